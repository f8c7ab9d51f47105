#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""An annex as it may come back from Word, by seed: edits with and without tracking, bookmarks lost or renamed, and what is done to a file as a whole.
usage: generate.py BASE.docx SENDING.json SEED FOLDER      writes FOLDER/SEED.docx and FOLDER/SEED.truth.json"""
import json
import random
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
from edits import Editor, edit  # noqa: E402
from paper import Paper, bookmarks  # noqa: E402
from truth import truth_of  # noqa: E402
import files  # noqa: E402


def lose_bookmarks(paper, rng, share):
    for para in paper.paras:
        if para.unit and not para.half and para.marks is None and bookmarks(para.element) and rng.random() < share:
            files.strip_marks(para.element)


def rename_bookmarks(paper, rng):
    """As other programs call them."""
    for n, mark in enumerate(files.starts(paper.root)):
        mark.set(files.w("name"), f"_heading=h.{rng.randrange(36 ** 8):x}{n}")


def generate(base, record, seed, folder):
    """(path, truth). The truth has `resave`: what another program is to do to the file."""
    rng = random.Random(seed)
    paper = Paper(base, record)
    editor = Editor(paper, rng)
    untracked = rng.choice((0, 0, 0, 0.15, 0.4, 1))
    edit(editor, rng.choice((1, 2, 4, 6, 8, 12, 20)), untracked)
    whole = rng.choices(list(files.WHOLE), files.WHOLE.values())[0]
    marks = rng.choices(("kept", "some lost", "lost", "renamed"), (70, 12, 10, 8))[0]
    if whole in ("half accepted", "accepted"):
        files.accept(paper, rng, 0.5 if whole == "half accepted" else 1)
    units, new, wholes = truth_of(paper)
    if marks == "some lost":
        lose_bookmarks(paper, rng, 0.3)
    elif marks == "lost":
        lose_bookmarks(paper, rng, 1)
    elif marks == "renamed":
        rename_bookmarks(paper, rng)
    views = {old: [t for _, t in paper.groups(old)] for old in (True, False)}
    data = paper.write(rng, rng.choice((0, 0.02, 0.1)), files.beside(paper.parts, whole))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{seed}.docx"
    path.write_bytes(data)
    if whole == "python-docx":
        files.python_docx(path)
    truth = {"seed": seed, "sending": record["id"], "done": editor.done, "people": editor.people, "whole": whole, "marks": marks, "untracked": untracked, "named": whole not in files.NAMELESS,
             "units": units, "new": new, "wholes": wholes, "views": [views[True], views[False]], "keys": [u.key for u in paper.units if u.key], "tracked": any(u["by"] for u in units) or any(n["by"] for n in new)}
    return path, truth


if __name__ == "__main__":
    with open(sys.argv[2], encoding="utf-8") as file:
        made, told = generate(Path(sys.argv[1]), json.load(file), int(sys.argv[3]), Path(sys.argv[4]))
    made.with_suffix(".truth.json").write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    print(made, told["done"], told["whole"], told["marks"])
