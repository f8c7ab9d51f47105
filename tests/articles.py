#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Articles in workbooks: a paper whose articles stand in chapters has a sheet 条文, with a row for each 項 and 号 that the tree has, filled in
every column that the row has something for: chapter, article, title and what the article rests on. Its places are numbers that rise from row
to row, so that who sorts by 条, 項 and 号 has the text again. What the article's note says (登録簿, 参照) is in the columns of its rows. And of
all workbooks: no empty row stands inside a table or at a sheet's end, a protected sheet has no outline, our names are hidden, no cell speaks of
a page. Then each of these is spoilt, and has to be seen. That the words are the tree's is for proof.py and sheets.py to say.
usage: articles.py BUNKAI"""
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent / "proof"))
import tree  # noqa: E402
import xlsx  # noqa: E402
from xlsx import MAIN  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ("telehealth", "clinic")
SHEET = "条文"
CHAPTER, ARTICLE, TITLE, PARAGRAPH, ITEM, TEXT, MEASURES, REFERENCES = range(8)
count, rows_of_all = Counter(), Counter()


def check(what, problems):
    count["failed" if problems else "passed"] += 1
    if problems:
        print(f"FAIL articles: {what}")
        for line in problems[:6]:
            print(f"\t{line[:300]}")


def made(bunkai, work):
    for name in SAMPLES:
        subprocess.run([bunkai, "build", ROOT / "samples" / name, "-o", work / name, "--format", "xlsx,json"], check=True, capture_output=True)
    subprocess.run([bunkai, "amend", ROOT / "samples/telehealth", ROOT / "samples/telehealth-next", "-o", work / "amended", "--format", "xlsx,json"],
                   check=True, capture_output=True)
    return sorted(work.rglob("*.json"))


# The sheet of articles

def numbers_of(sheet):
    """The numbers behind what cells show: {(row, column): number}."""
    return {xlsx.place_of(c.get("r")): float(c.findtext(MAIN + "v")) for c in sheet.root.iter(MAIN + "c")
            if c.get("t") is None and c.find(MAIN + "v") is not None}


def table_of(sheet):
    """[(words, numbers)] of each row below the heads."""
    shown, numbers = {(c.row, c.column): c.text for c in sheet.cells}, numbers_of(sheet)
    top = next(y for (y, x), text in shown.items() if x == 1 and text == tree.ARTICLE_HEADS[0])
    return [([shown.get((y, x), "") for x in range(1, 9)], [numbers.get((y, x)) for x in range(1, 9)]) for y in range(top + 1, max(shown)[0] + 1)]


def places(node):
    """How many 項 and 号 a tree has below a node, and articles of runs; a note that says what an article rests on is none."""
    if node.get("origin", {}).get("kind") == "articles":
        return len(re.findall("第[0-9]+条(?:の[0-9]+)*(?:の一部|（)", node.get("text", "")))
    own = node["kind"] in ("paragraph", "item") or (node["kind"] == "article" and not node.get("items"))
    return own + sum(places(child) for child in node.get("items", []))


def order_faults(rows):
    """A row without a 項 is about the whole article, one without a 号 about the 項."""
    keys = [tuple(n if n is not None else 0.0 for n in (numbers[ARTICLE], numbers[PARAGRAPH], numbers[ITEM])) for _, numbers in rows]
    return [f"{rows[i][0][ARTICLE:TEXT]} stands before {rows[i + 1][0][ARTICLE:TEXT]}" for i in range(len(keys) - 1)
            if keys[i] > keys[i + 1] or (keys[i] == keys[i + 1] and keys[i][1])]


def empty_faults(rows):
    faults = []
    for words, numbers in rows:
        faults += [f"no {tree.ARTICLE_HEADS[x]}: {words[:TEXT + 1]}" for x in (CHAPTER, ARTICLE, TITLE, TEXT) if not words[x] and words[TEXT] != "削除"]
        faults += [f"{words[x]} is a text" for x in (ARTICLE, PARAGRAPH, ITEM) if words[x] and numbers[x] is None]
    return faults


def notes_of(part):
    """{article: its note's lines}"""
    return {node["label"]["text"]: "\n".join(tree.text_of(n) for n in node.get("items", []) if n.get("role") == "basis").splitlines()
            for node in part["items"] if node["kind"] == "article" and node.get("text")}


def note_faults(rows, notes):
    """Keys of 登録簿 stand with the article's rows, one by one; what 参照 says on each as it is."""
    faults = []
    for article, lines in notes.items():
        own = [words for words, _ in rows if words[ARTICLE] == article]
        for line in lines:
            lead, _, said = line.partition("：")
            if lead == "参照":
                faults += [f"{article}: not on each row: {said[:40]}"] if any(words[REFERENCES] != said for words in own) else []
            else:
                keys = {key for words in own for key in re.split("[、；]", words[MEASURES])}
                faults += [f"{article}: {key} is on no row" for key in re.split("[、；]", said) if key not in keys and not any(k.endswith(key) for k in keys)]
    return faults


def look_at_articles(name, book, part):
    sheet = next((s for s in book.sheets if s.name == SHEET), None)
    if not sheet:
        check(f"{name} has a sheet {SHEET}", ["none"])
        return None
    rows = table_of(sheet)
    wanted = sum(places(node) for node in part["items"][:behind(part)])
    check(f"{name}: a row for each 項 and 号", [] if len(rows) == wanted else [f"{len(rows)} rows for {wanted} places"])
    check(f"{name}: nothing is missing", empty_faults(rows))
    check(f"{name}: its places rise", order_faults(rows))
    check(f"{name}: what articles rest on is in the columns", note_faults(rows, notes_of(part)))
    rows_of_all.update(rows=len(rows), measures=sum(bool(words[MEASURES]) for words, _ in rows), items=sum(bool(words[ITEM]) for words, _ in rows))
    return rows, notes_of(part)


def behind(part):
    """Where the articles end."""
    last = max(i for i, node in enumerate(part["items"]) if node["kind"] == "article")
    nodes = part["items"][last + 1:]
    return last + 1 + next((i for i, node in enumerate(nodes) if node.get("origin", {}).get("kind") != "articles"), len(nodes))


# All sheets

def empty_rows(sheet):
    filled = {c.row for c in sheet.cells if c.text for c in [c]}
    covered = {y for c in sheet.cells for y in range(c.row, c.row + c.rows)} | {int(row.get("r")) for row in sheet.root.iter(MAIN + "row") if len(row)}
    return [y for y in sheet.heights if y not in filled and y not in covered]


def spacer_faults(sheet):
    """An empty row parts two blocks of a sheet: two never follow each other, and none ends it."""
    empty, last = set(empty_rows(sheet)), max(sheet.heights)
    return [f"{sheet.name} row {y} is empty" for y in sorted(empty) if y + 1 in empty or y == last]


def outline_faults(sheet):
    levels = [row.get("r") for row in sheet.root.iter(MAIN + "row") if row.get("outlineLevel", "0") != "0"]
    return [f"{sheet.name}: row {levels[0]} could be folded"] if levels and sheet.root.find(MAIN + "sheetProtection") is not None else []


def page_faults(sheet):
    return [f"{sheet.name}: {c.text[:60]}" for c in sheet.cells if re.search(r"[0-9０-９]+\s*(ページ|頁)|(ページ|頁)\s*[0-9０-９]", c.text)]


def name_faults(root):
    return [e.get("name") for e in root.iter(MAIN + "definedName") if e.get("localSheetId") is None and e.get("hidden") != "1"]


def spoilt(rows, notes, book):
    """Each of the above, given what is wrong."""
    def changed(column, text, number=None):
        words, numbers = rows[3]
        return [*rows[:3], ([text if x == column else w for x, w in enumerate(words)], [number if x == column else n for x, n in enumerate(numbers)]),
                *rows[4:]]

    def sheet_with(change):
        copy = xlsx.Sheet("x", ElementTree.fromstring(ElementTree.tostring(book.sheets[1].root)), list(book.sheets[1].cells), dict(book.sheets[1].heights))
        change(copy)
        return copy

    def fold(copy):
        ElementTree.SubElement(copy.root, MAIN + "sheetProtection")
        next(copy.root.iter(MAIN + "row")).set("outlineLevel", "1")

    def cite(copy):
        copy.cells.append(xlsx.Cell(1, 1, "12ページを見る。", 0))

    def lengthen(copy):
        copy.heights[max(copy.heights) + 1] = 8.0

    name = ElementTree.fromstring(f'<w xmlns="{MAIN[1:-1]}"><definedName name="_a">b</definedName></w>')
    return {"rows in another order": order_faults([*reversed(rows)]), "a row twice": order_faults([rows[0], *rows]), "a row without its article": empty_faults(changed(ARTICLE, "")),
            "an article that is a text": empty_faults(changed(ARTICLE, "第1条")), "a row without what it rests on": note_faults(changed(REFERENCES, ""), notes),
            "an empty row at the end": spacer_faults(sheet_with(lengthen)), "an outline that cannot be used": outline_faults(sheet_with(fold)),
            "a page that is cited": page_faults(sheet_with(cite)), "a name for all to see": name_faults(name)}


def main():
    with tempfile.TemporaryDirectory() as work:
        kept, spacers, n_rows = None, 0, 0
        for path in made(Path(sys.argv[1]).resolve(), Path(work)):
            name, book = f"{path.parent.parent.name}/{path.parent.name}/{path.stem}", xlsx.read(path.with_suffix(".xlsx"))
            chaptered = [part for part in json.loads(path.read_text(encoding="utf-8"))["body"] if len(tree.with_articles_as_rows(part)[0]["items"]) < len(part["items"])
                         and any(node["kind"] == "article" for node in part["items"])]
            for part in chaptered:
                kept = look_at_articles(name, book, part) or kept
            check(f"{name}: no row without a use", [f for s in book.sheets for f in spacer_faults(s)])
            check(f"{name}: outlines can be used", [f for s in book.sheets for f in outline_faults(s)])
            check(f"{name}: no page is cited", [f for s in book.sheets for f in page_faults(s)])
            check(f"{name}: names are hidden", name_faults(book.root))
            spacers, n_rows = spacers + sum(len(empty_rows(s)) for s in book.sheets), n_rows + sum(len(s.heights) for s in book.sheets)
        check("there are articles enough to speak of", [] if min(rows_of_all.values()) > 50 else [str(rows_of_all)])
        for what, faults in spoilt(*kept, book).items():
            check(f"{what} would be seen", [] if faults else ["it is not"])
        print(f"{rows_of_all['rows']} rows of articles, {rows_of_all['items']} of them 号, {rows_of_all['measures']} with 対策; {spacers} of {n_rows} rows of all sheets are empty")
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return 1 if count["failed"] else 0


sys.exit(main())
