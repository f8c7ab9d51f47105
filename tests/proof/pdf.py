# SPDX-License-Identifier: MIT
"""What poppler finds in a PDF, against the document tree. Besides the tree's words a PDF may show only: the running lines of each page, the
contents, and at the top of a page that a table goes on to the table's head and the rows of the groups under way."""
import re
import subprocess
from collections import Counter

from tree import squash

CONTENTS, CONTINUED = "目次", "（続き）"
MARGIN = 5 * 72 / 25.4  # points that no word may come nearer to a page's edge


class Broken(Exception):
    pass


def run(*words):
    done = subprocess.run([str(w) for w in words], capture_output=True, text=True, check=False)
    return done.stdout, [line for line in done.stderr.splitlines() if line.strip()]


def pages_of(path):
    """The pages' words in the order in which the file shows them, and what poppler complains of."""
    text, complaints = run("pdftotext", "-raw", "-enc", "UTF-8", path, "-")
    return [squash(page) for page in text.split("\f")[:-1]], complaints


def without_running_lines(pages, document):
    """Each page ends with its running lines."""
    stripped = []
    for n, page in enumerate(pages, 1):
        tail = document.confidentiality + document.title + "".join(document.facts) + f"{n}/{len(pages)}"
        if not page.endswith(tail):
            raise Broken(f"page {n}: its running lines are not '{tail}': …{page[-len(tail) - 20:]}")
        stripped.append(page[:len(page) - len(tail)])
    return stripped


class Reading:
    """A place in the pages' words. `table` and `groups` are those under way: they come again at the top of a page."""

    def __init__(self, pages):
        self.pages, self.page, self.at = pages, 0, 0
        self.table, self.groups = None, ["", ""]

    def rest(self):
        return self.pages[self.page][self.at:] if self.page < len(self.pages) else ""

    def skip(self, text):
        found = bool(text) and self.rest().startswith(text)
        self.at += len(text) if found else 0
        return found

    def turn(self, group):
        """To the next page; a group's row of that level, if any, comes now and does not stand in what is repeated."""
        self.page, self.at = self.page + 1, 0
        if self.table:
            self.skip(self.table.heads)
            for level, text in enumerate(self.groups, 1):
                if not group or level < group:
                    self.skip(text + CONTINUED if text else "")

    def enter(self, block):
        """Before the block's first word: pages that are used up are turned."""
        started = block.table and block.table is self.table
        if not started:
            self.table, self.groups = None, ["", ""]
        while not self.rest() and self.page + 1 < len(self.pages):
            self.turn(block.group)
        self.table = block.table

    def take(self, n):
        """The next n characters as pieces, one per page."""
        pieces = []
        while n > 0:
            piece = self.rest()[:n]
            pieces.append(piece)
            self.at += len(piece)
            n -= len(piece)
            if n > 0:
                if self.page + 1 >= len(self.pages):
                    break
                self.turn(0)
        return pieces

    def remember(self, block):
        if block.group:
            self.groups[block.group - 1:] = [block.text] + [""] * (2 - block.group)


def is_in_order(word, text):
    found = iter(text)
    return all(c in found for c in word)


def read_block(reading, block):
    reading.enter(block)
    start, page = reading.rest()[:40], reading.page + 1
    pieces = reading.take(len(block.text))
    got = "".join(pieces)
    if got == block.text:
        pass
    elif len(pieces) > 1 and block.table:
        # A row over several pages goes on cell by cell on each of them.
        if Counter(got) != Counter(block.text) or not all(is_in_order(word, got) for word in block.words):
            raise Broken(f"page {page}: the row over {len(pieces)} pages differs: {block.text[:60]}… / {got[:60]}…")
    else:
        raise Broken(f"page {page}: expected '{block.text[:60]}', found '{start}'")
    reading.remember(block)
    return page


def first_page_of(block, pages):
    return pages.get(id(block))


def read_contents(reading, document):
    """Entries and their page numbers: [(block, number)]."""
    entries = [b for p in document.parts for b in p.blocks if b.level >= 0]
    if len(document.parts) == 1 and entries and entries[0].text == document.title:
        entries = entries[1:]
    found = []
    if not reading.skip(CONTENTS):
        return found
    for block in entries:
        while not reading.rest():
            reading.turn(0)
        if not reading.skip(block.text):
            raise Broken(f"contents: expected '{block.text[:40]}', found '{reading.rest()[:40]}'")
        found.append([block, ""])
        found[-1][1] = re.match(r"\d*", reading.rest()).group()
        # The first digits of the next entry are not the number's.
        reading.at += len(found[-1][1])
        following = entries[entries.index(block) + 1].text if block is not entries[-1] else ""
        digits = re.match(r"\d*", following).group()
        if digits and found[-1][1].endswith(digits) and not reading.rest().startswith(digits):
            reading.at -= len(digits)
            found[-1][1] = found[-1][1][:-len(digits)]
    return found


def compare(path, document):
    """What differs between the file's words and the tree's; empty when nothing does."""
    pages, complaints = pages_of(path)
    if complaints:
        return complaints
    try:
        reading = Reading(without_running_lines(pages, document))
        for text in (document.title, document.subtitle, *document.facts):
            if text and not reading.skip(text):
                return [f"the title block has not '{text}': {reading.rest()[:60]}"]
        entries = read_contents(reading, document)
        stands = {}
        for i, part in enumerate(document.parts):
            whole = len(document.parts) == 1 and part.title == document.title
            for block in part.blocks[1 if whole else 0:]:
                stands[id(block)] = read_block(reading, block)
        left = reading.rest() + "".join(reading.pages[reading.page + 1:])
        if left:
            return [f"page {reading.page + 1} shows more than the tree has: {left[:80]}"]
    except Broken as broken:
        return [str(broken)]
    return [f"contents: '{b.text[:30]}' is said to be on page {n} and stands on {stands[id(b)]}" for b, n in entries
            if n != str(stands[id(b)])]


def boxes_of(path):
    """(page, width, height, [(x0, y0, x1, y1, word)])"""
    text, _ = run("pdftotext", "-bbox", path, "-")
    page, pages = None, []
    for line in text.splitlines():
        numbers = [float(x) for x in re.findall(r'"(-?[\d.]+)"', line)]
        if line.lstrip().startswith("<page"):
            page = (len(pages) + 1, numbers[0], numbers[1], [])
            pages.append(page)
        elif line.lstrip().startswith("<word"):
            page[3].append((*numbers, re.sub("<[^>]*>", "", line).strip()))
    return pages


def inner(box):
    """A word's ink for certain: the middle half of its height, without a little at its sides (a hanging 。 may touch a frame)."""
    x0, y0, x1, y1, word = box
    quarter, side = (y1 - y0) / 4, min(1, (x1 - x0) / 4)
    return x0 + side, y0 + quarter, x1 - side, y1 - quarter, word


def collisions(path):
    """Words that lie on others or come too near to a page's edge."""
    problems = []
    for n, width, height, boxes in boxes_of(path):
        for x0, y0, x1, y1, word in boxes:
            if x0 < MARGIN or y0 < MARGIN or x1 > width - MARGIN or y1 > height - MARGIN:
                problems.append(f"page {n}: '{word}' stands at the edge: {x0:.0f} {y0:.0f} {x1:.0f} {y1:.0f}")
        under_way = []
        for box in sorted(map(inner, boxes), key=lambda b: b[1]):
            under_way = [b for b in under_way if b[3] > box[1]]
            problems += [f"page {n}: '{box[4]}' lies on '{b[4]}'" for b in under_way if b[0] < box[2] and box[0] < b[2]]
            under_way.append(box)
    return problems
