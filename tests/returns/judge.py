# SPDX-License-Identifier: MIT
"""What `receive --dry-run --json` says of a random return, held against its truth. Rows are joined by the place that both name."""
import re
from collections import Counter

from sheets import folded

IDENTITY = ("asks", "key", "phase")
SIGNED_ONLY = {"by", "date"}                 # a name and a day alone are no answer
TEXTS = {"reason": "reason", "words": "text", "when": "when", "by": "by"}


def entries(report, names):
    """(file, sheet, row) -> what is said of it; `names`: sha256 -> file's name."""
    found = {}
    for file in report["files"]:
        for entry in file["answers"]:
            sheet, cell = entry["cell"].rsplit("!", 1)
            place = names[file["sha256"]], sheet.strip("'").replace("''", "'"), int(re.sub(r"\D", "", cell))
            found.setdefault(place, []).append(entry)
    return found


class Judge:
    def __init__(self):
        self.count = Counter()
        self.wrong = []         # (kind, seed, place, what)

    def fault(self, kind, truth, row, what):
        self.count[kind] += 1
        self.wrong.append((kind, truth["seed"], f"{row['file']}:{row['sheet']}:{row['row']}", what))

    def look(self, truth, report, names, record):
        sent = {tuple(r.get(n) for n in IDENTITY): r for r in record["rows"]}
        self.heads = {(s["asks"], c["field"]): folded(c["head"]) for s in record["sheets"] for c in s["columns"]}
        found = entries(report, names)
        for row in truth["rows"]:
            for_row = found.pop((row["file"], row["sheet"], row["row"]), [])
            if len(for_row) > 1:
                self.fault("twice", truth, row, f"told {len(for_row)} times")
            self.row(truth, row, for_row[0] if for_row else None, sent)
        for place, rest in found.items():
            self.fault("invented", truth, dict(zip(("file", "sheet", "row"), place)), f"an answer where no row is: {rest[0]}")

    def row(self, truth, row, entry, sent):
        named = entry is not None and entry.get("key") and "unplaced" not in entry.get("doubts", [])
        if row["kind"] != "sent":
            if named and row["kind"] == "new":
                self.fault("wrong", truth, row, f"a new row was taken for {entry['key']}")
            elif named:
                self.fault("wrong", truth, row, f"a row that is none was taken for {entry['key']}")
            elif row["kind"] == "new":
                self.count["new told" if entry else "new untold"] += 1
            return
        if not set(row["said"]) - SIGNED_ONLY:
            if entry and entry.get("verdict"):
                self.fault("invented", truth, row, f"nothing was said, and it says {entry['verdict']}")
            return
        self.answer(truth, row, entry, named, sent)

    def answer(self, truth, row, entry, named, sent):
        self.count["answers"] += 1
        clear = not row["asking"]
        self.count["clear"] += clear
        doubts = set(entry.get("doubts", [])) if entry else set()
        if entry is None:
            if row["claimed"] == "same" or "merged" in row["marks"]:
                self.count["told by its twin"] += 1
            else:
                self.fault("lost", truth, row, f"{row['said']} is not told")
            return
        if not named:
            self.count["asked" if clear else "asked rightly"] += 1
            if clear:
                self.wrong.append(("asked", truth["seed"], f"{row['file']}:{row['sheet']}:{row['row']}", f"{row['sent']['key']}: {sorted(doubts)} {row['marks']}"))
            return
        if any(entry.get(n) != row["sent"].get(n) for n in IDENTITY):
            self.fault("torn" if row["torn"] else "wrong", truth, row, f"of {row['sent']}, taken for {[entry.get(n) for n in IDENTITY]}; shown {row['shown']}, {row['marks']} {row['asking']}")
            return
        self.count["placed" if clear else "placed though unclear"] += 1
        if row["claimed"] == "contested" and not doubts & {"doubled", "other-answer"}:
            self.fault("contested", truth, row, f"two rows claim {entry['key']} and say otherwise; {sorted(doubts)}")
        self.values(truth, row, entry, doubts, sent[tuple(row["sent"].get(n) for n in IDENTITY)])

    def values(self, truth, row, entry, doubts, sent):
        asked = {folded(head) for head in entry.get("raw", {})} if "unclear" in doubts else set()
        changed = set(row["said"]) - SIGNED_ONLY - {"answer", "reason"}
        for field, (raw, means, sort) in row["said"].items():
            if sort == "lost":
                continue
            told, unclear = self.told(field, entry, sent), self.heads[row["sent"]["asks"], field] in asked
            if field in TEXTS or field.startswith("member:"):
                self.text(truth, row, field, raw, told)
            elif sort == "trap":
                self.count["traps"] += 1
                if not unclear and (told == "accepted" if field == "answer" else field == "date" and told and folded(told) != folded(sent.get("cells", {}).get(field))):
                    self.fault("trap", truth, row, f"{field} {raw!r} was taken for {told}")
            elif told == means or field == "answer" and means == "accepted" and told == "wish" and changed:
                self.count["understood"] += 1
            elif unclear:
                self.count["unclear " + sort] += 1
                if sort == "plain":
                    self.wrong.append(("unclear", truth["seed"], f"{row['file']}:{row['sheet']}:{row['row']}", f"{field} {raw!r}"))
            else:
                self.fault("misread", truth, row, f"{field} {raw!r} is {means}, taken for {told}; {sorted(doubts)}")

    @staticmethod
    def told(field, entry, sent):
        """What the entry says of a field: where it says nothing of a cell, it stands as it was sent."""
        if field.startswith("role:"):
            return entry.get("roles", {}).get(field[5:]) or sent.get("values", {}).get(field)
        if field.startswith("member:"):
            return entry.get("members", {}).get(field[7:]) or sent.get("cells", {}).get(field)
        if field == "fee":
            return entry.get("fee") or sent.get("values", {}).get("fee", "undecided")
        if field == "answer":
            return entry.get("verdict")
        return entry.get(TEXTS.get(field, field)) or sent.get("cells", {}).get(field)

    def text(self, truth, row, field, raw, told):
        lines = lambda t: [line.rstrip() for line in (t or "").replace("\r\n", "\n").strip().split("\n")]
        if lines(raw) == lines(told):
            self.count["texts"] += 1
        else:
            self.fault("text", truth, row, f"{field} {raw!r} became {told!r}")

    def figures(self):
        """(share of the clear answers that were placed, share of the plain cells that were understood)"""
        plain = self.count["understood"] + self.count["unclear plain"]
        return self.count["placed"] / max(1, self.count["clear"]), self.count["understood"] / max(1, plain)
