#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""An article in force never imposes what the table denies, whatever is decided, or a finding says so. Sets of decisions are made by chance
(any row, any roles, any status) for a sample and, where ../shared is there, for the published register; then the printed table is held
against the statements of the printed annex, both ways:
- a 項 that a row cites binds a party: the row gives that party a mark (where the 項 lays down one thing, or the family says which);
- a statement answers a measure that the family's table names for the row, and its article stands in the annex: its party has a mark.
Where a row denies it (−, or no more than ◇ △ of a decision although the statement answers all of it), the text stands among 協議中の条項案
and a line in its place, or `article-against-table` names the row. And the other way: nothing stands among the drafts for whose rows the
table binds all of its parties; each draft's text stands once. In no row more than one party is accountable by a proposal, and none beside a ◎.
usage: decided.py BUNKAI [ROUNDS [-v]]"""
import concurrent.futures
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parent.parent
BUNKAI = Path(sys.argv[1]).resolve()
SHARED = ROOT.parent / "shared" / "register" / "telehealth.xlsx"
FULL = os.environ.get("BUNKAI_TEST_COUNTS") == "full"
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 1000 if FULL else 12
VERBOSE = "-v" in sys.argv
ROLES = ["accountable", "does", "supports", "informed", "none", "none"]
STATUSES = ["agreed", "agreed", "open", "proposed", "rejected", "accepted", None]
DECISIONS = 60
SILENT = {"may", "effect"}
ENV = dict(os.environ, BUNKAI_DATA=os.environ.get("BUNKAI_DATA", str(ROOT)), LC_ALL="C.UTF-8")


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def write(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def bunkai(*words):
    run = subprocess.run([BUNKAI, *words], capture_output=True, text=True, env=ENV, check=False)
    if run.returncode not in (0, 1):
        raise RuntimeError(f"{words}: status {run.returncode}: {run.stderr[:500]}")
    return run.stdout


class Library:
    def __init__(self):
        self.statements = {}
        for path in (ROOT / "clauses").glob("*/*.duties.json"):
            self.statements[path.name.removesuffix(".duties.json")] = read(path).get("statements", [])
        self.measures = read(ROOT / "clauses/families/metimic-1.1.json")["measures"]

    def forms(self, clause, position):
        """(statement, place) of a clause in a position, with what `alt` says of it."""
        for s in self.statements.get(clause, []):
            if position in s["at"]:
                form = {**s, **s.get("alt", {}).get(position, {})}
                yield {k: v for k, v in form.items() if v is not None}, s["at"][position]

    def binding(self, clause, position):
        for form, place in self.forms(clause, position):
            if form.get("kind", "do") not in SILENT:
                yield form, place


class Project:
    """A folder with one contract whose rows are decided by chance."""

    def __init__(self, folder, library, real):
        self.folder, self.library, self.real = folder, library, real
        shutil.copytree(ROOT / "samples/telehealth", folder)
        if real:
            bunkai("import", SHARED, "--to", folder, "--register", "R")
        file = folder / "bunkai.json"
        project = read(file)
        self.contract = next(c for c in project["contracts"] if c["id"] == "tele-2026")
        if real:
            self.contract["registers"] = ["R"]
        project["contracts"] = [self.contract]
        write(file, project)
        self.decisions = read(folder / "decisions.json")
        self.parties = {p["role"]: p for p in self.contract["parties"]}
        self.keys = [row["key"] for row in self.build()[0]]

    def build(self):
        """Rows of the printed table, and the position of each printed article by clause and by number."""
        out = self.folder.parent / f"{self.folder.name}-out"
        shutil.rmtree(out, ignore_errors=True)
        for document in ("boundary", "annex"):
            bunkai("build", self.folder, "-o", out, "--doc", document, "--format", "json")
        annex = read(out / "tele-2026/annex.json")
        return list(self.rows(read(out / "tele-2026/boundary.json"))), self.articles(annex), list(self.drafts(annex)), annex

    def rows(self, tree):
        part = next(p for p in tree["body"] if p.get("id") == "table")
        table = next(n for n in part["items"] if n["kind"] == "table")
        words = lambda c: c.get("text") or "\n".join(i.get("text", "") for i in c.get("items", []))  # noqa: E731
        heads = [words(c) for c in table["rows"][0]["cells"]]
        for row in table["rows"][1:]:
            cells = dict(zip(heads, map(words, row["cells"])))
            yield {"key": cells["項番"].replace("対応事項", "duty"), "status": cells["状態"], "places": cells["条・項"].split("\n"), "based": cells["根拠"],
                   "marks": {role: cells[p["label"]] for role, p in self.parties.items()}}

    def articles(self, tree):
        """number -> clause, of the printed annex."""
        found, stack = {}, list(tree["body"])
        while stack:
            node = stack.pop()
            if node.get("kind") == "article" and node.get("id", "").startswith("clause-"):
                found[node["label"]["text"]] = node["id"].removeprefix("clause-")
            stack += node.get("items", [])
        return found

    def drafts(self, tree):
        """Of each text among 協議中の条項案: article, 項 and 号 ('' or '2' or '2(3)'), text, keys of its rows."""
        part = next(p for p in tree["body"] if p.get("id") == "waiting")
        words = lambda c: c.get("text") or "\n".join(i.get("text", "") for i in c.get("items", []))  # noqa: E731
        for row in (r for n in part["items"] if n["kind"] == "table" for r in n["rows"][1:]):
            cells = [words(c) for c in row["cells"]]
            if match := re.fullmatch(r"(第\d+条(?:の\d+)?)(?:第(\d+)項)?(?:第(\d+)号)?", cells[0]):
                yield {"article": match.group(1), "place": (match.group(2) or "") + (f"({match.group(3)})" if match.group(3) else ""),
                       "text": cells[2], "keys": cells[3].replace("対応事項", "duty").split("\n")}

    def position(self, clause, decisions):
        """As the project asks: a decision on the clause, else the contract's choice, else the first there is."""
        wanted = self.contract.get("positions", {}).get(clause)
        for d in decisions:
            if d.get("clause") == clause and d.get("contract", "tele-2026") == "tele-2026" and d.get("position"):
                wanted = d["position"]
        names = [p for s in self.library.statements.get(clause, []) for p in s["at"]]
        return wanted if wanted in names else "" if "" in names else "標準案"

    def decide(self, chance):
        made = [d for d in self.decisions["decisions"] if d.get("clause")]
        for i in range(DECISIONS):
            d = {"id": f"X-{i}", "requirement": chance.choice(self.keys), "contract": "tele-2026", "by": "企画管理者 試験 一郎", "date": "2026-09-20"}
            if chance.random() < 0.9:
                d["roles"] = {p["party"]: chance.choice(ROLES) for p in self.contract["parties"] if chance.random() < 0.7}
            status = chance.choice(STATUSES)
            d.update({"status": status} if status else {})
            if not d.get("roles"):
                d.pop("roles", None)
            made.append(d)
        write(self.folder / "decisions.json", {**self.decisions, "decisions": made, "acceptances": []})
        return made


def binds(form, key=""):
    """Roles that a statement binds itself; who depends on an object or a fault is not judged here. Each for its own: a requirement asks the vendor."""
    who = form["who"]
    return ["hospital" if key.endswith("/duty") else "vendor"] if who == "each" else [who] if who in ("hospital", "vendor", "cloud", "subcontractor", "carrier") else []


def is_draft(drafts, article, place):
    """The 項 or 号 stands among the drafts, by itself or with what it belongs to; an article of one 項 is cited without it."""
    for d in drafts:
        own = "1" + d["place"] if d["place"].startswith("(") else d["place"]
        if d["article"] == article and (own in ("", place) or place.startswith(own + "(")):
            return True
    return False


def texts(node):
    if isinstance(node, dict):
        yield node.get("text") or ""
        for value in node.values():
            yield from texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from texts(value)


def vanished(annex, drafts):
    whole = "\n".join(texts(annex["body"]))
    for d in drafts:
        first = d["text"].split("\n")[0]
        if whole.count(first) != 1:
            yield d["keys"][0], f"{d['article']} {d['place']} stands {whole.count(first)} times: {first}"


def held_drafts(project, rows, articles, drafts, decisions):
    """Drafts one of whose rows has somebody accountable and keeps none of their parties from acting."""
    decided = roles_decided(decisions)
    by_key = {row["key"]: row for row in rows}

    def denies(key, roles):
        marks = by_key[key]["marks"]
        return by_key[key]["status"] == "不合意" or any(marks.get(r) in ("−", "-", "◇", "△") and role_decided(project, decided, key, r) for r in roles)

    for article, clause in articles.items() if project.real else ():
        for form, at in project.library.binding(clause, project.position(clause, decisions)):
            if not is_draft(drafts, article, at):
                continue
            whole, all_ = set(form.get("answers", [])), set(form.get("answers", []) + form.get("part", []))
            roles, asking = binds(form), [k for k in by_key if not whole.isdisjoint(project.library.measures.get(k, []))]
            helped = [k for k in by_key if not all_.isdisjoint(project.library.measures.get(k, []))]
            if not roles or form.get("with") or form["who"] == "each":
                continue
            denied = any(denies(k, roles) for k in helped)
            for key in asking:
                held = "◎" in by_key[key]["marks"].values() and not denies(key, roles)
                if held and (not denied or by_key[key]["status"] == "合意済"):
                    yield key, f"{article} {at} {clause}#{form['id']} is a draft, and the row says {by_key[key]['marks']}"


def denials(project, rows, articles, drafts, decisions):
    """(key, why) of each place where the printed table denies what the printed annex imposes."""
    numbers = {clause: number for number, clause in articles.items()}
    decided = roles_decided(decisions)
    for row in rows:
        key = row["key"]
        for place in row["places"]:
            match = re.fullmatch(r"(第\d+条(?:の\d+)?)(\d+)?(?:\((\d+)\))?", place)
            clause = articles.get(match.group(1)) if match else None
            cited = (match.group(2) or "1") + (f"({match.group(3)})" if match.group(3) else "") if match else ""
            there = [f for f, at in project.library.forms(clause, project.position(clause, decisions)) if at == cited] if clause else []
            for form in (f for f in there if (project.real or len(there) == 1) and f.get("kind", "do") not in SILENT):
                if project.real and set(form.get("answers", []) + form.get("part", [])).isdisjoint(project.library.measures.get(key, [])):
                    continue
                for role in binds(form, key):
                    if row["marks"].get(role) in ("−", "-"):
                        yield key, f"{place} {clause}#{form['id']} binds {role}, the row says {row['marks']}"
        for clause in numbers if project.real else ():
            for form, at in project.library.binding(clause, project.position(clause, decisions)):
                if set(form.get("answers", [])).isdisjoint(project.library.measures.get(key, [])) or is_draft(drafts, numbers[clause], at):
                    continue
                for role in binds(form, key):
                    mark = row["marks"].get(role)
                    if mark in ("−", "-") or (mark in ("◇", "△") and role_decided(project, decided, key, role)):
                        yield key, f"{numbers[clause]} {at} {clause}#{form['id']} answers it and binds {role}, the row says {row['marks']}"


def roles_decided(decisions):
    """row -> the roles that any decision on it names."""
    found = {}
    for d in decisions:
        if d.get("requirement"):
            found.setdefault(d["requirement"], {}).update(d.get("roles", {}))
    return found


def role_decided(project, decided, key, role):
    roles = decided.get(key, {})
    return project.parties[role]["party"] in roles or role in roles


def proposals(rows):
    for row in rows:
        marks = list(row["marks"].values())
        if marks.count("（◎）") > 1 or ("（◎）" in marks and "◎" in marks):
            yield row["key"], f"proposes beside another: {row['marks']}"


def one_round(project, n):
    """(what is wrong, denials, drafts) of one set of decisions."""
    decisions = project.decide(random.Random(n))
    rows, articles, drafts, annex = project.build()
    report = json.loads(bunkai("check", project.folder, "--json"))
    said = {f["subject"].split(":")[-1] for f in report["findings"] if f["code"] in ("article-against-table", "article-perhaps-against-table")}
    denied = list(denials(project, rows, articles, drafts, decisions))
    wrong = [*proposals(rows), *vanished(annex, drafts), *held_drafts(project, rows, articles, drafts, decisions),
             *((key, why) for key, why in denied if key not in said)]
    if wrong:
        print(f"FAIL decided: round {n} ({project.folder.name}): {wrong[0][0]}: {wrong[0][1]}; {len(wrong)} in all", flush=True)
    return bool(wrong), len(denied), len(drafts)


def main():
    library = Library()
    with tempfile.TemporaryDirectory() as work, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        projects = [Project(Path(work) / "sample", library, False)] + ([Project(Path(work) / "real", library, True)] if SHARED.exists() else [])
        shares = [(p, range(i, ROUNDS, len(projects))) for i, p in enumerate(projects)]
        rounds = [r for share in pool.map(lambda s: [one_round(s[0], n) for n in s[1]], shares) for r in share]
    failed, seen, moved = map(sum, zip(*rounds))
    if not seen or (SHARED.exists() and not moved):
        failed += 1
        print("FAIL decided: no decision denied anything, or nothing became a draft; the test tries nothing")
    if VERBOSE:
        print(f"{seen} denials were told or moved away, {moved} texts stood among the drafts")
    skipped = 0 if SHARED.exists() else 1
    if skipped:
        print("SKIP decided: ../shared is not there")
    print(f"{ROUNDS + 1 - failed} passed, {failed} failed, {skipped} skipped")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
