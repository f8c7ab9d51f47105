#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What 交渉資料 says of the positions of a clause, and what 期限一覧及び定期の業務 says of times, is what the statements say, which are read here without the
program. For each statement and each position behind the first: its time, fee, record, keeping, condition, whom it goes to and who acts stand in a
row if the position has them otherwise, with the numbers of both, and in none if it has the same; what only one of them has stands in a row; and
there is no other row. Texts of all positions print the terms of their own, and what a position loses speaks of no time that no text has. Of the
limits: each statement in force that has one stands under each of its events, once, the shortest first, and says whether nights and holidays count.
Then rows and times in them are taken out, one at a time, and each time this has to notice.
usage: positions.py BUNKAI"""
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/lost"))
import papers  # noqa: E402
import sources  # noqa: E402
from places import nights_of  # noqa: E402
from texts import squash  # noqa: E402

import yaml  # noqa: E402

FULL = os.environ.get("BUNKAI_TEST_COUNTS") == "full"
SAMPLES = ["telehealth", "clinic", "online-eligibility", "telehealth-next"] if FULL else ["telehealth"]
TERMS = {t["id"]: t for t in json.loads((ROOT / "clauses/terms.json").read_text(encoding="utf-8"))["terms"]}
WORDS = json.loads((ROOT / "clauses/duty-words.json").read_text(encoding="utf-8"))
EVENTS = {e["id"]: e["name"] for e in WORDS["events"]}
OCCASIONS = {e["id"]: e["name"] for e in WORDS["occasions"]}
TIME = r"[0-9]+(?:秒|分|時間|営業日|日|週間|週|か月|月|年度|年)"
MEMBERS = {"time": ("time", "when", "from"), "fee": ("fee",), "record": ("record",), "keep": ("keep",), "condition": ("if",), "part": ("to",),
           "moved": ("who", "with", "office")}
KINDS = {"時期": "time", "費用": "fee", "記録": "record", "保存の期間": "keep", "場合": "condition", "相手の関与": "part", "行う者": "moved",
         "義務の強さ": "force", "なくなる": "dropped", "代わる": "dropped", "加わる": "added"}
MINUTES = {"秒": 0, "分": 1, "時間": 60, "日": 1440, "営業日": 1440, "週": 10080, "週間": 10080, "月": 43200, "か月": 43200, "年": 525600, "年度": 525600}
count = Counter()


def check(what, problems):
    count["failed" if problems else "passed"] += 1
    for line in [f"FAIL positions: {what}"] * bool(problems) + [f"\t{p[:260]}" for p in problems[:8]]:
        print(line)


def build(program, project, out, document):
    done = subprocess.run([program, "build", project, "-o", out, "--doc", document, "--format", "json"], capture_output=True, text=True, check=False,
                          env=dict(os.environ, LC_ALL="C.UTF-8"))
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr[-500:])
    return {path.parent.name: json.loads(path.read_text(encoding="utf-8")) for path in out.rglob(f"{document}.json")}


def rows_of(tree, document):
    """view -> [(fields, origin's key)] of the document's tables."""
    known = papers.columns_of(json.loads((ROOT / f"templates/documents/{document}.json").read_text(encoding="utf-8")))
    found = {}
    for part in tree["body"]:
        for table in papers.tables(part):
            view, rows = papers.read_table(table, known)
            found.setdefault(view, []).append([({name: squash(papers.words(cell)) for name, cell in cells.items()}, row["origin"]["key"])
                                               for cells, row, _ in rows if "origin" in row])
    return found


class Contract:
    def __init__(self, project, contract):
        self.project, self.contract = project, contract

    def values(self, clause, path, position):
        """What parameters and terms are in a position of the clause."""
        head = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
        values = dict(head.get("params") or {})
        for params in (self.project.get("params", {}), self.contract.get("params", {})):
            values.update({k.split(".")[-1]: v for k, v in params.items() if "." not in k or k.startswith(clause + ".")})
        values.update({party["role"]: party["label"] for party in reversed(self.contract["parties"])})
        for id, term in TERMS.items():
            value = self.project.get("terms", {}).get(id, term.get("positions", {}).get(position, term["value"]))
            values["term." + id] = f"{value}{term.get('unit', '')}" if str(value).isdigit() else value
        return values

    def fill(self, text, values):
        return re.sub(r"\{\{([^{}]*)\}\}", lambda m: str(values.get(m[1].strip(), m[0])), text)


def forms_of(clause, position):
    return {form["id"]: form for forms in sources.forms(clause, position).values() for _, form in forms}


def as_list(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def said(contract, values, form, members):
    return json.dumps([contract.fill(json.dumps(form.get(m), ensure_ascii=False, sort_keys=True), values) for m in members], ensure_ascii=False)


def numbers(contract, values, form):
    return re.findall(TIME, contract.fill(" ".join(as_list(form.get("time"))), values))


class Negotiation:
    """The rows that the statements ask for (`must`), may have (`may`: words alone differ), and what is wrong with those that are printed."""

    def __init__(self, contract, clauses, paths):
        self.contract, self.clauses, self.paths = contract, clauses, paths

    def problems(self, views):
        differences = [row for rows in views.get("position-differences", []) for row in rows]
        texts = {key: fields for rows in views.get("positions", []) for fields, key in rows if "text:標準案" in fields}
        losses = {key: fields for rows in views.get("positions", []) for fields, key in rows if "lost:代替案" in fields}
        printed = {}
        for fields, key in differences:
            printed.setdefault((key, KINDS[fields["kind.name"]]), []).append(fields)
        found = [f"{key}: {kind} stands {len(rows)} times" for (key, kind), rows in printed.items() if len(rows) > 1]
        allowed = set()
        for id in texts:
            found += self.of_clause(self.clauses[id], printed, allowed) + self.of_texts(id, texts[id], losses.get(id, {}))
        return found + [f"{key}: a row of {kind} that nothing asks for" for key, kind in printed if (key, kind) not in allowed and kind != "force"]

    def of_clause(self, clause, printed, allowed):
        names, found = list(clause.positions), []
        own = {name: (forms_of(clause, name), self.contract.values(clause.id, self.paths[clause.id], name)) for name in names}
        comes = {value for (key, kind), rows in printed.items() if kind == "dropped" and key.startswith(clause.id + "#")
                 for row in rows for name in names[1:] for value in [row.get("value:" + name, "")]}
        first, values = own[names[0]]
        for name in names[1:]:
            other, new_values = own[name]
            for id in {**first, **other}:
                key = f"{clause.id}#{id}"
                if id in first and id in other:
                    found += self.of_members(key, name, (first[id], values), (other[id], new_values), printed, allowed)
                    continue
                kind = "dropped" if id in first else "added"
                row, act = printed.get((key, kind)), self.contract.fill(other.get(id, {}).get("act", ""), new_values)
                stands_in = kind == "added" and any(squash(act) in value for value in comes)
                allowed.add((key, kind))
                if not row and not stands_in:
                    found.append(f"{key}: {kind} in {name}, and no row says so")
                elif row and kind == "dropped" and row[0]["value:" + name] == "標準案に同じ":
                    found.append(f"{key}: the row says that {name} has it")
        return found

    def of_members(self, key, name, before, after, printed, allowed):
        found = []
        for kind, members in MEMBERS.items():
            row, same = printed.get((key, kind)), said(self.contract, before[1], before[0], members) == said(self.contract, after[1], after[0], members)
            if same:
                if row and row[0]["value:" + name] not in ("標準案に同じ", row[0]["value:標準案"]):
                    found.append(f"{key}: {kind} is the same in {name}, and {row[0]['value:' + name]} is printed")
                continue
            allowed.add((key, kind))
            # whoever has a role for things may be the same party in both: then nothing reads otherwise
            roles = "(" in json.dumps([before[0].get(m) for m in ("who", "to")] + [after[0].get(m) for m in ("who", "to")])
            other = "other" in json.dumps([before[0].get("to"), after[0].get("to")])
            must = kind != "time" and not (kind in ("moved", "part") and (roles or other))
            if kind == "time":
                times = [numbers(self.contract, values, form) for form, values in (before, after)]
                must = times[0] != times[1] or before[0].get("when") != after[0].get("when") or bool(before[0].get("time")) != bool(after[0].get("time"))
                cells = row and (row[0]["value:標準案"], row[0]["value:" + name])
                if row and must and not all(n in cell for part, cell in zip(times, cells) for n in part):
                    found.append(f"{key}: the times of {name} are {times}, and {cells} are printed")
            if must and not row:
                found.append(f"{key}: {kind} is another in {name}, and no row says so")
            elif must and row[0]["value:" + name] == "標準案に同じ":
                found.append(f"{key}: {kind} is another in {name}, and its cell says that it is the same")
        return found

    def of_texts(self, id, texts, losses):
        found, clause = [], self.clauses[id]
        for name, written in clause.positions.items():
            values = self.contract.values(id, self.paths[id], name)
            for paragraph in written:
                for hole in re.findall(r"\{\{(?:term\.[^{}]*)\}\}[^{}、。]{0,4}", paragraph.text):
                    if squash(self.contract.fill(hole, values)) not in texts["text:" + name]:
                        found.append(f"{id}: the text of {name} lacks {self.contract.fill(hole, values)}")
        for name in list(clause.positions)[1:]:
            for time in re.findall(TIME, losses.get("lost:" + name, "")):
                if not any(time in re.findall(TIME, texts["text:" + other]) for other in clause.positions):
                    found.append(f"{id}: what {name} loses speaks of {time}")
        return found


def minutes_of(fields):
    limit = re.search(r"([0-9]+)(秒|分|時間|営業日|日|週間|週|か月|月|年度|年)(以内|前|まで)", fields["time"])
    return int(limit[1]) * MINUTES[limit[2]] if limit else 0 if "直ちに" in fields["time"] else None


class Deadlines:
    def __init__(self, contract, clauses, paths, annex):
        self.contract, self.clauses, self.paths, self.annex = contract, clauses, paths, annex

    def wanted(self):
        """(statement, event) -> its form, of the articles of the annex; `waiting` are the articles that may be missing."""
        for id, (position, waits) in self.annex.items():
            values = self.contract.values(id, self.paths[id], position)
            for form in forms_of(self.clauses[id], position).values():
                form = {**form, "time": [squash(self.contract.fill(t, values)) for t in as_list(form.get("time"))]}
                whens = as_list(form.get("when"))
                for when in whens:
                    if isinstance(when, dict):
                        yield "periodic", f"{id}#{form['id']}", OCCASIONS[when["occasion"]], form, waits
                nights = nights_of({"when": "-", **form})
                for when in whens or ["-"]:
                    if isinstance(when, str) and (nights or "直ちに" in form["time"] or "その日のうち" in form["time"]) and form.get("kind", "do") in ("do", "may", "effect"):
                        yield "deadline", f"{id}#{form['id']}", EVENTS.get(when, "その他のとき"), form, waits

    def problems(self, views):
        tables = views.get("due-acts", [])
        rows = {nature: table for nature, table in zip(("deadline", "periodic"), tables)}
        printed = {(nature, key, fields["event"]): fields for nature, table in rows.items() for fields, key in table}
        found = [f"{len(table)} rows, {len(printed)} of them differ" for table in [sum(tables, [])] if len(table) != len(printed)]
        for nature, key, event, form, waits in self.wanted():
            fields = printed.get((nature, key, event))
            if not fields and event and not waits:
                found.append(f"{key}: {event} has no row")
            elif fields and nature == "deadline" and squash(nights_of({"when": "-", **form}) or "") != fields["night"]:
                found.append(f"{key}: nights are {nights_of(form)}, not {fields['night']}")
            elif fields and not all(time in fields["time"] for time in form["time"]):
                found.append(f"{key}: {form['time']} is not in {fields['time']}")
        last = (None, 0)
        for fields, key in rows.get("deadline", []):
            length = minutes_of(fields)
            if length is not None and fields["event"] == last[0] and length < last[1]:
                found.append(f"{key}: {fields['time']} stands behind a longer one")
            last = (fields["event"], length if length is not None else last[1] if fields["event"] == last[0] else 0)
        return found


def annex_of(tree):
    """clause -> (the position that its article has, whether any of it waits), as the annex's tree tells."""
    found, text = {}, json.dumps(tree, ensure_ascii=False)
    for m in re.finditer(r'"origin": \{"kind": "(clause|statement)", "file": "[^"]*", "place": "([^"]*)", "key": "([a-z0-9-]+)', text):
        found[m[3]] = (m[2], False)
    for m in re.finditer(r'"origin": \{"kind": "waiting", "file": "[^"]*", (?:"place": "[^"]*", )?"key": "([a-z0-9-]+)', text):
        if m[1] in found:
            found[m[1]] = (found[m[1]][0], True)
    return found


def timed_cells(row, table, known):
    """Cells that tell how long, or whether nights count; of 交渉資料 those of rows of times."""
    heads = [squash(papers.words(cell)) for cell in table["rows"][0]["cells"]]
    fields = next(fields for _, names, fields in known if names == heads)
    kind = dict(zip(fields, map(papers.words, row["cells"]))).get("kind.name", "時期")
    return [cell for cell, field in zip(row["cells"], fields)
            if field.split(":")[0] in ("value", "time", "night") and kind == "時期" and re.search(TIME + "|休日", papers.words(cell))]


def notices(proof, tree, document):
    """Some rows, one in so many, taken out, and each of their times: how many were tried, and which were not noticed."""
    tried, missed = 0, []
    sound = proof.problems(rows_of(tree, document))
    known = papers.columns_of(json.loads((ROOT / f"templates/documents/{document}.json").read_text(encoding="utf-8")))
    spots = [(part, t, r) for part, node in enumerate(tree["body"]) for t, table in enumerate(papers.tables(node)) for r in range(1, len(table["rows"]))
             if (part, t) != (len(tree["body"]) - 1, 0) or document == "deadlines"]
    for part, t, r in spots[::15 if FULL else 80]:
        table = list(papers.tables(tree["body"][part]))[t]
        row = table["rows"][r]
        # 相手方 may be whom the other position names, so that such a row need not be
        if "origin" not in row or row["origin"]["kind"] == "clause" or any("相手方" in papers.words(cell) for cell in row["cells"]):
            continue
        for cell in timed_cells(row, table, known):
            before = dict(cell)
            cell.update(text="", items=[])
            tried += 1
            if proof.problems(rows_of(tree, document)) == sound:
                missed.append("cell " + papers.words(before))
            cell.clear()
            cell.update(before)
        del table["rows"][r]
        tried += 1
        if proof.problems(rows_of(tree, document)) == sound:
            missed.append(" ".join(papers.words(cell) for cell in row["cells"]))
        table["rows"].insert(r, row)
    return tried, missed


def look_at(program, sample, work):
    project = ROOT / "samples" / sample
    value = json.loads((project / "bunkai.json").read_text(encoding="utf-8"))
    clauses = sources.read_clauses(ROOT / "clauses", project / "clauses")
    paths = {path.stem: path for folder in (ROOT / "clauses", project / "clauses") for path in folder.rglob("*.md")}
    trees = {document: build(program, project, work / sample / document, document) for document in ("negotiation", "deadlines", "annex")}
    for entry in value["contracts"]:
        contract, name = Contract(value, entry), f"{sample} {entry['id']}"
        negotiation = Negotiation(contract, clauses, paths)
        deadlines = Deadlines(contract, clauses, paths, annex_of(trees["annex"][entry["id"]]))
        for document, proof, what in (("negotiation", negotiation, "what positions have otherwise"), ("deadlines", deadlines, "limits and rhythms")):
            tree = trees[document][entry["id"]]
            check(f"{name}: {what} is what the statements say", proof.problems(rows_of(tree, document)))
            tried, missed = notices(proof, tree, document)
            check(f"{name}: {document}: {tried} rows and cells taken out are missed", missed + ([] if tried else ["nothing was tried"]))
            count["rows"] += sum(len(table) for tables in rows_of(tree, document).values() for table in tables)


def main():
    program = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as scratch:
        for sample in SAMPLES:
            look_at(program, sample, Path(scratch))
    print(f"{count['rows']} rows")
    print(f"{count['passed']} passed, {count['failed']} failed, 0 skipped")
    return 1 if count["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
