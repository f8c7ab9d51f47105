#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Lists of devices as hospitals write them: what import --as ledger makes of them, what check says, what the papers print.
usage: ledger.py BUNKAI"""
import csv
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    import openpyxl
except ImportError:
    openpyxl = None

ROOT = Path(__file__).resolve().parent.parent
ENV = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": ""}
FULL = os.environ.get("BUNKAI_TEST_COUNTS") == "full"
count = {"passed": 0, "failed": 0, "skipped": 0}


def expect(right, what):
    count["passed" if right else "failed"] += 1
    if not right:
        print(f"FAIL ledger: {what}")


class Project:
    """A copy of a sample, and lists that are read into it."""

    def __init__(self, bunkai, folder, sample="samples/telehealth"):
        self.bunkai, self.folder = bunkai, folder
        shutil.copytree(ROOT / sample, folder)

    def run(self, *words):
        done = subprocess.run([self.bunkai, *map(str, words)], capture_output=True, text=True, env=ENV, check=False)
        self.said = done.stdout + done.stderr
        self.status = done.returncode
        return done.stdout

    def imports(self, source, *words):
        report = self.folder.parent / "report.json"
        report.unlink(missing_ok=True)
        self.run("import", source, "--to", self.folder, "--as", "ledger", "--report", report, *words)
        return json.loads(report.read_text(encoding="utf-8")) if report.exists() else {}

    def rows(self):
        path = self.folder / "ledger.json"
        return json.loads(path.read_text(encoding="utf-8"))["entries"] if path.exists() else []

    def row(self, name):
        return next((r for r in self.rows() if name in (r["id"], r.get("name"))), {})

    def findings(self):
        self.run("check", self.folder, "--json", "--all")
        return [f for f in json.loads(self.said)["findings"] if "ledger" in f["code"]]

    def paper(self, doc, out):
        self.run("build", self.folder, "-o", out, "--doc", doc, "--format", "text")
        return {p.relative_to(out): p.read_text(encoding="utf-8") for p in Path(out).rglob("*.txt")}


def write_csv(path, heads, rows, encoding="utf-8", delimiter=","):
    with open(path, "w", encoding=encoding, newline="") as f:
        csv.writer(f, delimiter=delimiter).writerows([heads, *rows])
    return path


def write_xlsx(path, sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


HOUSE = ["筐体名", "申請者", "OS", "支払区分", "機器名", "MACアドレス", "IP アドレス", "登録情報コンセント番号", "登録日"]


def house_rows():
    return [["fhej0002", "見本 太郎", "Windows 11", "病院負担", "架空ノート A1", "00-D4-9E-3C-3F-D9", "172.30.101.4", "", "2024/4/1"],
            ["fhej2004", "見本 太郎", "Windows 10", "病院負担", "架空ノート B2", "a02942231973", "１７２．３０．１０３．４", "A-1-02", "R6.4.1"],
            ["fhej2005", "例示 花子", "Windows 10 Enterprise LTSC 2021", "業者負担", "架空ノート B2", "a0:29:42:23:19:14", "172.30.103.5", "A-1-03", "令和6年4月1日"],
            ["gw-1", "例示 花子", "RHEL 9.2", "業者負担", "連携サーバ", "a0:29:42:23:19:15", "172.30.103.6", "A-1-04", "去年"]]


def test_house(bunkai, scratch):
    p = Project(bunkai, scratch / "p")
    for name, encoding, delimiter in (("utf.csv", "utf-8-sig", ","), ("sjis.csv", "cp932", ","), ("tab.tsv", "utf-8", "\t")):
        report = p.imports(write_csv(scratch / name, HOUSE, house_rows(), encoding, delimiter))
        expect(p.status == 0 and len(p.rows()) == 4, f"{name}: four rows ({p.said[:200]})")
        expect(report.get("source", {}).get("profile") == "ledger-house", f"{name}: the profile")
    wanted = {"id": "fhej2004", "name": "架空ノート B2", "kind": "terminal", "os": "Windows 10", "mac": "a0:29:42:23:19:73", "ip": "172.30.103.4",
              "outlet": "A-1-02", "applicant": "見本 太郎", "cost": "病院負担", "registered": "2024-04-01"}
    row = p.row("fhej2004")
    expect({k: row.get(k) for k in wanted} == wanted, f"members of fhej2004: {row}")
    expect(p.row("fhej0002").get("registered") == p.row("fhej2005").get("registered") == "2024-04-01", "days in three forms")
    expect(p.row("gw-1").get("kind") == "server" and p.row("gw-1").get("extra") == {"registered": "去年"}, "what is no day is kept")
    expect(any(f["code"] == "bad-ledger-day" for f in report["findings"]), "what is no day is told")
    return p


def test_again(p, scratch):
    """A second list: what is new, gone and changed; what was set by hand stays where the list has no column for it."""
    p.run("set", p.folder, "ledger/fhej0002", "system=ehr", "updates=hospital", "support_end=2030-01-01")
    expect(p.status == 0, f"set of a row: {p.said}")
    rows = house_rows()
    rows[1][6] = "172.30.103.99"
    del rows[2]
    rows.insert(0, ["fhej9999", "見本 太郎", "Windows 11", "病院負担", "架空ノート C3", "a0:29:42:00:00:01", "172.30.9.9", "", "2025/4/1"])
    before = (p.folder / "ledger.json").read_bytes()
    report = p.imports(write_csv(scratch / "second.csv", HOUSE, rows), "--dry-run")
    expect((p.folder / "ledger.json").read_bytes() == before and not report.get("written"), "a dry run writes nothing")
    report = p.imports(scratch / "second.csv")
    expect(report["changes"] == {"new": ["fhej9999（架空ノート C3）"], "changed": ["fhej2004（架空ノート B2）: ip"], "gone": ["fhej2005（架空ノート B2）"]},
           f"what changed: {report.get('changes')}")
    row = p.row("fhej0002")
    expect((row.get("system"), row.get("updates"), row.get("support_end")) == ("ehr", "hospital", "2030-01-01"), f"set by hand: {row}")
    after = (p.folder / "ledger.json").read_bytes()
    report = p.imports(scratch / "second.csv")
    expect(report["counts"]["unchanged"] == 4 and (p.folder / "ledger.json").read_bytes() == after, "the same list again changes nothing")


def test_numbers(bunkai, scratch):
    """A list without numbers: bunkai's own, which stay with their rows in another order."""
    p = Project(bunkai, scratch / "n")
    heads = ["機器名", "設置場所", "OS", "IPアドレス"]
    rows = [[f"受付端末{i}", f"{i}階", "Windows 11 Pro 25H2", f"10.0.0.{i}"] for i in range(1, 6)]
    p.imports(write_csv(scratch / "names.csv", heads, rows))
    first = {r["name"]: r["id"] for r in p.rows()}
    expect(len(first) == 5 and all(r.get("numbered") for r in p.rows()), f"numbered: {first} {p.said[:200]}")
    p.imports(write_csv(scratch / "names.csv", heads, [["新端末", "6階", "", "10.0.0.9"], *reversed(rows)]))
    again = {r["name"]: r["id"] for r in p.rows()}
    expect(all(again[n] == i for n, i in first.items()) and again["新端末"] not in first.values(), f"numbers stay: {first} {again}")


ASSETS = ["管理番号", "機器名称", "型番", "種別", "システム名", "OS", "設置場所", "保守業者", "更新担当", "遠隔保守", "保守回線", "サポート終了日", "備考"]


def assets():
    return [["S-01", "診療録データベースサーバ", "X-1", "サーバー", "電子カルテ", "Windows Server 2022", "電算室", "例示電子カルテ", "ベンダ", "なし", "-", "", ""],
            ["S-02", "院内連携の連携サーバ", "X-2", "サーバ", "院内連携サーバ", "Red Hat Enterprise Linux 9", "電算室", "見本メディカルネット", "業者", "有", "閉域回線（電子カルテとの受渡し及び遠隔保守）", "", ""],
            ["S-03", "画像サーバ", "X-3", "サーバ", "電子カルテシステム", "Windows Server 2012 R2", "電算室", "知らない商会", "", "あり", "携帯回線", "", ""],
            ["N-01", "病棟スイッチ", "Y-1", "L2スイッチ", "", "", "3階", "", "", "", "", "", ""],
            ["M-01", "CT装置", "Z-1", "医療機器", "放射線部門システム", "Windows 7", "CT室", "", "", "有", "", "2028/3/31", "製造者と延長の契約"],
            ["T-01", "受付端末", "P-1", "端末", "", "Windows 11 Pro 25H2", "受付", "", "病院", "", "", "", ""],
            ["T-01", "受付端末2", "P-1", "謎の箱", "", "知らないOS", "受付", "", "", "", "", "", ""]]


def test_findings(bunkai, scratch):
    p = Project(bunkai, scratch / "f")
    p.imports(write_csv(scratch / "assets.csv", ASSETS, assets()))
    expect(p.status == 0, p.said[:300])
    kinds = [r.get("kind") for r in p.rows()]
    expect(kinds == ["server", "server", "server", "network", "medical", "terminal", None], f"kinds: {kinds}")
    row = p.row("S-01")
    expect((row.get("system"), row.get("maintains"), row.get("updates"), row.get("remote")) == ("ehr", "ehr", "ehr", "no"), f"words: {row}")
    expect(p.row("S-02").get("updates") == "tele" and p.row("T-01").get("updates") == "hospital", "who 業者 and 病院 are")
    found = {}
    for f in p.findings():
        found.setdefault(f["code"], []).append(f["message"])
    said = {code: " ".join(texts) for code, texts in found.items()}
    for code, words in (("ledger-support-ended", ["Windows Server 2012 R2", "2023-10-10"]), ("ledger-support-unknown", ["知らないOS 1"]),
                        ("ledger-line-unknown", ["携帯回線", "S-03"]), ("ledger-line-unsaid", ["M-01"]), ("ledger-without-updates", ["S-03", "N-01"]),
                        ("ledger-not-in-figure", ["S-03"]), ("ledger-not-in-list", ["業務サーバ"]), ("ledger-double", ["T-01"]),
                        ("ledger-link-doubtful", ["S-02", "server/tele-gw/gw-1"]), ("ledger-party-unknown", ["知らない商会"]),
                        ("ledger-system-unknown", ["放射線部門システム"]), ("ledger-kind-unknown", ["謎の箱"])):
        expect(all(w in said.get(code, "") for w in words), f"{code}: {said.get(code)}")
    expect("Windows 7" not in said.get("ledger-support-ended", ""), "what the list says of a support counts before the table")
    expect("診療録データベースサーバ" not in said.get("ledger-not-in-list", ""), "a row is tied by its name")
    expect("VPN" in said.get("ledger-not-in-list", "") and "診察・予約" not in said.get("ledger-not-in-list", ""), "what runs in a cloud is in no list")
    p.run("set", p.folder, "ledger/S-02", "object=server/tele-gw/gw-1")
    expect(p.status == 0 and "ledger-link-doubtful" not in {f["code"] for f in p.findings()}, f"object settles a doubt: {p.said[:200]}")
    before = (p.folder / "ledger.json").read_bytes()
    p.run("set", p.folder, "ledger/S-02", "object=server/nirgends/x")
    expect(p.status == 1 and "unknown-ledger-object" in p.said and (p.folder / "ledger.json").read_bytes() == before, "an unknown object is refused")
    return p


def test_papers(p, scratch):
    out = scratch / "papers"
    texts = p.paper("ledger", out)
    text = texts.get(Path("hospital/ledger.txt"), "")
    for words in ("病棟スイッチ", "Windows Server 2012 R2のサポートは、令和5年10月10日に終了している。", "二次資料", "携帯回線"):
        expect(words in text, f"ledger.txt lacks {words}")
    texts = p.paper("updates", scratch / "updates")
    ehr = texts.get(Path("hospital-only/ehr-2026/updates.txt"), "")
    tele = texts.get(Path("hospital-only/tele-2026/updates.txt"), "")
    expect("回答: いいえ" in ehr and "画像サーバ" in ehr and "部門連携サーバ" in ehr and "台帳にあるが契約の別表にない" in ehr, "ehr: what stands against it")
    expect("画像サーバ" not in tele and "回答: はい" in tele, "tele: each server is a vendor's, and nothing of the other system")
    shutil.rmtree(scratch / "all", ignore_errors=True)
    p.run("build", p.folder, "-o", scratch / "all", "--format", "text")
    leaks = [str(path) for path in (scratch / "all").rglob("*.txt") if any(w in path.read_text(encoding="utf-8") for w in ("病棟スイッチ", "知らない商会", "携帯回線"))]
    expect(not leaks, f"the list stands in papers that did not ask for it: {leaks}")


OSES = [("Windows 10", "2025-10-14"), ("ｗｉｎｄｏｗｓ１０　Pro", "2025-10-14"), ("Windows10 Pro 22H2 (19045)", "2025-10-14"), ("Win10", "2025-10-14"),
        ("Windows 10 IoT Enterprise LTSC 2019", "2029-01-09"), ("Windows 10 Enterprise 2016 LTSB", "2026-10-13"), ("Windows 10 LTSC", None),
        ("Windows 10 ESU契約あり", None), ("Windows 11", None), ("Windows 11 Pro 23H2", "2025-11-11"), ("Windows 11 Enterprise 24H2", "2027-10-12"),
        ("Windows 11 Pro (10.0.26100)", None), ("Windows 7 Professional SP1", "2020-01-14"), ("Windows 8.1", "2023-01-10"),
        ("Windows Server 2012R2 Standard", "2023-10-10"), ("Windows Server 2016", "2027-01-12"), ("Microsoft Windows Server 2019 Datacenter", "2029-01-09"),
        ("Windows Server 2008 R2", "2020-01-14"), ("Windows Server 2025", "2034-11-14"), ("RHEL8.6", "2029-05-31"), ("Red Hat Enterprise Linux 7.9", "2024-06-30"),
        ("CentOS 7.9.2009", "2024-06-30"), ("CentOS Stream 9", "2027-05-31"), ("Ubuntu 20.04.6 LTS", "2025-05-31"), ("Ubuntu Server 24.04", "2029-05-31"),
        ("Debian GNU/Linux 12", "2028-06-30"), ("Rocky Linux 9.4", "2032-05-31"), ("AlmaLinux 8.10", "2029-05-31"), ("VMware ESXi 7.0 U3", "2025-10-02"),
        ("Windows 7/10", None), ("Windows Embedded Standard 7", None), ("Windows", None), ("10", None), ("iOS 17", None), ("独自OS Ver.10", None),
        ("Linux 7", None), ("FortiOS 7.0", None)]


def test_systems(bunkai, scratch):
    """What the table of operating systems says of texts as lists have them; what is not in it is not guessed."""
    p = Project(bunkai, scratch / "o")
    p.imports(write_csv(scratch / "os.csv", ["筐体名", "機器名", "OS", "MACアドレス"], [[f"h{i:02}", "架空機", text, ""] for i, (text, _) in enumerate(OSES)]))
    text = p.paper("ledger", scratch / "oses").get(Path("hospital/ledger.txt"), "")
    for i, (written, end) in enumerate(OSES):
        block = text.split(f"管理番号: h{i:02}\n")[-1].split("\n\n")[0]
        shown = next((line[5:] for line in block.splitlines() if line.startswith("終了日: ")), "?").strip()
        y, m, d = map(int, end.split("-")) if end else (0, 0, 0)
        era = f"令和{y - 2018}年{m}月{d}日" if y >= 2020 else ""
        expect(shown == (era if end else "−"), f"{written}: {shown}, not {end}")


def test_books(bunkai, scratch):
    if not openpyxl:
        count["skipped"] += 1
        return
    p = Project(bunkai, scratch / "b")
    title = [["機器台帳（令和8年10月1日現在）"], [], ASSETS]
    book = write_xlsx(scratch / "book.xlsx", [("サーバ", title + assets()[:3]), ("端末", title + [r for r in assets()[5:6]]), ("説明", [["記入の仕方"], ["赤い欄は必須"]])])
    p.imports(book)
    expect(sorted(r["id"] for r in p.rows()) == ["S-01", "S-02", "S-03", "T-01"], f"two sheets: {[r['id'] for r in p.rows()]} {p.said[:300]}")
    english = write_csv(scratch / "en.csv", ["Hostname", "Type", "Operating System", "MAC Address", "IP Address", "Location", "Vendor", "Remote maintenance"],
                        [["srv-1", "Server", "Windows Server 2019", "00:11:22:33:44:55", "10.1.1.1", "Server room", "Vendor", "yes"],
                         ["pc-1", "Laptop", "Windows 11 Pro 25H2", "00:11:22:33:44:56", "10.1.1.2", "Ward 3", "", "no"]])
    report = p.imports(english)
    expect([(r["id"], r.get("kind"), r.get("remote")) for r in p.rows()] == [("srv-1", "server", "yes"), ("pc-1", "terminal", "no")], f"English: {p.rows()}")
    expect(report["changes"]["gone"] and report["source"]["profile"] == "ledger-en", "another list replaces all")


def test_refused(bunkai, scratch):
    p = Project(bunkai, scratch / "r")
    p.imports(write_csv(scratch / "none.csv", ["a", "b", "c"], [["1", "2", "3"]]))
    expect(p.status == 1 and not (p.folder / "ledger.json").exists(), "no list of devices: nothing is written")
    (scratch / "torn.xlsx").write_bytes(b"PK\x03\x04 torn")
    p.imports(scratch / "torn.xlsx")
    expect(p.status in (1, 3) and not (p.folder / "ledger.json").exists(), "a torn workbook")
    p.imports(ROOT / "samples/telehealth/bunkai.json")
    expect(p.status == 1 and not (p.folder / "ledger.json").exists(), "a file of ours")
    p.run("import", scratch / "none.csv", "--to", p.folder, "--as", "leger")
    expect(p.status == 2 and "ledger" in p.said, f"an unknown kind: {p.said}")
    hostile = [["h1", "=cmd|' /C calc'!A0", "Windows 10", "病院負担", "\x1b[31m赤", "zz", "999.1.1.1", "", "2024/13/40"], ["h1", "見本 太郎", "", "", "", "", "", "", ""]]
    p.imports(write_csv(scratch / "hostile.csv", HOUSE, hostile))
    expect(p.status == 0 and "\x1b" not in p.said, f"hostile cells: {p.said[:200]}")
    found = {f["code"] for f in p.findings()}
    expect("bad-ledger-address" in found and "ledger-double" in found, f"hostile cells: {found}")


def test_many(bunkai, scratch):
    rounds = 10000 if FULL else 3000
    dice = random.Random(20)
    names = [text for text, _ in OSES]
    rows = [[f"pc{i:05}", f"見本 {i % 300}", dice.choice(names), "病院負担", f"機種{i % 40}", f"00:11:22:00:{i >> 8:02x}:{i & 255:02x}", f"10.0.{i >> 8}.{i & 255}",
             f"A-{i}", f"2024/{i % 12 + 1}/{i % 28 + 1}"] for i in range(rounds)]
    p = Project(bunkai, scratch / "m")
    write_csv(scratch / "many.csv", HOUSE, rows)
    began = os.times().children_user
    p.imports(scratch / "many.csv")
    spent = os.times().children_user - began
    expect(len(p.rows()) == rounds and p.row("pc00042")["registered"] == "2024-07-15", f"{rounds} rows")
    expect(spent < 20, f"{rounds} rows took {spent:.1f} CPU seconds")
    report = p.imports(scratch / "many.csv")
    expect(report["counts"]["unchanged"] == rounds, "again: all as they stand")


def main():
    bunkai = str(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build/bunkai").resolve())
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        test_again(test_house(bunkai, scratch), scratch)
        test_numbers(bunkai, scratch)
        test_papers(test_findings(bunkai, scratch), scratch)
        test_systems(bunkai, scratch)
        test_books(bunkai, scratch)
        test_refused(bunkai, scratch)
        test_many(bunkai, scratch)
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return 1 if count["failed"] else 0


sys.exit(main())
