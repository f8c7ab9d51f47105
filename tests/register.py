#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The real register in ../shared, where it is there: the text layer, the workbook and the CSV files give the same register, with the
counts and contents that were established by hand; what is wrong in it is found; and the sample's documents are built from it.
usage: register.py BUNKAI"""
import csv
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
TRUTH = SHARED / "register" / "truth"
count = Counter()


def check(what, problems):
    """Counts a test; `problems` is a list of lines, empty when all is well."""
    count["failed" if problems else "passed"] += 1
    if problems:
        print(f"FAIL register: {what}")
        for line in problems[:8]:
            print(f"\t{line[:300]}")
        if len(problems) > 8:
            print(f"\t… {len(problems)} in all")


def run(what, *words):
    done = subprocess.run([str(w) for w in words], capture_output=True, text=True)
    check(what, [] if done.returncode == 0 else [f"status {done.returncode}", *done.stderr.splitlines()[-5:]])
    return done


def without_places(value):
    if isinstance(value, dict):
        return {k: without_places(v) for k, v in value.items() if k not in ("place", "source", "notes")}
    return [without_places(v) for v in value] if isinstance(value, list) else value


def differences(a, b, path=""):
    if isinstance(a, dict) and isinstance(b, dict):
        return [d for k in sorted(a.keys() | b.keys()) for d in differences(a.get(k), b.get(k), f"{path}.{k}")]
    if isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        return [d for i, (x, y) in enumerate(zip(a, b)) for d in differences(x, y, f"{path}[{i}]")]
    if a == b:
        return []
    if isinstance(a, list) and isinstance(b, list):
        return [f"{path}: {len(a)} against {len(b)} elements"]
    return [f"{path}: {a!r} against {b!r}"]


def import_from(bunkai, folder, source):
    folder.mkdir()
    run(f"import of {source.name}", bunkai, "import", source, "--to", folder, "--report", folder / "report.json")
    run(f"the register from {source.name} is valid", ROOT / "tests/schema.py", "--files", folder / "register.json")
    path = folder / "register.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


COUNTS = {"flows": 36, "threats": 12, "matrix": 25, "levels": 4, "risks": 80, "assessments": 2616, "rated": 2568, "requirement rows": 564,
          "requirements": 404, "agreements": 70, "duties": 55, "residual": 2}


def count_rows(r):
    scoring = r.get("scoring", {})
    return {"flows": len(r.get("flows", [])), "threats": len(r.get("threats", [])), "matrix": len(scoring.get("matrix", [])),
            "levels": len(scoring.get("levels", [])), "risks": len(r.get("risks", [])), "assessments": len(r.get("assessments", [])),
            "rated": sum(1 for a in r.get("assessments", []) if a["risk"]), "requirement rows": len(r.get("requirements", [])),
            "requirements": sum(1 for q in r.get("requirements", []) if q["no"]),
            "agreements": sum(1 for q in r.get("requirements", []) if q.get("agreement")),
            "duties": sum(1 for k in r.get("risks", []) if k.get("duty")), "residual": sum(1 for k in r.get("risks", []) if k.get("residual"))}


def truth(name):
    with open(TRUTH / name, encoding="utf-8-sig", newline="") as f:
        return [{k: None if v in ("-", "") else v for k, v in row.items()} for row in csv.DictReader(f)]


def number(text):
    return None if text is None else int(text)


def true_register():
    """The truth in the shape of register.json, as far as it goes. The longest printing of a duty wins."""
    duties = {d["risk_id"]: d["duty"] for d in truth("duties.csv")}
    return {
        "flows": [{"id": f["flow_id"], "form": f["provision_form"], "phase": f["phase"], "content": f["content"],
                   "classification": (f["classification"] or "").split("\n")} for f in truth("flows.csv")],
        "threats": [{"id": t["threat_id"], "name": t["item"], "detail": t["detail"]} for t in truth("threats.csv")],
        "matrix": sorted((number(m["severity"]), number(m["frequency"]), m["level"]) for m in truth("matrix.csv")),
        "levels": [{"id": v["level"], "name": v["name"], "detail": v["description"], "response": v["response_required"]}
                   for v in truth("levels.csv")],
        "risks": [{"id": s["risk_id"], "scenario": s["scenario"], "threat": s["threat_id"], "severity": number(s["severity"]),
                   "frequency": number(s["frequency"]), "level": s["level"], "response": s["response_needed"],
                   "duty": duties.get(s["risk_id"])} for s in truth("scenarios.csv")],
        "assessments": [{"flow": a["flow_id"], "threat": a["threat_id"], "situation": a["situation"], "risk": a["risk_id"],
                         "severity": number(a["severity"]), "frequency": number(a["frequency"]), "level": a["level"],
                         "response": a["response_needed"]} for a in truth("assessments.csv")],
        "requirements": [{"risk": q["risk_id"], "no": q["requirement_no"], "viewpoint": q["viewpoint"], "applies": q["applicability"],
                          "response": q["response_needed"], "text": q["requirement_text"]} for q in truth("treatments.csv")],
    }


def same_shape(register, model):
    """Of the register only what the truth has."""
    scoring = register.get("scoring", {})
    flat = {**register, "levels": scoring.get("levels", []),
            "matrix": sorted((m["severity"], m["frequency"], m["level"]) for m in scoring.get("matrix", []))}
    return {k: [({n: row.get(n) for n in model[k][0]} if isinstance(row, dict) else row) for row in flat.get(k, [])] for k in model}


def residuals(register):
    return Counter((k["id"], r["severity"], r["frequency"], r["level"]) for k in register.get("risks", []) for r in k.get("residual", []))


def true_findings():
    """Code -> subjects that a check of the real register must name, and no others."""
    treated, risks = truth("treatments.csv"), truth("scenarios.csv")
    key = "{risk_id}/{requirement_no}".format_map
    undone = [q for q in treated if (q["response_needed"], q["applicability"], q["hospital_duty"]) == ("Yes", "対象外", None)]
    no = {k["risk_id"] for k in risks if k["response_needed"] == "No"}
    return {
        "text-clipped": {key(q) for q in treated if q["requirement_end"] == "clipped"},
        "list-clipped": {"R46/①-1"},
        "duty-clipped": {d["risk_id"] for d in truth("duties.csv") if d["ever_complete"] == "0"},
        "scenario-clipped": set(),
        "odd-value": {"R47/①-4"},
        "opposite-judgement": {"R32/①-2", "R32/①-9", "R32/①-10"},
        "response-against-level": {"R56", "R65", "R66", "R67", "R68", "R69", "R77"},
        "level-against-matrix": set(),
        "gap": {key(q) for q in undone if "望ましい" not in q["requirement_text"]},
        "recommended-not-done": {key(q) for q in undone if "望ましい" in q["requirement_text"]},
        "risk-without-action": {k["risk_id"] for k in risks if k["responsible"] == "none"} - no,
        "hospital-only": {k["risk_id"] for k in risks if k["responsible"] == "hospital"},
        "kept-risk-not-accepted": no,
        "residual-not-accepted": {"R12", "R13"},
        "flow-missing": {"AO02, AO03"},
        "situation-not-place": {*(f"IC0{n}" for n in range(1, 9)), "ID06", "ID07"},
        "two-accountable": set(),
        "no-topic": set(),
    }


def check_findings(findings):
    for code, wanted in true_findings().items():
        got = {f["subject"].removeprefix("register:") for f in findings if f["code"] == code and "/register.json" in f["place"]}
        check(f"finding {code}", sorted(f"missing: {w}" for w in wanted - got) + sorted(f"not expected: {g}" for g in got - wanted))


def test_all(bunkai, work):
    text = next((SHARED / "seeds").glob("000_*.txt"))
    from_text = import_from(bunkai, work / "text", text)
    for name in ("telehealth.xlsx", "telehealth-cp932"):
        other = import_from(bunkai, work / name, SHARED / "register" / name)
        check(f"{name} gives the same as the text", differences(without_places(from_text), without_places(other)))
    check("the counts", differences(COUNTS, count_rows(from_text)))
    model = true_register()
    check("it equals the truth", differences(model, same_shape(from_text, model)))
    check("residual risks of R12 and R13 alone", [str(k) for k in residuals(from_text) if k[0] not in ("R12", "R13") or k[1:] != (4, 1, "Middle")])

    project = work / "project"
    shutil.copytree(ROOT / "samples/telehealth", project)
    run("import into a copy of the sample", bunkai, "import", text, "--to", project)
    run("build of its documents", bunkai, "build", project, "-o", work / "out")
    made = {str(p.relative_to(work / "out")) for p in (work / "out").rglob("*.*")}
    four = {f"{folder}/{document}.{ending}" for ending in ("xlsx", "pdf")
            for folder, document in [("tele-2026", "annex"), ("tele-2026", "boundary"), ("ehr-2026", "annex"), ("ehr-2026", "boundary"),
                                     ("hospital", "rules"), ("hospital", "contacts")]}
    check("the four documents are there, for each contract and in both formats", sorted(four - made))
    done = subprocess.run([bunkai, "check", project, "--json"], capture_output=True, text=True)
    (work / "findings.json").write_text(done.stdout, encoding="utf-8")
    run("its findings are valid", ROOT / "tests/schema.py", "--files", work / "findings.json")
    check_findings(json.loads(done.stdout or '{"findings": []}')["findings"])


def main():
    if not TRUTH.is_dir():
        print("SKIP register: ../shared is not here")
        count["skipped"] = 32
    else:
        with tempfile.TemporaryDirectory() as work:
            test_all(Path(sys.argv[1]).resolve(), Path(work))
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return 1 if count["failed"] else 0


sys.exit(main())
