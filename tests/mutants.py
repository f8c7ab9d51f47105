#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Feeds bunkai with files that were spoilt by chance, the same chance every time: bytes changed, cut, doubled, swapped. Whatever comes in, it
must end by itself with status 0, 1 or 3, must not trip a sanitizer, must say something when it fails, and must then have written nothing.
usage: mutants.py BUNKAI [ROUNDS]"""
import csv
import io
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
BUNKAI = Path(sys.argv[1]).resolve()
FULL = os.environ.get("BUNKAI_TEST_COUNTS") == "full"
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 12 if FULL else 6
MOST_SECONDS = 60  # of CPU time, which a busy machine does not stretch
SMALL = ROOT / "tests/small"
CLAUSE = "---\nid: our-backup\ntopic: backup\ntitle: 写し\ndocuments: [annex]\nparams: {nights: 2}\n---\n" \
         "## 標準案\n{{vendor}}は、{{nights}}日ごとに次の写しを取る。\n\n1. 記録\n   1. 診療録\n2. 設定\n\n## 代替案\n写しは取らない。\n"
STATEMENTS = "clauses/remote-maintenance/remote-maintenance-request.duties.json"
CHUNKS = [b"\0", b"\xff\xfe", b"\xe3\x81", b'"', b"{", b"}", b"[", b"]", b",", b"<", b"&#0;", b"]]>", b"\n---\n", b"{{", b"}}", b"\\u0000", b"9" * 400,
          b"-1", b"1e999", b"null", b"=1+1", "①-1".encode(), "𠮷".encode(), b"\r\n", b"A" * 70000]


def spoil(chance, data):
    """One to four small accidents."""
    data = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at, n = chance.randrange(len(data) + 1), chance.randint(1, 40)
        kind = chance.randrange(6)
        if kind == 0 and at < len(data):
            data[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            data[at:at] = chance.choice(CHUNKS)
        elif kind == 2:
            del data[at:at + n]
        elif kind == 3:
            data[at:at] = data[at:at + n] * chance.randint(1, 50)
        elif kind == 4 and chance.random() < 0.3:
            del data[at:]
        else:
            other = chance.randrange(len(data) + 1)
            data[at:at + n] = data[other:other + n]
    return bytes(data)


def tables():
    """The small register as a vendor's tables would hold it: name -> rows."""
    r = json.loads((SMALL / "register.json").read_text(encoding="utf-8"))
    risks = {k["id"]: k for k in r["risks"]}
    return {
        "特定した脅威の一覧": [["ID", "脅威", "詳細"]] + [[t["id"], t["name"], t["detail"]] for t in r["threats"]],
        "情報流の分類表": [["提供形態", "フェーズ", "情報流/ID", "情報流/内容", "分類"]]
        + [[f["form"], "運用", f["id"], f["content"], f["classification"][0]] for f in r["flows"]],
        "リスクアセスメント結果の一覧": [["情報流/ID", "脅威/ID", "シチュエーション", "リスクID", "シナリオ", "深刻度", "発生頻度", "リスクレベル", "対応要否"]]
        + [[a["flow"], a["threat"], a["situation"], a["risk"], risks[a["risk"]]["scenario"], a["severity"], a["frequency"], a["level"], a["response"]]
           for a in r["assessments"]],
        "リスク対応一覧": [["リスクID", "リスクシナリオ", "リスク対応の選択肢", "リスク対応の観点", "対応要否", "適合判断", "要求事項No.", "要求事項の内容",
                     "医療機関等へ対応を求める事項"]]
        + [[q["risk"], risks[q["risk"]]["scenario"], risks[q["risk"]]["option"], q["viewpoint"], q["response"], q["applies"] or "-", q["no"] or "-",
            q["text"] or "-", risks[q["risk"]]["duty"] or "-"] for q in r["requirements"]],
    }


def as_csv(rows, encoding):
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode(encoding, "replace")


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACK = "http://schemas.openxmlformats.org/package/2006"


def workbook_parts():
    books, parts, rels = [], {}, []
    for n, (name, rows) in enumerate(tables().items(), 1):
        books.append(f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>')
        rels.append(f'<Relationship Id="r{n}" Type="{REL}/worksheet" Target="worksheets/sheet{n}.xml"/>')
        lines = "".join("<row>" + "".join(f'<c t="inlineStr"><is><t>{escape(str(c))}</t></is></c>' for c in row) + "</row>" for row in rows)
        parts[f"xl/worksheets/sheet{n}.xml"] = f'<worksheet xmlns="{MAIN}"><sheetData>{lines}</sheetData></worksheet>'
    parts["_rels/.rels"] = f'<Relationships xmlns="{PACK}/relationships"><Relationship Id="r1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    parts["xl/_rels/workbook.xml.rels"] = f'<Relationships xmlns="{PACK}/relationships">{"".join(rels)}</Relationships>'
    parts["xl/workbook.xml"] = f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets>{"".join(books)}</sheets></workbook>'
    parts["[Content_Types].xml"] = f'<Types xmlns="{PACK}/content-types"/>'
    return {name: text.encode() for name, text in parts.items()}


def zip_parts(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in parts.items():
            z.writestr(name, data)
    return out.getvalue()


def spoil_part(chance, parts):
    name = chance.choice(sorted(parts))
    return zip_parts({**parts, name: spoil(chance, parts[name])})


def same(data):
    return lambda chance: data if chance is None else spoil(chance, data)


def cases():
    """Name -> (files to write, each by a function of chance; None gives the sound form), and the words for bunkai."""
    build = ["build", "project", "-o", "out", "--format", "text"]
    for name in ("bunkai", "register", "contacts", "decisions"):
        yield f"{name}.json", f"project/{name}.json", same((SMALL / f"{name}.json").read_bytes()), build
    yield "a clause", "project/clauses/backup/our-backup.md", same(CLAUSE.encode()), build
    check = ["check", "project", "--all"]
    for name in ("measures", "terms", "duty-words"):
        path = ROOT / f"clauses/{name}.json"
        yield f"{name}.json", f"project/clauses/{name}.json", same(path.read_bytes()), check
    yield "statements", "project/clauses/request.duties.json", same((ROOT / STATEMENTS).read_bytes()), check
    template = ROOT / "templates/documents/boundary.json"
    if template.exists():
        yield "a template", "project/templates/documents/boundary.json", same(template.read_bytes()), build
    for name, rows in tables().items():
        for encoding in ("utf-8", "cp932"):
            yield f"CSV {name} {encoding}", f"{name}.csv", same(as_csv(rows, encoding)), ["import", f"{name}.csv", "--to", "project"]
    parts = workbook_parts()
    book = zip_parts(parts)
    words = ["import", "book.xlsx", "--to", "project"]
    yield "a workbook's bytes", "book.xlsx", same(book), words
    yield "a workbook's parts", "book.xlsx", lambda chance: book if chance is None else spoil_part(chance, parts), words
    real = sorted((ROOT.parent / "shared/seeds").glob("000_*.txt"))
    if real:
        text = real[0].read_bytes()
        yield "a text", "book.txt", lambda chance: text if chance is None else shortened(chance, text), ["import", "book.txt", "--to", "project"]


def shortened(chance, text):
    at = chance.randrange(len(text) // 2)
    return spoil(chance, text[:20000] + text[at:at + 30000])


# Status 1 means unusable input: what a sanitizer finds must not look like it.
ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8", **{f"{s}_OPTIONS": "exitcode=99" for s in ("ASAN", "UBSAN", "LSAN")}}


def contents(folder):
    return {str(p): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def limit_time():
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 1))


def run_once(work, path, data, words):
    """What is wrong with one run; None when nothing is."""
    target = work / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    before = contents(work)
    done = subprocess.run([BUNKAI, *words], cwd=work, env=ENVIRONMENT, capture_output=True, preexec_fn=limit_time)
    if done.returncode == -signal.SIGXCPU:
        return f"took more than {MOST_SECONDS} CPU seconds"
    said = done.stderr.decode("utf-8", "replace")
    if done.returncode not in (0, 1, 3):
        return f"status {done.returncode}: " + said[:600]
    if done.returncode and not said:
        return "failed without a word"
    try:
        done.stderr.decode()
    except UnicodeDecodeError:
        return "said something that is not UTF-8"
    if done.returncode and contents(work) != before:
        return "failed, but changed files"
    return None


def run_case(case, number):
    name, path, make, words = case
    chance = random.Random(f"{name} {number}")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        shutil.copytree(SMALL, work / "project")
        data = make(None if number == 0 else chance)
        wrong = run_once(work, path, data, words)
        if wrong:
            kept = Path(os.environ.get("BUILD", ROOT / "build")) / "mutants" / f"{name.replace(' ', '-')}-{number}"
            shutil.rmtree(kept, ignore_errors=True)
            shutil.copytree(work, kept)
            print(f"FAIL mutants: {name}, round {number}: {wrong}\n\tkept in {kept}: bunkai {' '.join(words)}")
        return wrong is None


def main():
    results = [run_case(case, number) for case in cases() for number in range(ROUNDS)]
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed, 0 skipped")
    return 0 if all(results) else 1


sys.exit(main())
