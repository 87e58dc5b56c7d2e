# SPDX-License-Identifier: GPL-3.0-or-later
"""The other side of segments_round_trip_test: what we write, Praat and pympi read; what they write again of it, we read.

    python tests/oracle/segments_round_trip.py FOLDER   of every FOLDER/NAME.TextGrid and NAME.eaf: what is in it, to FOLDER/NAME.EXTENSION.json, and
                                                        the same written by the oracle, to FOLDER/again_NAME.EXTENSION
"""
import argparse
import json
import pathlib
import warnings

import parselmouth
import pympi
from parselmouth.praat import call, run

from make_segments_goldens import read_by_praat, read_by_pympi


def grids(folder):
    run('Text writing preferences: "UTF-16"')
    for path in sorted(folder.glob("*.TextGrid")):
        yield path, read_by_praat(path)
        call(parselmouth.read(str(path)), "Save as short text file", str(folder / f"again_{path.name}"))


def documents(folder):
    for path in sorted(folder.glob("*.eaf")):
        eaf = pympi.Eaf(path)
        media = eaf.media_descriptors[0]
        said = read_by_pympi(path)
        said["media"] = [media["MEDIA_URL"], media.get("RELATIVE_MEDIA_URL"), media["MIME_TYPE"]]
        said["properties"] = dict(eaf.get_properties())
        said["annotations"] = len(eaf.annotations)
        said["types"] = sorted(eaf.get_linguistic_type_names())
        said["type_of_tier"] = [eaf.get_parameters_for_tier(name)["LINGUISTIC_TYPE_REF"] for name in eaf.get_tier_names()]
        said["constraints"] = sorted(eaf.constraints)
        known = eaf.get_controlled_vocabulary_names()
        said["vocabulary"] = [values[0][0] for values, _ in eaf.get_cv_entries("emotions").values()] if "emotions" in known else []
        said["slots_rise"] = list(eaf.timeslots.values()) == sorted(eaf.timeslots.values())
        yield path, said
        eaf.to_file(folder / f"again_{path.name}")


def main(folder):
    warnings.simplefilter("error")  # pympi warns where it knows a version no more
    for path, said in [*grids(folder), *documents(folder)]:
        (folder / f"{path.name}.json").write_text(json.dumps(said))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    main(parser.parse_args().folder)
