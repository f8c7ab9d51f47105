# SPDX-License-Identifier: MIT
"""Ways through a PDF: its outline names what is read, in that order, and each entry and link leads to a page."""
import pikepdf


def squash(text):
    return "".join(str(text).split())


def names_of(pdf):
    """Places that links can name."""
    found, left = {}, [pdf.Root.Names.Dests] if "/Dests" in pdf.Root.get("/Names", {}) else []
    while left:
        node = left.pop()
        left += list(node.get("/Kids", []))
        listed = list(node.get("/Names", []))
        found.update({bytes(name): place for name, place in zip(listed[::2], listed[1::2])})
    return found


def place_of(thing, names):
    """Where a link or an entry leads; None: nowhere."""
    place = thing.get("/Dest", thing.get("/A", {}).get("/D"))
    if isinstance(place, pikepdf.String):
        place = names.get(bytes(place))
    return place.get("/D") if isinstance(place, pikepdf.Dictionary) else place


def entries(parent):
    """All below it, in the order in which they are seen."""
    entry = parent.get("/First")
    while entry is not None:
        yield entry
        yield from entries(entry)
        entry = entry.get("/Next")


def look(pdf, said):
    bad, names, at, text = [], names_of(pdf), 0, squash(said)
    pages = {page.objgen for page in pdf.pages}
    for entry in entries(pdf.Root.get("/Outlines", {})):
        found = text.find(squash(entry.Title), at)
        if found < 0 or not squash(entry.Title):
            bad.append(f"the outline names '{str(entry.Title)[:40]}', which is not read there")
        at = max(at, found)
        place = place_of(entry, names)
        if place is None or place[0].objgen not in pages:
            bad.append(f"'{str(entry.Title)[:40]}' leads to no page")
    for page in pdf.pages:
        for link in page.get("/Annots", []):
            place = place_of(link, names)
            if link.get("/A", {}).get("/S") == "/GoToR":  # in another document of the set: a name there
                if not str(link.A.get("/F", "")).endswith(".pdf") or not squash(link.A.get("/D", "")):
                    bad.append("a link leads to no document")
                continue
            if place is None or place[0].objgen not in pages:
                bad.append(f"a link of '{str(link.get('/Contents', ''))[:40]}' leads to no page")
    return bad
