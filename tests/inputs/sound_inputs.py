#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sound files as people bring them: made here, read by the program, compared with what they hold.

    sound_inputs.py TOOL [--keep FOLDER] [--beside] [KIND...]

TOOL is build/tests/sound_tool. Prints a table of the kinds tried and whether each came out right, and ends with 1 where one did not.
--beside adds the lengths that ffmpeg and soundfile find, where they are installed. ffmpeg, sox, lame, opusenc, oggenc and speexenc make
further inputs where they are there; what is left out is said.
"""
import argparse
import os
import shutil
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

SECONDS = 8.0


# Reading and changing files

def mpeg_frames(data):
    """(offset, length, samples, is a Xing or Info header) of each frame of layer 3."""
    rates = {3: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
             2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]}
    at = 0
    while at + 4 <= len(data):
        if data[at] != 0xff or data[at + 1] & 0xe0 != 0xe0:
            at += 1
            continue
        version = data[at + 1] >> 3 & 3
        one = version == 3
        frequency = [44100, 48000, 32000][data[at + 2] >> 2 & 3] // (1 if one else 2 if version == 2 else 4)
        length = (144 if one else 72) * rates[3 if one else 2][data[at + 2] >> 4] * 1000 // frequency + (data[at + 2] >> 1 & 1)
        mono = data[at + 3] & 0xc0 == 0xc0
        tag = at + 4 + ((17 if mono else 32) if one else (9 if mono else 17))
        yield at, length, 1152 if one else 576, data[tag:tag + 4] in (b"Xing", b"Info")
        at += length


def without_info(data):
    at, length, _, info = next(mpeg_frames(data))
    return data[at + length:] if info else data


def sound_samples(data):
    return sum(samples for _, _, samples, info in mpeg_frames(data) if not info)


def with_xing(data, frames):
    """The count of frames in the Xing header replaced."""
    at = data.find(b"Xing") if b"Xing" in data[:400] else data.find(b"Info")
    assert at > 0 and data[at + 7] & 1
    return data[:at + 8] + struct.pack(">I", frames) + data[at + 12:]


def id3v2(size):
    body = b"TXXX" + struct.pack(">I", size - 20) + b"\0\0" + b"\0" * (size - 20)
    return b"ID3\x03\0\0" + bytes([size >> 21 & 127, size >> 14 & 127, size >> 7 & 127, size & 127]) + body[:size].ljust(size, b"\0")


ID3V1 = b"TAG" + b"a title".ljust(125, b"\0")


def ogg_pages(data):
    at = 0
    while at < len(data):
        segments = data[at + 26]
        end = at + 27 + segments + sum(data[at + 27:at + 27 + segments])
        yield data[at:end]
        at = end


def ogg_crc(page):
    crc = 0
    for byte in page:
        crc ^= byte << 24
        for _ in range(8):
            crc = (crc << 1 ^ (0x04c11db7 if crc & 0x80000000 else 0)) & 0xffffffff
    return crc


def signed(page):
    page = page[:22] + b"\0\0\0\0" + page[26:]
    return page[:22] + struct.pack("<I", ogg_crc(page)) + page[26:]


def with_flags(page, flags):
    return signed(page[:5] + bytes([flags]) + page[6:])


def with_serial(data, serial):
    return b"".join(signed(page[:14] + struct.pack("<I", serial) + page[18:]) for page in ogg_pages(data))


def without_end_mark(data):
    pages = list(ogg_pages(data))
    pages[-1] = with_flags(pages[-1], pages[-1][5] & ~4)
    return b"".join(pages)


def end_mark_on_empty_page(data):
    pages = list(ogg_pages(data))
    last = pages[-1]
    sequence = struct.unpack("<I", last[18:22])[0]
    pages[-1] = with_flags(last, last[5] & ~4)
    pages.append(signed(last[:5] + b"\x04" + last[6:18] + struct.pack("<I", sequence + 1) + last[22:26] + b"\0"))
    return b"".join(pages)


def without_page(data, index):
    pages = list(ogg_pages(data))
    del pages[index]
    return b"".join(pages)


def with_number(data, at, value, form="<I"):
    packed = struct.pack(form, value)
    return data[:at] + packed + data[at + len(packed):]


def with_wav_size(data, size):
    """The data chunk's size replaced, and the file's with it."""
    at = data.find(b"data") + 4
    return with_number(with_number(data, at, size & 0xffffffff), 4, (size + at - 4) & 0xffffffff)


def with_flac_total(data, total):
    at = data.find(b"fLaC") + 8 + 13
    value = int.from_bytes(data[at:at + 5], "big") & ~0xfffffffff | total
    return data[:at] + value.to_bytes(5, "big") + data[at + 5:]


def shortened_sphere(wav):
    """A SPHERE file whose samples are packed by shorten 2, in blocks of first differences: half of the LDC's older corpora."""
    samples = struct.unpack(f"<{(len(wav) - 44) // 2}h", wav[44:])
    bits = []

    def uvar(value, size):
        bits.append("0" * (value >> size) + "1" + (format(value & (1 << size) - 1, f"0{size}b") if size else ""))

    def ulong(value):
        size = value.bit_length()
        uvar(size, 2)
        uvar(value, size)

    block, energy = 256, 11
    for value in (5, 1, block, 0, 0, 0):  # 16 bits from the low byte on, channels, block, no prediction, no mean, nothing to skip
        ulong(value)
    for at in range(0, len(samples), block):
        part = samples[at:at + block]
        if len(part) < block:
            uvar(5, 2)
            ulong(len(part))
        uvar(1, 2)
        uvar(energy, 3)
        last = samples[at - 1] if at else 0
        for sample in part:
            difference, last = sample - last, sample
            uvar(difference << 1 if difference >= 0 else ~difference << 1 | 1, energy + 1)
    uvar(4, 2)
    packed = "".join(bits)
    packed += "0" * (-len(packed) % 32)
    head = ("NIST_1A\n   1024\n" f"sample_count -i {len(samples)}\n" "sample_rate -i 16000\nchannel_count -i 1\nsample_n_bytes -i 2\n"
            "sample_byte_format -s2 01\nsample_sig_bits -i 16\nsample_coding -s26 pcm,embedded-shorten-v2.00\nend_head\n")
    return head.encode().ljust(1024, b"\0") + b"ajkg\x02" + int(packed, 2).to_bytes(len(packed) // 8, "big")


# The kinds

class Kind:
    def __init__(self, name, make, frames=None, rate=None, says="", refused="", tolerance=0, needs=(), silent_end=False):
        self.name, self.make, self.frames, self.rate = name, make, frames, rate
        self.says, self.refused, self.tolerance = says, refused, tolerance
        self.needs, self.silent_end = needs, silent_end


class Maker:
    def __init__(self, tool, folder):
        self.tool, self.folder, self.made = tool, folder, {}
        self.kinds = []

    def plain(self, form, rate=16000, channels=1, seconds=SECONDS):
        """The bytes of a plain recording as libsndfile writes it."""
        key = form, rate, channels, seconds
        if key not in self.made:
            path = self.folder / f"plain.{form}"
            subprocess.run([self.tool, "write", path, form, str(rate), str(channels), str(seconds)], check=True)
            self.made[key] = path.read_bytes()
            path.unlink()
        return self.made[key]

    def add(self, name, make, **expected):
        self.kinds.append(Kind(name, make, **expected))

    def plain_kinds(self):
        for form, ending in [("wav", "wav"), ("wav8", "wav"), ("wav24", "wav"), ("wavfloat", "wav"), ("wavulaw", "wav"), ("wavex", "wav"), ("rifx", "wav"),
                             ("rf64", "rf64"), ("w64", "w64"), ("aiff", "aiff"), ("aifc", "aifc"), ("au", "au"), ("auulaw", "au"), ("caf", "caf"),
                             ("nist", "sph"), ("flac", "flac"), ("vorbis", "ogg"), ("opus", "opus")]:
            self.add(f"plain-{form}.{ending}", lambda form=form: self.plain(form), frames=SECONDS * 16000)
        for rate in (11025, 22050, 44100, 48000):
            self.add(f"vorbis-{rate}.ogg", lambda rate=rate: self.plain("vorbis", rate, 2), frames=SECONDS * rate, rate=rate)

    def mp3_kinds(self):
        for rate in (8000, 11025, 16000, 22050, 44100, 48000):
            for form, words in (("mp3", "cbr"), ("mp3vbr", "vbr")):
                data = without_info(self.plain(form, rate))
                self.add(f"mp3-{words}-{rate}-no-xing.mp3", lambda data=data: data, frames=sound_samples(data), rate=rate)
        vbr = self.plain("mp3vbr", 44100)
        length = SECONDS * 44100
        frames = sound_samples(vbr) // 1152
        self.add("mp3-with-xing.mp3", lambda: vbr, frames=length)
        self.add("mp3-stereo-no-xing.mp3", lambda: without_info(self.plain("mp3", 44100, 2)), frames=sound_samples(self.plain("mp3", 44100, 2)))
        self.add("mp3-xing-count-zero.mp3", lambda: with_xing(vbr, 0), frames=sound_samples(vbr), says="no length")
        self.add("mp3-xing-count-half.mp3", lambda: with_xing(vbr, frames // 2), frames=sound_samples(vbr), says="header declares")
        # The header in the middle is a frame of silence to every decoder.
        self.add("mp3-joined.mp3", lambda: vbr + vbr, frames=2 * sound_samples(vbr) + 1152, says="header declares")
        self.add("mp3-joined-no-xing.mp3", lambda: without_info(vbr) + without_info(vbr), frames=2 * sound_samples(vbr))
        self.add("mp3-joined-with-tags.mp3", lambda: id3v2(300) + vbr + ID3V1 + id3v2(300) + vbr + ID3V1, frames=2 * sound_samples(vbr) + 1152,
                 says="header declares")
        self.add("mp3-behind-id3v2.mp3", lambda: id3v2(5000) + vbr, frames=length)
        self.add("mp3-id3v1-tail.mp3", lambda: vbr + ID3V1, frames=length)
        self.add("mp3-behind-zeros.mp3", lambda: b"\0" * 3000 + without_info(vbr), frames=sound_samples(vbr))
        self.add("mp3-cut-in-half.mp3", lambda: vbr[:len(vbr) // 2], refused="cut short")
        self.add("mp3-in-wav.wav", lambda: self.mp3_in_wav(without_info(self.plain("mp3", 44100))), frames=sound_samples(self.plain("mp3", 44100)))

    @staticmethod
    def mp3_in_wav(mp3):
        form = struct.pack("<HHIIHHHHIHHH", 0x55, 1, 44100, 16000, 1, 0, 12, 1, 2, 417, 1, 1393)
        chunks = b"fmt " + struct.pack("<I", len(form)) + form + b"data" + struct.pack("<I", len(mp3)) + mp3 + b"\0" * (len(mp3) & 1)
        return b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WAVE" + chunks

    def wav_kinds(self):
        wav = self.plain("wav")
        data = len(wav) - 44
        frames = SECONDS * 16000
        end = "file's end"
        self.add("wav-size-zero.wav", lambda: with_wav_size(wav, 0), frames=frames, says=end)
        self.add("wav-size-half.wav", lambda: with_wav_size(wav, data // 2), frames=frames, says=end)
        self.add("wav-size-first-write.wav", lambda: with_wav_size(wav, 2048), frames=frames, says=end)
        self.add("wav-size-and-riff-zero.wav", lambda: with_number(with_number(wav, 40, 0), 4, 0), frames=frames, says=end)
        for more in (8, 36, 44):
            self.add(f"wav-size-plus-{more}.wav", lambda more=more: with_wav_size(wav, data + more), frames=frames, says=end)
        for size in (2000000000, 0x7fffffff, 0x7ffff000, 0x80000000, 0xffffffff, 0xffffffdb):
            self.add(f"wav-size-{size:#x}.wav", lambda size=size: with_wav_size(wav, size), frames=frames, says=end)
        chunk = b"LIST" + struct.pack("<I", 26) + b"INFOISFT" + struct.pack("<I", 14) + b"Lavf58.29.100\0"
        self.add("wav-list-behind.wav", lambda: with_number(wav + chunk, 4, len(wav) + len(chunk) - 8), frames=frames)
        self.add("wav-padding-behind.wav", lambda: wav + b"\0" * 512, frames=frames)
        self.add("wav-id3v1-tail.wav", lambda: wav + ID3V1, frames=frames)
        self.add("wav-cut-in-half.wav", lambda: wav[:len(wav) // 2], refused="cut short")
        self.add("wav-cut-by-3-bytes.wav", lambda: wav[:-3], refused="cut short")
        for form in ("wav24", "wavfloat", "wavulaw", "wavima", "wavms", "rifx"):
            plain = self.plain(form)
            at = plain.find(b"data") + 4
            form_order = ">I" if form == "rifx" else "<I"
            self.add(f"{form}-size-half.wav",
                     lambda plain=plain, at=at, order=form_order: with_number(plain, at, (len(plain) - at) // 2 // 1024 * 1024, order), frames=frames,
                     says=end, tolerance=2048)
            self.add(f"{form}-size-zero.wav", lambda plain=plain, at=at, order=form_order: with_number(plain, at, 0, order), frames=frames, says=end,
                     tolerance=2048)
        rf64 = self.plain("rf64")
        ds64 = rf64.find(b"ds64") + 8
        self.add("rf64-ds64-zero.rf64", lambda: rf64[:ds64] + b"\0" * 24 + rf64[ds64 + 24:], frames=frames, says=end)
        self.add("rf64-ds64-half.rf64", lambda: with_number(rf64, ds64 + 8, data // 2, "<Q"), frames=frames, says=end)
        self.add("rf64-cut-in-half.rf64", lambda: rf64[:len(rf64) // 2], refused="cut short")
        au = self.plain("au")
        self.add("au-size-zero.au", lambda: with_number(au, 8, 0, ">I"), frames=frames, says=end)
        self.add("au-size-half.au", lambda: with_number(au, 8, data // 2, ">I"), frames=frames, says=end)
        self.add("au-size-unknown.au", lambda: with_number(au, 8, 0xffffffff, ">I"), frames=frames, says=end)
        self.add("au-cut-in-half.au", lambda: au[:len(au) // 2], refused="cut short")
        aiff = self.plain("aiff")
        comm, ssnd = aiff.find(b"COMM") + 8, aiff.find(b"SSND") + 4
        streamed = with_number(with_number(with_number(aiff, 4, 0x7f000000, ">I"), ssnd, 0x7f000000 - 46, ">I"), comm + 2, 0x3f800000, ">I")
        self.add("aiff-sizes-unknown.aiff", lambda: streamed, frames=frames, says=end)
        self.add("aiff-sizes-zero.aiff", lambda: with_number(with_number(aiff, ssnd, 0, ">I"), comm + 2, 0, ">I"), frames=frames, says=end)
        self.add("aiff-cut-in-half.aiff", lambda: aiff[:len(aiff) // 2], refused="cut short")

    def flac_ogg_kinds(self):
        flac = self.plain("flac")
        frames = SECONDS * 16000
        self.add("flac-no-total.flac", lambda: with_flac_total(flac, 0), frames=frames, says="no length")
        self.add("flac-total-half.flac", lambda: with_flac_total(flac, 64000), frames=frames, says="although")
        self.add("flac-behind-id3v2.flac", lambda: id3v2(500) + flac, frames=frames)
        self.add("flac-no-total-tags.flac", lambda: id3v2(500) + with_flac_total(flac, 0) + ID3V1, frames=frames, says="no length")
        self.add("flac-cut-in-half.flac", lambda: flac[:len(flac) // 2], refused="cut short")
        self.add("flac-no-total-cut.flac", lambda: with_flac_total(flac, 0)[:-1000], frames=frames - 4096, tolerance=4096, says="middle of a frame")
        for form, ending in (("vorbis", "ogg"), ("opus", "opus")):
            data = self.plain(form)
            pages = len(list(ogg_pages(data)))
            other = self.plain(form, seconds=5.0)
            self.add(f"{form}-chained.{ending}", lambda data=data, other=other: with_serial(data, 1) + with_serial(other, 2), frames=frames + 5 * 16000)
            self.add(f"{form}-chained-same-serial.{ending}", lambda data=data, other=other: with_serial(data, 7) + with_serial(other, 7),
                     frames=frames + 5 * 16000)
            self.add(f"{form}-id3v1-tail.{ending}", lambda data=data: data + ID3V1, frames=frames)
            self.add(f"{form}-no-end-mark.{ending}", lambda data=data: without_end_mark(data), frames=frames, says="no end mark", tolerance=1024)
            self.add(f"{form}-end-mark-on-empty-page.{ending}", lambda data=data: end_mark_on_empty_page(data), frames=frames, tolerance=1024)
            self.add(f"{form}-page-missing.{ending}", lambda data=data, pages=pages: without_page(data, pages // 2), refused="page is missing")
            self.add(f"{form}-cut-in-half.{ending}", lambda data=data: data[:len(data) // 2], refused="cut short")
            self.add(f"{form}-zeros-behind.{ending}", lambda data=data: data + b"\0" * 1000, frames=frames, says="not sound")

    def unseekable_kinds(self):
        for form, ending, rate, rest in [("wavgsm", "wav", 8000, 320), ("w64gsm", "w64", 8000, 320), ("aiffgsm", "aiff", 8000, 320), ("gsm", "gsm", 8000, 320),
                                         ("vox", "vox", 8000, 2), ("wavg721", "wav", 8000, 120), ("wavnms16", "wav", 8000, 160), ("wavnms24", "wav", 8000, 160),
                                         ("wavnms32", "wav", 8000, 160), ("aiffdwvw", "aiff", 16000, 0), ("aug721", "au", 8000, 120), ("aug723", "au", 8000, 120),
                                         ("aug723_40", "au", 8000, 120), ("paf24", "paf", 16000, 10), ("wavima", "wav", 16000, 2048), ("wavms", "wav", 16000, 2048),
                                         ("cafalac", "caf", 16000, 0)]:
            self.add(f"{form}.{ending}", lambda form=form, rate=rate: self.plain(form, rate), frames=SECONDS * rate, rate=rate, tolerance=rest)

    def refused_kinds(self):
        self.add("lfs-pointer.wav", lambda: b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 12345\n", refused="Git LFS")
        self.add("text.wav", lambda: b"start,end,speaker\n0,1,A\n" * 50, refused="not an audio file")
        self.add("playlist.m3u", lambda: b"#EXTM3U\n#EXTINF:1,a\n/etc/passwd\n", refused="playlist")
        self.add("zeros.mp3", lambda: b"\0" * 5000, refused="not an audio file")
        self.add("concat.txt", lambda: b"ffconcat version 1.0\nfile '/etc/hostname'\n", refused="not an audio file")

    def packed_kinds(self):
        self.add("sphere-shorten.sph", lambda: shortened_sphere(self.plain("wav")), frames=SECONDS * 16000, rate=16000, needs=("undertone-decode",))

    # What other programs make

    def run(self, *command, ending, stdin=None, pipe=False):
        """The bytes that a command writes; OUT and IN in it stand for its files."""
        source = self.folder / "source.wav"
        source.write_bytes(stdin if stdin is not None else self.plain("wav", 44100, 2))
        out = self.folder / f"made.{ending}"
        names = {"IN": str(source), "OUT": "-" if pipe else str(out)}
        result = subprocess.run([names.get(part, part) for part in command], check=True, capture_output=True)
        data = result.stdout if pipe else out.read_bytes()
        source.unlink()
        out.unlink(missing_ok=True)
        return data

    def ffmpeg(self, *options, ending, rate=44100, channels=2, pipe=False):
        target = ["-f", ending, "OUT"] if pipe else ["OUT"]
        return self.run("ffmpeg", "-v", "error", "-y", "-i", "IN", *options, *target, ending=ending, stdin=self.plain("wav", rate, channels), pipe=pipe)

    def made_by_others(self):
        length = SECONDS * 44100
        add, ff = self.add, self.ffmpeg
        for name, options, ending, wanted in [
            ("m4a-aac.m4a", ["-c:a", "aac"], "m4a", {"tolerance": 2048}),
            ("mp4-aac.mp4", ["-c:a", "aac"], "mp4", {"tolerance": 2048}),
            ("m4a-alac.m4a", ["-c:a", "alac"], "m4a", {}),
            ("adts.aac", ["-c:a", "aac"], "aac", {"tolerance": 2048}),
            ("webm-opus.webm", ["-c:a", "libopus", "-ar", "48000"], "webm", {"frames": SECONDS * 48000, "tolerance": 960, "rate": 48000}),
            ("mka-vorbis.mka", ["-c:a", "libvorbis"], "mka", {"tolerance": 2048}),
            ("wma.wma", ["-c:a", "wmav2"], "wma", {"tolerance": 4096}),
            ("ogg-flac.oga", ["-c:a", "flac"], "oga", {"tolerance": 4608}),
            ("ogg-speex.spx", ["-c:a", "libspeex", "-ar", "16000", "-ac", "1"], "spx", {"frames": SECONDS * 16000, "tolerance": 640, "rate": 16000}),
            ("avi.avi", ["-c:a", "pcm_s16le"], "avi", {}),
            ("wavpack.wv", ["-c:a", "wavpack"], "wv", {}),
            ("ac3.ac3", ["-c:a", "ac3"], "ac3", {"tolerance": 1536 * 2}),
        ]:
            expected = {"frames": length, "rate": 44100, "needs": ("ffmpeg", "undertone-decode")} | wanted
            add(name, lambda options=options, ending=ending: ff(*options, ending=ending), **expected)
        add("m4a-cut-in-half.m4a", lambda: (lambda data: data[:len(data) // 2])(ff("-c:a", "aac", ending="m4a")), refused="cut short", needs=("ffmpeg", "undertone-decode"))
        add("m4a-faststart-cut.m4a", lambda: (lambda data: data[:len(data) // 2])(ff("-c:a", "aac", "-movflags", "faststart", ending="m4a")),
            refused="cut short", needs=("ffmpeg", "undertone-decode"))
        add("picture.png", lambda: self.run("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "color=s=16x16:d=0.1", "-frames:v", "1", "OUT", ending="png"),
            refused="not an audio file", needs=("ffmpeg",))
        add("video-only.mp4", lambda: self.run("ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", "color=s=64x64:d=1", "OUT", ending="mp4"), refused="no track with sound",
            needs=("ffmpeg", "undertone-decode"))
        for name, options, ending in [("ffmpeg-pipe.wav", [], "wav"), ("ffmpeg-pipe.flac", [], "flac"), ("ffmpeg-pipe.au", [], "au"), ("ffmpeg-pipe.w64", [], "w64")]:
            add(name, lambda options=options, ending=ending: ff(*options, ending=ending, pipe=True), frames=length, needs=("ffmpeg",))
        add("ffmpeg-pipe.caf", lambda: ff(ending="caf", pipe=True), frames=length, needs=("ffmpeg", "undertone-decode"))
        add("ffmpeg-pipe.ogg", lambda: ff("-c:a", "libvorbis", ending="ogg", pipe=True), frames=length, tolerance=2048, needs=("ffmpeg",))
        add("ffmpeg-opus.opus", lambda: ff("-c:a", "libopus", "-ar", "48000", ending="opus"), frames=SECONDS * 48000, tolerance=960, needs=("ffmpeg",))
        for name, options in [("cbr", ["-b:a", "64k"]), ("vbr", ["-q:a", "6"])]:
            for rate in (22050, 44100):
                add(f"ffmpeg-{name}-{rate}-no-xing.mp3", lambda options=options, rate=rate: ff("-c:a", "libmp3lame", *options, "-write_xing", "0", ending="mp3", rate=rate),
                    frames=SECONDS * rate, rate=rate, tolerance=1152 * 3, needs=("ffmpeg",))
        add("ffmpeg-gsm.wav", lambda: ff("-c:a", "libgsm_ms", "-ar", "8000", "-ac", "1", ending="wav"), frames=SECONDS * 8000, tolerance=320, needs=("ffmpeg",))
        add("ffmpeg-g722.wav", lambda: ff("-c:a", "g722", "-ar", "16000", "-ac", "1", ending="wav"), frames=SECONDS * 16000, tolerance=320, needs=("ffmpeg", "undertone-decode"))
        for rate in (11025, 22050, 44100):
            add(f"sox-{rate}.mp3", lambda rate=rate: self.run("sox", "IN", "-C", "32", "OUT", ending="mp3", stdin=self.plain("wav", rate)), frames=SECONDS * rate, rate=rate,
                tolerance=1152 * 3, needs=("sox",))
        add("sox-pipe.wav", lambda: self.run("sox", "IN", "-t", "wav", "OUT", ending="wav", pipe=True), frames=length, needs=("sox",))
        add("sox-pipe.aiff", lambda: self.run("sox", "IN", "-t", "aiff", "OUT", ending="aiff", pipe=True), frames=length, needs=("sox",))
        add("sox-gsm.wav", lambda: self.run("sox", "IN", "-r", "8000", "-c", "1", "-e", "gsm", "OUT", ending="wav"), frames=SECONDS * 8000, tolerance=320, needs=("sox",))
        add("sox.amr", lambda: self.run("sox", "IN", "-r", "8000", "-c", "1", "OUT", ending="amr-nb"), frames=SECONDS * 8000, tolerance=320,
            needs=("sox", "sox-amr", "undertone-decode"))
        add("lame-no-tag.mp3", lambda: self.run("lame", "--quiet", "-t", "-V", "4", "IN", "OUT", ending="mp3"), frames=length, tolerance=1152 * 3, needs=("lame",))
        add("lame-no-tag-cbr.mp3", lambda: self.run("lame", "--quiet", "-t", "-b", "128", "IN", "OUT", ending="mp3"), frames=length, tolerance=1152 * 3, needs=("lame",))
        add("lame-abr.mp3", lambda: self.run("lame", "--quiet", "--abr", "160", "IN", "OUT", ending="mp3"), frames=length, needs=("lame",))
        add("opusenc.opus", lambda: self.run("opusenc", "--quiet", "IN", "OUT", ending="opus"), frames=SECONDS * 48000, tolerance=960, needs=("opusenc",))
        add("oggenc.ogg", lambda: self.run("oggenc", "-Q", "IN", "-o", "OUT", ending="ogg"), frames=length, needs=("oggenc",))
        add("flac.flac", lambda: self.run("flac", "-s", "-f", "IN", "-o", "OUT", ending="flac"), frames=length, needs=("flac",))
        add("flac-pipe.flac", lambda: self.run("flac", "-s", "-c", "IN", ending="flac", pipe=True), frames=length, needs=("flac",))
        add("speexenc.spx", lambda: self.run("speexenc", "--quiet", "-w", "IN", "OUT", ending="spx", stdin=self.plain("wav")), frames=SECONDS * 16000, tolerance=960,
            needs=("speexenc", "undertone-decode"))


def present(need, tool):
    if need == "undertone-decode":
        return (tool.parent / "../bin/undertone-decode").exists() or (tool.parent / "undertone-decode").exists()
    if need == "sox-amr":
        return shutil.which("sox") is not None and "amr-nb" in subprocess.run(["sox", "--help"], capture_output=True, text=True).stdout
    return shutil.which(need) is not None


def verdict(kind, answer):
    """What came out, and what is wrong with it or nothing."""
    if answer[0] == "error":
        text = answer[1]
        return text, "" if kind.refused and kind.refused in text else "refused"
    frames, rate = int(answer[1]), int(answer[2])
    level, difference, notices = float(answer[4]), float(answer[5]), answer[6]
    out = f"{frames} at {rate} Hz" + (f"; {notices}" if notices else "")
    if kind.refused:
        return out, "read, and should be refused"
    if kind.rate and rate != kind.rate:
        return out, f"rate should be {kind.rate}"
    if abs(frames - kind.frames) > kind.tolerance:
        return out, f"should be {int(kind.frames)} frames"
    if kind.says not in notices:
        return out, f"should say \"{kind.says}\""
    if level < 0.005:
        return out, "its end is silent"
    if difference > 1e-5:
        return out, "its end is another after a jump"
    return out, ""


def beside(path, rate):
    """Frames as ffmpeg and as soundfile find them."""
    found = []
    if shutil.which("ffmpeg"):
        run = subprocess.run(["ffmpeg", "-v", "error", "-i", path, "-map", "0:a:0", "-ac", "1", "-f", "s16le", "-"], capture_output=True)
        found.append(str(len(run.stdout) // 2))
    else:
        found.append("-")
    try:
        import soundfile
        found.append(str(soundfile.info(str(path)).frames))
    except Exception as error:  # not installed, or not readable to it
        found.append("no module" if isinstance(error, ImportError) else "refuses")
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("tool", type=Path)
    parser.add_argument("kinds", nargs="*", help="only these")
    parser.add_argument("--keep", type=Path, help="make the files here and keep them")
    parser.add_argument("--beside", action="store_true", help="add what ffmpeg and soundfile find")
    options = parser.parse_intermixed_args()
    tool = options.tool.resolve()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        maker = Maker(tool, folder)
        maker.plain_kinds()
        maker.mp3_kinds()
        maker.wav_kinds()
        maker.flac_ogg_kinds()
        maker.unseekable_kinds()
        maker.refused_kinds()
        maker.packed_kinds()
        maker.made_by_others()
        kinds = [kind for kind in maker.kinds if not options.kinds or kind.name in options.kinds]
        missing, files = {}, []
        for kind in kinds:
            lacks = [need for need in kind.needs if not present(need, tool)]
            if lacks:
                missing.setdefault(lacks[0], []).append(kind.name)
                continue
            path = folder / kind.name
            try:
                path.write_bytes(kind.make())
            except subprocess.CalledProcessError:
                if not kind.needs:
                    raise
                missing.setdefault(f"what this {kind.needs[0]} was built without", []).append(kind.name)
                continue
            files.append((kind, path))
        result = subprocess.run([tool, "read"] + [path for _, path in files], capture_output=True, text=True)
        answers = [line.split("\t") for line in result.stdout.splitlines()]
        wrong = 0
        for (kind, path), answer in zip(files, answers):
            out, complaint = verdict(kind, answer[1:])
            wrong += bool(complaint)
            columns = [kind.name, "WRONG: " + complaint if complaint else "right"]
            if options.beside:
                columns += beside(path, kind.rate)
            print("\t".join(columns + [out]))
        for need, names in missing.items():
            print(f"Left out, as {need} is not here: {', '.join(names)}")
        print(f"{len(files)} kinds tried, {len(files) - wrong} right, {sum(map(len, missing.values()))} left out.")
        # A library's own lines between ours would be read as ours.
        if result.stderr:
            print("On standard error, where nothing belongs: " + result.stderr)
        if result.returncode != 0 or len(answers) != len(files):
            print(f"The tool ended with {result.returncode} after {len(answers)} of {len(files)} files.")
        return 1 if wrong or result.stderr or result.returncode != 0 or len(answers) != len(files) else 0


if __name__ == "__main__":
    sys.exit(main())
