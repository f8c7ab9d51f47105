#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What one party asks and nobody promises: of the samples, and of projects in which one thing is taken away or added, exactly the gaps that
follow from it come and go, in the command and in the document alike.
usage: gaps.py BUNKAI"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUNKAI = Path(sys.argv[1]).resolve()
DATA = Path(os.environ.get("BUNKAI_DATA") or ROOT)
passed = failed = 0


def check(what, ok, saw=""):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    if not ok:
        print(f"FAIL gaps: {what} {saw}")


def run(*words, status=0):
    done = subprocess.run([BUNKAI, *map(str, words)], capture_output=True, text=True, env=dict(os.environ, LC_ALL="C.UTF-8"))
    check(" ".join(map(str, words[:2])), done.returncode == status, done.stderr[:300])
    return done.stdout


def gaps(folder):
    report = json.loads(run("gaps", folder, "--json"))
    keys = [(g["kind"], g["contract"], g["key"]) for g in report["gaps"]]
    check(f"{folder.name}: a gap is told once", len(set(keys)) == len(keys), [k for k in keys if keys.count(k) > 1][:3])
    return {k: g for k, g in zip(keys, report["gaps"])}


def change(folder, name, edit):
    path = folder / name
    root = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    edit(root)
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text(json.dumps(root, ensure_ascii=False, indent=1), encoding="utf-8")


def system(root, name):
    return next(s for s in root["systems"] if s["id"] == name)


def rows_of(tree):
    found = [tree] if tree.get("kind") == "row" and (tree.get("origin") or {}).get("kind") == "gap" else []
    for member in ("items", "body", "rows", "parts", "children"):
        for child in tree.get(member) or []:
            if isinstance(child, dict):
                found += rows_of(child)
    return found


def main(scratch):
    base = scratch / "base"
    shutil.copytree(ROOT / "samples/telehealth", base)
    first = gaps(base)
    kinds = {k for k, _, _ in first}
    check("the sample has what its vendors ask and what it lacks", kinds == {"rules", "promise"}, kinds)
    check("every gap has somebody who settles it, a level and a day after the project's", all(
        (g["owner"] or g["other"]) and g["level"] in ("high", "middle", "low") and g["due"] > "2026-10-01" for g in first.values()))
    findings = {f["subject"] for f in json.loads(run("check", base, "--json", status=1))["findings"] if f["code"] == "gap"}
    check("each row that check calls a gap is one", findings <= {k for _, _, k in first}, findings - {k for _, _, k in first})

    def case(name, wanted, gone=0, **edits):
        folder = scratch / name
        shutil.copytree(base, folder)
        for file, edit in edits.items():
            change(folder, file.replace("__", "/") + ".json", edit)
        now = gaps(folder)
        new, lost = {k: now[k] for k in now.keys() - first.keys()}, first.keys() - now.keys()
        check(f"{name}: what comes", len(new) >= 1 if wanted else not new, sorted(new)[:4])
        check(f"{name}: what comes is of its kind", all(k[0] == wanted for k in new), sorted(new)[:4])
        check(f"{name}: what goes", gone is None or len(lost) == gone, sorted(lost)[:4])
        return new

    # a decision that somebody holds the row takes the gap away; a row that is accepted is none
    row = next(k for _, c, k in first if k.startswith("register:") and "promise" in (x[0] for x in first if x[2] == k))
    key = row.removeprefix("register:")
    case("decided", None, 1, decisions=lambda d: d["decisions"].append(
        {"id": "D-G1", "requirement": row, "roles": {"vendor": "accountable", "hospital": "informed"}, "status": "agreed", "by": "見本 太郎", "date": "2026-09-30"}))
    check(f"the row {key} is the register's", key in json.dumps(json.loads((base / "register.json").read_text()), ensure_ascii=False) or "/" in key)
    # a device between two vendors that nobody updates; one that the contract does not have is none
    new = case("nobody", "object", bunkai=lambda p: system(p, "tele-gw")["devices"][0].update(updates=None, configures=None))
    check("each role is one gap, with both vendors", len(new) == 2 and all({g["owner"], g["other"]} == {"tele", "ehr"} for g in new.values()), sorted(new))
    case("outside", None, bunkai=lambda p: system(p, "tele-gw")["devices"][0].update(updates=None, configures=None, out_of_scope="hospital"))
    case("apart", None, bunkai=lambda p: (system(p, "tele-gw").pop("connects"), system(p, "tele-gw")["devices"][0].update(updates=None)))
    # the contracts say nothing of what lies between: the clauses are left out on both sides
    def silent(p):
        for c in p["contracts"]:
            c["omit"] = [o for o in c.get("omit", []) if o.get("topic") != "multi-vendor"] + [{"topic": "multi-vendor", "reason": "試しに外す。"}]
    new = case("silent", "interface", None, bunkai=silent)
    check("the gap between vendors names their measure", any(k[2].endswith("multi-vendor.interface-table") for k in new), sorted(new))
    # what a vendor answers: a questionnaire of the project's own
    form = {"schema": "bunkai/questionnaire/1", "id": "own", "title": "質問", "by": "vendor", "of": "system",
            "choices": [{"id": "yes-no", "choices": [{"id": "yes", "word": "はい"}, {"id": "no", "word": "いいえ"}]}],
            "questions": [{"id": str(n), "text": text, "measures": [m]} for n, (text, m) in enumerate(
                [("サーバの更新を行うか。", "vulnerability.regular-update"), ("席を離れた間に画面を隠すか。", "clear-screen.auto-lock")], 1)]}
    measures = {m["id"] for m in json.loads((DATA / "clauses/measures.json").read_text())["measures"]}
    needed = [m["id"] for m in json.loads((DATA / "clauses/measures.json").read_text())["measures"]
              if m["side"] != "hospital" and any(r.startswith("cl-") for r in m.get("refs", []))]
    for q, m in zip(form["questions"], needed):
        q["measures"] = [m]
    check("the questions are on measures that there are", all(set(q["measures"]) <= measures for q in form["questions"]))
    ask = {"templates__questionnaires__own": lambda r: r.update(form)}
    sheet = lambda *answers: {"schema": "bunkai/disclosure/1", "questionnaire": "own", "party": "ehr", "system": "ehr", "received": "2026-09-01",
                              "answers": [{"item": str(n), "answer": x, "said": x} for n, x in enumerate(answers, 1)]}
    new = case("refused", "answer", **ask, disclosures__own=lambda r: r.update(sheet("yes", "no")))
    check("one answer is one gap of its vendor", len(new) == 1 and next(iter(new.values()))["owner"] == "ehr", sorted(new))
    case("answered", None, **ask, disclosures__own=lambda r: r.update(sheet("yes", "yes")))
    new = case("unanswered", "answer", **ask, disclosures__own=lambda r: r.update(sheet(None, "yes")))
    case("newer", None, **ask, disclosures__own=lambda r: r.update(sheet("no", "no")),
         disclosures__own2=lambda r: r.update(dict(sheet("yes", "yes"), received="2026-09-20")))
    new = case("promised", "answer", **ask, disclosures__own=lambda r: (r.update(sheet("yes", "no")), r["answers"][1].update(target="2027-01-31")))
    check("the day that the vendor names is the day", [g["due"] for g in new.values()] == ["2027-01-31"])
    # what is over asks for nothing
    case("over", None, None, bunkai=lambda p: next(c for c in p["contracts"] if c["id"] == "ehr-2026").update(ended="2026-09-01", end_reason="満了"))
    # the document says what the command says
    change(base, "bunkai.json", lambda p: p["documents"].append("gaps"))
    run("build", base, "-o", scratch / "out", "--doc", "gaps", "--format", "json,text")
    tree = json.loads(next((scratch / "out").rglob("gaps.json")).read_text(encoding="utf-8"))
    found = []
    stack = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            if (node.get("origin") or {}).get("kind") == "gap" and node.get("kind") == "row":
                found.append(node["origin"]["key"])
            stack += node.values()
        elif isinstance(node, list):
            stack += node
    check("the paper has each gap as a row", sorted(found) == sorted(k for _, _, k in first), (len(found), len(first)))
    run("gaps", base, "--contract", "nobody", status=1)
    check("gaps of one contract are its own", all(g["contract"] == "ehr-2026" for g in json.loads(run("gaps", base, "--contract", "ehr-2026", "--json"))["gaps"]))
    real = ROOT.parent / "shared/register/telehealth.xlsx"
    if real.exists():
        run("import", real, "--to", base, "--register", "R")
        run("set", base, "contract/tele-2026", "registers+=R")
        now = gaps(base)
        check("each row of the real register that nobody holds is one", sum(k[0] == "promise" and k[2].startswith("R:") for k in now) > 50, len(now))
        check("what it asks of the hospital stands in the rules", not any(k[0] == "rules" and k[2].startswith("R:") for k in now))
        return 0
    return 1


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        skipped = main(Path(folder))
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    sys.exit(failed > 0)
