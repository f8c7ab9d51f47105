#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""How a project begins: `new` from answers and on a terminal, the baseline register, and a vendor's register that takes its place.
Two ways of a hospital with three vendors (nothing, the real register) are walked to the contract's papers; commands and edits by hand are counted
and printed. The third, a questionnaire each, is tests/beginning.py.
usage: start.py BUNKAI"""
import json
import os
import pty
import random
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
ENV = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": ""}
QUESTIONS = json.loads((ROOT / "templates/new/questions.json").read_text(encoding="utf-8"))
FULL = os.environ.get("BUNKAI_TEST_COUNTS") == "full"
# What check may say of a project that says no more than it knows; all else would be untrue, or a fault of `new`.
TRUE_ERRORS = {"office-without-contact"}

ANSWERS = """# 見本総合病院
[医療機関]
名称: 見本総合病院
date：2026-10-01
担当の部署: 情報管理室
担う役職: 病院長・医療情報システム安全管理責任者・企画管理者・システム運用担当者・当直の責任者
電話: 0X-XXXX-1000
[system]
name: 電子カルテ
事業者: 例示電子カルテ株式会社
クラウド又は院内: 院内
リモート保守: 例示電子カルテ株式会社
VPN: はい
updates: 不明
router: 架空回線株式会社
backup: 甲
[system]
name: 予約
vendor: v-cloud
cloud: クラウド
remote: なし
updates: V-Cloud
[vendor]
name: 例示電子カルテ株式会社
id: karte
has: 登録簿
[vendor]
name: 雛形クラウド株式会社
id: v-cloud
kind: クラウド
has: MDS
desk: 窓口
phone: 0X-XXXX-2000
[vendor]
name: 架空回線株式会社
id: line
kind: 通信事業者
has: なし
[contract]
vendor: karte
id: karte-2026
from: 2026-10-01
to: 2027-09-30
[contract]
vendor: 雛形クラウド株式会社
id: cloud-2026
[contract]
vendor: line
id: line-2026
systems: 電子カルテ
"""

# Two servers and more in one system, each updated by another; a router that two vendors use; third parties; desks by night and of security.
RICH = """[hospital]
name: 架空市立見本病院
date: 2026-12-01
desk: 医療情報課
phone: 0X-XXXX-0100
hours: 平日 8:30-17:15
role: 病院長・医療情報システム安全管理責任者・企画管理者・システム運用担当者・当直の責任者
[vendor]
name: 例示カルテ株式会社
id: karte
desk: 保守受付
phone: 0X-XXXX-1000
hours: 平日 9:00-17:30
[vendor]
name: 架空画像株式会社
id: gazo
desk: コールセンター
phone: 0X-XXXX-2000
hours: 終日
[vendor]
name: 雛形サーバ製造株式会社
id: maker
kind: 製造業者
[vendor]
name: 例示クラウド株式会社
id: cloud
kind: クラウド
desk: 監視センター
phone: 0X-XXXX-3000
hours: 終日
[vendor]
name: 見本再委託株式会社
id: sub
kind: 再委託先
[desk]
party: 甲
desk: 夜間受付
phone: 0X-XXXX-0199
hours: 平日 17:15-翌8:30、休日 終日
[desk]
party: 例示カルテ株式会社
desk: 夜間・休日受付
phone: 0X-XXXX-1099
hours: 平日 17:30-翌9:00、休日 終日
[desk]
party: karte
desk: セキュリティ窓口
phone: 0X-XXXX-1055
hours: 平日 9:00-17:30
note: 情報セキュリティの事故の連絡
[system]
name: 電子カルテ
id: ehr
vendor: karte
owner: 甲
cloud: 院内
remote: karte
vpn: はい
updates: karte
backup: 甲
restores: karte
[system]
name: 画像管理
id: pacs
vendor: gazo
cloud: 院内
remote: gazo
vpn: はい
updates: gazo
[server]
system: 電子カルテ
name: 診療録データベースサーバ
id: ehr-db
os: 架空OS 2022
[server]
system: 電子カルテ
name: 部門連携サーバ
id: ehr-if
updates: 雛形サーバ製造株式会社
[server]
system: 電子カルテ
name: 帳票サーバ
updates: 不明
[router]
systems: 電子カルテ、画像管理
name: VPN装置
id: vpn
owner: 甲
updates: karte
[backup]
system: ehr
name: 診療録データベース
cycle: 毎日1回
[backup]
system: ehr
name: 設定
takes: karte
restores: 不明
[contract]
vendor: karte
id: karte-2026
third: 雛形サーバ製造株式会社、見本再委託株式会社
from: 2027-04-01
to: 2028-03-31
[contract]
vendor: gazo
id: gazo-2026
third: cloud
"""

passed = failed = skipped = 0


def check(what, problems):
    global passed, failed
    if problems:
        failed += 1
        print(f"FAIL {what}: {problems}"[:600])
    else:
        passed += 1


class Way:
    """A folder and what was done in it."""

    def __init__(self, bunkai, folder):
        self.bunkai, self.folder, self.commands, self.edits = bunkai, folder, 0, 0
        self.project = folder / "p"

    def run(self, *words, status=0):
        self.commands += 1
        done = subprocess.run([self.bunkai, *map(str, words)], capture_output=True, text=True, env=ENV, check=False, cwd=self.folder)
        self.said = done.stdout + done.stderr
        self.status = done.returncode
        if status is not None:
            check(f"status of {words[0]} {words[1] if len(words) > 1 else ''}", [] if done.returncode == status else [done.returncode, self.said])
        return done

    def new(self, answers, status=0, name="answers.txt"):
        (self.folder / name).write_text(answers, encoding="utf-8")
        shutil.rmtree(self.project, ignore_errors=True)
        return self.run("new", "p", "--answers", name, status=status)

    def read(self, name):
        return json.loads((self.project / name).read_text(encoding="utf-8"))

    def findings(self):
        done = self.run("check", "p", "--json", "--all", status=None)
        return json.loads(done.stdout)["findings"]

    def errors(self):
        return [f for f in self.findings() if f["level"] == "error"]


def way(bunkai, scratch, name):
    folder = scratch / name
    folder.mkdir()
    return Way(bunkai, folder)


def as_json(text):
    """The same answers as JSON, read by rules of this file's own."""
    ids = {p[k]: p["id"] for p in QUESTIONS["parts"] for k in ("id", "title")}
    part, out = None, {"schema": "bunkai/answers/1"}
    many = {p["id"]: p.get("many", False) for p in QUESTIONS["parts"]}
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        head = re.fullmatch(r"\[(.*)\]", line)
        if head:
            part, thing = ids[head[1]], {}
            if many[part]:
                out.setdefault(part, []).append(thing)
            else:
                out[part] = thing
            continue
        name, said = re.split("[:：]", line, maxsplit=1)
        thing[name.strip()] = said.strip()
    return json.dumps(out, ensure_ascii=False)


def from_answers(w):
    w.new(ANSWERS)
    p = w.read("bunkai.json")
    check("the hospital and the vendors are parties", [] if [x["id"] for x in p["parties"]] == ["hospital", "karte", "v-cloud", "line"] else p["parties"])
    karte, booking = p["systems"]
    check("what was answered stands in the system", [] if (karte["vendor"], karte["cloud"], karte["vpn"], karte["remote_maintenance"], karte["maintains"]) ==
          ("karte", False, True, True, "karte") else karte)
    check("what nobody knows is not there", [m for m in ("internet", "wireless", "mail", "owner", "line", "place", "medical_devices") if m in karte])
    check("a server without a party for its updates", [] if karte["servers"] == [{"id": "system1-server", "name": "サーバ"}] else karte["servers"])
    check("a router where VPN is used", [] if karte["devices"][0]["updates"] == "line" else karte["devices"])
    check("a backup that the hospital takes", [] if karte["backups"][0].get("takes") == "hospital" and "restores" not in karte["backups"][0] else karte["backups"])
    check("no remote maintenance is said, unknown is not", [] if booking["remote_maintenance"] is False and "vpn" not in booking else booking)
    check("a cloud stores outside", [] if booking["cloud"] is True and booking["outside_storage"] is True else booking)
    check("a name in other letters is the same", [] if booking["servers"][0]["updates"] == "v-cloud" else booking["servers"])
    contract = {c["id"]: c for c in p["contracts"]}
    check("a contract has its vendor's systems", [] if contract["karte-2026"]["systems"] == ["system1"] and contract["cloud-2026"]["systems"] == ["system2"] else p)
    check("or those that were named", [] if contract["line-2026"]["systems"] == ["system1"] else contract["line-2026"])
    check("each rests on the baseline", [c["id"] for c in p["contracts"] if c.get("registers") != ["baseline"]])
    check("which is the installed one", [] if (w.project / "registers/baseline.json").read_bytes() == (ROOT / "templates/baseline/register.json").read_bytes() else ["other bytes"])
    check("no error is untrue", [f for f in w.errors() if f["code"] not in TRUE_ERRORS])
    check("a server without updates is told", [] if any(f["code"] == "server-without-updates" for f in w.findings()) else ["not told"])
    known = {c["id"] for c in w.read("contacts.json")["contacts"]}
    check("only a desk of which something is known is a contact", [] if known == {"hospital-desk", "v-cloud-desk"} else known)
    check("no member holds a word for unknown", re.findall("不明|未定|unknown", (w.project / "bunkai.json").read_text(encoding="utf-8")))
    before = {f.name: f.read_bytes() for f in w.project.rglob("*.json")}
    w.new(as_json(ANSWERS), name="answers.json")
    check("JSON gives the same files", [n for n, b in before.items() if b != next(w.project.rglob(n)).read_bytes()])
    w.run("new", "p", "--answers", "answers.json", status=1)
    check("a project is not written over", [] if "[exists]" in w.said else [w.said])


def refused(w):
    def says(what, text, *wanted):
        w.new(text, status=1)
        check(what, [x for x in wanted if x not in w.said] + ([w.said] if any(x not in w.said for x in wanted) else []))
        check(f"{what}: nothing is written", [str(x) for x in w.project.rglob("*")] if w.project.exists() else [])

    head = "[hospital]\nname: 見本病院\ndate: 2026-10-01\n"
    vendor = "[vendor]\nname: 例示株式会社\n"
    says("a hospital without a name", "[hospital]\ndate: 2026-10-01\n", "[answer-missing]")
    says("no hospital", vendor, "[answer-missing]")
    says("a day that is none", head.replace("10-01", "13-01"), "answers.txt:3", "[answer-no-date]")
    says("a question that nobody asks", head + "colour: 青\n", "answers.txt:4", "[start-question]", "address")
    says("a part that there is not", head + "[printer]\n", "[unknown-part]", "vendor")
    says("an answer in front of the parts", "name: 見本病院\n" + head, "answers.txt:1", "[answer-line]")
    says("a line that is none", head + "見本\n", "[answer-line]")
    says("an answer given twice", head + "name: 別の病院\n", "[start-twice]")
    says("two hospitals", head + head, "[part-twice]")
    says("a vendor named twice", head + vendor + vendor.replace("例示株式会社", "例示 株式会社"), "[named-twice]")
    says("an id given twice", head + vendor + "id: a\n[vendor]\nname: 架空株式会社\nid: A\n", "[named-twice]")
    says("an id that is no file's name", head + vendor + "id: ../x\n", "[bad-id]")
    says("a vendor that nobody named", head + vendor + "[system]\nname: 予約\nvendor: 他社\n", "[answer-no-name]", "例示株式会社")
    says("a choice that there is not", head + vendor + "has: 手紙\n", "[answer-no-choice]", "質問票")
    says("neither yes nor no", head + "[system]\nname: 予約\nvpn: 多分\n", "[answer-no-choice]", "はい")
    says("a contract of nobody", head + "[contract]\ntitle: 契約書\n", "[answer-missing]")
    says("a system of a contract that nobody named", head + vendor + "[contract]\nvendor: 例示株式会社\nsystems: 会計\n", "[answer-no-name]")
    says("a character that deceives", head.replace("見本", "見\u202e本"), "[word-deceives]")
    says("JSON of another kind", '{"schema": "bunkai/project/1"}', "[bad-schema]")
    says("JSON with an object as an answer", '{"schema": "bunkai/answers/1", "hospital": {"name": {}}}', "[answer-line]")
    says("several faults at once", head + "colour: 青\n[vendor]\nname: 例示\nhas: 手紙\n", "[start-question]", "[answer-no-choice]")
    w.run("new", "p", status=1)
    check("where nobody can be asked", [] if "[new-unasked]" in w.said else [w.said])
    w.run("new", "p", "--answers", "nowhere.txt", status=3)
    w.run("new", "p", "--empty", "--from", "clinic", status=2)


def hostile(w):
    """Answers cut, doubled and mixed never end otherwise than with a project that loads or a finding."""
    rng = random.Random(20)
    lines = ANSWERS.splitlines()
    for n in range(120 if FULL else 12):
        mixed = [line for line in lines if rng.random() > 0.08]
        for _ in range(rng.randrange(4)):
            i = rng.randrange(len(mixed))
            mixed[i] = rng.choice([mixed[i][: len(mixed[i]) // 2], mixed[i] + mixed[i], rng.choice(lines), "\t", ":", "[]", "：", "[vendor]"])
        w.new("\n".join(mixed), status=None)
        if w.status == 0:
            check(f"mixed {n} loads", [f for f in w.errors() if f["code"] in ("unknown-party", "unknown-system", "duplicate-id", "missing-member")])
        else:
            check(f"mixed {n} is refused with words", [] if w.status == 1 and re.search(r"\[[a-z-]+\]", w.said) and not w.project.exists() else [w.status, w.said])


def form(w):
    w.run("new", "--questions", "-o", "form.txt")
    text = (w.folder / "form.txt").read_text(encoding="utf-8")
    asked = re.findall(r"^(\w+): $", text, re.M)
    check("the form has each question", [] if asked == [q["id"] for p in QUESTIONS["parts"] for q in p["questions"]] else asked)
    w.new(text, status=1)
    check("a form that nobody filled in lacks a name and a day", [] if w.said.count("[answer-missing]") == 2 else [w.said])
    w.new(text.replace("name: \n", "name: 見本病院\n", 1).replace("date: \n", "date: 2026-10-01\n", 1))
    check("with both it is a hospital alone", [] if len(w.read("bunkai.json")["parties"]) == 1 and not w.read("bunkai.json")["contracts"] else [w.said])
    shutil.rmtree(w.project)
    w.run("new", "p", "--empty", "--name", "見本病院", "--date", "2026-10-01")
    check("--empty is the same", [f for f in w.errors() if f["code"] not in TRUE_ERRORS])
    check("and has no baseline", [str(f) for f in w.project.glob("registers/*")])
    shutil.rmtree(w.project)
    w.run("new", "p", "--empty", status=1)
    check("--empty says how to say name and day", [] if w.said.count("[new-unsaid]") == 2 and "--name:" in w.said and "--date:" in w.said else [w.said])


def several(w):
    w.new(RICH)
    p = w.read("bunkai.json")
    ehr, pacs = p["systems"]
    check("each server has its own updates", [] if [(x["name"], x.get("updates")) for x in ehr["servers"]] == [
        ("診療録データベースサーバ", "karte"), ("部門連携サーバ", "maker"), ("帳票サーバ", None)] else ehr["servers"])
    check("no server stands beside those that were named", [] if len(pacs["servers"]) == 1 and pacs["servers"][0]["name"] == "サーバ" else pacs["servers"])
    check("each backup too", [] if [(x.get("takes"), x.get("restores")) for x in ehr["backups"]] == [("hospital", "karte"), ("karte", None)] else ehr["backups"])
    one, two = ehr["devices"], pacs["devices"]
    check("a shared router is in both systems", [] if len(one) == len(two) == 1 and one[0]["id"] == two[0]["id"] == "vpn" else (one, two))
    check("and outside the contract of whom it is not", [] if two[0].get("out_of_scope") == "karte" and "out_of_scope" not in one[0] else (one, two))
    parties = {c["id"]: [(x["label"], x["party"], x["role"]) for x in c["parties"]] for c in p["contracts"]}
    check("third parties are what they are", [] if parties["karte-2026"][1:] == [("乙", "karte", "vendor"), ("丙", "maker", "manufacturer"), ("丁", "sub", "subcontractor")]
          and parties["gazo-2026"][2:] == [("丙", "cloud", "cloud")] else parties)
    desks = {c["desk"]: (c["party"], c["systems"]) for c in w.read("contacts.json")["contacts"]}
    check("each desk is its party's", [] if desks["夜間受付"][0] == "hospital" and desks["セキュリティ窓口"] == ("karte", ["ehr"]) and desks["監視センター"] == ("cloud", ["pacs"]) else desks)
    check("no error is untrue", [f for f in w.errors() if f["code"] not in TRUE_ERRORS])
    codes = {f["code"] for f in w.findings()}
    check("nobody is told to sign who need not", [c for c in ("outside-party", "two-accountable", "duplicate-id") if c in codes])
    check("the server without updates is told, the others are not", [] if [f["subject"] for f in w.findings() if f["code"] == "server-without-updates"] == ["server1"] else ["others"])
    done = subprocess.run([ROOT / "tests/schema.py", "--files", *w.project.rglob("*.json")], capture_output=True, text=True, check=False)
    check("its files are what their schemas say", [done.stdout] if done.returncode else [])
    w.run("build", "p", "-o", "out", "--format", "text")
    text = {str(f.relative_to(w.folder / "out")): re.sub(r"\s", "", f.read_text(encoding="utf-8")) for f in (w.folder / "out").rglob("*.txt")}
    check("the table says who updates which", [x for x in ("部門連携サーバ（更新：丙）", "診療録データベースサーバ（更新：乙）", "帳票サーバ（更新：協議中）") if x not in text["karte-2026/boundary.txt"]])
    row = text["karte-2026/boundary.txt"].split("項番:B01/3", 1)[-1].split("項番:")[0]
    check("a third party that updates a server has its part of the row, though nobody updates another", [] if "丙:○" in row and "丁:−" in row and "部門連携サーバ" in row else row)
    check("the router is not the other vendor's work", [] if "設定:対象外（例示カルテ株式会社）" in text["gazo-2026/boundary.txt"] else ["not said"])
    check("desks stand in the sheet of contacts", [x for x in ("夜間受付", "夜間・休日受付", "セキュリティ窓口", "監視センター", "0X-XXXX-1055") if x not in text["hospital/contacts.txt"]])
    answers = json.loads(as_json(RICH))
    (w.folder / "rich.json").write_text(json.dumps(answers, ensure_ascii=False), encoding="utf-8")
    done = subprocess.run([ROOT / "tests/schema.py", "--files", w.folder / "rich.json"], capture_output=True, text=True, check=False)
    check("answers as JSON are what their schema says", [done.stdout] if done.returncode else [])
    answers["server"][0]["colour"] = "青"
    (w.folder / "rich.json").write_text(json.dumps(answers, ensure_ascii=False), encoding="utf-8")
    done = subprocess.run([ROOT / "tests/schema.py", "--files", w.folder / "rich.json"], capture_output=True, text=True, check=False)
    check("and others are not", [] if done.returncode else ["taken"])
    for what, old, new, code in (("another vendor of systems as a third party", "third: cloud", "third: karte", "third-is-vendor"),
                                 ("a server of a system that nobody named", "system: 電子カルテ\nname: 帳票", "system: 会計\nname: 帳票", "answer-no-name"),
                                 ("a desk of nobody", "party: karte\n", "", "answer-missing")):
        w.new(RICH.replace(old, new, 1), status=1)
        check(what, [] if f"[{code}]" in w.said and RICH != RICH.replace(old, new, 1) else [w.said])


def kept(w):
    """A session that ends early: what was said stands in the file, and the file goes on."""
    per = {p["id"]: len(p["questions"]) for p in QUESTIONS["parts"]}
    hospital = ["見本病院", "2026-10-01"] + [""] * (per["hospital"] - 2)
    vendor = ["y", "例示株式会社", "rei"] + [""] * (per["vendor"] - 2)
    status, said = on_terminal(w, hospital + vendor + ["y", "架空"], ends=True, options=("--answers-to", "said.txt"))
    check("who stops is told how to go on", [] if status == 1 and "answers-kept" in said and "bunkai new p --answers said.txt" in said else [status, said[-300:]])
    check("no project is made", [] if not w.project.exists() else ["made"])
    text = (w.folder / "said.txt").read_text(encoding="utf-8")
    check("what was said stands there", [x for x in ("name: 見本病院", "id: rei", "name: 架空") if x not in text])
    check("and what is left to answer", [p["id"] for p in QUESTIONS["parts"] if f"[{p['id']}]" not in text])
    w.run("new", "p", "--answers", "said.txt")
    check("it goes on from there", [] if [x["name"] for x in w.read("bunkai.json")["parties"]] == ["見本病院", "例示株式会社", "架空"] else w.said)
    shutil.rmtree(w.project)
    status, said = on_terminal(w, [], options=("--answers-to", "said.txt"))
    check("a file that is there is not written over", [] if status == 1 and "exists" in said and text == (w.folder / "said.txt").read_text(encoding="utf-8") else [status, said])
    status, said = on_terminal(w, ["見本病院", "あした", "2026-10-01"], options=("--empty",))
    check("--empty asks for name and day on a terminal", [] if status == 0 and "answer-no-date" in said and w.read("bunkai.json")["date"] == "2026-10-01" else [status, said])


def on_terminal(w, typed, ends=False, options=()):
    """What bunkai says when these lines are typed, each after a question."""
    pid, fd = pty.fork()
    if pid == 0:
        os.chdir(w.folder)
        os.execve(w.bunkai, [w.bunkai, "new", "p", *options], ENV)
    said, lines = b"", list(typed)
    w.commands += 1
    until = time.monotonic() + 60
    while time.monotonic() < until:
        ready, _, _ = select.select([fd], [], [], 0.15 if lines or ends else 5)
        if ready:
            try:
                data = os.read(fd, 65536)
            except OSError:
                break
            if not data:
                break
            said += data
        elif lines:
            os.write(fd, (lines.pop(0) + "\n").encode())
        elif ends:
            os.write(fd, b"\x04")
            ends = False
    os.close(fd)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), said.decode(errors="replace")


def asked(w):
    shutil.rmtree(w.project, ignore_errors=True)
    per = {p["id"]: len(p["questions"]) for p in QUESTIONS["parts"]}
    hospital = ["", "見本病院", "きのう", "2026-10-01"] + [""] * (per["hospital"] - 2)
    vendor = ["y", "例示株式会社", "rei"] + [""] * (per["vendor"] - 2)
    system = ["y", "予約", "", "他社", "rei"] + [""] * (per["system"] - 3)
    contract = ["y", "rei"] + [""] * (per["contract"] - 1)
    status, said = on_terminal(w, hospital + vendor + ["n", "n"] + system + ["n", "n", "n", "n"] + contract + ["n"])
    check("answers on a terminal make a project", [] if status == 0 and w.project.exists() else [status, said[-400:]])
    check("what is no answer is asked again", [c for c in ("answer-missing", "answer-no-date", "answer-no-name") if c not in said])
    if w.project.exists():
        check("the vendor's system is in its contract", [] if w.read("bunkai.json")["contracts"][0]["systems"] == ["system1"] else w.read("bunkai.json")["contracts"])
        shutil.rmtree(w.project)
    status, said = on_terminal(w, hospital + ["y", "例示株式会社"], ends=True)
    check("the end of the input writes nothing", [] if status == 1 and "answers-ended" in said and not w.project.exists() else [status, said[-300:]])


REGISTER = {
    "schema": "bunkai/register/1", "title": "例示電子カルテの登録簿", "source": {"file": "x.xlsx", "sha256": None, "profile": None},
    "scoring": {"model": None, "matrix": [], "levels": []}, "flows": [], "threats": [], "assessments": []}


def vendor_register(measures):
    """A register whose rows name these measures, one each."""
    risks = [{"id": f"V{i:02}", "scenario": f"見本の事象{i}", "threat": None, "severity": None, "frequency": None, "level": None, "response": "Yes",
              "option": "低減", "duty": None, "topic": m.split(".")[0]} for i, m in enumerate(measures, 1)]
    rows = [{"risk": f"V{i:02}", "no": "①-1", "viewpoint": None, "applies": "対象", "response": "Yes", "text": f"乙は、見本の措置{i}を行う。", "option": None,
             "topic": m.split(".")[0], "measures": [m]} for i, m in enumerate(measures, 1)]
    return json.dumps({**REGISTER, "risks": risks, "requirements": rows}, ensure_ascii=False)


def over(w):
    w.new(ANSWERS)
    base = w.read("registers/baseline.json")
    row = next(r for r in base["requirements"] if len(r["measures"]) == 1)
    others = [r for r in base["requirements"] if r["measures"] == row["measures"]]
    many = next((r for r in base["requirements"] if len(r["measures"]) > 1), None)
    key = f"{row['risk']}/{row['no']}"
    stays = next(r for r in base["requirements"] if not set(r["measures"]) & set(row["measures"]) and r is not many)
    stays_key = f"{stays['risk']}/{stays['no']}"
    for k in (key, stays_key):
        w.run("decide", "p", k, "--contract", "karte-2026", "--status", "agreed", "--by", "院長", "--roles", "vendor=accountable,hospital=informed")
    measures = row["measures"] + (many["measures"][:1] if many else [])
    (w.folder / "v.json").write_text(vendor_register(measures), encoding="utf-8")
    command = ("import", "v.json", "--to", "p", "--register", "karte", "--over", "baseline", "--contract", "karte-2026")
    before = {f: f.read_bytes() for f in w.project.rglob("*.json")}
    w.run(*command, "--dry-run")
    check("a dry run writes nothing", [str(f) for f in w.project.rglob("*.json") if before.get(f) != f.read_bytes()])
    w.run(*command)
    check("the row is answered by the vendor's", [] if re.search(rf"baseline:{re.escape(key)} .*\n    answered by: karte:V01/①-1", w.said) else [w.said[:800]])
    check("a row with other measures stays", [] if re.search(rf"baseline:{re.escape(stays_key)} .*\n    stays", w.said) else [w.said[:800]])
    rest = w.read("registers/baseline-karte-2026.json")
    left = {(r["risk"], r["no"]) for r in rest["requirements"]}
    check("what is answered is gone, all else is there", [] if left == {(r["risk"], r["no"]) for r in base["requirements"]} - {(r["risk"], r["no"]) for r in others}
          else sorted({(r["risk"], r["no"]) for r in base["requirements"]} - left)[:6])
    if many and not set(many["measures"]) <= set(measures):
        check("a row that is answered in part stays", [] if (many["risk"], many["no"]) in left else [many])
    check("what stays says that it is a baseline", [] if rest.get("baseline") is True else ["not said"])
    contracts = {c["id"]: c["registers"] for c in w.read("bunkai.json")["contracts"]}
    check("the contract rests on both, the others as before", [] if contracts == {"karte-2026": ["karte", "baseline-karte-2026"], "cloud-2026": ["baseline"],
                                                                                  "line-2026": ["baseline"]} else contracts)
    check("the baseline of the others is untouched", [] if w.read("registers/baseline.json") == base else ["changed"])
    decided = {d["id"]: d["requirement"] for d in w.read("decisions.json")["decisions"]}
    check("the decision goes over", [] if decided.get("D-01") == "karte:V01/①-1" else decided)
    check("the decision on what stays still has its row", [f for f in w.findings() if f["code"] == "decision-without-row"])
    check("no error is a fault of the replacing", [f for f in w.errors() if f["code"] in ("unknown-register", "unknown-key", "duplicate-id")])
    for words, code in ((("--over", "karte", "--contract", "cloud-2026"), "no-baseline"), (("--over", "baseline", "--contract", "nobody"), "unknown-value")):
        w.run("import", "v.json", "--to", "p", "--register", "other", *words, status=1)
        check(f"refused: {code}", [] if f"[{code}]" in w.said else [w.said])
    w.run("import", "v.json", "--to", "p", "--register", "x", "--over", "baseline", status=2)
    every = [m for r in base["requirements"] for m in r["measures"]] + [m for r in base["risks"] for m in r.get("measures", [])]
    (w.folder / "all.json").write_text(vendor_register(sorted(set(every))), encoding="utf-8")
    w.run("import", "all.json", "--to", "p", "--register", "cloud", "--over", "baseline", "--contract", "cloud-2026")
    rows = w.said.count("answered by: ")
    check("a register that has every measure leaves no requirement", [] if rows >= len(base["requirements"]) else [rows, len(base["requirements"])])


def behind(w):
    """What was said of the baseline's rows and cannot follow them is told, a line each."""
    w.new(ANSWERS)
    base = w.read("registers/baseline.json")
    row = next(r for r in base["requirements"] if len(r["measures"]) == 1)
    stays = next(r for r in base["requirements"] if r["risk"] != row["risk"] and not set(r["measures"]) & set(row["measures"]))
    said = {"schema": "bunkai/decisions/1", "decisions": [
        {"id": "D-1", "requirement": f"baseline:{row['risk']}/{row['no']}", "status": "proposed", "by": "院長"},
        {"id": "D-2", "requirement": f"baseline:{row['risk']}/*", "contract": "karte-2026", "status": "proposed", "by": "院長"},
        {"id": "D-3", "requirement": f"baseline:{stays['risk']}", "contract": "karte-2026", "status": "proposed", "by": "院長"},
        {"id": "D-4", "requirement": f"baseline:{stays['risk']}/{stays['no']}", "contract": "cloud-2026", "status": "proposed", "by": "院長"}],
        "acceptances": [{"id": "A-1", "risk": f"baseline:{stays['risk']}", "by": "院長", "date": "2026-10-01"}]}
    (w.project / "decisions.json").write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    (w.folder / "v.json").write_text(vendor_register(row["measures"]), encoding="utf-8")
    w.run("import", "v.json", "--to", "p", "--register", "karte", "--over", "baseline", "--contract", "karte-2026")
    told = {m[1]: m[0] for m in re.findall(r"^((?:decision|acceptance) (\S+) (?:on|of) .*)$", w.said, re.M)}
    check("a decision of all contracts is told", [] if "speaks of every contract" in told.get("D-1", "") else told)
    check("one on several rows too", [] if "several rows" in told.get("D-2", "") and f"gave way: {row['risk']}/{row['no']}" in w.said else told)
    check("one whose rows all stay follows them", [] if "D-3" not in told else told)
    check("one of another contract is none of this", [] if "D-4" not in told else told)
    check("an acceptance is told", [] if "whoever accepted" in told.get("A-1", "") else told)
    now = {d["id"]: d["requirement"] for d in w.read("decisions.json")["decisions"]}
    check("what follows has the register's new name", [] if now["D-3"] == f"baseline-karte-2026:{stays['risk']}" and now["D-1"] == said["decisions"][0]["requirement"]
          and now["D-4"] == said["decisions"][3]["requirement"] else now)
    drop = re.search(r"to drop it: bunkai (set p contract/karte-2026 registers-=baseline-karte-2026)", w.said)
    check("how to drop what stays is told", [] if drop else [w.said[-400:]])
    w.run(*(drop[1].split() if drop else ("set",)))
    check("and drops it", [] if {c["id"]: c["registers"] for c in w.read("bunkai.json")["contracts"]}["karte-2026"] == ["karte"] else ["still there"])
    w.new(re.sub(r"\[contract\]\nvendor: (?:雛形|line)(?:.|\n)*", "", ANSWERS))
    before = (w.project / "registers/baseline.json").read_bytes()
    every = sorted({m for r in base["requirements"] + base["risks"] for m in r.get("measures", [])})
    (w.folder / "all.json").write_text(vendor_register(every), encoding="utf-8")
    w.run("import", "all.json", "--to", "p", "--register", "karte", "--over", "baseline", "--contract", "karte-2026")
    if "what stays" not in w.said:
        check("a baseline that nobody needs is told, and not emptied", [] if "can be taken away" in w.said and before == (w.project / "registers/baseline.json").read_bytes() else [w.said[-300:]])
        check("and disturbs nobody", [f for f in w.errors() if f["code"] not in TRUE_ERRORS])
    else:
        check("a duty without measures stays", [] if re.search("stays, no row", w.said) else [w.said[-300:]])


def marked(w):
    w.new(ANSWERS)
    w.run("build", "p", "-o", "out", "--contract", "karte-2026", "--format", "text")
    text = {f.stem: f.read_text(encoding="utf-8") for f in (w.folder / "out/karte-2026").glob("*.txt")}
    rows = len(w.read("registers/baseline.json")["requirements"])
    squashed = re.sub(r"\s", "", text["boundary"])
    check("each row of the table says where it is from", [] if squashed.count("基準登録簿による（事業者の確認前）") >= rows else [squashed.count("基準登録簿による"), rows])
    check("and so does the head of both papers", [n for n in ("boundary", "annex") if "申告ではない" not in text[n]])
    ready = w.run("ready", "p", "--contract", "karte-2026", "--json", status=1).stdout
    check("ready has it as a point", [] if "baseline-rows" in ready else [ready[:300]])
    shutil.rmtree(w.folder / "out")
    w.run("build", ROOT / "tests/small", "-o", "out", "--doc", "boundary", "--format", "text", status=None)
    check("a project without it has no word of it", [f.name for f in (w.folder / "out").rglob("*.txt") if "基準登録簿" in f.read_text(encoding="utf-8")])


def walk(bunkai, scratch):
    """Minutes are the machine's; commands and edits are those of whoever sits before it, looks at what stands aside."""
    global skipped
    told = []
    for name in ("nothing", "register"):
        w, start = way(bunkai, scratch, f"way-{name}"), time.monotonic()
        w.edits += 1 # the form is filled in
        w.new(ANSWERS)
        if name == "register":
            real = SHARED / "register/telehealth.xlsx"
            if not real.exists():
                print("SKIP the real register: ../shared is not here")
                skipped += 1
                continue
            w.run("import", real, "--to", "p", "--register", "karte", "--over", "baseline", "--contract", "karte-2026")
        w.run("build", "p", "-o", "out", "--format", "text")
        made = {f.parent.name for f in (w.folder / "out").rglob("boundary.txt")}
        check(f"{name}: each contract has its papers", [] if made == {"karte-2026", "cloud-2026", "line-2026"} else made)
        told.append(f"{name}: {w.commands} commands, {w.edits} file filled in, {time.monotonic() - start:.0f} s")
    print("; ".join(told))


def main():
    bunkai = str(Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        for part in (from_answers, several, refused, hostile, form, asked, kept, over, behind, marked):
            part(way(bunkai, scratch, part.__name__))
        walk(bunkai, scratch)
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return failed > 0


sys.exit(main())
