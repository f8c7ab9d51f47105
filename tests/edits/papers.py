# SPDX-License-Identifier: MIT
"""What the papers of an amendment have to hold, read from their trees (--format json): the list of changes has a row for every change that
diff tells, and no other; the 新旧対照表 shows every unit that differs between the old and the new papers, with each cell that differs;
no id of a file, no cut text and no empty pair stands in any of them."""
import json
import re
from collections import Counter

from schemas import ROOT

OMITTED = "（略）"
EMPTY = {"", "（なし）", "-", "−", "なし"}
# 第66条1(1) is 第61条の2第1項第1号 where old numbers stay
ARTICLE = re.compile(r"第[0-9]+条(?:の[0-9]+(?=第|[^0-9]|$))*(?:第([0-9]+)項(?:第([0-9]+)号)?)?|別表第?[0-9]+")


KEPT = "\0text"


def text_of(node):
    """All words of a node, lines apart; kept with it, for it is asked for often."""
    if KEPT not in node:
        node[KEPT] = make_text(node)
    return node[KEPT]


def make_text(node):
    if node.get("runs"):
        own = "".join(r["text"] for r in node["runs"])
    else:
        own = node.get("text", "")
    words = [node.get("label", {}).get("text", "") if isinstance(node.get("label"), dict) else "", own]
    for name in ("items", "rows", "cells", "body"):
        words += [text_of(n) for n in node.get(name, [])]
    return "\n".join(w for w in words if w)


def nodes(node, kind):
    if node.get("kind") == kind:
        yield node
    for name in ("body", "items", "rows", "cells"):
        for below in node.get(name, []):
            yield from nodes(below, kind)


def own_cells(table, row):
    """A row's cells but for what a page shows in a line above it: which group of rows it is in."""
    return [c for c, column in zip(row["cells"], table["columns"]) if not column.get("group")]


def group_of(table, row):
    return "\n".join(text_of(c) for c, column in zip(row["cells"], table["columns"]) if column.get("group"))


def squash(text):
    return re.sub(r"\s+", "", text or "")


def read_trees(folder):
    return {str(p.relative_to(folder))[:-5]: json.loads(p.read_text(encoding="utf-8")) for p in sorted(folder.rglob("*.json"))}


# --- the list of changes ----------------------------------------------------------------------------------------------------------------------


def names_of(change, register):
    """How a row's origin may call a change: rows of a register with it in front, though the project has no other."""
    field = f" {change['field']}" if change.get("field") else ""
    return [change["id"], f"{change['kind']} {change['subject']}{field}", f"{change['kind']} {register}:{change['subject']}{field}"]


def rows_of_changes(tree):
    found = []
    for table in nodes(tree, "table"):
        for row in table["rows"]:
            if not row.get("role") and row.get("origin", {}).get("kind") == "change":
                found.append((row["origin"]["key"], [text_of(c) for c in own_cells(table, row)]))
    return found


def check_changes(trees, changes, register, contracts):
    faults = []
    allowed = Counter()
    by_name = {}
    for c in changes:
        for name in names_of(c, register):
            by_name.setdefault(name, []).append(c)
    for scope in ["hospital"] + contracts:
        tree = trees.get(f"{scope}/changes")
        rows = rows_of_changes(tree) if tree else []
        left = Counter(c["id"] for c in changes)
        for key, cells in rows:
            c = next((c for c in by_name.get(key, []) if left[c["id"]]), None)
            if not c:
                faults.append(f"{scope}/changes: a row of no change, or a second one: {key} {cells}")
                continue
            left[c["id"]] -= 1
            faults += check_row(scope, c, cells)
        faults += check_names(scope, rows, changes)
        if scope == "hospital":
            faults += [f"hospital/changes: no row for {c['op']} {c['kind']} {c['subject']} {c.get('field', '')}" for c in changes if left[c["id"]]]
    return faults


def check_names(scope, rows, changes):
    """Members of one object are called apart: 終了時に終えたこと names the thing, and a parameter the words around it."""
    fields = {c["id"]: (c["kind"], c["subject"], c.get("field")) for c in changes}
    seen, faults = {}, []
    for key, cells in rows:
        if key in fields and fields[key][2] and fields[key][0] in TOLD_APART:
            other = seen.setdefault((fields[key][:2], cells[2]), fields[key][2])
            if other != fields[key][2] and not other.startswith("roles."):  # a party with another id has its name still
                faults.append(f"{scope}/changes: {fields[key]} and {other} are both called {cells[2]!r}")
    return faults


TOLD_APART = ("project", "contract", "contract-party", "party", "system", "contact", "decision", "server", "device", "line", "backup", "medium")
# What papers say of something that has another id alone.
WORDS = json.loads((ROOT / "templates/words.json").read_text(encoding="utf-8"))["words"]
ID_ONLY = WORDS.get("change.id-only", "\0").replace("{{name}}", "")
WHOLE = WORDS.get("shinkyu.whole", "\0")
IDS = re.compile(r"[A-Za-z0-9_.:/#-]+(, [A-Za-z0-9_.:/#-]+)*")

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}( |$)")  # papers have it in words of their own


def is_words(value):
    """A text that papers print as it is: no id, no day, no list of ids."""
    return bool(value) and not DAY.match(value) and not IDS.fullmatch(value) and ", " not in value and "{{" not in value


def check_row(scope, change, cells):
    """A changed member has both values whole; something that came or went is named."""
    faults = []
    if change["op"] == "changed" and len(cells) >= 5:
        for side, cell in (("after", cells[3]), ("before", cells[4])):
            value = (change.get(side) or {}).get("value")
            if is_words(value) and not (change.get("field") or "").startswith("requirement") and squash(value) not in squash(cell):
                faults.append(f"{scope}/changes: {change['kind']} {change['subject']} {change.get('field')} {side} is not told whole: {value!r} as {cell!r}")
        if squash(cells[3]) == squash(cells[4]) and ID_ONLY not in cells[3]:
            faults.append(f"{scope}/changes: {change['kind']} {change['subject']} {change.get('field')}: both sides say {cells[3]!r}")
    if not cells[1].strip() or not cells[2].strip():
        faults.append(f"{scope}/changes: {change['kind']} {change['subject']} {change.get('field')}: no name: {cells[:3]}")
    return faults


# --- words that no paper of an amendment has ---------------------------------------------------------------------------------------------------


def strings(value):
    if isinstance(value, dict):
        for v in value.values():
            yield from strings(v)
    elif isinstance(value, list):
        for v in value:
            yield from strings(v)
    elif isinstance(value, str):
        yield value


def ids_in(value, out):
    for k, v in value.items() if isinstance(value, dict) else ():
        if k in ("id", "party", "system", "contract", "clause", "topic", "module", "vendor", "contact", "chain") and isinstance(v, str):
            out.add(v)
    for v in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        ids_in(v, out)


def known_ids(states, library):
    """Ids of files, but those of rows, which readers know, and of words that any paper may have."""
    out = set(library.clauses) | set(library.topics) | set(library.documents) | set(library.terms) | set(library.modules)
    for s in states:
        for f in s.files.values():
            ids_in(f, out)
        out |= set(s.registers)
    return {i for i in out if re.search(r"[a-z]", i)}


WORD = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.#-]*[A-Za-z0-9_]|[A-Za-z0-9_]")


def words_in(texts):
    return {w for t in texts for w in WORD.findall(t)}


def check_words(trees, plain, ids, sources):
    """`plain`: the ordinary papers of both states: what they print, readers know; `sources`: texts of the files."""
    known = words_in(text_of(t) for t in plain.values())
    own = words_in(s for s in sources if re.search(r"[^ -~]|[ @]", s))
    printed = "\n".join(text_of(t) for t in plain.values())
    cut_in_source = any("…" in s for s in sources)
    faults = []
    for name, tree in trees.items():
        text = text_of(tree)
        found = (words_in([text]) & ids) - known - own
        for word in sorted(found):
            at = re.search(rf"(?<![A-Za-z0-9_.#-]){re.escape(word)}(?![A-Za-z0-9_.#-])", text)
            around = text[max(0, at.start() - 30):at.end() + 20].replace("\n", "/") if at else ""
            faults.append(f"{name}: an id: {word} in {around!r}")
        for at in (m.start() for m in re.finditer("…", text) if not cut_in_source):
            if text[max(0, at - 8):at + 1] not in printed:  # what is called so in ordinary papers
                faults.append(f"{name}: cut: {text[max(0, at - 30):at + 10]!r}")
                break
        for mark in ("→→", "{{", "}}", "(null)", "［C"):
            if mark in text and not any(mark in s for s in sources):
                at = text.index(mark)
                faults.append(f"{name}: {mark} in {text[max(0, at - 30):at + 20]!r}")
    return faults


# --- units of the papers ----------------------------------------------------------------------------------------------------------------------


def units(tree):
    """(what names it, the texts of its cells) of every row of a table and every article."""
    out = []
    for part in tree["body"]:
        if part.get("summary"):
            continue
        walk_units(part, out)
    return out


def origin_of(node):
    o = node.get("origin") or {}
    return o.get("kind"), o.get("key")


def heads(table):
    rows = table["rows"][:table.get("head", 0)]
    return [text_of(c) for c in rows[-1]["cells"]] if rows else []


def walk_units(node, out):
    if node.get("kind") == "article":
        out.append((origin_of(node), [("", make_text({**node, "items": [i for i in node.get("items", []) if i.get("kind") != "note"]}))]))
        return
    if node.get("kind") == "table":
        names = heads(node)
        for row in node["rows"][node.get("head", 0):]:
            if row.get("role") in ("group", "group-2") or not row.get("origin") or row["origin"]["kind"] == "edition":
                continue
            cells = row["cells"]
            if len(cells) == len(names):
                out.append((origin_of(row), [(("|" if node["columns"][i].get("group") else "") + names[i], text_of(c)) for i, c in enumerate(cells)]))
        return
    for name in ("items", "rows", "body"):
        for below in node.get(name, []):
            walk_units(below, out)


def neutral(text):
    """Numbers of articles follow from what came and went before them; those of 項 and 号 stay, in one way of writing."""
    return ARTICLE.sub(lambda m: "第条" + (m[1] or "") + (f"({m[2]})" if m[2] else ""), squash(text))


def differing(old, new):
    """Units whose words differ: (origin, cells before or None, cells after or None). Units of one origin are taken in their order; those that
    are equal pair off first."""
    x, y, out = {}, {}, []
    for side, tree in ((x, old), (y, new)):
        for origin, cells in units(tree) if tree else []:
            side.setdefault(origin, []).append(cells)
    for origin in list(x) + [o for o in y if o not in x]:
        before, after = list(x.get(origin, [])), list(y.get(origin, []))
        plain = lambda cells: [neutral(t) for _, t in cells]
        for cells in list(after):
            twin = next((b for b in before if plain(b) == plain(cells)), None)
            if twin is not None:
                before.remove(twin)
                after.remove(cells)
        for i in range(max(len(before), len(after))):
            pair = before[i] if i < len(before) else None, after[i] if i < len(after) else None
            if not differs_by_columns(*pair):
                out.append((origin, *pair))
    return without_renamed(out)


def by_same_heads(before, after):
    """The cells that stand below heads of both sides: a party that came, went or is called otherwise has a column of its own, which the head
    of the table tells."""
    if [h for h, _ in before] == [h for h, _ in after]:
        return before, after
    x, y = dict(before), dict(after)
    both = [h for h in x if h in y]
    return [(h, x[h]) for h in both], [(h, y[h]) for h in both]


def differs_by_columns(before, after):
    if before is None or after is None or [h for h, _ in before] == [h for h, _ in after]:
        return False
    old, new = by_same_heads(before, after)
    return all(neutral(x) == neutral(y) for (_, x), (_, y) in zip(old, new))


def without_renamed(found):
    """What went under one name and came with the same words under another is the same."""
    plain = lambda cells: tuple(neutral(t) for _, t in cells)
    gone = Counter(plain(b) for _, b, a in found if a is None)
    came = Counter(plain(a) for _, b, a in found if b is None)
    both = gone & came
    left = {True: Counter(both), False: Counter(both)}
    for origin, before, after in found:
        cells = before if after is None else after if before is None else None
        if cells is not None and left[after is None][plain(cells)]:
            left[after is None][plain(cells)] -= 1
        else:
            yield origin, before, after


def rows_of_shinkyu(tree, faults):
    """(origin, new side, old side) of its rows but for heads and groups; none stands twice in one table."""
    out = []
    for table in nodes(tree, "table"):
        seen = set()
        for row in table["rows"][table.get("head", 0):]:
            section, cells = group_of(table, row), own_cells(table, row)
            if len(cells) < 2:
                continue
            found = origin_of(row), text_of(cells[0]), text_of(cells[1])
            if (section, *found[1:]) in seen and found[0][0] != "template":
                faults.append(f"shinkyu: a row that reads like another: {found}"[:300])
            seen.add((section, *found[1:]))
            out.append(found)
    return out


def check_rows(scope, rows):
    """（略） stands for what both sides have alike: as often on the one as on the other, and never alone on one."""
    faults = []
    for origin, new, old in rows:
        a, b = new.split("\n"), old.split("\n")
        if squash(new) == squash(old) and origin[0] != "template":  # that tells which articles stay
            faults.append(f"{scope}/shinkyu {origin}: both sides alike: {new[:120]!r}")
        if OMITTED in a or OMITTED in b:
            if a.count(OMITTED) != b.count(OMITTED):
                faults.append(f"{scope}/shinkyu {origin}: （略） stands {a.count(OMITTED)} times against {b.count(OMITTED)}: {new[:80]!r} / {old[:80]!r}")
            if set(a) == {OMITTED} and set(b) == {OMITTED} and origin[0] not in ("template", None):
                faults.append(f"{scope}/shinkyu {origin}: nothing but （略）")
    return faults


def check_reasons(scope, tree, changes):
    """Where one thing changed, all follows from it; that it follows from others says nothing."""
    others = WORDS.get("shinkyu.follows", "\0")
    if len(changes) != 1:
        return []
    return [f"{scope}/shinkyu {origin_of(row)}: no reason, though nothing but {changes[0]['kind']} {changes[0]['subject']} {changes[0].get('field', '')} changed"
            for table in nodes(tree, "table") for row in table["rows"][table.get("head", 0):]
            if len(row["cells"]) > 2 and text_of(row["cells"][-1]) == others]


def is_replaced(states, scope, name):
    """An annex of another shape: its articles are written anew, and nobody reads them side by side."""
    shapes = [c.get("annex", "full") for s in states for c in s.files["project"]["contracts"] if c["id"] == scope]
    return name == "annex" and len(set(shapes)) > 1


def check_shinkyu(trees, old, new, scope, amended, states, changes):
    """`amended`: the documents of the scope that an amendment is made of."""
    tree = trees.get(f"{scope}/shinkyu")
    faults = check_reasons(scope, tree, changes) if tree else []
    rows = rows_of_shinkyu(tree, faults) if tree else []
    faults += check_rows(scope, rows)
    by_origin = {}
    for origin, a, b in rows:
        by_origin.setdefault(origin, []).append((squash(a), squash(b)))
    for name in amended:
        pair = old.get(f"{scope}/{name}"), new.get(f"{scope}/{name}")
        if None in pair:
            title = (pair[0] or pair[1])["title"]
            if not any(squash(title) in squash(text_of(t)) for n, t in trees.items() if n.startswith(scope + "/")):
                faults.append(f"{scope}: no paper of the amendment names {title}, which {'came' if pair[1] else 'went'}")
            continue
        if any(b == WHOLE for _, _, b in rows) and is_replaced(states, scope, name):
            continue
        for origin, before, after in differing(old.get(f"{scope}/{name}"), new.get(f"{scope}/{name}")):
            shown = by_origin.get(origin, [])
            before, after = without_groups(before, after, rows)
            if before is None and after is None:
                continue
            if not shown:
                faults.append(f"{scope}/shinkyu: no row for {name} {origin}: {cells_apart(before, after)}")
                continue
            if not origin[1]:
                continue
            faults += check_cells(scope, name, origin, before, after, shown)
    return faults


def without_groups(before, after, rows):
    """Columns that a page shows in a line above the rows of a group (| before their heads): they are told where that line is."""
    if before is None or after is None:
        return before, after
    before, after = by_same_heads(before, after)
    kept = []
    for (head, old), (_, new) in zip(before, after):
        told = head.startswith("|") and any(squash(new) in squash(a) and squash(old) in squash(b) for _, a, b in rows)
        if not told:
            kept.append(((head, old), (head, new)))
    if all(neutral(old[1]) == neutral(new[1]) for old, new in kept):
        return None, None
    return [old for old, _ in kept], [new for _, new in kept]


def cells_apart(before, after):
    if before is None or after is None:
        return f"{str(before)[:120]} -> {str(after)[:120]}"
    return "; ".join(f"{h}: {b[:70]!r} -> {a[:70]!r}" for (h, b), (_, a) in zip(before, after) if neutral(b) != neutral(a))


def has_lines(own, other, shown):
    """The lines that the other side has not, but for numbers of articles, are shown."""
    same = {neutral(line) for line in other.split("\n")}
    return all(neutral(line) in neutral(shown) for line in own.split("\n") if neutral(line) not in same)


def check_cells(scope, name, origin, before, after, shown):
    """Each cell that differs stands in both its wordings in one of the rows of that origin."""
    if before is None or after is None:
        return []
    faults = []
    pairs = list(zip(*by_same_heads(before, after)))
    if len(pairs) + 1 < max(len(before), len(after)):  # it went to another table
        return []
    for (head, old), (_, new) in pairs:
        if neutral(old) == neutral(new):
            continue
        whole = any(squash(new) in a and squash(old) in b for a, b in shown)
        lines = any(has_lines(new, old, a) and has_lines(old, new, b) for a, b in shown)
        if not whole and not lines:
            faults.append(f"{scope}/shinkyu {name} {origin} {head!r}: {old[:120]!r} -> {new[:120]!r} is shown as {shown[0][0][:160]!r} / {shown[0][1][:160]!r}")
    return faults


# --- all of it --------------------------------------------------------------------------------------------------------------------------------


def templates():
    """Ids of documents that an amendment is not made of: reports, and of contracts those for the hospital alone."""
    reports, internal = set(), set()
    for p in (ROOT / "templates/documents").glob("*.json"):
        t = json.loads(p.read_text(encoding="utf-8"))
        if t.get("report"):
            reports.add(t["id"])
        if t.get("audience") == "hospital":
            internal.add(t["id"])
    return reports, internal


REPORTS, INTERNAL = templates()


def check_amendment(amended, old, new, changes, states, library):
    """Faults of the papers of an amendment; `old` and `new`: the ordinary papers of both states."""
    contracts = sorted({c["id"] for s in states for c in s.files["project"]["contracts"]})
    # what is made for the first time amends nothing, and what is gone from the file is no amendment either
    stay = [c for c in contracts if all(c in s.ids("contract") for s in states)]
    over = {c["id"] for s in states for c in s.files["project"]["contracts"] if c.get("ended")}
    register = sorted(states[1].registers)[0]
    sources = [t for s in states for f in list(s.files.values()) + list(s.registers.values()) for t in strings(f)]
    plain = {f"{side}/{name}": tree for side, trees in (("old", old), ("new", new)) for name, tree in trees.items()}
    faults = check_changes(amended, changes, register, contracts)
    faults += check_words(amended, plain, known_ids(states, library), sources)
    for scope in ["hospital"] + [c for c in stay if c not in over]:
        names = sorted({n.split("/", 1)[1] for n in list(old) + list(new) if n.startswith(scope + "/")})
        names = [n for n in names if n not in REPORTS and not (scope != "hospital" and n in INTERNAL)]
        faults += check_shinkyu(amended, old, new, scope, names, states, changes)
    return faults
