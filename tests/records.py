#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Sheets of records (clauses/records.json) held against the clauses. Where a paragraph says that a record holds 次の事項, each of its 号 has its
words in the columns of the record's sheet; taking the columns away that have them must be seen. Every record that a statement names is a
sheet, or says why it is none. Then the two documents of sheets of each sample are built: a sheet for each record that the papers name, whose
cells in a workbook are unlocked where people write, with the choices of the column as a drop-down; in the PDF a log takes one page.
usage: records.py BUNKAI"""
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parent.parent
SENSE = re.compile(r"[一-鿿々ァ-ヺーA-Za-z0-9]+")
ENOUGH = 0.6  # of the pairs of characters of a 号
# 項 whose 号 are no contents of the record: conditions under which it is allowed, and papers that are handed in together.
NO_CONTENTS = {
    "audit-right-inspection": "each 号 is a paper of its own, and the sheet lists them",
    "change-control-procedure/1": "the 号 divide changes into kinds",
    "incident-contact-rules": "the 号 name whom the chart lists; contacts are a document of their own",
    "maintenance-work-procedure": "a procedure is no sheet",
    "network-connection-service/4": "the 号 name the services that are allowed",
    "outside-storage-terms#proof": "each 号 is a paper of somebody else",
    "service-change-notice#notice": "the 号 are periods",
}
count = {"passed": 0, "failed": 0, "skipped": 0}


def check(what, problems):
    count["failed" if problems else "passed"] += 1
    for line in problems[:12]:
        print(f"FAIL records: {what}: {line[:300]}")


def read_clause(path):
    """position -> [(text, [号])]"""
    found, name = {"": []}, ""
    body = re.sub(r"^(## .*)$", r"\n\1\n", path.read_text(encoding="utf-8").split("\n---\n", 1)[1], flags=re.M)
    for chunk in re.split(r"\n\s*\n", body.strip()):
        lines = chunk.strip().split("\n")
        if lines[0].startswith("## "):
            name = lines.pop(0)[3:].strip()
            found[name] = []
        if not lines:
            continue
        items = [re.sub(r"^\d+\. ", "", line) for line in lines if re.match(r"\d+\. ", line)]
        if items and found[name]:
            found[name][-1][1].extend(items)
        else:
            found[name].append((lines[0], items))
    return found


def pairs(text):
    text = re.sub(r"\{\{[^}]*\}\}", "", text)
    return {run[i:i + 2] for run in SENSE.findall(text) for i in range(max(1, len(run) - 1))}


def share(item, words):
    """Of its first sentence, without what stands in brackets: exceptions are no columns."""
    item = re.sub(r"（[^）]*）", "", item).split("。")[0]
    wanted = pairs(item)
    return sum(p in words for p in wanted) / len(wanted) if wanted else 1


def words_of(columns):
    return " ".join(f"{c['head']} {c.get('hint', '')} {' '.join(c.get('choices', []))}" for c in columns)


def columns_of(record):
    return record.get("columns", []) + record.get("log", [])


class Sheets:
    def __init__(self, records):
        self.by_word = {}
        for record in records:
            for word in record["of"]:
                self.by_word.setdefault(word, []).append(record)

    def find(self, clause, statement, name):
        for word in (f"{clause}#{statement}", f"{clause}/{name}", name):
            if word in self.by_word:
                return self.by_word[word]
        return []


def uses():
    """(clause, statement, record's name, 項, its 号 that no statement has for itself)"""
    for path in sorted(ROOT.glob("clauses/*/*.duties.json")):
        duties = json.loads(path.read_text(encoding="utf-8"))
        clause = duties["clause"]
        texts = read_clause(path.with_name(f"{clause}.md"))
        for s in duties.get("statements", []):
            for position, at in s["at"].items():
                name = {**s, **s.get("alt", {}).get(position, {})}.get("record")
                if not name:
                    continue
                number = int(re.match(r"\d+", at).group())
                text, items = texts[position][number - 1]
                yield clause, s["id"], name, f"{position}{at}", number, text, items if at.isdigit() else []


def holds_items(clause, statement, number, text, items):
    return items and re.search(r"次の(事項|記録)", text) and \
        not NO_CONTENTS.keys() & {clause, f"{clause}/{number}", f"{clause}#{statement}"}


def missing_items(sheets, all_uses):
    """号 whose words stand in none of the sheets of their record."""
    found = []
    for clause, statement, name, place, number, text, items in all_uses:
        records = [r for r in sheets.find(clause, statement, name) if r.get("sheet", True)]
        if not records or not holds_items(clause, statement, number, text, items):
            continue
        words = " ".join(f"{r['name']} {words_of(columns_of(r))}" for r in records)
        for n, item in enumerate(items, 1):
            if share(item, words) < ENOUGH:
                found.append(f"{clause}#{statement} {place}({n}) of {name}: {item[:60]} ({share(item, words):.2f})")
    return found


def mutate(records, all_uses):
    """Columns of a sheet that a 号 asks for, one by one: without it the 号 it was there for is missing, or another column has its words."""
    seen = tried = 0
    for clause, statement, name, place, number, text, items in all_uses:
        sheets = Sheets(records)
        found = [r for r in sheets.find(clause, statement, name) if r.get("sheet", True)]
        if not found or not holds_items(clause, statement, number, text, items):
            continue
        for n, item in enumerate(items, 1):
            own = {r["id"]: [c for c in columns_of(r) if share(item, words_of([c])) > 0] for r in found}
            cut = [{**r, "columns": [c for c in r.get("columns", []) if c not in own.get(r["id"], [])],
                    "log": [c for c in r.get("log", []) if c not in own.get(r["id"], [])]} for r in records]
            tried += 1
            seen += any(f"{place}({n})" in line for line in missing_items(
                Sheets(cut), [(clause, statement, name, place, number, text, items)]))
    return tried, seen


def check_clauses(records):
    sheets, all_uses = Sheets(records), list(uses())
    check("every record is known", [f"{c}#{s}: {n}" for c, s, n, *_ in all_uses if not sheets.find(c, s, n)])
    check("every 号 of a record is a column", missing_items(sheets, all_uses))
    tried, seen = mutate(records, all_uses)
    check("a 号 without its columns is seen", [] if tried >= 60 and seen == tried else [f"{seen} of {tried}"])
    names = [r["name"] for r in records]
    check("no two records of one name", [n for n in set(names) if names.count(n) > 1])
    return tried


def sheet_xml(book):
    names = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
    return {name: book.read(f"xl/worksheets/sheet{i}.xml").decode() for i, name in enumerate(names, 1)}


def check_book(path, parts, by_name):
    with zipfile.ZipFile(path) as book:
        xml = sheet_xml(book)
        locked = {i for i, x in enumerate(re.findall(r"<xf [^>]*/>|<xf [^>]*[^/]>.*?</xf>", re.search(
            r"<cellXfs.*?</cellXfs>", book.read("xl/styles.xml").decode(), re.S).group(), re.S)) if 'locked="0"' in x}
    problems = [f"no sheet {p}" for p in parts if p[:31] not in xml]
    for part in parts:
        sheet, record = xml.get(part[:31], ""), by_name[part]
        rows = record.get("lines", 12) if record["kind"] != "case" else len(record["columns"])
        open_cells = sum(int(s) in locked for s in re.findall(r'<c r="[A-Z]+\d+" s="(\d+)"', sheet))
        wanted = rows * (len(record["columns"]) if record["kind"] != "case" else 1)
        if open_cells < wanted:
            problems.append(f"{part}: {open_cells} cells to write in, of {wanted}")
        if record["kind"] != "case":
            lists = len(re.findall(r"<dataValidation ", sheet))
            if lists < sum("choices" in c for c in record["columns"]):
                problems.append(f"{part}: {lists} drop-downs")
    check(f"{path.parent.name}/{path.name}", problems)


def pages_of(path, names):
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout
    pages, at = {}, None
    for page in text.split("\f"):
        lines = [line.strip() for line in page.split("\n") if line.strip()]
        if len(lines) > 1 and lines[1] in names:
            at = lines[1]
        if at and lines:
            pages[at] = pages.get(at, 0) + 1
    return pages


def parts_of(tree):
    return [node["text"] for node in tree["body"] if str(node.get("anchor", node.get("id", ""))).startswith("record-")]


def check_paper(bunkai, sample, out, document, by_name):
    done = subprocess.run([bunkai, "build", sample, "-o", out, "--doc", document, "--format", "json,xlsx,pdf"],
                          capture_output=True, text=True, check=False)
    check(f"{sample.name} {document} is made", [] if done.returncode == 0 else done.stderr.splitlines()[-3:])
    for path in sorted(out.rglob(f"{document}.xlsx")):
        words = path.with_suffix(".json").read_text(encoding="utf-8")
        parts = [n for n, r in by_name.items() if r.get("sheet", True) and f'"record-{r["id"]}"' in words]
        check(f"{sample.name} {document}: sheets", [] if len(parts) > 20 else [f"{len(parts)} sheets"])
        check_book(path, parts, by_name)
        if shutil.which("pdftotext"):
            pages = pages_of(path.with_suffix(".pdf"), parts)
            check(f"{sample.name} {document}: pages", [f"{n}: {pages.get(n)} pages" for n in parts if not 1 <= pages.get(n, 0) <= 2] +
                  [f"{n}: two pages" for n in parts if pages.get(n) == 2 and by_name[n]["kind"] == "log"])
        else:
            count["skipped"] += 1


def main():
    bunkai = Path(sys.argv[1]).resolve()
    records = json.loads((ROOT / "clauses/records.json").read_text(encoding="utf-8"))["records"]
    tried = check_clauses(records)
    by_name = {r["name"]: r for r in records}
    with tempfile.TemporaryDirectory() as scratch:
        for sample in ("telehealth", "clinic"):
            for document in ("records", "contract-records"):
                check_paper(bunkai, ROOT / "samples" / sample, Path(scratch) / sample / document, document, by_name)
    print(f"{tried} 号 held against columns")
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return 1 if count["failed"] else 0


sys.exit(main())
