# SPDX-License-Identifier: MIT
"""Edits by chance of the library: any value of any of its files, as a project's own file lies over the installed one. Both states have the
file; in the new one a single value differs, so that diff has to tell it, as something of the kinds that the file holds."""
import json
import re
import shutil

from schemas import ROOT

# file -> the kinds that diff tells of it
KINDS = {
    "clauses/terms.json": ["shared-term"], "clauses/measures.json": ["measure"], "clauses/topics.json": ["topic", "chapter"],
    "clauses/features.json": ["feature"], "clauses/shared-facts.json": ["shared-fact"], "clauses/records.json": ["record-form", "record-column"],
    "clauses/chain.json": ["chain-event", "chain-step", "chain-word"], "clauses/desks.json": ["public-desk", "deadline"],
    "clauses/disclosures.json": ["disclosure-paper"], "clauses/core.json": ["core-module", "core-rule"],
    "clauses/keywords.json": ["keyword-rule"], "clauses/responsibility.json": ["role", "status", "obligation", "responsibility-rule"],
    "clauses/not-covered.json": ["not-covered"], "clauses/hours.json": ["hour-word"], "clauses/calendar.json": ["calendar-rule"],
    "clauses/duty-words.json": ["duty-word"], "clauses/wording.json": ["wording"], "templates/words.json": ["word"],
    "templates/style.json": ["style"],
    "clauses/families/*.json": ["family", "row-measures"], "clauses/guidelines/*.json": ["guideline", "guideline-item", "dropped-basis"],
    "templates/scoring/*.json": ["scoring"], "templates/documents/*.json": ["template"], "clauses/*/*.duties.json": ["statement", "unclaimed", "clause"],
    "clauses/*/*.md": ["clause", "statement"],
}
# what is no news, and why; a name without a dot is that of the member in all files
UNTOLD = {
    "schema": "what kind of file it is", "note": "a word to who keeps the library: no paper prints it",
    "clauses/desks.json as_of": "when the file was looked over: no paper prints it",
    "clauses/not-covered.json family": "of a list that is empty",
    "clauses/families/*.json texts.*": "by which import knows the family; the register says which one it is",
    "clauses/families/*.json share": "by which import knows the family",
    "clauses/families/*.json least": "by which import knows the family",
    "templates/style.json looks.[].role": "a name: looks of another role are others",
    "templates/style.json setups.*.looks.[].role": "a name: looks of another role are others",
    "clauses/hours.json marks.[].as": "a name: the installed mark of that name stands in its place",
}


class Refused(Exception):
    """Here is nothing to edit in that way."""


FREE = {"words", "topics", "requirements", "phases", "measures", "texts", "names", "months", "days", "minutes", "to", "at", "alt", "positions", "units",
        "chapters", "chapter", "setups", "*"}


def leaves(value, path=()):
    """(the container, the member or index, the path without indices and free names) of each value."""
    free = len(path) > 0 and path[-1] in FREE
    for k, v in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        here = path + (("*" if free else k,) if isinstance(value, dict) else ("[]",))
        if isinstance(v, (dict, list)):
            yield from leaves(v, here)
        else:
            yield value, k, here


class Pool:
    """The files of each kind, and the values that stand at each path of them: what else may stand there."""

    def __init__(self):
        self.files, self.values, self.data = [], {}, {}
        for pattern in KINDS:
            for p in sorted(ROOT.glob(pattern)):
                if p.name == "README.md" or (pattern == "clauses/*/*.json" and "duties" not in p.name):
                    continue
                self.files.append((pattern, p.relative_to(ROOT)))
                if p.suffix == ".json":
                    self.data[p.relative_to(ROOT)] = json.loads(p.read_text(encoding="utf-8"))
                    for box, k, path in leaves(self.data[p.relative_to(ROOT)]):
                        self.values.setdefault((pattern, path), set()).add(json.dumps(box[k], ensure_ascii=False))
        self.targets = sorted({t for t in self.values if t[1][-1] not in UNTOLD and f"{t[0]} {'.'.join(t[1])}" not in UNTOLD} | {("clauses/*/*.md", (how,)) for how in MD_EDITS})

    def where(self, pattern, path, chance):
        found = [f for p, f in self.files if p == pattern and f in self.data]
        chance.shuffle(found)
        for f in found:
            data = json.loads(json.dumps(self.data[f]))
            places = [(box, k) for box, k, p in leaves(data) if p == path]
            if places:
                return f, data, chance.choice(places)
        raise Refused


def other_value(chance, pool, pattern, path, old):
    values = [json.loads(v) for v in sorted(pool.values[pattern, path])]
    rest = [v for v in values if v != old and v is not None]
    words = len(values) <= 12 and len(rest) > 0  # a closed list, as it seems
    if isinstance(old, bool):
        return not old
    if path[-1] in ("id", "item"):
        return f"{old}-{chance.randint(2, 99)}"
    if isinstance(old, (int, float)):
        return chance.choice(rest) if words else old + 1
    if isinstance(old, str) and (words or re.fullmatch(r"[a-z0-9_.#/-]+", old)) and rest:
        return chance.choice(rest)
    if isinstance(old, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", old):
        return "2027-12-25" if old != "2027-12-25" else "2027-12-26"
    if isinstance(old, str):
        at = chance.randrange(len(old) + 1)
        return old[:at] + "改定" + old[at:]
    return "改定" if not rest else chance.choice(rest)


def split(text):
    head, body = re.match(r"\A---\n(.*?\n)---\n(.*)\Z", text, re.S).groups()
    return head, body


def text_line(chance, body):
    lines = body.split("\n")
    found = [i for i, line in enumerate(lines) if len(line) > 12 and not line.startswith("#")]
    if not found:
        raise Refused
    return lines, chance.choice(found)


def change_words(chance, head, body):
    lines, i = text_line(chance, body)
    spots = [m.end() for m in re.finditer("[、。]", lines[i]) if "{{" not in lines[i][m.end() - 3:m.end()]]
    if not spots:
        raise Refused
    at = chance.choice(spots)
    lines[i] = lines[i][:at] + "試験のため、" + lines[i][at:]
    return head, "\n".join(lines)


def add_paragraph(chance, head, body):
    return head, body.rstrip("\n") + "\n\n甲は、試験の結果を5営業日以内に乙へ通知する。\n"


def item_to_paragraph(chance, head, body):
    """The words stay; an item stands as a paragraph."""
    lines = body.split("\n")
    found = [i for i, line in enumerate(lines) if re.match(r"1\. |[0-9]+\. ", line)]
    if not found:
        raise Refused
    i = found[-1]
    lines[i] = "\n" + re.sub(r"^[0-9]+\. ", "", lines[i])
    return head, "\n".join(lines)


def deepen_item(chance, head, body):
    """The words stay; an item stands below the one above it."""
    lines = body.split("\n")
    found = [i for i in range(1, len(lines)) if re.match(r"[0-9]+\. ", lines[i]) and re.match(r"[0-9]+\. ", lines[i - 1])]
    if not found:
        raise Refused
    i = chance.choice(found)
    lines[i] = "   1. " + re.sub(r"^[0-9]+\. ", "", lines[i])
    return head, "\n".join(lines)


def drop_paragraph(chance, head, body):
    blocks = body.split("\n\n")
    found = [i for i, b in enumerate(blocks) if not b.lstrip().startswith("#")]
    if len(found) < 2:
        raise Refused
    blocks.pop(found[-1])
    return head, "\n\n".join(blocks) + "\n"


def head_member(name, old, new):
    def edit(chance, head, body):
        if not re.search(old, head, re.M):
            raise Refused
        return re.sub(old, new, head, count=1, flags=re.M), body
    edit.__name__ = name
    return edit


MD_EDITS = {f.__name__: f for f in (
    change_words, add_paragraph, item_to_paragraph, deepen_item, drop_paragraph,
    head_member("title", r"^title: (.*)$", r"title: \1改定"), head_member("order", r"^order: [0-9]+$", "order: 777"),
    head_member("level", r"\Z", "level: least\n"), head_member("when", r"\Z", "when: system.試験\n"),
    head_member("params", r"^(  [a-z_]+: )[0-9]+$", r"\g<1>97"), head_member("covers", r"\Z", "covers: [R999/①-1]\n"),
    head_member("documents", r"documents: \[annex\]", "documents: [annex, rules]"))}


def edit(pool, chance, target):
    """The file, its old and new text, and a value that must be told ('' where none is known)."""
    pattern, path = target
    if pattern.endswith(".md"):
        files = [f for p, f in pool.files if p == pattern]
        chance.shuffle(files)
        for f in files[:40]:
            text = (ROOT / f).read_text(encoding="utf-8")
            try:
                head, body = MD_EDITS[path[0]](chance, *split(text))
            except Refused:
                continue
            return f, text, f"---\n{head}---\n{body}", ""
        raise Refused
    f, data, (box, k) = pool.where(pattern, path, chance)
    old = json.dumps(data, ensure_ascii=False)
    box[k] = other_value(chance, pool, pattern, path, box[k])
    return f, old, json.dumps(data, ensure_ascii=False), box[k] if isinstance(box[k], str) else ""


def put(folder, file, text):
    """As the project's own; a clause's statements lie beside it."""
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    for beside in (file.with_suffix(".duties.json") if file.suffix == ".md" else None, file.parent / (file.name[:-12] + ".md") if file.name.endswith(".duties.json") else None):
        if beside and (ROOT / beside).exists():
            shutil.copy(ROOT / beside, folder / beside)
