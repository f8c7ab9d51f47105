# SPDX-License-Identifier: MIT
"""What an edited paper says, found from its letters: per paragraph that was sent both texts, who inserted and deleted what, comments, and whether something
was done without a trace. No edit says itself what it means, so that several on one paragraph cannot contradict it."""
import itertools
from collections import defaultdict

from marks import fold


def texts_by(letters, least=()):
    """author -> {what: [words that must be told, words that may be told]}. `least`: the letters of the text without its number; what is in neither view
    needs not be told."""
    found = defaultdict(lambda: {"inserted": ["", ""], "deleted": ["", ""]})
    needed = {id(x) for x in least}
    for x in letters:
        for what, by in (("inserted", x.inserted), ("deleted", x.deleted)):
            if by:
                found[by.name][what][1] += x.text
                if id(x) in needed and not (x.inserted and x.deleted):
                    found[by.name][what][0] += x.text
    return {name: {what: [fold(t) for t in texts] for what, texts in of.items()} for name, of in found.items()}


def behind_label(para, unit):
    """The letters after the printed number, however that was changed."""
    left, letters = len(unit.label), para.open()
    if para.half:
        return letters
    for n, x in enumerate(letters):
        if left == 0:
            return letters[n:] if unit.label else letters
        left -= x.based
    return [] if left == 0 and unit.label else letters


def truth_of(paper):
    """[unit's truth…], [new paragraph's truth…]"""
    of_unit, groups = defaultdict(list), {}
    for para in paper.paras:
        if para.unit and not para.gone:
            of_unit[para.unit.index].append(para)
    for old in (True, False):
        for members, _ in paper.groups(old):
            for para in members:
                groups[id(para), old] = members
    units = [one_unit(paper, u, of_unit.get(u.index, []), groups) for u in paper.units if is_touched(paper, u, of_unit.get(u.index, []))]
    units = [u for u in units if u]
    return units, new_ones(paper), wholes_of(paper, {u["group"] for u in units}, of_unit, groups)


def wholes_of(paper, wanted, of_unit, groups):
    """Of each 項 that was touched all its words now, with its 号: without and with what is new in it."""
    found = {}
    for unit in paper.units:
        if unit.group not in wanted or unit.kind not in ("para", "item", "sub"):
            continue
        mine = found.setdefault(unit.group, ["", ""])
        for para in of_unit.get(unit.index, []):
            for n, whole in enumerate(mine):
                mine[n] = whole + para.text(False)
            at = paper.paras.index(para)
            for after in itertools.takewhile(lambda p: p.unit is None, paper.paras[at + 1:]):
                mine[1] += after.text(False)
    return {group: sorted({fold(t) for t in texts}) for group, texts in found.items()}


def is_touched(paper, unit, paras):
    return not paras or unit.row in paper.rows_deleted or any(p.letters is not None or p.end_inserted or p.end_deleted or p.comments for p in paras)


def said(paras, unit, old):
    """What a view shows of the unit's own paragraphs, without the printed number."""
    return "".join(x.text for p in paras for x in behind_label(p, unit) if (x.old if old else x.new))


def joined_with(paras, groups):
    """The units that a reader who accepts all sees as one paragraph with these, the first one first."""
    seen = []
    for para in groups[id(paras[-1]), False]:
        if para.unit and para.text(False).strip() and para.unit not in seen:
            seen.append(para.unit)
    return seen


def behind_number(para):
    """What stands there now of a paragraph that was moved or typed again."""
    text = para.text(False)
    label = para.moved.label
    return text[len(label):] if text.startswith(label) else text


def one_unit(paper, unit, paras, groups):
    letters = [x for p in paras for x in p.open()]
    bys = {b for x in letters for b in (x.inserted, x.deleted) if b} | {b for p in paras for b in (p.end_inserted, p.end_deleted) if b}
    mine = {"kind": unit.kind, "key": unit.key, "group": unit.group, "place": unit.place, "index": unit.index, "head": unit.head, "row": next((n for n, p in enumerate(paper.paras) if p.unit and p.unit.row is unit.row), None) if unit.row is not None else None, "text": unit.text, "label": unit.label,
            "old": said(paras, unit, True) if paras else None, "new": said(paras, unit, False) if paras else None, "joined": [], "into": None,
            "by": sorted({b.name for b in bys}), "authors": texts_by(letters, [x for p in paras for x in behind_label(p, unit)]), "days": sorted({b.date[:10] for b in bys if b.date} | {c.date[:10] for p in paras for c in p.comments if c.date}),
            "comments": [c.text for p in paras for c in p.comments], "unmarked": False, "must": False, "gone": not paras, "struck_row": unit.row in paper.rows_deleted,
            "format": False, "moved": False, "halves": [fold(p.text(False)) for p in paras] if len(paras) > 1 else []}
    mine["retyped"] = next((behind_number(p) for p in paper.paras if p.moved is unit), None)
    if not paras:
        into = next((p.into for p in paper.paras if p.unit is unit and p.into), None)
        mine["moved"] = mine["retyped"] is not None and fold(mine["retyped"]) == fold(unit.text)
        mine["unmarked"], mine["must"], mine["into"] = True, into is None, into.unit.key if into and into.unit else None
        return mine
    mine["unmarked"] = fold(mine["old"]) != fold(unit.text)
    tracked = any(x.inserted or x.deleted for x in letters) or any(p.end_deleted for p in paras)
    differs = fold(mine["new"]) != fold(mine["old"])
    together = joined_with(paras, groups)
    if len(together) > 1 and unit in together:
        mine["joined"] = [u.key for u in together if u is not unit]
        if unit is together[0]:
            members = groups[id(paras[-1]), False]
            mine["new"] = "".join(x.text for p in members for x in (behind_label(p, p.unit) if p.unit is unit and not p.half else p.open()) if x.new)
            differs = True
        else:
            mine["into"] = together[0].key
    if not fold(mine["new"]) and fold(mine["old"]):
        mine["new"] = None
    mine["must"] = mine["unmarked"] or differs and mine["into"] is None or bool(mine["comments"])
    if not (mine["must"] or tracked or len(paras) > 1 or mine["into"] or any(x.struck for x in letters)):
        return None if not any(x.restyled for x in letters) and not any(p.restyled for p in paras) else {**mine, "format": True}
    return mine


def told_of(para, text, last):
    return {"text": text, "authors": texts_by(para.open(), [x for x in para.open() if x.text not in "0123456789\t　 "]), "by": sorted({b.name for x in para.open() for b in (x.inserted, x.deleted) if b}),
            "unmarked": bool(fold(para.text(True))), "after": last.key if last else None, "group": last.group if last else None, "moved": para.moved.key if para.moved else None, "row": False, "vain": False}


def new_ones(paper):
    found, last, rows = [], None, {}
    for para in paper.paras:
        if para.unit:
            if para.unit.key and para.unit.kind != "cell":
                last = para.unit
            continue
        text = para.text(False)
        if not fold(text) and not fold(para.text(True)):
            if para.letters and para.holder is None:
                found.append({**told_of(para, "".join(x.text for x in para.letters), last), "vain": True})
            continue
        row = para.holder.getparent() if para.holder is not None else None
        if row is not None and row in rows:
            rows[row]["text"] += "\n" + text
            continue
        x = {**told_of(para, text, last), "row": row is not None}
        if fold(text):
            found.append(x)
        if row is not None:
            rows[row] = x
    return found

