# SPDX-License-Identifier: MIT
"""What is true of a returned row, and what nobody could know. A row may be asked about (`asking`) where its own cells do not say which sent row
it is, counted here by witnesses and never by likeness: its 照合 code, its key (with its phase), its text, each voting for the sent rows that
have exactly it. The owner must have more votes than any other row; a claim by two rows is a question however clear both are. Where a code names
another row than the texts do, either the texts with the answers were sorted away from the codes, or the answers with the codes from the texts:
only what still stands in the order in which it was sent tells which, so without that it is a question too."""
import datetime
import unicodedata
from collections import Counter, defaultdict

from sheets import Said, Struck, folded, text_of
from write import as_cp932

WITNESSES = {"row": [("code",), ("key", "phase"), ("text", "phase")], "answer": [("code",), ("key",), ("text",)],
             "clause": [("code",), ("article", "place"), ("wording",)], "contact": [("code",)]}

SHOWN = ["code", "key", "phase", "article", "place"]  # kept in the truth for whoever reads a failure


def sent_value(row, name):
    if name == "code":
        return folded(row["code"])
    return folded(row.get("cells", {}).get(name))


def dice(a, b):
    pairs = [Counter(zip(t, t[1:])) for t in (a, b)]
    total = sum(map(Counter.total, pairs))
    return 2 * (pairs[0] & pairs[1]).total() / total if total else 0.0


def in_order(numbers):
    """But for a few."""
    return sum(1 for a, b in zip(numbers, numbers[1:]) if a > b) <= len(numbers) // 20


class Index:
    """Which sent rows have a value, for each witness of each sheet."""

    def __init__(self, record):
        self.rows = defaultdict(lambda: defaultdict(set))
        for number, row in enumerate(record["rows"]):
            for witness in WITNESSES[row["asks"]]:
                for names in {witness, witness[:1]}:
                    self.rows[row["asks"], names][tuple(sent_value(row, n) for n in names)].add(number)
        self.record, self.stayed = record, {}
        self.number = {id(r): i for i, r in enumerate(record["rows"])}

    def members(self, sheet, row):
        """A contact is known by two of its members that stand as they were."""
        votes = Counter()
        for column in sheet.columns:
            value = folded(row.shown(column))
            if not (column.field or "").startswith("member:") or not value:
                continue
            for number, sent in enumerate(self.record["rows"]):
                if sent["asks"] == "contact" and sent_value(sent, column.field) == value:
                    votes[number] += 1
        best = [n for n, v in votes.items() if v >= 2 and v == max(votes.values())]
        return set(best) if len(best) == 1 else set()

    def votes(self, sheet, row):
        """(votes of the row's owner, the most votes of another)"""
        votes = Counter()
        asks = row.owner["asks"]
        for witness in WITNESSES[asks]:
            names = tuple(n for n in witness if sheet.column(n))
            if not names or names[0] != witness[0]:
                continue
            values = tuple(folded(row.shown(sheet.column(n))) for n in names)
            if not values[0]:
                continue
            named = self.rows[asks, names].get(values, ())
            for number in named:
                votes[number] += 1 / len(named)
        if asks == "contact":
            for number in self.members(sheet, row):
                votes[number] += 1
        mine = self.number[id(row.owner)]
        return votes[mine], max((v for n, v in votes.items() if n != mine), default=0)

    def codes_stayed(self, sheet):
        """True where the codes of a sheet stand as they were sent, and its texts do not."""
        if id(sheet) not in self.stayed:
            self.stayed[id(sheet)] = self.look_at_order(sheet)
        return self.stayed[id(sheet)]

    def look_at_order(self, sheet):
        codes = {folded(r["code"]): n for n, r in enumerate(self.record["rows"])}
        column = sheet.column("code")
        rows = [r for r in sheet.rows if r.texts]
        return bool(column) and in_order([codes.get(folded(r.shown(column)), 0) for r in rows]) and not in_order([self.number[id(r.texts)] for r in rows])

    def names_another(self, sheet, row):
        column = sheet.column("code")
        code = folded(row.shown(column)) if column else ""
        return (code,) in self.rows[row.owner["asks"], ("code",)] and code != folded(row.texts["code"])

    def asking(self, sheet, row):
        """Why a row may be asked about; empty when it is clear."""
        if self.names_another(sheet, row) and not self.codes_stayed(sheet):
            return ["its code names another row than its texts, and no order tells which of them moved"]
        mine, others = self.votes(sheet, row)
        if mine < 1:
            return ["nothing in it names its row alone"]
        if mine <= others:
            return ["its cells name two rows"]
        column = sheet.column("text") or sheet.column("wording")
        text = folded(row.shown(column)) if column else ""
        sent = sent_value(row.owner, column.field) if column else ""
        if text and sent and mine < 2 and dice(text, sent) < 0.4:
            return ["its text is another one"]
        return []


def said_of(sheet, row, encoding):
    """field -> what was written and what it means, of the cells that somebody filled in or emptied."""
    told = {}
    for column in sheet.columns:
        if not column.answered:
            continue
        said = row.said.get(column.id)
        if said is None or not text_of(said.raw).strip():
            continue
        raw, means, sort = said.raw, said.means, said.sort
        if encoding == "bare days":
            sort = "odd" if sort == "plain" and isinstance(raw, datetime.date) else sort
        elif encoding and isinstance(raw, Struck):
            means, sort = None, "lost"  # the line is not in the file
        if encoding == "cp932" and folded(as_cp932(text_of(raw))) != folded(unicodedata.normalize("NFKC", text_of(raw))):
            means, sort = None, "lost"
        told[column.field] = Said(text_of(raw), means, sort)
    return told


def rows_of(index, places, encodings):
    """The truth of all returned rows, as it is stored."""
    rows, claims = [], defaultdict(list)
    for row, sheet, file, name, number in places:
        if row.kind == "none":
            rows.append({"file": file, "sheet": name, "row": number, "kind": "none"})
            continue
        told = said_of(sheet, row, encodings.get(file))
        truth = {"file": file, "sheet": name, "row": number, "kind": row.kind, "sent": None, "asking": [], "torn": row.texts is not row.owner,
                 "shown": {n: text_of(row.shown(sheet.column(n))) for n in SHOWN if sheet.column(n)},
                 "said": {f: [s.raw, s.means, s.sort] for f, s in told.items()}, "marks": sorted(row.marks)}
        if row.owner:
            truth["sent"] = {k: row.owner.get(k) for k in ("asks", "key", "phase", "code")}
            truth["asking"] = index.asking(sheet, row)
            claims[index.number[id(row.owner)]].append(truth)
        rows.append(truth)
    for twins in claims.values():
        mark_claims(twins)
    return rows


def otherwise(truth, others):
    """Whether one of them says anything else, whoever signed it and when."""
    words = lambda t: {k: v for k, v in t["said"].items() if k not in ("by", "date")}
    return any(words(t) and words(t) != words(truth) for t in others)


def mark_claims(twins):
    """Rows of one owner: of one file they are doubled, of two files two people's answers."""
    for truth in twins:
        others = [t for t in twins if t is not truth]
        here = [t for t in others if t["file"] == truth["file"]]
        truth["claimed"] = "contested" if otherwise(truth, here) else "same" if here else "rival" if otherwise(truth, others) else "alone"
        if here:
            truth["asking"] = truth["asking"] + ["claimed by two rows"]
