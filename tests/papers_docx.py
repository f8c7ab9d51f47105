#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Every paper as DOCX, held against its tree (--format json): the words of both are the same, in the same order; those of a figure are its picture's
alternative text; the contents name the titles. Each part is well-formed, and the members of each element are the ones that ECMA-376 has for it, in its
order (tests/docx/orders.py); there are no content controls, no automatic numbers and no paraId. Bookmarks are there by the rule of doc/mark_name.h for
each article, 項, 号 and row, once each; links lead to one. Rows have all columns of their grid; heads of tables are repeated; sections have a grid, a
head, and a foot that counts pages. python-docx opens each. The same project gives the same bytes. A file that was spoilt has to fail.
Under `make test-all` that is every sample, else the largest, a project made to break layouts and one whose texts are hostile.
usage: papers_docx.py BUNKAI"""
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path = [str(HERE / "proof"), str(HERE / "docx")] + sys.path
import orders  # noqa: E402
import stress  # noqa: E402
import tree  # noqa: E402

sys.path = [p for p in sys.path if Path(p or ".").resolve() != HERE]
import docx as python_docx  # noqa: E402

ROOT = HERE.parent
FULL = os.environ.get("BUNKAI_TEST_COUNTS") == "full"
W = f"{{{orders.W}}}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
SECOND = "ehr-2026"  # a contract of the largest sample: its papers are of the same kinds as the other's
HOSTILE = "<w:t>&amp;</w:t> ]]> \"'\u3042\u0301 _x000D_ \\h {{party}} = 1+1 \U00020BB7 <!--"
count = Counter()


def check(what, problems):
    count["failed" if problems else "passed"] += 1
    if problems:
        print(f"FAIL papers_docx: {what}")
        for line in problems[:6]:
            print(f"\t{line[:300]}")
        if len(problems) > 6:
            print(f"\t… {len(problems)} in all")


# --- what the tree says ---


def expected(path):
    """Pieces in reading order: a str of words without white space, or a list: what each box of a figure says."""
    pieces, titles = [], []
    document = json.loads(path.read_text(encoding="utf-8"))
    head = {e["role"]: e["text"] for e in document["head"]}
    pieces.append("".join(tree.squash(head.get(k)) for k in ("title", "subtitle", "date", "edition")))

    def add(words):
        if isinstance(pieces[-1], str):
            pieces[-1] += words
        else:
            pieces.append(words)

    def walk(node, whole=False):
        kind = node["kind"]
        if kind == "figure":
            boxes = [tree.squash(tree.text_of(b)) for b in node.get("items", []) if not (b.get("mark") and node.get("alt"))]
            pieces.append([b for b in boxes if b])
            return
        if kind in ("table", "key-value", "signature"):
            for block in tree.table_blocks(tree.with_seals_behind(node) if kind == "signature" else node, False):
                add(block.text)
            return
        own = "" if whole else tree.article_title(node) if kind == "article" else tree.own_words(node)
        if kind in ("part", "heading", "article") and own:
            titles.append(own)
        add(own)
        for child in node.get("items", []):
            walk(child)

    for part in document["body"]:
        whole = len(document["body"]) == 1 and not part.get("id") and not part.get("label") and part.get("text") == document["title"]
        walk(part, whole)
    feet = {tree.squash(p.get("foot", {}).get("text")) for p in document["body"]} - {""}
    return pieces, titles, feet, head


def key_of(article):
    origin = article.get("origin", {})
    return origin["key"] if origin.get("kind") == "clause" and origin.get("key") else article.get("id")


def expected_marks(path):
    """Keys that have a bookmark, in their order; of some that are the same the first has it."""
    keys, document = [], json.loads(path.read_text(encoding="utf-8"))

    def items(node, key):
        for child in (c for c in node.get("items", []) if c["kind"] == "list"):
            for item in child.get("items", []):
                label = item.get("label", {}).get("text")
                keys.append(key + label if key and label else None)
                items(item, key + label if key and label else None)

    def walk(node):
        if node["kind"] == "article" and node.get("id"):
            keys.append(node["id"])
        if node["kind"] == "article" and key_of(node):
            for child in (c for c in node.get("items", []) if c["kind"] == "paragraph"):
                number = re.sub(r"\D", "", child.get("label", {}).get("text", "")) or "1"
                keys.append(f"{key_of(node)}/{number}")
                items(child, keys[-1])
            return
        if node["kind"] == "table":
            keys.extend(r["id"] for r in node.get("rows", []) if r.get("id"))
        for name in tree.CHILDREN:
            for child in node.get(name, []):
                walk(child)

    for part in document["body"]:
        walk(part)
    return list(dict.fromkeys(k for k in keys if k))


def mark_name(key):
    """By the words of doc/mark_name.h."""
    said = re.sub(r"[-/]", "_", re.sub(r"[^A-Za-z0-9/-]", "", key))
    exact = re.fullmatch(r"[A-Za-z][A-Za-z0-9-]*", key) and len(key) <= 31
    said = said if re.match(r"[A-Za-z]", key) else "x" + said
    return said if exact else said[:31] + "_" + hashlib.sha256(key.encode()).hexdigest()[:8]


# --- what the file says ---


class File:
    def __init__(self, path):
        self.path, self.problems, self.parts = path, [], {}
        with zipfile.ZipFile(path) as z:
            self.names = z.namelist()
            for name in self.names:
                if name.endswith((".xml", ".rels")):
                    try:
                        self.parts[name] = etree.fromstring(z.read(name))
                    except etree.XMLSyntaxError as e:
                        self.problems.append(f"{name}: {e}")
        self.body = self.parts["word/document.xml"][0]
        self.relations = {r.get("Id"): r for r in self.parts["word/_rels/document.xml.rels"]}
        self.marks = [b.get(W + "name") for b in self.body.iter(W + "bookmarkStart")]

    def style(self, p):
        style = p.find(f"{W}pPr/{W}pStyle")
        return "" if style is None else style.get(W + "val")


def words_of(p):
    return "".join(e.text or "" if e.tag == W + "t" else " " if e.tag in (W + "tab", W + "br") else "" for e in p.iter())


def said(f):
    """As `expected`, and the lines of the contents."""
    pieces, contents = [""], []
    for p in f.body.iter(W + "p"):
        if f.style(p).startswith("TOC"):
            contents.append(words_of(p))
            continue
        for picture in p.iter(WP + "docPr"):
            pieces.append([picture.get("descr")])
        words = tree.squash(words_of(p))
        if words and not isinstance(pieces[-1], str):
            pieces.append("")
        if words and f.style(p) != "b-contents-title":
            pieces[-1] += words
    return pieces, contents


def first_difference(one, other):
    n = next((i for i, (x, y) in enumerate(zip(one, other)) if x != y), min(len(one), len(other)))
    return f"the tree says …{one[max(0, n - 20):n + 40]}…, the file …{other[max(0, n - 20):n + 40]}…"


def compare_words(path, f):
    tree_pieces, titles, feet, head = expected(path)
    file_pieces, contents = said(f)
    logo = len(file_pieces) > 1 and file_pieces[0] == "" and isinstance(tree_pieces[0], str)
    file_pieces = file_pieces[2:] if logo else file_pieces
    tree_pieces = [p for p in tree_pieces if p != ""]
    file_pieces = [p for p in file_pieces if p != ""]
    problems = [] if len(tree_pieces) == len(file_pieces) else [f"{len(tree_pieces)} stretches of words and figures, {len(file_pieces)} in the file"]
    for one, other in zip(tree_pieces, file_pieces):
        if isinstance(one, str) and one != other:
            problems.append(first_difference(one, str(other)))
        elif isinstance(one, list):
            problems += [f"the picture does not say {box}" for box in one if box not in tree.squash(other[0])]
    listed = [tree.squash(line.partition(" ")[0] if "\t" not in line else line) for line in contents]
    numbers = [re.search(r"(\d+)$", line) for line in contents]
    problems += [] if all(numbers) else ["a line of the contents has no number"]
    at = 0
    for line in (re.sub(r"\d+$", "", tree.squash(line)) for line in contents):
        if line not in titles[at:]:
            problems.append(f"the contents say {line}, out of the titles' order")
            break
        at = titles.index(line, at) + 1
    pages = [int(n[1]) for n in numbers if n]
    problems += [] if pages == sorted(pages) else ["pages of the contents fall"]
    wanted = len([t for t in titles]) and (len(json.loads(path.read_text())["body"]) > 1 or sum("条（" in t for t in titles) > 8)
    if bool(contents) != bool(wanted) and not json.loads(path.read_text()).get("contents", True) is False:
        problems.append(f"{len(contents)} lines of contents")
    running = {tree.squash(words_of(p)) for n, x in f.parts.items() if n.startswith("word/footer") for p in x.iter(W + "p")}
    problems += [f"no foot says {foot[:60]}" for foot in feet if foot not in running]
    facts = tree.squash(head.get("date")) + tree.squash(head.get("edition")) + "1/1"
    problems += [] if facts in running else [f"no foot says {facts}: {running}"]
    heads = {tree.squash(words_of(x)) for n, x in f.parts.items() if n.startswith("word/header")}
    wanted = tree.squash(head["title"]) + tree.squash(head.get("draft")) + tree.squash(head.get("confidentiality"))
    problems += [] if heads == {wanted} else [f"heads say {heads}, not {wanted}"]
    return problems


# --- is it sound? ---


def look_at_parts(f):
    problems = list(f.problems)
    for name, root in f.parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            problems += orders.faults(name, root)
    for tag in ("sdt", "numPr"):
        problems += [f"w:{tag}"] if any(True for _ in f.body.iter(W + tag)) else []
    problems += [f"{k}" for e in f.body.iter() for k in e.attrib if "paraId" in k or "rsid" in k]
    ids = [e.get(W + "id") for e in f.body.iter(W + "bookmarkStart", W + "ins", W + "del")]
    problems += [] if len(ids) == len(set(ids)) else ["two have one id"]
    if f.names[0] != "[Content_Types].xml":
        problems.append(f"{f.names[0]} is the first part")
    return problems


def look_at_styles(f):
    styles = f.parts["word/styles.xml"].findall(W + "style")
    ids, names = [s.get(W + "styleId") for s in styles], [s.find(W + "name").get(W + "val") for s in styles]
    problems = [] if len(set(ids)) == len(ids) and len(set(names)) == len(names) else ["two styles have one name"]
    asked = {e.get(W + "val") for n, x in f.parts.items() if n.startswith("word/") for e in x.iter(W + "pStyle", W + "rStyle", W + "tblStyle", W + "basedOn", W + "next")}
    problems += [f"there is no style {s}" for s in asked - set(ids)]
    for s in styles:
        fonts = s.find(f"{W}rPr/{W}rFonts")
        if s.get(W + "type") == "paragraph" and s.get(W + "customStyle") and (fonts is None or not all(fonts.get(W + a) for a in ("ascii", "hAnsi", "eastAsia"))):
            problems.append(f"fonts of {s.get(W + 'styleId')}")
    return problems


def look_at_tables(f):
    problems = []
    for n, table in enumerate(f.body.iter(W + "tbl"), 1):
        grid = [int(c.get(W + "w")) for c in table.find(W + "tblGrid")]
        heads = []
        for r, row in enumerate(table.findall(W + "tr"), 1):
            x = 0
            heads.append(row.find(f"{W}trPr/{W}tblHeader") is not None)
            for cell in row.findall(W + "tc"):
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                columns = 1 if span is None else int(span.get(W + "val"))
                width = int(cell.find(f"{W}tcPr/{W}tcW").get(W + "w"))
                if abs(width - sum(grid[x:x + columns])) > columns:
                    problems.append(f"table {n}, row {r}: a cell is {width} wide, its columns {sum(grid[x:x + columns])}")
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                if merge is not None and merge.get(W + "val") is None and tree.squash(words_of(cell)):
                    problems.append(f"table {n}, row {r}: a covered cell says something")
                x += columns
            if x != len(grid):
                problems.append(f"table {n}, row {r}: {x} of {len(grid)} columns")
        if heads != sorted(heads, reverse=True):
            problems.append(f"table {n}: heads {heads[:5]}")
    for above, below in zip(f.body, f.body[1:]):
        if above.tag == below.tag == W + "tbl":
            problems.append("two tables touch")
    return problems


def look_at_sections(f):
    problems = []
    for s in f.body.iter(W + "sectPr"):
        kinds = [e.tag.removeprefix(W) for e in s]
        problems += [f"a section without {k}" for k in ("headerReference", "footerReference", "pgSz", "pgMar", "docGrid") if k not in kinds]
        size, margins = s.find(W + "pgSz"), s.find(W + "pgMar")
        wide = int(size.get(W + "w")) - int(margins.get(W + "left")) - int(margins.get(W + "right"))
        if (size.get(W + "orient") == "landscape") != (int(size.get(W + "w")) > int(size.get(W + "h"))):
            problems.append("a page lies the other way")
        if wide < 5000:
            problems.append(f"{wide} twentieths of a point are no page")
    for name, root in f.parts.items():
        if name.startswith("word/footer"):
            codes = {(e.text or "").strip() for e in root.iter(W + "instrText")}
            problems += [] if codes == {"PAGE", "NUMPAGES"} else [f"{name} counts {codes}"]
    signs = [e.get(W + "fldCharType") for e in f.body.iter(W + "fldChar")]
    depth = 0
    for sign in signs:
        depth += {"begin": 1, "end": -1}.get(sign, 0)
        if depth < 0:
            problems.append("a field ends that did not begin")
            break
    problems += [] if depth == 0 else [f"{depth} fields stay open"]
    return problems


def look_at_marks(path, f):
    problems = [f"bookmark {m}" for m in f.marks if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,39}", m)]
    problems += [f"two bookmarks {m}" for m, n in Counter(m.lower() for m in f.marks).items() if n > 1]
    ends = [e.get(W + "id") for e in f.body.iter(W + "bookmarkEnd")]
    starts = [e.get(W + "id") for e in f.body.iter(W + "bookmarkStart")]
    problems += [] if sorted(starts) == sorted(ends) else ["bookmarks that do not end"]
    there = set(f.marks)
    problems += [f"no bookmark {mark_name(k)} of {k}" for k in expected_marks(path) if mark_name(k) not in there]
    return problems


def look_at_links(f, files):
    problems = []
    for link in f.body.iter(W + "hyperlink"):
        anchor, relation = link.get(W + "anchor"), f.relations.get(link.get(R + "id"))
        if relation is None:
            problems += [] if anchor in f.marks else [f"no bookmark {anchor}, to which a link leads"]
            continue
        if relation.get("TargetMode") != "External":
            problems.append(f"{relation.get('Target')} is not outside")
        there = files.get((f.path.parent / unquote(relation.get("Target"))).resolve())
        if there is None or anchor not in there.marks:
            problems.append(f"{relation.get('Target')}#{anchor} is nowhere")
    for code in f.body.iter(W + "instrText"):
        mark = re.match(r" PAGEREF (\S+)", code.text)
        problems += [f"no bookmark {mark[1]} for a page"] if mark and mark[1] not in f.marks else []
    return list(dict.fromkeys(problems))


def look_at_properties(path, f):
    document = json.loads(path.read_text(encoding="utf-8"))
    custom = {p.get("name"): p[0].text for p in f.parts["docProps/custom.xml"]}
    problems = [] if custom.get("bunkai-document") == document["id"] else [f"{custom}"]
    problems += [] if custom.get("bunkai-edition") == document.get("edition") else [f"{custom}"]
    opened = python_docx.Document(str(f.path))
    problems += [] if opened.core_properties.title == " ".join(document["title"].split("\t")) else [f"title {opened.core_properties.title}"]
    problems += [] if len(opened.tables) == sum(1 for e in f.body if e.tag == W + "tbl") else ["python-docx sees other tables"]
    problems += [] if opened.styles["heading 1"] is not None else []
    return problems


def hold(name, bunkai, project, out):
    done = subprocess.run([bunkai, "build", project, "-o", out, "--format", "docx,json"], capture_output=True, text=True)
    check(f"build of {name}", [] if done.returncode == 0 else [f"status {done.returncode}", *done.stderr.splitlines()[-4:]])
    files = {p.resolve(): File(p) for p in sorted(out.rglob("*.docx"))}
    check(f"papers of {name}", [] if files else ["there are none"])
    for path, f in files.items():
        if not FULL and path.parent.name == SECOND:
            continue
        of, where = path.with_suffix(".json"), f"{name} {path.parent.name}/{path.stem}"
        check(f"words of {where}", compare_words(of, f))
        check(f"parts of {where}", look_at_parts(f))
        check(f"styles of {where}", look_at_styles(f))
        check(f"tables of {where}", look_at_tables(f))
        check(f"sections of {where}", look_at_sections(f))
        check(f"bookmarks of {where}", look_at_marks(of, f))
        check(f"links of {where}", look_at_links(f, files))
        check(f"properties of {where}", look_at_properties(of, f))
    return files


def prove_same_bytes(name, bunkai, project, files, work):
    again = work / "again"
    subprocess.run([bunkai, "build", project, "-o", again, "--format", "docx"], capture_output=True)
    twice = {p.relative_to(again): p.read_bytes() for p in again.rglob("*.docx")}
    root = Path(os.path.commonpath(files)) if len(files) > 1 else next(iter(files)).parent
    check(f"the same bytes of {name}", [str(p) for p in files if twice.get(p.relative_to(root)) != p.read_bytes()])


def hostile(source, target):
    shutil.copytree(source, target)

    def project(p):
        p["parties"][1]["name"] = HOSTILE
        p["contracts"][0]["title"] = HOSTILE

    def register(r):
        for i, row in enumerate(r["requirements"][:6]):
            row["text"] = HOSTILE + "\t" + "\n" * (i % 3) + "行" + str(i)

    stress.change(target / "bunkai.json", project)
    stress.change(target / "register.json", register)


def prove_complaints(files, work):
    """Each way of spoiling a file is seen by the look that is for it."""
    path, f = next((p, f) for p, f in files.items() if p.stem == "annex")
    of = path.with_suffix(".json")

    def spoilt(old, new, name="word/document.xml"):
        other = work / "spoilt.docx"
        with zipfile.ZipFile(path) as i, zipfile.ZipFile(other, "w") as o:
            for part in i.namelist():
                text = i.read(part)
                if part == name:
                    changed = re.sub(old, new, text.decode(), count=1, flags=re.S)
                    assert changed != text.decode(), old
                    text = changed.encode()
                o.writestr(part, text)
        g = File(other)
        g.path = path
        return g

    ways = [
        ("a word is lost", "原契約の終了の日", "原契約の終了", lambda g: compare_words(of, g)),
        ("a line of contents", "（用語の定義）", "（定義）", lambda g: compare_words(of, g)),
        ("members change places", "<w:keepNext/><w:pageBreakBefore/>", "<w:pageBreakBefore/><w:keepNext/>", look_at_parts),
        ("a content control", "<w:body>", "<w:body><w:sdt/>", look_at_parts),
        ("a bookmark has another name", 'w:name="clause_general_table"', 'w:name="clause_general_tables"', lambda g: look_at_marks(of, g)),
        ("a bookmark stands twice", 'w:name="general_table_2[^"]*"', 'w:name="clause_general_table"', lambda g: look_at_marks(of, g)),
        ("a link leads nowhere", 'w:anchor="clause_general_purpose"', 'w:anchor="clause_general_purposes"', lambda g: look_at_links(g, files)),
        ("a column is missing", '<w:gridCol w:w="[0-9]+"/>', "", look_at_tables),
        ("a style is missing", 'w:val="b-article"', 'w:val="b-articles"', look_at_styles),
        ("no grid", "<w:docGrid [^>]*>", "", look_at_sections),
    ]
    for what, old, new, look in ways:
        check(f"complaint: {what}", [] if look(spoilt(old, new)) else ["nobody complains"])
    check("no complaint", compare_words(of, f) + look_at_parts(f) + look_at_marks(of, f))


def main():
    bunkai = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        projects = {"telehealth": ROOT / "samples/telehealth", "stress": work / "stress", "hostile": work / "hostile"}
        if FULL:
            projects |= {p.name: p for p in sorted((ROOT / "samples").iterdir()) if (p / "bunkai.json").exists()}
        stress.write(ROOT / "tests/small", work / "stress")
        hostile(ROOT / "tests/small", work / "hostile")
        files = {name: hold(name, bunkai, project, work / "out" / name) for name, project in projects.items()}
        prove_same_bytes("telehealth", bunkai, projects["telehealth"], files["telehealth"], work)
        prove_complaints(files["telehealth"], work)
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return 1 if count["failed"] else 0


sys.exit(main())
