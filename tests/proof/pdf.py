# SPDX-License-Identifier: MIT
"""What poppler finds in a PDF, against the document tree. Besides the tree's words a PDF may show only: the running lines of each page, the
contents, and at the top of a page that a table goes on to the table's head and the rows of the groups under way."""
import json
import re
import subprocess
from functools import cache

from tree import squash, text_of

CONTINUED = "（続き）"
MARGIN = 5 * 72 / 25.4  # points that no word may come nearer to a page's edge


class Broken(Exception):
    pass


@cache
def run(*words):
    done = subprocess.run([str(w) for w in words], capture_output=True, text=True, check=False)
    return done.stdout, [line for line in done.stderr.splitlines() if line.strip()]


def pages_of(path):
    """The pages' words in the order in which the file shows them, and what poppler complains of."""
    text, complaints = run("pdftotext", "-raw", "-enc", "UTF-8", path, "-")
    return [squash(page) for page in text.split("\f")[:-1]], complaints


def feet_at_end(page, feet):
    """(the page without them, the feet of its parts, from above)"""
    found = []
    while foot := next((foot for foot in feet if page.endswith(foot)), ""):
        page, found = page[:len(page) - len(foot)], [foot, *found]
    return page, found


def without_running_lines(pages, document):
    """Each page ends with its running lines, and before them the feet of its parts: (pages, feet, titles in the running head)."""
    feet = sorted({p.foot for p in document.parts if p.foot}, key=len, reverse=True)
    stripped, found, heads = [], [], []
    for n, page in enumerate(pages, 1):
        head, tail = document.confidentiality + document.title, "".join(document.facts) + f"{n}/{len(pages)}"
        lines = re.fullmatch(f"(.*){re.escape(head)}((?:｜[^｜]*)*){re.escape(tail)}", page, re.DOTALL)
        if not lines:
            raise Broken(f"page {n}: its running lines are not '{head} … {tail}': …{page[-len(head + tail) - 20:]}")
        page, below = feet_at_end(lines[1], feet)
        stripped.append(page)
        found.append(below)
        heads.append(lines[2].split("｜")[1:])
    return stripped, found, heads


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

    def take(self, text):
        """Over as many pages as it takes. False when something else stands there."""
        while text:
            here = self.rest()[:len(text)]
            if not text.startswith(here) or (not here and self.page + 1 >= len(self.pages)):
                return False
            self.at += len(here)
            text = text[len(here):]
            if text:
                self.turn(0)
        return True

    def remember(self, block):
        if block.group:
            self.groups[block.group - 1:] = [block.text] + [""] * (2 - block.group)


def common_length(a, b):
    return next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))


def share_out(page, at, words, left, dead):
    """How much of each cell's rest the page shows from `at` on, cell by cell; None when its words are others. A cell that is done may be
    shown again, because it names what the row is about. All is used up: the page, or every rest."""
    cell = len(words) - len(left)
    if not left:
        return [] if at == len(page) else None
    if (cell, at) in dead:
        return None
    if left[0]:
        tries = [(n, n) for n in range(common_length(page[at:at + len(left[0])], left[0]), -1, -1)]
    else:
        tries = [(n, 0) for n in (len(words[cell]), 0) if page.startswith(words[cell][:n], at)]
    for length, used in tries:
        rest = share_out(page, at + length, words, left[1:], dead)
        if rest is not None:
            return [used, *rest]
    dead.add((cell, at))
    return None


def finish_row(page, words, left):
    """The length of all rests, when the page begins with them."""
    at = 0
    for word, rest in zip(words, left):
        if page.startswith(rest or word, at):
            at += len(rest or word)
        elif rest:
            return None
    return at


def take_row(reading, words):
    """A row that goes on, cell by cell, on the next page."""
    left, end = list(words), reading.page + 20
    while reading.page < min(end, len(reading.pages)):
        page = reading.rest()
        whole = finish_row(page, words, left)
        if whole is not None:
            reading.at += whole
            return True
        shares = share_out(page, 0, words, left, set())
        if shares is None:
            return False
        left = [rest[n:] for rest, n in zip(left, shares)]
        reading.turn(0)
    return False


def read_block(reading, block):
    reading.enter(block)
    start, page = reading.rest()[:60], reading.page + 1
    words = [w for w in block.words if w]
    if not (take_row(reading, words) if block.table and len(words) > 1 else reading.take(block.text)):
        raise Broken(f"page {page}: expected '{block.text[:60]}', found '{start}'")
    reading.remember(block)
    return page


LEAST_TOPICS = 4  # of a table that contents list


def is_listed(block):
    return bool(block.topic) and sum(bool(b.topic) for b in block.table.rows) >= LEAST_TOPICS


def titles_of(document, topics):
    """What contents may list: [(block, its words)]; with the topics of tables or without."""
    return [(b, b.topic or b.text) for p in document.parts for b in p.blocks if b.level >= 0 or (topics and is_listed(b))]


def read_contents(reading, document, word):
    """Entries and their page numbers: [(block, number)]. Topics are listed, or left out where that would take more than two pages."""
    titles = titles_of(document, True)
    try:
        start = reading.page, reading.at
        return read_entries(reading, document, word, titles)
    except Broken:
        reading.page, reading.at = start
        found = read_entries(reading, document, word, titles_of(document, False))
        if len(titles) < 60:
            raise
        return found


def read_entries(reading, document, word, entries):
    if len(document.parts) == 1 and entries and entries[0][1] == document.title:
        entries = entries[1:]
    found = []
    if not reading.skip(word):
        return found
    for i, (block, title) in enumerate(entries):
        while not reading.rest():
            reading.turn(0)
        if not reading.skip(title):
            raise Broken(f"contents: expected '{title[:40]}', found '{reading.rest()[:40]}'")
        found.append([block, ""])
        found[-1][1] = re.match(r"\d*", reading.rest()).group()
        # The first digits of the next entry are not the number's.
        reading.at += len(found[-1][1])
        following = entries[i + 1][1] if i + 1 < len(entries) else ""
        digits = re.match(r"\d*", following).group()
        if digits and found[-1][1].endswith(digits) and not reading.rest().startswith(digits):
            reading.at -= len(digits)
            found[-1][1] = found[-1][1][:-len(digits)]
    return found


def wrong_feet(feet, extents):
    """Each page has the feet of the parts that stand on it, each once, and no other. `extents`: (part, first page, last page)."""
    wanted = [[] for _ in feet]
    for part, first, last in extents:
        for page in wanted[first - 1:last]:
            page += [part.foot] if part.foot and part.foot not in page else []
    return [f"page {n}: its feet are {[f[:40] for f in foot]} and not {[f[:40] for f in other]}"
            for n, (foot, other) in enumerate(zip(feet, wanted), 1) if foot != other]


def wrong_heads(heads, document, extents, stands):
    """The running head names the part in which a page begins, and the chapter or topic of its first block, as far as there is room."""
    problems = []
    for n, names in enumerate(heads, 1):
        here = [part for part, first, last in extents if first <= n <= last]
        titles = [(stands[id(b)], b.topic or b.text) for part in here for b in part.blocks[1:] if b.topic or b.level == 1]
        above = [title for page, title in titles if page < n]
        known = {part.title for part in here} | set(above[-1:]) | {title for page, title in titles if page == n}
        known |= {b.text for part in document.parts for b in part.blocks if b.level == 1 and stands.get(id(b), n + 1) <= n}
        begins = min((first for part, first, _ in extents if part in here and part.title != document.title), default=n)
        if [name for name in names if name not in known]:
            problems.append(f"page {n}: its running head names {names}, and there stand {sorted(known)[:5]}")
        elif not names and begins < n:
            problems.append(f"page {n}: its running head names nothing of {[part.title for part in here]}")
    return problems


def compare(path, document, contents, read=pages_of):
    """What differs between the file's words, as a program reads them, and the tree's; empty when nothing does."""
    pages, complaints = read(path)
    if complaints:
        return complaints
    try:
        pages, feet, heads = without_running_lines(pages, document)
        reading, extents = Reading(pages), []
        for text in (document.title, document.subtitle, *document.facts):
            if text and not reading.skip(text):
                return [f"the title block has not '{text}': {reading.rest()[:60]}"]
        entries = read_contents(reading, document, contents)
        stands = {}
        for i, part in enumerate(document.parts):
            whole = len(document.parts) == 1 and part.title == document.title
            for block in part.blocks[1 if whole else 0:]:
                stands[id(block)] = read_block(reading, block)
            if part.blocks:
                extents.append((part, stands.get(id(part.blocks[0]), 1), reading.page + 1))
        left = reading.rest() + "".join(reading.pages[reading.page + 1:])
        if left:
            return [f"page {reading.page + 1} shows more than the tree has: {left[:80]}"]
    except Broken as broken:
        return [str(broken)]
    return [f"contents: '{b.text[:30]}' is said to be on page {n} and stands on {stands[id(b)]}" for b, n in entries
            if n != str(stands[id(b)])] + wrong_feet(feet, extents) + wrong_heads(heads, document, extents, stands)


def cell_lines(path):
    """What cells of the tree say, a line each, as the same words may stand in a paragraph with another blank."""
    def walk(node):
        if node.get("kind") == "table":
            said = [text_of(piece) for row in node["rows"] for cell in row["cells"] for piece in (cell, *cell.get("items", []))]
            yield from (" ".join(line.split()) for text in said for line in text.split("\n"))
        for name in ("body", "items"):
            for child in node.get(name, []):
                yield from walk(child)
    return "\n".join(walk(json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))))


def added_blanks(path, document):
    """Lines of paragraphs in which poppler sees a blank that the tree has not: white must not keep a searched word from being found."""
    paragraphs = [b.printed for p in document.parts for b in p.blocks if b.printed]
    printed = "\n".join(paragraphs) + "\n" + cell_lines(path)
    squashed = "\n".join(squash(line) for p in paragraphs for line in p.split("\n"))
    text, _ = run("pdftotext", "-raw", "-enc", "UTF-8", path, "-")
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return [line for line in lines if len(line) > 11 and line not in printed and squash(line) in squashed]


@cache
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


def logo_faults(path, pixels, height):
    """One picture, on the first page: of so many pixels, and as many millimetres high as asked."""
    listed, _ = run("pdfimages", "-list", path)
    rows = [line.split() for line in listed.splitlines()[2:]]
    if len(rows) != 1:
        return [f"{len(rows)} pictures"]
    page, wide, high, dots = rows[0][0], int(rows[0][3]), int(rows[0][4]), float(rows[0][13])
    found = high / dots * 25.4
    return (([] if page == "1" else [f"on page {page}"]) + ([] if (wide, high) == pixels else [f"{wide} x {high} pixels"]) +
            ([] if abs(found - height) < 0.3 else [f"{found:.1f} mm high"]))
