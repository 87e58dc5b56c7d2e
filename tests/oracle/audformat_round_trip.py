# SPDX-License-Identifier: GPL-3.0-or-later
"""The other side of audformat_round_trip_test: databases that we write, audformat loads; what it saves again of them, we read.

    python tests/oracle/audformat_round_trip.py FOLDER   of every FOLDER/ours*/db.yaml: what is in the database, to FOLDER/NAME.json, and the
                                                         same saved by audformat, to FOLDER/again_NAME; to FOLDER/theirs a database of
                                                         audformat's own, of two recordings
"""
import argparse
import json
import pathlib

import audformat
import pandas as pd


def plain(value):
    return None if pd.isna(value) else value


def said_of(database):
    tables = {}
    for name, table in database.tables.items():
        frame = table.get()
        rows = []
        for (file, start, end), row in frame.iterrows():
            rows.append({"file": file, "start": start.total_seconds(), "end": end.total_seconds(), **{key: plain(value) for key, value in row.items()}})
        tables[name] = {"is_segmented": table.is_segmented, "columns": {key: table[key].scheme_id for key in table.columns}, "rows": rows}
    return {
        "name": database.name,
        "description": database.description,
        "license": database.license,
        "schemes": {key: {"dtype": str(scheme.dtype), "labels": scheme.labels, "description": scheme.description} for key, scheme in database.schemes.items()},
        "tables": tables,
        "meta": dict(database.meta),
    }


def theirs():
    database = audformat.Database("theirs", source="made", usage="other", languages=["deu"])
    database.schemes["speaker"] = audformat.Scheme("str", labels={"s1": {"gender": "female"}, "s2": {"gender": "male"}})
    database.schemes["arousal"] = audformat.Scheme("float", minimum=0, maximum=1)
    index = audformat.segmented_index(["b.wav", "a talk.wav", "a talk.wav"], ["0s", "1.5s", "0.25s"], ["1s", "3.000001s", "1.25s"])
    table = database["turns"] = audformat.Table(index)
    table["speaker"] = audformat.Column(scheme_id="speaker")
    table["speaker"].set(["s1", "s2", None])
    table["arousal"] = audformat.Column(scheme_id="arousal")
    table["arousal"].set([0.1, 0.2, None])
    return database


def main(folder):
    theirs().save(folder / "theirs", storage_format="csv")
    for header in sorted(folder.glob("ours*/db.yaml")):
        database = audformat.Database.load(header.parent)
        (folder / f"{header.parent.name}.json").write_text(json.dumps(said_of(database)))
        database.save(folder / f"again_{header.parent.name}", storage_format="csv")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    main(parser.parse_args().folder)
