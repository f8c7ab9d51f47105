# SPDX-License-Identifier: MIT
"""Names of an annex in Word: what bookmarks are called, and which paragraph of the file is which 項 or 号 of the sending. Written after gen/doc/mark_name.h
and the sending's own record, without a look at what reads such files back."""
import hashlib
import json
import re
from dataclasses import dataclass

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MOST, SIGNS = 40, 8


def w(name):
    return f"{{{W}}}{name}"


def mark_name(key):
    exact = key[:1].isascii() and key[:1].isalpha()
    name = "" if exact else "x"
    for c in key:
        if len(name) >= MOST - SIGNS - 1:
            break
        plain = c.isascii() and c.isalnum()
        exact = exact and (plain or c == "-")
        if plain or c in "-/":
            name += "_" if c in "-/" else c
    if not exact or len(key.encode()) > MOST - SIGNS - 1:
        name += "_" + hashlib.sha256(key.encode()).hexdigest()[:SIGNS]
    return name


def fold(text):
    """Words without what programs do to blanks and ends of lines."""
    return re.sub(r"[\s\u3000\u00a0\u200b]+", "", text or "")


@dataclass
class Wanted:
    """A paragraph that the file must have, as the sending's record tells it."""
    kind: str       # article, para, item, sub
    key: str
    group: str      # key of the 項 that it belongs to; of an article its id
    place: str      # 第8条第2項第1号
    label: str      # as printed: 第8条, 2, (1), ア; "" of a first 項
    text: str
    clause: str


def wanted_of(record):
    """All paragraphs of the articles that were sent, in their order."""
    found, last = [], None
    for row in (r for r in record["rows"] if r["asks"] == "clause"):
        cells, (clause, number) = row["cells"], row["key"].rsplit("/", 1)
        if clause != last:
            found.append(Wanted("article", f"clause-{clause}", f"clause-{clause}", cells["article"], cells["article"], f"（{cells['title']}）", clause))
            last = clause
        place, item = cells["article"] + cells["place"], ""
        for n, line in enumerate(cells["wording"].split("\n")):
            at = re.match(r"(　*)(\((\d+)\)|[ア-ン]) (.*)", line, re.S) if n else None
            if not at:
                if n:
                    found[-1].text += "\n" + line
                else:
                    found.append(Wanted("para", row["key"], row["key"], place, "" if number == "1" else number, line, clause))
            elif at[3]:
                item = at[3]
                found.append(Wanted("item", f"{row['key']}({item})", row["key"], f"{place}第{item}号", at[2], at[4], clause))
            else:
                found.append(Wanted("sub", f"{row['key']}({item}){at[2]}", row["key"], f"{place}第{item}号{at[2]}", at[2], at[4], clause))
    return found


def record_of(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)
