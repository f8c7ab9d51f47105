#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A hospital with three vendors, of whom it has nothing but a questionnaire each: from `new` to the contracts' papers. One vendor fills in the workbook
that `ask` made, one writes marks for words and days without a year, one sends a form of its own. What each answered has to stand in the papers as it was
answered, once; what is not there asks for nothing; what a remark takes back is to be agreed; nothing of one vendor stands in another's papers.
Commands and edits by hand are counted and printed.
usage: beginning.py BUNKAI"""
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import openpyxl

ROOT = Path(__file__).resolve().parent.parent
ENV = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": ""}
VENDORS = {"karte": "例示カルテ株式会社", "gazo": "架空画像株式会社", "yoyaku": "見本予約株式会社"}
# What check may say of a project that says no more than it knows, and what answers say of themselves.
TRUE_ERRORS = {"office-without-contact", "gap", "risk-without-action"}

ANSWERS = f"""[hospital]
name: 架空市立見本病院
date: 2026-12-01
desk: 医療情報課
phone: 0X-XXXX-0100
role: 病院長・医療情報システム安全管理責任者・企画管理者・システム運用担当者・当直の責任者
baseline: いいえ
""" + "".join(f"[vendor]\nname: {name}\nid: {id}\nhas: {'なし' if id == 'karte' else '質問票'}\ndesk: 窓口\nphone: 0X-XXXX-1000\n" for id, name in VENDORS.items()) + """
[system]
name: 電子カルテ
id: karte
vendor: 例示カルテ株式会社
cloud: 院内
remote: 例示カルテ株式会社
vpn: はい
[system]
name: 画像管理
id: pacs
vendor: 架空画像株式会社
cloud: 院内
remote: なし
[system]
name: 診療予約
id: yoyaku
vendor: 見本予約株式会社
cloud: クラウド
remote: なし
""" + "".join(f"[contract]\nvendor: {id}\nid: c-{id}\nfrom: 2027-04-01\nto: 2028-03-31\n" for id in VENDORS)

# What each says beside はい: item -> (answer, remark)
SAYS = {
    "karte": {"5": ("いいえ", "2027年9月の版で対応する。"), "6": ("はい", "ウイルス対策ソフトは貴院にてご用意ください。"), "7": ("対象外", None), "9": (None, None),
              "4.1/2": ("いいえ", None)},
    "gazo": {"12": ("×", None), "4.3": ("○", "別途有償のオプションとなります。"), **{f"12.{x}": (None, None) for x in ("1", "2", "3", "3.1", "3.2", "4", "4.1")},
             **{f"12.3.1.1/{n}": (None, None) for n in range(1, 6)}},
    "yoyaku": {"12.4": ("非該当", None), "12.4.1": (None, None), "4": ("いいえ", None), "11": ("いいえ", "令和9年3月末までに対応")}}
SHARED = ROOT.parent / "shared/register/telehealth.xlsx"
FORM = json.loads((ROOT / "templates/questionnaires/mds-4.1.json").read_text(encoding="utf-8"))
HEADINGS = {q["id"] for q in FORM["questions"] if q.get("heading")}
passed = failed = skipped = 0


def check(what, ok, shown=""):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    if not ok:
        print(f"FAIL beginning: {what}: {shown}"[:700])


class Desk:
    """The IT officer's: a folder, and what was typed."""

    def __init__(self, bunkai, folder):
        self.bunkai, self.folder, self.commands, self.edits = bunkai, folder, 0, 0

    def run(self, *words, status=0, counted=True):
        self.commands += counted
        done = subprocess.run([self.bunkai, *map(str, words)], capture_output=True, text=True, env=ENV, check=False, cwd=self.folder)
        check(f"status of {' '.join(map(str, words[:3]))}", done.returncode == status, (done.returncode, done.stdout + done.stderr))
        return done.stdout + done.stderr

    def read(self, name):
        return json.loads((self.folder / "h" / name).read_text(encoding="utf-8"))

    def findings(self):
        said = subprocess.run([self.bunkai, "check", "h", "--json", "--all"], capture_output=True, text=True, env=ENV, check=False, cwd=self.folder).stdout
        return json.loads(said)["findings"]


def answer_of(vendor, item):
    answer, remark = SAYS[vendor].get(item, ("はい", None))
    return {"はい": "○", "いいえ": "×"}.get(answer, answer) if vendor == "gazo" else answer, remark


def fill_asked(vendor, source, target):
    """As a vendor does: words from the list, or marks and days as people write them."""
    book = openpyxl.load_workbook(source)
    head, sheet = book.worksheets[:2]
    for (label, cell) in ((row[0], row[2]) for row in head.iter_rows(min_row=1, max_row=30)):
        for what, value in (("製品名", f"製品{vendor}"), ("版", "3.2"), ("記入者", "品質保証部　例示 花子"), ("記入日", "2026-12-20")):
            if label.value == what:
                cell.value = value
    for row in sheet.iter_rows(min_row=4):
        item = str(row[0].value)
        if item not in HEADINGS:
            row[4].value, row[6].value = answer_of(vendor, item)
            row[5].value = ("2026-12-20" if vendor == "karte" else "12/18") if row[4].value else None
    book.save(target)


def own_form(vendor, target):
    """A vendor's own sheet: other heads, the answer and its day in one cell."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "MDS"
    sheet.append(["製造業者による医療情報セキュリティ開示書"])
    sheet.append(["製品名", "予約くらうど"])
    sheet.append(["作成日", "2026/12/18"])
    sheet.append(["項番", "質問", "回答", "備考"])
    for q in FORM["questions"]:
        if q["id"] in HEADINGS or "/" in q["id"]:
            continue
        answer, remark = answer_of(vendor, q["id"])
        sheet.append([q["id"], q["text"], f"{answer} (12/18)" if answer else None, remark])
    book.save(target)


def begin(desk):
    (desk.folder / "answers.txt").write_text(ANSWERS, encoding="utf-8")
    desk.edits += 1
    said = desk.run("new", "h", "--answers", "answers.txt")
    check("new says how to ask who sent nothing", "bunkai ask h --questionnaire own-30 --to karte" in said, said)
    check("and how answers become a register", "bunkai import h/disclosures/ID.json --to h --register gazo" in said, said)
    check("each contract waits for its vendor's own", {c["id"]: c["registers"] for c in desk.read("bunkai.json")["contracts"]} == {f"c-{v}": [v] for v in VENDORS})


def ask_and_receive(desk):
    back = desk.folder / "back"
    back.mkdir()
    for vendor in ("karte", "gazo"):
        desk.run("ask", "h", "--questionnaire", "mds-4.1", "--to", vendor, "--due", "2027-01-15", "-o", "asked")
        fill_asked(vendor, desk.folder / f"asked/mds-4.1-{vendor}.xlsx", back / f"{vendor}.xlsx")
    own_form("yoyaku", back / "yoyaku.xlsx")
    said = desk.run("receive", "h", "back/karte.xlsx", "back/gazo.xlsx")
    check("a form of ours lacks no column", "absent-columns" not in said, said)
    check("headings are no questions", "questions 35, answered 34" in said, said)
    said = desk.run("import", "back/yoyaku.xlsx", "--to", "h", "--as", "answers", "--questionnaire", "mds-4.1", "--from", "yoyaku")
    check("a form of their own is read", re.search(r"questions 25, answered 24", said), said)


def answers_as_registers(desk):
    ids = {v: next(p.stem for p in (desk.folder / "h/disclosures").glob("*.json") if f"mds-4.1-{v}-" in p.name) for v in VENDORS}
    before = desk.findings()
    for vendor, id in ids.items():
        desk.run("import", f"h/disclosures/{id}.json", "--to", "h", "--register", vendor)
    rows = {v: {r["no"]: r for r in desk.read(f"registers/{v}.json")["requirements"]} for v in VENDORS}
    for vendor in VENDORS:
        got, want = set(rows[vendor]), set()
        for q in FORM["questions"]:
            answer = answer_of(vendor, q["id"])[0]
            option, above = "/" in q["id"], q.get("parent")
            if q["id"] in HEADINGS or (vendor == "yoyaku" and option) or (option and answer not in ("はい", "○")):
                continue
            absent = q.get("choices") == "applies" and answer in ("×", "非該当", "いいえ")
            if absent or (answer is None and above_denied(vendor, above)):
                continue
            want.add(q["id"])
        check(f"{vendor}: a row for each question, none for what is not there", got == want, (sorted(got - want), sorted(want - got)))
    check("what is not there is noted", any("院外とやり取りする機能" in n and "非該当" in n for n in desk.read("registers/gazo.json")["notes"]), desk.read("registers/gazo.json")["notes"])
    karte, gazo, yoyaku = rows["karte"], rows["gazo"], rows["yoyaku"]
    check("no is not done yet", karte["5"]["applies"] == "未実施" and karte["5"]["agreement"], karte["5"])
    check("what nobody answered", karte["9"]["applies"] == "未回答" and karte["9"]["agreement"], karte["9"])
    check("yes is held to", karte["8"]["applies"] == "対象" and not karte["8"]["agreement"] and karte["8"]["text"].startswith("事業者は、"), karte["8"])
    check("an option names its question", "利用者を認証する方式はどれか" in karte["4.1/1"]["text"] and "記憶による認証" in karte["4.1/1"]["text"], karte["4.1/1"])
    check("a remark that shifts the work is to be agreed first", karte["6"]["agreement"] and "貴院にてご用意ください" in karte["6"]["text"], karte["6"])
    check("and so is one that costs", gazo["4.3"]["agreement"] and "有償" in gazo["4.3"]["text"], gazo["4.3"])
    check("of a thing that is there its use is to be agreed", yoyaku["12"]["agreement"] and "該当" in yoyaku["12"]["text"], yoyaku["12"])
    check("a day is in the text", "2027" not in yoyaku["11"]["text"] or yoyaku["11"]["agreement"], yoyaku["11"])
    for vendor in VENDORS:
        for r in rows[vendor].values():
            said = re.sub("「[^」]*」", "X", r["text"])
            check(f"{vendor} {r['no']}: each sentence has a subject", all(re.search("は、|は[X]|には", s) for s in said.split("。") if s), said)
    return before


def above_denied(vendor, above):
    parents = {q["id"]: q.get("parent") for q in FORM["questions"]}
    while above:
        if answer_of(vendor, above)[0] in ("いいえ", "×", "対象外", "非該当"):
            return True
        above = parents.get(above)
    return False


def look(desk, before):
    found = desk.findings()
    errors = {f["code"] for f in found if f["level"] == "error"}
    check("no untrue error", errors <= TRUE_ERRORS, errors)
    check("the registers are there now", not [f for f in found if f["code"] == "unknown-register"])
    pairs = [f["message"] for f in found if f["code"] == "contradiction"]
    check("answers are not held against rows made of them", not [m for m in pairs if "registers/" in m], pairs)
    check("a pair is told once", len(pairs) == len({tuple(sorted(re.findall(r"answers\[\d+\]|bunkai\.json:\S+", m))) + (m[:7],) for m in pairs}), pairs)
    check("no and yes below it contradict each other", [m for m in pairs if "mds-4.1/4 " in m and "yoyaku" in m], pairs)
    refused = {f["subject"].split(" ")[0] for f in found if f["code"] == "no-without-date"}
    check("the absence of a function is no refusal", "mds-4.1/12.4" not in refused and "mds-4.1/12" not in refused, refused)
    check("a no without a day is", "mds-4.1/4" in refused, refused)
    unanswered = {f["subject"]: f["message"] for f in found if f["code"] == "questions-unanswered"}
    check("what nobody answered is told, with its number", [m for s, m in unanswered.items() if "karte" in s and ": 9;" in m], unanswered)
    check("below what is not there nothing is missing", not [s for s in unanswered if "gazo" in s], unanswered)
    check("the registers were missed before", "unknown-register" in {f["code"] for f in before})


def papers(desk):
    desk.run("build", "h", "-o", "out", "--format", "text")
    for doc in ("disclosure", "gaps", "updates"):
        desk.run("build", "h", "-o", "out", "--doc", doc, "--format", "text")
    text = {str(p.relative_to(desk.folder / "out")): re.sub(r"\s", "", p.read_text(encoding="utf-8")) for p in (desk.folder / "out").rglob("*.txt")}
    for vendor, name in VENDORS.items():
        made = [t for t in text if t.startswith(f"c-{vendor}/")]
        check(f"{vendor}: annex and table", {f"c-{vendor}/annex.txt", f"c-{vendor}/boundary.txt"} <= set(made), made)
        for other, other_name in VENDORS.items():
            if other != vendor:
                check(f"{vendor}: nothing of {other}", not [t for t in made if f"製品{other}" in text[t] or f"{other_name}の回答" in text[t]], made)
        rows = desk.read(f"registers/{vendor}.json")["requirements"]
        lost = [r["no"] for r in rows if re.sub(r"\s", "", r["text"])[:24] not in text[f"c-{vendor}/boundary.txt"]]
        check(f"{vendor}: no row is lost in the table", not lost, lost)
    answers = text["hospital/disclosure.txt"]
    check("people read names, not ids", not re.search(r"mds-4\.1/|remote_maintenance|not-applicable|system/", answers), re.findall(r".{20}(?:mds-4\.1/|remote_maintenance|system/).{20}", answers)[:3])
    check("the gaps neither", not re.search(r"mds-4\.1/|cl-r7/", text["hospital/gaps.txt"]))
    check("a refused answer stands once among the gaps", text["hospital/gaps.txt"].count("時刻を正確に保つ仕組みが備わるか") == 1, text["hospital/gaps.txt"].count("時刻を正確に保つ"))
    for remark in (r for says in SAYS.values() for a, r in says.values() if r):
        check(f"the remark stands in the paper: {remark}", re.sub(r"\s", "", remark) in answers)
    book = desk.run("build", "h", "-o", "books", "--doc", "disclosure", "--format", "xlsx", counted=False)
    check("its lists can be sorted", "list-as-text" not in book, book)


def self_check(desk):
    """The hospital's own form, two months of it: months by name, no change where a month has no answer."""
    desk.run("ask", "h", "--questionnaire", "self-check-20", "--to", "hospital", "-o", "asked", counted=False)
    book = openpyxl.load_workbook(desk.folder / "asked/self-check-20-hospital.xlsx")
    cells = [str(c.value) for row in book.worksheets[0].iter_rows() for c in row if c.value]
    check("no product is asked of the hospital itself", "製品名" not in cells and not [c for c in cells if "お尋ねします" in c or "未記入" in c], cells)
    order = [cells.index(word) for word in ("返送先及び問合せ先", "記入する方", "書き方")]
    check("whom to return it to stands before what is long", order == sorted(order), order)
    for day, levels in (("2026-11-05", (1, None)), ("2026-12-01", (2, 2))):
        for row in book.worksheets[0].iter_rows(max_row=30):
            if row[0].value == "記入日":
                row[2].value = day
        for n, row in enumerate(r for r in book.worksheets[1].iter_rows(min_row=4) if r[0].value):
            row[4].value, row[5].value = levels[n] if n < 2 else 2, day
        book.save(desk.folder / "back/own.xlsx")
        desk.run("receive", "h", "back/own.xlsx", counted=False)
    desk.run("build", "h", "-o", "out", "--doc", "self-check", "--format", "text", counted=False)
    text = re.sub(r"\s", "", (desk.folder / "out/hospital/self-check.txt").read_text(encoding="utf-8"))
    for said in ("令和8年11月（1）、12月（2）", "令和8年11月（−）、12月（2）", "初回", "1（1→2）"):
        check(f"self-check: {said}", said in text, text[:600])
    check("self-check: one item rose", text.count("変化:上がった") == 1, text.count("変化:上がった"))
    check("self-check: months by name", "2026-1" not in text, re.findall(".{9}2026-1.{9}", text))


def real_register(desk):
    """The first vendor has a register after all: it takes the place of its questionnaire, and the others' papers stay as they are."""
    global skipped
    if not SHARED.exists():
        skipped += 1
        print("SKIP beginning: no ../shared/register")
        return
    start, before = time.monotonic(), (desk.commands, desk.edits)
    others = {p: p.read_bytes() for v in ("gazo", "yoyaku") for p in (desk.folder / f"out/c-{v}").glob("*.txt")}
    desk.run("import", SHARED, "--to", "h", "--register", "karte")
    desk.run("build", "h", "-o", "out", "--format", "text")
    check("rows of the register are in the table", "IoT機器の利用を含むサービスを提供する場合" in re.sub(r"\s", "", (desk.folder / "out/c-karte/boundary.txt").read_text(encoding="utf-8")))
    check("the others' papers do not change", others and not [p for p, b in others.items() if p.read_bytes() != b], sorted(map(str, others)))
    errors = {f["code"] for f in desk.findings() if f["level"] == "error"}
    check("no untrue error with the register", errors <= TRUE_ERRORS, errors)
    print(f"and the real register for one: {desk.commands - before[0]} commands more, {desk.edits - before[1]} files, {time.monotonic() - start:.0f} s")


def main():
    with tempfile.TemporaryDirectory() as scratch:
        desk, start = Desk(str(Path(sys.argv[1]).resolve()), Path(scratch)), time.monotonic()
        begin(desk)
        ask_and_receive(desk)
        before = answers_as_registers(desk)
        look(desk, before)
        papers(desk)
        print(f"a questionnaire each: {desk.commands} commands, {desk.edits} file filled in, {time.monotonic() - start:.0f} s")
        self_check(desk)
        real_register(desk)
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return failed > 0


sys.exit(main())
