#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Lists as other people write them: what each input of tests/cases has to become, from the command line to the register.
usage: cases.py BUNKAI"""
import csv
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests/cases"
SHARED = ROOT.parent / "shared"
ENV = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": ""}


class Project:
    """A copy of tests/small, whose register is replaced by what is imported."""

    def __init__(self, bunkai, folder):
        self.bunkai, self.folder = bunkai, folder
        shutil.copytree(ROOT / "tests/small", folder)
        for name in ("decisions.json", "register.json"):
            (folder / name).unlink()

    def run(self, *words):
        return subprocess.run([self.bunkai, *map(str, words)], capture_output=True, text=True, env=ENV, check=False)

    def imports(self, source, *words):
        """The register and the report; both empty when it was refused, with what was said."""
        report = self.folder.parent / "report.json"
        report.unlink(missing_ok=True)
        done = self.run("import", source, "--to", self.folder, "--report", report, *words)
        self.said = done.stdout + done.stderr
        if done.returncode:
            return {}, {}
        read = lambda p: json.loads(p.read_text(encoding="utf-8"))
        return read(self.folder / "register.json"), read(report)

    def explains(self, key):
        return self.run("explain", self.folder, key).stdout


def findings(report, code):
    return [f"{f['place']} {f['subject']} {f['message']}" for f in report.get("findings", []) if f["code"] == code]


def rows(register, *names):
    return [tuple(r.get(n) for n in names) for r in register.get("requirements", [])]


def extra(row):
    return row.get("extra") or {}


def own_rules(p):
    """A project's rules replace the installed ones, whole."""
    shutil.copytree(CASES / "own-rules/clauses", p.folder / "clauses")
    p.imports(CASES / "own-rules/list.csv", "--profile", CASES / "own-rules/import/c.json")
    first, second, third = map(p.explains, ("Q01/1", "Q02/2", "Q03/3"))
    yield "rules of the project", "乙 (vendor): ◎" in first and " hai - " in first
    yield "keywords of the project", "topic: backup" in second and "topic: backup" in first
    yield "nothing of the installed keywords", "topic: - " in third


def rows_without_numbers(p):
    """bunkai numbers them, and a number stays with its text when rows are added in front."""
    source, profile = CASES / "rows-without-numbers/list.csv", CASES / "rows-without-numbers/s.json"
    register, report = p.imports(source, "--profile", profile)
    yield "every row has a number", rows(register, "risk", "no", "numbered") == [("K1", "#1", True), ("K2", "#1", True)]
    yield "a finding tells which", ["K1/#1, K2/#1" in f for f in findings(report, "numbered-here")] == [True]
    gaps = [line for line in p.run("check", p.folder, "--all").stdout.splitlines() if line.endswith("[gap]")]
    yield "two gaps", len(gaps) == 2
    p.run("build", p.folder, "-o", p.folder.parent / "out", "--doc", "boundary", "--format", "text")
    table = next((p.folder.parent / "out").rglob("boundary.txt")).read_text(encoding="utf-8")
    yield "they stand in the table", all(text in table for text in ("K1/#1", "K2/#1", "年1回の復元試験を行う"))
    head, *lines = source.read_text(encoding="utf-8").splitlines()
    new = p.folder.parent / "list.csv"
    new.write_text("\n".join([head, "K2,バックアップから戻せない,媒体を分けて置く,対象,Yes", *lines]) + "\n", encoding="utf-8")
    register, report = p.imports(new, "--profile", profile)
    yield "numbers stay with their texts", rows(register, "risk", "no", "text") == [
        ("K2", "#2", "媒体を分けて置く"), ("K1", "#1", "保守用IDを個人ごとに発行する"), ("K2", "#1", "年1回の復元試験を行う")]
    new.write_text("\n".join([head, lines[0]]) + "\n", encoding="utf-8")
    p.imports(new, "--profile", profile)
    register, _ = p.imports(source, "--profile", profile)
    yield "it can be imported again", rows(register, "risk", "no") == [("K1", "#1"), ("K2", "#1")]


def blank_head(p):
    """A column without a head does not end the table."""
    register, report = p.imports(CASES / "blank-head/in.xlsx")
    yield "columns behind the gap", [extra(r) for r in register["requirements"]] == [
        {"担当部署": "情報課", "期限": "2026-12-01", "適合の理由": "第三者認証による"},
        {"担当部署": "検査部", "期限": "2027-01-01", "適合の理由": "範囲外"}]
    register, report = p.imports(CASES / "blank-head/in30.xlsx")
    yield "of all rows", [extra(r) for r in register["requirements"]] == [
        {"事業者の理由": f"理由{i}", "担当部署": f"部署{i}", "期限": "2026-12-01"} for i in range(1, 31)]
    yield "nothing was left outside", not findings(report, "stray-text")


def encodings(p):
    """What the bytes can be is read; doubt names the line."""
    for name, said in ("eucjp.csv", "EUC-JP"), ("iso2022jp.csv", "ISO-2022-JP"), ("tab.tsv", ""), ("unicode-text.txt", ""):
        register, report = p.imports(CASES / "encodings" / name)
        risk = (register.get("risks") or [{}])[0]
        yield f"{name} is read", risk.get("id") == "R90" and "の作業" in (risk.get("scenario") or "") and "記録を" in risk["scenario"]
        yield f"{name}: what was assumed is said", [said in f for f in findings(report, "encoding-assumed")] == [True] * bool(said)
    register, report = p.imports(CASES / "encodings/win1252-one-quote.csv", "--profile", CASES / "encodings/english.json")
    yield "an apostrophe is no kanji", rows(register, "text") == [("Vendor’s staff use individual accounts",)]
    yield "the line is named", ["csv:2 " in f and "痴" in f for f in findings(report, "encoding-doubtful")] == [True]


def words(p):
    """Other spellings and the profile's synonyms are translated; what is in no list is named with its count."""
    register, report = p.imports(CASES / "words/in.xlsx")
    yield "translated", rows(register, "response", "applies") == [
        ("Yes", "対象"), ("Yes", "対象"), ("Yes", "対象"), ("Yes", "対象"), ("○", "○"), ("Yes", "対象"), ("Yes", "対象（一部）"),
        ("Yes", "対象外"), ("Yes", "対象"), ("Yes", "対象外")]
    odd = findings(report, "odd-word")
    yield "unknown words are named", len(odd) == 3 and sum("'○' on 1 rows" in f for f in odd) == 2 and any("'対象（一部）'" in f for f in odd)


def heads(p):
    """Widths, notes, marks and look-alike characters of a head make no difference."""
    wanted = ("R1", "①-1", "技術的対策", "Yes", "対象", "記録を提出する。")
    register, _ = p.imports(CASES / "heads-in-other-widths/in.xlsx")
    yield "other widths, notes and marks", rows(register, "risk", "no", "viewpoint", "response", "applies", "text") == [wanted]
    new = p.folder.parent / "list.csv"
    new.write_text("*リスクID,※リスクシナリオ,【必須】対応要否,（任意）適合判断,(6)要求事項No.,要求事項の内容,【残存】適合判断\n"
                   "R1,端末が感染する。,Yes,対象,①-1,記録を提出する。,対象外\n", encoding="utf-8")
    register, _ = p.imports(new)
    yield "notes and marks before a head", rows(register, "risk", "no", "response", "applies") == [("R1", "①-1", "Yes", "対象")]
    yield "but no word of it", extra(register["requirements"][0]) == {"【残存】適合判断": "対象外"}
    register, _ = p.imports(CASES / "kangxi-in-a-head/in.csv")
    yield "a radical that looks like a kanji", register["risks"][0]["duty"] == "私物の機器をつながない。" and not extra(register["requirements"][0])


def blank_means_same(p):
    """Rows that begin with blanks go on with the risk above; a row that says nothing of its own is kept as a note."""
    register, report = p.imports(CASES / "blank-means-same/in.xlsx")
    yield "three rows of one risk", rows(register, "risk", "no", "applies") == [
        ("R1", "①-1", "対象"), ("R1", "①-2", "対象"), ("R1", "①-3", "対象外")]
    yield "a finding tells which rows", ["rows 3, 4" in f for f in findings(report, "same-as-above")] == [True]
    register, report = p.imports(CASES / "row-without-key/in.csv")
    yield "no row was made up", rows(register, "risk") == [("R901",)]
    note = "in 3行: 対応要否=Yes | 適合判断=対象外 | 費用負担=事業者が負担する | 期限=2027-03-31"
    yield "all its texts are kept with their heads", note in register["notes"] and len(findings(report, "row-without-key")) == 1


def cells_with_more(p):
    """Struck texts, comments and formulas without a value are named with their cells."""
    register, report = p.imports(CASES / "struck-and-commented/in.xlsx")
    yield "a struck text is named", ["G3 記録を提出する。" in f for f in findings(report, "struck-cells")] == [True]
    yield "a comment stays with its row", extra(register["requirements"][1]) == {"適合判断（コメント）": "契約後は対象とする（営業確認済）"}
    yield "and is named", ["E3 契約後は" in f for f in findings(report, "cell-comments")] == [True]
    register, report = p.imports(CASES / "formula-without-value/in.xlsx")
    said = findings(report, "formula-without-value")
    yield "cells and formulas are named", len(said) == 1 and 'E2 =IF(1=1,"対象","対象外"), A3 ="R"&2' in said[0]


def number_formats(p):
    """What Excel shows, not what the file holds."""
    register, report = p.imports(CASES / "number-formats/in.xlsx")
    yield "numbers and keys", rows(register, "risk", "no") == [("R005", "3.1"), ("R006", "3.10"), ("R007", "3.2")]
    yield "percent, era, money", extra(register["requirements"][0]) == {"達成率": "80%", "点検日": "令和8年4月1日", "費用": "¥1,200,000"}
    yield "nothing was doubted", not findings(report, "unsure-format")


def own_ids_in_the_same_form(p):
    """The form and the ids of a family do not make its list."""
    register, report = p.imports(CASES / "same-form-own-ids/list.csv")
    yield "no family", register.get("family") is None and ["0 of its 3 risks" in f for f in findings(report, "not-its-family")] == [True]
    yield "topics by words", "by the keyword rule" in p.explains("R10/①-1") and "topic: backup" in p.explains("R10/①-1")
    yield "R24 is no remote maintenance", "remote" not in p.explains("R24/④-1") and "remote" not in p.explains("R41/①-1")


def real_register(p):
    """The real register is known in each form: as it is, shuffled with a tenth of its rows missing, and folded as a PDF folds."""
    known = lambda register: register.get("family") == "metimic-1.1"
    register, report = p.imports(SHARED / "register/telehealth.xlsx")
    yield "the workbook", known(register) and len(register["risks"]) == 80
    register, report = p.imports(SHARED / "seeds/000_eca356f8c5a67ac7.txt")
    yield "the text", known(register)
    register, report = p.imports(SHARED / "register/telehealth-cp932")
    yield "the CSV files", known(register) and not findings(report, "other-texts")
    folder = p.folder.parent / "shuffled"
    folder.mkdir()
    name, r = "リスク対応一覧.csv", random.Random(7)
    with open(SHARED / "register/telehealth-cp932" / name, encoding="cp932", newline="") as f:
        lines = list(csv.reader(f))
    start = 1 + next(i for i, line in enumerate(lines) if any("要求事項No" in cell for cell in line))
    body = [line for line in lines[start:] if r.random() > 0.1]
    r.shuffle(body)
    for line in body:
        line[:] = [fold(r, cell) for cell in line]
    with open(folder / name, "w", encoding="utf-8-sig", newline="") as f:
        csv.writer(f).writerows(lines[:start] + body)
    register, report = p.imports(folder)
    yield "shuffled, with a tenth missing, folded", known(register) and not findings(report, "not-its-family")
    for risk in register["risks"]:
        risk["scenario"] = "別の事象 " + risk["id"]
    other = p.folder.parent / "other.csv"
    with open(other, "w", encoding="utf-8", newline="") as f:
        csv.writer(f).writerows([["リスクID", "リスクシナリオ", "対応要否", "適合判断", "要求事項No.", "要求事項の内容"]]
                                + [[risk["id"], risk["scenario"], "Yes", "対象", "①-1", "備える。"] for risk in register["risks"]])
    register, report = p.imports(other)
    yield "its ids with other texts are another list", not known(register) and len(findings(report, "not-its-family")) == 1


def fold(r, cell):
    """A blank or a line break in the middle of a text, as a PDF's lines leave it."""
    if len(cell) < 12:
        return cell
    at = r.randrange(4, len(cell) - 4)
    return cell[:at] + r.choice(["\n", " ", "\r\n"]) + cell[at:]


EXTRAS = {"schema": "bunkai/import-profile/1", "id": "extras", "title": "費用と期限のある一覧", "tables": [{"kind": "treatments", "columns": [
    {"field": "risk", "heads": ["リスクID"], "form": "id", "required": True}, {"field": "scenario", "heads": ["リスクシナリオ"]},
    {"field": "response", "heads": ["対応要否"], "form": "word", "values": ["Yes", "No"]},
    {"field": "applies", "heads": ["適合判断"], "form": "word", "values": ["対象", "対象外"]},
    {"field": "no", "heads": ["要求事項No."], "form": "number", "required": True}, {"field": "text", "heads": ["要求事項の内容"], "required": True},
    {"field": "extra.費用", "heads": ["費用負担", "費用"]}, {"field": "extra.期限", "heads": ["期限", "実施期限"]}]}]}
TABLE = {"schema": "bunkai/template/1", "id": "dates", "title": "期限の一覧", "scope": "contract", "parts": [{"part": "期限", "body": [
    {"block": "table", "view": "requirements", "where": [{"field": "extra.期限", "op": "not-empty"}], "columns": [
        {"head": "項番", "field": "key", "width": 12}, {"head": "期限", "field": "extra.期限", "width": 14}, {"head": "費用", "field": "extra.費用", "width": 14},
        {"head": "担当", "field": "extra.担当部署", "width": 14}]}]}]}


def extras_by_name(p):
    """A profile names what it has no field for, and a template prints it."""
    for path, content in ((p.folder / "templates/import/extras.json", EXTRAS), (p.folder / "templates/documents/dates.json", TABLE)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content), encoding="utf-8")
    register, report = p.imports(CASES / "row-without-key/in.csv", "--profile", "extras")
    yield "kept under the profile's names", extra(register["requirements"][0]) == {"費用": "病院", "期限": "2026-12-01"}
    yield "they are no unknown columns", not findings(report, "unknown-columns")
    said = p.run("build", p.folder, "-o", p.folder.parent / "out", "--doc", "dates", "--format", "text").stderr
    table = next((p.folder.parent / "out").rglob("dates.txt")).read_text(encoding="utf-8")
    yield "printed", "R901/①-1" in table and "2026-12-01" in table and "病院" in table and "未記入" not in table
    checked = p.run("check", p.folder, "--all").stdout
    yield "a name that no row has is told", "担当部署" in checked + said and "no-such-extra" in checked + said


def words_of_the_rules(p):
    """A response that keeps a risk is whatever the rules say, not the word No."""
    shutil.copytree(CASES / "own-rules/clauses", p.folder / "clauses")
    path = p.folder / "clauses/responsibility.json"
    rules = json.loads(path.read_text(encoding="utf-8"))
    rules["rules"].append({"id": "keep", "when": {"response": "見送り", "applies": "any", "duty": "any"}, "roles": {"vendor": "none", "hospital": "none"},
                           "status": "accept", "subject": "requirement", "does": {}, "reason": "見送り"})
    path.write_text(json.dumps(rules, ensure_ascii=False), encoding="utf-8")
    new = p.folder.parent / "list.csv"
    new.write_text("リスクID,想定,項番,質問,対応要否,回答\nQ01,止まる,1,備える,見送り,いいえ\nQ02,漏れる,1,備える,No,いいえ\n", encoding="utf-8")
    p.imports(new, "--profile", CASES / "own-rules/import/c.json")
    lines = p.run("check", p.folder, "--all").stdout.splitlines()
    yield "it waits for acceptance", any("Q01" in line and "[kept-risk-not-accepted]" in line for line in lines)
    yield "no other word does", not any("Q02" in line and "[kept-risk-not-accepted]" in line for line in lines)


def deceiving(p):
    """Characters that nobody sees are findings, and act on no terminal; radicals in texts become the kanji they look like."""
    new = p.folder.parent / "list.csv"
    new.write_text("リスクID,リスクシナリオ,対応要否,適合判断,要求事項No.,要求事項の内容\n"
                   "R1,端末が\u202e感染する。,Yes,対象,①-1,記録\u200bを提出する。\nR2,\x1b[31m漏れる。,Yes,対象,①-1,⾒直しを⾏う。⻑く保つ。\n", encoding="utf-8")
    register, report = p.imports(new)
    told = findings(report, "deceiving-character")
    yield "named with their places", len(told) == 3 and "R1 scenario holds U+202E" in " ".join(told) and "text holds U+200B" in " ".join(told)
    yield "the terminal gets no escape", "\x1b" not in p.said and "\u202e" not in p.said and "\x1b" not in p.run("check", p.folder, "--all").stdout
    yield "radicals are mended", register["requirements"][1]["text"] == "見直しを行う。長く保つ。" and len(findings(report, "radicals-mended")) == 1


def ditto(p):
    """〃 and 同上 say what the cell above says, in any column; without one above they are what they are."""
    new = p.folder.parent / "list.csv"
    new.write_text("リスクID,リスクシナリオ,対応要否,適合判断,要求事項No.,要求事項の内容\n"
                   "R1,端末が感染する。,Yes,対象外,①-1,記録を提出する。\n〃,〃,〃,対象,①-2,検知を通知する。\n同上,同上,No,〃,①-3,隔離する。\n", encoding="utf-8")
    register, _ = p.imports(new)
    yield "one risk", [r["id"] for r in register["risks"]] == ["R1"]
    yield "each cell by itself", rows(register, "risk", "no", "response", "applies") == [
        ("R1", "①-1", "Yes", "対象外"), ("R1", "①-2", "Yes", "対象"), ("R1", "①-3", "No", "対象")]


def one_number_twice(p):
    """What is decided for a number that stands twice would be agreed for a text that nobody spoke of."""
    new = p.folder.parent / "list.csv"
    new.write_text("リスクID,リスクシナリオ,対応要否,適合判断,要求事項No.,要求事項の内容\n"
                   "R1,端末が感染する。,Yes,対象,①-1,記録を提出する。\nR1,端末が感染する。,Yes,対象外,①-1,隔離する。\n", encoding="utf-8")
    p.imports(new)
    (p.folder / "decisions.json").write_text(json.dumps({"schema": "bunkai/decisions/1", "decisions": [
        {"id": "X-1", "requirement": "R1/①-1", "status": "agreed", "roles": {"vendor": "accountable"}}]}), encoding="utf-8")
    lines = p.run("check", p.folder, "--all").stdout.splitlines()
    yield "the decision is refused", any("X-1: R1/①-1 stands 2 times" in line and "error" in line for line in lines)


def risks(register, *names):
    return [tuple(r.get(n) for n in names) for r in register.get("risks", [])]


def list_in_high_middle_low(p):
    """A hospital's own list: words for numbers, who does it parted into parties, a treatment that says the response."""
    register, report = p.imports(CASES / "shapes/A-daicho.xlsx")
    yield "rated", (register.get("scoring") or {}).get("model") == "matrix-3x3" and risks(register, "id", "severity", "frequency", "level", "option", "response") == [
        ("1", 3, 2, "高", "低減", "Yes"), ("2", 3, 3, "高", "低減", "Yes"), ("3", 2, 1, "低", "保有", "No"), ("4", 2, 2, "中", "低減", "Yes")]
    yield "who does it", rows(register, "risk", "no", "applies") == [("1", "#1", "対象"), ("2", "#1", "対象"), ("3", "#1", "対象外"), ("4", "#1", "対象外")]
    yield "the hospital's part", [bool(d) for (d,) in risks(register, "duty")] == [False, True, False, True]
    yield "nothing is lost", extra(register["requirements"][1]) == {"システム": "検査部門システム", "実施主体": "ベンダ／病院", "期限": "2027-03-31", "状況": "対応中"}
    yield "no doubt", not [f for f in report["findings"] if f["level"] != "note"]
    lines = p.run("check", p.folder, "--all").stdout
    yield "the ratings hold", "rating-missing" not in lines and "level-differs" not in lines


def assets_threats_vulnerabilities(p):
    """Three factors, of which one is the largest of three columns; rows of one asset are kept apart."""
    register, report = p.imports(CASES / "shapes/B-isms.xlsx")
    yield "kept apart", risks(register, "id", "threat", "response", "level") == [
        ("1-不正アクセス", "不正アクセス", "Yes", "要対策"), ("1-誤送信", "誤送信", "No", "経過観察"), ("2-災害", "災害", "No", "経過観察")]
    yield "factors", [r["factors"] for r in register["risks"]][1] == {
        "confidentiality": 3, "integrity": 3, "availability": 2, "threat": 2, "vulnerability": 2, "value": 12}
    yield "the formula is told", ["J3 =C3*G3*I3" in f for f in findings(report, "formula-without-value")] == [True]
    yield "the control stays", [extra(r).get("管理策") for r in register["requirements"]] == ["A.8.5", "A.5.14", "A.8.13"]
    lines = p.run("check", p.folder, "--all").stdout
    yield "rated by the model", (register.get("scoring") or {}).get("model") == "asset-threat-vulnerability" and "rating-missing" not in lines


def marks_in_columns(p):
    """A mark under a head says what the head says; two and none are findings."""
    register, report = p.imports(CASES / "marks-in-columns/in.csv")
    yield "read", rows(register, "text", "applies") == [("Maintenance accounts are personal.", "対象"), ("Backups are restored once a year.", "対象外")]
    yield "the head is kept", [extra(r) for r in register["requirements"]] == [{"重要度": "High", "回答": "YES"}, {"重要度": "Medium", "回答": "NO", "備考": "from 2027"}]
    register, report = p.imports(CASES / "marks-in-columns/doubts.csv")
    yield "two marks", len(findings(report, "two-marks")) == 1 and extra(register["requirements"][0]).get("YES") == "YES, NO"
    yield "no mark", ["rows 3" in f for f in findings(report, "no-mark")] == [True]
    yield "no mark at all", ["'see note' under N/A" in f for f in findings(report, "odd-mark")] == [True] and extra(register["requirements"][2]).get("N/A") == "see note"
    yield "none of them is guessed", [a for (a,) in rows(register, "applies")] == [None, None, None, "一部対象"]


def one_list_on_several_sheets(p):
    """Each department numbers its own rows from 1; a number that stands twice for two things becomes two."""
    register, report = p.imports(CASES / "sheets")
    yield "kept apart", risks(register, "id", "severity", "level") == [("医事課-1", 2, "低"), ("医事課-1-2", 2, "中"), ("検査部-1", 3, "中")]
    yield "told", ["医事課-1-2" in f for f in findings(report, "kept-apart")] == [True]
    yield "an unknown party is told", ["'医事課' on 1 rows" in f for f in findings(report, "odd-word")] == [True]
    yield "other words of the scale and of parties", rows(register, "applies") == [(None,), ("対象",), ("対象",)]


def needs_shared(test):
    return test is real_register and not SHARED.is_dir()


TESTS = [real_register, list_in_high_middle_low, assets_threats_vulnerabilities, marks_in_columns, one_list_on_several_sheets, deceiving, ditto, one_number_twice, words_of_the_rules, extras_by_name, own_ids_in_the_same_form, number_formats, own_rules, rows_without_numbers, blank_head, encodings, words, heads, blank_means_same, cells_with_more]


def main():
    passed = failed = skipped = 0
    with tempfile.TemporaryDirectory() as scratch:
        for test in TESTS:
            if needs_shared(test):
                skipped += 1
                print(f"SKIP cases: {test.__name__}: no ../shared")
                continue
            project = Project(Path(sys.argv[1]).resolve(), Path(scratch) / test.__name__ / "project")
            for what, right in test(project):
                passed, failed = passed + bool(right), failed + (not right)
                if not right:
                    print(f"FAIL {test.__name__}: {what}\n{project.said}")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return failed > 0


sys.exit(main())
