# SPDX-License-Identifier: MIT
"""What an edited paper says, found from its letters: per paragraph that was sent both texts, who inserted and deleted what, comments, and whether something
was done without a trace. No edit says itself what it means, so that several on one paragraph cannot contradict it."""
from collections import defaultdict

from marks import fold


def texts_by(letters):
    """author -> {what: [all words, without those that are in neither view]}"""
    found = defaultdict(lambda: {"inserted": ["", ""], "deleted": ["", ""]})
    for x in letters:
        both = x.inserted is not None and x.deleted is not None
        for what, by in (("inserted", x.inserted), ("deleted", x.deleted)):
            if by:
                found[by.name][what][0] += x.text
                if not both:
                    found[by.name][what][1] += x.text
    return {name: {what: sorted({fold(t) for t in texts}) for what, texts in of.items()} for name, of in found.items()}


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
    twin_texts(units)
    return units, new_ones(paper)


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


def one_unit(paper, unit, paras, groups):
    letters = [x for p in paras for x in p.open()]
    mine = {"kind": unit.kind, "key": unit.key, "group": unit.group, "place": unit.place, "index": unit.index, "head": unit.head, "text": unit.text,
            "old": said(paras, unit, True) if paras else None, "new": said(paras, unit, False) if paras else None, "joined": [], "into": None,
            "by": sorted({b.name for x in letters for b in (x.inserted, x.deleted) if b}), "authors": texts_by(letters), "days": sorted({b.date[:10] for x in letters for b in (x.inserted, x.deleted) if b}),
            "comments": [c.text for p in paras for c in p.comments], "unmarked": False, "must": False, "gone": not paras, "struck_row": unit.row in paper.rows_deleted,
            "halves": [fold(p.text(False)) for p in paras] if len(paras) > 1 else []}
    if not paras:
        mine["unmarked"] = mine["must"] = True
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
    joined = paper.paras[paper.paras.index(paras[0]) - 1] if paras[0].letters is not None else None
    mine["must"] = mine["unmarked"] or differs and mine["into"] is None or bool(mine["comments"])
    mine["taken in"] = bool(joined and joined.unit and joined.unit is not unit and any(x.based and x.text for x in joined.open()[len(joined.unit.label + joined.unit.text) + 1:]))
    if not (mine["must"] or tracked or len(paras) > 1 or mine["into"]):
        return None if not any(x.restyled for x in letters) and not any(p.restyled for p in paras) else {**mine, "format": True}
    return mine


def new_ones(paper):
    found, last, rows = [], None, {}
    for para in paper.paras:
        if para.unit:
            if para.unit.key and para.unit.kind != "cell":
                last = para.unit
            continue
        text = para.text(False)
        if not fold(text) and not fold(para.text(True)):
            continue
        row = para.holder.getparent() if para.holder is not None else None
        if row is not None and row in rows:
            rows[row]["text"] += "\n" + text
            continue
        x = {"text": text, "authors": texts_by(para.open()), "by": sorted({b.name for l in para.open() for b in (l.inserted, l.deleted) if b}), "unmarked": bool(fold(para.text(True))),
             "after": last.key if last else None, "group": last.group if last else None, "moved": para.moved.key if para.moved else None, "row": row is not None}
        if fold(text):
            found.append(x)
        if row is not None:
            rows[row] = x
    return found


def twin_texts(units):
    for unit in units:
        unit.setdefault("format", False)
