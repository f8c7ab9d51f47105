#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Papers with tracked changes, read by nothing of the program that wrote them: whoever rejects all changes has the paper that `build --format docx` made
of the old state, who accepts them that of the new one, paragraph by paragraph, look by look, cell by cell. Tried on the samples' story, and on edits by
chance of clauses, articles, chapters and of a project's own files, with old numbers and counted afresh. Then each change has the hospital as its author and
the project's date, ids and bookmarks are there once, and links lead somewhere, and the same states give the same bytes. What is right is spoilt in the
end, which has to be noticed. Whose annex goes from the short to the long form, or back, is among them. In full mode LibreOffice, if it is there, accepts
and rejects all changes of the samples' papers, too.
usage: redline.py BUNKAI [SEED...]"""
import json
import os
import random
import re
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

from lxml import etree

from amending.edits import Library
from amending.pairs import Bunkai, copy_with_editions, goes_on, read
from amending.project_edits import edit_project

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/proof"))
import basic  # noqa: E402

PROGRAM = str(Path(sys.argv[1]).resolve())
FULL = os.environ.get("BUNKAI_TEST_COUNTS") == "full"
SEEDS = list(map(int, sys.argv[2:])) or list(range(500 if FULL else 9))
DATA = Path(os.environ.get("BUNKAI_DATA") or ROOT)
SAMPLES = [ROOT / "samples" / name for name in ("telehealth", "telehealth-next", "telehealth-handover")]
PAPERS = ["annex", "rules", "boundary", "contacts", "pledge"]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
GONE = {"old": "ins", "new": "del"}  # what a view is without
# What an amendment compares no paper by: what stands above the parts, and parts that only sum others up.
HEADS = ("b-subtitle", "b-edition")
SUMMARIES = {part["part"] for path in (DATA / "templates/documents").glob("*.json") for part in read(path).get("parts", []) if part.get("summary")}


class View:
    """The body of a file as a reader has it who rejects, or accepts, all changes. Without changes both are the file."""

    def __init__(self, document, which):
        self.gone = W + GONE[which]
        self.blocks = self.read(document.find(W + "body"), self.block)

    def read(self, holder, take):
        """Blocks of a body or cell; what a mark that is gone ends goes on in the next paragraph, which gives both its look."""
        out, waiting = [], []
        for node in holder:
            if node.tag == W + "p":
                waiting += self.runs(node)
                if node.find(f"{W}pPr/{W}rPr/{self.gone}") is None:
                    out.append(self.paragraph(node, waiting))
                    waiting = []
                continue
            if waiting:
                out.append(("", waiting))
                waiting = []
            out += take(node)
        return out + ([("", waiting)] if waiting else [])

    def block(self, node):
        if node.tag == W + "sectPr":
            return [self.section(node)]
        if node.tag == W + "sdt":  # LibreOffice has its contents in one
            return self.read(node.find(W + "sdtContent"), self.block)
        if node.tag in (W + "bookmarkStart", W + "bookmarkEnd"):
            return []
        if node.tag != W + "tbl":
            raise ValueError(f"{node.tag} in a body")
        rows = [self.row(row) for row in node.findall(W + "tr") if row.find(f"{W}trPr/{self.gone}") is None]
        return [rows] if rows else []

    def row(self, row):
        heads = row.find(f"{W}trPr/{W}tblHeader") is not None
        return heads, [(cell.find(f"{W}tcPr/{W}vMerge") is not None, self.cell(cell)) for cell in row.findall(W + "tc")]

    def cell(self, cell):
        return [[run for run in one[1]] if isinstance(one, tuple) else one for one in self.read(cell, lambda node: [])]

    @staticmethod
    def section(node):
        size = node.find(W + "pgSz")
        return "section", size.get(W + "w"), size.get(W + "h")

    def paragraph(self, node, runs):
        look = node.find(f"{W}pPr/{W}pStyle")
        section = node.find(f"{W}pPr/{W}sectPr")
        if look is not None and look.get(W + "val").startswith("TOC") and runs:  # a page that nothing leads to any more is a number
            runs = runs[:-1] + [(runs[-1][0], re.sub("\t[0-9]+$", "\t", runs[-1][1]))]
        place = [node.find(f"{W}pPr/{W}{name}") for name in ("jc", "pageBreakBefore")]
        return ("" if look is None else look.get(W + "val"), runs, *(None if one is None else one.get(W + "val", "") for one in place),
                *([] if section is None else [self.section(section)]))

    def runs(self, paragraph):
        """(look, text), neighbours of one look as one. What page something is on a word processor finds anew: no change is tracked there."""
        out, page = [], False
        for run in paragraph.iter(W + "r"):
            code = "".join(one.text or "" for one in run.iter(W + "instrText", W + "delInstrText"))
            page = "PAGEREF" in code or page and run.find(f"{W}fldChar[@{W}fldCharType='end']") is None
            if page:
                continue
            if any(one.tag == self.gone for one in run.iterancestors()):
                continue
            style = run.find(f"{W}rPr/{W}rStyle")
            look = "" if style is None else style.get(W + "val")
            text = "".join(self.piece(one) for one in run)
            if text and out and out[-1][0] == look:
                out[-1] = (look, out[-1][1] + text)
            elif text:
                out.append((look, text))
        return out

    @staticmethod
    def piece(one):
        if one.tag in (W + "t", W + "delText"):
            return one.text or ""
        drawing = one.find(".//{*}docPr") if one.tag == W + "drawing" else None
        if drawing is not None:
            return "{" + drawing.get("descr", "") + "}"
        return {W + "tab": "\t", W + "br": "\n"}.get(one.tag, "")


def document_of(path):
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read("word/document.xml"))


def first_difference(found, wanted):
    for i, (x, y) in enumerate(zip(found, wanted)):
        if x != y and isinstance(x, list) and isinstance(y, list):
            rows = [(a, b) for a, b in zip(x, y) if a != b] or [(len(x), len(y))]
            return f"block {i}, a table: {rows[0][0]!r:.400} instead of {rows[0][1]!r:.400}"
        if x != y:
            return f"block {i}: {x!r:.400} instead of {y!r:.400}"
    return f"{len(found)} blocks instead of {len(wanted)}: {(found + wanted)[min(len(found), len(wanted))]!r:.300}" if len(found) != len(wanted) else None


def changes_of(document):
    return [node for node in document.iter(W + "ins", W + "del")]


def form_faults(document, author, date):
    """What holds of every such file."""
    changes = changes_of(document)
    for node in changes:
        if (node.get(W + "author"), node.get(W + "date")) != (author, f"{date}T00:00:00Z"):
            yield f"a change is by {node.get(W + 'author')} on {node.get(W + 'date')}"
            break
    ids = [node.get(W + "id") for node in changes + list(document.iter(W + "bookmarkStart"))]
    if len(set(ids)) != len(ids):
        yield "ids are there twice"
    names = [node.get(W + "name") for node in document.iter(W + "bookmarkStart")]
    if len(set(names)) != len(names):
        yield f"bookmarks are there twice: {sorted({name for name in names if names.count(name) > 1})[:4]}"
    for node in document.iter(W + "hyperlink"):
        if node.get(R + "id") is None and node.get(W + "anchor") not in names:
            yield f"a link leads to {node.get(W + 'anchor')}"
            break
    for name in ("del", "ins"):
        wrong = "t" if name == "del" else "delText"
        if document.find(f".//{W}{name}//{W}{wrong}") is not None:
            yield f"w:{wrong} in w:{name}"


def redline_faults(path, old, new, author, date):
    document = document_of(path)
    for which, wanted in (("old", old), ("new", new)):
        difference = first_difference(View(document, which).blocks, View(document_of(wanted), which).blocks)
        if difference:
            yield f"{path.name}, {which}: {difference}"
    yield from (f"{path.name}: {fault}" for fault in form_faults(document, author, date))


def bare(path):
    """What an amendment compares, as lines: no head, no summary, nor the order of a table's rows."""
    blocks, sums_up = [], False
    for one in View(document_of(path), "new").blocks:
        if one[0] == "b-part":
            sums_up = "".join(text for _, text in one[1]) in SUMMARIES
        if not sums_up and one[0] not in HEADS:
            blocks.append(sorted(one, key=str) if isinstance(one, list) else one)
    return [json.dumps(one, ensure_ascii=False).replace("第2版（案）", "初版") for one in blocks]


def lines_of(blocks):
    """Words of paragraphs that have any; contents without their pages."""
    for one in blocks:
        paragraphs = [p for _, cells in one for _, inner in cells for p in inner] if isinstance(one, list) else [] if one[0] == "section" else [one[1]]
        for runs in paragraphs:
            text = re.sub("\t[0-9]+$", "", "".join(text for _, text in runs)).strip()
            if text:
                yield text


def spoil(chance, document):
    """One change becomes none, or the other kind; what was done, or None where nothing can be."""
    changes = [node for node in changes_of(document) if len(node) and "".join(node.itertext()).strip()]
    if not changes:
        return None
    node = chance.choice(changes)
    words = "".join(node.itertext())
    if chance.random() < 0.5:
        for text in node.iter(W + "t", W + "delText"):
            text.text = (text.text or "") + "誤"
            break
        return f"{words} has a sign more"
    for change in (W + "ins", W + "del"):
        if node.tag != change:
            node.tag = change
            break
    return f"{words} is of the other kind"


class Suite:
    def __init__(self, scratch):
        self.scratch = scratch
        self.passed = self.failed = self.files = self.changes = self.edits = self.spoilt = self.twice = self.settled = 0
        self.old, self.office = {}, None
        if FULL and shutil.which("soffice"):
            (scratch / "office").mkdir()
            self.office = basic.Office("soffice", scratch / "office")

    def note(self, name, faults):
        self.passed, self.failed = self.passed + (not faults), self.failed + bool(faults)
        for fault in faults[:8]:
            print(f"FAIL {name}: {fault}")

    def compare(self, name, bunkai, old, new, built, chance, scopes=None, story=False):
        """All papers of both states, the old one's as `built`; the old folder has its first editions. `scopes`: only these; `story`: by LibreOffice, too."""
        state, papers = self.scratch / "state", self.scratch / "papers"
        for folder in (state, papers):
            shutil.rmtree(folder, ignore_errors=True)
        only = ["--contract", scopes[0]] if scopes and scopes[0] != "hospital" else []
        bunkai.run("build", new, "-o", state, "--format", "docx", *only)
        author, date = self.hospital(new)
        faults, amended = [], bunkai.amended(DATA)
        for scope in scopes or goes_on(new):
            amend = ("amend", f"{old}@{scope}/1", new, "--format", "docx", "--contract", scope, "-o")
            bunkai.run(*amend, papers)
            if chance.random() < 0.15:
                faults += self.other_bytes(bunkai, amend, papers / scope)
            for path in sorted((state / scope).glob("*.docx")):
                before, redline = built / scope / path.name, papers / scope / f"{path.stem}-redline.docx"
                if redline.exists():
                    found = list(redline_faults(redline, before, path, author, date))
                    faults += [f"{scope}: {fault}" for fault in found]
                    self.files, self.changes = self.files + 1, self.changes + len(changes_of(document_of(redline)))
                    if self.office and story:
                        faults += self.settle(redline, before, path)
                    if not found:
                        faults += self.unnoticed(redline, before, path, author, date, chance)
                elif before.exists() and path.stem in amended and bare(before) != bare(path):
                    faults.append(f"{scope}/{path.name} differs, and no redline says so: {first_difference(bare(before), bare(path))}")
        self.note(name, faults)

    def other_bytes(self, bunkai, amend, papers):
        """The same papers once more."""
        again = self.scratch / "again"
        shutil.rmtree(again, ignore_errors=True)
        bunkai.run(*amend, again)
        self.twice += 1
        return [f"{path.name} has other bytes the second time" for path in sorted(papers.glob("*.docx"))
                if path.read_bytes() != (again / papers.name / path.name).read_bytes()]

    def settle(self, redline, before, after):
        """LibreOffice rejects all changes, and accepts all."""
        commands = [(word, redline, self.office.folder / f"{word}.docx") for word in ("reject", "accept")]
        answers = self.office.run("changes", commands)
        if answers is None:
            return [f"{redline.name}: LibreOffice did not come to its end"]
        out = [f"{redline.name}: LibreOffice leaves {left[0]} changes" for left in answers if left != ["0"]]
        for (word, _, made), built in zip(commands, (before, after)):
            found, wanted = (list(lines_of(View(document_of(path), "new").blocks)) for path in (made, built))
            difference = first_difference(found, wanted)
            out += [f"{redline.name}, LibreOffice, {word}: {difference}"] if difference else []
        self.settled += 1
        return out

    def unnoticed(self, redline, before, after, author, date, chance):
        document = document_of(redline)
        said = spoil(chance, document) if chance.random() < (1 if FULL else 0.2) else None
        if not said:
            return []
        self.spoilt += 1
        path = self.scratch / redline.name
        with zipfile.ZipFile(path, "w") as package:
            package.writestr("word/document.xml", etree.tostring(document))
        return [] if list(redline_faults(path, before, after, author, date)) else [f"{redline.name}: nobody notices that {said}"]

    @staticmethod
    def hospital(project):
        data = read(project / "bunkai.json")
        return next(party["name"] for party in data["parties"] if party["kind"] == "hospital"), data["date"]

    def first(self, project, shape, documents=None):
        """A state that was issued once, and its papers."""
        key = f"{project.name}-{shape}"
        if key not in self.old:
            folder, built = self.scratch / key, self.scratch / f"{key}-built"
            shutil.copytree(project, folder)
            set_up(folder, shape, documents)
            bunkai = Bunkai(PROGRAM)
            bunkai.issue(folder)
            bunkai.run("build", folder, "-o", built, "--format", "docx")
            self.old[key] = folder, built
        return self.old[key]

    def try_samples(self, before, after, story):
        old, built = self.first(SAMPLES[story], before)
        changed, new = (self.scratch / f"{name}-{story}" for name in ("changed", "new"))
        shutil.copytree(SAMPLES[story + 1], changed)
        set_up(changed, after, None)
        copy_with_editions(old, changed, new)
        self.compare(f"{SAMPLES[story + 1].name}, {before} to {after}", Bunkai(PROGRAM), old, new, built, random.Random(1), story=True)
        for folder in (changed, new):
            shutil.rmtree(folder)

    def try_history(self, seed):
        """Edits of the library, of the project, or of both."""
        chance, shape = random.Random(seed), "core" if seed % 3 == 2 else "full"
        after = {"core": "full", "full": "core"}[shape] if seed % 5 == 3 else shape
        old, built = self.first(ROOT / "tests/small", shape, PAPERS)
        new, data, said = self.scratch / f"new-{seed}", None, []
        shutil.copytree(old, new)
        set_up(new, after, None)
        if seed % 2 == 0:
            data = self.scratch / f"library-{seed}"
            for name in ("clauses", "templates"):
                shutil.copytree(DATA / name, data / name)
            library = Library(data)
            library.edit_texts(chance, chance.randint(1, 16))
            if shape == "full":
                library.edit_shapes(chance, chance.randint(1, 14))
                library.edit_articles(chance, chance.randint(0, 4))
                if seed % 4 == 0:
                    library.edit_chapters(chance)
            library.write()
            said += library.said
        if seed % 2 or seed % 5 == 0:
            said += edit_project(chance, new, chance.randint(1, 8))
        self.edits += len(said)
        scopes = None if FULL or len(sys.argv) > 2 else [goes_on(new)[seed % 3 == 1]]
        self.compare(f"history {seed} ({shape} to {after})", Bunkai(PROGRAM, data), old, new, built, chance, scopes)
        for folder in filter(None, (new, data)):
            shutil.rmtree(folder)


def set_up(project, shape, documents):
    """An annex of that shape, and no papers but those (None: all)."""
    path = project / "bunkai.json"
    data = read(path)
    for contract in data["contracts"]:
        contract["annex"] = shape
    if documents:
        data["documents"] = [name for name in data["documents"] if name in documents]
        for contract in data["contracts"]:
            if "documents" in contract:
                contract["documents"] = [name for name in contract["documents"] if name in documents]
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")


def main():
    sys.stdout.reconfigure(line_buffering=True)
    with tempfile.TemporaryDirectory() as scratch:
        suite = Suite(Path(scratch))
        if len(sys.argv) < 3:
            for before, after, story in [("core", "core", 0), ("full", "full", 1), ("core", "full", 0)] if FULL else []:
                suite.try_samples(before, after, story)
        for seed in SEEDS:
            try:
                suite.try_history(seed)
            except RuntimeError as error:
                suite.note(f"history {seed}", [str(error)])
    print(f"{suite.edits} edits, {suite.files} files with {suite.changes} tracked changes, {suite.spoilt} spoilt ones noticed, {suite.twice} amendments made twice, {suite.settled} files settled by LibreOffice")
    print(f"{suite.passed} passed, {suite.failed} failed, 0 skipped")
    return suite.failed > 0


if __name__ == "__main__":
    sys.exit(main())
