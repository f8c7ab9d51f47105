# SPDX-License-Identifier: MIT
"""Edits by chance of a project's own files: names, texts and rows of what its tables, figures and heads show."""
import json

TEXTS = {"bunkai.json": {"name", "place", "line", "os", "address", "signatory", "number"}, "contacts.json": {"desk", "email", "what", "phone"},
         "register.json": {"text", "scenario", "duty", "content", "action", "detail"}, "decisions.json": {"text", "reason"}}
ROWS = {"bunkai.json": {"servers", "devices", "lines", "backups"}, "contacts.json": {"contacts", "escalation"}, "register.json": {"requirements", "residual"},
        "decisions.json": {"decisions"}}
ADDED = ["（更新後）", "及び予備の装置", "（夜間及び休日を除く。）", "第2号機"]
LONG = "医療情報連携基盤用二重化境界防御装置（本館地下一階電算室北側収納架上段設置、予備電源装置及び遠隔監視装置を含む。）一号機"


def walk(value, key=None, holder=None):
    """(holder, key, value) of everything below."""
    for k, v in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield value, k, v
        yield from walk(v)


def change_text(chance, file, data):
    places = [(holder, k) for holder, k, v in walk(data) if k in TEXTS[file] and isinstance(v, str) and v]
    if not places:
        return None
    holder, k = chance.choice(places)
    old = holder[k]
    holder[k] = "0X-XXXX-0099" if k == "phone" else "desk@example.com" if k == "email" else LONG if k == "name" and chance.random() < 0.4 else \
        old[:len(old) // 2] if len(old) > 12 and chance.random() < 0.3 and not old.count("{") else old.rstrip("。") + chance.choice(ADDED) + "。" * old.endswith("。")
    return f"{k} {old[:12]}" if holder[k] != old else None


def drop_row(chance, file, data):
    places = [v for _, k, v in walk(data) if k in ROWS[file] and isinstance(v, list) and len(v) > 1]
    if not places:
        return None
    rows = chance.choice(places)
    row = rows.pop(chance.randrange(len(rows)))
    return f"drop {row.get('id') or row.get('no') or 'a row'}"


def move_row(chance, file, data):
    places = [v for _, k, v in walk(data) if k in ROWS[file] and isinstance(v, list) and len(v) > 1]
    if not places:
        return None
    rows = chance.choice(places)
    rows.append(rows.pop(0))
    return "move a row"


def edit_project(chance, folder, n):
    """Edits the files of a folder; what was done, in words."""
    said = []
    for _ in range(n):
        file = chance.choice([name for name in TEXTS if (folder / name).exists()])
        data = json.loads((folder / file).read_text(encoding="utf-8"))
        done = chance.choice([change_text, change_text, change_text, drop_row, move_row])(chance, file, data)
        if done:
            (folder / file).write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
            said.append(f"{file}: {done}")
    return said
