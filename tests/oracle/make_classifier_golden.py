# SPDX-License-Identifier: GPL-3.0-or-later
"""The classifier baseline as torch.nn.TransformerEncoder computes it, with its padding mask: weights in our layout, codes, logits."""
import json

import torch

from golden_file import FOLDER, save_tensors

SHAPE = {"architecture": "undertone-code-classifier", "labels": ["ang", "hap", "sad", "neu"], "codebook_size": 27, "embedding_size": 12, "hidden_size": 16,
         "layers": 2, "heads": 4, "feed_forward_size": 24, "positions": "sinusoidal", "context_tokens": 0}
LENGTHS = (9, 4, 1)


def positions(length, size):
    rates = torch.exp(torch.arange(size // 2) * (-torch.log(torch.tensor(10000.0)) / (size // 2)))
    angles = torch.arange(length).unsqueeze(1) * rates
    table = torch.zeros(length, size)
    table[:, 0::2], table[:, 1::2] = angles.sin(), angles.cos()
    return table


def main():
    torch.manual_seed(1)
    torch.set_num_threads(1)
    hidden = SHAPE["hidden_size"]
    embedding = torch.nn.Embedding(SHAPE["codebook_size"], SHAPE["embedding_size"])
    projection = torch.nn.Linear(SHAPE["embedding_size"], hidden)
    layer = torch.nn.TransformerEncoderLayer(hidden, SHAPE["heads"], SHAPE["feed_forward_size"], batch_first=True)
    encoder = torch.nn.TransformerEncoder(layer, SHAPE["layers"], enable_nested_tensor=False).eval()
    classes = torch.nn.Linear(hidden, len(SHAPE["labels"]))
    for parameter in encoder.parameters():  # every layer its own, and norms that do something
        torch.nn.init.normal_(parameter, 0.3, 0.4)
    codes = torch.randint(0, SHAPE["codebook_size"], (len(LENGTHS), max(LENGTHS)))
    padding = torch.arange(max(LENGTHS)) >= torch.tensor(LENGTHS).unsqueeze(1)
    with torch.inference_mode():
        rows = encoder(projection(embedding(codes)) + positions(max(LENGTHS), hidden), src_key_padding_mask=padding)
        kept = (~padding).unsqueeze(2).float()
        logits = classes((rows * kept).sum(1) / kept.sum(1))
    weights = {"code_embedding.weight": embedding.weight}
    for name, module in (("projection", projection), ("encoder", encoder), ("classes", classes)):
        weights |= {f"{name}.{key}": value for key, value in module.state_dict().items()}
    folder = FOLDER / "classifier"
    save_tensors(folder / "model.safetensors", weights, "tests/oracle/make_classifier_golden.py", "torch")
    (folder / "config.json").write_text(json.dumps(SHAPE, indent=2) + "\n")
    save_tensors(folder / "logits.safetensors", {"codes": codes.int(), "lengths": torch.tensor(LENGTHS, dtype=torch.int32), "logits": logits},
                 "tests/oracle/make_classifier_golden.py", "torch")


if __name__ == "__main__":
    main()
