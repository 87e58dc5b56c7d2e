#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""read_vault.py VAULT SESSION: reads a session as engine/vault/README.md describes it, with PyNaCl, and prints it as JSON.

The passphrase comes on stdin. Knows nothing of the program: it holds the page and the files against each other.
"""
import hashlib
import json
import pathlib
import struct
import sys

from nacl import bindings, hash as nacl_hash, encoding
from nacl.bindings import (crypto_aead_xchacha20poly1305_ietf_decrypt as aead_decrypt, crypto_pwhash_alg, crypto_pwhash_ALG_ARGON2ID13,
                           crypto_secretstream_xchacha20poly1305_init_pull, crypto_secretstream_xchacha20poly1305_pull,
                           crypto_secretstream_xchacha20poly1305_state, crypto_secretstream_xchacha20poly1305_TAG_FINAL)


def unseal(key, context, sealed):
    return aead_decrypt(sealed[24:], context, sealed[:24], key)


def keyed_hash(key, text):
    return nacl_hash.blake2b(text, digest_size=32, key=key, encoder=encoding.RawEncoder)


def read_keys(path, passphrase):
    data = path.read_bytes()
    magic, version, passes, memory, salt = struct.unpack_from("<8sIIQ16s", data)
    assert (magic, version) == (b"UTVKEYS1", 1)
    key = crypto_pwhash_alg(32, passphrase, salt, passes, memory, crypto_pwhash_ALG_ARGON2ID13)
    master = unseal(key, data[:40], data[40:112])
    head = 40 + 72 + 32 + 80
    size, = struct.unpack_from("<Q", data, head)
    assert len(data) == head + 8 + size
    keys = unseal(master, data[:head], data[head + 8:])
    return {keys[i:i + 16]: keys[i + 16:i + 48] for i in range(0, len(keys), 48)}


def read_segment(path, key):
    data = path.read_bytes()
    magic, version, key_id, session, track, number, rate, kind, first = struct.unpack_from("<8sI16s16sIIIIQ", data)
    assert (magic, version, kind) == (b"UTVSEGM1", 1, 1)
    head, rest = data[:92], data[92:]
    state = crypto_secretstream_xchacha20poly1305_state()
    crypto_secretstream_xchacha20poly1305_init_pull(state, head[68:92], key)
    samples, frames, complete = b"", 0, False
    while rest:
        size, = struct.unpack_from("<I", rest)
        text, tag = crypto_secretstream_xchacha20poly1305_pull(state, rest[4:4 + size], head)
        rest = rest[4 + size:]
        block, _, count = struct.unpack_from("<BBQ", text)
        if block == 3:
            assert tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL and count == frames and not rest
            complete = True
            continue
        frames += count
        samples += text[10:] if block == 1 else bytes(4 * count)
    return {"track": track, "number": number, "rate": rate, "first": first, "key": key_id, "session": session}, samples, complete


def read_log(path, key):
    data = path.read_bytes()
    head, rest, entries, previous = data[:44], data[44:], [], ""
    while rest:
        size, = struct.unpack_from("<I", rest)
        entry = json.loads(unseal(key, head, rest[4:4 + size]))
        rest = rest[4 + size:]
        mac = entry.pop("mac")
        text = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert keyed_hash(key, b"audit " + text.encode()).hex() == mac and entry["previous"] == previous and entry["index"] == len(entries)
        entries.append(entry)
        previous = mac
    end = unseal(key, b"UTVHEAD1" + head[8:], path.with_name(path.name + ".head").read_bytes())
    assert struct.unpack_from("<Q", end)[0] == len(entries) and end[8:].decode() == previous
    return entries, previous


def main():
    vault, session = map(pathlib.Path, sys.argv[1:3])
    keys = read_keys(vault / "keyring.undertone", sys.stdin.buffer.read())
    data = (session / "session.undertone").read_bytes()
    assert data[:12] == b"UTVSESS1\x01\0\0\0"
    key = keys[data[28:44]]
    content = json.loads(unseal(key, data[:44], data[44:]))
    entries, head = read_log(session / "log.undertone", key)
    naming = [entry for entry in entries if entry["what"] in ("session.created", "consent.withdrawn", "keys.destroyed")]
    derived = json.loads(naming[-1]["details"])["derived_key"]
    assert content["log_names_derived_key"] is True and content["derived_key"] == derived and bytes.fromhex(derived) in keys
    assert [track["number"] for track in content["tracks"]] == list(range(len(content["tracks"])))
    tracks = []
    for track in content["tracks"]:
        track_key = bytes.fromhex(track["key"])
        if track_key not in keys:
            tracks.append(None)
            continue
        sound, frames = hashlib.sha256(), 0
        folder = session / "audio" / track["key"] if "cut" in track else session / "audio"
        for path in sorted(folder.glob(f"{track['number']:02}-*.segment")):
            about, samples, complete = read_segment(path, keys[track_key])
            assert complete and about["first"] == frames and about["key"] == track_key and about["session"] == data[12:28]
            sound.update(samples)
            frames += len(samples) // 4
        assert "cut" not in track or track["cut"]["frames"] == frames
        tracks.append({"frames": frames, "sha256": sound.hexdigest()})
    json.dump({"title": content["title"], "tracks": tracks, "events": [entry["what"] for entry in entries], "head": head}, sys.stdout)


bindings.sodium_init()
main()
