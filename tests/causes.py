#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""No paper changes without its cause, and none is named that does not change. One member of a statement, a measure, a shared term, a family's
table, the words of statements or an object (server, device, line, backup, system, flow, premise, party of a contract) is edited by chance, or
such a thing comes or goes; then the papers of both states are built as trees and held against `diff` and `impact`:
- `diff` tells the edit, and of nothing but the thing that was edited;
- a paper whose tree reads otherwise is changed for `impact`, below a change of that thing, and nothing merely `follows`;
- a paper whose tree reads the same is untouched, and stands below no change;
- `amend` gives a reason for what changed in each paper of a contract, in the words of a cause.
Then two edits at once: what only one of them changes is not told of the other.
usage: causes.py BUNKAI [ROUNDS [-v]]"""
import contextlib
import copy
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
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 600 if FULL else 10
VERBOSE = "-v" in sys.argv
SAMPLES = ["telehealth", "clinic", "online-eligibility"]
DUTY = "library/clauses"
ENV = dict(os.environ, LC_ALL="C.UTF-8", BUNKAI_DATA=os.environ.get("BUNKAI_DATA", str(ROOT)))
WHO = ["hospital", "vendor", "each", "cloud", "fault", "updates(server)", "updates(device)", "owner(device)", "maintainer(system)"]
STATEMENT = ["kind", "who", "with", "makes", "office", "to", "act", "when", "if", "time", "from", "keep", "per", "phase", "record", "fee",
             "answers", "part", "refs", "alt"]
MEASURE = ["topic", "name", "side", "obligation", "words", "refs"]
TERM = ["value", "unit", "meaning", "source", "positions"]
PARTIES = {"owner", "updates", "configures", "monitors", "maintains", "carrier", "terminal", "takes", "restores", "vendor", "out_of_scope",
           "handles", "holds"}
OBJECT = {
    "servers": ["name", "os", "support_end", "updates", "owner", "configures", "monitors", "maintains", "cycle", "window", "fee", "out_of_scope"],
    "devices": ["name", "kind", "updates", "owner", "configures", "monitors", "maintains", "cycle", "window", "fee", "out_of_scope", "site"],
    "lines": ["name", "owner", "carrier", "terminal", "monitors", "level", "desk", "spare", "fee", "out_of_scope"],
    "backups": ["name", "cycle", "generations", "method", "offline", "stored", "takes", "restores", "test", "fee", "out_of_scope"],
    "systems": ["name", "vendor", "owner", "place", "monitors", "maintains", "window", "level", "continues", "desk", "fee", "out_of_scope"],
    "flows": ["handles", "stored", "returns", "erases", "out_of_scope"],
    "premises": ["holds"],
}
KINDS = {"servers": "server", "devices": "device", "lines": "line", "backups": "backup", "systems": "system", "flows": "flow-share",
         "premises": "premise"}
CHOICES = {"fee": ["included", "extra"], "kind": ["router", "firewall", "switch"], "site": ["hospital", "vendor"], "support_end": ["2031-03-31", "2033-04-30"]}


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def bunkai(*words):
    run = subprocess.run([BUNKAI, *words], capture_output=True, text=True, env=ENV, check=False)
    return run.returncode, run.stdout, run.stderr


class State:
    """A project with a library of its own, its papers as they were before any edit, and what can be edited in it."""

    def __init__(self, work, name, real=False):
        self.name, self.old, self.new, self.out = name, work / f"{name}-old", work / f"{name}-new", work / f"{name}-out"
        shutil.copytree(ROOT / "samples" / ("telehealth" if real else name), self.old, symlinks=False)
        for folder in ("clauses", "templates"):
            shutil.copytree(ROOT / folder, self.old / "library" / folder)
        if real:
            bunkai("import", SHARED, "--to", self.old, "--register", "R")
            project = read(self.old / "bunkai.json")
            project["contracts"] = project["contracts"][:1]
            project["contracts"][0]["registers"] = ["R"]
            (self.old / "bunkai.json").write_text(json.dumps(project, ensure_ascii=False), encoding="utf-8")
        shutil.copytree(self.old, self.new)
        self.papers = self.build(self.old)
        self.duties = sorted(p.relative_to(self.old) for p in (self.old / DUTY).glob("*/*.duties.json"))
        self.measures = [m["id"] for m in read(self.old / DUTY / "measures.json")["measures"]]
        self.topics = sorted({m.split(".")[0] for m in self.measures})
        self.parties = [p["id"] for p in read(self.old / "bunkai.json")["parties"]]
        self.live = self.find_live()

    def build(self, folder):
        shutil.rmtree(self.out, ignore_errors=True)
        status, _, said = bunkai("build", folder, "-o", self.out, "--format", "json", "--final")
        if status:
            raise RuntimeError(f"{folder}: {said[:400]}")
        papers = {}
        for path in self.out.rglob("*.json"):
            name = path.relative_to(self.out).as_posix().removesuffix(".json").removeprefix("hospital-only/")
            papers[name] = words_of(read(path))
        return papers

    def find_live(self):
        """(file, number) of the statements that a paper says: an edit of others changes nothing, which few rounds need to see."""
        every = [Edit("", f, "", "", lambda r: [s.update(act=f"改{s['act']}"[:45]) for s in r.get("statements", [])]) for f in self.duties]
        with self.edited(every):
            said = {c["subject"] for c in self.impact()["changes"] if c["touched"]}
        return [(f, n) for f in self.duties for root in [read(self.old / f)] for n, s in enumerate(root.get("statements", []))
                if f"{root['clause']}/{s['id']}" in said]

    @contextlib.contextmanager
    def edited(self, edits):
        for file in {e.file for e in edits}:
            root = read(self.old / file)
            for e in (e for e in edits if e.file == file):
                e.apply(root)
            (self.new / file).write_text(json.dumps(root, ensure_ascii=False, indent=1), encoding="utf-8")
        try:
            yield
        finally:
            for file in {e.file for e in edits}:
                shutil.copyfile(self.old / file, self.new / file)

    def impact(self):
        status, said, why = bunkai("impact", self.new, "--against", self.old, "--json")
        if status not in (0, 1) or not said:
            raise RuntimeError(f"impact: status {status}: {why}")
        return json.loads(said)["states"][0]

    def try_edit(self, edits):
        """What an edit makes of the papers and what is said of it; None where the files refuse it."""
        with self.edited(edits):
            status, said, _ = bunkai("diff", self.old, self.new, "--json")
            if status:
                return None
            impact = self.impact()
            scopes = {d["name"].split("/")[0] for d in impact["documents"] if d["state"] != "untouched"}
            return {"diff": json.loads(said)["changes"], "impact": impact, "papers": self.build(self.new), "reasons": self.amend(scopes)}

    def amend(self, scopes):
        """The 新旧対照表 of each contract whose papers changed, as text."""
        reasons = {}
        for contract in [c["id"] for c in read(self.old / "bunkai.json")["contracts"] if c["id"] in scopes]:
            shutil.rmtree(self.out, ignore_errors=True)
            status, _, said = bunkai("amend", self.old, self.new, "-o", self.out, "--contract", contract, "--format", "json")
            path = self.out / contract / "shinkyu.json"
            if status == 0 and path.exists():
                reasons[contract] = path.read_text(encoding="utf-8")
            elif status not in (0, 1):
                raise RuntimeError(f"amend: {said}")
        return reasons


# How the sentence of a cause ends; what only follows from other amendments has another.
CAUSES = ("ため。", "当事者の協議による。")

# Rows that count what `check` says and which fields are empty: of the day a sheet is made, and not of what it is made from.
COUNTS = ("blank", "error", "warning")


def words_of(node):
    """A tree without where its words come from, without columns' widths, which nobody reads, without counts of the day, without parts
    that sum up others, and without the line below a title, which names the parties: `impact` speaks of what stands below it."""
    if isinstance(node, dict):
        if node.get("kind") == "row" and node.get("origin", {}).get("kind") == "library" and node["origin"].get("key") in COUNTS:
            return None
        if node.get("role") == "subtitle" or node.get("summary"):
            return None
        return {k: words_of(v) for k, v in node.items() if k not in ("origin", "columns", "link", "links", "subtitle")}
    return [v for v in map(words_of, node) if v is not None] if isinstance(node, list) else node


class Edit:
    def __init__(self, what, file, kind, subject, apply):
        self.what, self.file, self.kind, self.subject, self.apply = what, str(file), kind, subject, apply


def other(chance, values, old):
    return chance.choice([v for v in values if v != old] or [old])


def set_member(thing, member, value):
    if value is None:
        thing.pop(member, None)
    else:
        thing[member] = value


def statement_value(state, chance, member, s):
    old = s.get(member)
    if member == "who":
        return other(chance, WHO, old)
    if member == "with":
        return None if old else [other(chance, ["hospital", "vendor"], s["who"])]
    if member == "to":
        whom = other(chance, ["hospital", "vendor", "cloud"], s["who"])
        return {whom: other(chance, ["informed", "supports", "approves"], (old or {}).get(whom))}
    if member == "act":
        return f"{chance.choice(['改めて', '書面で', '毎回'])}{old}"
    if member == "when":
        return other(chance, ["incident.known", "request", "always", {"occasion": "monthly"}, {"occasion": "yearly"}, None], old)
    if member == "from":
        return other(chance, ["incident.known", "request", "patch.published", None], old)
    if member == "time":
        return other(chance, [["直ちに"], ["{{term.incident.written}}以内"], ["24時間以内", "毎月"], None], old)
    if member in ("answers", "part"):
        return other(chance, [[chance.choice(state.measures)], (old or []) + [chance.choice(state.measures)], None], old)
    if member == "alt":
        alt = copy.deepcopy(old) or {}
        position = chance.choice(list(s["at"]))
        alt.setdefault(position, {})["act"] = f"別に定めるとおり{s['act']}"
        return alt
    closed = {"kind": ["do", "level", "assign", "ban", "may", "effect"], "phase": ["normal", "maintenance", "emergency", "end"],
              "fee": ["included", "extra", "own-cost", "shared"], "per": ["server", "device", "line", "system"]}
    texts = {"office": "企画管理者", "makes": "vendor", "if": "求めがあるとき", "keep": "5年間", "record": "試験の記録", "refs": ["mhlw-6.0/運用/3③"]}
    return other(chance, closed[member] + [None], old) if member in closed else None if old else texts[member]


def edit_statement(state, chance):
    live = state.live and chance.random() < 0.8
    file, n = chance.choice(state.live) if live else (chance.choice(state.duties), None)
    root = read(state.old / file)
    if not root.get("statements"):
        return None
    n = chance.randrange(len(root["statements"])) if n is None else n
    s, clause, way = root["statements"][n], root["clause"], chance.random()
    subject = f"{clause}/{s['id']}"
    if way < 0.06:
        return Edit(f"{subject} goes", file, "statement", subject, lambda r: r["statements"].remove(s))
    if way < 0.12:
        return Edit(f"{subject}-x comes", file, "statement", f"{subject}-x",
                    lambda r: r["statements"].append({**s, "id": f"{s['id']}-x", "act": f"別に{s['act']}"}))
    member = chance.choice(STATEMENT)
    value = statement_value(state, chance, member, s)
    return Edit(f"{subject} {member} = {value}", file, "statement", subject, lambda r: set_member(r["statements"][n], member, value))


def edit_measure(state, chance):
    file = f"{DUTY}/measures.json"
    measures = read(state.old / file)["measures"]
    answered = {m for f, k in state.live for m in read(state.old / f)["statements"][k].get("answers", [])}
    n = chance.choice([k for k, m in enumerate(measures) if m["id"] in answered or chance.random() < 0.2])
    m, member = measures[n], chance.choice(MEASURE)
    old = m.get(member)
    value = {"topic": lambda: other(chance, state.topics, old), "name": lambda: f"{old}の確認", "side": lambda: other(chance, ["hospital", "vendor", "both"], old),
             "obligation": lambda: other(chance, ["required", "recommended"], old),
             "words": lambda: chance.choice([(old or []) + [chance.choice(["記録", "更新", "管理", "確認", "情報"])], (old or [])[1:]]),
             "refs": lambda: (old or [])[1:] if old else ["mhlw-6.0/運用/3③"]}[member]()
    if chance.random() < 0.15:
        new = {**m, "id": f"{m['id']}-x"}
        return Edit(f"{new['id']} comes", file, "measure", new["id"], lambda r: r["measures"].append(new))
    return Edit(f"{m['id']} {member} = {value}", file, "measure", m["id"], lambda r: set_member(r["measures"][n], member, value))


def next_year(value):
    """A day, or another text that says how long: its first number is one more."""
    return re.sub(r"[0-9]+", lambda number: str(int(number.group()) + 1), value, count=1)


def edit_term(state, chance):
    file = f"{DUTY}/terms.json"
    terms = read(state.old / file)["terms"]
    n = chance.randrange(len(terms))
    t = terms[n]
    if chance.random() < 0.4:
        value = chance.choice([2, 5, 7, "翌営業日の正午"])

        def set_term(root):
            root.setdefault("terms", {})[t["id"]] = value
        return Edit(f"terms.{t['id']} = {value}", "bunkai.json", "project", "", set_term)
    member = chance.choice(TERM)
    value = {"value": lambda: t["value"] + 1 if isinstance(t["value"], int) else next_year(t["value"]), "unit": lambda: other(chance, ["時間", "日", "営業日"], t.get("unit")), "meaning": lambda: f"{t['meaning']}（確認）",
             "source": lambda: None if t.get("source") else "当事者の申合せ", "positions": lambda: {**t.get("positions", {}), "代替案": 9}}[member]()
    return Edit(f"{t['id']} {member} = {value}", file, "shared-term", t["id"], lambda r: set_member(r["terms"][n], member, value))


def edit_word(state, chance):
    file = f"{DUTY}/duty-words.json"
    words = read(state.old / file)
    part = chance.choice(["events", "told", "occasions"])
    n = chance.randrange(len(words[part]))
    return Edit(f"{part}[{words[part][n]['id']}].name", file, "duty-word", "", lambda r: r[part][n].update(name=r[part][n]["name"] + "改"))


def edit_family(state, chance):
    file = f"{DUTY}/families/metimic-1.1.json"
    table = read(state.old / file)["measures"]
    key = chance.choice(sorted(table))
    value = chance.choice([[chance.choice(state.measures)], table[key] + [chance.choice(state.measures)], table[key][1:]]) or table[key] + ["staff.training"]
    return Edit(f"{key} = {value}", file, "row-measures", f"metimic-1.1/{key}", lambda r: r["measures"].update({key: value}))


def edit_obligation(state, chance):
    file = f"{DUTY}/responsibility.json"
    return Edit("recommended also by する", file, "obligation", "recommended", lambda r: r["obligations"][1]["words"].append(chance.choice(["する", "すること"])))


def objects(project):
    """(list's name, path of keys, the thing) of every object."""
    for i, system in enumerate(project["systems"]):
        yield "systems", ["systems", i], system, system["id"]
        for name in ("servers", "devices", "lines", "backups"):
            for k, thing in enumerate(system.get(name, [])):
                yield name, ["systems", i, name, k], thing, f"{system['id']}/{thing['id']}"
    for i, contract in enumerate(project["contracts"]):
        for name in ("flows", "premises"):
            for k, thing in enumerate(contract.get(name, [])):
                yield name, ["contracts", i, name, k], thing, f"{contract['id']}/{thing['flow'] if name == 'flows' else thing['text']}"


def at(root, path):
    for step in path:
        root = root[step]
    return root


def edit_object(state, chance):
    project = read(state.old / "bunkai.json")
    name, path, thing, subject = chance.choice(list(objects(project)))
    way = chance.random()
    if way < 0.08 and name not in ("systems", "flows", "premises"):
        return Edit(f"{subject} goes", "bunkai.json", KINDS[name], subject, lambda r: at(r, path[:-1]).pop(path[-1]))
    if way < 0.16 and name not in ("systems", "flows", "premises"):
        new = {**thing, "id": f"{thing['id']}-x", "name": f"{thing['name']}（予備）"}
        return Edit(f"{subject}-x comes", "bunkai.json", KINDS[name], f"{subject}-x", lambda r: at(r, path[:-1]).append(new))
    member = chance.choice(OBJECT[name])
    old = thing.get(member)
    if member in PARTIES:
        value = other(chance, state.parties + ([None] if member != "vendor" else []), old)
    else:
        value = other(chance, CHOICES[member], old) if member in CHOICES else f"{old or ''}改"
    return Edit(f"{subject} {member} = {value}", "bunkai.json", KINDS[name], subject, lambda r: set_member(at(r, path), member, value))


def edit_form(state, chance):
    project = read(state.old / "bunkai.json")
    n = chance.randrange(len(project["contracts"]))
    contract = project["contracts"][n]
    if chance.random() < 0.5 and contract.get("forms"):
        form = chance.choice(sorted(contract["forms"]))
        value = other(chance, state.parties, contract["forms"][form])
        return Edit(f"{contract['id']} forms.{form} = {value}", "bunkai.json", "contract", contract["id"],
                    lambda r: r["contracts"][n]["forms"].update({form: value}))
    k = chance.randrange(len(contract["parties"]))
    return Edit(f"{contract['id']} label", "bunkai.json", "contract-party", f"{contract['id']}/{contract['parties'][k]['party']}",
                lambda r: r["contracts"][n]["parties"][k].update(label="丁"))


MAKERS = [edit_statement] * 6 + [edit_measure] * 2 + [edit_term] * 2 + [edit_object] * 6 + [edit_word, edit_form, edit_obligation]


def touched(entry):
    return {(t["document"], t["what"], t["name"], t.get("key", "")) for t in entry["touched"]}


def check_edit(state, edit, got):
    """What is wrong with what was said of one edit, and whether any paper changed."""
    states = {d["name"]: d["state"] for d in got["impact"]["documents"]}
    differ = {n for n in state.papers.keys() | got["papers"].keys() if state.papers.get(n) != got["papers"].get(n)}
    named = {d for c in got["impact"]["changes"] for d, *_ in touched(c)}
    if not got["diff"]:
        yield "diff tells nothing"
    for c in got["diff"]:
        if (c["kind"], c["subject"]) != (edit.kind, edit.subject):
            yield f"diff tells another change: {c['kind']} {c['subject']} {c.get('field')}"
    for name in sorted(differ):
        if states.get(name) == "untouched":
            yield f"{name} differs, and impact calls it untouched"
        elif name not in named:
            yield f"{name} differs, and impact names no cause"
    for name, is_now in states.items():
        if name not in differ and is_now != "untouched":
            yield f"{name} is the same, and impact calls it {is_now}"
    for name in sorted(named - differ):
        yield f"{name} is the same, and impact names it"
    if "following" in got["impact"]:
        yield f"impact lets follow from elsewhere {sorted(touched(got['impact']['following']))[:2]}"
    for contract, paper in got["reasons"].items():
        if not any(end in paper for end in CAUSES) and not is_internal(edit):
            yield f"the 理由 of {contract} names no change"


def is_internal(edit):
    return edit.kind in ("unclaimed",) or " alt = " in edit.what


def check_pair(alone, together):
    """Rows and articles that one edit alone changes, told of the other."""
    wrong = total = 0
    units = [set().union(*(touched(c) for c in got["impact"]["changes"])) for _, got in alone]
    for i, (edit, _) in enumerate(alone):
        own = set()
        for c in together["changes"]:
            if (c["kind"], c["subject"]) == (edit.kind, edit.subject):
                own |= touched(c)
        total += len(own)
        wrong += len(own & (units[1 - i] - units[i]))
    return wrong, total


def run_rounds(states, rounds):
    failed, changed, used = 0, 0, 0
    wrong = total = 0
    alone = None
    for n in range(rounds * 3):
        if used == rounds:
            break
        chance, state = random.Random(n), states[n % len(states)]
        edit = chance.choice(MAKERS + ([edit_family] * 8 if state.name == "real" else []))(state, chance)
        got = state.try_edit([edit]) if edit else None
        if not got or not got["diff"] and not edit.what:
            continue
        used += 1
        faults = list(check_edit(state, edit, got))
        changed += state.papers != got["papers"]
        if VERBOSE:
            print(f"{n} {state.name}: {edit.kind} {edit.what}: {sum(state.papers.get(p) != got['papers'].get(p) for p in got['papers'])} papers")
        if faults:
            failed += 1
            print(f"FAIL causes: round {n} ({state.name}): {edit.kind} {edit.what}: {faults[0]}" + (f"; {len(faults)} in all" if len(faults) > 1 else ""))
        if alone and alone[0] is state and (alone[1].kind, alone[1].subject) != (edit.kind, edit.subject) and state.papers != got["papers"]:
            with state.edited([alone[1], edit]):
                refused, *_ = bunkai("diff", state.old, state.new, "--json")
                both = None if refused else state.impact()
            if both:
                w, t = check_pair([(alone[1], alone[2]), (edit, got)], both)
                if w and VERBOSE:
                    print(f"  with {alone[1].what}: {w} of {t} on the other's")
                wrong, total = wrong + w, total + t
        if state.papers != got["papers"]:
            alone = (state, edit, got)
    return failed, changed, used, wrong, total


def main():
    with tempfile.TemporaryDirectory() as work:
        states = [State(Path(work), name) for name in SAMPLES]
        skipped = 0
        if FULL and SHARED.exists():
            states.append(State(Path(work), "real", True))
        elif FULL:
            skipped = 1
            print("SKIP causes: ../shared is not there")
        failed, changed, used, wrong, total = run_rounds(states, ROUNDS)
    if changed * 3 < used:
        failed += 1
        print(f"FAIL causes: of {used} edits only {changed} changed a paper; the test tries too little")
    if wrong * 6 > max(total, 30):  # a pair has a handful of rows: one act that moves to another row is most of them
        failed += 1
        print(f"FAIL causes: of two edits at once {wrong} of {total} articles and rows were told of the other")
    if VERBOSE:
        print(f"{changed} of {used} edits changed a paper; of two at once {wrong} of {total} articles and rows were told of the other")
    print(f"{used + 2 - failed} passed, {failed} failed, {skipped} skipped")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
