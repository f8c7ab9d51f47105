# SPDX-License-Identifier: MIT
"""Clauses and their statements as the files have them, read without the program: the library's, and what a project lays over them. What
placeholders became is not computed: a paragraph as it was written is laid beside the same one as it was printed."""
import json
import re
from dataclasses import dataclass, field

from texts import squash

HOLE = re.compile(r"\{\{[^{}]*\}\}")


@dataclass
class Clause:
    id: str
    topic: str
    title: str
    head: dict
    positions: dict = field(default_factory=dict)   # name -> [Written]
    statements: list = field(default_factory=list)
    has_duties: bool = False


@dataclass
class Written:
    """A 項: its text, and its 号, each with what hangs below it."""
    text: str
    items: list = field(default_factory=list)       # of Written


def read_json(path):
    return json.loads(path.read_text(encoding="utf-8"))


def read_head(text):
    return dict(m.groups() for m in re.finditer(r"^([a-z_]+):[ \t]*(.*)$", text, re.M))


def read_body(text):
    positions, name, below = {}, "", []
    for line in text.split("\n"):
        words = line.strip()
        item = re.match(r"\d+\.\s+(.*)", words)
        if line.startswith("## "):
            name = line[3:].strip()
        elif item:
            written, depth = Written(item[1]), len(line) - len(line.lstrip()) + 1
            while below[-1][0] >= depth:
                below.pop()
            below[-1][1].items.append(written)
            below.append((depth, written))
        elif words:
            below = [(0, Written(words))]
            positions.setdefault(name, []).append(below[0][1])
    return positions


def read_clause(path):
    head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    values = read_head(head)
    clause = Clause(values["id"], values["topic"], values["title"], values, read_body(body))
    duties = path.with_suffix(".duties.json")
    if duties.exists():
        clause.statements = read_json(duties).get("statements", [])
        clause.has_duties = True
    return clause


def read_clauses(*folders):
    """id -> clause; a later folder's takes the place of an earlier one's, with its statements."""
    found = {}
    for folder in folders:
        for path in sorted(folder.rglob("*.md")):
            if path.name != "README.md":
                clause = read_clause(path)
                found[clause.id] = clause
    return found


def forms(clause, position):
    """項 -> [(号 or 0, statement as it is in the position)]"""
    found = {}
    for statement in clause.statements:
        if position not in statement["at"]:
            continue
        form = {**statement, **statement.get("alt", {}).get(position, {})}
        form = {name: value for name, value in form.items() if value is not None and name not in ("at", "alt")}
        place = re.match(r"(\d+)(?:\((\d+)\))?$", statement["at"][position])
        found.setdefault(int(place[1]), []).append((int(place[2] or 0), form))
    return found


def learn(written, printed, values):
    """What the placeholders of a text stand for, from the text as it was printed; False where it is another text."""
    written, printed = squash(written), squash(printed)
    names, pattern, last = [], "", 0
    for hole in HOLE.finditer(written):
        pattern += re.escape(written[last:hole.start()]) + "(.+?)"
        names.append(hole[0])
        last = hole.end()
    match = re.fullmatch(pattern + re.escape(written[last:]), printed)
    if match:
        values.update(zip(names, match.groups()))
    return match is not None


def fill(text, *values):
    """The text with its placeholders replaced, as far as somebody knows them."""
    def value(hole):
        return next((of[hole[0]] for of in values if hole[0] in of), hole[0])
    return squash(HOLE.sub(value, squash(text)))
