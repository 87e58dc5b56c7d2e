#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Speaks Undertone's demo conversation and its small synthetic corpus.

  make_demo.py demo FOLDER     demo.wav, demo.rttm, demo.csv: a conversation of three synthetic speakers
  make_demo.py corpus FOLDER   manifest.csv and clips: some 200 sentences with intended emotions

Everything is spoken by Debian's espeak-ng and flite; an emotion is a setting of pitch, range, rate, loudness and
spectral tilt, and nothing a person said. Same packages, same files. The corpus shares no voice and no line with
the demo, so that what is trained on it may be shown on the demo. Python's standard library only.
"""
import argparse
import array
import csv
import math
import pathlib
import shutil
import subprocess
import sys
import tempfile
import wave
import zlib

DEMO_RATE = 16000
NOISE_DECIBELS = -68.0

# Pitch and range against the voice's own; time against its own; decibels full scale; tilt below 0 is dark, above bright.
EMOTIONS = {
    "neutral": {"pitch": 1.00, "range": 1.0, "time": 1.00, "level": -24.0, "tilt": 0.0, "drive": 0.0},
    "angry": {"pitch": 1.22, "range": 1.7, "time": 0.86, "level": -17.0, "tilt": 0.55, "drive": 2.0},
    "happy": {"pitch": 1.38, "range": 2.4, "time": 0.93, "level": -20.0, "tilt": 0.30, "drive": 0.0},
    "sad": {"pitch": 0.87, "range": 0.35, "time": 1.30, "level": -30.0, "tilt": -0.55, "drive": 0.0},
}

# Engine, name, own pitch and range in Hz (flite) or none (espeak-ng, whose scales are relative).
DEMO_VOICES = {
    "Mara-synthetic": {"engine": "flite", "voice": "slt", "pitch": 170, "range": 16},
    "Ewan-synthetic": {"engine": "flite", "voice": "awb", "pitch": 125, "range": 14},
    "Jonas-synthetic": {"engine": "espeak-ng", "voice": "en-gb+m3"},
}
CORPUS_VOICES = {
    "synthetic-kal": {"engine": "flite", "voice": "kal16", "pitch": 105, "range": 12, "sex": "m", "split": "train"},
    "synthetic-us-m1": {"engine": "espeak-ng", "voice": "en-us+m1", "sex": "m", "split": "train"},
    "synthetic-us-f1": {"engine": "espeak-ng", "voice": "en-us+f1", "sex": "f", "split": "train"},
    "synthetic-scotland-m4": {"engine": "espeak-ng", "voice": "en-gb-scotland+m4", "sex": "m", "split": "train"},
    "synthetic-rp-f5": {"engine": "espeak-ng", "voice": "en-gb-x-rp+f5", "sex": "f", "split": "train"},
    "synthetic-caribbean-m7": {"engine": "espeak-ng", "voice": "en-029+m7", "sex": "m", "split": "train"},
    "synthetic-us-m8": {"engine": "espeak-ng", "voice": "en-us+m8", "sex": "m", "split": "dev"},
    "synthetic-lancaster-f3": {"engine": "espeak-ng", "voice": "en-gb-x-gbclan+f3", "sex": "f", "split": "dev"},
}
CORPUS_SENTENCES = [
    "The blue folder is on the second shelf.",
    "They will bring the chairs back after lunch.",
    "She has already spoken to the landlord.",
    "We counted the tickets twice this evening.",
    "The kettle is standing next to the window.",
    "He said that the bridge would be closed.",
    "Nobody told me about the letter.",
]

M, E, J = "Mara-synthetic", "Ewan-synthetic", "Jonas-synthetic"
# Speaker, emotion, pause before the line in seconds (below 0: interrupts), line.
DEMO_LINES = [
    (M, "neutral", 0.5, "So, the cabin is ours from Friday evening until Monday."),
    (E, "neutral", 0.65, "There is a train at ten past four, and a slow one at six."),
    (J, "neutral", 0.5, "I can leave the office at half past three."),
    (M, "happy", 0.65, "Then we take the early one, and we will see the lake in daylight!"),
    (E, "happy", 0.55, "And I am cooking on Saturday! I found my grandmother's dumpling recipe!"),
    (J, "happy", 0.55, "Oh, wonderful! I will bring the good cheese!"),
    (M, "neutral", 0.6, "Who is looking after the tickets?"),
    (J, "neutral", 0.55, "I am. I will print them tonight."),
    (E, "neutral", 0.65, "Good. Platform seven, then, at four o'clock."),
    (M, "neutral", 1.6, "It is a quarter past four. Where is he?"),
    (E, "neutral", 0.65, "His phone is switched off. I have tried three times."),
    (M, "angry", 0.5, "I do not believe this! The train has just left!"),
    (E, "sad", 0.6, "We waited all year for this weekend."),
    (J, "neutral", 0.9, "Hello. Sorry. Have I missed it?"),
    (M, "angry", 0.45, "Missed it? We all missed it, because of you!"),
    (J, "angry", -0.3, "That is not fair! My meeting ran late!"),
    (E, "angry", 0.45, "You could have called us! One single call!"),
    (J, "angry", 0.45, "I was running the whole way! What else should I do?"),
    (M, "angry", 0.45, "You should have left on time! You promised!"),
    (E, "neutral", 0.9, "Please, both of you. People are looking."),
    (J, "sad", 1.1, "You are right. I forgot to charge my phone."),
    (J, "sad", 0.7, "I let you down, and I am really sorry."),
    (M, "sad", 0.8, "I was so looking forward to the lake."),
    (E, "sad", 0.7, "I know. The room was not easy to get."),
    (J, "sad", 0.6, "I should have called. I have no excuse."),
    (M, "neutral", 1.0, "All right. I was too loud as well. Let us sit down."),
    (E, "neutral", 0.5, "There is still the slow one at six."),
    (J, "neutral", 0.65, "It gets in at nine. The key is in a box by the door."),
    (M, "neutral", 0.65, "And where do we eat, if we arrive at nine?"),
    (E, "happy", 0.9, "Wait, look at this! My sister has just written to me!"),
    (E, "happy", 0.55, "She is driving to the lake tonight, and she has three free seats!"),
    (M, "happy", 0.45, "No! Really? When does she leave?"),
    (E, "happy", 0.45, "In twenty minutes, from right outside the station!"),
    (J, "happy", 0.45, "Then we will be there before the train!"),
    (M, "happy", 0.55, "And with dumplings! I take everything back!"),
    (J, "neutral", 0.7, "I will buy the coffee. For all four of us."),
    (E, "neutral", 0.65, "Then come along. She does not like to wait."),
    (M, "happy", 0.55, "Neither do I! Come on, let us go!"),
]


class Noise:
    """Integers alone (a linear congruential generator), so that every platform draws the same."""

    def __init__(self, seed):
        self.state = seed & 0xffffffff

    def next(self):
        self.state = (self.state * 1664525 + 1013904223) & 0xffffffff
        return (self.state >> 8) / 16777216.0 - 0.5


def speak(voice, setting, text, folder):
    """The raw voice of a sentence: samples in [-1, 1] and their rate."""
    path = folder / "spoken.wav"
    if voice["engine"] == "flite":
        command = ["flite", "-voice", voice["voice"],
                   "--setf", f"int_f0_target_mean={voice['pitch'] * setting['pitch']:.1f}",
                   "--setf", f"int_f0_target_stddev={voice['range'] * setting['range']:.1f}",
                   "--setf", f"duration_stretch={setting['time']:.3f}", "-t", text, "-o", str(path)]
    else:
        # A step of espeak-ng's pitch is a little over a hundredth of the voice's own.
        pitch = max(0, min(99, round(50 + (setting["pitch"] - 1) * 80)))
        marked = f"<prosody range='{round(100 * setting['range'])}%'>{text}</prosody>"
        command = ["espeak-ng", "-m", "-v", voice["voice"], "-p", str(pitch), "-s", str(round(160 / setting["time"])),
                   "-w", str(path), marked]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with wave.open(str(path), "rb") as file:
        rate = file.getframerate()
        samples = array.array("h", file.readframes(file.getnframes()))
    if sys.byteorder == "big":
        samples.byteswap()
    return [sample / 32768.0 for sample in samples], rate


def trimmed(samples, rate):
    """Without the silence at both ends, but for 40 ms."""
    loudest = max(map(abs, samples))
    heard = [index for index, sample in enumerate(samples) if abs(sample) > 0.02 * loudest]
    margin = int(0.04 * rate)
    return samples[max(0, heard[0] - margin):heard[-1] + margin]


def coloured(samples, setting):
    """Tilt by a first-order filter, then loudness, then what a raised voice adds."""
    tilt = setting["tilt"]
    out = []
    before = 0.0
    if tilt >= 0:
        for sample in samples:
            out.append(sample - tilt * before)
            before = sample
    else:
        for sample in samples:
            before = (1 + tilt) * sample - tilt * before
            out.append(before)
    level = 10 ** (setting["level"] / 20)
    scale = level / math.sqrt(sum(sample * sample for sample in out) / len(out))
    drive = setting["drive"]
    if drive > 0:
        return [math.tanh(drive * scale * sample) / drive for sample in out]
    return [scale * sample for sample in out]


def resampled(samples, rate, wanted):
    """Windowed sinc, 24 zero crossings a side at the lower rate; phases are tabulated."""
    if rate == wanted:
        return samples
    divisor = math.gcd(rate, wanted)
    up, down = wanted // divisor, rate // divisor
    cutoff = 0.95 * min(1.0, wanted / rate)
    reach = math.ceil(24 / cutoff)
    table = []
    for phase in range(up):
        taps = []
        for k in range(-reach + 1, reach + 1):
            x = k - phase / up
            window = 0.5 + 0.5 * math.cos(math.pi * x / reach) if abs(x) < reach else 0.0
            taps.append(cutoff * window * (math.sin(math.pi * cutoff * x) / (math.pi * cutoff * x) if x else 1.0))
        table.append(taps)
    padded = [0.0] * reach + samples + [0.0] * (reach + 1)
    out = []
    for n in range(len(samples) * up // down):
        at, phase = divmod(n * down, up)
        out.append(sum(map(lambda tap, sample: tap * sample, table[phase], padded[at + 1:at + 1 + 2 * reach])))
    return out


def sentence(voice, emotion, text, folder):
    """A finished sentence; a little of everything differs from line to line, by the text itself."""
    noise = Noise(zlib.crc32(f"{voice['voice']} {emotion} {text}".encode()))
    setting = dict(EMOTIONS[emotion])
    setting["pitch"] *= 1 + 0.06 * noise.next()
    setting["range"] *= 1 + 0.20 * noise.next()
    setting["time"] *= 1 + 0.06 * noise.next()
    setting["level"] += 2.0 * noise.next()
    samples, rate = speak(voice, setting, text, folder)
    return coloured(trimmed(samples, rate), setting), rate


def write_wav(path, samples, rate):
    values = array.array("h", (max(-32768, min(32767, round(sample * 32767))) for sample in samples))
    if sys.byteorder == "big":
        values.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(values.tobytes())


def add_noise_floor(samples, seed):
    noise = Noise(seed)
    amplitude = math.sqrt(12) * 10 ** (NOISE_DECIBELS / 20)
    for index in range(len(samples)):
        samples[index] += amplitude * noise.next()


def make_demo(folder, scratch):
    conversation = []
    rows = []
    now = 0
    for speaker, emotion, pause, text in DEMO_LINES:
        samples, rate = sentence(DEMO_VOICES[speaker], emotion, text, scratch)
        samples = resampled(samples, rate, DEMO_RATE)
        start = max(0, now + round(pause * DEMO_RATE))
        end = start + len(samples)
        conversation.extend([0.0] * max(0, end - len(conversation)))
        for index, sample in enumerate(samples, start):
            conversation[index] += sample
        rows.append((start / DEMO_RATE, end / DEMO_RATE, speaker, emotion, text))
        now = end
    conversation.extend([0.0] * (DEMO_RATE // 2))
    add_noise_floor(conversation, 1)

    with open(folder / "demo.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["start", "end", "speaker", "emotion", "text"])
        for start, end, speaker, emotion, text in rows:
            writer.writerow([f"{start:.3f}", f"{end:.3f}", speaker, emotion, text])
    with open(folder / "demo.rttm", "w", encoding="utf-8") as file:
        for start, end, speaker, _, _ in rows:
            file.write(f"SPEAKER demo 1 {start:.3f} {end - start:.3f} <NA> <NA> {speaker} <NA> <NA>\n")
    with open(folder / "demo.txt", "w", encoding="utf-8") as file:
        file.write("Synthetic speech: demo.wav was spoken by espeak-ng and flite (resources/demo/make_demo.py).\n"
                   "No person is heard. The emotions in demo.csv are settings of the synthesisers.\n")
    # Last, so that who waits for the sound finds the rest beside it.
    write_wav(folder / "demo.wav", conversation, DEMO_RATE)
    print(f"{len(rows)} lines, {len(conversation) / DEMO_RATE:.1f} s: {folder / 'demo.wav'}", file=sys.stderr)


def make_corpus(folder, scratch):
    (folder / "clips").mkdir(exist_ok=True)
    rows = []
    for speaker, voice in CORPUS_VOICES.items():
        for emotion in EMOTIONS:
            for number, text in enumerate(CORPUS_SENTENCES, 1):
                samples, rate = sentence(voice, emotion, text, scratch)
                add_noise_floor(samples, zlib.crc32(f"{speaker} {emotion} {number}".encode()))
                name = f"clips/{speaker}_{number}_{emotion}.wav"
                write_wav(folder / name, samples, rate)
                rows.append([name, "synthetic", speaker, voice["sex"], emotion, "", "en", text,
                             f"{len(samples) / rate:.3f}", voice["split"], ""])
    with open(folder / "manifest.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["path", "corpus", "speaker", "sex", "emotion", "intensity", "language", "text",
                         "duration_seconds", "split", "crowd_voice_vote"])
        writer.writerows(rows)
    print(f"{len(rows)} synthetic clips: {folder / 'manifest.csv'}", file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["demo", "corpus"])
    parser.add_argument("folder", type=pathlib.Path)
    arguments = parser.parse_args()
    for program in ("espeak-ng", "flite"):
        if shutil.which(program) is None:
            parser.exit(1, f"{program} is missing: run ./dev setup, or install the Debian package {program}.\n")
    arguments.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        make = make_demo if arguments.what == "demo" else make_corpus
        try:
            make(arguments.folder, pathlib.Path(scratch))
        except (OSError, subprocess.CalledProcessError) as error:
            parser.exit(1, f"The synthetic speech could not be made: {error}\n")


if __name__ == "__main__":
    main()
