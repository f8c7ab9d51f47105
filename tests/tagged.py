#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Tagged PDF: every document of the samples, and of the real register where ../shared has it, as a screen reader and an archive see it
(tests/proof/tags.py), and the papers of an amendment; two samples, of one a single contract, and of the amendment what has pictures, unless it is `make test-all`. Read in the order of its structure a document says what its tree says, once. In the end good files are spoilt, and
the check must see it.
usage: tagged.py BUNKAI"""
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent / "proof"))
PIKEPDF = importlib.util.find_spec("pikepdf") is not None
import said as saying  # noqa: E402
import tree  # noqa: E402
if PIKEPDF:
    import pikepdf  # noqa: E402
    import tags  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
FULL = os.environ.get("BUNKAI_TEST_COUNTS") == "full"
FEW = ["telehealth", "clinic"]
PICTURED = ["shinkyu"]  # of an amendment the papers with both states of a figure
SECOND = "ehr-2026"  # a contract of telehealth: its papers are of the same kinds as the other's
count = {"passed": 0, "failed": 0, "skipped": 0}


def check(what, problems):
    count["failed" if problems else "passed"] += 1
    if problems:
        print(f"FAIL tagged: {what}")
        for line in problems[:5]:
            print(f"\t{line[:300]}")
        if len(problems) > 5:
            print(f"\t… {len(problems)} in all")


def skip(what, n=1):
    count["skipped"] += n
    print(f"SKIP tagged: {what}")


def run(what, *words):
    done = subprocess.run([str(w) for w in words], capture_output=True, text=True, check=False)
    check(what, [] if done.returncode == 0 else [f"status {done.returncode}", *done.stderr.splitlines()[-5:]])


def first_difference(got, expected):
    if got == expected:
        return []
    at = next((i for i, (a, b) in enumerate(zip(got, expected)) if a != b), min(len(got), len(expected)))
    return [f"'…{expected[max(0, at - 20):at + 40]}' reads '…{got[max(0, at - 20):at + 40]}'"]


def figures_of(path):
    """The words of each figure of a tree, box by box."""
    found = []

    def walk(node):
        if node.get("kind") == "figure":
            found.append([words for words in (tree.squash(tree.own_words(box)) for box in node["items"]) if words] + [tree.squash(node.get("alt"))])
        for name in tree.CHILDREN:
            for child in node.get(name, []):
                walk(child)

    for part in json.loads(path.read_text(encoding="utf-8"))["body"]:
        walk(part)
    return found


def logo_of(project):
    """What the project's own logo says; none: no figures but the tree's."""
    style = project / "templates/style.json"
    return json.loads(style.read_text(encoding="utf-8")).get("logo", {}).get("alt") if style.exists() else None


def first_other(got, expected):
    for n, (one, other) in enumerate(zip(got, expected)):
        if one != other:
            return [f"number {n + 1}: {other} reads {one}"]
    return [] if len(got) == len(expected) else [f"{len(got)} for {len(expected)}"]


def look_beside(path, beside):
    """What is said beside the text is what the tree would have said."""
    words = json.loads((ROOT / "templates/style.json").read_text(encoding="utf-8"))["words"]
    expected = saying.expect(path, words)
    return [("heads of rows", first_other([tree.squash(text) for text in beside.row_heads], expected.row_heads)),
            ("places to write in", first_other([(role, words, tree.squash(text)) for role, words, text, _ in beside.places], expected.places)),
            ("signs", first_other([(tree.squash(text), tree.squash(words)) for text, words in beside.signs], expected.signs))]


def texts_of(path):
    """All texts of a tree that have blanks in them; a label's own stands in front of its text."""
    found = []

    def walk(node):
        label, text = node.get("label", {}).get("text", ""), tree.text_of(node)
        if node["kind"] != "figure":
            found.append(f"{label} {text}" if label and text and node["kind"] != "article" else text)
            for name in tree.CHILDREN:
                for child in node.get(name, []):
                    walk(child)

    for part in json.loads(path.read_text(encoding="utf-8"))["body"]:
        walk(part)
    return {text.translate(tree.UNSEEN).strip() for text in found if len(text.split()) > 1}


def run_together(texts, lines):
    """Those that are read without one of their blanks. Whoever takes lines for words has blanks at their ends too."""
    lines = lines.translate(tree.UNSEEN)
    bare = tree.squash(lines)
    blanks, n = set(), 0
    for before, c in zip(" " + lines, lines):
        if c.isspace():
            blanks.add(n)
        n += not c.isspace()
    bad = []
    for text in sorted(texts):
        words, ends = text.split(), []
        for word in words[:-1]:
            ends.append((ends[-1] if ends else 0) + len(word))
        whole, at, best = "".join(words), -1, None
        while (at := bare.find(whole, at + 1)) >= 0 and best != []:
            best = [end for end in ends if at + end not in blanks]
        if best:
            bad.append(f"'…{whole[max(0, best[0] - 12):best[0]]}' runs into '{whole[best[0]:best[0] + 12]}…'")
    return bad


def aloud(document, said, head):
    """What is read behind the contents. A foot that the next part on the page says again is read once, behind that one."""
    text = "".join(b.text for b in document.parts[0].blocks)
    if len(document.parts) == 1 and text.startswith(document.title) and not said[len(head):].startswith(document.title):
        text = text[len(document.title):]  # a part that is the whole document has no title of its own
    for part, following in zip(document.parts, [*document.parts[1:], None]):
        again = following and following.foot == part.foot and not said.startswith(part.foot, len(head + text))
        text += ("" if again else part.foot) + "".join(b.text for b in (following.blocks if following else []))
    return text


def look_at(path, logo):
    """(what, problems) of each test of one document; runs in a process of its own."""
    document, (bad, said, alts, beside) = tree.read(path), tags.look(path.with_suffix(".pdf"))
    said, alts, words = tree.squash(said), [tree.squash(alt) for alt in alts], figures_of(path)
    if logo and alts[:1] == [tree.squash(logo)]:
        alts = alts[1:]
    elif logo:
        bad.append("the logo says nothing")
    head = document.title + document.subtitle + "".join(document.facts)
    head += "目次" if said[len(head):].startswith("目次") else ""
    text = aloud(document, said, head)
    # 【改】 of a box: what is changed its figure tells in sentences
    lost = [word for figure, alt in zip(words, alts) for word in figure if re.sub("^【.】", "", word) not in alt]
    return [("structure, fonts and metadata", bad), ("read aloud it is the tree", first_difference(said, head + text)),
            *([] if bad else look_beside(path, beside)),
            ("words are apart", [] if bad else run_together(texts_of(path), beside.lines)),
            ("figures say their words", lost + ([] if len(alts) == len(words) else [f"{len(alts)} figures for {len(words)}"]))]


def spoil(path, work, what, change):
    with pikepdf.open(path) as pdf:
        change(pdf)
        pdf.save(work / "spoilt.pdf", force_version="1.7")
    check(f"spoilt: {what}", [] if tags.look(work / "spoilt.pdf")[0] else ["nobody complains"])


def spoil_said(path, work, what, change):
    """What the structure does not betray, but the tree does."""
    with pikepdf.open(path) as pdf:
        change(pdf)
        pdf.save(work / "spoilt.pdf", force_version="1.7")
    bad, _, _, beside = tags.look(work / "spoilt.pdf")
    problems = [line for _, lines in look_beside(path.with_suffix(".json"), beside) for line in lines]
    check(f"spoilt: {what}", [] if not bad and problems else [f"seen at once: {bad[0]}" if bad else "nobody complains"])


def spoil_heard(path, work, what, change):
    """What only the words betray."""
    with pikepdf.open(path) as pdf:
        change(pdf)
        pdf.save(work / "spoilt.pdf", force_version="1.7")
    bad, _, _, beside = tags.look(work / "spoilt.pdf")
    check(f"spoilt: {what}", [f"seen at once: {bad[0]}"] if bad else [] if run_together(texts_of(path.with_suffix(".json")), beside.lines) else ["nobody complains"])


def edit_pages(pdf, old, new):
    for page in pdf.pages:
        page.contents_coalesce()
        page.Contents = pdf.make_stream(page.Contents.read_bytes().replace(old, new))


def lose_blanks(pdf):
    """Those at the ends of lines."""
    for page in pdf.pages:
        blanks = {b"%04X" % code for _, font in page.Resources.Font.items() for code, text in tags.Font(font).meanings.items() if text == " "}
        page.contents_coalesce()
        words = page.Contents.read_bytes()
        for blank in blanks:
            words = re.sub(rb"(?<=[0-9A-F])%s> Tj" % blank, b"> Tj", words)
        page.Contents = pdf.make_stream(words)


def say_nothing(paragraph):
    """Its words are the next one's."""
    following = paragraph.P.K[[kid.objgen for kid in paragraph.P.K].index(paragraph.objgen) + 1]
    following.K = pikepdf.Array([*paragraph.K, *following.K])
    del paragraph["/K"]


def elements(pdf, kind):
    return [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == f"/{kind}" and "/P" in thing]


def put(thing, key, value):
    thing[key] = value


def unmark(pdf):
    page = pdf.pages[0]
    page.contents_coalesce()
    page.Contents = pdf.make_stream(bytes(page.Contents.read_bytes()).replace(b"EMC\n", b"EMC\n0 0 5 5 re f\n", 1))


def widen(pdf):
    font = pdf.pages[0].Resources.Font["/F1"]
    font.DescendantFonts[0].W[1][5] = 777


def cut_row(pdf):
    row = max(elements(pdf, "TR"), key=lambda r: len(r.K))
    del row.K[0]


def swap_heading(pdf):
    elements(pdf, "H2")[0].S = pikepdf.Name("/H4")


def naming(pdf, kind):
    """Cells of a type that name their heads."""
    return [cell for cell in elements(pdf, kind) if "/Headers" in cell.get("/A", {})]


def places_of(link):
    return [kid.Obj for kid in link.K if not isinstance(kid, int) and kid.get("/Type") == "/OBJR"]


def wrapped(pdf):
    """A link over several lines."""
    return next((link for link in elements(pdf, "Link") if len(places_of(link)) > 1), None)


def has_wrapped(path):
    with pikepdf.open(path) as pdf:
        return wrapped(pdf) is not None


def forget_reference(pdf):
    entry = elements(pdf, "TOCI")[0]
    link = entry.K[0].K[0]
    entry.K, link.P = pikepdf.Array([link]), entry


def empty_link(pdf):
    """Its words stand in front of it, and are read all the same."""
    link = next(link for link in elements(pdf, "Link") if link.P.S in ("/TD", "/TH") and len(link.P.K) == 1)
    words = [kid for kid in link.K if isinstance(kid, int)]
    link.K = pikepdf.Array([kid for kid in link.K if not isinstance(kid, int)])
    link.P.K.extend(words)
    link.P.Pg = link.Pg


def demote(head):
    head.S = pikepdf.Name("/TD")
    del head.A["/Scope"]


def promote(cell):
    cell.S = pikepdf.Name("/TH")
    cell.A = pikepdf.Dictionary(O=pikepdf.Name("/Table"), Scope=pikepdf.Name("/Row"))


def spoil_heads(path, work):
    """Which cells head which, where groups stand above rows, and cells at the left of what names them."""
    spoil(path, work, "a row without a head", lambda pdf: demote(naming(pdf, "TH")[-1]))
    spoil(path, work, "a head of no group", lambda pdf: naming(pdf, "TH")[-1].A.__delitem__("/Headers"))
    spoil(path, work, "a cell that names no head", lambda pdf: naming(pdf, "TD")[0].A.__delitem__("/Headers"))
    spoil(path, work, "a head that is none", lambda pdf: put(naming(pdf, "TD")[0].A, "/Headers", pikepdf.Array([pikepdf.String("nobody")])))
    spoil(path, work, "names in no list", lambda pdf: pdf.Root.StructTreeRoot.__delitem__("/IDTree"))
    spoil_said(path, work, "a head that is none in the tree", lambda pdf: promote(elements(pdf, "TD")[-1]))


def spoil_links(path, work):
    """In a paper with contents; and in one beside it a link that takes several lines, wherever the lines happen to end."""
    spoil(path, work, "a silent link", lambda pdf: pdf.pages[0].Annots[0].__delitem__("/Contents"))
    long = next(paper for paper in sorted(path.parent.glob("*.pdf")) if has_wrapped(paper))
    spoil(long, work, "a link that says a part", lambda pdf: put(places_of(wrapped(pdf))[0], "/Contents", "別紙"))
    spoil(path, work, "a link to nowhere", lambda pdf: put(pdf.pages[0].Annots[0], "/Dest", pikepdf.String("nowhere")))
    spoil(path, work, "an entry that refers to nothing", forget_reference)
    spoil(path, work, "a link without words", empty_link)


def spoil_places(path, work):
    """Where parties sign."""
    spoil(path, work, "a place for nothing", lambda pdf: elements(pdf, "Form")[0].__delitem__("/Alt"))
    spoil(path, work, "a place of no kind", lambda pdf: elements(pdf, "Form")[0].__delitem__("/A"))
    spoil(path, work, "a box that is none", lambda pdf: put(elements(pdf, "Form")[0].A, "/Role", pikepdf.Name("/cb")))
    spoil_said(path, work, "a place of another party", lambda pdf: put(elements(pdf, "Form")[0], "/Alt", elements(pdf, "Form")[-1].Alt))


def spoil_all(path, work):
    for what, change in {
        "no language": lambda pdf: pdf.Root.__delitem__("/Lang"),
        "no metadata": lambda pdf: pdf.Root.__delitem__("/Metadata"),
        "no profile": lambda pdf: pdf.Root.__delitem__("/OutputIntents"),
        "another title": lambda pdf: put(pdf.docinfo, "/Title", "別の題名"),
        "a silent figure": lambda pdf: elements(pdf, "Figure")[0].__delitem__("/Alt"),
        "a figure nowhere": lambda pdf: elements(pdf, "Figure")[0].__delitem__("/A"),
        "a head of nothing": lambda pdf: elements(pdf, "TH")[0].__delitem__("/A"),
        "a short row": cut_row,
        "a skipped level": swap_heading,
        "a list outside lists": lambda pdf: put(elements(pdf, "TD")[0], "/S", pikepdf.Name("/LI")),
        "an unknown type": lambda pdf: put(elements(pdf, "P")[0], "/S", pikepdf.Name("/Absatz")),
        "a drawing that is nothing": unmark,
        "a wrong width": widen,
        "a text twice": lambda pdf: elements(pdf, "P")[0].K.append(elements(pdf, "P")[0].K[0]),
        "a text in no element": lambda pdf: elements(pdf, "P")[0].K.__delitem__(0),
        "a head that is none": lambda pdf: edit_pages(pdf, b"/Subtype/Header", b""),
        "a foot that is none": lambda pdf: edit_pages(pdf, b"/Subtype/Footer", b""),
        "an artifact of no type": lambda pdf: edit_pages(pdf, b"/Type/Layout", b""),
        "an entry for what is not read": lambda pdf: put(pdf.Root.Outlines.First, "/Title", "別の見出し"),
        "an entry to nowhere": lambda pdf: pdf.Root.Outlines.First.__delitem__("/Dest"),
        "a paragraph of nothing": lambda pdf: say_nothing(elements(pdf, "P")[0]),
        "an item without a label": lambda pdf: elements(pdf, "LI")[0].K.__delitem__(0),
        "a second title": lambda pdf: put(elements(pdf, "H2")[0], "/S", pikepdf.Name("/H1")),
        "words that nobody knows": lambda pdf: put(elements(pdf, "Figure")[0], "/Alt", "図\ue000の内容"),
        "words without end": lambda pdf: put(elements(pdf, "Figure")[0], "/Alt", "図" * 16400),
        "a script": lambda pdf: put(pdf.Root, "/AA", pikepdf.Dictionary(JS="x")),
    }.items():
        spoil(path, work, what, change)


def spoil_papers(work):
    """Good ones, each in one way."""
    spoil_all(work / "out/clinic/hospital/contacts.pdf", work)
    spoil_heard(work / "out/clinic/hospital/contacts.pdf", work, "words that run together", lose_blanks)
    spoil_links(work / "out/telehealth/hospital/rules.pdf", work)
    spoil_places(work / "out/telehealth/tele-2026/memorandum.pdf", work)
    spoil_heads(work / "out/clinic/karte-2026/deadlines.pdf", work)
    boundary = work / "out/clinic/karte-2026/boundary.pdf"
    spoil(boundary, work, "a sign for nothing", lambda pdf: elements(pdf, "Span")[0].__delitem__("/E"))
    spoil_said(boundary, work, "another sign", lambda pdf: put(elements(pdf, "Span")[0], "/E", "何でもない"))



def look_at_all(bunkai, work):
    projects = {p.name: p for p in sorted((ROOT / "samples").iterdir()) if (p / "bunkai.json").exists() and (FULL or p.name in FEW)}
    text = next((SHARED / "seeds").glob("000_*.txt"), None) if FULL and SHARED.is_dir() else None
    if text:
        shutil.copytree(ROOT / "samples/telehealth", work / "real")
        run("import of the real register", bunkai, "import", text, "--to", work / "real")
        projects["real"] = work / "real"
    elif FULL:
        skip("the real register: ../shared is not here")
    for name, project in projects.items():
        run(f"build of {name}", bunkai, "build", project, "-o", work / "out" / name, "--format", "pdf,json")
    run("amendment", bunkai, "amend", ROOT / "samples/telehealth", ROOT / "samples/telehealth-next", "-o", work / "out/telehealth/amended",
        "--format", "pdf,json")
    paths = [path for path in sorted((work / "out").rglob("*.json")) if FULL or (SECOND not in path.parts and ("amended" not in path.parts or path.stem in PICTURED))]
    with ProcessPoolExecutor() as pool:
        for path, results in zip(paths, pool.map(look_at, paths, [logo_of(projects[p.relative_to(work / "out").parts[0]]) for p in paths])):
            for what, problems in results:
                check(f"{path.relative_to(work / 'out').with_suffix('')}: {what}", problems)
    spoil_papers(work)


def main():
    if not PIKEPDF:
        skip("pikepdf is not installed")
    else:
        with tempfile.TemporaryDirectory() as work:
            look_at_all(Path(sys.argv[1]).resolve(), Path(work))
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return 1 if count["failed"] else 0


sys.exit(main())
