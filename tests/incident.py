#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The deadlines of an incident, counted a second time. `bunkai contacts --json` is asked for discoveries at chosen and random times, with some
of the other events; every time is then counted here, by Python's calendar and by clauses/*.json alone:
- a step that cites a term or a desk's deadline is due that long after its event: minutes and hours from the minute, days to the end of the last,
  the first not counted;
  where the desk counts that day (`first`) from the day itself, and on to a day on which offices are open (`last_open`);
- what hangs on an event that was not given has no time, and all else has its place in the order of time;
- what a vendor owes within a number of its article is due that long after; a paper whose last day is no business day is due on the next;
- the number to dial is one of the contact's, at night and on holidays that for nights, and in the hours of the day that for the day;
- the sheet of contacts has the same words of time as the command.
usage: incident.py BUNKAI [ROUNDS]"""
import datetime as dt
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parent.parent
BUNKAI = Path(sys.argv[1]).resolve()
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 40 if os.environ.get("BUNKAI_TEST_COUNTS") == "full" else 8
ENV = dict(os.environ, LC_ALL="C.UTF-8", BUNKAI_DATA=os.environ.get("BUNKAI_DATA", str(ROOT)))
OPTIONS = {"call": "called", "told": "told", "cut-decision": "cut-decided", "cut": "cut", "loss": "lost", "decision": "decided", "closed": "closed"}
CHOSEN = ["2026-11-21T03:00", "2026-12-31T23:59", "2028-02-28T12:00", "2026-11-20T10:00", "2026-11-23T10:00", "2026-12-30T10:00"]
count = {"passed": 0, "failed": 0, "skipped": 0}


def check(what, good, said=""):
    count["passed" if good else "failed"] += 1
    if not good:
        print(f"FAIL incident: {what}: {said}")


def read(name):
    return json.loads((ROOT / name).read_text(encoding="utf-8"))


CHAIN, TERMS, DESKS, CALENDAR = (read(f"clauses/{n}.json") for n in ("chain", "terms", "desks", "calendar"))
HOLIDAYS = {h["date"] for h in CALENDAR["holidays"]}
UNITS = {u["word"]: u["unit"] for u in CALENDAR["units"] + CHAIN["units"]}
WORDS = {t["word"]: (t["count"], t["unit"]) for t in CHAIN["times"]}
PAPERS = CHAIN["papers"]


def is_business(day):
    return day.weekday() < 5 and day.isoformat() not in HOLIDAYS and not (day.month, day.day) >= (12, 29) and not (day.month, day.day) <= (1, 3)


def after(start, n, unit):
    """As the command prints it: a minute, or the day alone."""
    if unit in ("minute", "hour"):
        return (start + dt.timedelta(minutes=n * (60 if unit == "hour" else 1))).isoformat(timespec="minutes")
    day = start.date()
    if unit == "business-day":
        while n:
            day += dt.timedelta(days=1)
            n -= is_business(day)
    elif unit in ("month", "year"):
        raise ValueError("no step of an incident has months")
    else:
        day += dt.timedelta(days=n * (7 if unit == "week" else 1))
    return day.isoformat()


def periods_of(text):
    """(count, unit) of each number with a unit, and of each word that names a time."""
    unit = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
    found = [(int(n), UNITS[u]) for n, u, rest in re.findall(rf"([0-9]+)({unit})(前?)", text) if not rest]
    return found + [WORDS[w] for w in WORDS if w in text]


def length(period):
    return period[0] * {"minute": 1, "hour": 60, "day": 1440, "business-day": 1440, "week": 10080}[period[1]]


def bunkai(*words):
    run = subprocess.run([BUNKAI, *map(str, words)], capture_output=True, text=True, env=ENV, check=False)
    return run.returncode, run.stdout, run.stderr


def wanted_of(step, own):
    """The periods by which a step is due, its first end and its last; None: its paragraph alone says it."""
    if "term" in step:
        term = next(t for t in TERMS["terms"] if t["id"] == step["term"])
        return periods_of(str(own.get(step["term"], f"{term['value']}{term['unit']}")))
    if "deadline" in step:
        desk, name = step["deadline"].split("/")
        deadline = next(d for k in DESKS["desks"] if k["id"] == desk for d in k["deadlines"] if d.get("id") == name)
        if "count" in deadline:
            return [(deadline["count"], deadline["unit"]), (deadline.get("to", deadline["count"]), deadline["unit"])]
    return None


def desk_counts(step):
    """How the desk itself counts: the first day, and what becomes of a last day on which offices are closed (行政機関の休日)."""
    if "deadline" not in step:
        return False, False
    desk, name = step["deadline"].split("/")
    deadline = next(d for k in DESKS["desks"] if k["id"] == desk for d in k["deadlines"] if d.get("id") == name)
    return deadline.get("first", False), deadline.get("last_open", False)


def counted(start, period, step):
    """The last day and the one on which the desk then closes."""
    first, last_open = desk_counts(step)
    at = after(start, *period)
    if "T" in at or not (first or last_open):
        return at, at
    day = dt.date.fromisoformat(at) - dt.timedelta(days=first)
    aim = day.isoformat()
    while last_open and not is_business(day):
        day += dt.timedelta(days=1)
    return aim, day.isoformat()


def event_of(name, events):
    """When it happened, or the event in its place."""
    if name is None or events.get(name):
        return events.get(name)
    return event_of(next(e for e in CHAIN["events"] if e["id"] == name).get("else"), events)


def check_step(where, due, step, events, own):
    happened, wanted = event_of(due["after"], events), wanted_of(step, own)
    if not happened:
        check(f"{where}: no time without its event", due["state"] == "unknown" and due["at"] is None and due["from"] is None, due)
        return
    check(f"{where}: it runs from its event", due["from"] == happened, due)
    if not wanted:
        wanted = [p for p in periods_of(due["within"])]
        if not wanted:
            check(f"{where}: no number, no time", due["state"] == "untimed" and due["at"] is None, due)
            return
    last = max(wanted, key=length)
    aim, at = counted(dt.datetime.fromisoformat(happened), last, step)
    check(f"{where}: counted again", due["at"] == at, (due, last))
    check(f"{where}: moved, or not", due["moved"] == (aim != at) and (not due["moved"] or due["first"] == aim), (due, aim))


def check_owed(where, due, events):
    if due["state"] != "timed":
        check(f"{where}: without a time", due["at"] is None, due)
        return
    start = dt.datetime.fromisoformat(due["from"])
    ends = [after(start, *p) for p in periods_of(due["within"])]
    at = due["at"]
    if due["moved"]:
        day = dt.date.fromisoformat(at) - dt.timedelta(days=1)
        while not is_business(day) and day.isoformat() not in ends:
            day -= dt.timedelta(days=1)
        check(f"{where}: a paper moves over days off alone", not is_business(day) and is_business(dt.date.fromisoformat(at)), due)
        at = day.isoformat()
    elif "T" not in at and any(w in due["what"] for w in PAPERS):
        check(f"{where}: a paper is due on a business day", is_business(dt.date.fromisoformat(at)) or due["within"].find("営業日") >= 0, due)
    check(f"{where}: counted again", at in ends, (due, ends))


def at_night(moment):
    clock = moment.hour * 60 + moment.minute
    return not is_business(moment.date()) or not 8 * 60 + 30 <= clock < 17 * 60 + 15


def check_call(where, call, contacts, desks, moment):
    c = contacts.get(call["id"])
    if not c:
        check(f"{where}: a desk, or an office that nobody holds", call["id"] is None or call["id"] in desks, call)
        return
    check(f"{where}: a number of his", call["phone"] in (c.get("phone"), c.get("phone_off"), None), call)
    if moment and c["hours"] == "平日 8:30-17:15" and c["kind"] == "hospital":
        check(f"{where}: by hour", call["phone"] == (c["phone_off"] if at_night(moment) else c["phone"]), (call, moment))


def sort_key(due):
    at = due["at"]
    return (["timed", "untimed", "unknown"].index(due["state"]), (at if "T" in at else at + "T24:00") if due["state"] == "timed" else "")


def check_incident(project, discovered, others):
    folder = ROOT / "samples" / project
    events = {"discovery": discovered, **others}
    words = [w for e, t in others.items() for w in (f"--{OPTIONS[e]}", t)]
    status, out, err = bunkai("contacts", folder, "--discovered", discovered, *words, "--json")
    where = f"{project} {discovered} {' '.join(words)}"
    check(f"{where}: it runs", status == 0, err)
    if status:
        return
    told = json.loads(out)
    own = json.loads((folder / "bunkai.json").read_text(encoding="utf-8")).get("terms", {})
    said = json.loads((folder / "contacts.json").read_text(encoding="utf-8"))
    contacts = {c["id"]: c for c in said["contacts"]}
    desks = {d["id"] for d in DESKS["desks"]}
    steps = {s["id"]: s for s in CHAIN["steps"]}
    check(f"{where}: in the order of time", [sort_key(d) for d in told["due"]] == sorted(sort_key(d) for d in told["due"]))
    placed = {d["id"] for d in told["due"] if d["place"]}
    homeless = [s for s in steps if "statement" in steps[s] and s in {d["id"] for d in told["due"]} - placed]
    check(f"{where}: no step without its article in the rules", not homeless, homeless)
    missing = [s for s in steps if "when" not in steps[s] and (project == "telehealth" or s in placed) and (s in {d["id"] for d in told["due"]}) == (steps[s].get("unless") in others)]
    check(f"{where}: every step is there, and none that the loss leaves out", not missing, missing)
    for due in told["due"]:
        place = f"{where}: {due['id']}"
        if due["contract"]:
            check_owed(place, due, events)
        elif due["id"] in steps:
            check_step(place, due, steps[due["id"]], events, own)
        for call in due["to"]:
            minute = due["state"] == "timed" and "T" in due["at"]
            check_call(place, call, contacts, desks, dt.datetime.fromisoformat(due["from"]) if minute else None)


def check_sheet(project):
    """The sheet and the command say the same words."""
    with tempfile.TemporaryDirectory() as work:
        folder = ROOT / "samples" / project
        status, _, err = bunkai("build", folder, "-o", work, "--doc", "contacts", "--format", "text")
        check(f"{project}: the sheet is made", status == 0, err)
        text = re.sub(r"\s+", "", (Path(work) / "hospital" / "contacts.txt").read_text(encoding="utf-8"))
        told = json.loads(bunkai("contacts", folder, "--discovered", CHOSEN[0], "--json")[1])
        first = [d for d in told["due"] if not d["contract"] and d["after"] in ("discovery", "cut") and (d["at"] is None or "T" in d["at"])]
        check(f"{project}: there is a first hour", len(first) > 4, first)
        for due in first:
            check(f"{project}: the sheet says {due['id']}", re.sub(r"\s+", "", due["within"]) in text, due["within"])


def random_time(chance, low="2026-10-01T00:00"):
    start = dt.datetime.fromisoformat(low)
    return (start + dt.timedelta(minutes=chance.randrange(700 * 1440))).isoformat(timespec="minutes")


def main():
    chance = random.Random(15)
    clocks = read("clauses/duty-words.json")["clocks"]
    check("the command takes those acts for papers that the 別表 do", [PAPERS] == [c["papers"] for c in clocks if "papers" in c], PAPERS)
    for project in ("telehealth", "clinic"):
        check_sheet(project)
        for discovered in CHOSEN if project == "telehealth" else CHOSEN[:1]:
            check_incident(project, discovered, {})
    for _ in range(ROUNDS):
        discovered = random_time(chance)
        start = dt.datetime.fromisoformat(discovered)
        others = {e: (start + dt.timedelta(minutes=chance.randrange(3000))).isoformat(timespec="minutes")
                  for e in OPTIONS if chance.random() < 0.5}
        check_incident("telehealth", discovered, others)
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return 1 if count["failed"] else 0


sys.exit(main())
