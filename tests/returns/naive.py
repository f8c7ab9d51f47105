# SPDX-License-Identifier: MIT
"""Ways to find rows again that are known to fail, and the truth itself: the random returns have to tell them apart, or they try nothing."""
from collections import defaultdict

from sheets import folded



def entry(row, sent, doubts=()):
    """The row as a receiver would tell it that placed it on `sent` and understood everything."""
    told = {"cell": f"{row['sheet']}!A{row['row']}", "doubts": list(doubts), **(sent or {})}
    for field, (raw, means, sort) in row.get("said", {}).items():
        if sort == "trap" or sort == "lost":
            told["doubts"].append("unclear")
        elif field.startswith("role:"):
            told.setdefault("roles", {})[field[5:]] = means
        elif field.startswith("member:"):
            told.setdefault("members", {})[field[7:]] = raw
        elif field in ("answer", "date", "fee"):
            told[{"answer": "verdict"}.get(field, field)] = means
        if field in ("reason", "when", "by"):
            told[field] = raw
        elif field == "words":
            told["text"] = raw
    return told


def identity(row):
    return {n: row[n] for n in ("asks", "key", "phase") if row.get(n)}


def by_position(record):
    """The n-th row of the sheet that is there is the n-th one that was sent."""
    lists = defaultdict(list)
    for row in record["rows"]:
        lists["row" if row["asks"] == "answer" else row["asks"]].append(row)

    def place(row, number):
        asks = row["sent"]["asks"] if row.get("sent") else "row"
        there = lists["row" if asks == "answer" else asks]
        return there[number] if number < len(there) else None
    return place


def by_code(record):
    codes = {folded(r["code"]): r for r in record["rows"]}
    return lambda row, _: codes.get(folded(row.get("shown", {}).get("code")))


def by_key(record):
    keys = defaultdict(list)
    for r in record["rows"]:
        cells = r.get("cells", {})
        keys[tuple(folded(cells.get(n)) for n in (("article", "place") if r["asks"] == "clause" else ("key", "phase")))].append(r)

    def place(row, _):
        shown = row.get("shown", {})
        found = keys.get(tuple(folded(shown.get(n)) for n in (("article", "place") if "article" in shown else ("key", "phase"))), [])
        return found[0] if len(found) == 1 else None
    return place


def in_files(truth, told):
    """As `receive` says it, with the files' names for their sums."""
    return {"files": [{"sha256": name, "answers": [entry for row, entry in told if row["file"] == name]} for name in truth["files"]]}


def report(truth, place):
    """The whole report of a receiver that places rows so."""
    told, numbers = [], defaultdict(int)
    for row in truth["rows"]:
        number = numbers[row["file"], row["sheet"]]
        numbers[row["file"], row["sheet"]] += 1
        if row["kind"] != "sent" or not row["said"]:
            continue
        sent = place(row, number)
        told.append((row, entry(row, identity(sent) if sent else None, () if sent else ("unplaced",))))
    return in_files(truth, told)


def truth_itself(truth):
    doubts = lambda row: ("doubled",) if row["claimed"] == "contested" else ()
    return in_files(truth, [(r, entry(r, identity(r["sent"]), doubts(r))) for r in truth["rows"] if r["kind"] == "sent" and r["said"]])
