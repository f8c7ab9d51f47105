# SPDX-License-Identifier: MIT
"""Ways to read such a file that are known to fail, as the report that each would make, and the truth itself as one: what tries the judge."""
import difflib

from marks import fold


def report(answers):
    return {"files": [{"answers": answers}]}


def entry(asks, key, text, doubts=(), maybe=(), **more):
    return {"asks": asks, "key": key, "text": text, "doubts": list(doubts), "maybe": list(maybe), "raw": {}, **more}


def by_position(truth, base):
    """The n-th paragraph is the n-th one that was sent."""
    now = [t for t in truth["views"][1] if fold(t)]
    units = [u for u in base if fold(u.label + u.text)]
    return report([entry("clause", u.group, t[len(u.label):]) for u, t in zip(units, now) if u.kind in ("para", "item", "sub") and fold(t) != fold(u.label + u.text)])


def by_words(truth, base):
    """Whichever was sent that is most like it; what was not sent in these words was changed."""
    sent = {fold(u.label + u.text): u for u in base if u.kind in ("para", "item", "sub")}
    known = list(sent)
    found = []
    for text in truth["views"][1]:
        if fold(text) in sent or not fold(text):
            continue
        near = difflib.get_close_matches(fold(text), [k for k in known if abs(len(k) - len(fold(text))) < 12][:150], 1, 0.3)
        if near:
            unit = sent[near[0]]
            found.append(entry("clause", unit.group, text[len(unit.label):]))
    return report(found)


def truth_itself(truth):
    found = []
    for unit in truth["units"]:
        if unit["format"] or unit["into"] or not unit["must"]:
            continue
        sent = unit["key"] is not None and unit["kind"] != "article"
        doubts = ["unmarked"] * unit["unmarked"] + ["joined"] * bool(unit["joined"]) + ["altered"] * (unit["kind"] == "cell") + ["unplaced"] * (not sent)
        only_said = unit["new"] is not None and fold(unit["new"]) == fold(unit["text"])
        found.append(entry(("row" if unit["kind"] == "cell" else "clause") if sent else None, unit["key"] if sent else None, None if only_said else unit["new"], doubts, [k for k in unit["joined"] if k],
                           cell=unit["place"], by="、".join(unit["by"]), reason="\n".join(unit["comments"]), edits=[{what: of[what][0], "by": name} for name, of in unit["authors"].items() for what in of]))
        if unit["new"] is None:
            found[-1]["raw"] = {"削除": unit["text"]}
        if unit["kind"] == "cell" and unit["new"] is not None:
            found[-1]["raw"], found[-1]["text"] = {unit["head"]: unit["new"]}, None
    for new in (n for n in truth["new"] if not n["vain"]):
        found.append(entry(None, None, new["text"], ["new"] + ["unmarked"] * new["unmarked"], [new["after"]] if new["after"] else [], by="、".join(new["by"]), cell="",
                           edits=[{what: of[what][0], "by": name} for name, of in new["authors"].items() for what in of]))
    return report(found)
