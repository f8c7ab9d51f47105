# SPDX-License-Identifier: MIT
"""Somebody edits the annex of a sending in a word processor: letters and ends of paragraphs of tests/redlines/paper.py. Then the views of a file with tracked
changes, by a reader that shares nothing with the program."""
import io
import random
import sys
import zipfile
from pathlib import Path

from lxml import etree

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "redlines"))
import views  # noqa: E402
from marks import fold, w  # noqa: E402
from paper import By, Comment, Letter, Paper  # noqa: E402

DAY = "2026-10-19T10:00:00Z"


class Lawyer:
    def __init__(self, sent, record, name):
        self.paper, self.by, self.n = Paper(sent, record), By(name, DAY), 0

    def paragraphs(self):
        """key -> paragraph, of the 項 that the paper has as one paragraph without 号."""
        found, several = {}, set()
        for para in self.paper.paras:
            unit = para.unit
            if unit and unit.kind in ("para", "item", "sub"):
                if unit.group in found:
                    several.add(unit.group)
                found.setdefault(unit.group, para)
        return {k: p for k, p in found.items() if k not in several and p.unit.kind == "para"}

    def replace(self, para, old, new, tracked=True):
        """The whole text of the paragraph afterwards, without its number."""
        letters, text = para.open(), "".join(x.text for x in para.open())
        at = text.index(old, len(para.unit.label))
        added = [Letter(c, letters[at].look, None, self.by if tracked else None, None, False) for c in new]
        gone = letters[at:at + len(old)] if tracked else []
        for x in gone:
            x.deleted = self.by
        para.letters = letters[:at] + gone + added + letters[at + len(old):]
        return self.now(para)

    @staticmethod
    def now(para):
        return para.text(False)[len(para.unit.label):]

    def delete(self, para):
        for x in para.open():
            x.deleted = self.by
        para.end_deleted = self.by

    def add(self, behind, text):
        new = self.paper.add(behind, [Letter(c, None, None, self.by, None, False) for c in text])
        new.end_inserted = self.by

    def comment(self, para, text):
        para.comments.append(Comment(self.by.name, DAY, text, 0, len(para.open())))

    def save(self, path):
        path.write_bytes(self.paper.write(random.Random(1), 0.05))
        return path


def view(path, old):
    """What a reader has who rejects, or accepts, all changes; without page numbers of contents, which a word processor finds anew."""
    with zipfile.ZipFile(path) as z:
        root = etree.fromstring(z.read("word/document.xml"))
    for paragraph in root.iter(w("p")):
        inside = False
        for run in list(paragraph.iter(w("r"))):
            inside = inside or any("PAGEREF" in (x.text or "") for x in run.iter(w("instrText"), w("delInstrText")))
            ends = run.find(f"{w('fldChar')}[@{w('fldCharType')}='end']") is not None
            if inside:
                run.getparent().remove(run)
            inside = inside and not ends
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as z:
        z.writestr("word/document.xml", etree.tostring(root))
    return views.view(data.getvalue(), old)


def is_tracked(path):
    """Whether the file asks that changes are tracked."""
    with zipfile.ZipFile(path) as z:
        return etree.fromstring(z.read("word/settings.xml")).find(w("trackRevisions")) is not None
