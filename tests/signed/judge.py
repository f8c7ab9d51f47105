# SPDX-License-Identifier: MIT
"""Holds what `verify --json` said of a made file against what is known of it."""
NEAR = 6.0  # points that a place may be off
GOOD = {"same", "signed", "updated", "stamped"}
KINDS = {"state": "another word", "status": "another exit status", "edition": "of another edition or document", "prefix": "the issued bytes not seen, or seen falsely",
         "signatures": "other signatures", "whole": "byte ranges misjudged", "lost": "a place not told", "where": "a place told elsewhere on its page",
         "false": "a page told that is as issued", "before": "not said what stood there", "json": "no JSON, or not of its schema", "ended": "no end, or a crash"}


def overlaps(place, box):
    if not place["width"] or box is None:
        return True
    return (place["x"] < box[2] + NEAR and place["x"] + place["width"] > box[0] - NEAR and
            place["y"] < box[3] + NEAR and place["y"] + place["height"] > box[1] - NEAR)


def judge(way, states, c, m, said, status):
    """[(kind of fault, words)]."""
    wrong, state = [], said["state"]
    if state not in states:
        wrong.append(("state", f"{state}, not {'|'.join(sorted(states))}"))
    if status != (0 if state in GOOD else 1):
        wrong.append(("status", f"{status} for {state}"))
    if state == "unreadable":
        return wrong
    if (said.get("document"), said.get("edition")) != (c.document, c.edition) and c.measured:
        wrong.append(("edition", f"{said.get('document')} {said.get('edition')}, not {c.document} {c.edition}"))
    if c.prefix is not None and c.measured and bool(said["prefix"]) != c.prefix:
        wrong.append(("prefix", str(said["prefix"])))
    return wrong + judge_signatures(c, said) + (judge_places(c, m, said) if state in states else [])


def judge_signatures(c, said):
    wrong = []
    if not c.measured:
        return wrong
    told = {(s["field"], s.get("name")) for s in said["signatures"]}
    if {field for field, _ in told} != {field for field, _ in c.signatures} or {p for p in told if p[1]} - set(c.signatures):
        wrong.append(("signatures", f"{sorted(map(str, told))}, not {sorted(map(str, c.signatures))}"))
    if c.whole is not None and said["signatures"] and c.signatures and all(s["whole"] for s in said["signatures"]) != c.whole:
        wrong.append(("whole", str([s["whole"] for s in said["signatures"]])))
    return wrong


def judge_places(c, m, said):
    wrong, places = [], said["places"]
    for noted in c.places:
        if not noted.page:
            if not places:
                wrong.append(("lost", "nothing is told"))
            continue
        here = [p for p in places if p["page"] == noted.page]
        if not here:
            wrong.append(("lost", f"page {noted.page}"))
        elif not any(overlaps(p, noted.box) for p in here):
            wrong.append(("where", f"page {noted.page}, {noted.box}"))
        elif noted.before and not any(p.get("before") and (noted.before in p["before"] or p["before"] in noted.before) for p in here):
            wrong.append(("before", f"{noted.before}: {[p.get('before') for p in here]}"))
    differ = {p.page for p in c.places} | m.seen | m.read | {page for page, _ in c.seals}
    if m.known and None not in differ:
        more = {p["page"] for p in places} - differ - {0}
        if more:
            wrong.append(("false", f"pages {sorted(more)}"))
    return wrong
