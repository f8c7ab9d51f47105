#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The part 要点 of an annex takes two pages, no more, and begins on one of its own: whoever signs reads it in two minutes. Builds the annexes of
all contracts of the samples, in every shape that a contract may have, and that of the real register (skipped where ../shared is not there).
Each deadline of the part stands in the article that its row leads to, and a sentence says which of the two goes first.
usage: front.py BUNKAI"""
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT.parent / "shared" / "register" / "telehealth.xlsx"
SAMPLES = ["telehealth", "clinic", "online-eligibility"]
MOST = 2
count = {"passed": 0, "failed": 0, "skipped": 0}


def check(what, problems):
    count["failed" if problems else "passed"] += 1
    for problem in problems[:5]:
        print(f"FAIL front: {what}: {problem}")


def shapes():
    """The values of a contract's `annex`; one where contracts have no such member."""
    schema = json.loads((ROOT / "templates/schema/project.schema.json").read_text(encoding="utf-8"))
    member = schema["definitions"]["contract"]["properties"].get("annex", {})
    return member.get("enum", [None])


def pages_of(pdf):
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    return [[line.strip() for line in page.split("\n") if line.strip()] for page in text.split("\f")]


def page_problems(pages):
    begin = [i for i, lines in enumerate(pages) if "要点" in lines]
    end = [i for i, lines in enumerate(pages) if "契約及び当事者" in lines]
    if len(begin) != 1 or len(end) != 1:
        return [f"要点 begins {len(begin)} times, the next part {len(end)} times"]
    problems = [] if end[0] - begin[0] <= MOST else [f"{end[0] - begin[0]} pages"]
    if pages[begin[0]].index("要点") > 2:
        problems.append("it does not begin its page")
    return problems


def walk(node):
    yield node
    for name in ("items", "rows", "cells", "body"):
        for child in node.get(name, []):
            yield from walk(child)


def words(node):
    return "".join(str(n.get("text") or "") for n in walk(node))


def tree_problems(tree):
    """The sentence that says which goes first; and each value of a deadline in the article, or the 別表, that its row leads to."""
    front = next(part for part in tree["body"] if part.get("id") == "key-points")
    places = {}
    for node in walk(tree):
        if node.get("kind") == "article" or (node.get("kind") == "row" and (node.get("origin") or {}).get("kind") in ("clause", "statement")):
            of = (node.get("origin") or {}).get("key", "").split("#")[0]  # a row of a 別表 names its statement
            places[of] = places.get(of, "") + words(node)
    problems = [] if "各条及び別表の定めを優先する" in words(front) else ["no sentence says which goes first"]
    days = [row["cells"] for row in walk(front) if row.get("kind") == "row" and (row.get("origin") or {}).get("file") == "clauses/terms.json"]
    for what, value, _, place in days:
        clause = place.get("link", "").removeprefix("clause-")
        if value["text"] not in places.get(clause, ""):
            problems.append(f"{what['text']} {value['text']}: not in {place.get('text')} ({clause})")
    return problems + ([] if days else ["no deadlines"])


def build(bunkai, project, where):
    out = where / "out"
    shutil.rmtree(out, ignore_errors=True)
    ran = subprocess.run([bunkai, "build", project, "-o", out, "--doc", "annex", "--format", "pdf,json"], capture_output=True, text=True)
    if ran.returncode > 1:
        check(project.name, [ran.stderr[-300:]])
    return out


def shape_project(project, shape):
    path = project / "bunkai.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    for contract in data["contracts"]:
        if shape:
            contract["annex"] = shape
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def look(bunkai, project, name, where):
    for shape in shapes():
        shape_project(project, shape)
        out = build(bunkai, project, where)
        found = sorted(out.glob("*/annex.pdf"))
        check(f"{name} {shape or ''}", [] if found else ["no annex"])
        for pdf in found:
            what = f"{name} {shape or ''} {pdf.parent.name}"
            check(what, page_problems(pages_of(pdf)))
            check(what, tree_problems(json.loads(pdf.with_suffix(".json").read_text(encoding="utf-8"))))


def real(bunkai, where):
    if not REAL.exists():
        count["skipped"] += 1
        return
    project = where / "real"
    shutil.copytree(ROOT / "samples/telehealth", project)
    subprocess.run([bunkai, "import", REAL, "--to", project, "--register", "R"], capture_output=True, check=False)
    path = project / "bunkai.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    data["contracts"] = data["contracts"][:1]
    data["contracts"][0]["registers"] = ["R"]
    data["register_names"] = {"R": "オンライン診療"}
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    look(bunkai, project, "the real register", where)


def main():
    bunkai = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as scratch:
        where = Path(scratch)
        for name in SAMPLES:
            shutil.copytree(ROOT / "samples" / name, where / name)
            look(bunkai, where / name, name, where)
        real(bunkai, where)
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return 1 if count["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
