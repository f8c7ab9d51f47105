#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The agenda of a contract's regular meeting against its schedule. What is due till the next meeting is what the next agenda says was due;
each day of the contract's own calendar between two meetings stands in it once, and nothing else does; decisions stand in the agenda of the
meeting after them. Days of meetings are set, moved by chance and said or not said.
usage: agenda.py BUNKAI"""
import datetime
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUNKAI = Path(sys.argv[1]).resolve()
ENV = dict(os.environ, BUNKAI_DATA=str(ROOT), LC_ALL="C.UTF-8")
SAMPLE = ROOT / "samples/telehealth"
PAPERS = {"annex", "boundary", "memorandum", "pledge", "rules", "bylaws", "contacts", "agenda", "contract-calendar"}
ROUNDS = 8 if os.environ.get("BUNKAI_TEST_COUNTS") == "full" else 1
passed = failed = 0


def judge(good, what):
    global passed, failed
    passed, failed = passed + bool(good), failed + (not good)
    if not good:
        print("FAIL agenda:", str(what)[:400])


def bunkai(*args):
    return subprocess.run([BUNKAI, *map(str, args)], env=ENV, capture_output=True, text=True)


def below(node, kind):
    if node.get("kind") == kind:
        yield node
    for child in node.get("items", []) + node.get("body", []) + node.get("rows", []) + node.get("cells", []):
        yield from below(child, kind)


def words(node):
    return "\n".join([node["text"]] if node.get("text") else [words(c) for c in node.get("items", []) + node.get("cells", [])])


def iso(text):
    """令和8年11月17日 -> 2026-11-17"""
    m = re.fullmatch(r"令和(元|\d+)年(\d+)月(\d+)日", text.replace(" ", ""))
    return f"{2018 + (1 if m[1] == '元' else int(m[1])):04d}-{int(m[2]):02d}-{int(m[3]):02d}"


def tables(tree):
    """Each table below its heading: its rows by their heads."""
    heading, found = "", {}
    for part in tree["body"]:
        for node in part.get("items", []):
            if node["kind"] == "heading":
                heading = node["text"]
            if node["kind"] != "table":
                continue
            heads = [c.get("text", "") for c in node["rows"][0]["cells"]]
            found[heading] = [dict(zip(heads, map(words, row["cells"]))) for row in node["rows"][1:] if len(row["cells"]) == len(heads)]
    return found


def due(rows):
    return sorted((iso(r["期限"]), r["当事者"], r["行うこと"], r["細目"], r["条・項"]) for r in rows)


class Project:
    def __init__(self, folder):
        self.folder, self.out = folder, folder.parent / "out"
        shutil.copytree(SAMPLE, folder)
        path = folder / "bunkai.json"
        project = json.loads(path.read_text(encoding="utf-8"))
        project["documents"] = [d for d in project["documents"] if d in PAPERS]  # each build looks for 未記入 in all papers that are made
        path.write_text(json.dumps(project, ensure_ascii=False), encoding="utf-8")

    def say(self, contract, meetings):
        path = self.folder / "bunkai.json"
        project = json.loads(path.read_text(encoding="utf-8"))
        for c in project["contracts"]:
            if c["id"] == contract:
                c.pop("meetings", None)
                if meetings:
                    c["meetings"] = meetings
        path.write_text(json.dumps(project, ensure_ascii=False), encoding="utf-8")

    def tree(self, contract, document):
        made = bunkai("build", self.folder, "-o", self.out, "--doc", document, "--contract", contract, "--format", "json")
        judge(made.returncode == 0, made.stderr)
        return json.loads((self.out / contract / f"{document}.json").read_text(encoding="utf-8"))

    def agenda(self, contract, last, now, following):
        self.say(contract, {"last": last, "this": now, "next": following})
        found = tables(self.tree(contract, "agenda"))
        past = next((v for k, v in found.items() if k.startswith("1")), [])
        coming = next((v for k, v in found.items() if k.startswith("2")), [])
        decided = next((v for k, v in found.items() if k.startswith("3")), [])
        return past, coming, decided


def calendar_of(project, contract):
    """What the year's calendar of the contract has, but for standing work."""
    tree = project.tree(contract, "contract-calendar")
    rows = []
    for part in tree["body"]:
        if part.get("id") == "dates":
            for node in part["items"]:
                if node["kind"] == "table":
                    heads = [c.get("text", "") for c in node["rows"][0]["cells"]]
                    rows += [dict(zip(heads, map(words, r["cells"]))) for r in node["rows"][1:]
                             if len(r["cells"]) == len(heads) and any(c.get("day") for c in r["cells"])]
    return due(rows)


def look_at_meetings(project, contract, days, calendar):
    before = None
    for last, now, following in zip(days, days[1:], days[2:]):
        past, coming, _ = project.agenda(contract, last, now, following)
        on_time = due(r for r in past if not r["遅れ"])
        judge(all(last < d[0] <= now for d in on_time), f"{contract} {last} {now}: {[d for d in on_time if not last < d[0] <= now][:3]}")
        judge(all(now < d[0] <= following for d in due(coming)), f"{contract} {now} {following}: a day that is not between")
        judge(all(iso(r["期限"]) <= last for r in past if r["遅れ"]), f"{contract} {now}: late, and not before the last meeting")
        judge(on_time == [d for d in calendar if last < d[0] <= now], f"{contract} {last} {now}: not what the calendar has")
        judge(due(coming) == [d for d in calendar if now < d[0] <= following], f"{contract} {now} {following}: not what the calendar has")
        if before is not None:
            judge(on_time == before, f"{contract} {last} {now}: what was to come is not what was due")
        before = due(coming)


def by_chance(rng):
    """Meetings of a year, three to nine weeks apart."""
    day, days = datetime.date(2026, 10, rng.randint(1, 20)), []
    while day < datetime.date(2027, 9, 1):
        days.append(day.isoformat())
        day += datetime.timedelta(days=rng.randint(21, 63))
    return days


def look_at_decisions(project):
    decisions = json.loads((SAMPLE / "decisions.json").read_text(encoding="utf-8"))["decisions"]
    texts = {d["text"]: d["date"] for d in decisions if d.get("contract") == "tele-2026" and d.get("text") and d.get("requirement")}
    judge(len(texts) >= 3, f"{len(texts)} decisions")
    for last, now in (("2026-08-31", "2026-09-12"), ("2026-09-12", "2026-09-30"), ("2026-09-30", "2026-11-17")):
        _, _, decided = project.agenda("tele-2026", last, now, "2026-12-15")
        shown = {r["決定した内容"] for r in decided}
        wanted = {t for t, d in texts.items() if last < d <= now}
        judge(wanted <= shown, f"{last} {now}: decisions are missing: {sorted(wanted - shown)[:2]}")
        judge(not shown & (set(texts) - wanted), f"{last} {now}: decisions of another time")


def look_at_nothing_said(project):
    project.say("ehr-2026", None)
    text = json.dumps(project.tree("ehr-2026", "agenda"), ensure_ascii=False)
    judge("令和8年9月1日（会議の日の記載がないため" in text and "令和8年11月1日（会議の日の記載がないため" in text, "what is assumed is not said")
    project.say("ehr-2026", {"last": "2026-11-20"})
    found = tables(project.tree("ehr-2026", "agenda"))
    judge(not [r for k, v in found.items() if k[0] in "12" for r in v], "days in the wrong order have entries")
    judge("meetings-order" in bunkai("check", project.folder, "--code", "meetings-order").stdout, "check says nothing of the order")


def look_at_set(project):
    project.say("ehr-2026", None)
    done = bunkai("set", project.folder, "contract/ehr-2026", "meetings.last=2026-10-05", "meetings.this=2026-11-02", "meetings.next=2026-12-07")
    judge(done.returncode == 0, done.stderr)
    saved = json.loads((project.folder / "bunkai.json").read_text(encoding="utf-8"))["contracts"][1]["meetings"]
    judge(saved == {"last": "2026-10-05", "this": "2026-11-02", "next": "2026-12-07"}, saved)
    before = (project.folder / "bunkai.json").read_bytes()
    wrong = bunkai("set", project.folder, "contract/ehr-2026", "meetings.next=12月")
    judge(wrong.returncode == 1 and "bad-date" in wrong.stderr, wrong.stderr)
    judge((project.folder / "bunkai.json").read_bytes() == before, "a refused day changed the file")


def main():
    rng = random.Random(15)
    with tempfile.TemporaryDirectory() as name:
        project = Project(Path(name) / "project")
        calendars = {c: calendar_of(project, c) for c in ("tele-2026", "ehr-2026")}
        for contract, calendar in calendars.items():
            judge(len(calendar) > 100, f"{contract}: {len(calendar)} days")
            for _ in range(ROUNDS):
                look_at_meetings(project, contract, by_chance(rng), calendar)
        look_at_decisions(project)
        look_at_nothing_said(project)
        look_at_set(project)
    print(f"{passed} passed, {failed} failed, 0 skipped")
    sys.exit(failed > 0)


main()
