#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Makes a large project out of a sample: its first contract gets PARTIES parties, its register ROWS requirements.
Risks, assessments and requirements are those of the sample over and over, under new ids, each copy's texts marked by its number, so that no
two rows are alike.
usage: big.py SAMPLE PARTIES ROWS OUT"""
import json
import shutil
import sys
from pathlib import Path

LABELS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def write(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")


def label(i):
    return LABELS[i % len(LABELS)] + (str(i // len(LABELS) + 1) if i >= len(LABELS) else "")


def add_parties(project, n):
    contract = project["contracts"][0]
    kinds = ["vendor", "cloud", "carrier"]
    for i in range(len(contract["parties"]), n):
        kind = kinds[i % 3]
        project["parties"].append({"id": f"p{i}", "kind": kind, "name": f"見本第{i}事業部株式会社", "address": f"架空県例示市{i}番町",
                                   "signatory": "代表取締役 雛形 六郎"})
        contract["parties"].append({"party": f"p{i}", "label": label(i), "role": kind})


def copies(register, rows):
    """Ids of copy 0 stay; those of copy n are R101n."""
    out = {key: [] for key in ("risks", "assessments", "requirements")}
    copy = 0
    while len(out["requirements"]) < rows:
        rename = (lambda s: s) if copy == 0 else (lambda s, n=copy: f"{s}x{n}")
        for risk in register["risks"]:
            out["risks"].append({**risk, "id": rename(risk["id"]), "scenario": f"{risk['scenario']}（{copy}）"})
        for a in register["assessments"]:
            out["assessments"].append({**a, "risk": rename(a["risk"])} if "risk" in a else a)
        for q in register["requirements"][:rows - len(out["requirements"])]:
            out["requirements"].append({**q, "risk": rename(q["risk"]), "text": f"{q['text']}（{copy}）"})
        copy += 1
    register.update(out)


def main(sample, parties, rows, out):
    out = Path(out)
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(sample, out)
    project, register = read(out / "bunkai.json"), read(out / "register.json")
    add_parties(project, int(parties))
    copies(register, int(rows))
    write(out / "bunkai.json", project)
    write(out / "register.json", register)


main(*sys.argv[1:5])
