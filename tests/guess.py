#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What 'import --guess' takes lists for whose heads nobody taught it. Each list below is invented and says what its columns are; a column is
right, asked (in doubt, or kept beside the row although it has a field), or wrong above the stated confidence, which is the worst. Lists that are
none of ours must not be taken for sure. A list that is sure is written down and read by the profile, and reads as many rows as it has.
usage: guess.py BUNKAI"""
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl

ROOT = Path(__file__).resolve().parent.parent
BUNKAI = Path(sys.argv[1]).resolve()
SHARED = ROOT.parent / "shared/cases"
passed = failed = skipped = 0
sums = {"right": 0, "asked": 0, "wrong": 0}


def check(what, ok, saw=""):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    if not ok:
        print(f"FAIL guess: {what} {saw}")


def run(*words):
    done = subprocess.run([BUNKAI, *map(str, words)], capture_output=True, text=True, env=dict(os.environ, LC_ALL="C.UTF-8"))
    return done.returncode, done.stdout, done.stderr


# name: (purpose or None, encoding, rows above the head, heads, fields ("" = none of ours), rows)
LISTS = {
    "daicho-2": ("register", "utf-8", 1, ["管理No", "部署", "想定される事故", "被害の影響度", "起こりやすさ", "総合評価", "対応方針", "実施する対策", "担当", "期限", "メモ"],
                 ["let.no", "extra.システム|", "scenario", "severity", "frequency", "level", "option", "text", "let.who", "extra.期限", "extra.備考"],
                 [["1", "検査科", "検体の取違えが端末の表示の誤りで起きる", "高", "低", "中", "低減", "表示の確認の手順を月1回見直す", "病院", "2027-03-31", ""],
                  ["2", "放射線科", "保守の端末から不正なプログラムが入る", "高", "中", "高", "低減", "接続の前に検査し、記録を渡す", "業者", "2026-12-31", "協議中"],
                  ["3", "医事課", "請求の端末が停電で止まる", "中", "低", "低", "保有", "現状のとおりとする", "病院", "", ""]]),
    "isms-2": ("register", "cp932", 2, ["資産番号", "資産名称", "機密性", "完全性", "可用性", "想定脅威", "脅威レベル", "弱点", "脆弱性レベル", "リスク評価値", "受容可否", "実施する対策"],
               ["let.no", "let.asset", "factor.confidentiality", "factor.integrity", "factor.availability", "threat", "factor.threat", "let.weakness",
                "factor.vulnerability", "factor.value", "response", "text"],
               [["1", "診療録の写し", "3", "3", "2", "持出し", "2", "施錠のない棚に置く", "3", "18", "否", "鍵の掛かる保管庫に移す"],
                ["2", "予約の一覧", "2", "2", "3", "停電", "1", "予備の電源がない", "2", "6", "可", ""],
                ["3", "検査の画像", "3", "2", "2", "不正な接続", "3", "認証が一つである", "3", "27", "否", "二つの要素による認証を入れる"]]),
    "english": ("register", "utf-8", 0, ["No.", "Description of risk", "Impact", "Likelihood", "Rating", "Treatment", "Control measure", "Owner", "Notes"],
                ["let.no", "scenario", "severity", "frequency", "level", "option|", "text", "let.who", "extra.備考"],
                [["1", "Maintenance terminal brings malware into the ward network", "High", "Medium", "High", "低減", "Scan each terminal before it is connected", "Vendor", ""],
                 ["2", "A leaver's account stays open and is used", "Medium", "Medium", "Medium", "低減", "Close accounts on the last working day", "Hospital", ""],
                 ["3", "Power fails in the server room", "High", "Low", "Medium", "保有", "Accepted until the building is renewed", "Hospital", "2027"]]),
    "mds-2": ("answers", "utf-8", 3, ["設問番号", "設問", "ご回答", "コメント"], ["no", "text", "answer", "remark"],
              [["1", "扱う情報の一覧を提示できるか", "はい", ""], ["2", "遠隔保守の記録を提出できるか", "いいえ", "来年度に対応"], ["2.1", "記録の保存期間を示せるか", "対象外", ""]]),
    "checklist-2": ("answers", "cp932", 2, ["番号", "確認項目", "1回目", "目標日", "2回目", "備考"], ["no", "text", "answer", "target", "again", "remark"],
                    [["(1)", "責任者を置いている。", "はい(6/10)", "", "", ""], ["(2)", "台帳を整えている。", "いいえ(6/10)", "2026-12-01", "はい(12/1)", ""],
                     ["(3)", "更新プログラムを適用している。", "いいえ(6/10)", "2027-02-01", "", "夜間に行う"]]),
    "devices": ("ledger", "utf-8", 1, ["管理番号", "機器名", "OS", "MACアドレス", "IPアドレス", "設置場所", "申請者", "登録日"],
                ["id", "name", "os", "mac", "ip", "location", "applicant", "registered"],
                [["A-1", "受付の端末", "Windows 11 Pro", "00:11:22:33:44:55", "192.0.2.10", "1階 受付", "見本 花子", "2024-04-01"],
                 ["A-2", "検査の端末", "Windows 10", "00:11:22:33:44:56", "192.0.2.11", "2階 検査室", "見本 太郎", "2021-05-10"],
                 ["S-1", "連携のサーバ", "Windows Server 2019", "00:11:22:33:44:57", "192.0.2.20", "電算室", "見本 太郎", "2022-10-01"]]),
    "devices-2": ("ledger", "cp932", 0, ["筐体の番号", "使用者", "基本ソフト(OS)", "MAC", "固定IP", "設置フロア", "導入日"],
                  ["id", "applicant", "os", "mac", "ip", "location", "registered"],
                  [["p001", "見本 花子", "Windows 11", "a0-29-42-23-19-73", "192.0.2.101", "3階", "2023/4/1"],
                   ["p002", "見本 太郎", "Windows 10", "a0-29-42-23-19-74", "192.0.2.102", "4階", "2020/4/1"]]),
    "marks-2": ("register", "utf-8", 0, ["優先度", "要求事項", "対応", "一部対応", "未対応", "対象外", "備考"],
                ["extra.重要度", "text", "extra.回答", "extra.回答", "extra.回答", "extra.回答", "extra.備考"],
                [["高", "保守に用いるアカウントを個人ごとに分ける。", "○", "", "", "", ""], ["中", "復元の試験を年1回行う。", "", "", "○", "", "2027年から"],
                 ["低", "紙の手順書を備える。", "", "○", "", "", ""]]),
    "meti-like": ("register", "utf-8", 0, ["リスクID", "リスクシナリオ", "リスク対応の選択肢", "対応要否", "適合判断", "要求事項No.", "要求事項の内容"],
                  ["risk", "scenario", "option", "response", "applies", "no", "text"],
                  [["R01", "設定の誤りにより情報が漏れる。", "低減", "Yes", "対象", "①-1", "設定を二人で確かめる。"],
                   ["R02", "媒体を失う。", "低減", "Yes", "対象外", "①-1", "媒体を暗号化する。"]]),
    "numbers": ("register", "utf-8", 0, ["No", "リスク内容", "影響度", "発生頻度", "対策内容", "実施主体"], ["let.no", "scenario", "severity", "frequency", "text", "let.who"],
                [["1", "共有の認証情報が外部に漏れる", "3", "2", "個人ごとの認証情報に改める", "ベンダ"], ["2", "退職者の利用が続く", "2", "2", "退職の日に止める", "病院"]]),
    # none of ours: nothing may be taken for sure
    "contacts": (None, "utf-8", 0, ["氏名", "電話番号", "メール", "所属"], None,
                 [["見本 花子", "0X-XXXX-1111", "a@example.jp", "医事課"], ["見本 太郎", "0X-XXXX-2222", "b@example.jp", "検査科"]]),
    "schedule": (None, "utf-8", 0, ["日付", "予定", "会場"], None, [["2026-12-01", "定例会議", "第1会議室"], ["2026-12-08", "訓練", "講堂"]]),
    "patients": (None, "cp932", 0, ["患者番号", "受診日", "診療科", "金額"], None, [["1001", "2026-11-01", "内科", "1200"], ["1002", "2026-11-02", "外科", "3400"]]),
    "stock": (None, "utf-8", 1, ["品番", "品名", "数量", "単価"], None, [["X1", "手袋", "20", "300"], ["X2", "マスク", "50", "500"]]),
    "roles": (None, "utf-8", 0, ["業務", "病院", "ベンダ", "回線事業者"], None, [["更新", "○", "◎", "−"], ["監視", "◎", "○", "○"], ["復旧", "○", "◎", "△"]]),
}


def write(path, encoding, above, heads, rows):
    with path.open("w", encoding=encoding, newline="") as f:
        w = csv.writer(f)
        for n in range(above):
            w.writerow([f"見本の一覧（第{n + 1}版）"])
        w.writerow(heads)
        w.writerows(rows)


def judge(name, heads, fields, guess):
    by_head = {c["head"]: c for c in guess["columns"]}
    for head, field in zip(heads, fields):
        c = by_head.get(head, {"field": None, "state": "beside"})
        allowed = field.split("|")
        right = (c["field"] or "") in allowed
        if right and c["state"] != "doubt":
            sums["right"] += 1
        elif c["state"] == "sure" and not right:
            sums["wrong"] += 1
            print(f"  wrong: {name}: {head} is {field}, taken for {c['field']} ({c['confidence']} %)")
        else:
            sums["asked"] += 1


# --- lists by others

def write_book(path, made):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name in made.get("sheets", ["一覧"]):
        sheet, row = book.create_sheet(name), 1
        for n in range(made.get("above", 0)):
            sheet.cell(row, 1, f"見本の一覧（{n + 1}）")
            row += 1
        if made.get("transposed"):
            for i, cells in enumerate(zip(made["heads"], *made["rows"])):
                for k, value in enumerate(cells, 1):
                    sheet.cell(row + i, k, value or None)
            continue
        row += write_heads(sheet, row, made["heads"])
        for k, cells in enumerate(made["rows"]):
            for i, value in enumerate(cells, 1):
                sheet.cell(row + k, i, value or None)
        for column in made.get("merge", []):
            starts = [k for k, cells in enumerate(made["rows"]) if cells[column]] + [len(made["rows"])]
            for first, end in zip(starts, starts[1:]):
                if end - first > 1:
                    sheet.merge_cells(start_row=row + first, end_row=row + end - 1, start_column=column + 1, end_column=column + 1)
        for column in made.get("hidden", []):
            sheet.column_dimensions[openpyxl.utils.get_column_letter(column + 1)].hidden = True
    book.save(path)


def write_heads(sheet, row, heads):
    """Levels from the top: what stands above several columns is merged over them, what has nothing below over the levels."""
    paths = [tuple(h) if isinstance(h, list) else (h,) for h in heads]
    depth = max(map(len, paths))
    for level in range(depth):
        i = 0
        while i < len(paths):
            last, low = i, level
            if level < len(paths[i]) and paths[i][level]:
                below = any(paths[i][level + 1:])
                while below and last + 1 < len(paths) and paths[last + 1][:level + 1] == paths[i][:level + 1]:
                    last += 1
                low = level if below else depth - 1
                sheet.cell(row + level, i + 1, paths[i][level])
                if last > i or low > level:
                    sheet.merge_cells(start_row=row + level, end_row=row + low, start_column=i + 1, end_column=last + 1)
            i = last + 1
    return depth


def write_list(folder, made):
    path = folder / f"{made['name']}.{made.get('fmt', 'csv')}"
    if path.suffix == ".xlsx":
        write_book(path, made)
        return path
    with path.open("w", encoding=made.get("enc", "utf-8"), newline="", errors="replace") as f:
        w = csv.writer(f, delimiter=made.get("delim", ","))
        w.writerows([[f"見本の一覧（{n + 1}）"] for n in range(made.get("above", 0))])
        w.writerows([made["heads"], *made["rows"], *([t] for t in made.get("below", []))])
    return path


def others(scratch, file, least):
    """Lists of other hands: what is taken for sure is right, what is none of ours is never taken. Asking is never wrong, but a guess that asks all is none."""
    sums = dict.fromkeys(("right", "asked", "beside", "wrong"), 0)
    project = scratch / "others"
    shutil.copytree(ROOT / "samples/clinic", project, dirs_exist_ok=True)
    for made in json.loads((ROOT / "tests/guess" / file).read_text(encoding="utf-8"))["lists"]:
        name, purpose = made["name"], made["for"]
        status, said, err = run("import", write_list(scratch, made), "--to", project, "--guess", "--json", "--dry-run")
        check(f"{name}: it ends well", status in (0, 1), (status, err[:200]))
        guess = json.loads(said) if said.startswith("{") else {}
        sure = guess.get("sure", False)
        if purpose is None:
            check(f"{name} is none of ours", not sure, guess.get("for"))
            continue
        check(f"{name}: sure of what it is", not sure or guess["for"] == purpose, guess.get("for"))
        many = made.get("read", len(made["rows"]) * len(made.get("sheets", [1])))
        check(f"{name}: each row is read", not sure or guess["rows"] == many, guess.get("rows"))
        columns = guess.get("columns", [])
        whole = not columns or len(columns) == len(made["heads"])
        check(f"{name}: no column is lost", whole or made.get("transposed") and not sure, [c["head"] for c in columns])
        if not columns or not whole:
            sums["asked"] += len(made["heads"])
            continue
        for c, fields in zip(columns, made["fields"]):
            right = (c["field"] or "") in fields.split("|")
            kind = "asked" if c["state"] == "doubt" else "right" if right else "beside" if c["state"] == "beside" else "wrong"
            sums[kind] += 1
            check(f"{name}: {c['head']} is silently wrong", not (sure and kind == "wrong"), (c["field"], c["confidence"], fields))
    total = sum(sums.values())
    print(f"{file}: " + ", ".join(f"{k} {v}" for k, v in sums.items()) + f", of {total}")
    check(f"{file}: most columns are right", sums["right"] >= least * total, sums)


def main(scratch):
    global skipped
    for name, (purpose, encoding, above, heads, fields, rows) in LISTS.items():
        project = scratch / name
        shutil.copytree(ROOT / "samples/clinic", project)
        source = scratch / f"{name}.csv"
        write(source, encoding, above, heads, rows)
        before = sorted(str(p) for p in project.rglob("*"))
        status, said, err = run("import", source, "--to", project, "--guess", "--json")
        guess = json.loads(said)
        if purpose is None:
            check(f"{name} is not taken for one of ours", status == 1 and not guess.get("sure"), said[:200])
            check(f"{name}: nothing is written", sorted(str(p) for p in project.rglob("*")) == before)
            continue
        check(f"{name} is for {purpose}", guess.get("for") == purpose, (guess.get("for"), err[:100]))
        judge(name, heads, fields, guess)
        if not guess["sure"]:
            check(f"{name}: what is in doubt is asked, and nothing is written",
                  status == 1 and sorted(str(p) for p in project.rglob("*")) == before and any(
                      f["code"] in ("guess-doubt", "guess-untold", "guess-rival", "guess-lacks") for f in guess["findings"]), said[:200])
            answers = [f"{h}={(f.split('|')[0] or 'none')}" for h, f in zip(heads, fields)
                       if next((c for c in guess["columns"] if c["head"] == h), {}).get("state") != "sure"]
            status, said, err = run("import", source, *answers, "--to", project, "--guess", "--json")
            guess = json.loads(said)
        check(f"{name}: answered, it is sure", status == 0 and guess["sure"], (said[-300:], err[:200]))
        check(f"{name}: reads every row", guess["rows"] == len(rows), guess["rows"])
        if guess["written"]:
            kind = {"register": ["--register", "guessed"], "ledger": ["--as", "ledger"],
                    "answers": ["--as", "answers", "--questionnaire", "own-30", "--from", "karte", "--dry-run"]}[purpose]
            status, said, err = run("import", source, "--to", project, *kind, "--profile", guess["written"])
            check(f"{name}: is read by the profile", status in (0, 1) and "no-table" not in err, err[:300])
    others(scratch, "lists.json", 0.75)
    others(scratch, "further.json", 0.7)
    print(f"columns of lists that nobody taught: right {sums['right']}, asked {sums['asked']}, wrong {sums['wrong']}")
    check("no column is wrong above the stated confidence", sums["wrong"] == 0)
    check("most columns are right", sums["right"] >= 0.8 * sum(sums.values()), sums)
    project = scratch / "daicho-2"
    status, _, err = run("import", scratch / "daicho-2.csv", "管理No=nobody", "--to", project, "--guess")
    check("an unknown field is told with those there are", status == 1 and "let.no" in err, err[:200])
    status, _, err = run("import", scratch / "daicho-2.csv", "無い見出し=text", "--to", project, "--guess")
    check("an unknown head too", status == 1 and "管理No" in err, err[:200])
    status, _, err = run("import", scratch / "daicho-2.csv", "管理No=let.no", "--to", project)
    check("answers without a question are a usage error", status == 2)
    if not SHARED.is_dir():
        skipped += 1
        return
    for path, purpose in (("shapes/A-daicho.xlsx", "register"), ("shapes/B-isms.xlsx", "register"), ("shapes/C-mds.xlsx", "answers"),
                          ("shapes/D-checklist.xlsx", "answers"), ("marks-in-columns/in.csv", "register")):
        status, said, _ = run("import", SHARED / path, "--to", project, "--guess", "--json", "--dry-run")
        guess = json.loads(said)
        check(f"{path} is sure and for {purpose}", status == 0 and guess["sure"] and guess["for"] == purpose, said[:200])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        main(Path(folder))
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    sys.exit(failed > 0)
