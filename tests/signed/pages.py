# SPDX-License-Identifier: MIT
"""What stands on the pages of a PDF: words with their places (poppler), the glyphs that the content shows (own reading of ToUnicode), pictures of pages.
Cases find with it what they change; the truth about a changed file is measured with it, by other means than bunkai's."""
import io
import re
import subprocess
import tempfile
from html import unescape
from pathlib import Path

import pikepdf
from PIL import Image, ImageChops


class Word:
    def __init__(self, page, text, box):
        self.page, self.text, self.box = page, text, box  # x0, y0, x1, y1 from the left upper corner, in points

    def __repr__(self):
        return f"{self.text}@{self.page}"


def words_of(data):
    """All words, page by page; None when poppler refuses the file."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        done = subprocess.run(["pdftotext", "-bbox", file.name, "-"], capture_output=True, text=True, check=False, timeout=120)
    if done.returncode:
        return None
    found, page = [], 0
    for line in done.stdout.splitlines():
        if "<page " in line:
            page += 1
            found.append([])
        hit = re.search(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)</word>', line)
        if hit:
            found[-1].append(Word(page, unescape(hit[5]), tuple(float(hit[i]) for i in range(1, 5))))
    return found


def pictures_of(data, dots=50):
    """Each page as a picture, as far as viewers show it; [] when poppler refuses the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.pdf")
        path.write_bytes(data)
        subprocess.run(["pdftoppm", "-cropbox", "-r", str(dots), path, Path(folder, "p")], capture_output=True, check=False, timeout=300)
        return [Image.open(io.BytesIO(p.read_bytes())).convert("RGB") for p in sorted(Path(folder).glob("p-*.ppm"))]


def differing(before, after, threshold=96):
    """Which pages are seen to differ, with the box in points (None: another size, one is missing)."""
    found = {}
    for i in range(max(len(before), len(after))):
        if i >= len(before) or i >= len(after) or before[i].size != after[i].size:
            found[i + 1] = None
            continue
        box = ImageChops.difference(before[i], after[i]).convert("L").point(lambda v: 255 if v > threshold else 0).getbbox()
        if box:
            found[i + 1] = tuple(v * 72 / 50 for v in box)
    return found


def cmap_of(font):
    """code -> text, by the font's ToUnicode."""
    found = {}
    text = font.ToUnicode.read_bytes().decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        for code, to in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = bytes.fromhex(to).decode("utf-16-be", "replace")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        for first, last, to in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            for code in range(int(first, 16), int(last, 16) + 1):
                found[code] = chr(int(to, 16) + code - int(first, 16))
    return found


class Glyph:
    def __init__(self, text, code, font, where):
        self.text, self.code, self.font, self.where = text, code, font, where  # where: instruction, offset in its string


class Content:
    """A page's content as instructions that can be changed, and the glyphs that it shows one by one."""

    def __init__(self, pdf, number):
        self.pdf, self.page = pdf, pdf.pages[number - 1]
        self.list = [(list(i.operands), i.operator) for i in pikepdf.parse_content_stream(self.page)]
        self.fonts = {name: (font, cmap_of(font)) for name, font in self.page.resources.Font.items() if "/ToUnicode" in font}
        self.glyphs = []
        font = None
        for at, (operands, operator) in enumerate(self.list):
            if str(operator) == "Tf":
                font = str(operands[0])
            elif str(operator) == "Tj" and font in self.fonts:
                text = bytes(operands[0])
                for i in range(0, len(text) - 1, 2):
                    code = int.from_bytes(text[i:i + 2], "big")
                    self.glyphs.append(Glyph(self.fonts[font][1].get(code, "\ufffd"), code, font, (at, i)))

    def find(self, word):
        """The glyphs of a word that stands once on the page; None: not, or more than once."""
        text = "".join(g.text[:1] or " " for g in self.glyphs)
        at = text.find(word)
        return None if at < 0 or text.find(word, at + 1) >= 0 else self.glyphs[at:at + len(word)]

    def code_for(self, font, letter):
        return next((code for code, text in self.fonts[font][1].items() if text == letter), None)

    def replace(self, glyph, code):
        at, i = glyph.where
        text = bytearray(bytes(self.list[at][0][0]))
        text[i:i + 2] = code.to_bytes(2, "big")
        self.list[at][0][0] = pikepdf.String(bytes(text))

    def around(self, glyph, before, after):
        """Puts instructions before and after the one that shows the glyph."""
        at = glyph.where[0]
        self.list[at + 1:at + 1] = after
        self.list[at:at] = before

    def bytes(self):
        return pikepdf.unparse_content_stream([pikepdf.ContentStreamInstruction(operands, operator) for operands, operator in self.list])


def instruction(operator, *operands):
    return (list(operands), pikepdf.Operator(operator))
