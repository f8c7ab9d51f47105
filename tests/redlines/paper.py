# SPDX-License-Identifier: MIT
"""An annex in Word while people edit it: paragraphs of letters, each with who inserted and who deleted it. What is asked of it (both views, what is
written into the file) comes from there alone. Nothing here knows how bunkai reads."""
import copy
import io
import zipfile
from dataclasses import dataclass, field

from lxml import etree

from marks import fold, mark_name, w, wanted_of

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
KEPT_MARKS = {w("bookmarkStart"), w("bookmarkEnd")}


@dataclass(frozen=True)
class By:
    """Who changed something; `move` is the move's number, 0 of none."""
    name: str
    date: str
    move: int = 0


@dataclass
class Letter:
    text: str                   # one sign; \t, \n
    look: object = None         # the run's w:rPr
    link: object = None         # its w:hyperlink, without what is in it
    inserted: By = None
    deleted: By = None
    based: bool = True          # it was sent
    restyled: By = None
    struck: bool = False        # by hand

    @property
    def old(self):
        return self.inserted is None

    @property
    def new(self):
        return self.deleted is None


@dataclass
class Comment:
    name: str
    date: str
    text: str
    first: int = 0              # letters it is about; equal: a place
    last: int = 0


@dataclass(eq=False)
class Unit:
    """A paragraph as it was sent."""
    index: int
    kind: str                   # article, para, item, sub, cell, other
    key: str                    # None: it stands in no row that was sent
    group: str
    place: str
    label: str                  # as printed, with the blank behind it
    text: str
    where: object = None        # its parent
    row: object = None          # w:tr
    head: str = ""              # of a cell


@dataclass(eq=False)
class Para:
    element: object
    unit: Unit = None           # None: a new one
    letters: list = None        # None: nobody has touched it
    end_inserted: By = None
    end_deleted: By = None
    comments: list = field(default_factory=list)
    restyled: By = None         # w:pPrChange
    marks: list = None          # names of bookmarks that hold it; None: those that it was sent with
    after: object = None        # of a new one: the one that it stands behind
    gone: bool = False          # deleted without a trace
    half: bool = False          # the second part of a split one
    holder: object = None       # the cell of a new row that it stands in
    into: object = None         # of one that is gone: the one that has its words
    moved: Unit = None          # a new one whose words stood there

    def open(self):
        if self.letters is None:
            self.letters = list(letters_of(self.element))
        return self.letters

    def text(self, old):
        return "".join(x.text for x in self.open() if (x.old if old else x.new))

    @property
    def parent(self):
        if self.holder is not None:
            return self.holder
        return self.unit.where if self.unit else self.after.parent


def letters_of(element, link=None):
    for child in element:
        if child.tag == w("hyperlink"):
            bare = copy.copy(child)
            for inner in list(bare):
                bare.remove(inner)
            yield from letters_of(child, bare)
        elif child.tag == w("r"):
            look = child.find(w("rPr"))
            for part in child:
                if part.tag == w("t"):
                    for sign in part.text or "":
                        yield Letter(sign, look, link)
                elif part.tag in (w("tab"), w("br")):
                    yield Letter("\t" if part.tag == w("tab") else "\n", look, link)


def is_simple(element):
    """No fields, pictures or other things that an edit would have to carry along."""
    for child in element.iter():
        if not isinstance(child.tag, str) or child.tag in (w("fldChar"), w("fldSimple"), w("drawing"), w("pict"), w("sectPr"), w("instrText"), w("ins"), w("del"), w("sdt")):
            return False
    return True


class Paper:
    """`path`: the file that was sent; `record`: its sending.json."""

    def __init__(self, path, record):
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.record = record
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.body = self.root.find(w("body"))
        self.paras, self.units, self.rows_deleted, self.rows_inserted, self.numbers = [], [], {}, [], iter(range(1, 1 << 30))
        self.read()

    # --- what was sent ---

    def read(self):
        wanted, at = wanted_of(self.record), 0
        texts = [fold(x.label + x.text) for x in wanted]
        rows = {}
        for row in self.record["rows"]:
            if row["asks"] != "clause":
                rows.setdefault(mark_name(row["key"]), row["key"])
                if row.get("phase"):
                    rows.setdefault(mark_name(f"{row['key']}@{row['phase']}"), row["key"])
        for element in self.body.iter(w("p")):
            text = "".join(x.text for x in letters_of(element))
            parent, row = element.getparent(), None
            unit = Unit(len(self.units), "other", None, None, None, "", text, parent)
            if parent.tag == w("tc"):
                row = parent.getparent()
                unit.kind, unit.row = "cell", row
                unit.key = next((rows[n] for n in bookmarks(row) if n in rows), None)
                unit.head = head_of(row, parent)
            elif text and not is_contents(element):
                # sent articles stand in their order; what does not come is in another paper
                try:
                    found = texts.index(fold(text), at, at + 2000)
                except ValueError:
                    found = None
                if found is not None and (found - at < 6 or wanted[found].kind == "article"):
                    x, at = wanted[found], found + 1
                    unit.kind, unit.key, unit.group, unit.place = x.kind, x.key, x.group, x.place
                    unit.label = label_of(text, x.label)
                    unit.text = text[len(unit.label):]
            self.units.append(unit)
            self.paras.append(Para(element, unit))

    # --- what is asked of it ---

    def groups(self, old):
        """[(paragraphs that a reader sees as one, text)] with all changes rejected or accepted."""
        found, waiting = [], []
        alive = [p for p in self.paras if not p.gone]
        for n, para in enumerate(alive):
            waiting.append(para)
            after = alive[n + 1] if n + 1 < len(alive) else None
            joined = para.end_inserted if old else para.end_deleted
            if joined and after is not None and after.parent is para.parent:
                continue
            found.append((waiting, "".join(p.text(old) if p.letters is not None else p.unit.label + p.unit.text for p in waiting)))
            waiting = []
        return found

    def behind(self, para):
        """The next paragraph in the same place that is still there; None: none."""
        n = self.paras.index(para)
        return next((p for p in self.paras[n + 1:n + 2] if p.parent is para.parent and not p.gone), None)

    def add(self, after, letters, style=None, before=False):
        """A new paragraph behind (or before) another one, which lends it its look."""
        para = Para(None, letters=letters, after=after, marks=[])
        para.element = etree.Element(w("p"))
        look = (style or after).element.find(w("pPr"))
        if look is not None:
            para.element.append(copy.deepcopy(look))
        at = self.paras.index(after)
        self.paras.insert(at if before else at + 1, para)
        return para

    # --- the file ---

    def write(self, rng, splits, parts=None):
        """The bytes of the file. `splits`: how often runs are cut in pieces, as Word leaves them."""
        writer = Writer(self, rng, splits)
        document = writer.document()
        out = {**self.parts, **(parts or {})}
        out["word/document.xml"] = document
        if writer.comments:
            writer.add_comments(out)
        return packed(out)


def packed(parts):
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda n: (n != "[Content_Types].xml", n != "_rels/.rels", n)):
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 2, 9, 0, 0)), parts[name])
    return memory.getvalue()


def bookmarks(element):
    return [x.get(w("name")) for x in element.iter(w("bookmarkStart"))]


def head_of(row, cell):
    """What stands above a cell, with spans counted."""
    table = row.getparent()
    first = table.find(w("tr"))
    at = column_of(row, cell)
    for other in first.findall(w("tc")) if first is not None else ():
        if column_of(first, other) == at:
            return "".join(x.text for p in other.iter(w("p")) for x in letters_of(p))
    return ""


def column_of(row, cell):
    at = 0
    for other in row.findall(w("tc")):
        if other is cell:
            return at
        span = other.find(f"{w('tcPr')}/{w('gridSpan')}")
        at += int(span.get(w("val"))) if span is not None else 1
    return None


def is_contents(element):
    return any(True for _ in element.iter(w("fldChar"), w("fldSimple"), w("instrText")))


def label_of(text, label):
    """The printed label with the blanks behind it."""
    at = text.find(label) + len(label) if label else 0
    if not label:
        return ""
    while at < len(text) and text[at] in "\t 　\u2003\u2002":
        at += 1
    return text[:at]


class Writer:
    def __init__(self, paper, rng, splits):
        self.paper, self.rng, self.splits = paper, rng, splits
        self.comments, self.id = [], 9000

    def number(self):
        self.id += 1
        return str(self.id)

    def document(self):
        order = {id(p): n for n, p in enumerate(self.paper.paras)}
        for para in self.paper.paras:
            if para.letters is not None or para.marks is not None or para.end_inserted or para.end_deleted or para.comments or para.restyled:
                para.open()
                self.fill(para)
        for para in self.paper.paras:
            if (para.unit is None or para.half) and para.holder is None:
                self.place(para, order)
        for para in self.paper.paras:
            if para.gone and para.element.getparent() is not None:
                para.element.getparent().remove(para.element)
        for row, by in self.paper.rows_deleted.items():
            self.mark_row(row, "del", by)
        for row, by in self.paper.rows_inserted:
            self.mark_row(row, "ins", by)
        return etree.tostring(self.paper.root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def place(self, para, order):
        """Behind the paragraph before it, or before the one after it."""
        n = order[id(para)]
        before = self.paper.paras[n - 1] if n else None
        if before is not None and before.element.getparent() is para.parent:
            before.element.addnext(para.element)
        else:
            self.paper.paras[n + 1].element.addprevious(para.element)

    def changed(self, tag, by):
        element = etree.Element(w(tag))
        element.set(w("id"), self.number())
        element.set(w("author"), by.name)
        if by.date:
            element.set(w("date"), by.date)
        return element

    def mark_row(self, row, tag, by):
        look = row.find(w("trPr"))
        if look is None:
            look = etree.Element(w("trPr"))
            row.insert(1 if row.find(w("tblPrEx")) is not None else 0, look)
        look.append(self.changed(tag, by))

    def fill(self, para):
        element, look = para.element, para.element.find(w("pPr"))
        started = [x for x in element if x.tag == w("bookmarkStart")]
        ended = [x for x in element if x.tag == w("bookmarkEnd")]
        if para.marks is not None and para.unit is not None and not para.half:
            ids = {}
            for n, start in enumerate(started):
                if n < len(para.marks):
                    start.set(w("name"), para.marks[n])
                else:
                    ids[start.get(w("id"))] = True
            started = [x for x in started if x.get(w("id")) not in ids]
            ended = [x for x in ended if x.get(w("id")) not in ids]
        for child in list(element):
            element.remove(child)
        look = self.paragraph_look(para, look)
        if look is not None:
            element.append(look)
        if para.unit is None:
            for name in para.marks or ():
                start, end = etree.Element(w("bookmarkStart")), etree.Element(w("bookmarkEnd"))
                start.set(w("name"), name)
                for x in (start, end):
                    x.set(w("id"), self.number() if x is start else str(self.id))
                started.append(start)
                ended.append(end)
        for start in started:
            element.append(start)
        self.letters(para, element)
        for end in ended:
            element.append(end)

    def paragraph_look(self, para, look):
        if not (para.end_inserted or para.end_deleted or para.restyled):
            return look
        if look is None:
            look = etree.Element(w("pPr"))
        before = copy.deepcopy(look)
        runs = look.find(w("rPr"))
        if runs is None:
            runs = etree.Element(w("rPr"))
            at = next((n for n, x in enumerate(look) if x.tag in (w("sectPr"), w("pPrChange"))), len(look))
            look.insert(at, runs)
        at = 0
        for tag, by in (("ins", para.end_inserted), ("del", para.end_deleted)):
            if by:
                runs.insert(at, self.changed(self.moving(tag, by), by))
                at += 1
        if not len(runs):
            look.remove(runs)
        if para.restyled:
            change = self.changed("pPrChange", para.restyled)
            for tag in ("rPr", "sectPr", "pPrChange"):
                for x in before.findall(w(tag)):
                    before.remove(x)
            change.append(before)
            look.append(change)
            spacing = look.find(w("jc"))
            if spacing is None:
                spacing = etree.Element(w("jc"))
                at = next((n for n, x in enumerate(look) if x.tag in (w("textDirection"), w("textAlignment"), w("textboxTightWrap"), w("outlineLvl"), w("divId"), w("cnfStyle"), w("rPr"), w("sectPr"), w("pPrChange"))), len(look))
                look.insert(at, spacing)
            spacing.set(w("val"), "both")
        return look

    @staticmethod
    def moving(tag, by):
        return tag if not by.move else "moveTo" if tag == "ins" else "moveFrom"

    def letters(self, para, element):
        starts, ends = {}, {}
        for comment in para.comments:
            number = str(len(self.comments))
            self.comments.append((number, comment))
            starts.setdefault(min(comment.first, len(para.letters)), []).append(number)
            ends.setdefault(min(max(comment.last, comment.first), len(para.letters)), []).append(number)
        holder, holds, ranges = element, None, {}
        n = 0
        while n <= len(para.letters):
            for number in ends.get(n, ()) if n else ():
                if number not in starts.get(n, ()):
                    holder, holds = element, None
                    self.end_comment(element, number)
            for number in starts.get(n, ()):
                holder, holds = element, None
                start = etree.SubElement(element, w("commentRangeStart"))
                start.set(w("id"), number)
                if number in ends.get(n, ()):
                    self.end_comment(element, number)
            if n == len(para.letters):
                break
            last = self.stretch(para.letters, n, set(starts) | set(ends))
            first = para.letters[n]
            if first.link is None:
                holder, holds = element, None
            elif holds is not first.link:
                holder = copy.deepcopy(first.link)
                element.append(holder)
                holds = first.link
            self.run(holder, para.letters[n:last], ranges, element)
            n = last
        for end in ranges.values():
            element.append(end)

    def stretch(self, letters, n, borders):
        """Where the run that begins at n ends."""
        x, last = letters[n], n + 1
        while last < len(letters) and last not in borders:
            y = letters[last]
            if (x.look is not y.look and same_look(x.look, y.look) is False) or x.link is not y.link or x.inserted != y.inserted or x.deleted != y.deleted or x.restyled != y.restyled or (y.text in "\t\n") != (x.text in "\t\n"):
                break
            if self.rng.random() < self.splits:
                break
            last += 1
        return last

    def run(self, holder, letters, ranges, element):
        x = letters[0]
        for by, tag in ((x.deleted, "moveFrom"), (x.inserted, "moveTo")):
            if by and by.move and (tag, by.move) not in ranges:
                start = self.changed(tag + "RangeStart", by)
                start.set(w("name"), f"move{by.move}")
                element.append(start) if holder is element else holder.addprevious(start)
                end = etree.Element(w(tag + "RangeEnd"))
                end.set(w("id"), start.get(w("id")))
                ranges[tag, by.move] = end
        if self.rng.random() < self.splits / 3 and holder is element:
            error = etree.SubElement(element, w("proofErr"))
            error.set(w("type"), self.rng.choice(("spellStart", "spellEnd", "gramStart", "gramEnd")))
        if x.inserted:
            holder = self.nested(holder, self.moving("ins", x.inserted), x.inserted)
        if x.deleted:
            holder = self.nested(holder, self.moving("del", x.deleted), x.deleted)
        run = etree.SubElement(holder, w("r"))
        if self.rng.random() < 0.4:
            run.set(w("rsidR"), f"{self.rng.randrange(1 << 32):08X}")
        look = copy.deepcopy(x.look) if x.look is not None else None
        if x.restyled:
            look = look if look is not None else etree.Element(w("rPr"))
            self.restyle(look, x.restyled)
        if look is not None:
            run.append(look)
        gone = x.deleted and not x.deleted.move
        text = ""
        for letter in letters:
            if letter.text in "\t\n":
                self.words(run, text, gone)
                text = ""
                etree.SubElement(run, w("tab" if letter.text == "\t" else "br"))
            else:
                text += letter.text
        self.words(run, text, gone)

    def nested(self, holder, tag, by):
        """Neighbours of one author are often in one element, and often not."""
        last = holder[-1] if len(holder) else None
        if last is not None and last.tag == w(tag) and last.get(w("author")) == by.name and last.get(w("date")) == (by.date or None) and not by.move and self.rng.random() < 0.6:
            return last
        element = self.changed(tag, by)
        holder.append(element)
        return element

    @staticmethod
    def words(run, text, gone):
        if text:
            element = etree.SubElement(run, w("delText" if gone else "t"))
            element.text = text
            element.set(SPACE, "preserve")

    def restyle(self, look, by):
        """Bold, and what stood before."""
        before = copy.deepcopy(look)
        for x in before.findall(w("rPrChange")):
            before.remove(x)
        bold = look.find(w("b"))
        if bold is None:
            bold = etree.Element(w("b"))
            at = next((n for n, x in enumerate(look) if x.tag not in (w("rStyle"), w("rFonts"))), len(look))
            look.insert(at, bold)
        change = self.changed("rPrChange", by)
        change.append(before)
        look.append(change)

    def end_comment(self, element, number):
        end = etree.SubElement(element, w("commentRangeEnd"))
        end.set(w("id"), number)
        run = etree.SubElement(element, w("r"))
        mark = etree.SubElement(run, w("commentReference"))
        mark.set(w("id"), number)

    def add_comments(self, parts):
        root = etree.Element(w("comments"), nsmap={"w": w("")[1:-1]})
        for number, comment in self.comments:
            x = etree.SubElement(root, w("comment"))
            x.set(w("id"), number)
            x.set(w("author"), comment.name)
            if comment.date:
                x.set(w("date"), comment.date)
            x.set(w("initials"), comment.name[:1])
            for line in comment.text.split("\n"):
                text = etree.SubElement(etree.SubElement(etree.SubElement(x, w("p")), w("r")), w("t"))
                text.text = line
                text.set(SPACE, "preserve")
        parts["word/comments.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        types = etree.fromstring(parts["[Content_Types].xml"])
        space = types.tag.rsplit("}", 1)[0] + "}"
        if not any(x.get("PartName") == "/word/comments.xml" for x in types):
            etree.SubElement(types, space + "Override", PartName="/word/comments.xml", ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml")
            parts["[Content_Types].xml"] = etree.tostring(types, xml_declaration=True, encoding="UTF-8", standalone=True)
            rels = etree.fromstring(parts["word/_rels/document.xml.rels"])
            etree.SubElement(rels, rels.tag.rsplit("}", 1)[0] + "}Relationship", Id="rIdComments", Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments", Target="comments.xml")
            parts["word/_rels/document.xml.rels"] = etree.tostring(rels, xml_declaration=True, encoding="UTF-8", standalone=True)


def same_look(x, y):
    return (x is None) == (y is None) and (x is None or etree.tostring(x) == etree.tostring(y))
