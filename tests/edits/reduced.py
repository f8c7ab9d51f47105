# SPDX-License-Identifier: MIT
"""The projects that edits.py begins with: the little one of the tests, the samples with shorter registers, and the sample with a part of the
real register, where that is there."""
import json
import shutil

from schemas import ROOT

REAL = ROOT.parent / "shared/register/truth"


def shorten(path, risks):
    """Keeps so many risks, with their rows and what they rest on."""
    r = json.loads(path.read_text(encoding="utf-8"))
    kept = r["risks"][::max(1, len(r["risks"]) // risks)][:risks]
    ids = {k["id"] for k in kept}
    flows = {f["id"] for f in r["flows"][:8]} | {f["id"] for f in r["flows"][-4:]}
    r["risks"] = kept
    r["requirements"] = [q for q in r["requirements"] if q["risk"] in ids]
    r["flows"] = [f for f in r["flows"] if f["id"] in flows]
    r["assessments"] = [a for a in r["assessments"] if a["flow"] in flows and (a["risk"] in ids or not a["risk"])][:60]
    path.write_text(json.dumps(r, ensure_ascii=False), encoding="utf-8")
    return ids


def without_lost(folder, ids, register):
    """Decisions on rows that are no longer there go with them."""
    path = folder / "decisions.json"
    d = json.loads(path.read_text(encoding="utf-8"))

    def is_kept(key):
        reg, risk = key.split(":", 1) if ":" in key else ("register", key)
        return reg != register or risk.split("/")[0] in ids

    d["decisions"] = [x for x in d["decisions"] if all(is_kept(k) for k in x.get("requirements", [x["requirement"]] if "requirement" in x else []))]
    for name in ("acceptances", "actions"):
        d[name] = [x for x in d.get(name, []) if x.get("register", "register") != register or x["risk"] in ids]
    path.write_text(json.dumps(d, ensure_ascii=False), encoding="utf-8")


def sample(name, folder, risks):
    shutil.copytree(ROOT / "samples" / name, folder)
    for path in [folder / "register.json", *sorted((folder / "registers").glob("*.json") if (folder / "registers").is_dir() else [])]:
        without_lost(folder, shorten(path, risks), path.stem)
    return folder


def bases(folder, full):
    """(project, pairs in make test, pairs in make test-all)."""
    folder.mkdir()
    out = [(ROOT / "tests/small", 5, 50), (sample("clinic", folder / "clinic", 8), 2, 45), (sample("telehealth", folder / "telehealth", 10), 1, 60)]
    if full:
        out.append((sample("online-eligibility", folder / "online-eligibility", 8), 0, 45))
    return out
