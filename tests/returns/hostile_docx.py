# SPDX-License-Identifier: MIT
"""Papers of a word processor that somebody might return by malice, by mistake or by a machine's. Each maker takes a Paper and a path and writes one
file there; the sound one says one changed 項."""
import random
import re
import zipfile

import hostile

STORY, RELS, TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
WORDS = "hostile"
MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WHO = 'w:author="例示 花子" w:date="2026-10-05T09:00:00Z"'
NEW = "変更後の"


class Paper:
    """The parts of a sent paper, with one 項 in which words were replaced under tracking; {here} stands behind its last run."""

    def __init__(self, path, key, text):
        with zipfile.ZipFile(path) as z:
            self.parts = {i.filename: z.read(i).decode("utf-8") if i.filename.endswith((".xml", ".rels")) else z.read(i) for i in z.infolist()}
        self.sent, self.key, self.old = dict(self.parts), key, text
        self.new = text[:6] + NEW + text[9:]
        story = self.parts[STORY]
        at = story.index(f">{text}</w:t></w:r>")
        start, end = story.rindex("<w:r>", 0, at), at + len(f">{text}</w:t></w:r>")
        run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
        changed = (run.format(text[:6]) + f'<w:del w:id="9001" {WHO}>' + run.format(text[6:9]).replace("w:t", "w:delText") + "</w:del>" +
                   f'<w:ins w:id="9002" {WHO}>' + run.format(NEW) + "</w:ins>" + run.format(text[9:]))
        self.parts[STORY] = story[:start] + changed + "{here}" + story[end:]

    def story(self, here="", change=lambda text: text):
        return {**self.parts, STORY: change(self.parts[STORY].replace("{here}", here))}

    def write(self, path, here="", change=lambda text: text, **more):
        hostile.pack(path, {**self.story(here, change), **more})

    def related(self, name, kind, content=None, target=None, mode="", ids="x1"):
        """Parts with one that the story relates to."""
        parts = self.story(f'<w:r><w:object r:id="{ids}" xmlns:r="{OFFICE}"/></w:r>')
        parts[RELS] = parts[RELS].replace("</Relationships>", f'<Relationship Id="{ids}" Type="{OFFICE}/{kind}" Target="{target or name}"{mode}/></Relationships>')
        if content is not None:
            parts["word/" + name] = content
        return parts


def here(xml):
    """Markup in the changed 項, behind its words."""
    return lambda paper, path: paper.write(path, xml)


def changed(change):
    return lambda paper, path: paper.write(path, change=change)


def part(name, content):
    return lambda paper, path: hostile.pack(path, {**paper.story(), name: content})


def without(name):
    return lambda paper, path: hostile.pack(path, {k: v for k, v in paper.story().items() if k != name})


def related(name, kind, content=None, target=None, mode=""):
    return lambda paper, path: hostile.pack(path, paper.related(name, kind, content, target, mode))


def body(xml):
    return lambda paper, path: hostile.pack(path, {**paper.parts, STORY: f"<w:document {MAIN}><w:body>{xml}</w:body></w:document>"})


def entities(outside):
    """Declared, and used in the words: a thousand million of them, or another file."""
    inner = '<!ENTITY a SYSTEM "file:///etc/hostname">' if outside else '<!ENTITY z "承諾">' + "".join(
        f'<!ENTITY {chr(97 + n)} "{("&" + (chr(96 + n) if n else "z") + ";") * 10}">' for n in range(9))
    return changed(lambda text: re.sub(r"(<w:document)", f"<!DOCTYPE x [{inner}]>\\1", text, count=1).replace(NEW, "&a;"))


def commented(n, ends=True, text="理由です。", known=True):
    """So many comments about the changed 項; without ends, or with none that is told."""
    def make(paper, path):
        marks = "".join(f'<w:commentRangeStart w:id="{i}"/>' + (f'<w:commentRangeEnd w:id="{i}"/><w:r><w:commentReference w:id="{i}"/></w:r>' if ends else "") for i in range(n))
        parts = paper.story(marks)
        parts[RELS] = parts[RELS].replace("</Relationships>", f'<Relationship Id="said" Type="{OFFICE}/comments" Target="comments.xml"/></Relationships>')
        parts["word/comments.xml"] = f"<w:comments {MAIN}>" + "".join(
            f'<w:comment w:id="{i}" {WHO}><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>' for i in range(n if known else 0)) + "</w:comments>"
        hostile.pack(path, parts)
    return make


def macros(paper, path):
    parts = {**paper.story(), "word/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)}
    parts[TYPES] = parts[TYPES].replace("wordprocessingml.document.main+xml", "wordprocessingml.document.macroEnabled.main+xml").replace(
        "</Types>", '<Override PartName="/word/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>')
    hostile.pack(path, parts)


def template(target):
    """Settings that ask for a template from elsewhere, as attackers have it."""
    def make(paper, path):
        parts = paper.story()
        parts["word/settings.xml"] = parts["word/settings.xml"].replace("<w:trackRevisions/>", f'<w:attachedTemplate r:id="t1" xmlns:r="{OFFICE}"/><w:trackRevisions/>')
        parts["word/_rels/settings.xml.rels"] = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t1" '
                                                 f'Type="{OFFICE}/attachedTemplate" Target="{target}" TargetMode="External"/></Relationships>')
        hostile.pack(path, parts)
    return make


def story_at(target, mode=""):
    """The story is to be read from another place than the file has it."""
    def make(paper, path):
        parts = paper.story()
        parts["_rels/.rels"] = parts["_rels/.rels"].replace('Target="word/document.xml"', f'Target="{target}"{mode}')
        hostile.pack(path, parts)
    return make


def cut(share):
    def make(paper, path):
        paper.write(path)
        data = path.read_bytes()
        path.write_bytes(data[:int(len(data) * share)])
    return make


def flipped(seed):
    """Bits of the file turned over, or markup of the story taken out, doubled or exchanged, so that the container stays whole."""
    def make(paper, path):
        rng = random.Random(seed)
        if seed % 3:
            tags = re.split(r"(<[^>]*>)", paper.story()[STORY])
            for _ in range(1 + seed % 9):
                one, other = (rng.randrange(1, len(tags), 2) for _ in range(2))
                rng.choice([lambda: tags.__setitem__(one, ""), lambda: tags.__setitem__(one, tags[one] * 2), lambda: tags.__setitem__(one, tags[other])])()
            return hostile.pack(path, {**paper.parts, STORY: "".join(tags)})
        paper.write(path)
        data = bytearray(path.read_bytes())
        for _ in range(20):
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        path.write_bytes(bytes(data))
    return make


def moved(seed):
    """Whole elements of the story at other places: it stays well-formed, and means nothing any more."""
    def make(paper, path):
        rng = random.Random(seed)
        story = paper.story()[STORY]
        for _ in range(30):
            found = [m.span() for m in re.finditer(r"<w:(?:r|bookmarkStart|bookmarkEnd|pPr|tc|tr|ins|del)\b[^>]*?(?:/>|>.*?</w:(?:r|pPr|tc|tr|ins|del)>)", story[:200000])]
            start, end = rng.choice(found)
            piece, story = story[start:end], story[:start] + story[end:]
            places = [m.end() for m in re.finditer(r"</w:r>|</w:p>|</w:tc>|<w:body>", story[:200000])]
            at = rng.choice(places)
            story = story[:at] + piece + story[at:]
        hostile.pack(path, {**paper.parts, STORY: story})
    return make


def swollen(name, megabytes, told=None):
    """A part that is a small thing in the container and a large one outside of it."""
    def make(paper, path):
        parts = paper.story()
        head, tail = (parts[name][:-len("</w:body></w:document>")], "</w:body></w:document>") if name == STORY else (parts.get(name, ""), "")
        head = head if isinstance(head, bytes) else head.encode()
        chunk = b" " * 1048576
        data, crc, size = hostile.deflated([head, *[chunk] * megabytes, tail.encode()])
        entries = hostile.stored({k: v for k, v in parts.items() if k != name})
        hostile.pack_raw(path, [*entries, (name, 8, crc, told or size, data)])
    return make
