#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What bidders read. In 調達仕様書 of a full sample, in every format, stands no name of a party but the hospital's, no contact, nothing of the
register, of decisions and of notes, no price and no label of the present parties; each of these is planted where it could come through. What
it asks for is what the annex asks: each statement that binds the vendor there stands in one row, once, and each row is a sentence that stands
by itself. Where the vendor is another one, the specification is the same, word for word. A project's template that asks for more is refused.
usage: bidders.py BUNKAI"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUNKAI = Path(sys.argv[1]).resolve()
ENV = dict(os.environ, BUNKAI_DATA=str(ROOT), LC_ALL="C.UTF-8")
SAMPLE = ROOT / "samples/telehealth"
passed = failed = 0


def judge(good, what):
    global passed, failed
    passed, failed = passed + bool(good), failed + (not good)
    if not good:
        print("FAIL bidders:", str(what)[:400])


def bunkai(*args):
    return subprocess.run([BUNKAI, *map(str, args)], env=ENV, capture_output=True, text=True)


def read(path):
    return json.loads(Path(path).read_text(encoding="utf-8"))


def write(path, value):
    Path(path).write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def rows(node):
    """Rows of tables, as what their columns' heads call each cell."""
    for table in below(node, "table"):
        heads = [c.get("text", "") for c in table["rows"][0]["cells"]]
        for row in table["rows"][table.get("head", 1):]:
            if len(row["cells"]) == len(heads):
                yield {h: words(c) for h, c in zip(heads, row["cells"])}, (row.get("origin") or {}).get("key")


def below(node, kind):
    if node.get("kind") == kind:
        yield node
    for child in node.get("items", []) + node.get("body", []) + node.get("rows", []) + node.get("cells", []):
        yield from below(child, kind)


def words(node):
    return "\n".join([node["text"]] if node.get("text") else [words(c) for c in node.get("items", []) + node.get("body", []) + node.get("rows", [])
                                                              + node.get("cells", [])])


def texts(folder):
    """All that stands in the files, as far as a reader can get at it."""
    for path in sorted(Path(folder).rglob("specification.*")):
        if path.suffix in (".xlsx", ".docx"):
            with zipfile.ZipFile(path) as z:
                whole = "\n".join(z.read(n).decode("utf-8", "replace") for n in z.namelist())
            yield path, whole + re.sub("<[^>]*>", "", whole)
        elif path.suffix == ".html":
            whole = path.read_text(encoding="utf-8")
            yield path, whole + re.sub("<[^>]*>", "", whole)
        elif path.suffix == ".pdf":
            yield path, subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True).stdout
        else:
            yield path, path.read_text(encoding="utf-8")


# ---- what must not come through

def plant(folder):
    """Words of their own in whatever is not for bidders; and names where nobody would look for them."""
    project, contacts, decisions = read(folder / "bunkai.json"), read(folder / "contacts.json"), read(folder / "decisions.json")
    marks = []

    def mark(owner, member, text="印"):
        marks.append(f"{text}ZQ{len(marks):04d}")
        owner[member] = marks[-1]

    for party in project["parties"]:
        if party["kind"] != "hospital":
            mark(party, "name", "印社")
        for member in ("address", "signatory", "note"):
            mark(party, member)
    names = [p["name"] for p in project["parties"] if p["kind"] != "hospital"]
    for system in project["systems"]:
        mark(system, "note")
        system["place"] = f"{names[1]}の建物"
        for thing in system.get("servers", []):
            mark(thing, "note")
            thing["cycle"] = f"毎月（{names[0]}が定める日）"
        for line in system.get("lines", []):
            line["desk"] = f"{names[-1]}の窓口。最初に連絡する者は乙"
    for contract in project["contracts"]:
        mark(contract, "number")
        contract["title"] = f"{names[0]}の保守契約書"
        for share in contract.get("flows", []):
            mark(share, "stored")
        for premise in contract.get("premises", []):
            mark(premise, "text")
    for contact in contacts["contacts"]:
        for member in ("name", "phone", "phone_off", "email", "note", "desk"):
            mark(contact, member)
    for decision in decisions.get("decisions", []):
        for member in ("text", "reason", "public_reason"):
            mark(decision, member)
    write(folder / "bunkai.json", project)
    write(folder / "contacts.json", contacts)
    write(folder / "decisions.json", decisions)
    for path in [folder / "register.json", *folder.glob("registers/*.json")]:
        register = read(path)
        for risk in register["risks"]:
            mark(risk, "scenario")
        for requirement in register["requirements"][:40]:
            mark(requirement, "text")
        write(path, register)
    return marks


def look_for_marks(scratch):
    folder = scratch / "planted"
    shutil.copytree(SAMPLE, folder)
    marks = plant(folder)
    made = bunkai("build", folder, "-o", scratch / "out", "--doc", "specification", "--format", "xlsx,pdf,docx,html,json,text")
    judge(made.returncode == 0, made.stderr)
    seen = 0
    for path, text in texts(scratch / "out"):
        seen += 1
        flat = re.sub(r"\s", "", text)
        judge(path.parent.parent.name == "hospital-only", f"{path} lies where a party finds it")
        judge(not [m for m in marks if m in flat], f"{path.name}: {[m for m in marks if m in flat][:5]}")
        judge("発注者" in flat and "受注者" in flat, f"{path} has no words")
    judge(seen == 12, f"{seen} files")
    judge(len(marks) > 200, f"{len(marks)} marks")


# ---- what is asked for

def statements_of(annex):
    """Those of the annex's articles that bind the vendor to act, in the standard wording: what one vendor was granted is offered to none."""
    found = set()
    for path in ROOT.glob("clauses/*/*.duties.json"):
        duties = read(path)
        clause = duties["clause"]
        if clause not in annex:
            continue
        for s in duties.get("statements", []):
            if {"標準案", ""} & set(s["at"]) and s["who"] == "vendor" and s.get("kind", "do") in ("do", "level", "ban", "assign"):
                found.add(f"{clause}#{s['id']}")
    return found


SENTENCE = re.compile(r"^受注者(（[^）]*）)?は、.*こと。(（[^）]*。）)?$")
BROKEN = re.compile(r"にに|、、|はは|。、|、。|\{\{|前項|第\d+項|各号|本条|前条|次条|甲|乙(?!類)|丙|とき(?:で|に)あって|①(?!.*②)")
MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
TWICE = re.compile(r"([^、。①-⑳]{4,}(?:まで|までに|前に|以内に|日に))、(?:[^。]*[、に])?\1")


def look_at_sentences(tree, name):
    asked = 0
    for part in tree["body"]:
        if part.get("id") not in ("items", "periodic"):
            continue
        for row, _ in rows(part):
            for line in (row.get("要件") or row.get("行うこと")).split("\n"):
                asked += 1
                judge(SENTENCE.match(line), f"{name}: no sentence: {line}")
                judge(not BROKEN.search(line), f"{name}: {line}")
                judge(not TWICE.search(line), f"{name}: a time twice: {line}")
    judge(asked > 500, f"{name}: {asked} sentences")


def look_at_numbers(tree, name):
    numbers = [row["番号"] for part in tree["body"] if part.get("id") == "items" for row, _ in rows(part)]
    judge(len(numbers) == len(set(numbers)) and numbers, f"{name}: numbers twice")
    periodic = [row["番号"] for part in tree["body"] if part.get("id") == "periodic" for row, _ in rows(part)]
    judge(set(periodic) <= set(numbers) | {n for n in periodic if n.startswith("1-")}, f"{name}: a periodic work has no item")


ALL = {"schema": "bunkai/template/1", "id": "works", "title": "全件", "scope": "contract", "audience": "bidders", "articles": "annex", "report": True,
       "terms": json.loads((ROOT / "templates/documents/specification.json").read_text(encoding="utf-8"))["terms"],
       "parts": [{"part": "全件", "body": [{"block": "table", "view": "bid-works", "where": [{"field": "side", "op": "eq", "value": ["bidder"]}],
                                          "columns": [{"head": "番号", "field": "number"}, {"head": "定め", "field": "statement"},
                                                      {"head": "文", "field": "text"}]}]}]}


def stands_in(sentence, lines):
    """As it is, or behind a mark in a line that begins as it does."""
    cuts = [m.end() for m in re.finditer("[、は]", sentence)]
    return any(sentence in line or any(line.startswith(sentence[:n]) and any(m + sentence[n:] in line for m in MARKS) for n in cuts) for line in lines)


def look_at_marks(works, items, name):
    """What works of an item share stands once; of what each says nothing is lost."""
    lines = {}
    for row, _ in items:
        lines.setdefault(row["番号"], []).extend(row["要件"].split("\n"))
    seen = [row for row, _ in works if row["番号"] in lines]
    lost = [row["文"] for row in seen if not stands_in(row["文"], lines[row["番号"]])]
    marked = [line for text in lines.values() for line in text if "②" in line]
    judge(len(seen) > 500 and not lost, f"{name}: {len(lost)} of {len(seen)} sentences are lost: {lost[:3]}")
    judge(len(marked) > 50, f"{name}: {len(marked)} lines with marks")
    return lines


def look_at_least(scratch, full):
    """A hospital that asks for the least gets a shorter paper, and no requirement that the full one lacks."""
    folder = scratch / "least"
    shutil.copytree(SAMPLE, folder)
    project = read(folder / "bunkai.json")
    project["level"] = "least"
    write(folder / "bunkai.json", project)
    judge(bunkai("build", folder, "-o", scratch / "short", "--doc", "specification", "--format", "json").returncode == 0, "least")
    for path in sorted((scratch / "short").rglob("specification.json")):
        short = {line for part in read(path)["body"] if part.get("id") == "items" for row, _ in rows(part) for line in row["要件"].split("\n")}
        whole = {line for text in full[path.parent.name].values() for line in text}
        judge(len(short) < len(whole) * 4 // 5, f"{path.parent.name}: {len(short)} of {len(whole)} at the least")
        judge(short <= whole, f"{path.parent.name}: {sorted(short - whole)[:3]}")


def look_at_completeness(scratch, plain):
    folder = scratch / "complete"
    shutil.copytree(SAMPLE, folder)
    (folder / "templates/documents").mkdir(parents=True)
    write(folder / "templates/documents/works.json", ALL)
    judge(bunkai("build", folder, "-o", scratch / "works", "--doc", "works", "--format", "json").returncode == 0, "works")
    judge(bunkai("build", folder, "-o", scratch / "works", "--doc", "annex", "--format", "json").returncode == 0, "annex")
    project, full = read(folder / "bunkai.json"), {}
    for contract in project["contracts"]:
        tree = read(scratch / f"works/hospital-only/{contract['id']}/works.json")
        annex = (scratch / f"works/{contract['id']}/annex.json").read_text(encoding="utf-8")
        articles = set(re.findall(r'"clause-([a-z0-9-]+)"', annex))
        shown = [row["定め"] for row, _ in rows({"body": tree["body"]})]
        wanted = statements_of(articles)
        missing = wanted - set(shown)
        items = [row for part in read(plain / f"hospital-only/{contract['id']}/specification.json")["body"] if part.get("id") == "items" for row in rows(part)]
        full[contract["id"]] = look_at_marks(rows({"body": tree["body"]}), items, contract["id"])
        judge(len(shown) == len(set(shown)), f"{contract['id']}: a statement twice")
        judge(len(wanted) > 500 and not missing, f"{contract['id']}: {len(missing)} of {len(wanted)} are missing: {sorted(missing)[:5]}")
    return full


# ---- the same for whoever has the contract

def with_another_vendor(scratch):
    folder = scratch / "another"
    shutil.copytree(SAMPLE, folder)
    text = (folder / "bunkai.json").read_text(encoding="utf-8")
    project = json.loads(text)
    for n, party in enumerate(p for p in project["parties"] if p["kind"] != "hospital"):
        party.update(name=f"別名第{n}合同会社", address="架空県別町1番", signatory="別名 太郎")
    write(folder / "bunkai.json", project)
    return folder


def look_at_sameness(scratch):
    shown = []
    for folder in (SAMPLE, with_another_vendor(scratch)):
        out = scratch / f"same-{len(shown)}"
        judge(bunkai("build", folder, "-o", out, "--doc", "specification", "--format", "text").returncode == 0, folder)
        shown.append((out / "hospital-only/ehr-2026/specification.txt").read_text(encoding="utf-8"))
    judge(shown[0] == shown[1] and len(shown[0]) > 10000, "another vendor's name makes another specification")


REFUSED = [("parties", "name"), ("requirements", "text"), ("responsibilities", "text"), ("vendor-contacts", "phone"), ("system-care", "fee"),
           ("agreements", "text"), ("key-fees", "text"), ("flows", "stored"), ("premises", "text"), ("residuals", "measure")]


def look_at_refusals(scratch):
    folder = scratch / "refused"
    shutil.copytree(SAMPLE, folder)
    (folder / "templates/documents").mkdir(parents=True)
    for view, field in REFUSED:
        own = json.loads(json.dumps(ALL))
        own["parts"][0]["body"] = [{"block": "table", "view": view, "columns": [{"head": "欄", "field": field}]}]
        write(folder / "templates/documents/works.json", own)
        made = bunkai("build", folder, "-o", scratch / "none", "--doc", "works", "--format", "json")
        judge(made.returncode == 1 and "bidders" in made.stderr and field in made.stderr and not (scratch / "none").exists(),
              f"{view}.{field}: {made.returncode} {made.stderr}")
        own["audience"] = "hospital"
        write(folder / "templates/documents/works.json", own)
        judge(bunkai("build", folder, "-o", scratch / "some", "--doc", "works", "--format", "json").returncode == 0, f"{view}.{field} for the hospital")


def main():
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        look_for_marks(scratch)
        out = scratch / "plain"
        judge(bunkai("build", SAMPLE, "-o", out, "--doc", "specification", "--format", "json").returncode == 0, "plain")
        for path in sorted(out.rglob("specification.json")):
            tree = read(path)
            look_at_sentences(tree, path.parent.name)
            look_at_numbers(tree, path.parent.name)
        look_at_least(scratch, look_at_completeness(scratch, out))
        look_at_sameness(scratch)
        look_at_refusals(scratch)
    print(f"{passed} passed, {failed} failed, 0 skipped")
    sys.exit(failed > 0)


main()
