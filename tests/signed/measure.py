# SPDX-License-Identifier: MIT
"""Is a made file what its way says of it? Asked of poppler: which pages are seen to differ, on which words differ. And what simple ways to verify would
say of it: each must be taken in by some files, else these try nothing."""
import pages


class Measured:
    def __init__(self, c, data):
        words = pages.words_of(data) if c.measured else None
        pictures = pages.pictures_of(data) if words is not None else []
        self.prefix = data.startswith(c.paper.data)
        self.known = bool(pictures)
        self.seen = set(pages.differing(c.paper.pictures, pictures)) if self.known else set()
        self.read = words_differ(c.paper.words, words) if self.known else set()

    def naive(self):
        """{a simple way: whether it takes the file for the issued one}."""
        return {"prefix": self.prefix, "words": not self.read, "prefix and words": self.prefix and not self.read, "pictures": not self.seen,
                "words and pictures": not self.read and not self.seen}


def words_differ(before, after):
    return {i + 1 for i in range(max(len(before), len(after)))
            if i >= len(before) or i >= len(after) or [w.text for w in before[i]] != [w.text for w in after[i]]}


def faults(way, c, m):
    """What is wrong about the made file itself."""
    if not c.measured:
        return []
    if not m.known:
        return [] if "unreadable" in way.states else ["poppler does not read it"]
    wrong = []
    if way.seen is not None and bool(m.seen) != way.seen:
        wrong.append(f"pictures differ on {sorted(m.seen)}")
    if way.read is not None and bool(m.read) != way.read:
        wrong.append(f"words differ on {sorted(m.read)}")
    noted = {p.page for p in c.places}
    if way.seen or way.read:
        if {p for p in noted if p} - m.seen - m.read:
            wrong.append(f"nothing differs on {sorted(p for p in noted if p not in m.seen | m.read)}")
        if None not in noted and way.seen is not None and m.seen - noted - {page for page, _ in c.seals}:
            wrong.append(f"pictures differ on {sorted(m.seen - noted)} as well")
    return wrong
