#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Golden pictures: each page kind of samples/telehealth (tests/pictures/pages.txt), as pdftoppm draws it at 60 dpi, is the accepted picture
in tests/pictures, within the tolerance that tests/pictures/picture.py states; and the tolerance is not blind: what a reader would notice
must fail. samples/pages.png, the contact sheet of README.md, is made of the accepted pictures. What differs is left in build/pictures.
usage: pictures.py [--bless] BUNKAI        --bless accepts the pages as they are and makes the contact sheet; look at them before you commit"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from functools import cache
from multiprocessing import Pool
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent / "pictures"))
import picture  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
ACCEPTED = ROOT / "tests/pictures"
KEPT = Path(os.environ.get("BUILD", ROOT / "build")) / "pictures"
SAMPLE, NEXT, THEN = (ROOT / "samples" / name for name in ("telehealth", "telehealth-next", "telehealth-handover"))
SHEET = ROOT / "samples/pages.png"
STORIES = {"telehealth-next": ("amended-shinkyu", "amended-figure", "amended-figure-after"), "telehealth-handover": ("handover-notice", "handover-release", "handover-end")}
DPI, SHEET_WIDTH, SHEET_GAP, SHEET_STEP = "60", 1820, 10, 51
LARGEST, LARGEST_SHEET = 6 << 18, 450_000  # bytes: all pictures, the contact sheet
count = Counter()


def check(what, problems):
    """Counts a test; `problems` is a list of lines, empty when all is well."""
    count["failed" if problems else "passed"] += 1
    if problems:
        print(f"FAIL pictures: {what}")
        for line in problems[:6]:
            print(f"\t{line[:300]}")


def run(*words):
    done = subprocess.run([str(w) for w in words], capture_output=True, check=False)
    if done.returncode:
        check(" ".join(map(str, words[1:3])), [f"status {done.returncode}", *done.stderr.decode(errors="replace").splitlines()[-5:]])
    return done.stdout


def read_list():
    """[(name, document, line)]"""
    lines = (line.strip() for line in (ACCEPTED / "pages.txt").read_text(encoding="utf-8").splitlines())
    return [line.split(" | ")[:3] for line in lines if line and not line.startswith("#")]


def build_all(bunkai, out):
    run(bunkai, "build", SAMPLE, "-o", out, "--format", "pdf", "--final")
    run(bunkai, "amend", SAMPLE, NEXT, "-o", out / "amended", "--format", "pdf", "--final")
    run(bunkai, "amend", NEXT, THEN, "-o", out / "handover", "--from", "2027-04-01", "--format", "pdf", "--final")


@cache
def texts_of(pdf):
    """The pages' texts; none when the file is not there."""
    return run("pdftotext", "-raw", "-enc", "UTF-8", pdf, "-").decode().split("\f") if pdf.exists() else []


def number_of(pdf, line):
    """The first page that has a line which matches; 0 when none does."""
    return next((n for n, page in enumerate(texts_of(pdf), 1) if re.search(line, page, re.M)), 0)


def draw(out, page):
    """The page's picture, or None when it is not there."""
    _, document, line = page
    pdf = out / f"{document}.pdf"
    n = number_of(pdf, line)
    return picture.read_ppm(run("pdftoppm", "-r", DPI, "-f", n, "-l", n, pdf)) if n else None


def accepted(name):
    file = ACCEPTED / f"{name}.png"
    return picture.read_png(file.read_bytes()) if file.exists() else None


def compare(work):
    """What differs between a page and its accepted picture: a list of lines."""
    out, page, keep = work
    name, got, wanted = page[0], draw(out, page), accepted(page[0])
    if not got or not wanted:
        return ["no page has its line" if not got else "it has no accepted picture: make bless"]
    said, marked = picture.difference(got, wanted)
    if said and keep:
        KEPT.mkdir(parents=True, exist_ok=True)
        shown = picture.show_difference(got, marked)
        for kind, shot in (("got", got), ("expected", wanted), ("difference", shown)):
            (KEPT / f"{name}-{kind}.png").write_bytes(picture.write_png(picture.few_colours(shot)))
        said.append(f"see {KEPT}/{name}-got.png, -expected.png and -difference.png; if it is as it should be: make bless")
    return said


def compare_all(out, pages, keep=True):
    for _, document, _ in pages:
        texts_of(out / f"{document}.pdf")  # once, and not again in each process of the pool
    with Pool(2) as pool:
        return dict(zip((p[0] for p in pages), pool.map(compare, [(out, page, keep) for page in pages])))


def contact_sheet(pages):
    shots = [picture.halved(accepted(name)) for name, _, _ in pages]
    shots.sort(key=lambda shot: shot.width)  # upright, wide, and A3
    return picture.few_colours(picture.sheet(shots, SHEET_WIDTH, SHEET_GAP), SHEET_STEP)


def story_sheet(names):
    """Pages of an amendment side by side."""
    shots = [accepted(name) for name in names]
    return picture.few_colours(picture.sheet(shots, sum(shot.width for shot in shots) + SHEET_GAP * (len(shots) + 1), SHEET_GAP))


def bless(out, pages):
    for file in ACCEPTED.glob("*.png"):
        file.unlink()
    for page in pages:
        got = draw(out, page)
        check(f"{page[0]}: {page[1]} has no page with {page[2]}", [] if got else ["not found"])
        if got:
            (ACCEPTED / f"{page[0]}.png").write_bytes(picture.write_png(picture.few_colours(got)))
    SHEET.write_bytes(picture.write_png(contact_sheet([p for p in pages if accepted(p[0])])))
    for name, parts in STORIES.items():
        (ROOT / f"samples/{name}.png").write_bytes(picture.write_png(story_sheet(parts)))


def prove_list(out, pages):
    """Every document is in the list, every picture too, and a page has one kind only."""
    names, files = {p[0] for p in pages}, {f.stem for f in ACCEPTED.glob("*.png")}
    check("a picture for each page of the list", sorted(names ^ files))
    kinds = {Path(p[1]).name for p in pages if not p[1].startswith(("amended/", "handover/"))}
    check("each document of the sample is in the list", sorted({f.stem for f in out.glob("*/*.pdf")} - kinds))
    check("the pictures are small", [] if sum(f.stat().st_size for f in ACCEPTED.glob("*.png")) < LARGEST else ["more than 1.5 MiB"])


def prove_sheet(pages):
    """Pixels are compared: another zlib may pack the same ones otherwise."""
    if not SHEET.exists():
        check("samples/pages.png", ["is not there: make bless"])
        return
    stored, made = picture.read_png(SHEET.read_bytes()), contact_sheet(pages)
    check("samples/pages.png is made of the accepted pictures", [] if stored.pixels == made.pixels else ["it is older: make bless"])
    check("samples/pages.png is small", [] if SHEET.stat().st_size < LARGEST_SHEET else [f"{SHEET.stat().st_size} bytes"])
    check("README.md shows it", [] if "](samples/pages.png)" in (ROOT / "README.md").read_text(encoding="utf-8") else ["it does not"])


def prove_stories():
    for name, parts in STORIES.items():
        file = ROOT / f"samples/{name}.png"
        stored = picture.read_png(file.read_bytes()) if file.exists() else None
        check(f"samples/{name}.png is made of the accepted pictures", [] if stored and stored.pixels == story_sheet(parts).pixels else ["it is older: make bless"])
        check(f"README.md shows samples/{name}.png", [] if f"](samples/{name}.png)" in (ROOT / "README.md").read_text(encoding="utf-8") else ["it does not"])


def shift(shot, left, top, right, bottom, by):
    """A part of the page moved to the right."""
    return shot.paste(shot.crop(left, top, right, bottom), left + by, top)


def blank(shot, left, top, right, bottom):
    return shot.paste(picture.plain(right - left, bottom - top), left, top)


def other_ink(shot, strength):
    """As another anti-aliasing would have it: what is neither paper, tint nor full ink grows darker or lighter."""
    return picture.mapped(shot, lambda v: 255 * (v / 255) ** strength)


def recoloured(shot, colour):
    """The most frequent tint of the page gets another colour."""
    colours = [shot.pixels[i:i + 3] for i in range(0, len(shot.pixels), 3)]
    tint = next(c for c, _ in Counter(colours).most_common() if max(c) - min(c) > 10)
    return picture.Picture(shot.width, shot.height, b"".join(colour if c == tint else c for c in colours))


def line_at(shot, start):
    """Left, top and bottom of the first line below `start`: rows with ink between rows without."""
    rows = shot.plane(1)
    inked = [min(row) < 200 for row in rows]
    top = next(y for y in range(start, shot.height) if inked[y] and not inked[y - 1])
    bottom = next(y for y in range(top, shot.height) if not inked[y])
    return min(x for row in rows[top:bottom] for x, level in enumerate(row) if level < 200), top, bottom


LETTER = 11  # pixels of a full-width letter of an article at the pictures' size


def line_of_text(shot, start):
    """The first line below `start` that begins with kanji, not with the number of its 項 and a gap, or with the thin strokes of kana."""
    while True:
        left, top, bottom = line_at(shot, start)
        if sum(level < 200 for row in shot.plane(1)[top:bottom] for level in row[left:left + 4 * LETTER]) > 150:
            return left, top, bottom
        start = bottom


def prove_sight():
    """Small changes of accepted pictures are seen; a change of anti-aliasing is not."""
    table, text, figure = accepted("boundary-table"), accepted("annex-articles"), accepted("contacts-tree")
    left, top, bottom = line_of_text(text, text.height // 2)
    seen = {
        "a column that moved by a millimetre": (table, shift(table, 300, 80, 420, 420, 2)),
        "a missing line": (text, blank(text, 0, top, text.width, bottom)),
        "a missing word of four kanji": (text, blank(text, left, top, left + 4 * LETTER, bottom)),
        "another tint": (table, recoloured(table, b"\xdd\xef\xd2")),
        "a removed figure": (figure, blank(figure, 0, 80, figure.width, figure.height - 80)),
        "another paper": (table, table.crop(0, 0, table.width - 1, table.height)),
    }
    for what, (before, after) in seen.items():
        check(f"{what} is seen", [] if picture.difference(after, before)[0] else ["it is not"])
    for name, shot in (("a table", table), ("text", text), ("a figure", figure)):
        for strength in (0.85, 1.15):
            check(f"{name} with other anti-aliasing is the same", picture.difference(other_ink(shot, strength), shot)[0])


def edit(file, project, *changes):
    """The library's file with changes, as the project's own."""
    text = (ROOT / file).read_text(encoding="utf-8")
    for old, new in changes:
        check(f"{file} has {old}", [] if old in text else ["not found"])
        text = text.replace(old, new)
    json.loads(text)
    (project / file).parent.mkdir(parents=True, exist_ok=True)
    (project / file).write_text(text, encoding="utf-8")


def prove_changes(bunkai, work, pages):
    """A hospital that changes a colour, a column's width, a sentence or a figure sees other pages, and only where it did."""
    project, out = work / "changed", work / "changed-out"
    shutil.copytree(SAMPLE, project)
    fill = re.search(r'"role": "chosen".*?"fill": "(#\w+)"', (ROOT / "templates/style.json").read_text(encoding="utf-8")).group(1)
    edit("templates/style.json", project, (f'"role": "chosen", "name": "分界 採用した案", "size": 8.5, "color": "#0B4A3C", "fill": "{fill}"',
                                           '"role": "chosen", "name": "分界 採用した案", "size": 8.5, "color": "#0B4A3C", "fill": "#F3E3C9"'))
    edit("templates/documents/contacts.json", project, ('{"block": "figure", "figure": "contact-tree", "empty": "連絡先の登録はない。"},', ""))
    edit("templates/documents/poster.json", project, ("今すぐ電話を。", ""))
    edit("templates/documents/work-report.json", project, ('"name", "width": 60', '"name", "width": 20'))
    for document in ("negotiation", "contacts", "poster", "work-report"):
        run(bunkai, "build", project, "-o", out, "--format", "pdf", "--final", "--doc", document)
    found = compare_all(out, [p for p in pages if (out / f"{p[1]}.pdf").exists()], keep=False)
    for name, what in (("negotiation-positions", "a tint"), ("contacts-tree", "a removed figure"), ("poster", "half a sentence"),
                       ("work-report-request", "a column's width")):
        check(f"{what} changed in the templates is seen", [] if found.get(name) else ["it is not"])
    check("what did not change is the same", found.get("contacts-all", ["contacts were not built"]))


def prove_all(bunkai, work, pages):
    build_all(bunkai, work / "out")
    shutil.rmtree(KEPT, ignore_errors=True)
    prove_list(work / "out", pages)
    for name, said in compare_all(work / "out", pages).items():
        check(name, said)
    prove_sheet(pages)
    prove_stories()
    prove_sight()
    prove_changes(bunkai, work, pages)


def main():
    words, pages = sys.argv[1:], read_list()
    if not shutil.which("pdftoppm"):
        print("SKIP pictures: poppler-utils is not installed")
        count["skipped"] = len(pages)
    else:
        with tempfile.TemporaryDirectory() as work:
            if words[0] == "--bless":
                build_all(Path(words[1]).resolve(), Path(work))
                bless(Path(work), pages)
            else:
                prove_all(Path(words[0]).resolve(), Path(work), pages)
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return 1 if count["failed"] else 0


sys.exit(main())
