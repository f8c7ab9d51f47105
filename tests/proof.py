#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Proof that nothing is cut: every document of the samples, of an amendment, of the real register in ../shared where it is there, and of a
project made to break layouts (tests/proof/stress.py) is rendered as PDF and XLSX. The words that other programs find in the files (poppler,
mupdf and pdf.js; openpyxl, ParseXLSX and two readers of Node) are, in order, those of the document tree; no word lies on another or leaves
its page; no row of a workbook is lower than its text; sheets print legibly; parts stand in the order of ECMA-376; qpdf finds the PDFs sound.
With LibreOffice workbooks are printed, too, and their rows compared with the heights it would choose. Without these programs such tests are
skipped. In the end a hospital changes its look without C.
Under `make test-all` that is every sample and every program; else two samples (of one a single contract), the amendment and the project made to break, read by
poppler, mupdf, qpdf and openpyxl.
usage: proof.py BUNKAI"""
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import warnings
import zlib
from collections import Counter
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent / "proof"))
import basic  # noqa: E402
import books as other_books  # noqa: E402
import choose  # noqa: E402
import heights  # noqa: E402
import logo  # noqa: E402
import package  # noqa: E402
import pdf  # noqa: E402
import readers  # noqa: E402
import stress  # noqa: E402
import tree  # noqa: E402
import xlsx  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
FULL = os.environ.get("BUNKAI_TEST_COUNTS") == "full"
FEW = ["telehealth", "clinic"]  # samples that stand for the others: the largest, and one with a style of its own
SECOND = "ehr-2026"  # a contract of the largest: its papers are of the same kinds as the other's
SOFFICE = shutil.which("soffice")
OPENPYXL = importlib.util.find_spec("openpyxl") is not None
PIKEPDF = importlib.util.find_spec("pikepdf") is not None
if PIKEPDF:
    import links
count = Counter()
warnings.filterwarnings("ignore", "(Unknown|Conditional Formatting) extension", UserWarning)  # openpyxl does not know the bars of Excel 2010


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
    run(f"build of {out.name}", bunkai, "build", project, "-o", out, "--format", "xlsx,pdf,json", "--final")
    return sorted(out.rglob("*.json"))


def amend(bunkai, out):
    """The papers of the amendment from one sample to the other."""
    run("amendment", bunkai, "amend", ROOT / "samples/telehealth", ROOT / "samples/telehealth-next", "-o", out, "--format", "xlsx,pdf,json", "--final")
    return sorted(out.rglob("*.json"))


def prove(name, path, contents="目次"):
    """One document in its three formats; gives the workbook."""
    document, file, book = tree.read(path), path.with_suffix(".pdf"), xlsx.read(path.with_suffix(".xlsx"))
    check(f"{name}.pdf says what the tree says", pdf.compare(file, document, contents))
    check(f"{name}.pdf has no blanks that the tree has not", pdf.added_blanks(file, document))
    check(f"{name}.pdf: no word lies on another or leaves its page", pdf.collisions(file))
    check(f"{name}.xlsx says what the tree says", xlsx.compare(book, document, contents))
    check(f"{name}.xlsx: no row is lower than its text", xlsx.low_rows(book))
    check(f"{name}.xlsx prints page by page", xlsx.print_faults(book, document))
    check(f"{name}.xlsx: its parts are in order", xlsx.check_parts(path.with_suffix(".xlsx"), book) + xlsx.link_faults(book))
    check(f"{name}.xlsx: nothing in its package to repair", package.faults(path.with_suffix(".xlsx")))
    if OPENPYXL:
        check(f"{name}.xlsx: openpyxl knows its styles by name", package.names_elsewhere(path.with_suffix(".xlsx")))
    return book


def prove_links(name, trees, folder_of):
    """The files in their folders lead to each other. Gives how many links there are."""
    files, total = {}, 0
    for path in trees:
        n, in_pdf, in_book = links.faults(path, folder_of(path), files)
        total += n
        if n:
            document = f"{name}-{path.parent.name}-{path.stem}"
            check(f"{document}.pdf: links lead to the articles and rows of other files that they name", in_pdf)
            check(f"{document}.xlsx: links lead to the articles and rows of other files that they name", in_book)
    return total


def leads_away(path):
    """A link to another file; small objects of a PDF are packed, and readable once they are taken out."""
    return b"/GoToR" in subprocess.run(["qpdf", "--qdf", "--object-streams=disable", path, "-"], capture_output=True, check=False).stdout


def prove_no_loose_ends(bunkai, work):
    """Links lead to documents that are there: of the same run, of the same folder for a contract, of the same edition."""
    project = ROOT / "samples/telehealth"
    run("build of one document", bunkai, "build", project, "-o", work / "one", "--doc", "boundary", "--format", "xlsx,pdf,json", "--final")
    alone = sorted((work / "one").rglob("*.json"))
    check("a document that is made alone leads nowhere", [str(p) for p in alone if links.tree_links(p)])
    if shutil.which("qpdf"):
        check("nor does its PDF", [str(p) for p in alone if leads_away(p.with_suffix(".pdf"))])
        check("that of one of several does", [] if any(leads_away(p) for p in (work / "out/telehealth").rglob("annex.pdf")) else ["none"])
    else:
        skip("qpdf is not installed: links out of a document that is made alone", 2)
    paths = {path.parent.name: {link.path for link in links.tree_links(path) + links.measure_links(path)} for path in sorted((work / "out/telehealth").rglob("*.json"))
             if "hospital-only" not in path.parts}
    check("a contract's papers lead to no other folder", [str(p) for folder, p in paths.items() if folder != "hospital" and any("/" in x for x in p)])
    issued = work / "issued"
    shutil.copytree(project, issued)
    for scope in ("ehr-2026", "hospital"):
        run(f"issue of {scope}", bunkai, "issue", issued, "--contract", scope, "--date", "2026-12-01", "--with-findings")
    run("verify with rebuilding", bunkai, "verify", issued, "--rebuild")
    edition = issued / "issued/ehr-2026/1"
    handed, kept = edition / "documents", edition / "hospital-only"
    n = prove_links("edition", sorted((edition / "trees").glob("*.json")),
                    lambda tree: kept if (kept / f"{tree.stem}.pdf").exists() else handed)
    check("an edition's documents lead to each other", [] if n else ["no link"])
    own = {"rules", "bylaws"}  # papers of the same edition
    strays = [p.name for p in (issued / "issued/hospital/1/trees").glob("*.json") if {link.path for link in links.tree_links(p)} - own]
    check("the hospital's edition does not lead to a contract's papers, which stand elsewhere", strays)


def prove_two_pages(bunkai, work):
    """Who approves reads two pages, however much there is: the sheet counts, and says where the list stands."""
    projects = {"as it is": ROOT / "samples/telehealth", "six times": stress.write_long(ROOT / "samples/telehealth", work / "six", 6)}
    for name, project in projects.items():
        out = work / f"sheets-{name.replace(' ', '-')}"
        run(f"build of sheets, texts {name}", bunkai, "build", project, "-o", out, "--doc", "approval", "--format", "pdf")
        pages = {path.parent.name: len(pdf.pages_of(path)[0]) for path in sorted(out.rglob("approval.pdf"))}
        check(f"the approval sheet has two pages, texts {name}", [f"{c}: {n}" for c, n in pages.items() if n != 2] if pages else ["none"])


def prove_changed_templates(bunkai, work):
    """A hospital's own templates may lack what others would lead to: an annex without articles, a table with some rows only."""
    project, templates = work / "lacking", work / "lacking/templates/documents"
    shutil.copytree(ROOT / "samples/telehealth", project)
    templates.mkdir(parents=True)
    for name in ("annex", "boundary"):
        template = json.loads((ROOT / f"templates/documents/{name}.json").read_text(encoding="utf-8"))
        for part in template["parts"]:
            part["body"] = [block for block in part["body"] if block["block"] != "articles"] or [{"block": "paragraph", "text": "なし"}]
            for block in part["body"]:
                if block.get("view") == "responsibilities":
                    block.setdefault("where", [{"field": "status", "op": "ne", "value": ["open"]}])
        (templates / f"{name}.json").write_text(json.dumps(template, ensure_ascii=False), encoding="utf-8")
    trees = build(bunkai, project, work / "lacking-out")
    check("what a template lacks is not led to", [f"{p.parent.name}/{p.stem}: {link}" for p in trees for link in links.tree_links(p) if link.path not in ("rules", "bylaws")])


def prove_in_readers(documents):
    """`documents`: {name: path of the tree}. The same text in other programs, and a form that qpdf takes."""
    absent, files = readers.missing(), {name: path.with_suffix(".pdf") for name, path in documents.items()}
    texts, form = readers.read_all(list(files.values()), absent, FULL)
    for program, found in texts.items():
        for name, file in files.items() if found else ():
            check(f"{name}.pdf: {program} reads the same", pdf.compare(file, tree.read(documents[name]), "目次", found.get))
    for name, file in files.items() if form else ():
        check(f"{name}.pdf: its form is sound", form[file])
    left_out = [*(program for program, found in texts.items() if found is None), *([] if form else ["qpdf"])]
    if left_out:
        skip(f"{', '.join(left_out)}: {', '.join(absent)} not installed", len(left_out) * len(files))


def prove_complaints(path, work):
    """A file that has lost its end is complained of by each of them."""
    damaged = work / "damaged.pdf"
    damaged.write_bytes(path.with_suffix(".pdf").read_bytes()[:-300])
    texts, form = readers.read_all([damaged], readers.missing(), FULL)
    for program, found in texts.items():
        if found:
            check(f"{program} complains of a damaged file", [] if found[damaged][1] else ["it does not"])
    if form:
        check("qpdf complains of a damaged file", [] if form[damaged] else ["it does not"])


def prove_running_lines(path):
    """A foot that is missing, a part and topics of other names: the pages' feet and heads are looked at."""
    def forget_foot(document):
        document.parts[-2 if document.parts[-2].foot else 0].foot = ""

    def rename_parts(document):
        for part in document.parts:
            part.title = "他の部"

    def rename_topics(document):
        for block in (b for part in document.parts for b in part.blocks if b.topic):
            block.topic = "他の論点"

    for what, change in {"a foot": forget_foot, "the parts' names": rename_parts, "the topics' names": rename_topics}.items():
        document = tree.read(path)
        change(document)
        check(f"{path.stem}.pdf with other {what} in its tree", [] if pdf.compare(path.with_suffix(".pdf"), document, "目次") else ["nobody complains"])


def prove_in_books(books):
    """`books`: {name: (path, book)}. openpyxl finds what the parts say; others find what openpyxl finds, and would say so of another workbook."""
    commands, absent = other_books.readers() if FULL else ({}, [])
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
    prints, profile = work / "prints", work / "profile"
    copies = []
    for name, (path, _) in books.items():
        shutil.copy(path, work / f"{name}.xlsx")
        copies.append(work / f"{name}.xlsx")
    xlsx.convert(SOFFICE, profile, "pdf", prints, copies)
    for name, (_, book) in books.items():
        pages, _ = pdf.pages_of(prints / f"{name}.pdf")
        check(f"{name}.xlsx: an office's print shows every cell", xlsx.lost_in_print(book, "".join(pages)))
    prove_heights(books, work)


def prove_heights(books, work):
    """No text is cut, nor is one where another font stands in for a missing one."""
    office, without = basic.Office(SOFFICE, work), {"FONTCONFIG_FILE": str(heights.hide_fonts(ROOT / "templates/style.json", work))}
    for fonts, environment in (("the style's fonts", {}), ("those that stand in for them", without)):
        for name, cells, low in heights.lower_than_chosen(office, books, **environment):
            check(f"{name}.xlsx: {cells} cells are as high as an office would make them with {fonts}", low)
    name, (path, book) = next(iter(books.items()))
    for sheet in book.sheets:
        sheet.heights = {y: height * 0.6 for y, height in sheet.heights.items()}
    _, cells, low = next(heights.lower_than_chosen(office, {name: (path, book)}))
    check("rows of three fifths of their height are seen", [] if len(low) > cells / 20 else [f"{len(low)} of {cells}"])


def prove_choice(path, work):
    """In an office, a row takes the look of the status that somebody picks for it."""
    part, rules = next(iter(choose.rules_of(path).items()), (None, {}))
    before, after = work / "before.xlsx", work / "after.xlsx"
    shutil.copy(path, before)
    picked = part and choose.pick(path, after, part, rules["column"], "案", "不合意")
    check("a status can be picked", [] if picked and rules.get("不合意") else [f"no rule or no cell: {rules}"])
    if picked:
        xlsx.convert(SOFFICE, work / "profile", "html", work / "html", [before, after])
        check("a row follows the status that is picked", choose.faults(work / "html/before.html", work / "html/after.html", rules["不合意"], 12))  # a flat row has some twenty cells


def real_project(bunkai, work):
    text = next((SHARED / "seeds").glob("000_*.txt"), None) if SHARED.is_dir() else None
    if not text:
        return None
    project = work / "real"
    shutil.copytree(ROOT / "samples/telehealth", project)
    run("import of the real register", bunkai, "import", text, "--to", project)
    return project


WORDS = {"関係者外秘": "契約当事者限り", "院内限り": "当院限り", "院内掲示": "掲示用"}


def write_style(folder):
    """What a hospital writes: only what is different, a logo, and its own words for who may read."""
    house = json.loads((ROOT / "templates/style.json").read_text(encoding="utf-8"))
    own = {"schema": house["schema"], "margin": 25, "fonts": {"gothic": house["fonts"]["mincho"]}, "words": {"contents": "内容"},
           "logo": {"file": "logo.png", "alt": "見本のロゴ", "height": 12},
           "looks": [{"role": "title", "color": "#7A0019", "size": 22}, {"role": "head", "fill": "#F2D7DB"}]}
    words = {"schema": "bunkai/words/1",
             "words": dict(zip(["confidentiality.parties", "confidentiality.hospital", "confidentiality.posted"], WORDS.values()))}
    folder.mkdir()
    for name, content in (("style.json", own), ("words.json", words)):
        (folder / name).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    (folder / "logo.png").write_bytes(logo.pack(logo.pixels()))


def reworded(text):
    for old, new in WORDS.items():
        text = text.replace(old, new)
    return text


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
    """A project's own templates/style.json and words.json are what both formats look like."""
    drawn = (ROOT / "samples/clinic/templates/logo.png").read_bytes()
    check("the sample's logo is the one drawn here, and small",
          [] if logo.unpack(drawn) == logo.pixels() and len(drawn) < 3000 else ["run tests/proof/logo.py"])
    project, plain = work / "styled", work / "plain"
    shutil.copytree(ROOT / "tests/small", project)
    build(bunkai, project, plain)
    write_style(project / "templates")
    for path in build(bunkai, project, work / "own"):
        name, other = f"own style: {path.stem}", plain / path.relative_to(work / "own")
        prove(name, path, "内容")
        before = reworded(other.read_text(encoding="utf-8"))
        check(f"{name}: the tree stays the same but for the words", [] if path.read_text(encoding="utf-8") == before else ["it differs"])
        check(f"{name}.xlsx says who may read it", package.running_faults(path.with_suffix(".xlsx"), list(WORDS.values())))
        check(f"{name} has the logo", pdf.logo_faults(path.with_suffix(".pdf"), (logo.WIDTH, logo.HEIGHT), 12) +
              package.logo_faults(path.with_suffix(".xlsx"), project / "templates/logo.png", "見本のロゴ", 12))
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
    projects = {p.name: p for p in sorted((ROOT / "samples").iterdir()) if (p / "bunkai.json").exists() and (FULL or p.name in FEW)}
    projects["stress"] = stress.write(ROOT / "tests/small", work / "stress")
    real, books, documents = real_project(bunkai, work) if FULL else None, {}, {}
    if real:
        projects["real"] = real
    elif FULL:
        skip("the real register: ../shared is not here")
    papers = {name: build(bunkai, project, work / "out" / name) for name, project in projects.items()}
    papers["amended"] = amend(bunkai, work / "out/amended")
    if not FULL:
        papers = {name: [path for path in paths if SECOND not in path.parts] for name, paths in papers.items()}
    for name, paths in papers.items():
        for path in paths:
            document = f"{name}-{path.parent.name}-{path.stem}"
            books[document] = (path.with_suffix(".xlsx"), prove(document, path))
            documents[document] = path
    if PIKEPDF:
        for name in projects:
            prove_links(name, papers[name], lambda path: path.parent)
        prove_no_loose_ends(bunkai, work)
        prove_changed_templates(bunkai, work)
    else:
        skip("pikepdf is not installed: links from file to file", len(documents))
    prove_two_pages(bunkai, work)
    prove_in_readers(documents)
    if OPENPYXL:
        prove_in_books(books)
    else:
        skip("openpyxl is not installed: it and other readers of workbooks", len(books))
    prove_complaints(next(iter(documents.values())), work)
    prove_running_lines(documents["telehealth-tele-2026-boundary"])
    prove_style(bunkai, work)
    if FULL and SOFFICE and books:
        first = "real-tele" if real else "telehealth-tele"
        prove_in_office({k: v for k, v in books.items() if k.startswith(("stress", first))}, work)
        prove_choice(books["telehealth-tele-2026-boundary"][0], work)
    elif FULL:
        skip("LibreOffice is not installed", 3 * len(books) + 3)


def main():
    with tempfile.TemporaryDirectory() as work:
        prove_all(Path(sys.argv[1]).resolve(), Path(work))
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return 1 if count["failed"] else 0


sys.exit(main())
