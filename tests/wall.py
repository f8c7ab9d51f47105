#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The wall calendar against what it is made from. Twelve months from the project's; in each the days of Python's calendar, Monday first, with the
public holidays and the days off of clauses/calendar.json by name and look; and everything that the year's calendar says is due for the hospital
stands once in its month, in the cell of its day or in the list below, under its office, with the mark of whoever hands it in; nothing else
stands there. What cells count is what the list has. Each month has a page of its own, an A3 on its side.
usage: wall.py BUNKAI"""
import calendar
import datetime
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ["telehealth", "telehealth-next", "clinic"]
MONTHLY, MANY = re.compile(r"毎月の業務(\d+)件（下の表）"), re.compile(r"期限の来るもの(\d+)件（下の表）")
NOBODY = "担当の定めなし"
count = {"passed": 0, "failed": 0}


def check(what, problems):
    problems = list(problems)
    count["failed" if problems else "passed"] += 1
    for problem in problems[:6]:
        print(f"FAIL wall: {what}: {str(problem)[:300]}")


def build(bunkai, project, out, document, formats):
    done = subprocess.run([bunkai, "build", project, "-o", out, "--doc", document, "--format", formats, "--final"], capture_output=True, text=True,
                          env=dict(os.environ, LC_ALL="C.UTF-8"))
    if done.returncode != 0:
        raise RuntimeError(f"{document} of {project}: status {done.returncode}: {done.stderr[:300]}")
    return out / "hospital" / f"{document}.json"


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def lines_of(cell):
    return [item["text"] for item in cell.get("items", [])] or [line for line in cell.get("text", "").split("\n") if line]


def text_of(cell):
    return "\n".join(lines_of(cell))


def tables(node):
    if node.get("kind") == "table":
        yield node
    for child in node.get("items", []) + node.get("body", []):
        yield from tables(child)


def rows_of(table):
    heads = [text_of(cell) for cell in table["rows"][table["head"] - 1]["cells"]]
    for row in table["rows"][table["head"]:]:
        if len(row["cells"]) == len(heads):
            yield dict(zip(heads, row["cells"]))


def due_in_year(tree, marks):
    """(month, day or rhythm, office, marks of parties, title) of what the year's calendar has for the hospital, each once."""
    found = {}
    for table in tables(tree):
        for row in rows_of(table):
            own = row["当事者"].get("full") or text_of(row["当事者"]) if "当事者" in row else None
            if own is None or not {"行うこと", "期限", "周期・区分"} <= set(row):
                continue
            when = row["期限"].get("day")
            month = when[:7] if when else iso_month(text_of(row["月"]))
            lead = f"{int(when[8:])}日" if when else text_of(row["周期・区分"])
            mark = marks.get(own)
            key = (month, lead, text_of(row["担当"]) or NOBODY, mark is not None, text_of(row["行うこと"]))
            found.setdefault(key, []).append(mark)
    return {(*key[:3], tuple(sorted(set(marks))) if key[3] else (), key[4], 1 if key[3] else len(marks)) for key, marks in found.items()}


def iso_month(name):
    year, month = re.fullmatch(r"令和(\d+|元)年(\d+)月", name).groups()
    return f"{2018 + (1 if year == '元' else int(year))}-{int(month):02}"


def entry(month, lead, office, text):
    """What an entry of the wall says, as due_in_year has it."""
    marks, title, times = (), text, 1
    handed = re.fullmatch(r"([Ａ-Ｚ]+(?:・[Ａ-Ｚ]+)*)：(.*)", text, re.S)
    if handed:
        marks, title = tuple(handed[1].split("・")), handed[2]
    often = re.fullmatch(r"(.*)（(\d+)件）", title, re.S)
    if often and not handed:
        title, times = often[1], int(often[2])
    return month, lead, office, marks, title, times


def entries_of_cell(month, lines):
    day, office, found = re.match(r"\d+", lines[0])[0], None, []
    for line in lines[1:]:
        if re.fullmatch("【.*】", line):
            office = line[1:-1]
        elif line.startswith("・"):
            found.append(entry(month, f"{day}日", office, line[1:]))
    return found


def counted(cells, pattern):
    return {re.match(r"\d+", lines[0])[0] + "日": int(pattern.fullmatch(line)[1]) for lines in cells for line in lines[1:] if pattern.fullmatch(line)}


def prove_days(name, month, weeks, data):
    """The month's days where they belong, with their names and looks."""
    year, number = map(int, month.split("-"))
    holidays = {h["date"]: h["name"] for h in data["holidays"]}
    off = data["year_end"]
    problems = []
    for row, wanted in zip(weeks["rows"][1:], calendar.Calendar().monthdatescalendar(year, number)):
        for cell, day in zip(row["cells"], wanted):
            iso, lines = day.isoformat(), lines_of(cell)
            rest = iso[5:] >= off["from"] or iso[5:] <= off["to"]
            called = holidays.get(iso, off["name"] if rest else None)
            look = "no-day" if day.month != number else "holiday" if iso in holidays else "year-end" if rest else "rest-day" if day.weekday() > 4 else "day"
            first = f"{day.day}　{called}" if called else str(day.day)
            if cell.get("role") != look or (lines[:1] != [first] if day.month == number else lines):
                problems.append(f"{iso}: {cell.get('role')} {lines[:1]}, not {look} {first}")
    full = len(weeks["rows"]) - 1 == len(calendar.Calendar().monthdatescalendar(year, number))
    check(f"{name} {month}: days", problems if full else ["other weeks", *problems])


def prove_month(name, part, wanted, data):
    month = iso_month(part["text"])
    weeks, *lists = [table for table in tables(part)]
    prove_days(name, month, weeks, data)
    cells = [lines for row in weeks["rows"][1:] for cell in row["cells"] if (lines := lines_of(cell))]
    found = [one for lines in cells for one in entries_of_cell(month, lines)]
    listed, misplaced = [], []
    for row in (row for table in lists for row in rows_of(table)):
        for column in ("行うこと", "受け取るもの", "日々の業務"):
            for line in lines_of(row[column]):
                lead, text = line.split("　", 1)
                listed.append(entry(month, lead, text_of(row["担当"]), text))
                dated, handed = re.fullmatch(r"\d+日", lead), listed[-1][3]
                right = "日々の業務" if not dated else "受け取るもの" if handed else "行うこと"
                misplaced += [f"{line} in {column}"] * (column != right)
    for day in counted(cells, MANY):
        check(f"{name} {month}: {day} is in the list alone", [one for one in found if one[1] == day])
    check(f"{name} {month}: lists are told apart", misplaced)
    of_days = Counter(one[1] for one in listed if re.fullmatch(r"\d+日", one[1]))
    told = Counter(counted(cells, MONTHLY)) + Counter(counted(cells, MANY))
    check(f"{name} {month}: cells count what the list has", [] if of_days == told else [of_days, told])
    both, missing = Counter(found + listed), {one for one in wanted if one[0] == month}
    check(f"{name} {month}: what is due stands once", [one for one in missing if both[one] != 1])
    check(f"{name} {month}: nothing else does", [one for one in both if one not in missing])
    return len(both)


def prove_pages(name, path):
    said = subprocess.run(["pdfinfo", "-l", "99", path], capture_output=True, text=True, check=True).stdout
    sizes = set(re.findall(r"size:\s+([\d.]+ x [\d.]+)", said))
    check(f"{name}: A3 on its side", [] if sizes == {"1190.55 x 841.89"} else [sizes])
    pages = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout.split("\f")
    months = [m[0] for page in pages for m in [re.findall(r"^ *(令和 ?(?:\d+|元) ?年 ?\d+ ?月) *$", page, re.M)] if m]
    check(f"{name}: a page begins with each of twelve months", [] if len(set(months)) == len(months) == 12 else [months])


def prove(bunkai, sample, work):
    project = ROOT / "samples" / sample
    own = project / "clauses/calendar.json"
    data = read(own if own.exists() else ROOT / "clauses/calendar.json")
    parties = [p for p in read(project / "bunkai.json")["parties"] if p["kind"] != "hospital"]
    marks = {p["name"]: chr(ord("Ａ") + i) for i, p in enumerate(parties)}
    wanted = due_in_year(read(build(bunkai, project, work / sample, "calendar", "json")), marks)
    wall = build(bunkai, project, work / sample, "wall-calendar", "json,pdf")
    parts = read(wall)["body"]
    months = [iso_month(part["text"]) for part in parts]
    first = datetime.date.fromisoformat(months[0] + "-01")
    check(f"{sample}: twelve months on end", [] if months == [
        f"{first.year + (first.month - 1 + i) // 12}-{(first.month - 1 + i) % 12 + 1:02}" for i in range(12)] else [months])
    n = sum(prove_month(sample, part, wanted, data) for part in parts)
    check(f"{sample}: a year has work", [] if n >= 100 else [n])
    prove_pages(sample, wall.with_suffix(".pdf"))


def main():
    bunkai = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="bunkai-wall-") as folder:
        for sample in SAMPLES:
            prove(bunkai, sample, Path(folder))
    print(f"{count['passed']} passed, {count['failed']} failed, 0 skipped")
    return count["failed"] > 0


if __name__ == "__main__":
    sys.exit(main())
