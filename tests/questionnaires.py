#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Questionnaires: each question is tied to measures that there are and has an id that its guideline has, or says which item it belongs to; each form
goes out, is filled in with another program and comes back as it was filled in; foreign sheets are put to their questions by number and text, and what
fits none is kept and told; hostile files change nothing. Under `make test-all` every form goes round, else three.
usage: questionnaires.py BUNKAI"""
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import openpyxl

ROOT = Path(__file__).resolve().parent.parent
FULL = os.environ.get("BUNKAI_TEST_COUNTS") == "full"
FORMS = {p.stem: json.loads(p.read_text()) for p in sorted((ROOT / "templates/questionnaires").glob("*.json"))}
# What the sources print: a question more or less is a fault of the data.
SIZES = {"mds-4.1": 37, "cl-r5-hospital": 19, "cl-r5-vendor": 10, "cl-r6-hospital": 14, "cl-r6-vendor": 11, "cl-r7-hospital": 18, "cl-r7-vendor": 15,
         "cl-r8-hospital": 18, "cl-r8-vendor": 15, "self-check-20": 20, "bcp-2024": 21, "own-30": 30}
count = {"passed": 0, "failed": 0}


def check(what, problems):
    count["failed" if problems else "passed"] += 1
    if problems:
        print(f"FAIL questionnaires: {what}")
        for line in (problems if isinstance(problems, list) else [problems])[:8]:
            print(f"\t{str(line)[:300]}")


def run(bunkai, *words):
    return subprocess.run([bunkai, *map(str, words)], capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"})


def tree(folder):
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob("*")) if p.is_file()}


# --- the data

def choices_of(form, question):
    sets = {c["id"]: c["choices"] for c in form["choices"]}
    return sets[question["choices"]] if "choices" in question else form["choices"][0]["choices"]


def data_problems(form):
    measures = {m["id"] for m in json.loads((ROOT / "clauses/measures.json").read_text())["measures"]}
    topics = {t["id"] for t in json.loads((ROOT / "clauses/topics.json").read_text())["topics"]}
    guidelines = {p.stem: {i["id"] for i in json.loads(p.read_text())["items"]} for p in (ROOT / "clauses/guidelines").glob("*.json")}
    known, sections = set(), {s["id"] for s in form.get("sections", [])}
    for q in form["questions"]:
        own = form.get("guideline")
        if not q.get("measures"):
            yield f"{q['id']}: tied to no measure"
        yield from (f"{q['id']}: no measure {m}" for m in q.get("measures", []) if m not in measures)
        yield from (f"{q['id']}: no item {r}" for r in q.get("refs", []) if r.split("/", 1)[1] not in guidelines.get(r.split("/", 1)[0], ()))
        if own and q["id"] not in guidelines[own] and not q.get("refs") and not q.get("note"):
            yield f"{q['id']}: {own} has no such item, and no ref or note says why"
        if q.get("topic") not in topics:
            yield f"{q['id']}: no topic {q.get('topic')}"
        if q.get("parent", next(iter(known), None)) not in known | {None}:
            yield f"{q['id']}: its parent does not stand before it"
        if q.get("section") not in sections | {None}:
            yield f"{q['id']}: no section {q['section']}"
        words = [w for c in choices_of(form, q) for w in [c["word"], *c.get("also", [])]]
        yield from (f"{q['id']}: '{w}' means two things" for w in set(words) if words.count(w) > 1)
        yield from (f"{q['id']}: {w}" for w in ("適切に", "必要に応じて", "等を行う") if w in q["text"])
        known.add(q["id"])
    if form.get("target") and not all(form["target"] in [c["id"] for c in s["choices"]] for s in form["choices"]):
        yield "its target is no choice"


def test_data():
    check("the forms there are", sorted(set(FORMS) ^ set(SIZES)))
    for name, form in FORMS.items():
        check(f"{name}: how many questions", [] if len(form["questions"]) == SIZES.get(name) else [len(form["questions"])])
        check(f"{name}: tied", list(data_problems(form)))


# --- out and back

def head_of(sheet):
    for row in sheet.iter_rows(max_row=12):
        if row[0].value == "番号":
            return row[0].row, {c.value: c.column for c in row if c.value}
    raise AssertionError("no head")


# (what is written, whether it is read, the day that it says)
def answers_for(question, form, dice):
    options = choices_of(form, question)
    chosen = dice.choice(options)
    written, day = dice.choice([(chosen["word"], None), (f" {chosen['word']}　", None), (f"{chosen['word']}（2026/11/3）", "2026-11-03"),
                                (f"{chosen['word']}\n(R8.11.4)", "2026-11-04"), (dice.choice(chosen.get("also") or [chosen["word"]]), None)])
    kind = dice.randrange(10)
    if kind == 0:
        return None, None, None
    return ("たぶん", None, None) if kind == 1 else (written, chosen["id"], day)


def fill(path, form, dice):
    book = openpyxl.load_workbook(path)
    sheet = book["質問"]
    row0, heads = head_of(sheet)
    expected, problems = {}, []
    for row in range(row0 + 1, sheet.max_row + 1):
        item = sheet.cell(row, heads["照合"]).value
        question = next((q for q in form["questions"] if q["id"] == str(item)), None)
        if not question:
            problems.append(f"row {row} has the code {item}")
            continue
        problems += [f"{item}: {h} is {'locked' if locked else 'open'}" for h, locked in
                     [("質問", False), ("照合", False), ("回答", True), ("回答日", True), ("備考", True)] if sheet.cell(row, heads[h]).protection.locked == locked]
        if question.get("heading"):
            expected[item] = (None, None, None, None, None)
            continue
        written, choice, day = answers_for(question, form, dice)
        sheet.cell(row, heads["回答"]).value = written
        date = dice.choice([None, ("令和8年11月5日", "2026-11-05"), ("2026-11-06", "2026-11-06"), ("R8.11.7", "2026-11-07")])
        sheet.cell(row, heads["回答日"]).value = date and date[0]
        target = None
        if form.get("rounds") and choice == "no":
            target = "2027-03-31"
            sheet.cell(row, heads["「はい」とする目標日"]).value = "令和9年3月31日"
        remark = dice.choice([None, "院内のルーターを用いる場合に限る。", "=HYPERLINK"])
        sheet.cell(row, heads["備考"]).value = remark
        sheet.cell(row, heads["備考"]).data_type = "s"
        expected[item] = (choice, written and written.strip().strip("　"), date[1] if date else day, target, remark)
    book.save(path)
    return expected, problems


def compare(expected, got):
    answers = {a["item"]: a for a in got["answers"]}
    for item, (choice, written, day, target, remark) in expected.items():
        a = answers.get(item)
        if not a:
            yield f"{item} did not come back"
            continue
        for member, value in [("answer", choice), ("said", written), ("date", day), ("target", target), ("remark", remark)]:
            if a.get(member) != value:
                yield f"{item}: {member} is {a.get(member)!r}, was {value!r}"
    yield from (f"{item} was not asked" for item in answers if item not in expected)


def test_round(bunkai, scratch, name, form):
    dice = random.Random(name)
    project, out = scratch / f"p-{name}", scratch / f"o-{name}"
    shutil.copytree(ROOT / "samples/telehealth", project)
    party = "hospital" if form["by"] == "hospital" else "tele"
    asked = run(bunkai, "ask", project, "--questionnaire", name, "--to", party, "--due", "2026-12-31", "-o", out)
    again = run(bunkai, "ask", project, "--questionnaire", name, "--to", party, "--due", "2026-12-31", "-o", scratch / f"o2-{name}")
    path = out / f"{name}-{party}.xlsx"
    check(f"{name}: is asked", asked.stderr if asked.returncode or not path.exists() else [])
    check(f"{name}: same input, same bytes", [] if tree(out) == tree(scratch / f"o2-{name}") and not again.returncode else ["differs"])
    with zipfile.ZipFile(path) as z:
        check(f"{name}: the properties name it", [] if f"{name}/{party}/-/2026-10-01" in z.read("docProps/custom.xml").decode() else ["no"])
    expected, problems = fill(path, form, dice)
    check(f"{name}: all is asked, and open where it is answered", problems + [i["id"] for i in form["questions"] if i["id"] not in expected])
    before = tree(project)
    check(f"{name}: a dry run writes nothing", [] if run(bunkai, "receive", project, path, "--dry-run").returncode == 0 and tree(project) == before else ["no"])
    came = run(bunkai, "receive", project, path)
    files = list((project / "disclosures").glob("*.json"))
    check(f"{name}: comes back", came.stderr if came.returncode or len(files) != 1 else [])
    if len(files) == 1:
        got = json.loads(files[0].read_text())
        check(f"{name}: as it was filled in", list(compare(expected, got)))
        check(f"{name}: lies there as it came", [] if (project / "disclosures" / got["file"]).read_bytes() == path.read_bytes() else ["no"])
    before = tree(project)
    second = run(bunkai, "receive", project, path)
    check(f"{name}: the same again changes nothing", [] if tree(project) == before and "before" in second.stdout else [second.stdout])
    unread = sum(1 for a in expected.values() if a[1] == "たぶん")
    check(f"{name}: what is unread is told", [] if came.stderr.count("[answer-unread]") == unread else [came.stderr])


# --- foreign sheets

PROFILE = {"schema": "bunkai/import-profile/1", "id": "foreign", "title": "見本", "for": "answers", "dash": "-", "tables": [{"kind": "answers", "columns": [
    {"field": "no", "heads": ["項番"], "required": True}, {"field": "text", "heads": ["設問"], "required": True},
    {"field": "answer", "heads": ["回答"], "blank": "empty", "required": True}, {"field": "date", "heads": ["回答日"], "blank": "empty"},
    {"field": "remark", "heads": ["備考"], "blank": "empty"}]}]}


def foreign(scratch, name, rows, below=()):
    book = openpyxl.Workbook()
    for row in [["見本の様式"], [], ["項番", "設問", "回答", "回答日", "備考"], *rows, [], *below]:
        book.active.append(row)
    path = scratch / f"{name}.xlsx"
    book.save(path)
    return path


def received(bunkai, scratch, name, rows, below=(), form="mds-4.1"):
    project = scratch / f"f-{name}"
    shutil.copytree(ROOT / "samples/telehealth", project)
    (project / "templates/import").mkdir(parents=True)
    (project / "templates/import/foreign.json").write_text(json.dumps(PROFILE, ensure_ascii=False))
    before = tree(project)
    ran = run(bunkai, "import", foreign(scratch, name, rows, below), "--to", project, "--as", "answers", "--questionnaire", form, "--from", "tele",
              "--product", "見本遠隔", "--profile", "foreign")
    files = list((project / "disclosures").glob("*.json"))
    sheet = json.loads(files[0].read_text()) if files else None
    if not files and tree(project) != before:
        check(f"{name}: what is refused changes nothing", ["changed"])
    return sheet, {a["item"]: a for a in sheet["answers"]} if sheet else {}, ran


def test_foreign(bunkai, scratch):
    sheet, answers, ran = received(bunkai, scratch, "numbers", [
        ["1", "取り扱う情報を一覧にして渡せるか", "はい", None, None],
        ["2", "リスク分析の結果を病院に示すか", "はい", None, None],
        ["12.4", "リモートメンテナンスの機能があるか", "有", "2026/11/3", "備考1"],
        ["7", "パスワードの管理ができるか", "いいえ", None, "※2"],
        ["99", "見本の欄", "はい", None, None]], [["備考1：病院の回線を用いる。"], ["※2", "次の版で備える。"]])
    check("number and text agree", [] if answers.get("1", {}).get("answer") == "yes" else [answers])
    check("a number with another text is not taken", [] if "2" not in answers and "7" not in answers else [answers])
    check("a remark under a number is written out", [] if answers.get("12.4", {}).get("remark") == "備考1：病院の回線を用いる。" else [answers.get("12.4")])
    check("a word and a day in another writing", [] if (answers.get("12.4", {}).get("answer"), answers.get("12.4", {}).get("date")) == ("yes", "2026-11-03") else [answers])
    check("what is strange is kept and told", [] if "[row-of-no-question]" in ran.stderr and any("リスク分析" in n for n in sheet["notes"]) else [ran.stderr])
    _, answers, ran = received(bunkai, scratch, "twice", [["5", "時刻を正確に保つ仕組みが備わるか", "はい", None, None],
                                                         ["5", "時刻を正確に保つ仕組みが備わるか", "いいえ", None, None],
                                                         ["6", "不正ソフトウェアへの対策が講じられているか", "はい", None, None],
                                                         ["6", "不正ソフトウェアへの対策が講じられているか", "はい", None, None]])
    check("two answers are none", [] if answers["5"]["answer"] is None and "いいえ" in answers["5"]["said"] and "[answered-unlike]" in ran.stderr else [answers, ran.stderr])
    check("the same answer twice is one", [] if answers["6"]["answer"] == "yes" and ran.stderr.count("[answered-unlike]") == 1 else [answers])
    _, answers, ran = received(bunkai, scratch, "words", [["1", "取り扱う情報を一覧にして渡せるか", "はいではない", None, None],
                                                         ["5", "時刻を正確に保つ仕組みが備わるか", "はい（サーバに限る）", None, None],
                                                         ["6", "不正ソフトウェアへの対策が講じられているか", "はい (6/10)", None, None],
                                                         ["9", "外部の入出力装置を使えない状態に設定できるか", "－", None, None]])
    check("what only begins with a word is none", [] if answers["1"]["answer"] is None and "[answer-unread]" in ran.stderr else [answers["1"]])
    check("brackets behind a word are a remark", [] if (answers["5"]["answer"], answers["5"]["remark"]) == ("yes", "サーバに限る") else [answers["5"]])
    check("a day without a year stays", [] if (answers["6"]["answer"], answers["6"]["date"], answers["6"]["said"]) == ("yes", None, "はい (6/10)")
          and "[answer-without-year]" in ran.stderr else [answers["6"]])
    check("a dash is no answer", [] if answers.get("9", {}).get("answer") is None and ran.stderr.count("[answer-unread]") == 1 else [answers.get("9"), ran.stderr])
    sheet, _, ran = received(bunkai, scratch, "nothing", [["A", "献立は何か", "はい", None, None]])
    check("a form of other things is refused", [] if sheet is None and ran.returncode == 1 and "[no-answers]" in ran.stderr else [ran.stderr])


# --- what is refused

def test_refused(bunkai, scratch):
    project, out = scratch / "refused", scratch / "refused-out"
    shutil.copytree(ROOT / "samples/telehealth", project)
    run(bunkai, "ask", project, "--questionnaire", "own-30", "--to", "tele", "--system", "tele", "-o", out)
    sheet = out / "own-30-tele-tele.xlsx"
    before = tree(project)
    plain = foreign(scratch, "plain", [["1", "取り扱う情報を一覧にして渡せるか", "はい", None, None]])
    broken = scratch / "broken.xlsx"
    broken.write_bytes(sheet.read_bytes()[:3000])
    words = scratch / "words.xlsx"
    words.write_text("質問,回答\n")
    cases = [("answers-of-whom", ["import", plain, "--to", project, "--as", "answers"]),
             ("no-questionnaire", ["receive", project, plain, "--questionnaire", "mds-9", "--from", "tele"]),
             ("unknown-value", ["receive", project, plain, "--questionnaire", "mds-4.1", "--from", "nobody"]),
             ("unknown-value", ["receive", project, plain, "--questionnaire", "mds-4.1", "--from", "tele", "--system", "no"]),
             ("answers-of-other", ["receive", project, sheet, "--from", "ehr"]),
             ("answers-of-other", ["receive", project, sheet, "--questionnaire", "mds-4.1"]),
             ("answers-of-other", ["receive", project, sheet, plain, "--questionnaire", "mds-4.1", "--from", "tele"]),
             (None, ["receive", project, broken, "--questionnaire", "own-30", "--from", "tele"]),
             (None, ["receive", project, words, "--questionnaire", "own-30", "--from", "tele"]),
             (None, ["receive", project, scratch / "gone.xlsx", "--questionnaire", "own-30", "--from", "tele"]),
             ("no-questionnaire", ["ask", project, "--questionnaire", "no", "--to", "tele", "-o", out / "x"]),
             ("asked-of-other", ["ask", project, "--questionnaire", "self-check-20", "--to", "tele", "-o", out / "x"]),
             ("asked-of-other", ["ask", project, "--questionnaire", "own-30", "--to", "hospital", "-o", out / "x"]),
             ("unknown-value", ["ask", project, "--questionnaire", "own-30", "--to", "tele", "--system", "no", "-o", out / "x"]),
             ("due-too-early", ["ask", project, "--questionnaire", "own-30", "--to", "tele", "--due", "2020-01-01", "-o", out / "x"]),
             ("bad-date", ["ask", project, "--questionnaire", "own-30", "--to", "tele", "--due", "tomorrow", "-o", out / "x"])]
    for code, line in cases:
        ran = run(bunkai, *line)
        check(f"{line[0]} {code}", [] if ran.returncode in (1, 2, 3) and (code is None or f"[{code}]" in ran.stderr) else [ran.returncode, ran.stderr])
    check("what is refused changes nothing", [] if tree(project) == before and not (out / "x").exists() else ["changed"])


def main():
    bunkai = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build/bunkai")
    test_data()
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        for name, form in FORMS.items():
            if FULL or name in ("mds-4.1", "cl-r5-vendor", "self-check-20"):
                test_round(bunkai, scratch, name, form)
        test_foreign(bunkai, scratch)
        test_refused(bunkai, scratch)
    print(f"{count['passed']} passed, {count['failed']} failed, 0 skipped")
    return count["failed"] > 0


if __name__ == "__main__":
    sys.exit(main())
