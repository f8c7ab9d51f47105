# SPDX-License-Identifier: MIT
"""What a tagged PDF says beside a document's text, as its tree (bunkai/document/1) would have it: the cells that name rows, the places to write
in, what signs stand for. tags.look() gives the same of the file."""
import json
import re

from tree import CHILDREN, all_words, group_of, laid_out, squash, text_of

BOX = "□"


def written(cell):
    """Its words with their blanks."""
    return text_of(cell) + "".join("\n" + written(part) for part in cell.get("items", []))


class Expected:
    def __init__(self, words):
        self.words = words      # of the style
        self.row_heads, self.places, self.signs = [], [], []

    def walk(self, node):
        kind = node["kind"]
        if kind in ("table", "key-value"):
            self.table(laid_out(node), kind == "key-value")
        elif kind == "signature":
            self.signature(node)
        elif kind != "figure":
            for name in CHILDREN:
                for child in node.get(name, []):
                    self.walk(child)

    def table(self, node, keys):
        columns, covered, heads = node.get("columns", []), {}, int(node.get("head", 0))
        for y, row in enumerate(node["rows"]):
            says = any(all_words(cell) for cell in row["cells"])
            x = 0
            for cell in row["cells"]:
                while covered.get(x, 0) > y:
                    x += 1
                column = columns[x] if x < len(columns) else {}
                if y >= heads:
                    self.cell(cell, group_of(row), column, keys and x == 0, says)
                for _ in range(cell.get("colspan", 1)):
                    covered[x] = y + cell.get("rowspan", 1)
                    x += 1

    def cell(self, cell, group, column, key, says):
        text = all_words(cell)
        if text and (group or key or column.get("heads") or cell.get("role") == "key"):
            self.row_heads.append(text)
        if cell.get("full") and text:
            self.signs.append((text, squash(cell["full"])))
        if column.get("input") and not group and says:
            places = re.findall("□|　{2,}", written(cell)) if text else [""]
            self.places += [("cb", self.words["box"], BOX) if place == BOX else ("tv", self.words["blank"], "") for place in places]

    def signature(self, node):
        party = ""
        for row in node["rows"]:
            label, value = row["cells"][0].get("text", ""), row["cells"][1].get("text", "") if len(row["cells"]) > 1 else ""
            what, gap, seal = label.partition("　　")
            if row.get("role") == "party":
                party = label
            elif gap or not value:
                word = self.words["line" if not gap else "seal" if value else "sign-and-seal"]
                self.places.append(("tv", word.replace("{{party}}", party).replace("{{what}}", what), squash(seal)))


def expect(path, words):
    expected = Expected(words)
    for part in json.loads(path.read_text(encoding="utf-8"))["body"]:
        expected.walk(part)
    return expected
