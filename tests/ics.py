#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Calendars as programs read them that are not ours (python3-icalendar): every document of the samples, and of a project that says when its servers'
support ends, is made as tree and as .ics. Each row of the tree with a first day is one event, and nothing else is: the same days, the same
words, a UID that no other event has and that two documents, two builds and a changed date share. What a party's calendar has is what the tree
calls its own. Lines are no longer than RFC 5545 allows and tear no letter in two; SOURCE_DATE_EPOCH is the time stamp.
usage: ics.py BUNKAI"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ["telehealth", "clinic", "online-eligibility"]
count = {"passed": 0, "failed": 0, "skipped": 0}
try:
    from icalendar import Calendar
except ImportError:
    print("SKIP ics: python3-icalendar is not installed")
    print("0 passed, 0 failed, 1 skipped")
    sys.exit(0)

# Until a sample has a calendar of its own, and for what it lacks: two tables, lines of groups, a flat table, days that nobody knows.
ENDS = {"schema": "bunkai/template/1", "id": "ends", "title": "サーバの期限", "scope": "hospital", "formats": ["ics"], "parts": [
    {"part": "一覧", "body": [
        {"block": "table", "view": "servers", "calendar": "updates", "uid": "id", "group": ["system"], "columns": [
            {"head": "名称", "field": "name", "event": "summary"}, {"head": "OS", "field": "os", "event": "note"},
            {"head": "更新", "field": "updates", "event": "category"}, {"head": "期限", "field": "support_end", "event": "start"},
            {"head": "備考", "field": "note", "event": "note"}]}]},
    {"part": "再掲", "body": [
        {"block": "table", "view": "servers", "columns": [
            {"head": "システム", "field": "system", "group": 1}, {"head": "名称", "field": "name", "stack": "名称", "event": "summary"},
            {"head": "OS", "field": "os", "stack": "名称", "label": "OS：", "event": "place"},
            {"head": "期限", "field": "support_end", "event": "start"}, {"head": "最終日", "field": "support_end", "event": "end"}]},
        {"block": "table", "view": "servers", "columns": [
            {"head": "名称", "field": "name"}, {"head": "期限", "field": "support_end"}]}]}]}


def check(what, problems):
    problems = list(problems)
    count["failed" if problems else "passed"] += 1
    for problem in problems[:6]:
        print(f"FAIL ics: {what}: {str(problem)[:300]}")


def build(bunkai, project, out, *words, epoch=None):
    env = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"} | {"LC_ALL": "C.UTF-8"}
    if epoch:
        env["SOURCE_DATE_EPOCH"] = str(epoch)
    done = subprocess.run([bunkai, "build", project, "-o", out, "--final", *words], capture_output=True, text=True, env=env)
    if done.returncode != 0:
        raise RuntimeError(f"build of {project}: status {done.returncode}: {done.stderr[:300]}")
    return done.stdout


def text_of(cell):
    """What it says to who has no foot of a page at hand: a mark in full."""
    if "full" in cell:
        return cell["full"]
    if "items" in cell:
        return "\n".join(filter(None, (text_of(item) for item in cell["items"])))
    own = cell.get("text") or "".join(run["text"] for run in cell.get("runs", []))
    label = (cell.get("label") or {}).get("text", "")
    return f"{label}{'' if own.startswith('（') else ' '}{own}" if label and own else label or own


def tables(node):
    if node.get("kind") == "table":
        yield node
    for child in node.get("items", []) + node.get("body", []):
        yield from tables(child)


def expected(tree):
    """The events that the tree asks for: (first day, last day, words by what they are, whose)."""
    found = []
    for table in tables(tree):
        parts = [column.get("event") for column in table.get("columns", [])]
        if "start" not in parts:
            continue
        heads = [text_of(cell) for cell in table["rows"][table.get("head", 0) - 1]["cells"]]
        for row in table["rows"][table.get("head", 0):]:
            cells = row["cells"]
            if len(cells) != len(parts) or not cells[parts.index("start")].get("day"):
                continue
            first = cells[parts.index("start")]["day"]
            last = cells[parts.index("end")].get("day", first) if "end" in parts else first
            words = {part: [text_of(c) if part != "note" else f"{head}：{text_of(c)}" for c, own, head in zip(cells, parts, heads) if own == part
                            and text_of(c).strip()] for part in ("summary", "note", "place", "category")}
            found.append((first, max(first, last), words, row.get("calendar")))
    return found


def one_line(text):
    return text.replace("\n", " ")


def stated(event):
    """The same of an event that was read."""
    def words(name):
        value = event.get(name)
        return [str(value)] if value is not None else []

    categories = event.get("CATEGORIES")
    return (event["DTSTART"].dt.isoformat(), (event["DTEND"].dt - timedelta(days=1)).isoformat(), words("SUMMARY"), words("DESCRIPTION"),
            words("LOCATION"), [",".join(str(c) for c in categories.cats)] if categories is not None else [])


def asked(one, whole):
    first, last, words, _ = one
    whose = one_line(",".join(words["category"])) if whole else ""
    words = words | {"summary": [f"【{whose}】" * bool(whose) + "　".join(words["summary"])]}
    join = {"summary": "　", "note": "\n", "place": "、", "category": ","}
    return (first, last, *([one_line(join[part].join(words[part])) if part != "note" else "\n".join(words[part])] if words[part] else []
                           for part in ("summary", "note", "place", "category")))


def read(path):
    return list(Calendar.from_ical(path.read_bytes()).walk("VEVENT"))


def line_faults(data):
    if not data.endswith(b"END:VCALENDAR\r\n") or b"\n" in data.replace(b"\r\n", b""):
        yield "lines end otherwise than in CRLF"
    for line in data.split(b"\r\n"):
        if len(line) > 75:
            yield f"{len(line)} octets: {line[:60]}"
        try:
            line.decode()
        except UnicodeDecodeError:
            yield f"a letter is torn: {line[-20:]}"


def compare(name, events, wanted, whole):
    """In the calendar of all it is told whose each event is."""
    pairs = zip(map(stated, events), (asked(one, whole) for one in wanted))
    check(f"{name}: days and words are the tree's", [f"{a} is not {b}" for a, b in pairs if a != b])
    check(f"{name}: as many events as rows with a day", [] if len(events) == len(wanted) else [f"{len(events)}, {len(wanted)}"])


def event_faults(events):
    for event in events:
        if not isinstance(event["DTSTART"].dt, date) or event["DTSTART"].params.get("VALUE") != "DATE" or event["TRANSP"] != "TRANSPARENT":
            yield f"no whole days, or nobody is free: {event['UID']}"
    uids = [event["UID"] for event in events]
    yield from (f"two events have the UID {uid}" for uid in sorted(set(uids)) if uids.count(uid) > 1)


def prove(path):
    """One document: all of its calendars. Gives how many events it has."""
    name, wanted = "/".join(path.parts[-3:]), expected(json.loads(path.read_text(encoding="utf-8")))
    files = sorted(p for p in path.parent.glob(f"{path.stem}.*ics") if p.name.startswith(f"{path.stem}."))
    owners = sorted({one[3] for one in wanted if one[3]})
    names = [f"{path.stem}.ics"] * bool(wanted) + [f"{path.stem}.{owner}.ics" for owner in owners]
    check(f"{name}: calendars of all and of each", [] if sorted(names) == [p.name for p in files] else [f"{names}: {files}"])
    for file in files:
        owner = file.name[len(path.stem) + 1:-len(".ics")].rstrip(".")
        events = read(file)
        check(f"{file.name}: lines", line_faults(file.read_bytes()))
        check(f"{file.name}: events", event_faults(events))
        compare(file.name, events, [one for one in wanted if not owner or one[3] == owner], not owner)
    return len(wanted)


def uids(path):
    """Of the first table, which says what tells its rows apart."""
    found = {}
    for event in read(path):
        found.setdefault(str(event["SUMMARY"]), str(event["UID"]))
    return found


def prove_same(bunkai, project, work):
    """Twice the same bytes; the clock that was asked for; a day that moves keeps its UID."""
    build(bunkai, project, work / "one", "--doc", "ends", "--format", "ics", epoch=1900000000)
    build(bunkai, project, work / "two", "--doc", "ends", "--format", "ics", epoch=1900000000)
    one, two = work / "one/hospital/ends.ics", work / "two/hospital/ends.ics"
    check("the same input gives the same bytes", [] if one.read_bytes() == two.read_bytes() else ["they differ"])
    stamps = {event["DTSTAMP"].dt.isoformat() for event in read(one)}
    check("SOURCE_DATE_EPOCH is the time stamp", [] if stamps == {"2030-03-17T17:46:40+00:00"} else [stamps])
    file = project / "bunkai.json"
    before, days = uids(one), file.read_text(encoding="utf-8")
    file.write_text(days.replace('"2029-05-31"', '"2029-06-30"'), encoding="utf-8")
    build(bunkai, project, work / "moved", "--doc", "ends", "--format", "ics")
    after = uids(work / "moved/hospital/ends.ics")
    moved = [str(e["SUMMARY"]) for e in read(work / "moved/hospital/ends.ics") if e["DTSTART"].dt == date(2029, 6, 30) and "【" in e["SUMMARY"]]
    check("a day moved", [] if moved else ["none"])
    check("an event whose day moves is known again", [] if {k: before.get(k) for k in moved} == {k: after[k] for k in moved} else [before, after])
    file.write_text(days, encoding="utf-8")


def prove_shared(work):
    """The hospital's calendar and those of its contracts: what stands in several of them is one event, on one day."""
    days, shared = {}, 0
    for path in sorted([*(work / "calendar").rglob("*.json"), *(work / "contract-calendar").rglob("*.json")]):
        check(f"{path.parent.name}/{path.stem} has events of a year", [] if prove(path) >= 100 else ["fewer than a hundred"])
        for event in read(path.with_suffix(".ics")):
            shared += str(event["UID"]) in days
            days.setdefault(str(event["UID"]), set()).add(event["DTSTART"].dt)
    check("what stands in several calendars is one event", [uid for uid, own in days.items() if len(own) > 1])
    check("calendars share events", [] if shared >= 100 else [shared])


def prove_asked_for(bunkai, project, work):
    """Made without asking where the document says so; of papers without days nothing, and that is said."""
    said = build(bunkai, project, work / "usual", "--doc", "ends")
    made = sorted(p.name for p in (work / "usual/hospital").iterdir())
    check("a document's own formats are made without asking", [] if "ends.ics" in made and "ends.pdf" in made else [made])
    check("what is made is told", [] if "ends.ics: " in said else [said])
    build(bunkai, project, work / "plain", "--doc", "ends", "--format", "json")
    made = sorted(p.name for p in (work / "plain/hospital").iterdir())
    check("where somebody asks, what he asked for", [] if made == ["ends.json"] else [made])
    done = subprocess.run([bunkai, "build", project, "-o", work / "none", "--doc", "annex", "--format", "ics"], capture_output=True, text=True,
                          env=dict(os.environ, LC_ALL="C.UTF-8"))
    check("a paper without days gives no calendar, and it is said once", [] if done.returncode == 1 and done.stderr.count("no-days-at-all") == 1
          and not (work / "none").exists() else [done.returncode, done.stderr])


def main():
    bunkai = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="bunkai-ics-") as folder:
        work, n = Path(folder), 0
        for sample in SAMPLES:
            build(bunkai, ROOT / "samples" / sample, work / sample, "--format", "json,ics")
            for path in sorted((work / sample).rglob("*.json")):
                n += prove(path)
        for document in ("calendar", "contract-calendar"):
            build(bunkai, ROOT / "samples/telehealth", work / document, "--doc", document, "--format", "json,ics")
        prove_shared(work)
        project = work / "own"
        shutil.copytree(ROOT / "samples/telehealth", project)
        (project / "templates/documents").mkdir(parents=True, exist_ok=True)
        (project / "templates/documents/ends.json").write_text(json.dumps(ENDS, ensure_ascii=False), encoding="utf-8")
        build(bunkai, project, work / "ends", "--doc", "ends", "--format", "json,ics")
        own = prove(work / "ends/hospital/ends.json")
        check("the project of its own has events", [] if own >= 10 else [own])
        prove_same(bunkai, project, work)
        prove_asked_for(bunkai, project, work)
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return count["failed"] > 0


if __name__ == "__main__":
    sys.exit(main())
