# SPDX-License-Identifier: MIT
"""What a made file is: which words of `verify` are right for it, where something was changed, and whose signatures are in it. A way (honest.py, attacks.py,
hostile.py) is a function (c, data) -> data that notes its places in c; ways can follow each other. What is noted is held against what poppler sees in the file
before bunkai is asked: a way that changes nothing, or more than it says, is a fault of the way."""
import random

import pages

ORDER = ("same", "signed", "updated", "stamped", "changed", "unreadable")
WAYS = {}


class Way:
    def __init__(self, name, make, states, seen, read, kinds, group, quick, needs):
        self.name, self.make, self.states, self.seen, self.read, self.kinds, self.group, self.quick, self.needs = (
            name, make, tuple(states.split("|")), seen, read, kinds, group, quick, needs)


def way(name, states, seen=False, read=False, kinds=None, quick=True, needs=None):
    """STATES: the right words, 'a|b'; SEEN: pictures of pages differ; READ: words differ (None: either); KINDS: what a place may be called; NEEDS(c): whether
    the paper has what the way changes."""
    def put(make):
        if name in WAYS:
            raise ValueError(name)
        WAYS[name] = Way(name, make, states, seen, read, kinds, make.__module__, quick, needs)
        return make
    return put


class Place:
    def __init__(self, page, box, way, before):
        self.page, self.box, self.way, self.before = page, box, way, before  # page 0: of the whole file; None: pages shift


class Paper:
    """An issued PDF, and what poppler and the content say of it."""

    def __init__(self, name, document, data, edition=1, issued=()):
        """ISSUED: (document, edition, bytes) of other papers: the same of another edition first, another one second."""
        self.name, self.document, self.data, self.edition, self.issued = name, document, data, edition, issued
        self.words = pages.words_of(data)
        self.pictures = pages.pictures_of(data)
        self.n = len(self.words)
        tall = [w.box[3] for page in self.words for w in page]
        self.body = [[w for w in page if 60 < w.box[1] < min(770, max(tall))] for page in self.words]
        self.seals = [w for page in self.words for w in page if w.text == "印"]


class Making:
    """A file on its way: the paper, chance, keys, and what was noted: `places` that `verify` must tell, `seals` of signatures, which it need not tell."""

    def __init__(self, paper, keys, seed=0):
        self.paper, self.keys, self.random = paper, keys, random.Random(f"{paper.name}/{seed}")
        self.places, self.seals, self.signatures, self.edition = [], [], [], paper.edition
        self.prefix, self.whole, self.document, self._rewritten, self.measured = True, True, paper.document, False, True

    def note(self, page, box=None, way=None, before=None):
        self.places.append(Place(page, box, way, before))

    @property
    def rewritten(self):
        return self._rewritten

    @rewritten.setter
    def rewritten(self, value):
        """What is written anew breaks the byte ranges that it has."""
        self._rewritten = value
        if value and self.signatures:
            self.whole = None

    def words(self, wanted=lambda w: True):
        return [w for page in self.paper.body for w in page if wanted(w)]

    def number(self, page=None):
        """A word of the body with a figure in it."""
        found = self.words(lambda w: any(ch.isdigit() and ch.isascii() for ch in w.text) and (page is None or w.page == page))
        return self.random.choice(found or self.words())

    def word(self):
        return self.random.choice(self.words())

    def seal(self, i=0):
        """Where a party's seal goes: its page and a box around the sign for it, or room at the foot of the last page."""
        if i < len(self.paper.seals):
            w = self.paper.seals[i]
            x, y = (w.box[0] + w.box[2]) / 2, (w.box[1] + w.box[3]) / 2
            return w.page, (x - 20, y - 20, x + 20, y + 20)
        return self.paper.n, (110 + 60 * i, 720, 150 + 60 * i, 760)

    def empty(self, page, wide=160, tall=24):
        """A box on a page where nothing stands."""
        for y in range(740, 100, -20):
            if not any(w.box[1] < y + tall + 4 and w.box[3] > y - 4 for w in self.paper.words[page - 1]):
                return (110, y, 110 + wide, y + tall)
        return (110, 20, 110 + wide, 20 + min(tall, 16))


def states_of(ways):
    """The right words when several ways follow each other: the worse of each two; of what harms nothing, what each of them may be called."""
    states = set(ways[0].states)
    for w in ways[1:]:
        harmless = [s for s in states | set(w.states) if ORDER.index(s) <= ORDER.index("updated")]
        worse = {max(a, b, key=ORDER.index) for a in states for b in w.states}
        states = worse | set(harmless) if worse & {"signed", "updated"} else worse
    if len(ways) > 1:
        states.discard("same")
    return states
