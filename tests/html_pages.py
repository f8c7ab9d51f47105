#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Pages of HTML without a browser: elements stand in each other as HTML has it, all words of the tree are there in its order and no others are,
ids are unique, links lead somewhere in the papers that were made together, heads rise by one, fields have names, tables captions and scopes, colours a
contrast of 4.5, nothing is loaded and nothing runs but the one script that the page's policy names. Numbers that can be tapped are those of the
columns that say so, and no others. Hostile words of registers and contacts are words. Two builds have the same bytes.
tests/html_browser.py opens the same pages in a browser.
usage: html_pages.py BUNKAI"""
import filecmp
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE / "browsing"), str(HERE / "proof")]
import page  # noqa: E402
import tree  # noqa: E402

ROOT = HERE.parent
FULL = os.environ.get("BUNKAI_TEST_COUNTS") == "full"
SAMPLES = sorted(p.parent.name for p in (ROOT / "samples").glob("*/bunkai.json")) if FULL else ["telehealth", "clinic"]
count = Counter()
NUMBER = re.compile(r"(?<![0-9A-Za-z.:])0[0-9X]{1,4}-[0-9X]{1,4}-[0-9X]{3,4}(?![0-9X-])")
HOSTILE = ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</style><script>alert(2)</script>", "</textarea></table></main>",
           "javascript:alert(3)", "&lt;b&gt; &amp; &#0;", "' onmouseover='alert(4)", "]]> --> <!-- {{hospital}}", "%3Cscript%3E \\3c script"]


def check(what, problems):
    problems = list(problems)
    count["failed" if problems else "passed"] += 1
    if problems:
        print(f"FAIL html_pages: {what}")
        for line in problems[:6]:
            print(f"\t{str(line)[:300]}")
        if len(problems) > 6:
            print(f"\t… {len(problems)} in all")


def build(bunkai, project, out, *words):
    done = subprocess.run([bunkai, "build", project, "-o", out, "--format", "html,json", *words], capture_output=True, text=True, check=False)
    check(f"build of {project.name}", [] if done.returncode == 0 else [f"status {done.returncode}", *done.stderr.splitlines()[-5:]])


def words_of_tree(document):
    """Head and parts in order, each part's foot at its end."""
    said = [tree.squash(line["text"]) for line in document["head"]]
    for part in document["body"]:
        blocks = []
        tree.walk(part, 0, blocks)
        said += ["".join(block.words) for block in blocks]
        said.append(tree.squash(part.get("foot", {}).get("text", "")))
    return "".join(said)


def first_difference(a, b):
    n = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    return [] if a == b else [f"tree: …{a[max(0, n - 20):n + 40]}", f"page: …{b[max(0, n - 20):n + 40]}"]


def tables_of(node):
    if isinstance(node, dict):
        if node.get("kind") in ("table", "key-value"):
            yield node
        for child in node.values():
            yield from tables_of(child)
    elif isinstance(node, list):
        for child in node:
            yield from tables_of(child)


def numbers_to_tap(document):
    """All numbers of the columns that say so, as they are dialled."""
    found = []
    for table in tables_of(document["body"]):
        for row in table["rows"][int(table.get("head", 0)):]:
            for column, cell in zip(table.get("columns", []), row["cells"]):
                if "phone" in column.get("tap", []):
                    found += [re.sub("[^0-9X]", "", n) for n in NUMBER.findall(cell.get("text", "") + "\n".join(
                        tree.text_of(line) for line in cell.get("items", [])))]
    return Counter(found)


def check_filters(p, document):
    """Rows say what their filter columns say; each choice is one that a row has."""
    boxes = [e for e in p.root.find("div") if "filter" in e.classes]
    lists = {}
    for box in boxes:
        table = next(e for e in p.root.find("table") if box.has["data-of"] in e.classes)
        choices = [[o.all_words() for o in s.find("option")] for s in box.find("select")]
        rows = [r.has["data-f"] for r in table.find("tr") if "data-f" in r.has]
        lists[box.has["data-of"]] = len(rows)
        if "hidden" not in box.has:
            yield "a filter shows without its script"
        for says in rows:
            values = says.split(",")
            if len(values) != len(choices) or any(int(v) >= len(c) for group, c in zip(values, choices) for v in group.split(".")):
                yield f"a row says {says} of {[len(c) for c in choices]} choices"
    wanted = [t for t in tables_of(document["body"]) if t.get("list") and len(t["rows"]) > 6 and any(c.get("filter") for c in t["columns"])]
    if len(boxes) > len(wanted) or any(len(t["rows"]) - 1 not in lists.values() and has_choice(t) for t in wanted):
        yield f"{len(boxes)} filters for {len(wanted)} lists that have columns with filter"


def has_choice(table):
    return any(c.get("filter") and len({tree.all_words(r["cells"][x]) for r in table["rows"][1:]}) > 1 and
               len({tree.all_words(r["cells"][x]) for r in table["rows"][1:]}) < 150 for x, c in enumerate(table["columns"]))


def check_page(name, p, document, deep=True):
    css = "".join(e.all_words() for e in p.root.find("style"))
    check(f"{name}: elements", p.problems)
    body = p.root.find("body")[0]
    check(f"{name}: words", first_difference(words_of_tree(document), tree.squash(body.words())))
    check(f"{name}: ids", p.check_ids())
    check(f"{name}: heads", p.check_heads())
    check(f"{name}: landmarks", p.check_landmarks())
    check(f"{name}: tables", p.check_tables())
    check(f"{name}: fields", p.check_fields())
    check(f"{name}: nothing is loaded", p.check_alone())
    check(f"{name}: contrast", page.check_contrast(css))
    check(f"{name}: filters", check_filters(p, document))
    tapped = Counter(a[4:] for _, a in p.links() if a.startswith("tel:"))
    wanted = numbers_to_tap(document)
    if deep:
        check(f"{name}: numbers to tap", [f"{n}: {tapped[n]} of {wanted[n]}" for n in tapped.keys() | wanted.keys() if tapped[n] != wanted[n]])
    return sum(tapped.values())


def read_pages(out):
    pages = {}
    for path in sorted(out.rglob("*.html")):
        pages[path.resolve()] = p = page.Page(path)
        p.known = set(p.ids())
    return pages


def check_sample(bunkai, project, scratch):
    out = scratch / project.name
    build(bunkai, project, out)
    pages, tapped = read_pages(out), 0
    for path, p in pages.items():
        document = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        tapped += check_page(f"{project.name} {path.parent.name}/{path.stem}", p, document)
        check(f"{project.name} {path.stem}: links", page.check_links(path, pages))
    check(f"{project.name}: pages", [] if len(pages) == len(list(out.rglob("*.json"))) and pages else ["not as many pages as trees"])
    return pages, tapped


def check_amendment(bunkai, scratch):
    out = scratch / "amendment"
    done = subprocess.run([bunkai, "amend", ROOT / "samples/telehealth", ROOT / "samples/telehealth-next", "-o", out, "--format", "html,json"],
                          capture_output=True, text=True, check=False)
    pages = read_pages(out)
    check("amendment: papers", [] if done.returncode == 0 and len(pages) > 10 else done.stderr.splitlines()[-5:] + [f"{len(pages)} pages"])
    for path, p in pages.items():
        check_page(f"amendment {path.parent.name}/{path.stem}", p, json.loads(path.with_suffix(".json").read_text(encoding="utf-8")))
        check(f"amendment {path.stem}: links", page.check_links(path, pages))


def check_contacts(pages):
    p = next(p for path, p in pages.items() if path.stem == "contacts")
    rows = [e for e in p.root.find("tr") if e.has.get("data-hours", "").startswith("first ")]
    check("contacts: who is called first is said for each hour", hours_left(rows))
    main = p.root.find("main")[0].has.get("data-days-off", "")
    check("contacts: days off", [] if re.fullmatch(r"(\d{4}-\d\d-\d\d ?)+/\d\d-\d\d/\d\d-\d\d", main) else [main])
    mails = [a for _, a in p.links() if a.startswith("mailto:")]
    check("contacts: addresses", [] if len(mails) > 5 else [f"{len(mails)} addresses"])
    check("contacts: times to fill in", [] if sum("data-time" in e.has for e in p.root.find("textarea")) > 10 else ["none"])
    stamp = [e for e in p.root.find("tr") if e.has.get("data-hours")]
    check("contacts: hours", [] if len(stamp) > len(rows) > 1 else ["rows have no hours"])


def hours_left(rows):
    """Each minute of each kind of day is one row's, and no other's."""
    for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday", "year-end"):
        minutes = Counter()
        for row in rows:
            for said in re.findall(rf"(?:^| ){day}=([0-9,-]+)", row.has["data-hours"]):
                for start, end in (r.split("-") for r in said.split(",")):
                    minutes.update(range(int(start), int(end)))
        if sorted(minutes) != list(range(1440)) or set(minutes.values()) != {1}:
            yield f"{day}: {len(minutes)} minutes, at most {max(minutes.values(), default=0)} rows"


def poison(project):
    """Hostile words where people write: names, numbers, addresses, a register's rows."""
    contacts = project / "contacts.json"
    data = json.loads(contacts.read_text(encoding="utf-8"))
    for i, contact in enumerate(data["contacts"]):
        words = HOSTILE[i % len(HOSTILE)]
        contact["desk"] = words
        contact["email"] = f"javascript:alert('{i}')@x.example" if i % 2 else f"a@b.example?bcc=c@d.example{words}"
        contact["note"] = "電話は 0X-XXXX-9999 まで"
    data["contacts"][0]["phone"] = "０Ｘ（ＸＸＸＸ）１０００"
    data["contacts"][1]["phone"] = "119"
    data["contacts"][2]["phone"] = "版3.0120-444-555 (#7119)"
    contacts.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    register = project / "register.json"
    text = register.read_text(encoding="utf-8")
    data = json.loads(text)
    n = 0

    def spoil(node):
        nonlocal n
        for key, value in (node.items() if isinstance(node, dict) else enumerate(node)):
            if isinstance(value, (dict, list)):
                spoil(value)
            elif key in ("text", "scenario") and isinstance(value, str):
                node[key] = value + HOSTILE[n % len(HOSTILE)]
                n += 1
    spoil(data)
    register.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return n


def check_hostile(bunkai, scratch):
    project, out = scratch / "hostile", scratch / "hostile-out"
    shutil.copytree(ROOT / "samples/telehealth", project)
    check("hostile words: they are there", [] if poison(project) > 50 else ["too few"])
    build(bunkai, project, out)
    pages = {path: p for path, p in read_pages(out).items() if FULL or path.stem in ("contacts", "boundary", "poster", "memorandum")}
    for path, p in pages.items():
        document = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        check_page(f"hostile {path.stem}", p, document, deep=False)
    p = next(p for path, p in pages.items() if path.stem == "contacts")
    tapped = {a for _, a in p.links() if a.startswith("tel:")}
    check("hostile: wide signs and short numbers are dialled, parts of others are not",
          [x for x in ("tel:0XXXXX1000", "tel:119") if x not in tapped] + [x for x in tapped if "9999" in x or "444555" in x])
    check("hostile: no address carries more than an address", [a for _, a in p.links() if a.startswith("mailto:") and re.search("[?&'<>]|javascript", a)])


FAULTS = [  # a page's source with one fault, and the check that must see it
    ("a word is lost", lambda s: s.replace("端末の異常", "端末の", 1), "words"), ("a word is said twice", lambda s: s.replace("<main", "<p>端末</p><main", 1), "words"),
    ("a register's markup", lambda s: s.replace("端末の異常", "<b>端末の異常</b>", 1), "elements"), ("an open element", lambda s: s.replace("</section>", "", 1), "elements"),
    ("an id twice", lambda s: s.replace('id="vendors"', 'id="cut"', 1), "ids"), ("a head too deep", lambda s: re.sub("<h2 id=\"vendors\"(.*?)</h2>", r'<h4 id="vendors"\1</h4>', s), "heads"),
    ("a head of nothing", lambda s: s.replace('scope="row"', "", 1), "tables"), ("a row that lacks a cell", lambda s: s.replace('<td class="r-call-step">', '<td colspan="2">', 1), "tables"),
    ("a field without a name", lambda s: re.sub('(<textarea[^>]*) aria-label="[^"]*"', r"\1", s, count=1), "fields"),
    ("a script that is another", lambda s: s.replace('"use strict"', '"use strict";alert(1)', 1), "alone"), ("a picture from outside", lambda s: s.replace(
        "<main", '<img alt="" src="https://x.example/a.png"><main', 1), "alone"), ("an event", lambda s: s.replace("<main", '<main onclick="x()"', 1), "alone"),
    ("a pale colour", lambda s: s.replace("--link:#0B4F9E", "--link:#AABBCC", 1), "contrast"), ("a number more", lambda s: s.replace(
        'href="tel:0XXXXX1009"', 'href="tel:0XXXXX1008"', 1), "taps")]


def check_faults(pages, scratch):
    """Each check finds the fault that is planted for it."""
    path, p = next((path, p) for path, p in pages.items() if path.stem == "contacts")
    document = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    for what, spoil, kind in FAULTS:
        (scratch / "fault.html").write_text(spoil(p.source), encoding="utf-8")
        q = page.Page(scratch / "fault.html")
        found = {
            "elements": lambda: q.problems, "ids": q.check_ids, "heads": q.check_heads, "tables": q.check_tables, "fields": q.check_fields,
            "alone": q.check_alone, "contrast": lambda: page.check_contrast("".join(e.all_words() for e in q.root.find("style"))),
            "words": lambda: first_difference(words_of_tree(document), tree.squash(q.root.find("body")[0].words())),
            "taps": lambda: [1] if Counter(a[4:] for _, a in q.links() if a.startswith("tel:")) != numbers_to_tap(document) else []}[kind]
        check(f"a planted fault is found: {what}", [] if q.source != p.source and list(found()) else ["it is not"])


def main():
    bunkai = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="bunkai-html.") as folder:
        scratch, tapped = Path(folder), 0
        for name in SAMPLES:
            pages, n = check_sample(bunkai, ROOT / "samples" / name, scratch)
            tapped += n
            if name == "telehealth":
                check_contacts(pages)
                check_faults(pages, scratch)
        check("numbers can be tapped", [] if tapped > 50 else [f"{tapped} numbers"])
        build(bunkai, ROOT / "samples/clinic", scratch / "again")
        first, again = scratch / "clinic", scratch / "again"
        names = {f.relative_to(first) for f in first.rglob("*.html")}
        differ = [n for n in names if not filecmp.cmp(first / n, again / n, shallow=False)]
        check("two builds have the same bytes", differ + list(names ^ {f.relative_to(again) for f in again.rglob("*.html")}))
        check_amendment(bunkai, scratch)
        check_hostile(bunkai, scratch)
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return 1 if count["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
