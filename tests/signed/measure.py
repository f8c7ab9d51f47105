# SPDX-License-Identifier: MIT
"""Is a made file what its way says of it? Asked of poppler: which pages are seen to differ, on which words differ."""
import pages


def words_differ(before, after):
    """Pages whose words differ, and where the first of them stands."""
    found = {}
    for i in range(max(len(before), len(after))):
        old, new = ([w for w in side[i]] if i < len(side) else None for side in (before, after))
        if old is None or new is None:
            found[i + 1] = None
        elif [w.text for w in old] != [w.text for w in new]:
            found[i + 1] = next((w.box for w in new if w.text not in {x.text for x in old}), None)
    return found


def measure(c, data):
    """(pages seen to differ, pages whose words differ), or None when poppler refuses the file."""
    words = pages.words_of(data)
    pictures = pages.pictures_of(data)
    if words is None or not pictures:
        return None
    return pages.differing(c.paper.pictures, pictures), words_differ(c.paper.words, words)


def faults(way, c, data):
    """What is wrong about the made file itself."""
    measured = measure(c, data)
    if measured is None:
        return [] if "unreadable" in way.states or not c.measured else ["poppler does not read it"]
    seen, read = measured
    wrong = []
    if way.seen is not None and bool(seen) != way.seen:
        wrong.append(f"pictures differ on {sorted(seen)}")
    if way.read is not None and bool(read) != way.read:
        wrong.append(f"words differ on {sorted(read)}")
    noted = {p.page for p in c.places if p.page}
    if noted and (way.seen or way.read):
        missing = noted - set(seen) - set(read)
        if missing:
            wrong.append(f"nothing differs on {sorted(missing)}")
        more = (set(seen) | set(read)) - noted - {page for page, _ in c.seals}
        if more and way.seen is not None:
            wrong.append(f"differs on {sorted(more)} as well")
    return wrong
