# SPDX-License-Identifier: MIT
"""Both views of a DOCX by a reader of our own, which shares nothing with the one that is tried: what a person sees who rejects, or accepts, all
changes. Holds the generator, and what other programs made of its files, to the truth."""
import io
import zipfile

from lxml import etree

from marks import fold, w

INSERTED, DELETED = {w("ins"), w("moveTo")}, {w("del"), w("moveFrom")}


def words(element, old, gone=False):
    for child in element:
        if child.tag in INSERTED:
            yield from words(child, old, gone or old)
        elif child.tag in DELETED:
            yield from words(child, old, gone or not old)
        elif child.tag in (w("t"), w("delText")):
            yield "" if gone else child.text or ""
        elif child.tag == w("r") or child.tag in (w("hyperlink"), w("smartTag"), w("fldSimple"), w("sdt"), w("sdtContent")):
            yield from words(child, old, gone)


def mark_of(paragraph, tags):
    runs = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return runs is not None and any(x.tag in tags for x in runs)


def view(data, old):
    """Folded texts of all paragraphs that say something, in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = etree.fromstring(archive.read("word/document.xml")).find(w("body"))
    found, waiting = [], ""
    tags = INSERTED if old else DELETED
    for paragraph in body.iter(w("p")):
        row = next((x for x in paragraph.iterancestors() if x.tag == w("tr")), None)
        look = row.find(w("trPr")) if row is not None else None
        waiting += "" if look is not None and any(x.tag in tags for x in look) else "".join(words(paragraph, old))
        after = paragraph.getnext()
        while after is not None and after.tag in (w("bookmarkStart"), w("bookmarkEnd")):
            after = after.getnext()
        if mark_of(paragraph, tags) and after is not None and after.tag == w("p"):
            continue
        if fold(waiting):
            found.append(fold(waiting))
        waiting = ""
    return found
