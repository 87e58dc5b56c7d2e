# SPDX-License-Identifier: GPL-3.0-or-later
"""./dev bench train tokenizer: steps of fine-tuning a Whisper encoder to codes, by this engine and as a researcher would write them.

The other side is the blocks of transformers' Whisper and of s3tokenizer under torch's autocast and torch.optim.AdamW (fused), on batches padded
to their longest clip. Same weights, same batches, same threads, in turn, several rounds; the ratio of each round, and the floor: products that a
step cannot do without, of the tokens that are no padding, over the rate of a matrix product measured in the same round. Making a batch
(augmentation) is a part of our steps and told beside them; the other side finds its batches made. The clips are noise of 1.6 to 3.4 s; the share
of padding decides what leaving it out saves, and is told. Without channel dropout, whose random numbers two libraries would not share. The
residual stream of transformers' blocks becomes fp32 under autocast, as it does for its users; ours is bf16.
"""
import argparse
import pathlib
import statistics
import tempfile
import time

import torch
from s3tokenizer.model_v2 import ResidualAttentionBlock, precompute_freqs_cis
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F
from transformers import WhisperConfig, WhisperForConditionalGeneration
from transformers.models.whisper.modeling_whisper import WhisperEncoderLayer

from side_process import SideProcess, spread

# Whisper's own sizes; "tiny" is what the model that ships begins with.
ENCODERS = {
    "tiny": dict(d_model=384, encoder_layers=4, encoder_attention_heads=6, encoder_ffn_dim=1536),
    "base": dict(d_model=512, encoder_layers=6, encoder_attention_heads=8, encoder_ffn_dim=2048),
}
BANDS, DIGITS, HEAD = 80, 8, 64
TOKENS_A_SECOND = 25
TOLERANCE = {"fp32": 1e-5, "bf16": 1e-2}  # of the first loss
DTYPES = {"fp32": torch.float32, "bf16": torch.bfloat16}
OPENAI_NAMES = {"attn.query": "self_attn.q_proj", "attn.key": "self_attn.k_proj", "attn.value": "self_attn.v_proj", "attn.out": "self_attn.out_proj",
                "attn_ln": "self_attn_layer_norm", "mlp.0": "fc1", "mlp.2": "fc2", "mlp_ln": "final_layer_norm"}


def whisper_config(size):
    return WhisperConfig(num_mel_bins=BANDS, decoder_layers=1, decoder_attention_heads=1, decoder_ffn_dim=8, vocab_size=8, pad_token_id=0, bos_token_id=0,
                         eos_token_id=0, decoder_start_token_id=0, attn_implementation="sdpa", **ENCODERS[size])


def halved(lengths):
    return (lengths - 1) // 2 + 1


def within(lengths, longest):
    return (torch.arange(longest)[None] < lengths[:, None]).float()[..., None]


def bias(keep):
    return ((1.0 - keep.squeeze(-1)) * -1e10)[:, None, None]


class Pool(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.score = nn.Linear(width, 1)

    def forward(self, x, keep):
        weight = torch.softmax(self.score(x).float() + (1.0 - keep) * -1e10, 1)
        mean = (weight * x).sum(1)
        return torch.cat([mean, ((weight * (x - mean[:, None]) ** 2).sum(1) + 1e-5).sqrt()], -1)


class Model(nn.Module):
    """Names of the parts as OpenAI's and this project's files have them, so that weights are copied by name."""

    def __init__(self, size, settings):
        super().__init__()
        config = whisper_config(size)
        width, decoder = config.d_model, settings["decoder_width"]
        self.conv1 = nn.Conv1d(BANDS, width, 3, padding=1)
        self.conv2 = nn.Conv1d(width, width, 3, stride=2, padding=1)
        self.layers = nn.ModuleList(WhisperEncoderLayer(config) for _ in range(config.encoder_layers))
        self.ln_post = nn.LayerNorm(width)
        self.norm = nn.LayerNorm(width)
        self.project_down = nn.Linear(width, DIGITS)
        self.up = nn.Linear(DIGITS, decoder)
        self.blocks = nn.ModuleList(ResidualAttentionBlock(decoder, decoder // HEAD, use_sdpa=True) for _ in range(settings["decoder_layers"]))
        for block in self.blocks:
            block.attn_ln.eps = 1e-6  # as CosyVoice's own graph has it
        self.angles = precompute_freqs_cis(HEAD, 1024)
        self.pool_emotion, self.pool_before, self.pool_sentence = Pool(decoder), Pool(width), Pool(decoder)
        self.emotion, self.emotion_before = nn.Linear(2 * decoder, settings["emotions"]), nn.Linear(2 * width, settings["emotions"])
        self.sentence, self.mel = nn.Linear(2 * decoder, settings["sentences"]), nn.Linear(decoder, 4 * 32)
        self.frozen = settings["frozen_blocks"]

    def take(self, weights):
        own = dict(self.named_parameters())
        for name, value in weights.items():
            if ".voice." in name:
                continue
            name = name.removeprefix("encoder.").removeprefix("encoder.").removeprefix("quantizer.").removeprefix("_codebook.").removeprefix("heads.")
            if name.startswith("blocks."):
                _, layer, part = name.split(".", 2)
                part, kind = part.rsplit(".", 1)
                name = f"layers.{layer}.{OPENAI_NAMES[part]}.{kind}"
            elif name.startswith("block"):
                name = "blocks." + name.removeprefix("block")
            own.pop(name).data.copy_(value)
        assert not own, f"without weights: {list(own)}"
        for part in [self.conv1, self.conv2, *self.layers[:self.frozen]]:
            part.requires_grad_(False)

    def positions(self, count, width):
        frequencies = torch.exp(-torch.log(torch.tensor(10000.0)) / (width // 2 - 1) * torch.arange(width // 2))
        angles = torch.arange(count)[:, None] * frequencies[None]
        return torch.cat([angles.sin(), angles.cos()], -1)

    def features(self, mel, lengths):
        mel = (mel * within(lengths, mel.shape[1])).transpose(1, 2)
        x = F.gelu(self.conv1(mel)) * within(lengths, mel.shape[2]).transpose(1, 2)
        x = F.gelu(self.conv2(x)).transpose(1, 2)
        lengths = halved(lengths)
        x = x + self.positions(x.shape[1], x.shape[2])
        keep = within(lengths, x.shape[1])
        mask = bias(keep)
        for layer in self.layers:
            x = layer(x, mask)
            x = x[0] if isinstance(x, tuple) else x
        x = self.ln_post(x) * keep
        return x.unflatten(1, (-1, 2)).sum(2) / keep.unflatten(1, (-1, 2)).sum(2).clamp_min(1.0)

    def read(self, features, keep):
        """From features to projected digits and what the heads say."""
        hidden = self.norm(features)
        projected = self.project_down(hidden)
        squashed = torch.tanh(projected.float()) * 0.9990000128746033
        x = self.up(squashed + (squashed.round() - squashed).detach())
        mask = bias(keep)
        for block in self.blocks:
            x = block(x, mask.to(x.dtype), keep > 0, self.angles[:x.shape[1]])
        return projected, self.emotion(self.pool_emotion(x, keep)), self.emotion_before(self.pool_before(hidden, keep)), \
            self.sentence(self.pool_sentence(x, keep)), self.mel(x)


def weighted_loss(scores, labels, weights, smoothing):
    logs = torch.log_softmax(scores.float(), -1)
    of_labels = logs.gather(1, labels[:, None]).squeeze(1)
    return ((-(1.0 - smoothing) * of_labels - smoothing * logs.mean(-1)) * weights).mean()


class Loop:
    """The plain way: no code of this project's."""

    def __init__(self, size, dtype, settings, weights):
        self.settings, self.dtype, self.seen = settings, DTYPES[dtype], 0
        self.model = Model(size, settings)
        self.model.take(weights)
        self.model.train()
        trained = {name: p for name, p in self.model.named_parameters() if p.requires_grad}
        tuned = [p for name, p in trained.items() if name.startswith(("layers.", "ln_post."))]
        others = [p for name, p in trained.items() if not name.startswith(("layers.", "ln_post."))]
        groups = [dict(params=[p for p in part if (p.dim() > 1) == is_matrix], weight_decay=decay * is_matrix, rate_factor=rate)
                  for part, decay, rate in ((tuned, settings["encoder_weight_decay"], settings["encoder_rate"]), (others, settings["weight_decay"], 1.0)) for is_matrix in (True, False)]
        self.trained = list(trained.values())
        self.average = [p.detach().clone() for p in self.trained]
        self.optimizer = torch.optim.AdamW(groups, lr=1.0, betas=settings["betas"], eps=settings["epsilon"], fused=True)

    def sums(self, features, keep):
        kept = features.detach().float() * keep
        return keep.sum(), kept.sum((0, 1)), (kept * features.detach()).sum((0, 1))

    def add(self, sums):
        """The running mean of the features and of their squares."""
        self.seen += 1
        now = torch.stack(sums[1:]) / sums[0]
        self.moments = now if self.seen == 1 else self.moments + max(0.01, 1.0 / self.seen) * (now - self.moments)

    @torch.no_grad()
    def measure(self, batches):
        for batch in batches:
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.dtype == torch.bfloat16):
                features = self.model.features(batch["mel"], batch["lengths"])
            self.add(self.sums(features, within(halved(halved(batch["lengths"])), features.shape[1])))

    def normalised(self, features, keep, heard):
        prior = self.settings["prior_seconds"] * TOKENS_A_SECOND
        kept = features.float() * keep
        count = heard @ keep.sum(1) + prior
        variance = (self.moments[1] - self.moments[0] ** 2).clamp_min(1e-6)
        mean = (heard @ kept.sum(1) + prior * self.moments[0]) / count
        square = (heard @ (kept * features).sum(1) + prior * (variance + self.moments[0] ** 2)) / count
        return (features - mean[:, None]) / (square - mean ** 2).clamp_min(1e-6).sqrt()[:, None]

    def loss(self, batch):
        settings = self.settings
        keep = within(halved(halved(batch["lengths"])), batch["clean_mel"].shape[1])
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.dtype == torch.bfloat16):
            features = self.model.features(batch["mel"], batch["lengths"])
            with torch.autocast("cpu", enabled=False):
                normalised = self.normalised(features.float(), keep, batch["heard_weight"])
            projected, emotion, before, sentence, mel = self.model.read(normalised, keep)
        heard = self.sums(features, keep)
        rows = projected.float()[keep.squeeze(-1) > 0]
        mean = rows.mean(0)
        covariance = rows.T @ rows / len(rows) - torch.outer(mean, mean)
        deviation = (covariance.diagonal().clamp_min(0.0) + 1e-6).sqrt()
        correlation = covariance / torch.outer(deviation, deviation)
        between = (correlation ** 2).sum() - (correlation.diagonal() ** 2).sum()
        losses = [weighted_loss(emotion, batch["emotion"], batch["emotion_weight"], batch["smoothing"]),
                  weighted_loss(before, batch["emotion"], batch["emotion_weight"], batch["smoothing"]),
                  F.cross_entropy(sentence.float(), batch["sentence"], label_smoothing=settings["label_smoothing"]),
                  (((mel.float() - batch["clean_mel"]) ** 2).mean(-1, keepdim=True) * keep).sum() / keep.sum() / settings["reconstruction_scale"],
                  (mean ** 2).sum() + ((deviation - settings["digit_deviation"]) ** 2).sum() + between / 2]
        return sum(weight * loss for weight, loss in zip(settings["weights"], losses)), heard

    def step(self, batch, rate):
        start = time.perf_counter()
        for group in self.optimizer.param_groups:
            group["lr"] = rate * group["rate_factor"]
        loss, heard = self.loss(batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.trained, self.settings["clip_norm"])
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.add(heard)
        torch._foreach_lerp_(self.average, [p.detach() for p in self.trained], 1.0 - self.settings["averaging"])
        return (time.perf_counter() - start) * 1000, loss.item()


def step_flop(size, settings, batch):
    """Forward and backward of the parts that are trained, forward alone of those that are frozen; tokens that are no padding."""
    shape, decoder = ENCODERS[size], settings["decoder_width"]
    width, inner = shape["d_model"], shape["encoder_ffn_dim"]
    frames = batch["lengths"].double()
    vectors, tokens = halved(batch["lengths"]).double(), halved(halved(batch["lengths"])).double()

    def block(rows, width, inner):
        return (rows * (8.0 * width * width + 4.0 * width * inner) + 4.0 * rows * rows * width).sum().item()

    flop = (frames.sum() * 6 * BANDS * width + vectors.sum() * 6 * width * width).item()
    trained = shape["encoder_layers"] - settings["frozen_blocks"]
    return flop + (settings["frozen_blocks"] + 3 * trained) * block(vectors, width, inner) + 3 * settings["decoder_layers"] * block(tokens, decoder, 4 * decoder)


def measure(arguments, size, dtype):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        torch.manual_seed(1)
        WhisperForConditionalGeneration(whisper_config(size)).save_pretrained(folder / "encoder")
        side = SideProcess(arguments.side, folder / "encoder", dtype, arguments.threads)
        settings = side.ask(f"weights {folder / 'weights.safetensors'}")
        warm = 12  # steps of each side before the clock runs: oneDNN makes code for each shape that it meets
        count = warm + arguments.rounds * arguments.steps
        made = [side.ask(f"batch {step} {folder / f'{step}.safetensors'}") for step in range(count)]
        batches = [load_file(folder / f"{step}.safetensors") for step in range(count)]
        loop = Loop(size, dtype, settings, load_file(folder / "weights.safetensors"))
        loop.measure(batches[:8])
        differs = []
        for step in range(warm):
            mine = side.ask("steps 1")
            theirs = loop.step(batches[step], mine["rate"][0])[1]
            differs.append(abs(mine["loss"][0] - theirs) / abs(theirs))
        if differs[0] > TOLERANCE[dtype]:
            raise SystemExit(f"The two sides train different models: their first losses differ by {differs[0]:.1e}.")
        mine, theirs, floors, ratios = [], [], [], []
        for done in range(arguments.rounds):
            steps = range(warm + done * arguments.steps, warm + (done + 1) * arguments.steps)
            rate = side.ask("gemm")["gflops"]
            ours = side.ask(f"steps {arguments.steps}")
            mine.append(statistics.mean(ours["ms"]))
            theirs.append(statistics.mean(loop.step(batches[step], step_rate)[0] for step, step_rate in zip(steps, ours["rate"])))
            floors.append(statistics.mean(step_flop(size, settings, batches[step]) for step in steps) / (rate * 1e6))
            ratios.append(theirs[-1] / mine[-1])
        side.close()
    print(f"{size:>5} tokenizer {dtype} {settings['groups'] * settings['clips_per_group']} clips | {statistics.median(mine):7.1f} ms ({1000 / statistics.median(mine):.2f} steps/s),"
          f" {statistics.median(b['ms'] for b in made):.1f} of them the batch | floor {statistics.median(floors):6.1f} ms, x {spread([m / f for m, f in zip(mine, floors)])}"
          f" | transformers + s3tokenizer {statistics.median(theirs):7.1f} ms = x {spread(ratios)} | {100 * (1 - statistics.mean(b['filled'] for b in made)):.0f} % padding"
          f" | losses of steps 1 and {warm} differ by {differs[0]:.1e} and {differs[-1]:.1e} of their value", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("side", help="the program tokenizer_training_side")
    parser.add_argument("--encoders", nargs="+", default=list(ENCODERS))
    parser.add_argument("--dtypes", nargs="+", default=["fp32", "bf16"])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--steps", type=int, default=6, help="of each side in a round; their mean counts")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    print(f"{arguments.threads} threads; medians of rounds, [smallest, largest]; x of the loop: its time over ours")
    for size in arguments.encoders:
        for dtype in arguments.dtypes:
            measure(arguments, size, dtype)


if __name__ == "__main__":
    main()
