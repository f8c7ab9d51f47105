#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The hospital's rules and what is derived from their statements say the same: who acts, when, which record and how long it is kept stand in the
article as the statement has them, and what the article keeps or writes into a record is a statement's. What the director decides (規程) has no days
and numbers, which are of the rank bylaw (細則). Who is told when stands once: in the articles, in the sheet of contacts and in the samples' lists.
Then each of these is broken in memory, and has to be noticed.
usage: rules.py BUNKAI      the library is $BUNKAI_DATA, else the repository's"""
import copy
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUNKAI = Path(sys.argv[1]).resolve()
DATA = Path(os.environ.get("BUNKAI_DATA") or ROOT)
DEFINITIONS = "general-rules-definitions"  # when business days end is no day count
MOST = 30  # articles that a director reads
UNITS = "秒|分|時間|営業日|日|週|か月|月|年|回"
JOINS = "、|及び|並びに|又は|若しくは"
KEPT = re.compile(r"([^、]*(?:、[^、は]*)*?)を、?(?:[^、は]*から)?(?:\{\{[a-z._-]+\}\}[^、。]*?|[0-9]+年|[^、]*期)間中?、?保存(?:する(?!とき)|し)")
WRITTEN = re.compile(r"([一-龥ァ-ヴー]*(?:管理簿|簿|票|点検表|評価表|審査表|管理表|台帳|議事録|記録票|点検記録|作業記録))に(?:記入|記載|追記)")


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def paragraphs(text):
    """項 and 号 by their places, as duties files write them."""
    out, n, item = {}, 0, 0
    for line in text.split("\n"):
        if re.match(r"[0-9]+\. ", line):
            item += 1
            out[f"{n}({item})"] = line.split(". ", 1)[1]
        elif line.strip() and not line.startswith(" "):
            n, item = n + 1, 0
            out[str(n)] = line
    return out


class Rules:
    def __init__(self):
        self.clauses = {}
        for path in sorted((DATA / "clauses").glob("*/*.md")):
            head, body = path.read_text(encoding="utf-8").split("\n---\n", 1)
            if re.search(r"^documents: \[rules", head, re.M):
                self.clauses[path.stem] = {
                    "bylaw": "\nrank: bylaw" in head, "params": "\nparams:" in head, "at": paragraphs(body),
                    "statements": read(path.with_suffix(".duties.json")).get("statements", [])}
        self.terms = {t["id"]: t for t in read(DATA / "clauses/terms.json")["terms"]}
        self.sheet = read(DATA / "templates/documents/contacts.json")
        self.chain = {step["id"]: step for step in read(DATA / "clauses/chain.json")["steps"]}
        self.contacts = {path.parent.name: read(path) for path in sorted((ROOT / "samples").glob("*/contacts.json"))}

    def minutes(self, term):
        t = self.terms[term]
        return t["value"] * (60 if t["unit"] == "時間" else 1)


def whole(clause, at):
    """The 項 of a place, with its 号."""
    n = at.split("(")[0]
    return "".join(text for place, text in clause["at"].items() if place.split("(")[0] == n)


def parts(words):
    return {part for part in re.split(JOINS, words) if part}


def statement_faults(rules):
    for name, clause in rules.clauses.items():
        for s in clause["statements"]:
            text, subject = whole(clause, s["at"][""]), f"{name}#{s['id']}"
            if s.get("office", "?") not in text:
                yield f"{subject}: its 項 does not name {s.get('office')}"
            for member in ("time", "keep", "record"):
                said = s.get(member, [])
                for words in said if isinstance(said, list) else parts(said) if member == "record" else [said]:
                    if words not in text:
                        yield f"{subject}: its 項 does not say {member} '{words}'"


def article_faults(rules):
    for name, clause in rules.clauses.items():
        for at, text in clause["at"].items():
            here = [s for s in clause["statements"] if s["at"][""].split("(")[0] == at.split("(")[0]]
            records = "、".join(s.get("record", "") for s in here)
            for kept in (found for sentence in text.split("。") for found in KEPT.findall(sentence)):
                objects = parts(re.split("は、|して、|得て、|行い、|し、", kept)[-1].split("のうち")[0].removesuffix("に記入"))
                if not any(s.get("keep") and objects <= parts(s.get("record", "")) for s in here):
                    yield f"{name} {at}: keeps '{kept}', which no statement does"
            for written in WRITTEN.findall(text):
                if written not in records:
                    yield f"{name} {at}: writes into '{written}', which is no statement's record"


def rank_faults(rules):
    above = {name: clause for name, clause in rules.clauses.items() if not clause["bylaw"]}
    if not 20 <= len(above) <= MOST:
        yield f"{len(above)} articles are the director's"
    for name, clause in above.items():
        if clause["params"]:
            yield f"{name}: has parameters, so it is of the rank bylaw"
        for at, text in clause["at"].items():
            if name != DEFINITIONS and re.search(rf"[0-9]+({UNITS})|\{{\{{term\.|\{{\{{[a-z_]+\}}\}}({UNITS})", text):
                yield f"{name} {at}: has a number, so it is of the rank bylaw: {text[:40]}"


def told_within(rules, role):
    """In minutes, who is told; None: no office whose time the articles say."""
    if "医療情報システム安全管理責任者" in role:
        return {rules.minutes("incident.officer")}
    if "病院長" in role:
        return {rules.minutes("incident.director")}
    return None


def stands_in(clause, office, at):
    """Who takes the place of the office at night, by a statement of the same 項, or of one that says for which 項 it does (この項から第4項まで)."""
    for s in clause["statements"]:
        here, there = (int(x["at"][""].split("(")[0]) for x in (s, {"at": {"": at}}))
        until = re.search("この項から第([0-9]+)項まで", whole(clause, s["at"][""]))
        if "夜間及び休日" in s.get("if", "") and s.get("office") != office and here <= there <= (int(until[1]) if until else here):
            yield s["office"]


def night_faults(rules):
    """At three in the morning the システム運用担当者 is at home: what he owes at once and a clerk can do (call, report, cut) somebody else does, by
    the article and by the chain alike. What takes an administrator's account he does himself: loss-report-rules#night-call gets him to the telephone."""
    operator = "システム運用担当者"
    for name, clause in rules.clauses.items():
        for s in clause["statements"]:
            soon = re.search("電話|報告|通知|遮断|切り離", s["act"]) and any(re.search(r"直ちに|分以内|term\.(incident|line)\.", t) for t in s.get("time", []))
            urgent = re.search(r'"(incident.known|loss.known|cut.done|decision)"', json.dumps(s.get("when")))
            if s.get("office") == operator and soon and urgent and not list(stands_in(clause, operator, s["at"][""])):
                yield f"{name}#{s['id']}: nobody does it at night"
    for step in rules.chain.values():
        name, statement = step.get("statement", "#").split("#")
        s = next((s for s in rules.clauses.get(name, {"statements": []})["statements"] if s["id"] == statement), None)
        if s and step["who"] == operator and step.get("night") and step["night"] not in stands_in(rules.clauses[name], operator, s["at"][""]):
            yield f"chain.json {step['id']}: the article has nobody at night, the chain {step['night']}"
    cut = [text for items in lists_of(rules.sheet) for text in items if "遮断する者は" in text]
    if not any(rules.chain.get("cut", {}).get("night", "?") in text for text in cut):
        yield "contacts.json: nobody cuts the lines at night"


def chain_minutes(rules, name):
    """Those of the shared term that a step of the chain has, and of the other by which the same call is due."""
    step = rules.chain.get(name, {})
    return ({rules.minutes(step["term"])} if step.get("term") else set()) | (chain_minutes(rules, step["also"]) if step.get("also") else set())


def lists_of(sheet):
    return [block["items"] for part in sheet["parts"] for block in part["body"] if block.get("items")]


def contact_faults(rules):
    for text in (item for items in lists_of(rules.sheet) for item in items):
        if re.search("[0-9]+(分|時間)", text):
            yield f"contacts.json: '{text[:40]}' has a time of its own"
    vendor = {rules.minutes("line.cut-call"), rules.minutes("incident.first-call")}
    for sample, contacts in rules.contacts.items():
        people = {c["id"]: c for c in contacts["contacts"]}
        for step in contacts["escalation"]:
            person = people[step["contact"]]
            wanted = vendor if person["kind"] == "vendor" else told_within(rules, person["role"])
            said = {int(n) for n in re.findall("([0-9]+)分", step.get("within", ""))} | chain_minutes(rules, step.get("chain"))
            if wanted and said and not said <= wanted:
                yield f"{sample}: {person['id']} is told within {sorted(said)} minutes, not {sorted(wanted)}"


CHECKS = [statement_faults, article_faults, rank_faults, night_faults, contact_faults]


def faults(rules):
    return [line for check in CHECKS for line in check(rules)]


def change(rules, name, statement, **members):
    s = next(s for s in rules.clauses[name]["statements"] if s["id"] == statement)
    for member, value in members.items():
        if value is None:
            s.pop(member)
        else:
            s[member] = value


def reword(rules, name, at, now, then):
    text = rules.clauses[name]["at"][at]
    assert now in text, (name, at, now)
    rules.clauses[name]["at"][at] = text.replace(now, then)


def step_of(rules, sample, contact):
    return next(s for s in rules.contacts[sample]["escalation"] if s["contact"] == contact)


PLANTED = {
    "an office of another": lambda r: change(r, "audit-rules", "plan", office="部署責任者の上司"),
    "a time of another": lambda r: change(r, "organization-complaints-rules", "answer", time=["30日以内"]),
    "a record of another": lambda r: change(r, "incident-emergency", "declare-record", record="紛失報告書"),
    "a duration of another": lambda r: change(r, "audit-rules", "keep", keep="10年間"),
    "what is kept and no statement's": lambda r: change(r, "organization-committee-rules", "keep", keep=None),
    "half of what is kept": lambda r: change(r, "storage-rules", "keep", record="点検表"),
    "a record that the article alone has": lambda r: change(r, "organization-complaints-rules", "book", record="議事録"),
    "a record that the article writes into besides": lambda r: reword(r, "audit-rules", "1", "について病院長", "を監査管理簿に記入し、病院長"),
    "a day count of the director's": lambda r: reword(r, "revision-decision", "1", "改め", "30日以内に改め"),
    "a shared term of the director's": lambda r: reword(r, "incident-emergency", "3", "直ちに", "{{term.incident.director}}以内に"),
    "parameters of the director's": lambda r: r.clauses["organization-rules"].update(params=True),
    "bylaws without a rank": lambda r: [c.update(bylaw=False) for c in r.clauses.values()],
    "a line that nobody cuts at night": lambda r: change(r, "network-disconnect-rules", "cut-night", **{"if": None}),
    "a loss that nobody tells the vendor at night": lambda r: change(r, "loss-report-rules", "vendor-night", **{"if": "システム運用担当者が不在のとき"}),
    "another at night in the chain": lambda r: r.chain["isolate"].update(night="部署責任者"),
    "a sheet without who cuts at night": lambda r: [items.__setitem__(n, text.replace("夜間及び休日は、当直の責任者", "不在のときは、その代行者"))
                                                    for items in lists_of(r.sheet) for n, text in enumerate(items) if "遮断する者は" in text],
    "a time in the sheet": lambda r: lists_of(r.sheet)[0].append("病院長は、90分以内に決定する。"),
    "an officer who is told late": lambda r: step_of(r, "telehealth", "safety").update(within="気付いてから60分以内"),
    "a director who is told late": lambda r: step_of(r, "telehealth", "director").update(within="気付いてから120分以内"),
    "an officer who is told when the director is": lambda r: step_of(r, "telehealth", "safety").update(chain="director"),
    "a vendor who is told when the director is": lambda r: step_of(r, "telehealth", "ehr-desk").update(chain="director"),
    "a vendor who is told at another time": lambda r: step_of(r, "clinic", "karte-desk").update(within="気付いてから15分以内"),
}


def sheet_faults():
    """A project's own time is the sheet's too."""
    env = dict(os.environ, BUNKAI_DATA=str(DATA), LC_ALL="C.UTF-8")
    with tempfile.TemporaryDirectory(prefix="bunkai-rules-") as scratch:
        project, out = Path(scratch) / "project", Path(scratch) / "out"
        shutil.copytree(ROOT / "samples/telehealth", project)
        for command in (["set", project, "project", "terms.incident.director=50"],
                        ["build", project, "-o", out, "--doc", "contacts", "--format", "text", "--draft"]):
            run = subprocess.run([BUNKAI, *command], capture_output=True, text=True, env=env, check=False)
            if run.returncode not in (0, 1):
                return [f"{command[0]}: status {run.returncode}: {run.stderr[:200]}"]
        text = (out / "hospital/contacts.txt").read_text(encoding="utf-8")
    return [f"the sheet does not say '{words}'" for words in ("発見から50分以内", "発見から30分以内") if text.count(words) < 2] + \
        [f"the sheet says '{words}'" for words in ("発見から45分以内",) if words in text]


def main():
    rules = Rules()
    failed = faults(rules) + sheet_faults()
    for what, plant in PLANTED.items():
        broken = copy.deepcopy(rules)
        plant(broken)
        if len(faults(broken)) <= len(failed):
            failed.append(f"nobody notices {what}")
    n = sum(len(c["statements"]) for c in rules.clauses.values())
    print("\n".join(f"FAIL rules: {line}" for line in failed) or
          f"{len(rules.clauses)} articles, {sum(not c['bylaw'] for c in rules.clauses.values())} of them the director's; {n} statements, 0 differences")
    print(f"{max(0, len(CHECKS) + 1 + len(PLANTED) - len(failed))} passed, {len(failed)} failed, 0 skipped")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
