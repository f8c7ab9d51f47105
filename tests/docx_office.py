#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""DOCX as other programs read it: LibreOffice (as ODT, as DOCX again, as PDF), pandoc and python-docx find the words of the file's own XML, in
order, which tests/papers_docx.py holds against the document tree; every figure is there with what it says, and ink in it; bookmarks come through a
re-save; a paper has about as many pages as its PDF. What amend --format docx marks as changed is, for pandoc, the old paper when it is rejected and
the new one when it is accepted.
Without BUNKAI_TEST_COUNTS=full, or without LibreOffice and pandoc, the suite is skipped; `apt-get install libreoffice-writer pandoc` brings both.
usage: docx_office.py BUNKAI [DOCUMENT...]      with documents (annex, boundary …): these of the sample instead of all"""
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
SAMPLE, NEXT = (ROOT / "samples" / name for name in ("telehealth", "telehealth-next"))
FULL = os.environ.get("BUNKAI_TEST_COUNTS") == "full"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
TEXT, DRAW, SVG = ("{urn:oasis:names:tc:opendocument:xmlns:" + name + "}" for name in
                   ("text:1.0", "drawing:1.0", "svg-compatible:1.0"))
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
PAGES_LEAST, PAGES_MOST, PAGES_MORE = 0.6, 1.7, 3  # of the PDF's pages, and so many besides
TIME = 1800
count = Counter()


def check(what, problems):
    """Counts a test; `problems` is a list of lines, empty when all is well."""
    problems = [str(p) for p in problems]
    count["failed" if problems else "passed"] += 1
    for problem in problems[:4]:
        print(f"FAIL docx_office: {what}: {problem[:300]}")


def run(*words, env=None):
    done = subprocess.run([str(w) for w in words], capture_output=True, check=False, timeout=TIME, env=env)
    if done.returncode > 1:
        check(" ".join(map(str, words[:3])), [f"status {done.returncode}", done.stderr.decode(errors="replace")[-300:]])
    return done.stdout


def squash(text):
    """Without white space, and without what an office may put in its place: paragraphs are compared so."""
    return re.sub(r"[\s\u00a0\u200b\u00ad]+", "", text)


@dataclass
class Reading:
    """What a program finds in a paper: texts of paragraphs that have any, what figures say, bookmarks."""
    paragraphs: list = field(default_factory=list)
    figures: list = field(default_factory=list)
    marks: set = field(default_factory=set)

    def add(self, text):
        if squash(text):
            self.paragraphs.append(squash(text))


def paragraph_text(p):
    """Of a w:p with its runs, those that are deleted included; what a field shows, not what it is."""
    parts = []
    for node in p.iter():
        if node.tag in (W + "t", W + "delText"):
            parts.append(node.text or "")
        elif node.tag in (W + "tab", W + "br") and node.get(W + "val") is None and node.get(W + "pos") is None:
            parts.append(" ")
    return "".join(parts)


def read_docx(path):
    """The file's own XML."""
    out = Reading()
    with zipfile.ZipFile(path) as z:
        body = ElementTree.fromstring(z.read("word/document.xml"))
    for node in body.iter():
        if node.tag == W + "p":
            out.add(paragraph_text(node))
        elif node.tag == WP + "docPr":
            out.figures.append(squash(node.get("descr") or ""))
        elif node.tag == W + "bookmarkStart":
            out.marks.add(node.get(W + "name"))
    return out


def odt_text(node, parts):
    """Of a text:p or text:h, without frames and notes in it."""
    parts.append(node.text or "")
    for child in node:
        if child.tag == TEXT + "s":
            parts.append(" " * int(child.get(TEXT + "c", "1")))
        elif child.tag in (TEXT + "tab", TEXT + "line-break"):
            parts.append(" ")
        elif not child.tag.startswith(DRAW) and child.tag != OFFICE + "annotation":
            odt_text(child, parts)
        parts.append(child.tail or "")
    return parts


def read_odt(path):
    out = Reading()
    with zipfile.ZipFile(path) as z:
        body = ElementTree.fromstring(z.read("content.xml")).find(f"{OFFICE}body/{OFFICE}text")

    def walk(node):
        for child in node:
            if child.tag in (TEXT + "p", TEXT + "h"):
                out.add("".join(odt_text(child, [])))
            if child.tag == DRAW + "frame":
                said = child.find(SVG + "desc")
                out.figures.append(squash(said.text if said is not None and said.text else ""))
            elif child.tag in (TEXT + "bookmark", TEXT + "bookmark-start"):
                out.marks.add(child.get(TEXT + "name"))
            if child.tag not in (TEXT + "table-of-content-source", TEXT + "tracked-changes", OFFICE + "annotation"):
                walk(child)

    walk(body)
    return out


class Pandoc:
    """pandoc's own tree of a file, as a Reading; pictures and anchors are found within the words."""

    def __init__(self, path, changes="accept"):
        self.out = Reading()
        tree = json.loads(run("pandoc", f"--track-changes={changes}", "-f", "docx", "-t", "json", path))
        for name in ("title", "subtitle", "author", "date", "abstract"):  # styles that pandoc takes for these
            if name in tree["meta"]:
                self.out.add(self.words(tree["meta"][name].get("c")))
        self.blocks(tree["blocks"])

    def words(self, node):
        if isinstance(node, list):
            return "".join(map(self.words, node))
        if not isinstance(node, dict):
            return ""
        kind, content = node.get("t"), node.get("c")
        if kind == "Str":
            return content
        if kind in ("Space", "SoftBreak", "LineBreak"):
            return " "
        if kind == "Image":
            self.out.figures.append(squash(self.words(content[1])))
            return ""
        if kind in ("Code", "Math", "RawInline"):
            return content[1]
        if kind == "Span":
            if content[0][0]:
                self.out.marks.add(content[0][0])
            return self.words(content[1])
        if kind == "Quoted":  # pandoc makes quotation marks of some
            marks = "‘’" if content[0]["t"] == "SingleQuote" else "“”"
            return marks[0] + self.words(content[1]) + marks[1]
        if kind in ("Link", "Cite"):
            return self.words(content[1])
        return self.words(content)

    def blocks(self, node):
        if isinstance(node, list):
            for child in node:
                self.blocks(child)
        elif isinstance(node, dict):
            kind, content = node.get("t"), node.get("c")
            if kind in ("Para", "Plain"):
                self.out.add(self.words(content))
            elif kind == "Header":
                if content[1][0]:
                    self.out.marks.add(content[1][0])
                self.out.add(self.words(content[2]))
            elif kind == "LineBlock":
                for line in content:
                    self.out.add(self.words(line))
            elif content is not None:
                self.blocks(content)


def read_python_docx(path):
    """Paragraphs and tables as the library goes through them, a cell once."""
    import docx
    from docx.table import Table
    from docx.text.paragraph import Paragraph
    out, document = Reading(), docx.Document(str(path))

    def walk(parent, element):
        for child in element.iterchildren():
            if child.tag == W + "p":
                p = Paragraph(child, parent)
                linked = child.xpath(".//w:hyperlink")  # whose words the library leaves out
                out.add(paragraph_text(child) if linked else p.text)
            elif child.tag == W + "tbl":
                table, seen = Table(child, parent), set()
                for cell in table._cells:  # once for all rows: row.cells goes through the whole table again
                    if cell._tc not in seen:
                        seen.add(cell._tc)
                        walk(cell, cell._tc)

    walk(document, document.element.body)
    out.figures = [squash(shape._inline.docPr.get("descr") or "") for shape in document.inline_shapes]
    return out, document


def first_difference(found, wanted):
    for i, (a, b) in enumerate(zip(found, wanted)):
        if a != b:
            return [f"paragraph {i}: {a[:120]!r} instead of {b[:120]!r}"]
    if len(found) != len(wanted):
        longer, what = (found, "more") if len(found) > len(wanted) else (wanted, "missing")
        return [f"{what}: {longer[min(len(found), len(wanted))][:120]!r}"]
    return []


def compare(what, found, wanted, whole=True):
    """As paragraphs, or only as one long text, where a program has other ideas of what one is."""
    if whole:
        check(f"{what}: words", first_difference(found.paragraphs, wanted.paragraphs))
    else:
        a, b = "".join(found.paragraphs), "".join(wanted.paragraphs)
        at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
        check(f"{what}: words", [] if a == b else [f"{a[at - 20:at + 60]!r} instead of {b[at - 20:at + 60]!r}"])
    check(f"{what}: figures", first_difference(found.figures, wanted.figures))


def count_pages(pdf):
    found = re.search(rb"Pages:\s+(\d+)", run("pdfinfo", pdf))
    return int(found[1]) if found else 0


def pdf_words(pdf):
    """With the hyphens at ends of lines, which pdftotext takes out of what it makes whole words of."""
    boxes = run("pdftotext", "-bbox", pdf, "-").decode(errors="replace")
    return squash("".join(html.unescape(word) for word in re.findall(r">([^<]*)</word>", boxes)))


def check_pdf(what, pdf, own, reading):
    """All letters are there; about as many pages; as many pictures, none of them blank. LibreOffice 7.4 does not paint a 。 or 、 that hangs at the
    end of a line which it stretches: these are not counted here, and read in ODT and DOCX."""
    letters, wanted = (Counter(re.sub("[。、，．]", "", words)) for words in (pdf_words(pdf), "".join(reading.paragraphs)))
    check(f"{what}: letters", [f"{c!r} stands there {letters[c]} times instead of {n}" for c, n in wanted.items() if letters[c] < n])
    pages, before = count_pages(pdf), count_pages(own)
    check(f"{what}: pages", [] if PAGES_LEAST * before <= pages <= PAGES_MOST * before + PAGES_MORE else [f"{pages} instead of {before}"])
    images = run("pdfimages", "-list", pdf).decode().splitlines()[2:]
    check(f"{what}: pictures", [] if len(images) == len(reading.figures) else [f"{len(images)} instead of {len(reading.figures)}"])
    for page in sorted({int(line.split()[0]) for line in images}):
        ppm = run("pdftoppm", "-r", "36", "-f", page, "-l", page, "-singlefile", pdf)
        head = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", ppm)
        dots = ppm[head.end():] if head else b""
        dark = sum(1 for i in range(0, len(dots) - 2, 3) if max(dots[i:i + 3]) < 160)
        check(f"{what}: ink on page {page}", [] if dark * 300 > len(dots) // 3 else [f"{dark} dark dots of {len(dots) // 3}"])


def convert(paths, kind, into, home):
    """LibreOffice goes through all files at once; it names them after what they come from."""
    into.mkdir()
    run("soffice", f"-env:UserInstallation=file://{home}", "--headless", "--convert-to", kind, "--outdir", into, *paths,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1790812800"})
    return into


def gather(out, work, ending):
    """One folder of all papers, named after their places."""
    work.mkdir(exist_ok=True)
    found = []
    for path in sorted(out.rglob("*." + ending)):
        name = "--".join(path.relative_to(out).parts)
        shutil.copy(path, work / name)
        found.append(work / name)
    return found


def check_papers(work, papers, own):
    """`own`: the folder of what bunkai made of the same papers, as JSON and PDF."""
    odt, again, pdf = (convert(papers, kind, work / kind, work / "home") for kind in ("odt", "docx", "pdf"))
    for path in papers:
        name, stem = path.name.removesuffix(".docx"), path.stem
        wanted = read_docx(path)
        library, document = read_python_docx(path)
        compare(f"{name}: python-docx", library, wanted)
        title = json.loads((own / (stem + ".json")).read_text(encoding="utf-8"))["title"]
        check(f"{name}: python-docx: title", [] if document.core_properties.title == title else [document.core_properties.title])
        compare(f"{name}: pandoc", Pandoc(path).out, wanted, whole=False)
        for kind, read, folder in (("odt", read_odt, odt), ("docx", read_docx, again)):
            other = folder / f"{stem}.{kind}"
            if not other.is_file():
                check(f"{name}: LibreOffice, {kind}", ["it made nothing"])
                continue
            found = read(other)
            compare(f"{name}: LibreOffice, {kind}", found, wanted)
            lost = sorted(wanted.marks - found.marks)
            check(f"{name}: LibreOffice, {kind}: bookmarks", [f"{len(lost)} lost: {lost[:5]}"] if lost else [])
        if (pdf / (stem + ".pdf")).is_file():
            check_pdf(f"{name}: LibreOffice, pdf", pdf / (stem + ".pdf"), own / (stem + ".pdf"), wanted)
        else:
            check(f"{name}: LibreOffice, pdf", ["it made nothing"])


def check_redlines(bunkai, work):
    """A redline read by pandoc with all changes rejected has the old paper's words, with all accepted the new one's."""
    states = {}
    for state, project in (("reject", SAMPLE), ("accept", NEXT)):
        run(bunkai, "build", project, "-o", work / state, "--format", "docx", "--final")
        states[state] = {"--".join(p.relative_to(work / state).parts): p for p in (work / state).rglob("*.docx")}
    run(bunkai, "amend", SAMPLE, NEXT, "-o", work / "amended", "--format", "docx", "--final")
    redlines = sorted((work / "amended").rglob("*-redline.docx"))
    if not redlines:
        count["skipped"] += 1
        return
    for path in redlines:
        name = "--".join(path.relative_to(work / "amended").parts).replace("-redline", "")
        for state in ("reject", "accept"):
            built = states[state].get(name)
            if not built:
                check(f"{name}: redline", ["no such paper was built"])
                continue
            # Pages that contents name are no tracked change: whoever opens the file has them counted afresh.
            found, wanted = ("".join(re.sub("[0-9]+$", "", words) for words in Pandoc(p, state).out.paragraphs) for p in (path, built))
            at = next((i for i, (x, y) in enumerate(zip(found, wanted)) if x != y), min(len(found), len(wanted)))
            check(f"{name}: redline, pandoc --track-changes={state}",
                  [] if found == wanted else [f"{found[at - 20:at + 60]!r} instead of {wanted[at - 20:at + 60]!r}"])


def main():
    bunkai, only = Path(sys.argv[1]).resolve(), sys.argv[2:]
    if not FULL or not shutil.which("soffice") or not shutil.which("pandoc"):
        print("0 passed, 0 failed, 1 skipped")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        documents = [["--doc", name] for name in only] or [[]]
        for words in documents:
            run(bunkai, "build", SAMPLE, "-o", work / "out", "--format", "docx,json,pdf", "--final", *words)
        for ending in ("json", "pdf"):
            gather(work / "out", work / "own", ending)
        papers = gather(work / "out", work / "papers", "docx")
        check("there are papers", [] if papers else ["none"])
        check_papers(work, papers, work / "own")
        if not only:
            check_redlines(bunkai, work)
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return 1 if count["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
