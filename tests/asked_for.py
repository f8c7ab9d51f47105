#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Articles for what a hospital has: with medical devices, or when it notifies its backups, a project gets the articles, the rules and the
paper to attach, in every position, and `check` has nothing to say of them; a project that has neither gets none of them. And at the end of
a contract: each of the 13 flows of the real register that end it (../shared, where it is there) stands in 別表6 with what is returned and
erased, and rows that are done all the time do not stand among what is done at the end.
usage: asked_for.py BUNKAI      the library is $BUNKAI_DATA, else the repository's"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUNKAI = Path(sys.argv[1]).resolve()
ENV = dict(os.environ, BUNKAI_DATA=os.environ.get("BUNKAI_DATA", str(ROOT)), LC_ALL="C.UTF-8")
REAL = ROOT.parent / "shared/register/telehealth.xlsx"
CONTRACT = "tele-2026"
DEVICES = ["medical-device-maker", "medical-device-rules"]
NOTICE = ["backup-notice", "backup-notice-rules"]
passed = failed = skipped = 0


def judge(good, what):
    global passed, failed
    passed, failed = passed + bool(good), failed + (not good)
    if not good:
        print("FAIL asked_for:", what)


def run(*words):
    return subprocess.run([str(BUNKAI), *map(str, words)], env=ENV, capture_output=True, text=True)


def build(folder, out, *words):
    shutil.rmtree(out, ignore_errors=True)
    run("build", folder, "-o", out, "--format", "text", *words)
    return {p.stem: p.read_text(encoding="utf-8") for p in out.rglob("*.txt") if p.parent.name in (CONTRACT, "hospital")}


def title(clause):
    text = next((ROOT / "clauses").glob(f"*/{clause}.md")).read_text(encoding="utf-8")
    return re.search(r"^title: (.*)$", text, re.M).group(1)


def positions(clause):
    text = next((ROOT / "clauses").glob(f"*/{clause}.md")).read_text(encoding="utf-8")
    return re.findall(r"^## (.*)$", text, re.M)


def stands(papers, clause):
    paper = papers["rules"] + papers.get("bylaws", "") if clause.endswith("-rules") else papers["annex"]
    return f"（{title(clause)}）" in paper


def change(folder, way):
    path = folder / "bunkai.json"
    project = json.loads(path.read_text(encoding="utf-8"))
    way(project)
    path.write_text(json.dumps(project, ensure_ascii=False, indent=1), encoding="utf-8")


def ask_for(both):
    def way(project):
        for contract in project["contracts"]:  # what an annex could say stands in its articles
            contract["annex"] = "full"
        for system in project["systems"]:
            system["medical_devices"] = both
        project["params"] = {**project.get("params", {}), **({"backup_notice": "true"} if both else {})}
    return way


def features(scratch):
    folder, out = scratch / "p", scratch / "out"
    shutil.copytree(ROOT / "samples/telehealth", folder)
    change(folder, ask_for(False))
    papers = build(folder, out)
    for clause in DEVICES + NOTICE:
        judge(not stands(papers, clause), f"{clause} stands in a project that does not ask for it")
    change(folder, ask_for(True))
    papers = build(folder, out)
    for clause in DEVICES + NOTICE:
        judge(stands(papers, clause), f"{clause} does not stand where it is asked for")
    for position in positions("medical-device-maker"):
        change(folder, lambda p: [c["positions"].update({"medical-device-maker": position}) for c in p["contracts"]])
        said = run("check", folder, "--all")
        told = [line for line in (said.stdout + said.stderr).splitlines() if any(c in line for c in DEVICES + NOTICE)]
        judge(not told, f"{position}: {told[:2]}")
    passage = build(folder, out, "--doc", "backup-notice").get("backup-notice", "")
    number = re.search(rf"(第\d+条)（{re.escape(title('backup-notice'))}）", papers["annex"]).group(1)
    judge(f": {number}\n" in passage, f"the paper to attach names {number} of the annex")
    for line in ("切離しの方法: 1世代を書換え不可とする", "二次資料", "届出をする年度の施設基準"):
        judge(line in passage, f"the paper to attach says {line}")


def rows(paper):
    for block in re.split(r"\n(?=項番: )", paper):
        if block.startswith("項番: ") and "局面: " in block:
            yield dict(line.split(": ", 1) for line in block.split("\n") if ": " in line)


def end_of_contract(scratch):
    global skipped
    if not REAL.exists():
        skipped += 1
        return
    folder, out = scratch / "real", scratch / "out"
    shutil.copytree(ROOT / "samples/telehealth", folder)
    run("import", REAL, "--to", folder, "--register", "real")
    change(folder, lambda p: p["contracts"][0].update(registers=["real"], flows=[]))
    paper = build(folder, out, "--doc", "boundary")["boundary"]
    table = paper[paper.index("別表6　情報流"):]
    ends = [block for block in re.split(r"\n(?=情報流: )", table) if re.search(r"^局面: .*契約終了", block, re.M)]
    judge(len(ends) == 13, f"{len(ends)} flows end the contract, not 13")
    judge(all("返却するもの: 要協議" in block and "消去するもの: 要協議" in block for block in ends), "what nobody said is 要協議")
    phase = {row["項番"]: row["局面"] for row in rows(paper)}
    late = sorted(key for key, name in phase.items() if name == "契約終了時" and re.match(r"R(18|30|80)/", key))
    judge(late == ["R30/①-4", "R30/①-5", "R80/①-4", "R80/①-9"], f"at the end: {late}")


def main():
    with tempfile.TemporaryDirectory(prefix="bunkai-asked-for-") as scratch:
        features(Path(scratch))
        end_of_contract(Path(scratch))
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return failed > 0


sys.exit(main())
