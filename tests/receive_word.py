#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The annex of a sending as DOCX, changed as a party does and received: what each paragraph says as an answer, what was changed without tracking, what
is joined, new, deleted, commented; that an untouched file, one saved again by python-docx, and the same one twice say nothing; that it meets the
workbook's answers; that files which are no such paper are refused and change nothing.
usage: receive_word.py BUNKAI"""
import copy
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path

import docx
import openpyxl
from lxml import etree

ROOT = Path(__file__).resolve().parent.parent
BUNKAI = sys.argv[1]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
ENV = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": ""}
HANA, DAY = "例示 花子", "2026-10-05T09:00:00Z"
count = Counter()


def w(name):
    return f"{{{W}}}{name}"


def check(what, ok, seen=""):
    count["passed" if ok else "failed"] += 1
    if not ok:
        print(f"FAIL receive_word: {what}: {str(seen)[:500]}")


def run(*words):
    return subprocess.run([BUNKAI, *map(str, words)], capture_output=True, text=True, env=ENV)


class Paper:
    """The annex, open to changes."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as z:
            self.parts = {i.filename: z.read(i) for i in z.infolist()}
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.id = 9000

    def starting(self, words):
        """The one body paragraph whose text begins so, its number aside."""
        found = [p for p in self.root.iter(w("p")) if self.words(p).lstrip("0123456789()　 ").startswith(words) and p.getparent().tag == w("body")
                 and not any(t.get(w("val"), "").startswith("TOC") for t in p.iter(w("pStyle")))]
        assert found, words
        return found[0]

    @staticmethod
    def words(p):
        return "".join(t.text or "" for t in p.iter(w("t")))

    def tracked(self, kind, author):
        self.id += 1
        return etree.Element(w(kind), {w("id"): str(self.id), w("author"): author, w("date"): DAY})

    def replace(self, p, old, new, author=HANA, track=True):
        run_ = next(r for r in p.iter(w("r")) if r.find(w("t")) is not None and old in r.find(w("t")).text)
        before, behind = run_.find(w("t")).text.split(old, 1)
        if not track:
            run_.find(w("t")).text = before + new + behind
            return
        at, made = run_.getparent().index(run_), []
        for kind, text in ((None, before), ("del", old), ("ins", new), (None, behind)):
            piece = copy.deepcopy(run_)
            piece.find(w("t")).text = text
            piece.find(w("t")).set(SPACE, "preserve")
            if kind == "del":
                piece.find(w("t")).tag = w("delText")
            if kind:
                outer = self.tracked(kind, author)
                outer.append(piece)
                piece = outer
            if text:
                made.append(piece)
        parent = run_.getparent()
        parent.remove(run_)
        for n, piece in enumerate(made):
            parent.insert(at + n, piece)

    def mark(self, p, kind, author=HANA):
        form = p.find(w("pPr"))
        look = form.find(w("rPr"))
        look = etree.SubElement(form, w("rPr")) if look is None else look
        look.insert(0, self.tracked(kind, author))

    def delete(self, p, author=HANA):
        for r in list(p.iter(w("r"))):
            outer = self.tracked("del", author)
            r.getparent().replace(r, outer)
            for t in r.iter(w("t")):
                t.tag = w("delText")
            outer.append(r)
        self.mark(p, "del", author)

    def insert(self, behind, text, author=HANA):
        p = etree.Element(w("p"))
        p.append(copy.deepcopy(behind.find(w("pPr"))))
        outer = etree.SubElement(p, w("ins"), self.tracked("ins", author).attrib)
        etree.SubElement(etree.SubElement(outer, w("r")), w("t")).text = text
        self.mark(p, "ins", author)
        behind.addnext(p)

    def comment(self, p, text, author=HANA):
        part = etree.fromstring(self.parts.get("word/comments.xml", f'<w:comments xmlns:w="{W}"/>'.encode()))
        n = str(len(part))
        said = etree.SubElement(part, w("comment"), {w("id"): n, w("author"): author, w("date"): DAY})
        etree.SubElement(etree.SubElement(etree.SubElement(said, w("p")), w("r")), w("t")).text = text
        p.insert(1, etree.Element(w("commentRangeStart"), {w("id"): n}))
        etree.SubElement(p, w("commentRangeEnd"), {w("id"): n})
        etree.SubElement(etree.SubElement(p, w("r")), w("commentReference"), {w("id"): n})
        if "word/comments.xml" not in self.parts:
            self.add("word/_rels/document.xml.rels", "</Relationships>", '<Relationship Id="said" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
                     'relationships/comments" Target="comments.xml"/>')
            self.add("[Content_Types].xml", "</Types>", '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.'
                     'wordprocessingml.comments+xml"/>')
        self.parts["word/comments.xml"] = etree.tostring(part)

    def add(self, part, before, text):
        self.parts[part] = self.parts[part].replace(before.encode(), (text + before).encode())

    def save(self, path):
        self.parts["word/document.xml"] = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
            for name, data in self.parts.items():
                z.writestr(name, data)
        return path


def received(project, *words):
    done = run("receive", project, *words, "--json")
    try:
        said = json.loads(done.stdout)
    except ValueError:
        said = {}
    return done, said, said.get("files", [{}])[0].get("answers", []) if said.get("files") else []


def by_key(answers, key):
    return [x for x in answers if x["key"] == key]


def try_changes(project, sent, scratch):
    record = json.loads((project / "sent/tele-2026/tele/1/sending.json").read_text())
    keys = {r["key"]: r["cells"]["wording"] for r in record["rows"] if r["asks"] == "clause"}
    plain = [(k, t) for k, t in keys.items() if "\n" not in t and k.endswith(("/2", "/3")) and len(t) > 40]
    paper = Paper(sent)
    there = {paper.words(p).lstrip("0123456789　 ") for p in paper.root.iter(w("p")) if p.getparent().tag == w("body")}
    placed = [(k, t) for k, t in plain if t in there]
    (changed, t1), (gone, t2), (silent, t3), (said, t4), (joined, t5) = placed[0], placed[4], placed[8], placed[12], placed[16]
    paper.replace(paper.starting(t1[:30]), t1[5:9], "変更後")
    paper.comment(next(p for p in paper.root.iter(w("p")) if t1[9:30] in paper.words(p) and "変更後" in paper.words(p)), "弊社の体制による。")
    paper.delete(paper.starting(t2[:30]))
    paper.replace(paper.starting(t3[:30]), t3[10:14], "無断で", track=False)
    paper.comment(paper.starting(t4[:30]), "趣旨を伺いたい。", "見本 太郎")
    paper.insert(paper.starting(t4[:30]), "9　乙は、記録を甲に示す。")
    paper.mark(paper.starting(t5[:30]), "del")
    path = paper.save(scratch / "changed.docx")
    before = (project / "talks.json").read_bytes()
    done, said_all, answers = received(project, path, "--dry-run", "--all")
    check("a dry run writes nothing", (project / "talks.json").read_bytes() == before)
    check("its status", done.returncode == 0, done.stderr)
    x = (by_key(answers, changed) or [{}])[0]
    check("a change is a wish with its words, author, day and comment",
          (x.get("verdict"), x.get("text"), x.get("by"), x.get("date"), x.get("reason")) ==
          ("wish", t1[:5] + "変更後" + t1[9:], HANA, "2026-10-05", "弊社の体制による。"), x)
    check("what was inserted and deleted", [{k: e[k] for k in e if k in ("inserted", "deleted")} for e in x.get("edits", [])] ==
          [{"deleted": t1[5:9]}, {"inserted": "変更後"}], x)
    x = (by_key(answers, gone) or [{}])[0]
    check("a deleted 項", (x.get("verdict"), x.get("text"), x.get("raw", {}).get("削除"), x.get("doubts")) == ("wish", None, t2, ["remark"]), x)
    x = (by_key(answers, silent) or [{}])[0]
    check("a change without a track", x.get("doubts") == ["unmarked"] and x.get("raw", {}).get("送付した文言") == t3, x)
    x = (by_key(answers, said) or [{}])[0]
    check("a comment alone", (x.get("verdict"), x.get("text"), x.get("reason"), x.get("by")) == (None, None, "趣旨を伺いたい。", "見本 太郎"), x)
    x = (by_key(answers, joined) or [{}])[0]
    check("joined paragraphs name each other", "joined" in x.get("doubts", []) and x.get("maybe"), x)
    new = [x for x in answers if x["asks"] is None]
    check("a new paragraph stands behind the one before it", len(new) == 1 and new[0]["maybe"] == [said] and new[0]["text"] == "乙は、記録を甲に示す。", new)
    check("nothing else is told", len(answers) == 6, [x["key"] for x in answers])
    check("the unmarked change is a finding", any(f["code"] == "unmarked-changes" for f in said_all.get("findings", [])), said_all.get("findings"))
    first, _, answers = received(project, path)
    check("it is recorded", first.returncode == 0 and len(answers) == 6, first.stderr)
    kept = list((project / "answers/tele-2026/tele/1").glob("*.docx"))
    check("the file is kept as it came", len(kept) == 1 and kept[0].read_bytes() == path.read_bytes(), kept)
    before = (project / "talks.json").read_bytes()
    again, said_all, _ = received(project, path)
    check("the same file twice changes nothing", again.returncode == 0 and said_all["files"][0]["seen"] and (project / "talks.json").read_bytes() == before)
    check("the project can be checked with it", "talks.json" not in run("check", project, "--all").stderr)


def try_taking(project, sent, scratch):
    """The hospital's own book shows each wish with the words that it is about; 承諾 carries it out, and what no word can carry out stays open."""
    record = json.loads((project / "sent/tele-2026/tele/1/sending.json").read_text())
    keys = {r["key"]: r["cells"]["wording"] for r in record["rows"] if r["asks"] == "clause"}
    paper = Paper(sent)
    there = {paper.words(p).lstrip("0123456789()　 ") for p in paper.root.iter(w("p")) if p.getparent().tag == w("body")}
    plain = [(k, t) for k, t in keys.items() if "\n" not in t and k.endswith("/2") and len(t) > 40 and t in there]
    (whole, t1), (gone, t2), (joined, t3) = plain[0], plain[4], plain[16]
    item, line = next((f"{k}(2)", t.split("\n(2) ")[1].split("\n")[0]) for k, t in keys.items() if "\n(3) " in t and "ア " not in t)
    paper.replace(paper.starting(t1[:30]), t1[5:9], "変更後")
    paper.delete(paper.starting(t2[:30]))
    paper.mark(paper.starting(t3[:30]), "del")
    paper.replace(paper.starting(line[:20]), line[4:8], "改めた")
    done, _, answers = received(project, paper.save(scratch / "wishes.docx"))
    check("four wishes", done.returncode == 0 and sorted(x["key"] for x in answers) == sorted([whole, gone, joined, item]), [x["key"] for x in answers])
    done = run("send", project, "--contract", "tele-2026", "--to", "hospital", "--due", "2027-01-31", "--open-only", "-o", scratch / "own")
    check("the hospital's book is made", done.returncode == 0, done.stderr)
    book = openpyxl.load_workbook(scratch / "own/answers.xlsx")
    sheet = book["回答"]
    at = {cell.value: cell.column for cell in sheet[3]}
    shown = [row for row in range(4, sheet.max_row + 1) if sheet.cell(row, at["相手方の回答"]).value]
    of_item = [row for row in shown if sheet.cell(row, at["論点"]).value.endswith("項(2)")]
    check("a wish on a 号 stands beside the words of the 号", len(of_item) == 1 and sheet.cell(of_item[0], at["要求"]).value == line, [sheet.cell(r, at["論点"]).value for r in shown])
    for row in shown:
        for head, value in (("回答", "承諾"), ("回答者", "試験 四郎"), ("回答日", "2026-10-28")):
            sheet.cell(row, at[head]).value = value
    book.save(scratch / "own.xlsx")
    done, _, answers = received(project, scratch / "own.xlsx", "--from", "hospital")
    outcome = {keys_of.get(x["key"], x["key"]): x.get("outcome") for keys_of in [{a["id"]: a["key"] for a in json.loads((project / "talks.json").read_text())["answers"]}] for x in answers}
    check("what can be carried out is taken", all(outcome.get(k) in ("proposed", "agreed") for k in (whole, gone, item)), (done.stderr, outcome))
    check("joined 項 stay open", outcome.get(joined) == "open", outcome)
    again = run("send", project, "--contract", "tele-2026", "--to", "tele", "--due", "2027-02-28", "-o", scratch / "next")
    check("it is sent once more", again.returncode == 0, again.stderr)
    now = {r["key"]: r["cells"]["wording"] for r in json.loads((project / "sent/tele-2026/tele/2/sending.json").read_text())["rows"] if r["asks"] == "clause"}
    check("the next sending has the words", now.get(whole) == t1[:5] + "変更後" + t1[9:], now.get(whole))
    check("of a 号 too, and its neighbours stay", now[item[:-3]] == keys[item[:-3]].replace(line, line.replace(line[4:8], "改めた", 1)), now[item[:-3]])
    check("the deleted 項 says so", now.get(gone) == "削除", now.get(gone))
    check("joined 項 are as they were", now.get(joined) == t3, now.get(joined))
    other = {k for k in keys if now.get(k) != keys[k]} - {whole, gone, item[:-3]}
    check("nothing else has changed", not other, sorted(other)[:5])
    words = Paper(scratch / "next/annex.docx")
    check("the next paper for Word has them", any("変更後" in words.words(p) for p in words.root.iter(w("p"))))


def try_same(project, sent, scratch):
    _, _, answers = received(project, sent, "--dry-run")
    check("an untouched file says nothing", answers == [], answers)
    document = docx.Document(sent)
    document.save(scratch / "again.docx")
    _, _, answers = received(project, scratch / "again.docx", "--dry-run")
    check("one saved again by another program says nothing", answers == [], answers)
    paper = Paper(sent)
    for mark in list(paper.root.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        mark.getparent().remove(mark)
    for part in ("docProps/custom.xml", "docProps/core.xml"):
        root = etree.fromstring(paper.parts[part])
        for x in list(root):
            root.remove(x)
        paper.parts[part] = etree.tostring(root)
    done, _, answers = received(project, paper.save(scratch / "bare.docx"), "--dry-run", "--from", "tele")
    check("one without bookmarks and properties says nothing", done.returncode == 0 and answers == [], done.stderr or answers)


def try_note(project, sent, scratch):
    """A note below the page says something, too."""
    paper = Paper(sent)
    p = next(p for p in paper.root.iter(w("p")) if paper.words(p).startswith("2") and len(paper.words(p)) > 40 and p.getparent().tag == w("body"))
    run_ = etree.SubElement(etree.SubElement(p, w("ins"), paper.tracked("ins", HANA).attrib), w("r"))
    etree.SubElement(run_, w("footnoteReference"), {w("id"): "7"})
    paper.parts["word/footnotes.xml"] = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="7"><w:p><w:r><w:t>見本の注である。</w:t></w:r></w:p></w:footnote></w:footnotes>'.encode()
    paper.add("word/_rels/document.xml.rels", "</Relationships>", '<Relationship Id="noted" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
              'relationships/footnotes" Target="footnotes.xml"/>')
    _, _, answers = received(project, paper.save(scratch / "note.docx"), "--dry-run")
    check("a footnote is part of its paragraph", len(answers) == 1 and answers[0]["text"].endswith("［脚注：見本の注である。］") and
          answers[0]["edits"][0].get("inserted") == "［脚注：見本の注である。］", answers)


def spoilt(sent, change):
    paper = Paper(sent)
    change(paper.parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in paper.parts.items():
            z.writestr(name, data)
    return out.getvalue()


def put(part, text):
    return lambda parts: parts.__setitem__(part, text)


def try_hostile(project, sent, scratch):
    body = b'<w:document xmlns:w="%s"><w:body>' % W.encode()
    cases = {
        "macros": ("macro-word-file", spoilt(sent, put("word/vbaProject.bin", b"x"))),
        "no text": ("bad-word-file", spoilt(sent, lambda parts: parts.pop("word/document.xml"))),
        "cut off": ("bad-word-file", Path(sent).read_bytes()[:5000]),
        "an old one": ("old-word-file", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + b"\0" * 600),
        "encrypted": ("encrypted-word-file", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600),
        "entities": ("bad-word-file", spoilt(sent, put("word/document.xml", b'<!DOCTYPE x [<!ENTITY a "b">]>' + body + b"</w:body></w:document>"))),
        "nested": ("bad-word-file", spoilt(sent, put("word/document.xml", body + b"<w:p>" * 400 + b"</w:p>" * 400 + b"</w:body></w:document>"))),
        "another file": ("bad-word-file", spoilt(sent, put("word/document.xml", body + b"<w:altChunk/></w:body></w:document>"))),
        "many paragraphs": ("too-large", spoilt(sent, put("word/document.xml", body + b"<w:p/>" * 210000 + b"</w:body></w:document>"))),
        "another paper": ("no-redline", None),
        "not a zip": ("bad-word-file", b"{\\rtf1 }"),
    }
    other = docx.Document()
    other.add_paragraph("架空の文書。")
    other.save(scratch / "other.docx")
    before = {p: p.read_bytes() for p in project.rglob("*") if p.is_file()}
    for name, (code, data) in cases.items():
        path = scratch / "other.docx" if data is None else scratch / "hostile.docx"
        if data is not None:
            path.write_bytes(data)
        done = run("receive", project, path)
        check(f"{name} is refused", done.returncode == 1 and f"[{code}]" in done.stderr, (done.returncode, done.stderr))
    odt = scratch / "paper.odt"
    with zipfile.ZipFile(odt, "w") as z:
        z.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        z.writestr("content.xml", "<x/>")
    done = run("receive", project, odt)
    check("an ODT is refused with the way out", done.returncode == 1 and "[open-document-text]" in done.stderr, done.stderr)
    check("nothing has changed", before == {p: p.read_bytes() for p in project.rglob("*") if p.is_file()})


def main():
    scratch = Path(tempfile.mkdtemp(prefix="bunkai-receive-word."))
    try:
        project = scratch / "p"
        shutil.copytree(ROOT / "samples/telehealth", project)
        done = run("send", project, "--contract", "tele-2026", "--to", "tele", "--due", "2026-12-31", "-o", scratch / "out")
        check("it is sent", done.returncode == 0, done.stderr)
        sent = scratch / "out/annex.docx"
        check("with a paper for Word", sent.exists())
        try_same(project, sent, scratch)
        try_note(project, sent, scratch)
        try_hostile(project, sent, scratch)
        shutil.copytree(project, scratch / "taking")
        try_changes(project, sent, scratch)
        try_taking(scratch / "taking", sent, scratch)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return 1 if count["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
