#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Random returned workbooks of one sending, by a seed: what people wrote into answers.xlsx, two to seven operations that they did to it, and the
file or files that came back, with truth.json beside them. Its writer has not seen how bunkai finds rows again.
usage: generate.py FOLDER SEED OUT      FOLDER: with answers.xlsx and sending.json
truth.json: `files` in the order in which they came · `done` · `resave` (program that has to save the files once more, by whoever runs this) ·
`named` false: nothing in the files names the sending, who receives them has to · `rows`, each (truth.py) at its file, sheet and line"""
import json
import random
import re
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import answers  # noqa: E402
import operations  # noqa: E402
import sheets  # noqa: E402
import truth  # noqa: E402
import write  # noqa: E402

FILE_NAMES = ["answers", "回答書", "回答書_営業部（最終）", "answers (1)", "20261020_回答", "Ｋａｉｔｏ"]


def edited(rng, sent, rows=None):
    """One person's workbook. `rows`: what share of the rows they answer."""
    book = sent.book()
    person = answers.Person(rng)
    for sheet in book.sheets:
        if rows is not None:
            person.share[sheet.asks] = rows
        answers.fill(rng, person, sheet)
    for operation in operations.draw(rng):
        done = operation(rng, book)
        if done:
            book.changed.append(done)
    return book


def save(rng, book, folder, stem):
    """(files, places, encodings, how)"""
    kind = rng.choices(["in place", "in place, guessed", "pasted", "csv"], [45, 10, 25, 20])[0]
    if kind == "csv" and len(book.sheets) > 3:
        kind = "pasted"
    if kind == "csv":
        files, places, encodings = [], [], {}
        for sheet in book.sheets:
            if not any(r.said or r.kind == "new" for r in sheet.rows):
                continue
            path = folder / f"{stem}-{sheet.name}.csv"
            found, encodings[path.name] = write.one_csv(rng, sheet, path)
            files.append(path.name)
            places += found
        if files:
            return files, places, encodings, "csv " + ", ".join(encodings.values())
        kind = "pasted"
    path = folder / f"{stem}.xlsx"
    if kind == "pasted":
        places, bare = write.pasted(rng, book, path)
        return [path.name], places, {path.name: "bare days"} if bare else {}, kind
    return [path.name], write.in_place(rng, book, path, "guessed" in kind), {}, kind


def is_named(sent, book, how):
    """Whether the sending's number or a code still stands in a cell of the file."""
    if how.startswith("in place") and book.others:
        return True
    number = sent.record["id"].casefold()
    for sheet in book.sheets:
        if any(number in sheets.text_of(v).casefold() for values in sheet.above for v in values):
            return True
        code = sheet.column("code")
        if code and sum(1 for r in sheet.rows if r.owner and sheets.folded(r.shown(code)) == sheets.folded(r.owner["code"])) >= 3:
            return True
    return False


def generate(sent, seed, out):
    """Writes the files into OUT; what truth.json is to say."""
    rng = random.Random(seed)
    out.mkdir(parents=True, exist_ok=True)
    two = rng.random() < 0.12
    told = {"seed": seed, "sending": sent.record["id"], "files": [], "done": [], "named": True, "two": two}
    places, encodings = [], {}
    for who in range(2 if two else 1):
        book = edited(rng, sent, rng.choice([0.3, 0.6]) if two else None)
        stem = re.sub(r"\s", "_", rng.choice(FILE_NAMES)) + ("" if not two else f"-{who + 1}")
        files, found, kinds, how = save(rng, book, out, stem)
        told["files"] += files
        told["done"].append([how, *book.changed])
        told["named"] &= is_named(sent, book, how)
        places += found
        encodings.update(kinds)
    told["resave"] = rng.choice(["calc", "calc-ods", "gnumeric"]) if rng.random() < 0.25 and all(f.endswith(".xlsx") for f in told["files"]) else None
    told["rows"] = truth.rows_of(truth.Index(sent.record), places, encodings)
    return told


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit("usage: generate.py FOLDER SEED OUT")
    where = Path(sys.argv[1])
    told = generate(sheets.Sent(where / "answers.xlsx", where / "sending.json"), int(sys.argv[2]), Path(sys.argv[3]))
    (Path(sys.argv[3]) / "truth.json").write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    print(json.dumps({k: v for k, v in told.items() if k != "rows"}, ensure_ascii=False, indent=1))
