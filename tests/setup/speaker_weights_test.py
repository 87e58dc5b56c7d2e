# SPDX-License-Identifier: GPL-3.0-or-later
"""The converter of the speaker encoder's weights: what it takes, and what it must never run."""
import array
import collections
import io
import json
import os
import pathlib
import pickle
import struct
import subprocess
import sys
import tempfile
import types
import unittest

SETUP = pathlib.Path(__file__).resolve().parents[2] / "packaging/setup"
sys.path.insert(0, str(SETUP))
import speaker_weights  # noqa: E402


class Writer(pickle._Pickler):
    """The pickles of torch.save before 1.6, without torch. The one in Python, as it can be told to write any name."""

    def persistent_id(self, value):
        if isinstance(value, tuple) and value[:1] == ("a storage",):
            return ("storage", speaker_weights.FloatStorage, value[1], "cpu", value[2], None)
        return None

    def save_global(self, obj, name=None):
        if obj is speaker_weights.FloatStorage:
            self.write(pickle.GLOBAL + b"torch\nFloatStorage\n")
        elif obj is speaker_weights.rebuild_tensor:
            self.write(pickle.GLOBAL + b"torch._utils\n_rebuild_tensor_v2\n")
        else:
            super().save_global(obj, name)

    dispatch = pickle._Pickler.dispatch | {types.FunctionType: save_global}


class Tensor:
    def __init__(self, key, count, size):
        self.key, self.count, self.size = key, count, size

    def __reduce__(self):
        stride = [1]
        for length in reversed(self.size[1:]):
            stride.insert(0, stride[0] * length)
        return speaker_weights.rebuild_tensor, (("a storage", self.key, self.count), 0, tuple(self.size), tuple(stride), False, collections.OrderedDict())


def checkpoint(change=None):
    """A file as torch.save writes it: the network's tensors, filled with their place's number."""
    shapes = speaker_weights.wanted()
    if change:
        change(shapes)
    state, storages = collections.OrderedDict(), []
    for number, (name, shape) in enumerate(shapes.items()):
        count = shape[0] * (shape[1] if len(shape) > 1 else 1)
        state[name] = Tensor(str(number), count, shape)
        storages.append((str(number), array.array("f", [number] * count)))
    out = io.BytesIO()
    for value in (speaker_weights.MAGIC, speaker_weights.PROTOCOL, {"little_endian": True}, {"model_state": state}, [key for key, _ in storages]):
        Writer(out, 2).dump(value)
    for _, values in storages:
        out.write(struct.pack("<q", len(values)) + values.tobytes())
    return out.getvalue()


class SpeakerWeightsTest(unittest.TestCase):
    def convert(self, data):
        with tempfile.TemporaryDirectory() as folder:
            source, target = pathlib.Path(folder) / "w.pt", pathlib.Path(folder) / "w.safetensors"
            source.write_bytes(data)
            done = subprocess.run([sys.executable, SETUP / "speaker_weights.py", source, target], capture_output=True, text=True)
            left = sorted(path.name for path in pathlib.Path(folder).iterdir())
            return done, target.read_bytes() if target.exists() else None, left

    def test_tensors_are_taken_by_name_and_shape(self):
        done, data, _ = self.convert(checkpoint())
        self.assertEqual(done.returncode, 0, done.stderr)
        size = struct.unpack("<Q", data[:8])[0]
        header = json.loads(data[8:8 + size])
        header.pop("__metadata__")
        self.assertEqual(sorted(header), sorted(speaker_weights.wanted()))
        for number, (name, shape) in enumerate(speaker_weights.wanted().items()):
            self.assertEqual(header[name]["shape"], shape)
            first, end = header[name]["data_offsets"]
            values = array.array("f", data[8 + size + first:8 + size + end])
            self.assertEqual(set(values), {float(number)})

    def test_a_function_is_not_run(self):
        with tempfile.TemporaryDirectory() as folder:
            mark = pathlib.Path(folder) / "was-here"

            class Hostile:
                def __reduce__(self):
                    return os.system, (f"touch {mark}",)

            out = io.BytesIO()
            pickle.dump(speaker_weights.MAGIC, out)
            pickle.dump(speaker_weights.PROTOCOL, out)
            pickle.dump({"little_endian": Hostile()}, out)
            done, data, left = self.convert(out.getvalue())
            self.assertEqual(done.returncode, 1)
            self.assertIn("not allowed", done.stderr)
            self.assertIsNone(data)
            self.assertEqual(left, ["w.pt"])
            self.assertFalse(mark.exists())

    def test_other_files_are_refused_in_a_sentence(self):
        def misshapen(shapes):
            shapes["linear.bias"] = [7]

        def lacking(shapes):
            shapes.pop("linear.bias")

        whole = checkpoint()
        for data in (b"", b"PK\3\4 a zip", whole[:-100], whole[:3000], pickle.dumps(17), checkpoint(misshapen), checkpoint(lacking)):
            done, made, _ = self.convert(data)
            self.assertEqual(done.returncode, 1)
            self.assertIn("are not Resemblyzer's weights", done.stderr)
            self.assertNotIn("Traceback", done.stderr)
            self.assertIsNone(made)


if __name__ == "__main__":
    unittest.main()
