#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Papers of Word that come back broken or mean harm (tests/returns/hostile_docx.py makes them): each is refused with its reason, or its words are text,
nobody's acceptance, and the one change in it is told where it still stands. No file of the project changes by a trial; time and memory stay bounded.
Then killed in the middle, a full disk and two receivers at once, for such a paper and for a signed PDF.
usage: hostile_word.py BUNKAI [NAME…]      of files and groups with such a NAME in theirs; bombs are for the plain program beside it (BUILD)"""
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import hostile_returns as h  # noqa: E402
import talks_harm  # noqa: E402
import hostile_docx as d  # noqa: E402

BIDI = "これは\u202e諾承\u202cである\u200b\ufeff\u2066x\u2069"


class Bench(h.Bench):
    """A project whose annex went out, and one change of a party in it."""

    def __init__(self, scratch):
        super().__init__(scratch)
        rows = [r for r in self.kit.sent.record["rows"] if r["asks"] == "clause" and r["key"].endswith("/2")]
        story = next(scratch.glob("out/annex.docx"))
        told = d.Paper.__new__(d.Paper)
        for row in rows:
            text = row["cells"]["wording"]
            try:
                told = d.Paper(story, row["key"], text)
            except ValueError:  # it stands in the paper in several runs
                continue
            if len(text) > 40:
                break
        self.paper = told

    def of_change(self, done):
        return [e for e in h.answers(done) or [] if e.get("key") == self.paper.key]


def sound(bench, done):
    """The change is told as a wish with its words, and nothing else is."""
    yield from told(bench, done)
    if len(h.answers(done) or []) != 1:
        yield f"{len(h.answers(done) or [])} answers: {h.answers(done)}"


def told(bench, done):
    yield from h.of_status(done)
    found = bench.of_change(done)
    if [e.get("text") for e in found] != [bench.paper.new] or found[0].get("verdict") != "wish":
        yield f"the change is not told: {found or h.answers(done)}"


def any_end(bench, done):
    """Refused with a reason, or read; a paper accepts nothing."""
    if done.status not in (0, 1) or done.status == 1 and not done.said:
        yield f"status {done.status}: {done.said[-300:]!r}"
    yield from (f"accepted: {e}" for e in h.answers(done) or [] if e.get("verdict") == "accepted")


def nested(name, depth):
    return d.body(f"<w:{name}>" * depth + "<w:p/>" + f"</w:{name}>" * depth)


REFUSED = h.refused("bad-word-file")
TABLE = "<w:tbl><w:tr><w:tc>"
CASES = [
    ("sound.docx", d.here(""), sound),
    # what asks for something from elsewhere is not followed
    ("template.docx", d.template("http://127.0.0.1:9/x.dotm"), sound),
    ("template-file.docx", d.template("file:///etc/hostname"), sound),
    ("picture-far.docx", d.related("x", "image", target="http://127.0.0.1:9/x.png", mode=' TargetMode="External"'), sound),
    ("picture-up.docx", d.related("x", "image", target="../../../../etc/hostname"), sound),
    ("object.docx", d.related("embeddings/x.bin", "oleObject", b"MZ" + bytes(400)), sound),
    ("chunk.docx", d.here("<w:altChunk/>"), REFUSED),
    ("comments-far.docx", d.related("x", "comments", target="file:///etc/hostname", mode=' TargetMode="External"'), sound),
    ("comments-up.docx", d.related("x", "comments", target="../../../../etc/hostname"), sound),
    ("story-up.docx", d.story_at("../../../../etc/hostname"), any_end),
    ("story-far.docx", d.story_at("http://127.0.0.1:9/x", ' TargetMode="External"'), any_end),
    ("field.docx", d.here('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDEAUTO c:\\\\x.exe "/c calc"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'), sound),
    ("field-open.docx", d.here('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'), any_end),
    ("macros.docm", d.macros, h.refused("macro-word-file")),
    ("macros.docx", d.macros, h.refused("macro-word-file")),
    ("macros.xlsx", d.macros, h.refused("macro-word-file", "bad-workbook")),
    # what is none
    ("empty.docx", h.raw(b""), REFUSED),
    ("noise.docx", h.raw(bytes(range(256)) * 64), REFUSED),
    ("letter.rtf", h.raw(rb"{\rtf1 x}"), h.refused("bad-word-file", "bad-csv", "no-return", "return", "sheet")),
    ("old.doc", lambda paper, path: h.h.compound(path, ["WordDocument"]), h.refused("old-word-file")),
    ("old.docx", lambda paper, path: h.h.compound(path, ["WordDocument"]), h.refused("old-word-file")),
    ("encrypted.docx", lambda paper, path: h.h.compound(path, ["EncryptionInfo", "EncryptedPackage"]), h.refused("encrypted-word-file")),
    *[(f"cut-{n}.docx", d.cut(n / 100), REFUSED) for n in (1, 50, 99)],
    ("no-story.docx", d.without(d.STORY), REFUSED),
    ("no-types.docx", d.without(d.TYPES), any_end),
    ("no-relations.docx", d.without("_rels/.rels"), any_end),
    ("no-styles.docx", d.without("word/styles.xml"), any_end),
    ("no-properties.docx", d.without("docProps/custom.xml"), told),
    ("no-body.docx", lambda paper, path: h.h.pack(path, {**paper.parts, d.STORY: f"<w:document {d.MAIN}/>"}), h.refused("bad-word-file", "no-redline")),
    ("two-bodies.docx", d.changed(lambda t: t.replace("</w:body>", "</w:body><w:body><w:p><w:r><w:t>架空の項。</w:t></w:r></w:p></w:body>")), any_end),
    ("body-in-body.docx", d.changed(lambda t: t.replace("<w:body>", "<w:body><w:body>").replace("</w:body>", "</w:body></w:body>")), any_end),
    ("other-root.docx", d.changed(lambda t: t.replace("w:document", "w:glossaryDocument")), any_end),
    ("other-space.docx", d.changed(lambda t: t.replace("schemas.openxmlformats.org/wordprocessingml", "schemas.example.org/x")), h.refused("bad-word-file", "no-redline")),
    ("unclosed.docx", d.changed(lambda t: t.replace("</w:body>", "")), REFUSED),
    ("not-utf8.docx", lambda paper, path: h.h.pack(path, {**paper.parts, d.STORY: paper.story()[d.STORY].encode().replace("変更後".encode(), b"\xff\xfe\x82")}), REFUSED),
    ("utf16.docx", lambda paper, path: h.h.pack(path, {**paper.parts, d.STORY: paper.story()[d.STORY].replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")}), any_end),
    ("laughs.docx", d.entities(False), REFUSED),
    ("outside.docx", d.entities(True), REFUSED),
    ("nested.docx", nested("sdt", 200000), REFUSED),
    ("nested-tables.docx", d.body(TABLE * 400 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 400), REFUSED),
    ("nested-tables-few.docx", d.here("</w:p>" + TABLE * 10 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 10 + "<w:p>"), any_end),
    ("nested-changes.docx", d.here(f'<w:ins w:id="7" {d.WHO}><w:del w:id="8" {d.WHO}>' * 30 + "<w:r><w:delText>語</w:delText></w:r>" + "</w:del></w:ins>" * 30), any_end),
    # marks that do not fit each other
    ("comment.docx", d.commented(1), sound),
    ("comment-open.docx", d.commented(1, ends=False), told),
    ("comments-none.docx", d.commented(3, known=False), sound),
    ("comment-ends.docx", d.here('<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r><w:commentRangeEnd w:id="-1"/><w:commentRangeStart/>'), sound),
    ("bookmarks.docx", d.here('<w:bookmarkEnd w:id="99999"/><w:bookmarkEnd/><w:bookmarkStart w:id="9"/><w:bookmarkStart w:name="x"/><w:bookmarkStart w:id="99999999999999999999" w:name="y"/>'), sound),
    ("bookmarks-closed.docx", d.changed(lambda t: d.re.sub("<w:bookmarkEnd [^>]*/>", "", t)), any_end),
    ("bookmarks-same.docx", d.changed(lambda t: d.re.sub('w:name="[^"]*"', 'w:name="x"', t)), told),
    ("bookmarks-one-id.docx", d.changed(lambda t: d.re.sub('(<w:bookmark(?:Start|End) w:id=)"[^"]*"', '\\1"1"', t)), any_end),
    ("moves.docx", d.here(f'<w:moveFromRangeStart w:id="5" w:name="m" {d.WHO}/><w:moveToRangeEnd w:id="6"/><w:moveTo w:id="7" {d.WHO}><w:r><w:t>語</w:t></w:r></w:moveTo>'), any_end),
    ("authors-none.docx", d.changed(lambda t: t.replace(d.WHO, "")), told),
    ("author-long.docx", d.changed(lambda t: t.replace("例示 花子", "長" * 100000)), any_end),
    ("day-none.docx", d.changed(lambda t: t.replace("2026-10-05T09:00:00Z", "9999-99-99T99:99:99+99:99")), any_end),
    # text that another reader would obey
    ("placeholder.docx", d.changed(lambda t: t.replace(d.NEW, "{{ref:incident}} %1$s %n $(id) &lt;b&gt; **y** =1+1")), any_end),
    ("bidi.docx", d.changed(lambda t: t.replace(d.NEW, BIDI)), any_end),
    ("bidi-author.docx", d.changed(lambda t: t.replace("例示 花子", BIDI)), any_end),
    ("bidi-comment.docx", d.commented(1, text=BIDI), any_end),
    ("control.docx", d.changed(lambda t: t.replace(d.NEW, "赤&#x1b;[31m&#7;")), REFUSED),
    ("control-high.docx", d.changed(lambda t: t.replace(d.NEW, "赤\x9b31m\x85\u2028\ue000\U000f0000")), any_end),
    ("surrogate.docx", d.changed(lambda t: t.replace(d.NEW, "&#xD800;&#xFFFE;")), REFUSED),
    ("space-author.docx", d.changed(lambda t: t.replace("例示 花子", "  ")), any_end),
    ("key-path.docx", d.changed(lambda t: t.replace('w:name="', 'w:name="../../../../tmp/')), told),
    ("sending-path.docx", lambda paper, path: h.h.pack(path, {**paper.story(), "docProps/custom.xml": paper.parts["docProps/custom.xml"].replace("karte-2026.vendor.1", "../../../../etc")}), any_end),
    *[(f"flipped-{n}.docx", d.flipped(n), any_end) for n in range(120 if h.FULL else 2)],
    *[(f"moved-{n}.docx", d.moved(n), any_end) for n in range(60 if h.FULL else 1)],
]
BOMBS = [
    ("story-300.docx", d.swollen(d.STORY, 300), h.refused("too-large", "bad-word-file")),
    ("story-lied.docx", d.swollen(d.STORY, 300, told=5000), h.refused("too-large", "bad-word-file")),
    ("story-100.docx", d.swollen(d.STORY, 100), any_end),
    ("comments-300.docx", d.swollen("word/comments.xml", 300), any_end),
    ("styles-300.docx", d.swollen("word/styles.xml", 300), any_end),
    ("head-300.docx", d.swollen("word/header1.xml", 300), any_end),
    ("properties-300.docx", d.swollen("docProps/custom.xml", 300), any_end),
    ("media-300.docx", d.swollen("word/media/x.png", 300), sound),
    ("comments.docx", d.commented(60000), any_end),
    ("comments-open.docx", d.commented(60000, ends=False), any_end),
    ("runs.docx", d.here("<w:r><w:t>語</w:t></w:r>" * 400000), any_end),
    ("changes.docx", d.here(f'<w:ins w:id="7" {d.WHO}><w:r><w:t>語</w:t></w:r></w:ins><w:del w:id="8" {d.WHO}><w:r><w:delText>句</w:delText></w:r></w:del>' * 60000), any_end),
    ("marks.docx", d.here("".join(f'<w:bookmarkStart w:id="{n}" w:name="m{n}"/>' for n in range(50000, 150000))), any_end),
    ("marks-open.docx", d.changed(lambda t: t.replace("<w:body>", "<w:body><w:p>" + "".join(
        f'<w:bookmarkStart w:id="{n}" w:name="m{n}"/>' for n in range(50000, 60000)) + "</w:p>").replace("</w:body>", "<w:p/>" * 20000 + "</w:body>")), any_end),
    ("word.docx", d.here("<w:r><w:t>" + "あ" * 3000000 + "</w:t></w:r>"), any_end),
    ("paragraphs.docx", d.changed(lambda t: t.replace("</w:body>", "<w:p><w:r><w:t>2　乙は、記録を甲に示す。</w:t></w:r></w:p>" * 40000 + "</w:body>")), any_end),
    ("paragraphs-other.docx", d.changed(lambda t: t.replace("</w:body>", "".join(
        f"<w:p><w:r><w:t>乙は、記録{n}を甲の求める日までに示し、{n * 7919 % 1000}日保存する。</w:t></w:r></w:p>" for n in range(20000)) + "</w:body>")), any_end),
    ("sent-twice.docx", d.changed(lambda t: t.replace("<w:body>", "<w:body>" + t[t.index("<w:body>") + 8:t.rindex("<w:sectPr")] * 8)), any_end),
    ("joined-all.docx", d.changed(lambda t: d.re.sub("<w:pPr>", f'<w:pPr><w:rPr><w:del w:id="9" {d.WHO}/></w:rPr>', t)), any_end),
    ("deleted-all.docx", d.changed(lambda t: d.re.sub("<w:r>(.*?)</w:r>", lambda m: f'<w:del w:id="9" {d.WHO}>{m[0].replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")}</w:del>', t)), any_end),
    ("cells.docx", d.changed(lambda t: t.replace("</w:body>", "<w:tbl>" + ("<w:tr>" + "<w:tc><w:p><w:r><w:t>語</w:t></w:r></w:p></w:tc>" * 100 + "</w:tr>") * 600 + "</w:tbl></w:body>")), any_end),
]
# In few rounds the sanitized program, which is slow, gets those that are broken inside.
HARD = ("flipped", "moved", "bookmarks-closed")
FEW = {"story-300.docx", "comments-open.docx"}
EACH = 1 if h.FULL or len(sys.argv) > 2 else 4  # in few rounds every fourth of the others


def signed(bench):
    """A project with an edition, and its annex as a file of its own."""
    project = bench.copy("issued")
    done = h.run(h.PLAIN, "issue", project, "--contract", h.CONTRACT, "--date", "2026-11-01", "--with-findings")
    h.check("an edition is issued", [done.status and done.err[-300:]])
    paper = bench.scratch / "letter.pdf"
    issued = sorted((project / "issued" / h.CONTRACT / "1" / "documents").rglob("*.pdf"), key=lambda p: p.stat().st_size)
    shutil.copyfile(issued[0], paper)
    return project, paper


class Once:
    """What a bench has to be for talks_harm: one file that is received, and one project before it."""

    def __init__(self, bench, project, path):
        self.scratch, self.project, self.path = bench.scratch, project, path
        self.before = h.contents(project)

    def copy(self, name):
        shutil.copytree(self.project, self.scratch / name)
        return self.scratch / name


def both(bench):
    """The ways in: a changed paper of Word, and a signed PDF."""
    path = bench.scratch / "changed.docx"
    bench.paper.write(path)
    yield "docx", Once(bench, bench.project, path)
    project, paper = signed(bench)
    yield "pdf", Once(bench, project, paper)


def killed(bench):
    for kind, once in both(bench):
        talks_harm.killed(once, {f"receive of a {kind}": lambda p, once=once: ["receive", p, once.path]}, *((30, 8) if h.FULL else (1, 1)))
    shutil.rmtree(bench.scratch / "issued")


def full_disk(bench):
    for kind, once in both(bench):
        h.full_disk(once, once.path, f" for a {kind}")
        if not h.FULL:  # the signed one costs an edition
            return
    shutil.rmtree(bench.scratch / "issued")


def at_once(bench):
    """Two receivers of one file: it is there once, and both were told the truth."""
    for kind, once in both(bench):
        for turn in range(6 if h.FULL else 1):
            project = once.copy("shared")
            ways = [subprocess.Popen([h.BUNKAI, "receive", project, once.path], env=h.ENV, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for _ in (1, 2)]
            said = [p.communicate()[1] for p in ways]
            status = [p.returncode for p in ways]
            talks = json.loads((project / "talks.json").read_text(encoding="utf-8"))
            lines = talks.get("received" if kind == "docx" else "signed", [])
            proof = h.run(h.PLAIN, "verify", project)
            h.check(f"two receive one {kind} at once, turn {turn}", ["" if 0 in status and set(status) <= {0, 1, 3} else f"status {status}: {said}",
                                                                    "" if len(lines) == 1 else f"{len(lines)} lines", proof.status and proof.err[:300]])
            shutil.rmtree(project)
        if not h.FULL:
            return
    shutil.rmtree(bench.scratch / "issued")


def main():
    scratch = Path(tempfile.mkdtemp(prefix="bunkai-hostile-word."))
    scratch.chmod(0o755)
    try:
        bench = Bench(scratch)
        bench.kit = bench.paper
        wanted = lambda name: len(sys.argv) < 3 or any(w in name for w in sys.argv[2:])
        for name, make, look in [c for n, c in enumerate(CASES) if wanted(c[0]) and (n % EACH == 0 or c[0].startswith(HARD))]:
            h.try_file(bench, h.BUNKAI if h.FULL or name.startswith(HARD) else h.PLAIN, name, make, look)
        for name, make, look in [b for b in BOMBS if wanted(b[0]) and (h.FULL or len(sys.argv) > 2 or b[0] in FEW)]:
            h.try_bomb(bench, name, make, look)
        for group in (killed, full_disk, at_once):
            if wanted(group.__name__):
                group(bench)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    print(f"{h.count['passed']} passed, {h.count['failed']} failed, {h.count['skipped']} skipped")
    return h.count["failed"] > 0


if __name__ == "__main__":
    sys.exit(main())
