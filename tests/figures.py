#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Pictures as a reader has them in the hand. Telephone numbers are printed so large that they are read at arm's length: digits are 3 mm high,
1/200 of 60 cm, when letters have 12 points; in the order of calls, whose steps have to stand on one page, 2.8 mm (16 minutes of arc, the least of
ISO 9241-303) when they have 10.5; the first number to call has 24, on the poster on a wall 30. Surfaces that differ are told apart
without colour: texts have 4.5:1 on what lies under them, what differs and touches has 3:1 or a frame that has, levels of heat fall in steps when
printed grey, and what only a colour says is said by words. And what a figure tells who does not see it agrees with the lines that are drawn: their
ends are looked up on the tracks here, not as the program does it.
usage: figures.py BUNKAI"""
import json
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from collections import Counter
from itertools import combinations
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NUMBER = re.compile(r"(?<![0-9A-Z-])0[0-9X]{1,3}-[0-9X]{3,4}-[0-9]{4}")
LEAST, ORDER, FIRST, POSTER = 12, 10.5, 24, 30  # points: of any number, in the order of calls, of the first to call, and on the poster
NO_CALL = "FAX"
BOUNDARIES = [("telehealth", "tele-2026"), ("telehealth", "ehr-2026"), ("clinic", "karte-2026"), ("online-eligibility", "pharmacy-2026")]
FRAME, TEXT, HEAT = 3, 4.5, 1.4  # contrasts
count = {"passed": 0, "failed": 0, "skipped": 0}


def check(what, problems):
    problems = list(problems)
    count["failed" if problems else "passed"] += 1
    for problem in problems[:6]:
        print(f"FAIL figures: {what}: {str(problem)[:300]}")


def build(bunkai, project, out, document, formats):
    done = subprocess.run([bunkai, "build", ROOT / "samples" / project, "-o", out, "--doc", document, "--format", formats, "--final"], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"{document} of {project}: status {done.returncode}: {done.stderr[:300]}")


# numbers

def runs_of(path):
    """(page, size, text, what stands before it in its line) of each run of letters of one face and size that mupdf finds."""
    said = subprocess.run(["mutool", "draw", "-q", "-N", "-F", "stext", "-o", "-", path], capture_output=True, check=True).stdout
    for n, page in enumerate(xml.fromstring(said).iter("page")):
        for line in page.iter("line"):
            before = ""
            for font in line.iter("font"):
                text = "".join(c.get("c") for c in font.iter("char"))
                yield n + 1, float(font.get("size")), text, before
                before += text


def small_numbers(path, least):
    found = [(page, size, text) for page, size, text, before in runs_of(path) if NUMBER.search(text) and NO_CALL not in before[-6:] + text]
    return len(found), [f"page {page}: '{text}' has {size:.1f} points" for page, size, text in found
                        if size < min(least, ORDER + least - LEAST if page == 1 else least) - 0.05]


def steps_elsewhere(project, path):
    """The order of calls is read at three in the morning: each step's telephone stands on the first page."""
    contacts = json.loads((ROOT / "samples" / project / "contacts.json").read_text(encoding="utf-8"))
    phones = {contact["id"]: contact.get("phone") for contact in contacts["contacts"]}
    page = subprocess.run(["pdftotext", "-f", "1", "-l", "1", path, "-"], capture_output=True, text=True, check=True).stdout
    called = [phones[step["contact"]] for step in contacts["escalation"]]
    return [f"{phone} is not on page 1" for phone in called if phone and phone not in page] + ([] if called else ["no steps"])


def prove_numbers(bunkai, work):
    for project in ("telehealth", "clinic"):
        for document in ("contacts", "poster"):
            build(bunkai, project, work / project, document, "pdf")
            path = work / project / "hospital" / f"{document}.pdf"
            n, bad = small_numbers(path, LEAST)
            check(f"{project}: {document}: numbers at arm's length", bad or ([] if n >= (20 if document == "contacts" else 2) else [f"{n} numbers"]))
            if document == "contacts":
                check(f"{project}: every step of the order of calls on page 1", steps_elsewhere(project, path))
            wanted, large = (FIRST, 2) if document == "contacts" else (POSTER, 2)
            sizes = [size for page, size, text, _ in runs_of(path) if page == 1 and NUMBER.fullmatch(text.strip())]
            sizes = sorted(sizes, reverse=True)[:1 if project == "clinic" else large]
            check(f"{project}: {document}: the first number to call", [f"{size:.1f} points" for size in sizes if size < wanted - 0.05] if sizes else ["none"])
    check("small numbers are seen", [] if small_numbers(work / "telehealth/hospital/contacts.pdf", LEAST + 1)[1] else ["nobody complains"])


# surfaces

def luminance(color):
    parts = [int(color[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


class Looks:
    def __init__(self, style):
        self.looks = {look["role"]: look for look in style["looks"]}

    def fill(self, role):
        return self.looks.get(role, {}).get("fill", "#FFFFFF")

    def color(self, role):
        return self.looks.get(role, {}).get("color", "#000000")

    def texts(self, roles):
        return [f"{role}: {contrast(self.color(role), self.fill(role)):.1f}:1" for role in roles if contrast(self.color(role), self.fill(role)) < TEXT]

    def neighbours(self, pairs):
        """What differs is apart itself, or the frame between both is."""
        line = self.color("figure-line")
        for one, other in pairs:
            apart = contrast(self.fill(one), self.fill(other))
            frame = min(contrast(line, self.fill(one)), contrast(line, self.fill(other)))
            if max(apart, frame) < FRAME:
                yield f"{one} beside {other}: {apart:.1f}:1, the frame {frame:.1f}:1"

    def heats(self):
        heats = [f"heat-{n}" for n in (1, 2, 3, 4)]
        return [f"{one} and {other}: {contrast(self.fill(one), self.fill(other)):.2f}:1" for one, other in zip(heats, heats[1:])
                if luminance(self.fill(one)) <= luminance(self.fill(other)) or contrast(self.fill(one), self.fill(other)) < HEAT]


def touching(figure):
    """Pairs of roles of boxes that share a piece of an edge."""
    boxes, pairs = [node for node in figure["items"] if node["kind"] == "box"], set()
    for one, other in combinations(boxes, 2):
        a, b = one["place"], other["place"]
        beside = a["x"] + a["columns"] == b["x"] or b["x"] + b["columns"] == a["x"]
        below = a["y"] + a["rows"] == b["y"] or b["y"] + b["rows"] == a["y"]
        rows = min(a["y"] + a["rows"], b["y"] + b["rows"]) > max(a["y"], b["y"])
        columns = min(a["x"] + a["columns"], b["x"] + b["columns"]) > max(a["x"], b["x"])
        if ((beside and rows) or (below and columns)) and one["role"] != other["role"]:
            pairs.add(tuple(sorted((one["role"], other["role"]))))
    return sorted(pairs)


def prove_surfaces(looks, name, figure):
    roles = sorted({node["role"] for node in figure["items"] if node["kind"] == "box"})
    check(f"{name}: texts on their surfaces", looks.texts(roles))
    check(f"{name}: surfaces beside each other", looks.neighbours(touching(figure)))


def prove_spoilt_surfaces(style):
    pale = json.loads(json.dumps(style))
    for look in pale["looks"]:
        if look["role"] == "heat-2":
            look["fill"] = "#FBE0B0"
        if look["role"] == "figure-line":
            look["color"] = "#9A9A9A"
        if look["role"] == "gap":
            look["color"] = "#C08060"
    looks = Looks(pale)
    check("spoilt: heat that grey does not tell", [] if looks.heats() else ["nobody complains"])
    check("spoilt: a text on its surface", [] if looks.texts(["gap"]) else ["nobody complains"])
    check("spoilt: a frame between two surfaces", [] if list(looks.neighbours([("open", "accept")])) else ["nobody complains"])


# what figures say

def figures_of(node, role):
    if node.get("kind") == "figure" and node.get("role") == role:
        yield node
    for child in node.get("items", []) + node.get("body", []):
        yield from figures_of(child, role)


def boxes_of(figure):
    return [node for node in figure["items"] if node["kind"] == "box"]


def box_at(figure, point):
    """The box on whose frame a line ends."""
    for box in boxes_of(figure):
        at = box["place"]
        inside = at["x"] <= point[0] <= at["x"] + at["columns"] and at["y"] <= point[1] <= at["y"] + at["rows"]
        if inside and (point[0] in (at["x"], at["x"] + at["columns"]) or point[1] in (at["y"], at["y"] + at["rows"])):
            return box
    return None


def first(box):
    return box["text"].split("\n")[0]


def rows_of(figure):
    """Boxes of a system, from left to right, by the sentence that begins with them."""
    rows = {}
    for box in boxes_of(figure):
        if box["place"]["rows"] == 2 and box["role"] not in ("figure-duties", "figure-party"):
            rows.setdefault(box["place"]["y"], []).append(box)
    return [sorted(row, key=lambda b: b["place"]["x"]) for _, row in sorted(rows.items())]


def x_of_boundary(figure, y):
    line = next(node for node in figure["items"] if node.get("role") == "figure-boundary")
    return next(a[0] for a, b in zip(line["path"], line["path"][1:]) if a[0] == b[0] and a[1] <= y <= b[1])


def misread(figure):
    """Lines that the sentences of a 責任分界図 do not tell, and what they tell that is not drawn."""
    said, bad, joints = figure["alt"], [], 0
    rows = rows_of(figure)
    parts = re.split(r"(?=\d+行目は、左から)", said)
    if len(parts) != len(rows) + 1:
        return [f"{len(parts) - 1} sentences for {len(rows)} rows"]
    joined = {}
    for line in (node for node in figure["items"] if node.get("role") == "figure-line"):
        ends = [box_at(figure, point) for point in (line["path"][0], line["path"][-1])]
        if None in ends:
            bad.append(f"a line ends nowhere: {line['path']}")
            continue
        same = ends[0]["place"]["y"] == ends[1]["place"]["y"]
        joined.setdefault(ends[0]["place"]["y"] if same else None, []).append(ends)
    for row, part in zip(rows, parts[1:]):
        lines = joined.get(row[0]["place"]["y"], [])
        whole = "隣り合うものは、線で結ばれる。" in part
        if whole != (len(row) > 1 and len(lines) == len(row) - 1):
            bad.append(f"{first(row[0])}: {len(lines)} lines, {part[:60]}")
        names = [first(box) for box in row]
        for one, other in zip(names, names[1:]):
            drawn = any({first(a), first(b)} == {one, other} for a, b in lines)
            told = whole or f"「{one}」と「{other}」とは、線で結ばれる。" in part
            if drawn != told or (not drawn) != (f"「{one}」と「{other}」とは、線で結ばれない。" in part):
                bad.append(f"{one} and {other} are {'joined' if drawn else 'not joined'}: {part[:200]}")
        x = x_of_boundary(figure, row[0]["place"]["y"] + 1)
        left = [box for box in row if box["place"]["x"] + box["place"]["columns"] <= x]
        where = (f"責任分界の線は、「{names[len(left) - 1]}」と「{names[len(left)]}」との間を通る。" if 0 < len(left) < len(row)
                 else f"この行は、全て責任分界の線の{'左' if left else '右'}にある。")
        if where not in part:
            bad.append(f"{names[0]}: not told: {where}")
        seams = sum(1 for node in figure["items"] if node.get("role") == "figure-seam" and node["path"][0][1] == row[0]["place"]["y"])
        if seams != part.count("他の当事者の間の責任分界の線"):
            bad.append(f"{names[0]}: {seams} seams")
    for a, b in joined.get(None, []):
        joints += 1
        pair = [f"「{first(x)}」と「{first(y)}」とは、行の左を通る線で結ばれる。" for x, y in ((a, b), (b, a))]
        if not any(p in said for p in pair):
            bad.append(f"not told: {pair[0]}")
    if joints != said.count("行の左を通る線で結ばれる。"):
        bad.append(f"{joints} connections")
    return bad


def prove_boundary(name, figure):
    check(f"{name}: what is told is what is drawn", misread(figure))
    for what, change in {
        "a line less": lambda f: f["items"].remove(next(n for n in f["items"] if n.get("role") == "figure-line")),
        "another side": lambda f: f.update(alt=f["alt"].replace("責任分界の線は、「", "責任分界の線は、「他の", 1)),
    }.items():
        spoilt = json.loads(json.dumps(figure))
        change(spoilt)
        check(f"{name}: spoilt: {what}", [] if misread(spoilt) else ["nobody complains"])


def miscounted(figure):
    """The counts of levels that a matrix tells first are those of its cells."""
    said, bad = figure["alt"], []
    for side, counts in re.findall("。([^。]*?)の図のリスクは、水準ごとに、(.*?)である。", said):
        cells = Counter()
        for row in re.findall(re.escape(side) + "の図、[^。]*?の行は、左から(.*?)である。", said):
            for level, n in re.findall("の欄が([^ 、]*?)(?: [^、]*?)?の([0-9]+)件", row):
                cells[level] += int(n)
        told = {level: int(n) for level, n in re.findall("([^、]+?)が([0-9]+)件", counts)}
        if not cells or told != {level: cells[level] for level in told} or sum(told.values()) != sum(cells.values()):
            bad.append(f"{side}: {told}, in cells {dict(cells)}")
    return bad


def prove_matrix(name, figure):
    check(f"{name}: levels are counted before the cells", miscounted(figure) if "水準ごとに、" in figure["alt"] else ["no counts"])
    spoilt = {"alt": re.sub("が([0-9]+)件", lambda n: f"が{int(n[1]) + 1}件", figure["alt"], count=1)}
    check(f"{name}: spoilt: one risk more", [] if miscounted(spoilt) else ["nobody complains"])


def prove_bars(name, figure, statuses):
    """Pieces without a number are told apart by their order: beside the bar stand the same statuses, in that order."""
    bad, numbers = [], figure["numbers"]["rows"]
    for row in numbers[1:]:
        party = row["cells"][0]["text"]
        y = next(box["place"]["y"] for box in boxes_of(figure) if box["text"] == party)
        pieces = sorted((box for box in boxes_of(figure) if box["place"]["y"] == y and box["role"] in statuses), key=lambda b: b["place"]["x"])
        words = next(box["text"] for box in boxes_of(figure) if box["place"]["y"] == y and box["role"] == "figure-note")
        beside = [pair.rsplit(" ", 1)[0] for pair in words.split("　")[1:]]
        if beside != [statuses[box["role"]] for box in pieces] or f"{party}：{words}。" not in figure["alt"]:
            bad.append(f"{party}: {words}: {[box['role'] for box in pieces]}")
    check(f"{name}: pieces stand in the order of the words beside them", bad)


def prove_figures(bunkai, work, looks):
    statuses = {s["id"]: s["name"] for s in json.loads((ROOT / "clauses/responsibility.json").read_text(encoding="utf-8"))["statuses"]}
    for project, contract in BOUNDARIES:
        path = work / project / contract / "boundary.json"
        if not path.exists():
            build(bunkai, project, work / project, "boundary", "json")
        tree = json.loads(path.read_text(encoding="utf-8"))
        for role in ("boundary-diagram", "risk-matrix", "responsibility-bars"):
            figure = next(figures_of(tree, role))
            prove_surfaces(looks, f"{contract}: {role}", figure)
            if role == "boundary-diagram":
                prove_boundary(contract, figure)
            if role == "risk-matrix" and "の図、" in figure["alt"]:  # bands have their counts at their heads
                prove_matrix(contract, figure)
            if role == "responsibility-bars":
                prove_bars(contract, figure, statuses)
    build(bunkai, "telehealth", work / "telehealth", "contacts", "json")
    tree = json.loads((work / "telehealth/hospital/contacts.json").read_text(encoding="utf-8"))
    prove_surfaces(looks, "contacts", next(figures_of(tree, "contact-tree")))


def main():
    bunkai = Path(sys.argv[1]).resolve()
    style = json.loads((ROOT / "templates/style.json").read_text(encoding="utf-8"))
    looks = Looks(style)
    check("levels of heat in grey", looks.heats())
    check("frames and lines on paper", [f"{role}" for role in ("figure-line", "figure-boundary", "figure-seam") if contrast(looks.color(role), "#FFFFFF") < FRAME])
    prove_spoilt_surfaces(style)
    with tempfile.TemporaryDirectory() as work:
        prove_figures(bunkai, Path(work), looks)
        if shutil.which("mutool"):
            prove_numbers(bunkai, Path(work))
        else:
            count["skipped"] += 9
            print("SKIP figures: mupdf-tools is not installed")
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return 1 if count["failed"] else 0


sys.exit(main())
