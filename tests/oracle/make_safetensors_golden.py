# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/golden/safetensors_python.safetensors with the public safetensors library: every dtype that
engine/io/safetensors knows, an empty tensor, a scalar and metadata.

    python tests/oracle/make_safetensors_golden.py
"""
import torch

from golden_file import FOLDER, versions, write_tensors

tensors = {
    "f64": torch.tensor([0.1, -2.0], dtype=torch.float64),
    "f32": torch.tensor([[0.5, 1.5, -2.5], [3.5, 4.5, -5.5]], dtype=torch.float32),
    "f16": torch.tensor([1.0, 0.5, -2.0], dtype=torch.float16),
    "bf16": torch.tensor([1.0, 0.5, -2.0], dtype=torch.bfloat16),
    "i64": torch.tensor([-(2**62)], dtype=torch.int64),
    "i32": torch.tensor([[[-7, 8]]], dtype=torch.int32),
    "i16": torch.tensor([-300, 300], dtype=torch.int16),
    "i8": torch.tensor([-128, 0, 127], dtype=torch.int8),
    "u8": torch.tensor([0, 1, 255], dtype=torch.uint8),
    "bool": torch.tensor([True, False, True]),
    "empty": torch.zeros(0, 4),
    "scalar": torch.tensor(42.0),
}
write_tensors(FOLDER / "safetensors_python.safetensors", tensors, {"maker": "python", "versions": versions("torch", "safetensors")})
