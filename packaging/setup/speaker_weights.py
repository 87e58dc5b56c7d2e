#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns Resemblyzer's pretrained.pt into safetensors, once, during set-up. Only the standard library.

    speaker_weights.py pretrained.pt speaker_encoder.safetensors

The file is a pickle as torch wrote it before 1.6: four pickles, the list of storages, then their bytes. A pickle may name
any function of Python, so this reader knows three names, each with a stand-in of its own, and refuses all others. The
program reads the safetensors file alone.
"""
import array
import collections
import json
import pathlib
import pickle
import struct
import sys

MAGIC = 0x1950A86A20F9469CFC6C
PROTOCOL = 1001
HIDDEN, MELS, LAYERS = 256, 40, 3


class NotTheWeights(Exception):
    """What was given is something else than Resemblyzer's weights."""


class FloatStorage:
    """Stands for torch.FloatStorage: a name in the pickle, never called."""


def wanted():
    """Names and shapes of the network's tensors."""
    shapes = {"linear.weight": [HIDDEN, HIDDEN], "linear.bias": [HIDDEN]}
    for layer in range(LAYERS):
        shapes[f"lstm.weight_ih_l{layer}"] = [4 * HIDDEN, HIDDEN if layer else MELS]
        shapes[f"lstm.weight_hh_l{layer}"] = [4 * HIDDEN, HIDDEN]
        shapes[f"lstm.bias_ih_l{layer}"] = [4 * HIDDEN]
        shapes[f"lstm.bias_hh_l{layer}"] = [4 * HIDDEN]
    return shapes


def rebuild_tensor(storage, offset, size, stride, requires_grad, backward_hooks):
    """Stands for torch._utils._rebuild_tensor_v2: where a tensor lies in which storage."""
    return {"storage": storage, "offset": offset, "size": list(size), "stride": list(stride)}


ALLOWED = {
    ("collections", "OrderedDict"): collections.OrderedDict,
    ("torch._utils", "_rebuild_tensor_v2"): rebuild_tensor,
    ("torch", "FloatStorage"): FloatStorage,
}


class Reader(pickle.Unpickler):
    def find_class(self, module, name):
        try:
            return ALLOWED[module, name]
        except KeyError:
            raise NotTheWeights(f"it names {module}.{name}, which is not allowed here") from None

    def persistent_load(self, pid):
        if not isinstance(pid, tuple) or len(pid) != 6 or pid[0] != "storage" or pid[1] is not FloatStorage:
            raise NotTheWeights("it holds something that is no storage of fp32")
        return pid[2], pid[4]


def read_pickle(file):
    return Reader(file, encoding="utf-8").load()


def read_storages(file):
    """The values of each storage, by its key, in the order of the list before them."""
    storages = {}
    for key in read_pickle(file):
        count = struct.unpack("<q", file.read(8))[0]
        values = array.array("f")
        data = file.read(4 * count)
        if count < 0 or len(data) != 4 * count:
            raise NotTheWeights("it ends early")
        values.frombytes(data)
        if sys.byteorder == "big":
            values.byteswap()
        storages[key] = values
    return storages


def tensor_bytes(name, tensor, storages, shape):
    contiguous = [1]
    for length in reversed(shape[1:]):
        contiguous.insert(0, contiguous[0] * length)
    if tensor["size"] != shape or tensor["stride"] != contiguous:
        raise NotTheWeights(f"{name} has the shape {tensor['size']} and not {shape}")
    count = shape[0] * contiguous[0]
    values = storages[tensor["storage"][0]][tensor["offset"]:tensor["offset"] + count]
    if len(values) != count:
        raise NotTheWeights(f"{name} lies outside its storage")
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()


def read_weights(path):
    """Bytes of the network's tensors, little-endian fp32, by name."""
    with open(path, "rb") as file:
        if read_pickle(file) != MAGIC or read_pickle(file) != PROTOCOL or not read_pickle(file)["little_endian"]:
            raise NotTheWeights("it is no file of torch.save before 1.6")
        state = read_pickle(file)["model_state"]
        storages = read_storages(file)
    return {name: tensor_bytes(name, state[name], storages, shape) for name, shape in wanted().items()}


def write_safetensors(path, tensors):
    header, at = {"__metadata__": {"source": "Resemblyzer 0.1.4, pretrained.pt", "licence": "Apache-2.0"}}, 0
    for name in sorted(tensors):
        header[name] = {"dtype": "F32", "shape": wanted()[name], "data_offsets": [at, at + len(tensors[name])]}
        at += len(tensors[name])
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    partial = pathlib.Path(f"{path}.partial")
    with open(partial, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for name in sorted(tensors):
            file.write(tensors[name])
    partial.replace(path)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    try:
        write_safetensors(sys.argv[2], read_weights(sys.argv[1]))
    except (NotTheWeights, pickle.UnpicklingError, KeyError, TypeError, ValueError, EOFError, struct.error) as problem:
        sys.exit(f"{sys.argv[1]} are not Resemblyzer's weights: {problem}.")


if __name__ == "__main__":
    main()
