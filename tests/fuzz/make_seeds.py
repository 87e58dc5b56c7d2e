#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make_seeds.py OUT: the seeds of the fuzzers as OUT/FUZZER/NAME. All are made here or are files of this project."""
import json
import pathlib
import struct
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = pathlib.Path(sys.argv[1])
SHA = "1" * 64
DEEP = 100_000  # nesting that a recursive reader does not survive


def seed(fuzzer, name, content):
    folder = OUT / fuzzer
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def file_seed(fuzzer, path):
    seed(fuzzer, path.parent.name + "_" + path.name, path.read_bytes())


def deep(value, key):
    """The object with something at `key` that nests as arrays, and one that nests as objects."""
    text = json.dumps({**value, key: "@"})
    return [text.replace('"@"', "[" * DEEP + "]" * DEEP), text.replace('"@"', '{"a":' * DEEP + "0" + "}" * DEEP)]


def json_seeds(fuzzer, *objects):
    for number, value in enumerate(objects):
        seed(fuzzer, f"whole_{number}", json.dumps(value, indent=1))
    value = objects[0]
    for key in value:  # one that lacks a key, some where it is something else
        seed(fuzzer, f"without_{key}", json.dumps({k: v for k, v in value.items() if k != key}))
        for name, other in (("null", None), ("negative", -1), ("far", 1e300), ("wide", 2**63), ("text", "x"), ("array", []), ("object", {})):
            seed(fuzzer, f"{name}_{key}", json.dumps({**value, key: other}))
    for kind, text in zip(("arrays", "objects"), deep(value, list(value)[-1])):
        seed(fuzzer, f"deep_{kind}", text)
    for kind, other in (("null", None), ("number", 1), ("text", "x"), ("array", []), ("flag", True)):  # no object at all
        seed(fuzzer, f"only_{kind}", json.dumps(other))
    seed(fuzzer, "empty", "")
    seed(fuzzer, "deep_open", "[" * DEEP)
    seed(fuzzer, "bad_utf8", b'{"name":"\xff\xfe"}')


def safetensors(tensors, metadata=None):
    header, data = {}, b""
    if metadata:
        header["__metadata__"] = metadata
    for name, (dtype, shape, content) in tensors.items():
        header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [len(data), len(data) + len(content)]}
        data += content
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + data


def varint(number):
    out = b""
    while number >= 128:
        out += bytes([number % 128 + 128])
        number //= 128
    return out + bytes([number])


def field(number, content):
    """A protobuf field: a number as varint, bytes with their length."""
    if isinstance(content, int):
        return varint(number << 3) + varint(content)
    return varint(number << 3 | 2) + varint(len(content)) + content


def tensor_seeds():
    floats = struct.pack("<6f", *range(6))
    seed("safetensors", "two", safetensors({"a": ("F32", [2, 3], floats), "b": ("I64", [1], bytes(8))}, {"format": "pt"}))
    seed("safetensors", "none", safetensors({}))
    seed("safetensors", "scalar", safetensors({"a": ("F16", [], b"\0\0")}))
    seed("safetensors", "huge_shape", safetensors({"a": ("F32", [2**62, 4], b"")}))
    seed("safetensors", "hole", struct.pack("<Q", 64) + b'{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}'.ljust(64) + b"\0\0")
    seed("safetensors", "long_header", struct.pack("<Q", 2**63) + b"{}")
    file_seed("safetensors", ROOT / "tests/golden/safetensors_python.safetensors")
    file_seed("safetensors", ROOT / "tests/golden/classifier/logits.safetensors")

    index = {"schema": 1, "labels": ["ang", "hap"], "codebook_size": 32, "tokenizer_sha256": SHA, "provenance": {"made": "here"},
             "dialogues": []}
    seed("dialogue_tokens", "empty", safetensors({"codes": ("I32", [0], b"")}, {"undertone_dialogues": json.dumps(index)}))
    codes = struct.pack("<4i", 1, 2, 3, 4)
    dialogue = {"name": "d", "corpus": "c", "speakers": ["A", "B"], "sentences": [[3, 0, 0, 0.0, 1.5], [1, None, 1]], "session": "Ses01"}
    talk = {**index, "dialogues": [dialogue]}
    for name, text in (("talk", json.dumps(talk)), ("deep", deep(talk, "provenance")[0]), ("deep_object", deep(talk, "provenance")[1]),
                       ("far", json.dumps({**talk, "codebook_size": 1e300})), ("wide", json.dumps(talk).replace("[3, 0, 0,", "[3, 0, -1,"))):
        seed("dialogue_tokens", name, safetensors({"codes": ("I32", [4], codes)}, {"undertone_dialogues": text}))
    seed("token_cache", "two", safetensors({"codes": ("I32", [4], codes), "lengths": ("I64", [2], struct.pack("<2q", 1, 3))},
                                           {"codes_sha256": __import__("hashlib").sha256(codes).hexdigest()}))
    seed("token_cache", "beyond", safetensors({"codes": ("I32", [4], codes), "lengths": ("I64", [2], struct.pack("<2q", 1, 2**62))},
                                              {"codes_sha256": __import__("hashlib").sha256(codes).hexdigest()}))

    tensor = field(1, 2) + field(1, 3) + field(2, 1) + field(8, b"weight") + field(9, floats)
    by_number = field(1, 2) + field(2, 1) + field(8, b"bias") + field(4, struct.pack("<2f", 1, 2))
    node = field(1, b"x") + field(1, b"weight") + field(2, b"y") + field(3, b"product") + field(4, b"MatMul")
    epsilon = field(1, b"epsilon") + varint(2 << 3 | 5) + struct.pack("<f", 1e-5) + field(20, 1)
    norm = field(1, b"y") + field(2, b"z") + field(4, b"LayerNormalization") + field(5, epsilon)
    graph = field(1, node) + field(1, norm) + field(2, b"graph") + field(5, tensor) + field(5, by_number)
    seed("onnx_weights", "small", field(1, 8) + field(2, b"made here") + field(7, graph))
    seed("onnx_weights", "external", field(1, 8) + field(7, field(5, tensor + field(14, 1))))
    seed("onnx_weights", "huge", field(1, 8) + field(7, field(5, field(1, 2**62) + field(1, 8) + field(2, 1) + field(8, b"w") + field(9, b""))))
    whole = (ROOT / "tests/golden/onnx_tokenizer.onnx").read_bytes()
    seed("onnx_weights", "cut", whole[:2000])


def ctranslate2_seeds():
    def text(letters):
        return struct.pack("<H", len(letters) + 1) + letters.encode() + b"\0"

    def variable(name, shape, kind, content):
        return text(name) + struct.pack(f"<B{len(shape)}I", len(shape), *shape) + struct.pack("<BI", kind, len(content)) + content

    head = struct.pack("<I", 6) + text("WhisperSpec") + struct.pack("<I", 3)
    one = variable("encoder/conv1/weight", [2, 1, 3], 4, bytes(12))
    heads = variable("encoder/num_heads", [], 2, b"\6\0")
    aliases = struct.pack("<I", 1) + text("alias") + text("encoder/conv1/weight")
    seed("ctranslate2_model", "two", head + struct.pack("<I", 2) + one + heads + aliases)
    seed("ctranslate2_model", "none", head + struct.pack("<II", 0, 0))
    seed("ctranslate2_model", "wraps_round", head + struct.pack("<I", 1) + variable("a", [2**31, 2**31, 4], 0, b"") + struct.pack("<I", 0))
    seed("ctranslate2_model", "endless", head + struct.pack("<I", 2**32 - 1) + one)
    seed("ctranslate2_model", "cut", (ROOT / "tests/golden/whisper/ctranslate2/model.bin").read_bytes()[:3000])


def record_seeds():
    row = {"index": 0, "start": 0.0, "end": 1.5, "speaker": "A", "emotion": "ang", "probabilities": {"ang": 0.75, "hap": 0.25},
           "loss_before": None, "loss_after": None, "update_norm": None, "tokens": 30, "token_span": [0, 30], "device": "cpu",
           "columns": {"text": "hello"}}
    later = {**row, "index": 1, "loss_before": 1.5, "loss_after": 1.25, "update_norm": 1e-3, "start": 2, "end": 3.5}
    timeline = {"schema": 1, "run_id": "r", "audio": "a.wav", "audio_sha256": SHA, "model": "m", "model_sha256": SHA, "device": "cpu",
                "dtype": "fp32", "memory": "dpm", "stepping": "stride:32", "tokenize": "utterance", "segments_source": "rttm",
                "labels": ["ang", "hap"], "complete": True, "attestation": None, "notice": "n", "elapsed_seconds": 1.5,
                "utterances": [row, later]}
    json_seeds("timeline_json", timeline, {**timeline, "stepping": "adaptive:0.5", "memory": "off", "tokenize": "whole"})
    json_seeds("model_description", json.loads((ROOT / "resources/models/undertone-small/undertone.json").read_text()))
    json_seeds("memory_evaluation", json.loads((ROOT / "resources/models/undertone-small/evaluation.json").read_text()))
    json_seeds("llama_config", json.loads((ROOT / "tests/golden/llm_gqa/config.json").read_text()),
               json.loads((ROOT / "tests/golden/loading/config_of_transformers_4.json").read_text()),
               *(json.loads(file.read_text()) for file in sorted((ROOT / "tests/golden/loading/variants").glob("*/config.json"))))
    tokenizer = json.loads((ROOT / "resources/models/undertone-small/tokenizer/config.json").read_text())
    json_seeds("tokenizer_config", tokenizer)
    whisper = {**tokenizer, "architecture": "speech-encoder-fsq", "convolution_strides": [1, 2], "positions": "sinusoidal", "fsmn_kernel": 0,
               "final_norm": True, "average_pairs": True, "quantizer_norm": True}
    for name, change in (("whisper", {}), ("whisper_stride", {"convolution_strides": [2**63, -1]}), ("whisper_positions", {"positions": {}})):
        seed("tokenizer_config", name, json.dumps({**whisper, **change}))
    json_seeds("classifier_config", json.loads((ROOT / "tests/golden/classifier/config.json").read_text()))
    adapters = [json.loads(file.read_text()) for file in sorted((ROOT / "tests/golden/loading/adapters").glob("*/adapter_config.json"))]
    json_seeds("peft_config", *adapters)

    header = {"journal": 1, "key": "a" * 64, "labels": ["ang", "hap", "sad", "neu"]}
    four = {**row, "probabilities": {"ang": 0.7, "hap": 0.1, "sad": 0.1, "neu": 0.1}}
    lines = "".join(json.dumps(line) + "\n" for line in (header, four, {**four, "index": 1}))
    memory = bytes(range(16))
    digest = __import__("hashlib").sha256(memory).digest()
    seed("run_journal", "two_rows", lines.encode() + b"\0" + b"UNDERM01" + struct.pack("<2Q", 2, len(memory)) + digest + memory)
    seed("run_journal", "torn", lines[:-20])
    seed("run_journal", "deep", json.dumps(header) + "\n" + "[" * DEEP + "\n")

    run = {"schema": 1, "stage": "sllm", "name": "n", "output": "/out", "command": ["undertone-cli", "train"], "working_directory": "/",
           "version": "0.1.0", "created": "2026-01-01T00:00:00Z", "settings": {"n_o": "128", "nested": {"a": 1}}}
    process = {"id": 1, "start_ticks": 1, "system_start": "b"}
    point = {"step": 1, "steps": 10, "loss": 5.0, "audio_loss": 6.0, "dev_recall": 0.5, "measured_step": 1, "best_step": 1, "seconds_left": 9.0}
    error = {"code": "file_not_writable", "sentence": "d", "path": "/p"}
    result = {"figures": {"loss": 1.0, "parts": {"a": [1, 2]}}}

    def run_folder(name, **changes):
        parts = {"run": json.dumps(run), "progress": json.dumps(point) + "\n", "process": json.dumps(process), "error": json.dumps(error),
                 "result": json.dumps(result), **changes}
        seed("run_folder", name, b"\0".join(part.encode() for part in parts.values()))

    run_folder("whole")
    run_folder("far_steps", progress=json.dumps({**point, "step": 1e300, "steps": -1e300, "best_step": 2**63}) + "\n")
    run_folder("deep_progress", progress="[" * DEEP + "]" * DEEP + "\n")
    run_folder("deep_result", result='{"figures":{"a":' + "[" * DEEP + "]" * DEEP + "}}")
    run_folder("deep_figures", result=deep(result, "figures")[1])
    run_folder("deep_settings", run=deep(run, "settings")[1])
    json_seeds("tokenizing_record", {"schema": 1, "process": process, "corpus": "c", "tokenizer": "t", "output": "o", "split": "",
                                     "attestation": "", "done": 1, "dialogues": 2, "seconds_left": 1.5, "end": "failed", "warnings": ["w"],
                                     "error": error})
    json_seeds("predictions", {"schema": 1, "key": "key", "model_sha256": SHA, "device": "cpu", "dtype": "fp32", "max_positions": 100, "n_r": 8,
                               "learning_rate": 0.001, "dialogues": ["d"],
                               "methods": [{"key": "dpm", "name": "DPM", "seconds": 1.0, "dialogues": [[[[0.5, 0.5], 1.5], [[1.0], None]]]}]})


def table_seeds():
    seed("manifest_csv", "two", "path,corpus,speaker,emotion,split,duration_seconds,language,text\n"
         'a.wav,c,s,angry,train,1.5,en,"a ""quoted"" text"\nb/c.wav,c,s,sad,test,2,,\n')
    seed("manifest_csv", "out", "path,corpus,speaker,emotion,split,duration_seconds\n../a.wav,c,s,angry,train,1.5\n")
    seed("meld_csv", "two", "Sr No.,Utterance,Speaker,Emotion,Sentiment,Dialogue_ID,Utterance_ID,Season,Episode,StartTime,EndTime\n"
         '1,"Oh, well",Ada,joy,positive,0,0,1,1,"00:16:16,059","00:16:21,731"\n2,No,Bo,anger,negative,0,1,1,1,"00:16:21,940","00:16:23,442"\n')
    head = "% [START_TIME - END_TIME] TURN_NAME EMOTION [V, A, D]\n\n"
    seed("emo_evaluation", "two", head + "[6.2901 - 8.2357]\tSes01F_impro01_F000\tneu\t[2.5000, 2.5000, 2.5000]\n"
         "C-E2:\tNeutral;\t()\nC-F1:\tNeutral; Anger;\t(curious)\nA-E3:\tval 3; act 2; dom  2;\t()\nA-F1:\tval 3; act 2; dom  1;\t()\n\n"
         "[10.01 - 11.3925]\tSes01F_impro01_M000\txxx\t[2.5, , 2.5]\nC-E2:\tOther;\t(a)\n\n")
    seed("emo_evaluation", "transcription", "Ses01F_impro01_F000 [006.2901-008.2357]: Excuse me.\nM: no\n")
    seed("segments_csv", "three", "start,end,speaker,text\n0,1.5,A,hello\n1.0,2.25,B,\"a, b\"\n3,4,A,\n")
    seed("segments_rttm", "two", "SPEAKER talk 1 0.50 1.25 <NA> <NA> A <NA> <NA>\nSPEAKER talk 1 2.00 1.00 <NA> <NA> B <NA> <NA>\n")
    for file in sorted((ROOT / "tests/golden/segments").iterdir()):
        if file.suffix.lower() in (".textgrid", ".eaf"):
            file_seed("segments_" + file.suffix.lower()[1:], file)
    seed("segments_rttm", "blanks", "SPEAKER my talk 1 0.50 1.25 <NA> <NA> John Smith <NA> <NA>\nSPEAKER b 1 2.00 1.00 <NA> <NA> B 0.9\n")
    seed("segments_csv", "spreadsheet", "sep=;\r\nEnd;Start;Speaker;;\r\n1,5;0;'=A;;\r\n;;;;\r\n00:00:04.5;3;B;;\r\n")
    srt = "1\n00:00:01,000 --> 00:00:02,500\nAnn: <i>Yes</i>\n\n2\n00:00:03,000 --> 00:00:04,000\n[Bo]: no\nnot\n\n"
    seed("segments_srt", "two", srt)
    vtt = "WEBVTT - a\n\nNOTE b\n\nid\n00:01.000 --> 00:02.500 align:start\n<v.loud Ann>Yes</v> <v Bo>no</v>\n\n00:03.000 --> 00:04.000\nc\n"
    seed("segments_webvtt", "two", vtt)
    cha = ("@UTF8\n@Begin\n@Participants:\tCHI Ross Target_Child\n*CHI:\tyes \x151000_2500\x15\n%mor:\tco|yes\n*MOT:\tno\n\tnot . \x15%snd:\"a\"_3000_4000\x15\n"
           "*MOT:\told .\n%snd:\t\"a\" 5000 6000\n@End\n")
    seed("segments_chat", "three", cha)
    seed("segments_stm", "two", ";; a\ntalk 1 Ann 0.5 1.5 <o,f0,unk> yes yes\ntalk 1 inter_segment_gap 1.5 2 <o,,>\ntalk 1 Bo 2 3 no\n")
    seed("segments_ctm", "three", ";; a\ntalk A 0.5 0.2 yes 0.9\ntalk A 0.8 0.2 yes\ntalk B 2 0.5 no 0.9 lex Bo\n")
    seed("segments_timit", "words", "0 8000 h#\n8000 12000 she\n12000 16000 had\n40000 48000 it\n")
    seed("segments_exb", "two", '<?xml version="1.0"?><basic-transcription><head><speakertable><speaker id="S"><abbreviation>Ann</abbreviation></speaker>'
         '</speakertable></head><basic-body><common-timeline><tli id="T0" time="0.5"/><tli id="T1"/><tli id="T2" time="2.5"/></common-timeline>'
         '<tier id="a" speaker="S" type="t" display-name="Ann [v]"><event start="T0" end="T1">yes </event><event start="T1" end="T2">no</event></tier>'
         '</basic-body></basic-transcription>')
    seed("segments_told_by_content", "audacity", "0.5\t1.5\tAnn\n\\\t100\t200\n2,0\t3\tBo\n4\t4\n")
    seed("segments_told_by_content", "emo_evaluation", head + "[6.2901 - 8.2357]\tSes01F_impro01_F000\tneu\t[2.5, 2.5, 2.5]\nC-E2:\tNeutral;\t()\n")
    for name, text in (("srt", srt), ("webvtt", vtt), ("chat", cha), ("json", "{}"), ("html", "<!-- a --><html/>")):
        seed("segments_told_by_content", name, text)
    seed("segments_textgrid", "many", 'File type = "ooTextFile"\nObject class = "TextGrid"\n\n0\n1\n<exists>\n2147483647\n')
    seed("segments_eaf", "deep", "<a>" * 20000)
    seed("segments_eaf", "doctype", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b">]><ANNOTATION_DOCUMENT>&b;</ANNOTATION_DOCUMENT>')


tensor_seeds()
ctranslate2_seeds()
record_seeds()
table_seeds()
