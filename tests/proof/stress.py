# SPDX-License-Identifier: MIT
"""A project made to break layouts: tests/small with a text of 2,000 characters in one cell, a key of 60 characters without a place to
break, an empty cell, 300 rows in one group, a party's name of 60 characters and six parties."""
import json
import shutil

KINDS = ["carrier", "cloud", "vendor", "vendor"]
LONG_NAME = "医療情報システム保守運用受託機構連合会" * 4
LONG_KEY = "KEY-" + "X1Y2Z3W4" * 7
LONG_TEXT = "接続の記録を保存し（期間は「90日」、保存先は『書庫』）・ABC-123 v2.0で点検する。" * 45


def change(path, edit):
    content = json.loads(path.read_text(encoding="utf-8"))
    edit(content)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")


def edit_project(project):
    project["parties"][1]["name"] = LONG_NAME[:60]
    for i, kind in enumerate(KINDS):
        project["parties"].append({"id": f"party-{i}", "kind": kind, "name": f"第{i}協力会社", "address": None, "signatory": None})
        project["contracts"][0]["parties"].append({"party": f"party-{i}", "label": "丙丁戊己"[i], "role": kind})


def edit_register(register):
    first = dict(register["requirements"][0], agreement=False)
    register["requirements"] += [dict(first, no=f"⑨-{n}", text=f"{n}番目の記録をVPNの装置（型番X-{n}）ごとに点検する。" * (1 + n % 3))
                                 for n in range(300)]
    register["requirements"].append(dict(first, no="⑧-1", text=LONG_TEXT[:2000]))
    register["requirements"].append(dict(first, no=LONG_KEY[:60], text="https://www.example.jp/" + "path/" * 30))
    register["requirements"].append(dict(first, no="⑧-2", text=""))


def edit_contacts(contacts):
    contacts["contacts"][0]["desk"] = LONG_NAME[:60]
    contacts["contacts"][0]["email"] = "a" * 50 + "@example.com"


def write(source, target):
    shutil.copytree(source, target)
    change(target / "bunkai.json", edit_project)
    change(target / "register.json", edit_register)
    change(target / "contacts.json", edit_contacts)
    return target


LENGTHENED = {"text", "scenario", "duty", "action", "note", "owner", "by", "name", "title", "when", "policy", "reason", "public_reason"}


def lengthen(value, times, member=None):
    if isinstance(value, dict):
        return {key: lengthen(inner, times, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [lengthen(inner, times) for inner in value]
    return value * times if isinstance(value, str) and member in LENGTHENED else value


def write_long(source, target, times):
    """The project with every text of its files so many times as long; ids, keys and choices stay."""
    shutil.copytree(source, target)
    for path in target.rglob("*.json"):
        content = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps(lengthen(content, times), ensure_ascii=False, indent=1), encoding="utf-8")
    return target
