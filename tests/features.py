#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Articles come and go by what systems have. tests/lan-only is a laboratory's system on its own network: no title of its annex and of the
hospital's rules speaks of VPN, wireless LAN, cloud, storage outside, remote maintenance, terminals outside, mail or a second vendor. Then one
feature after another is switched on, and all at once: what comes speaks of it, what was there stays (but what holds only without it), and no
article refers to one that is not there. At last the condition of each such clause is struck, and its title is found in the first project.
usage: features.py BUNKAI      the library is $BUNKAI_DATA, else the repository's"""
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
DATA = Path(os.environ.get("BUNKAI_DATA") or ROOT)
PROJECT = ROOT / "tests/lan-only"
# What speaks of a feature in titles; one of them has to come with it.
TITLES = {"vpn": "VPN", "wireless": "無線", "cloud": "クラウド", "outside_storage": "外部保存", "remote_maintenance": "リモート保守",
          "home_terminals": "院外からの利用", "mail": "電子メール", "internet": "回線|電子メール", "medical_devices": "医療機器",
          "single_sign_on": "台帳|一元|認証", "several_vendors": "事業者"}
# Of a laboratory without any of it no title has these.
NONE = re.compile("VPN|無線|クラウド|外部保存|施設の外での保存|リモート|院外|本システムから送信|回線|医療機器の|他の事業者|複数の委託先")
passed = failed = 0


def check(what, ok):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    if not ok:
        print(f"FAIL features: {what}")


def run(data, *words):
    env = dict(os.environ, BUNKAI_DATA=str(data), LC_ALL="C.UTF-8")
    done = subprocess.run([BUNKAI, *words], capture_output=True, text=True, env=env)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{words}: status {done.returncode}: {done.stderr[:300]}")
    return done.stdout + done.stderr


def articles(node):
    """Clause -> title, of all articles below a node of a tree."""
    own = {}
    if node.get("kind") == "article" and (node.get("origin") or {}).get("kind") == "clause":
        own[node["origin"]["key"]] = node["text"]
    for child in node.get("items", []) + node.get("body", []):
        own.update(articles(child))
    return own


def papers(data, project, scratch):
    """Clause -> title of the annex and the rules; whatever check says of references and conditions."""
    own = {}
    for document in ("annex", "rules"):
        out = scratch / document
        run(data, "build", project, "-o", out, "--doc", document, "--format", "json")
        for path in out.rglob(f"{document}.json"):
            own.update(articles(json.loads(path.read_text(encoding="utf-8"))))
        shutil.rmtree(out, ignore_errors=True)
    said = run(data, "check", project, "--all")
    return own, [line for line in said.splitlines() if re.search(r"\[(dangling-reference|unknown-when|unknown-feature|feature-unsaid)\]$", line)]


def with_features(scratch, names):
    """The laboratory, with these features."""
    project = scratch / "project"
    shutil.rmtree(project, ignore_errors=True)
    shutil.copytree(PROJECT, project)
    path = project / "bunkai.json"
    bunkai = json.loads(path.read_text(encoding="utf-8"))
    for name in names:
        if name == "several_vendors":
            bunkai["parties"].append({"id": "other", "kind": "vendor", "name": "別の例示株式会社", "address": "架空県例示市5丁目",
                                      "signatory": "代表取締役 仮名 七郎"})
        else:
            bunkai["systems"][0][name] = True
    path.write_text(json.dumps(bunkai, ensure_ascii=False, indent=1), encoding="utf-8")
    return project


def conditions(data):
    """Clause -> its condition, of clauses of the annex and the rules."""
    own = {}
    for path in sorted((data / "clauses").glob("*/*.md")):
        head = path.read_text(encoding="utf-8").split("\n---\n", 1)[0]
        when = re.search(r"^when: (.*)$", head, re.M)
        if when and re.search(r"^documents: .*\b(annex|rules)\b", head, re.M):
            own[path.stem] = when.group(1)
    return own


def try_none(scratch):
    own, said = papers(DATA, PROJECT, scratch)
    for clause, title in own.items():
        check(f"{clause} {title} stands in the papers of a laboratory on its own network", not NONE.search(title))
    check("a laboratory on its own network: " + "; ".join(said), not said)
    return own


def try_some(scratch, base, whens, names):
    own, said = papers(DATA, with_features(scratch, names), scratch)
    check(f"with {', '.join(names)}: " + "; ".join(said), not said)
    gone = [c for c in base if c not in own and "not " not in whens.get(c, "")]
    check(f"with {', '.join(names)} these go: {', '.join(gone)}", not gone)
    for name in names:
        came = [title for clause, title in own.items() if clause not in base and re.search(TITLES[name], title)]
        check(f"with {name} no article comes that speaks of {TITLES[name]}", came)


def try_struck(scratch, base, whens):
    """A clause that lost its condition is told: each clause whose title is one of NONE."""
    data = scratch / "data"
    for name in ("clauses", "templates"):
        shutil.copytree(DATA / name, data / name)
    struck = []
    for clause in whens:
        path = next((data / "clauses").glob(f"*/{clause}.md"))
        text = path.read_text(encoding="utf-8")
        title = re.search(r"^title: (.*)$", text, re.M).group(1)
        if NONE.search(title):
            path.write_text(re.sub(r"^when: .*\n", "", text, count=1, flags=re.M), encoding="utf-8")
            struck.append(clause)
    own, _ = papers(data, PROJECT, scratch)
    found = {clause for clause, title in own.items() if NONE.search(title)}
    check(f"struck conditions are not noticed: {', '.join(sorted(set(struck) - found))}", len(struck) > 8 and set(struck) <= found)


def main():
    features = [f["id"] for f in json.loads((DATA / "clauses/features.json").read_text(encoding="utf-8"))["features"] if f["id"] not in ("designated", "core")]
    with tempfile.TemporaryDirectory(prefix="bunkai-features-") as place:
        scratch, whens = Path(place), conditions(DATA)
        base = try_none(scratch)
        check("each feature has words of its own here: " + ", ".join(set(features) ^ set(TITLES)), set(features) == set(TITLES))
        for name in features:
            try_some(scratch, base, whens, [name])
        try_some(scratch, base, whens, features)
        try_struck(scratch, base, whens)
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
