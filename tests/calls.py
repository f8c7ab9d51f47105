#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Hours in which nobody can be called, found by chance: contacts of a vendor answer at hours that are made up here, written as people write
them (full width, 時 and 分, から and まで, 翌), and `check` has to find what a calendar shows that is walked minute by minute. In weeks without
holidays the hours it tells are exactly those that nobody covers; around holidays and the new year, whichever day they fall on, none is
untold, and on such a day itself none is told that is never missing.
usage: calls.py BUNKAI      the library is $BUNKAI_DATA, else the repository's"""
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
ENV = dict(os.environ, BUNKAI_DATA=os.environ.get("BUNKAI_DATA") or str(ROOT), LC_ALL="C.UTF-8")
ROUNDS = 300 if os.environ.get("BUNKAI_TEST_COUNTS") == "full" else 40
STEP, DAY = 15, 1440
WEEK = list("月火水木金土日")
NAMES = {"平日": WEEK[:5], "毎日": WEEK + ["祝", "年"], "休日": WEEK[5:] + ["祝", "年"], "土日": WEEK[5:], "土日祝": WEEK[5:] + ["祝"],
         "祝日": ["祝"], "年末年始": ["年"]} | {d + "曜": [d] for d in WEEK}
WIDE = str.maketrans("0123456789:-", "０１２３４５６７８９：～")
passed = failed = 0


def judge(good, what):
    global passed, failed
    passed, failed = passed + bool(good), failed + (not good)
    if not good:
        print("FAIL calls:", what)


# ---- hours: what they mean, and one of the ways to write them

def made_up(rng):
    """[(names of days, from, to)]; to may lie in the next day."""
    items = []
    for _ in range(rng.randint(1, 3)):
        start = rng.randrange(0, DAY, STEP)
        items.append((rng.sample(list(NAMES), rng.choice((1, 1, 2))), *(((0, DAY)) if rng.random() < 0.25 else (start, start + rng.randrange(STEP, DAY + STEP, STEP)))))
    return items


def clock(rng, minute):
    hour, rest = divmod(minute, 60)
    return rng.choice((f"{hour}:{rest:02d}", f"{hour}時{rest}分" if rest else f"{hour}時", f"{hour}時半" if rest == 30 else f"{hour}:{rest:02d}"))


def written(rng, items):
    parts = []
    for days, start, end in items:
        to = ("翌日の" if rng.random() < 0.5 else "翌") + clock(rng, end - DAY) if end > DAY else clock(rng, end)
        times = "終日" if (start, end) == (0, DAY) and rng.random() < 0.7 else clock(rng, start) + (f"から{to}まで" if rng.random() < 0.4 else f"-{to}")
        parts.append(rng.choice(("及び", "、", "・")).join(days) + rng.choice((" ", "　", "")) + times)
    text = rng.choice(("、", " / ", "\n")).join(parts)
    return text.translate(WIDE) if rng.random() < 0.3 else text


def covers(items):
    """kind -> minutes from its 0:00; a whole day beside hours that end on the next day ends with them."""
    end = [e for _, _, e in items if e > DAY]
    cover = {kind: set() for kind in WEEK + ["祝", "年"]}
    for kind in cover:  # the last shift of the days in their order
        end_of = [e for days, _, e in items if e > DAY and any(kind in NAMES[d] for d in days)]
        if end_of:
            end = end_of[-1:]
    for days, start, stop in items:
        for kind in {k for d in days for k in NAMES[d]}:
            cover[kind] |= set(range(start, end[-1] if end and (start, stop) == (0, DAY) else stop, STEP))
    return cover


# ---- what check tells

def told_by(words):
    """[(kinds, from, to)] of 平日 20:00から翌日 8:00まで、土曜 13:00から月曜 8:00まで、祝日 終日"""
    out = []
    for part in re.split(r"(?<=まで)、|(?<=終日)、", words):
        m = re.fullmatch(r"(.+?) (?:終日|(翌日 )?(\d+):(\d\d)から(?:(翌日|.曜) )?(\d+):(\d\d)まで)", part)
        if not m:
            raise ValueError(part)
        days = []
        for name in m[1].split("・"):
            run = re.fullmatch(r"(.)曜から(.)曜まで", name)
            days += WEEK[WEEK.index(run[1]):WEEK.index(run[2]) + 1] if run else NAMES[name]
        start, stop = (0, DAY) if m[3] is None else (int(m[3]) * 60 + int(m[4]), int(m[6]) * 60 + int(m[7]))
        start += DAY if m[2] else 0
        if m[5] == "翌日":
            stop += DAY
        elif m[5]:
            stop += DAY * ((WEEK.index(m[5][0]) - WEEK.index(days[0]) - 1) % 7 + 1)
        out.append((set(days), start, stop))
    return out


def missing(days, cover):
    """(nth day, minute) that nobody covers; the first day is there for its night only."""
    return {(i, m) for i in range(1, len(days)) for m in range(0, DAY, STEP)
            if not any(m in c[days[i]] or m + DAY in c[days[i - 1]] for c in cover)}


def told_on(days, gaps):
    """A reader goes by the day of the week, be it a holiday or not."""
    return {(i + m // DAY, m % DAY) for i, kind in enumerate(days) for kinds, start, stop in gaps if {kind, WEEK[i % 7]} & kinds for m in range(start, stop, STEP)}


def check(folder, contacts):
    project = folder / "project"
    (project / "contacts.json").write_text(json.dumps({"schema": "bunkai/contacts/1", "contacts": contacts}, ensure_ascii=False), encoding="utf-8")
    run = subprocess.run([BUNKAI, "check", project, "--json"], env=ENV, capture_output=True, text=True)
    found = json.loads(run.stdout)["findings"]
    return [f for f in found if f["code"] == "hours-unread"], [f for f in found if f["code"] == "hours-uncovered"]


def one_round(folder, seed):
    rng = random.Random(seed)
    people = [made_up(rng) for _ in range(rng.randint(1, 3))]
    texts = [written(rng, p) for p in people]
    contacts = [{"id": f"c{i}", "kind": "vendor", "party": "vendor", "phone": "0X-1", "hours": t, "confirmed": "2026-09-01", "systems": ["karte"]} for i, t in enumerate(texts)]
    if len(contacts) > 1 and rng.random() < 0.5:  # the last is a deputy only
        contacts[-1]["systems"], contacts[0]["deputy"] = [], contacts[-1]["id"]
    unread, uncovered = check(folder, contacts)
    what = f"seed {seed}, {texts}: "
    judge(not unread, what + f"cannot be read: {[f['message'] for f in unread]}")
    cover = [covers(p) for p in people]
    message = uncovered[0]["message"] if uncovered else ""
    gaps = told_by(re.search(r"in these hours: (.*?); add", message)[1]) if message else []
    weeks = WEEK * 4
    plain = {x for x in missing(weeks, cover) if 7 <= x[0] < 21}
    if len(plain) == 14 * DAY // STEP:  # nobody ever: told as every day, holidays or not
        judge(gaps == [(set(NAMES["毎日"]), 0, DAY)], what + message)
        return
    judge(plain == {x for x in told_on(weeks, gaps) if 7 <= x[0] < 21}, what + message)
    for kind in ("祝", "年"):
        never = set(range(0, DAY, STEP))  # on such a day, behind whatever day
        for at in range(7):
            days = WEEK * 3
            for i in range(rng.randint(1, 3)):
                days[7 + at + i] = kind
            lost = missing(days, cover)
            untold = {x for x in lost - told_on(days, gaps) if x[0] >= 7}
            judge(not untold, what + f"{''.join(days)}: {sorted(untold)[:3]} is not told: {message}")
        for before in cover[0]:
            never -= {m for _, m in missing([before, kind], cover)}
        own = {m for kinds, start, stop in gaps if kind in kinds for m in range(start, min(stop, DAY), STEP)}
        judge(not own & never, what + f"{kind}: {sorted(own & never)[:3]} is covered behind every day: {message}")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "tests/small", folder / "project")
        seeds = [int(s) for s in os.environ.get("SEEDS", "").split()] or range(ROUNDS)
        for seed in seeds:
            one_round(folder, seed)
    print(f"{passed} passed, {failed} failed, 0 skipped")
    sys.exit(failed > 0)


main()
