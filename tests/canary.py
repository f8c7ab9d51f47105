#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Words that nobody but one vendor said, or that are the hospital's alone, in everything that another vendor gets. Vendor A's answers, remarks, products and
register rows, and the ledger's columns of place, applicant and money, hold a word each that stands nowhere else; each paper of vendor B's contract in each format,
what is sent to B, and the questionnaire that B is asked are opened and looked through. That the words do stand in the hospital's own papers is looked at too.
usage: canary.py BUNKAI"""
import io
import json
import re
import subprocess
import sys
import tempfile
import zipfile
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENV = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": ""}
ANSWERS = """[hospital]
name: 架空市立見本病院
date: 2026-12-01
desk: 医療情報課
phone: 0X-XXXX-0100
role: 病院長・医療情報システム安全管理責任者・企画管理者・システム運用担当者・当直の責任者
""" + "".join(f"""[vendor]
name: {name}
id: {id}
desk: 窓口
phone: 0X-XXXX-1000
""" for id, name in (("a", "例示甲斐株式会社"), ("b", "架空乙川株式会社"))) + """[system]
name: 電子カルテ
id: ehr
vendor: a
cloud: 院内
remote: a
vpn: はい
updates: a
[system]
name: 画像管理
id: pacs
vendor: b
cloud: 院内
remote: b
vpn: はい
updates: b
[router]
systems: ehr、pacs
name: VPN装置
id: vpn
updates: a
[contract]
vendor: a
id: c-a
[contract]
vendor: b
id: c-b
"""
# What vendor A says, and what the hospital keeps to itself: a word each, made so that no line break of a page hides it from the search.
OF_A = {"answer": "CANARYANSWER", "remark": "CANARYREMARK", "product": "CANARYPRODUCT", "row": "CANARYROW"}
OF_HOSPITAL = {"place": "CANARYPLACE", "applicant": "CANARYAPPLICANT", "cost": "CANARYCOST", "outlet": "CANARYOUTLET", "extra": "CANARYEXTRA", "reason": "CANARYREASON"}
PROOF = "CANARYPROOF"
passed = failed = skipped = 0


def check(what, problems):
    global passed, failed
    passed, failed = passed + (not problems), failed + bool(problems)
    if problems:
        print(f"FAIL canary: {what}: {problems}"[:700])


class Desk:
    def __init__(self, bunkai, folder):
        self.bunkai, self.folder = bunkai, folder

    def run(self, *words, status=0):
        done = subprocess.run([self.bunkai, *map(str, words)], capture_output=True, text=True, env=ENV, check=False, cwd=self.folder)
        check(f"status of {' '.join(map(str, words[:4]))}", [] if done.returncode == status else [done.returncode, done.stdout[-300:] + done.stderr[-500:]])
        return done.stdout + done.stderr


def words_of(name, data):
    """All that a reader of the file could find: text of pages, every part of a package, and names of files."""
    if data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as z:
            return "\n".join(n + words_of(n, z.read(n)) for n in z.namelist())
    if data[:5] == b"%PDF-":
        text = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=False).stdout.decode("utf-8", "replace")
        about = subprocess.run(["pdfinfo", "-"], input=data, capture_output=True, check=False).stdout.decode("utf-8", "replace")
        return re.sub(r"\s", "", text) + about
    text = data.decode("utf-8", "replace")
    # runs of a word processor and cells of a page part a word: the same without their marks
    return text + re.sub(r"<[^>]*>|\s", "", text)


def found(folder, words):
    hits, files = [], 0
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        files += 1
        text = words_of(path.name, path.read_bytes())
        hits += [f"{path.relative_to(folder)}: {w}" for w in words if w in text or w in str(path)]
    return hits, files


def prepare(desk):
    folder = desk.folder
    (folder / "answers.txt").write_text(ANSWERS, encoding="utf-8")
    desk.run("new", "h", "--answers", "answers.txt")
    (folder / "mds.csv").write_text("項番,質問,回答,備考\n"
                                    "1,製品で取り扱う情報を一覧にして病院へ渡せるか。,はい (9/1),\n"
                                    f"5,時刻を正確に保つ仕組みが備わるか。,いいえ (9/1),{OF_A['remark']}の版で対応する。\n"
                                    f"6,不正ソフトウェアへの対策が講じられているか。,はい (9/1),対策ソフト{OF_A['remark']}は貴院にてご用意ください。\n"
                                    f"8,この質問票にない{OF_A['answer']},{OF_A['answer']},{OF_A['remark']}\n", encoding="utf-8")
    desk.run("import", "mds.csv", "--to", "h", "--as", "answers", "--questionnaire", "mds-4.1", "--from", "a", "--date", "2026-12-01")
    sheet = next((folder / "h/disclosures").glob("*.json"))
    data = json.loads(sheet.read_text(encoding="utf-8"))
    data["product"] = OF_A["product"]
    sheet.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    desk.run("import", f"h/disclosures/{sheet.name}", "--to", "h", "--register", "answers-a", "--over", "baseline", "--contract", "c-a")
    register = folder / "h/registers/answers-a.json"
    data = json.loads(register.read_text(encoding="utf-8"))
    data["requirements"][0]["text"] += f"乙は、{OF_A['row']}を行う。"
    register.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    (folder / "devices.csv").write_text("管理番号,機器名,種別,システム,OS,サポート終了日,MACアドレス,IPアドレス,コンセント番号,設置場所,申請者,支払区分,更新担当,リモート保守,備考,稟議\n" + "".join(
        f"K-{n},{name},サーバ,{system},架空OS 2008,2020-01-14,00:00:5E:00:53:0{n},192.0.2.{n},{OF_HOSPITAL['outlet']},{OF_HOSPITAL['place']},"
        f"{OF_HOSPITAL['applicant']},{OF_HOSPITAL['cost']},,有,,{OF_HOSPITAL['extra']}\n" for n, (name, system) in enumerate(
            (("診療録サーバ", "電子カルテ"), ("画像サーバ", "画像管理"), ("接続できない端末", "")), 1)), encoding="utf-8")
    desk.run("import", "devices.csv", "--to", "h", "--as", "ledger")
    ledger = json.loads((folder / "h/ledger.json").read_text(encoding="utf-8"))["entries"]
    check("the ledger holds what the hospital keeps", [] if {"location", "applicant", "cost", "outlet"} <= {m for e in ledger for m, v in e.items() if v} else sorted(ledger[0]))
    project = json.loads((folder / "h/bunkai.json").read_text(encoding="utf-8"))
    project["documents"] += ["disclosure", "gaps", "ledger", "updates", "self-check"]
    (folder / "h/bunkai.json").write_text(json.dumps(project, ensure_ascii=False), encoding="utf-8")
    desk.run("decide", "h", "baseline:B01/1", "--contract", "c-b", "--status", "agreed", "--by", "院長", "--roles", "vendor=accountable,hospital=informed",
             "--reason", OF_HOSPITAL["reason"])


def look(desk):
    every = [*OF_A.values(), *OF_HOSPITAL.values()]
    desk.run("set", "h", "contract/c-b", f"number={PROOF}")
    desk.run("build", "h", "-o", "out", "--contract", "c-b", "--format", "xlsx,pdf,docx,html")
    hits, _ = found(desk.folder / "out/c-b", every)
    check("the papers of B's contract", hits)
    hits, _ = found(desk.folder / "out/c-b", [PROOF])
    check("a word that is there is found in each format", [s for s in ("xlsx", "pdf", "docx", "html") if not any(f".{s}: " in h for h in hits)])
    desk.run("build", "h", "-o", "out", "--format", "text,json")
    hits, _ = found(desk.folder / "out/c-b", every)
    check("the same as text and as JSON", hits)
    hits, _ = found(desk.folder / "out/c-a", OF_HOSPITAL.values())
    check("what is the hospital's is in no paper of A either", hits)
    inside, _ = found(desk.folder / "out/hospital", every) if (desk.folder / "out/hospital").exists() else ([], 0)
    own, _ = found(desk.folder / "out/hospital-only", every)
    said = {h.split(": ")[1] for h in inside + own}
    check("the words are there at all: in the hospital's own papers", [w for w in (OF_A["remark"], OF_A["product"], OF_HOSPITAL["place"], OF_HOSPITAL["applicant"]) if w not in said])
    hits, _ = found(desk.folder / "out/c-a", [OF_A["row"]])
    check("and A's row in A's own", [] if hits else ["not there"])
    desk.run("send", "h", "--contract", "c-b", "--to", "b", "--due", "2027-01-15", "-o", "sent-b")
    hits, files = found(desk.folder / "sent-b", every)
    check("what is sent to B", hits if files else ["nothing was sent"])
    desk.run("ask", "h", "--questionnaire", "mds-4.1", "--to", "b", "--due", "2027-01-15", "-o", "asked-b")
    hits, files = found(desk.folder / "asked-b", every)
    check("what B is asked", hits if files else ["nothing was asked"])
    desk.run("build", "h", "-o", "bid", "--contract", "c-b", "--doc", "updates", "--format", "xlsx,docx")
    hits, _ = found(desk.folder / "bid", every)
    check("papers that are asked for by name", hits)


def main():
    with tempfile.TemporaryDirectory() as scratch:
        desk = Desk(str(Path(sys.argv[1]).resolve()), Path(scratch))
        prepare(desk)
        look(desk)
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return failed > 0


sys.exit(main())
