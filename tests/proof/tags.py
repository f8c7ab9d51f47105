# SPDX-License-Identifier: MIT
"""A PDF as a screen reader and an archive see it, read with pikepdf. complaints() checks what a program can check of ISO 14289-1 (PDF/UA-1)
and ISO 19005-2 (PDF/A-2a, whose rules on structure and fonts are the same in part); reading() gives the text in the structure's order."""
import re
import struct
from collections import Counter
from typing import NamedTuple

import heads
import pikepdf
import ways

GROUPING = {"Document", "Sect", "TOC", "L", "Table", "TR", "Div"}
HEADINGS = {f"H{n}" for n in range(1, 7)}
TYPES = GROUPING | HEADINGS | {"P", "TOCI", "Reference", "Link", "LI", "Lbl", "LBody", "TH", "TD", "Figure", "Form", "Span"}
BELOW = {"L": {"LI"}, "LI": {"Lbl", "LBody"}, "Table": {"TR"}, "TR": {"TH", "TD"}, "TOC": {"TOCI"}, "TOCI": {"Reference"}, "Reference": {"Link"}}
ABOVE = {"LI": "L", "Lbl": "LI", "LBody": "LI", "TR": "Table", "TH": "TR", "TD": "TR", "TOCI": "TOC", "Reference": "TOCI", "Link": None}
NEVER_EMPTY = HEADINGS | {"Document", "Sect", "P", "TOC", "TOCI", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "Figure", "Div"}
INLINE = {"Link", "Span", "Form"}
BOX = "□"
LONGEST = 32767  # bytes of a string (ISO 19005-2, 6.1.13)
UNKNOWN = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\ue000-\uf8ff\ufffd-\uffff\U000f0000-\U0010ffff]")  # no reader knows what it means
SHOWING = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "EI"}
FORBIDDEN = {"/JavaScript", "/JS", "/Launch", "/AA", "/EmbeddedFiles", "/XFA", "/Encrypt", "/TR", "/RichMedia"}


class Said(NamedTuple):
    """What is said beside the text, in the structure's order."""
    row_heads: list  # texts
    places: list     # to write in: role, words, text, type of the element around it
    signs: list      # text, what it stands for
    lines: str       # the text, a line for each element


class Font:
    """What a font says of its codes, and what its program says of its glyphs."""

    def __init__(self, font):
        below = font.DescendantFonts[0]
        self.name = str(font.BaseFont)
        self.identity = str(font.Encoding) == "/Identity-H"
        glyphs = bytes(below.CIDToGIDMap.read_bytes())
        self.glyphs = [high << 8 | low for high, low in zip(glyphs[::2], glyphs[1::2])]  # of each code
        self.listed = [float(w) for w in below.W[1]] if int(below.W[0]) == 0 and len(below.W) == 2 else []
        self.meanings = self.read_meanings(bytes(font.ToUnicode.read_bytes()))
        self.widths = self.read_widths(bytes(below.FontDescriptor.FontFile2.read_bytes()))
        self.set = bytes(below.FontDescriptor.CIDSet.read_bytes())
        self.used = set()

    @staticmethod
    def read_meanings(cmap):
        lines = re.findall(rb"^<([0-9A-F]{4})> <([0-9A-F]+)>$", cmap, re.M)
        return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in lines}

    @staticmethod
    def read_widths(program):
        """Widths of all glyphs in 1/1000 em (OpenType: head, hhea, hmtx, maxp)."""
        tables = {}
        for i in range(struct.unpack(">H", program[4:6])[0]):
            tag, _, start, length = struct.unpack(">4sLLL", program[12 + 16 * i:28 + 16 * i])
            tables[tag] = program[start:start + length]
        upem, = struct.unpack(">H", tables[b"head"][18:20])
        full, = struct.unpack(">H", tables[b"hhea"][34:36])
        glyphs, = struct.unpack(">H", tables[b"maxp"][4:6])
        widths = [struct.unpack(">H", tables[b"hmtx"][4 * min(i, full - 1):4 * min(i, full - 1) + 2])[0] for i in range(glyphs)]
        return [w * 1000 / upem for w in widths]

    def complaints(self):
        bad = [] if self.identity else ["codes are not two bytes"]
        if len(self.listed) != len(self.glyphs):
            bad.append(f"{len(self.listed)} widths for {len(self.glyphs)} codes")
        bad += [f"code {c} draws glyph {g} of {len(self.widths)}" for c, g in enumerate(self.glyphs) if g >= len(self.widths)]
        drawn = [self.widths[g] if g < len(self.widths) else 0 for g in self.glyphs]
        bad += [f"code {c}: {a} wide, its glyph {b:.1f}" for c, (a, b) in enumerate(zip(self.listed, drawn)) if abs(a - b) > 1]
        bad += [f"code {c} draws nothing that is known" for c in sorted(self.used) if not 0 < c < len(self.glyphs) or not self.glyphs[c]]
        bad += [f"code {c} has no meaning" for c in sorted(self.used) if not self.meanings.get(c) or UNKNOWN.search(self.meanings[c].strip("\ufeff"))]
        bits = "".join(f"{b:08b}" for b in self.set)
        if bits.count("1") != len(self.glyphs) or "0" in bits[:len(self.glyphs)]:
            bad.append("CIDSet names other codes than there are")
        return [f"font {self.name}: {b}" for b in bad]


class File:
    def __init__(self, pdf):
        self.pdf, self.bad, self.fonts = pdf, [], {}
        self.texts = {}     # (page, MCID) -> what it shows
        self.owners = {}    # (page, MCID) -> object number of the element that lists it
        self.seen = []      # structure types in order
        self.running = {}   # (page, Header or Footer or Watermark or none) -> what it shows
        self.pages = {page.objgen: n for n, page in enumerate(pdf.pages)}
        for n, page in enumerate(pdf.pages):
            self.read_page(n, page)

    def complain(self, text):
        self.bad.append(text)

    def read_page(self, n, page):
        fonts = {key: self.fonts.setdefault(font.objgen, Font(font)) for key, font in page.Resources.get("/Font", {}).items()}
        open_mark, font, shown = None, None, Counter()
        for operands, operator in pikepdf.parse_content_stream(page):
            operator = str(operator)
            if operator in ("BDC", "BMC"):
                if open_mark is not None:
                    self.complain(f"page {n + 1}: marks within marks")
                open_mark = self.mark_of(n, operands)
            elif operator == "EMC":
                open_mark = None
            elif operator == "Tf":
                font = fonts.get(str(operands[0]))
            elif operator in SHOWING:
                if open_mark is None:
                    self.complain(f"page {n + 1}: '{operator}' is neither content nor artifact")
                if operator in ("Tj", "TJ") and font:
                    self.show(n, open_mark, font, operands[0])
                shown[operator] += 1
        marks = sorted(m for p, m in self.texts if p == n)
        if marks != list(range(len(marks))):
            self.complain(f"page {n + 1}: marks are not numbered through")
        self.check_running(n)
        if page.get("/Tabs") != "/S" or page.get("/StructParents") != n:
            self.complain(f"page {n + 1}: no tab order or place in the tree of parents")

    def mark_of(self, n, operands):
        if str(operands[0]) == "/Artifact":
            return self.artifact_of(n, operands[1] if len(operands) > 1 else {})
        mcid = int(operands[1].MCID)
        if (n, mcid) in self.texts:
            self.complain(f"page {n + 1}: mark {mcid} twice")
        self.texts[n, mcid] = ""
        return mcid

    def artifact_of(self, n, about):
        """Running lines say which they are (ISO 14289-1, 7.8)."""
        kind = str(about.get("/Subtype", ""))[1:]
        if str(about.get("/Type", "")) not in ("/Pagination", "/Layout") or (kind and str(about.Type) != "/Pagination"):
            self.complain(f"page {n + 1}: an artifact of no type")
        return (n, kind)

    def check_running(self, n):
        head, foot = self.running.get((n, "Header"), ""), self.running.get((n, "Footer"), "")
        if "".join(str(self.pdf.docinfo.get("/Title", "")).split()) not in head or not foot.endswith(f"{n + 1}/{len(self.pdf.pages)}"):
            self.complain(f"page {n + 1}: its head says '{head[:40]}', its foot '{foot[-40:]}'")

    def show(self, n, mark, font, string):
        raw = bytes(string)
        codes = [raw[i] << 8 | raw[i + 1] for i in range(0, len(raw), 2)]
        font.used.update(codes)
        text = "".join(font.meanings.get(code, "") for code in codes)
        if isinstance(mark, tuple):
            self.running[mark] = self.running.get(mark, "") + "".join(text.split())
        elif mark is not None:
            self.texts[n, mark] += text

    # the structure

    def check_structure(self):
        root = self.pdf.Root.get("/StructTreeRoot")
        if root is None or not self.pdf.Root.get("/MarkInfo", {}).get("/Marked"):
            self.complain("not tagged")
            return
        top = root.K
        if str(top.S) != "/Document" or top.P.objgen != root.objgen:
            self.complain("the root's child is not one Document")
        self.levels, self.links = [], {}
        self.places, self.signs, self.row_heads = [], [], []
        self.read_names(root.get("/IDTree"))
        self.read_element(top, None)
        missing = [key for key in self.texts if key not in self.owners]
        if missing:
            self.complain(f"{len(missing)} marks belong to no element, first on page {missing[0][0] + 1}")
        self.check_parents(root.ParentTree.Nums)
        self.check_levels()
        self.bad += ways.look(self.pdf, self.read_aloud(top, ("TOC",)))

    def read_element(self, element, parent):
        kind = str(element.S)[1:]
        above = str(parent.S)[1:] if parent is not None else None
        kids = list(element.get("/K", []))
        self.seen.append(kind)
        if kind not in TYPES:
            self.complain(f"{kind} is no standard type")
        if parent is not None and element.P.objgen != parent.objgen:
            self.complain(f"{kind} names another parent")
        if ABOVE.get(kind) and above != ABOVE[kind]:
            self.complain(f"{kind} stands in {above}")
        if kind in ("TOCI", "Reference") and (len(kids) != 1 or isinstance(kids[0], int)):
            self.complain(f"{kind} has {len(kids)} things in it, or words of its own")
        if kind in NEVER_EMPTY and not kids:
            self.complain(f"an empty {kind}")
        if kind in NEVER_EMPTY & {"P", "Lbl", "LBody", "TH"} | HEADINGS and not self.read_aloud(element, ()).strip():
            self.complain(f"{kind} says nothing")
        if kind == "LI" and [str(kid.S) if not isinstance(kid, int) else "" for kid in kids] != ["/Lbl", "/LBody"]:
            self.complain("an item is not its label and its words")
        for key in ("/Alt", "/E", "/ActualText"):
            self.check_words(str(element.get(key, "")), f"{key} of {kind}")
        if kind in HEADINGS:
            self.levels.append(int(kind[1]))
        if kind == "Figure" and not str(element.get("/Alt", "")):
            self.complain("a figure says nothing")
        if kind == "Figure":
            self.check_box(element)
        if kind == "Form":
            self.check_place(element, parent)
        if kind == "Span":
            self.signs.append((self.read_aloud(element, ()), str(element.get("/E", ""))))
            if "" in self.signs[-1]:
                self.complain("a sign stands for nothing")
        if kind == "Link":
            self.check_link(element, above)
        if kind == "TH" and str(element.get("/A", {}).get("/Scope", "")) not in ("/Row", "/Column"):
            self.complain("a head does not say what it heads")
        for kid in kids:
            self.read_kid(element, kind, kid)
        if kind == "Table":
            self.check_table(element)
            self.check_heads(element)

    def read_names(self, tree):
        """The elements that others name (PDF 32000-1, 14.7.2), in one leaf whose names rise."""
        listed = list(tree.Names) if tree is not None else []
        self.names, before = {}, b""
        for name, element in zip(map(bytes, listed[::2]), listed[1::2]):
            if not before < name or bytes(element.get("/ID", b"")) != name:
                self.complain("names of elements do not rise, or are others than these say")
            before = name
            self.names[name] = (str(element.S)[1:], [bytes(n) for n in element.get("/A", {}).get("/Headers", [])])

    def check_place(self, place, parent):
        """To write in, or a box to tick (PDF 32000-1, 14.8.5.6)."""
        about, words, text = place.get("/A", {}), str(place.get("/Alt", "")), self.read_aloud(place, ())
        role = str(about.get("/Role", ""))
        if about.get("/O") != "/PrintField" or role not in ("/tv", "/cb") or not words or not list(place.get("/K", [])):
            self.complain(f"a place to write in says '{words}' of '{text}' as {role}")
        if (role == "/cb") != (text == BOX):
            self.complain(f"'{text}' is no box to tick, or one that is to be written in")
        self.places.append((role[1:], words, text, str(parent.S)[1:]))

    def check_link(self, link, above):
        """Its words are in it, and each of its places says all of them."""
        text = "".join(self.read_aloud(link, ()).split())
        places = [kid.Obj for kid in link.get("/K", []) if not isinstance(kid, int) and kid.get("/Type") == "/OBJR"]
        said = {"".join(str(place.get("/Contents", "")).split()) for place in places}
        if not places or not text:
            self.complain(f"a link of '{text}' has {len(places)} places")
        elif len(said) > 1 or not (text == min(said) or (above == "Reference" and re.fullmatch(re.escape(min(said)) + r"\d+", text))):
            self.complain(f"a link of '{text}' says {sorted(said)}")

    def check_box(self, figure):
        """A figure on one page says where it is; one that goes on does not."""
        pages = {self.pages[page.objgen] for page in self.pages_of(figure)}
        box = [float(x) for x in figure.get("/A", {}).get("/BBox", [])]
        if len(pages) == 1:
            media = [float(x) for x in self.pdf.pages[pages.pop()].MediaBox]
            if len(box) != 4 or not (media[0] <= box[0] < box[2] <= media[2] and media[1] <= box[1] < box[3] <= media[3]):
                self.complain(f"a figure stands at {box} of {media}")
        elif box:
            self.complain("a figure over several pages has one box")

    def pages_of(self, element):
        for kid in element.get("/K", []):
            if isinstance(kid, int):
                yield element.Pg
            elif "/Pg" in kid and kid.get("/Type") == "/MCR":
                yield kid.Pg
            elif "/S" in kid:
                yield from self.pages_of(kid)

    def read_kid(self, element, kind, kid):
        if isinstance(kid, int):
            self.own(element, kind, element.get("/Pg"), int(kid))
        elif kid.get("/Type") == "/MCR":
            self.own(element, kind, kid.Pg, int(kid.MCID))
        elif kid.get("/Type") == "/OBJR":
            self.links[kid.Obj.objgen] = element.objgen
            if kind != "Link":
                self.complain(f"a link's place is in {kind}")
        else:
            if kind in BELOW and str(kid.S)[1:] not in BELOW[kind]:
                self.complain(f"{kid.S} in {kind}")
            self.read_element(kid, element)

    def own(self, element, kind, page, mcid):
        key = (self.pages[page.objgen], mcid)
        if kind in GROUPING:
            self.complain(f"text stands in {kind} itself")
        if key in self.owners:
            self.complain(f"page {key[0] + 1}: mark {mcid} is listed twice")
        if key not in self.texts:
            self.complain(f"page {key[0] + 1}: there is no mark {mcid}")
        self.owners[key] = element.objgen

    def check_table(self, table):
        """Every row covers as many columns (ISO 14289-1, 7.5; PDF 32000-1, 14.8.4.3.4)."""
        covered, widths = Counter(), set()
        for row in table.K:
            width = sum(1 for n in covered.values() if n > 0)
            rest = Counter({c: n - 1 for c, n in covered.items() if n > 1})
            free = (c for c in range(10000) if not covered[c])
            for cell in row.get("/K", []):
                rows, columns = int(cell.get("/A", {}).get("/RowSpan", 1)), int(cell.get("/A", {}).get("/ColSpan", 1))
                for _ in range(columns):
                    column = next(free)
                    if rows > 1:
                        rest[column] = rows - 1
                width += columns
            widths.add(width)
            covered = rest
        if len(widths) > 1:
            self.complain(f"a table has rows of {sorted(widths)} columns")
        if covered:
            self.complain("a cell reaches below its table")

    def check_heads(self, table):
        bad, said = heads.look(table, self.names, lambda element: self.read_aloud(element, ()))
        self.bad += bad
        self.row_heads += said

    def check_words(self, words, what):
        if len(words.encode("utf-16")) > LONGEST or UNKNOWN.search(words) or words != words.strip():
            self.complain(f"{what} says '{words[:40]}' in {len(words)} characters")

    def check_levels(self):
        before = 0
        if self.levels.count(1) != 1:
            self.complain(f"{self.levels.count(1)} headings of level 1")
        for level in self.levels:
            if level > before + 1:
                self.complain(f"a heading of level {level} follows one of level {before}")
            before = level

    def check_parents(self, numbers):
        tree = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
        for (page, mcid), owner in self.owners.items():
            if tree[page][mcid].objgen != owner:
                self.complain(f"page {page + 1}: mark {mcid} belongs to another element than the tree of parents says")
        for page in self.pdf.pages:
            for link in page.get("/Annots", []):
                if self.links.get(link.objgen) != tree[int(link.StructParent)].objgen:
                    self.complain("a link is at another place than the tree of parents says")
                self.check_words(str(link.get("/Contents", "")), "a link")
                if not str(link.get("/Contents", "")) or int(link.get("/F", 0)) != 4:
                    self.complain("a link says nothing, or is not printed")

    # the file

    def check_file(self):
        root, meta = self.pdf.Root, self.pdf.Root.get("/Metadata")
        if str(root.get("/Lang", "")) != "ja-JP" or not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
            self.complain("no language, or the title is not shown")
        if self.pdf.pdf_version != "1.7" or "/ID" not in self.pdf.trailer:
            self.complain("version or identity is missing")
        if meta is None:
            self.complain("no metadata")
        else:
            self.check_metadata(bytes(meta.read_raw_bytes()).decode())
        self.check_intent(root.get("/OutputIntents"))
        for thing in self.pdf.objects:
            for key in (thing.keys() if isinstance(thing, pikepdf.Dictionary) else []):
                if key in FORBIDDEN:
                    self.complain(f"{key} has no place in an archive")

    def check_metadata(self, packet):
        info = self.pdf.docinfo
        for name, pattern in (("part", "<pdfaid:part>2<"), ("conformance", "<pdfaid:conformance>A<"), ("part of PDF/UA", "<pdfuaid:part>1<")):
            if pattern not in packet:
                self.complain(f"the metadata does not say its {name}")
        plain = {key: str(info.get(key, "")).replace("&", "&amp;").replace("<", "&lt;") for key in ("/Title", "/Author", "/Creator", "/Producer")}
        said = {"/Title": "x-default\">(.*?)</rdf:li>", "/Author": "<dc:creator><rdf:Seq><rdf:li>(.*?)</", "/Creator": "<xmp:CreatorTool>(.*?)</",
                "/Producer": "<pdf:Producer>(.*?)</"}
        for key, pattern in said.items():
            found = re.search(pattern, packet)
            if (found.group(1) if found else "") != plain[key] or (key == "/Title" and not plain[key]):
                self.complain(f"{key} is '{plain[key]}', in the metadata '{found and found.group(1)}'")
        for key, tag in (("/CreationDate", "CreateDate"), ("/ModDate", "ModifyDate")):
            digits = re.sub(r"\D", "", str(info[key]))
            if re.sub(r"\D", "", re.search(f"<xmp:{tag}>(.*?)<", packet).group(1)) != digits or len(digits) != 14:
                self.complain(f"{key} is another in the metadata")

    def check_intent(self, intents):
        if not intents or str(intents[0].S) != "/GTS_PDFA1":
            self.complain("no profile of the colours")
            return
        profile = bytes(intents[0].DestOutputProfile.read_bytes())
        if profile[16:20] != b"RGB " or int(intents[0].DestOutputProfile.N) != 3 or profile[36:40] != b"acsp":
            self.complain("the profile is none of RGB")


    def read_aloud(self, element, without):
        """The text below an element in the structure's order, without elements of some types."""
        if str(element.S)[1:] in without:
            return ""
        out = []
        for kid in element.get("/K", []):
            if isinstance(kid, int):
                out.append(self.texts[self.pages[element.Pg.objgen], int(kid)])
            elif kid.get("/Type") == "/MCR":
                out.append(self.texts[self.pages[kid.Pg.objgen], int(kid.MCID)])
            elif kid.get("/Type") != "/OBJR":
                out.append(self.read_aloud(kid, without))
        return "".join(out)

    def hear(self, element):
        """The same with a line of its own for each element that is none within a text."""
        out = []
        for kid in element.get("/K", []):
            if isinstance(kid, int):
                out.append(self.texts[self.pages[element.Pg.objgen], int(kid)])
            elif kid.get("/Type") == "/MCR":
                out.append(self.texts[self.pages[kid.Pg.objgen], int(kid.MCID)])
            elif kid.get("/Type") != "/OBJR":
                out.append(self.hear(kid) if str(kid.S)[1:] in INLINE else "\n" + self.hear(kid) + "\n")
        return "".join(out)

    def figures(self, element):
        """What the figures say instead of their drawings."""
        kids = [kid for kid in element.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
        own = [str(element.get("/Alt", ""))] if element.S == "/Figure" else []
        return own + [alt for kid in kids for alt in self.figures(kid)]


def look(path, without=("TOC",)):
    """(what is wrong, the text read aloud, what figures say, what else is said: heads of rows, places to write in, signs)"""
    with pikepdf.open(path) as pdf:
        file = File(pdf)
        file.check_structure()
        file.check_file()
        bad = file.bad + [line for font in file.fonts.values() for line in font.complaints()]
        root = pdf.Root.get("/StructTreeRoot")
        if bad or root is None:
            return bad, "", [], Said([], [], [], "")
        return bad, file.read_aloud(root.K, without), file.figures(root.K), Said(file.row_heads, file.places, file.signs, file.hear(root.K))
