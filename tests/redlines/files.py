# SPDX-License-Identifier: MIT
"""What is done to a file as a whole: saved by another program, pasted into a new document, some or all changes accepted. A program that changes words
on its own is no witness: views.py says so, and the file as it was before is taken."""
import shutil
import subprocess
import tempfile
from pathlib import Path

from lxml import etree

from marks import fold, w
import views

# How often; the programs of other people in full mode only.
WHOLE = {"": 52, "python-docx": 8, "pasted": 8, "half accepted": 8, "accepted": 6, "writer": 8, "writer-odt": 5, "pandoc": 5}
NAMELESS = {"pasted", "pandoc"}         # nothing in them says which sending they answer


def starts(root):
    return root.iter(w("bookmarkStart"))


def strip_marks(element):
    for mark in [x for x in element.iter(w("bookmarkStart"), w("bookmarkEnd"))]:
        mark.getparent().remove(mark)


def accept(paper, rng, share):
    """Somebody has accepted changes, all or some, and keeps no trace of them."""
    for para in paper.paras:
        if para.letters is None and not para.end_inserted and not para.end_deleted:
            continue
        if share < 1 and (para.holder is not None or para.unit and para.unit.row in paper.rows_deleted):
            continue
        takes = {}

        def taken(by):
            return by is not None and takes.setdefault(by, rng.random() < share)
        para.letters = [x for x in para.open() if not taken(x.deleted)]
        for x in para.letters:
            if taken(x.inserted):
                x.inserted = None
        if taken(para.end_inserted):
            para.end_inserted = None
        if taken(para.end_deleted):
            para.end_deleted = None
            swallow(paper, para)
    for row in [r for r in paper.rows_deleted if share == 1]:
        for para in paper.paras:
            if para.unit and para.unit.row is row:
                para.gone = True
        row.getparent().remove(row)
        del paper.rows_deleted[row]
    if share == 1:
        paper.rows_inserted.clear()


def swallow(paper, para):
    """Its end is no more: what was behind stands in it, or, where nothing of it was left, it is gone."""
    behind = paper.behind(para)
    if not para.letters or behind is None:
        para.gone = behind is not None
        return
    if behind.unit and behind.half:
        behind.half = False
    para.letters, para.end_deleted, para.end_inserted = para.letters + behind.open(), behind.end_deleted, behind.end_inserted
    para.comments += behind.comments
    behind.gone, behind.into = True, para


def beside(parts, whole):
    """Parts that are not as they were sent. Pasted into a new document, the text has nothing of ours but itself."""
    if whole != "pasted":
        return {}
    found = {}
    for name, data in parts.items():
        if name == "docProps/custom.xml":
            found[name] = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>'
        elif name == "docProps/core.xml":
            found[name] = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
        elif name.startswith(("word/header", "word/footer")) and name.endswith(".xml"):
            root = etree.fromstring(data)
            for child in list(root):
                root.remove(child)
            etree.SubElement(root, w("p"))
            found[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return found


def python_docx(path):
    import docx
    document = docx.Document(str(path))
    document.core_properties.last_modified_by = "見本 法子"
    document.save(str(path))


def same_words(path, truth):
    """Both views still say what the truth does: then the program has kept the words."""
    data = path.read_bytes()
    return all(views.view(data, old) == [fold(t) for t in truth["views"][n] if fold(t)] for n, old in enumerate((True, False)))


def convert(folder, words, files, ending):
    into = Path(tempfile.mkdtemp(dir=folder))
    done = subprocess.run([*words, "--outdir", str(into), *map(str, files)], cwd=folder, capture_output=True, check=False, timeout=1200)
    return [into / (f.stem + ending) if done.returncode == 0 and (into / (f.stem + ending)).exists() else None for f in files]


def not_saved(made):
    """Where no other program is asked, its files are as they were edited."""
    for _, truth in made:
        if truth["whole"] in ("writer", "writer-odt", "pandoc"):
            truth["whole"], truth["named"] = "", True


def save_again(folder, made, count):
    """`made`: [(path, truth)]. LibreOffice saves all of a chunk at once."""
    office = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
    for whole in ("writer", "writer-odt"):
        chosen = [(p, t) for p, t in made if t["whole"] == whole]
        if not chosen or not shutil.which("soffice"):
            continue
        paths = [p for p, _ in chosen]
        if whole == "writer-odt":
            paths = convert(folder, [*office, "odt"], paths, ".odt")
        back = dict(zip([p for p in paths if p], convert(folder, [*office, "docx:Office Open XML Text"], [p for p in paths if p], ".docx")))
        for (path, truth), through in zip(chosen, paths):
            take(path, back.get(through), truth, count)
    for path, truth in made:
        if truth["whole"] == "pandoc" and shutil.which("pandoc"):
            new = path.with_suffix(".pandoc.docx")
            done = subprocess.run(["pandoc", "--track-changes=all", "-f", "docx", "-t", "docx", "-o", new, path], capture_output=True, check=False)
            take(path, new if done.returncode == 0 else None, truth, count)


def take(path, new, truth, count):
    kept = new is not None and same_words(new, truth)
    count[f"saved by {truth['whole']}" if kept else f"{truth['whole']} changed words or failed"] += 1
    if kept:
        shutil.copy(new, path)
    else:
        truth["whole"], truth["named"] = "", True
