# SPDX-License-Identifier: GPL-3.0-or-later
"""Where goldens lie and what each of them says of the packages that made it."""
import importlib.metadata
import json
import pathlib

from safetensors.torch import save_file

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "golden"


def versions(*packages):
    """"torch 2.11.0, peft 0.21.2": what stands in a golden."""
    return ", ".join(f"{package} {importlib.metadata.version(package)}" for package in packages)


def write_tensors(path, tensors, metadata):
    """As safetensors writes them, but for the metadata, which it puts in another order at every run: here by name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file({name: tensor.detach().clone().contiguous() for name, tensor in tensors.items()}, path, metadata=metadata)
    content = path.read_bytes()
    size = int.from_bytes(content[:8], "little")
    header = json.loads(content[8:8 + size])
    header["__metadata__"] = dict(sorted(metadata.items()))
    text = json.dumps(header, separators=(",", ":"), ensure_ascii=False).encode()
    path.write_bytes(content[:8] + text.ljust(size) + content[8 + size:])
    path.chmod(0o644)
    print(f"{path.name}: {path.stat().st_size} bytes")


def save_tensors(path, tensors, made_by, *packages):
    """Writes safetensors whose metadata name the program and the packages' versions."""
    write_tensors(path, tensors, {"made_by": made_by, "versions": versions(*packages)})


def save_json(path, value, made_by, *packages):
    path.write_text(json.dumps({"made_by": made_by, "versions": versions(*packages), **value}, indent=None) + "\n")
    print(f"{path.name}: {path.stat().st_size} bytes")
