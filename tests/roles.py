#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""When work moves to another company, every paper follows. Two ways, in copies of a sample:
- the maker leaves: `replace party` puts another company in its place. No paper of the contract or of the hospital has its name,
  telephone numbers or addresses any more, and those of the new one stand where the old one's stood;
- the network devices alone move to a third party of the contract, by `set`: 別表3 and the prose of the articles name the new one for
  what it has now, the old one for what stays, and a device that nobody updates is a 要協議 row until `set` names somebody.
usage: roles.py BUNKAI"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parent.parent
BUNKAI = Path(sys.argv[1]).resolve()
ENV = dict(os.environ, BUNKAI_DATA=os.environ.get("BUNKAI_DATA", str(ROOT)), LC_ALL="C.UTF-8")
OLD, NEW = "見本メディカルネット", "移管テスト保守"
CONTRACT = "tele-2026"
failed = passed = 0


def expect(good, what):
    global failed, passed
    passed += bool(good)
    if not good:
        failed += 1
        print("FAIL roles: " + what)


def bunkai(*words, status=0):
    done = subprocess.run([str(BUNKAI), *map(str, words)], env=ENV, capture_output=True, text=True)
    expect(done.returncode == status, f"{' '.join(map(str, words))}: {done.returncode}\n{done.stderr[:800]}")
    return done.stdout


def build(folder, out):
    shutil.rmtree(out, ignore_errors=True)
    bunkai("build", folder, "-o", out, "--format", "text")
    return {str(p.relative_to(out)): p.read_text(encoding="utf-8") for p in sorted(out.rglob("*.txt"))}


def of_contract(papers, name):
    return papers[f"{CONTRACT}/{name}.txt"]


def those_with(papers, words):
    return sorted(name for name, text in papers.items() if words in text)


def the_maker_leaves(folder, out):
    before = build(folder, out)
    old = those_with(before, OLD)
    contacts = json.loads((folder / "contacts.json").read_text(encoding="utf-8"))["contacts"]
    expect(len(old) >= 8, f"the old company stands in {old}")
    told = bunkai("replace", "party", folder, "tele", "newco", f"name={NEW}株式会社", "address=架空県移管市北町1番1号",
                  "signatory=代表取締役 移管 一子")
    texts = re.findall(r"contacts\.json:contacts\[(\d+)\]\.note", told)
    expect(len(texts) == 1, "a text of the user's own that names the old company is told, not changed")
    for at in texts:
        bunkai("set", folder, f"contact/{contacts[int(at)]['id']}", f"note={NEW}株式会社につながらない場合に限る。")
    for c in contacts:
        if c["party"] == "tele":
            bunkai("set", folder, f"contact/{c['id']}", "name=移管 二子", "phone=0X-7777-0001", "phone_off=0X-7777-0002",
                   "email=desk@newco.example", "confirmed=2026-09-30")
    after = build(folder, out)
    expect(sorted(before) == sorted(after), "the same papers are made")
    expect(not those_with(after, OLD), f"the old company stands still in {those_with(after, OLD)}")
    expect(those_with(after, NEW) == old, f"the new one in {those_with(after, NEW)}, the old one in {old}")
    for c in contacts:
        for member in ("phone", "phone_off", "email") if c["party"] == "tele" else ():
            if c.get(member):
                still = those_with(after, c[member])
                expect(not still, f"{c['id']}.{member} {c[member]} stands still in {still}")
    text = (folder / "bunkai.json").read_text(encoding="utf-8") + (folder / "contacts.json").read_text(encoding="utf-8")
    expect('"tele"' not in re.sub(r'"id": "tele"', "", re.sub(r'"systems": \[[^]]*\]', "", text)),
           "no member of the project names the old party")


def section(text, title):
    """The part of a paper that begins with the title, up to the next part."""
    return re.split(r"\n# ", text.split("# " + title, 1)[1], maxsplit=1)[0] if "# " + title in text else ""


DEVICES = ("gw-fw", "gw-vpn")
PROSE = "自らが更新を担当する機器について、製造者及び公的機関の脆弱性の情報を7日に1回以上確認する。"


def devices_move(folder, out):
    bunkai("set", folder, f"contract/{CONTRACT}", "annex=full")  # articles say it in sentences
    before = build(folder, out)
    expect("乙は、" + PROSE in joined(of_contract(before, "annex")), "the article names the one who updates all devices")
    bunkai("set", folder, "party/mover", "--new", "kind=vendor", f"name={NEW}株式会社", "address=架空県移管市北町1番1号")
    bunkai("set", folder, f"contract-party/{CONTRACT}/mover", "--new", "label=戊", "role=subcontractor")
    bunkai("set", folder, "device/tele-gw/gw-vpn", "updates=mover", "configures=mover", "maintains=mover", "monitors=mover")
    mixed = build(folder, out)
    article = joined(of_contract(mixed, "annex"))
    expect("（ネットワーク機器）に掲げる更新担当者は、" + PROSE in article, "where they differ the article sends to 別表3")
    table = section(of_contract(mixed, "boundary"), "別表3")
    expect("戊" in table and "乙" in table, "別表3 has both:\n" + table)
    bunkai("set", folder, "device/tele-gw/gw-fw", "updates=mover", "configures=mover", "maintains=mover", "monitors=mover")
    after = build(folder, out)
    article = joined(of_contract(after, "annex"))
    expect("戊は、" + PROSE in article, "the article names the new one")
    expect("戊は、自らが設定する機器について、" in article, "and for settings")
    table = section(of_contract(after, "boundary"), "別表3")
    expect(table.count("更新: 戊") == 2, "別表3 names the new one:\n" + table)
    words = those_said(folder, out, "戊")
    expect(any("版、サポートの終了日" in w for w in words) and any("接続元" in w for w in words), f"the table says what it does: {words[:5]}")
    expect(those_with(after, NEW), "the new company stands in the papers")
    return after


def joined(text):
    """Lines of a paragraph are wrapped; each goes on behind the indent of the next."""
    return re.sub(r"\n\s+(?=\S)", "", text)


def tables_of(node):
    """Every table of a tree, as rows of cells' texts."""
    if isinstance(node, dict):
        if node.get("kind") == "table":
            yield [[c.get("text", "") for c in row["cells"]] for row in node["rows"]]
        node = list(node.values())
    for below in node if isinstance(node, list) else ():
        yield from tables_of(below)


def those_said(folder, out, label):
    bunkai("build", folder, "-o", out, "--format", "json", "--doc", "boundary")
    found = []
    for rows in tables_of(json.loads((out / CONTRACT / "boundary.json").read_text(encoding="utf-8"))):
        head = f"{label}が行うこと"
        if rows and head in rows[0]:
            found += [row[rows[0].index(head)] for row in rows[1:] if len(row) == len(rows[0])]
    return [text for text in found if text]


def nobody_updates(folder, out):
    key = "device.tele-gw.gw-vpn/updates"
    path = folder / "bunkai.json"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'("id": "gw-vpn".*?)"updates": "[a-z]+"', r'\1"updates": null', text, flags=re.S), encoding="utf-8")
    ready = bunkai("ready", folder, "--contract", CONTRACT, "--all", status=1)
    expect(f"open:{key}" in ready, "ready counts it")
    expect("set " in ready and "device/tele-gw/gw-vpn updates=" in ready, "and says how it is settled")
    table = of_contract(build(folder, out), "boundary")
    expect(re.search(r"項番: .*院内連携サーバのVPNルータの更新担当者(.|\n){0,900}状態: 要協議", table), "the table has the row, by words")
    expect(key not in table, "and no key in its place")
    expect("院内連携サーバのVPNルータの更新を行う者が定まっていない。" in joined(table), "which names the device and the role")
    expect("（ネットワーク機器）に掲げる更新担当者は、" + PROSE in joined(of_contract(build(folder, out), "annex")),
           "the article sends to 別表3")
    bunkai("set", folder, "device/tele-gw/gw-vpn", "updates=tele")
    expect("VPNルータの更新担当者" not in of_contract(build(folder, out), "boundary"), "set settles it")


def main():
    with tempfile.TemporaryDirectory(prefix="bunkai-roles-") as name:
        for k, way in enumerate((the_maker_leaves, devices_move, nobody_updates)):
            folder = Path(name) / str(k)
            shutil.copytree(ROOT / "samples" / "telehealth", folder)
            own = folder / "bunkai.json"  # every article is read, not the core of them
            own.write_text(own.read_text(encoding="utf-8").replace('"annex": "core"', '"annex": "full"'), encoding="utf-8")
            way(folder, Path(name) / f"out{k}")
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


sys.exit(main())
