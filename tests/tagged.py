#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Tagged PDF: every document of the samples, and of the real register where ../shared has it, as a screen reader and an archive see it
(tests/proof/tags.py), and the papers of an amendment; two samples, of one a single contract, and of the amendment what has pictures, unless it is `make test-all`. Read in the order of its structure a document says what its tree says, once. In the end good files are spoilt, and
the check must see it.
usage: tagged.py BUNKAI"""
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent / "proof"))
PIKEPDF = importlib.util.find_spec("pikepdf") is not None
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
    document, (bad, said, alts) = tree.read(path), tags.look(path.with_suffix(".pdf"))
    said, alts, words = tree.squash(said), [tree.squash(alt) for alt in alts], figures_of(path)
    if logo and alts[:1] == [tree.squash(logo)]:
        alts = alts[1:]
    elif logo:
        bad.append("the logo says nothing")
    head = document.title + document.subtitle + "".join(document.facts)
    head += "目次" if said[len(head):].startswith("目次") else ""
    text = aloud(document, said, head)
    lost = [word for figure, alt in zip(words, alts) for word in figure if word not in alt]
    return [("structure, fonts and metadata", bad), ("read aloud it is the tree", first_difference(said, head + text)),
            ("figures say their words", lost + ([] if len(alts) == len(words) else [f"{len(alts)} figures for {len(words)}"]))]


def spoil(path, work, what, change):
    with pikepdf.open(path) as pdf:
        change(pdf)
        pdf.save(work / "spoilt.pdf", force_version="1.7")
    check(f"spoilt: {what}", [] if tags.look(work / "spoilt.pdf")[0] else ["nobody complains"])


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
        "a script": lambda pdf: put(pdf.Root, "/AA", pikepdf.Dictionary(JS="x")),
    }.items():
        spoil(path, work, what, change)


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
    spoil_all(work / "out/clinic/hospital/contacts.pdf", work)
    spoil(work / "out/clinic/karte-2026/annex.pdf", work, "a silent link", lambda pdf: pdf.pages[0].Annots[0].__delitem__("/Contents"))


def main():
    if not PIKEPDF:
        skip("pikepdf is not installed")
    else:
        with tempfile.TemporaryDirectory() as work:
            look_at_all(Path(sys.argv[1]).resolve(), Path(work))
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return 1 if count["failed"] else 0


sys.exit(main())
