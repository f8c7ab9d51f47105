#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Proof that nothing is cut: every document of the samples, of an amendment, of the real register in ../shared where it is there, and of a
project made to break layouts (tests/proof/stress.py) is rendered as PDF and XLSX. The words that other programs find in the files (poppler,
mupdf and pdf.js; openpyxl, ParseXLSX and two readers of Node) are, in order, those of the document tree; no word lies on another or leaves
its page; no row of a workbook is lower than its text; sheets print legibly; parts stand in the order of ECMA-376; qpdf finds the PDFs sound.
With LibreOffice workbooks are printed, too, and their rows compared with the heights it would choose. Without these programs such tests are
skipped. In the end a hospital changes its look without C.
usage: proof.py BUNKAI"""
import importlib.util
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zlib
from collections import Counter
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent / "proof"))
import books as other_books  # noqa: E402
import pdf  # noqa: E402
import readers  # noqa: E402
import stress  # noqa: E402
import tree  # noqa: E402
import xlsx  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SOFFICE = shutil.which("soffice")
OPENPYXL = importlib.util.find_spec("openpyxl") is not None
count = Counter()


def check(what, problems):
    """Counts a test; `problems` is a list of lines, empty when all is well."""
    count["failed" if problems else "passed"] += 1
    if problems:
        print(f"FAIL proof: {what}")
        for line in problems[:6]:
            print(f"\t{line[:300]}")
        if len(problems) > 6:
            print(f"\t… {len(problems)} in all")


def skip(what, n=1):
    count["skipped"] += n
    print(f"SKIP proof: {what}")


def run(what, *words):
    done = subprocess.run([str(w) for w in words], capture_output=True, text=True, check=False)
    check(what, [] if done.returncode == 0 else [f"status {done.returncode}", *done.stderr.splitlines()[-5:]])


def build(bunkai, project, out):
    run(f"build of {out.name}", bunkai, "build", project, "-o", out, "--format", "xlsx,pdf,json")
    return sorted(out.rglob("*.json"))


def amend(bunkai, out):
    """The papers of the amendment from one sample to the other."""
    run("amendment", bunkai, "amend", ROOT / "samples/telehealth", ROOT / "samples/telehealth-next", "-o", out, "--format", "xlsx,pdf,json")
    return sorted(out.rglob("*.json"))


def prove(name, path, contents="目次"):
    """One document in its three formats; gives the workbook."""
    document, file, book = tree.read(path), path.with_suffix(".pdf"), xlsx.read(path.with_suffix(".xlsx"))
    check(f"{name}.pdf says what the tree says", pdf.compare(file, document, contents))
    check(f"{name}.pdf has no blanks that the tree has not", pdf.added_blanks(file, document))
    check(f"{name}.pdf: no word lies on another or leaves its page", pdf.collisions(file))
    check(f"{name}.xlsx says what the tree says", xlsx.compare(book, document, contents))
    check(f"{name}.xlsx: no row is lower than its text", xlsx.low_rows(book))
    check(f"{name}.xlsx prints page by page", xlsx.print_faults(book))
    check(f"{name}.xlsx: its parts are in order", xlsx.check_parts(path.with_suffix(".xlsx"), book) + xlsx.link_faults(book))
    return book


def prove_in_readers(documents):
    """`documents`: {name: path of the tree}. The same text in other programs, and a form that qpdf takes."""
    absent, files = readers.missing(), {name: path.with_suffix(".pdf") for name, path in documents.items()}
    texts, form = readers.read_all(list(files.values()), absent)
    for program, found in texts.items():
        for name, file in files.items() if found else ():
            check(f"{name}.pdf: {program} reads the same", pdf.compare(file, tree.read(documents[name]), "目次", found.get))
    for name, file in files.items() if form else ():
        check(f"{name}.pdf: its form is sound", form[file])
    left_out = [*(program for program, found in texts.items() if not found), *([] if form else ["qpdf"])]
    if left_out:
        skip(f"{', '.join(left_out)}: {', '.join(absent)} not installed", len(left_out) * len(files))


def prove_complaints(path, work):
    """A file that has lost its end is complained of by each of them."""
    damaged = work / "damaged.pdf"
    damaged.write_bytes(path.with_suffix(".pdf").read_bytes()[:-300])
    texts, form = readers.read_all([damaged], readers.missing())
    for program, found in texts.items():
        if found:
            check(f"{program} complains of a damaged file", [] if found[damaged][1] else ["it does not"])
    if form:
        check("qpdf complains of a damaged file", [] if form[damaged] else ["it does not"])


def prove_in_books(books):
    """`books`: {name: (path, book)}. openpyxl finds what the parts say; others find what openpyxl finds, and would say so of another workbook."""
    commands, absent = other_books.readers()
    files = [path for path, _ in books.values()]
    # ParseXLSX takes longer than all others together: of projects that are much like another it reads nothing.
    few = [path for name, (path, _) in books.items() if not name.startswith(("real-", "telehealth-next-"))]
    said, first = other_books.read_all(commands, {program: few if program == "ParseXLSX" else files for program in commands}), files[0]
    sums = {program: Counter() for program in said}
    for name, (path, book) in books.items():
        wanted = other_books.reference(path, book)
        check(f"{name}.xlsx: openpyxl reads the same", xlsx.read_elsewhere(wanted, book))
        for program, found in ((p, f) for p, f in said.items() if path in f):
            check(f"{name}.xlsx: {program} reads the same", other_books.differences(found[path], wanted, sums[program]))
            if path != first:
                check(f"{program} sees that {name}.xlsx is another", [] if other_books.differences(found[first], wanted, Counter()) else ["no"])
    for program, kinds in sums.items():
        check(f"{program} was asked for cells and merged ranges", [] if min(kinds["cells"], kinds["merges"]) > 1000 else [str(kinds)])
    for program in absent:
        skip(f"{program} is not installed", len(files))


def prove_in_office(books, work):
    """`books`: {name: (path, book)}. One start of the office serves all files, but each costs seconds: the stress project and one other."""
    prints, free, profile = work / "prints", work / "free", work / "profile"
    free.mkdir()
    copies = []
    for name, (path, _) in books.items():
        shutil.copy(path, work / f"{name}.xlsx")
        xlsx.unfixed(path, free / f"{name}.xlsx")
        copies.append(work / f"{name}.xlsx")
    xlsx.convert(SOFFICE, profile, "pdf", prints, copies)
    xlsx.convert(SOFFICE, profile, "fods", free, sorted(free.glob("*.xlsx")))
    for name, (_, book) in books.items():
        pages, _ = pdf.pages_of(prints / f"{name}.pdf")
        check(f"{name}.xlsx: an office's print shows every cell", xlsx.lost_in_print(book, "".join(pages)))
        check(f"{name}.xlsx: rows are as high as an office would make them", xlsx.lower_than_chosen(book, free / f"{name}.fods"))


def real_project(bunkai, work):
    text = next((SHARED / "seeds").glob("000_*.txt"), None) if SHARED.is_dir() else None
    if not text:
        return None
    project = work / "real"
    shutil.copytree(ROOT / "samples/telehealth", project)
    run("import of the real register", bunkai, "import", text, "--to", project)
    return project


def edit_style(style):
    style["margin"] = 25
    style["fonts"]["gothic"] = style["fonts"]["mincho"]
    style["words"]["contents"] = "内容"
    for look in style["looks"]:
        if look["role"] == "title":
            look.update(color="#7A0019", size=22)
        if look["role"] == "head":
            look["fill"] = "#F2D7DB"


def pdf_colors(path):
    """Colours set in a PDF's pages, as 'r g b'."""
    colors = set()
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", path.read_bytes(), re.S):
        try:
            content = zlib.decompress(stream)
        except zlib.error:
            continue
        colors |= set(re.findall(rb"([\d.]+ [\d.]+ [\d.]+) rg", content))
    return colors


def prove_style(bunkai, work):
    """A project's own templates/style.json is what both formats look like."""
    project, plain = work / "styled", work / "plain"
    shutil.copytree(ROOT / "tests/small", project)
    build(bunkai, project, plain)
    style = json.loads((ROOT / "templates/style.json").read_text(encoding="utf-8"))
    edit_style(style)
    (project / "templates").mkdir()
    (project / "templates/style.json").write_text(json.dumps(style, ensure_ascii=False), encoding="utf-8")
    for path in build(bunkai, project, work / "own"):
        name, other = f"own style: {path.stem}", plain / path.relative_to(work / "own")
        prove(name, path, "内容")
        check(f"{name}: the tree stays the same", [] if path.read_bytes() == other.read_bytes() else ["it differs"])
        check(f"{name}.pdf has the new colours", [] if {b"0.48 0 0.1"} <= pdf_colors(path.with_suffix(".pdf")) - pdf_colors(other.with_suffix(".pdf"))
              else ["not found"])
        # An opening bracket at a line's start stands with its blank half before the margin.
        left = min(box[0] for page in pdf.boxes_of(path.with_suffix(".pdf")) for box in page[3])
        check(f"{name}.pdf has the new margin", [] if 25 * 72 / 25.4 - 6 < left < 25 * 72 / 25.4 + 20 else [f"{left:.1f} points"])
        fonts, _ = pdf.run("pdffonts", path.with_suffix(".pdf"))
        check(f"{name}.pdf has the new font", [fonts] if "Gothic-Regular" in fonts or "Mincho" not in fonts else [])
        looks, before = xlsx.looks_of(path.with_suffix(".xlsx")), xlsx.looks_of(other.with_suffix(".xlsx"))
        check(f"{name}.xlsx has the new looks", [w for w in ("FF7A0019", "FFF2D7DB", "22", "BIZ UDMincho") if w not in looks] +
              [f"{w} was there before" for w in ("FF7A0019", "FFF2D7DB") if w in before])


def prove_all(bunkai, work):
    projects = {p.name: p for p in sorted((ROOT / "samples").iterdir()) if (p / "bunkai.json").exists()}
    projects["stress"] = stress.write(ROOT / "tests/small", work / "stress")
    real, books, documents = real_project(bunkai, work), {}, {}
    if real:
        projects["real"] = real
    else:
        skip("the real register: ../shared is not here")
    papers = {name: build(bunkai, project, work / "out" / name) for name, project in projects.items()}
    papers["amended"] = amend(bunkai, work / "out/amended")
    for name, paths in papers.items():
        for path in paths:
            document = f"{name}-{path.parent.name}-{path.stem}"
            books[document] = (path.with_suffix(".xlsx"), prove(document, path))
            documents[document] = path
    prove_in_readers(documents)
    if OPENPYXL:
        prove_in_books(books)
    else:
        skip("openpyxl is not installed: it and other readers of workbooks", len(books))
    prove_complaints(next(iter(documents.values())), work)
    prove_style(bunkai, work)
    if SOFFICE and books:
        first = "real-tele" if real else "telehealth-tele"
        prove_in_office({k: v for k, v in books.items() if k.startswith(("stress", first))}, work)
    else:
        skip("LibreOffice is not installed", 2 * len(books))


def main():
    with tempfile.TemporaryDirectory() as work:
        prove_all(Path(sys.argv[1]).resolve(), Path(work))
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return 1 if count["failed"] else 0


sys.exit(main())
