#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Returned files that are none, or mean harm (tests/returns/hostile.py makes them): each is refused with its reason, or what it says is text and no
acceptance that nobody gave. No file of the project changes by what is refused; time and memory stay bounded; nothing else is opened or asked.
Then the ways around a sound file: a record that was tampered with, another party's or project's sending, a full disk, no permission, two
receivers at once.
usage: hostile_returns.py BUNKAI [NAME…]      of files and groups with such a NAME in theirs; bombs are for the plain program beside it (BUILD), all else is for BUNKAI"""
import hashlib
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from functools import partial
from pathlib import Path

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/returns"))
import hostile as h  # noqa: E402
import sheets  # noqa: E402

BUNKAI = Path(sys.argv[1]).resolve()
PLAIN = Path(os.environ.get("BUILD", ROOT / "build")) / "bunkai"
FULL = os.environ.get("BUNKAI_TEST_COUNTS") == "full"
CONTRACT, PARTY = "karte-2026", "vendor"
SECONDS, MEGABYTES = 60, 1200   # of the plain program, for whatever comes
# Status 1 means unusable input: what a sanitizer finds must not look like it.
ENV = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "", "BUNKAI_DATA": os.environ.get("BUNKAI_DATA", str(ROOT)),
       **{f"{s}_OPTIONS": os.environ.get(f"{s}_OPTIONS", "exitcode=99") for s in ("ASAN", "UBSAN", "LSAN")}}
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
count = Counter()


def check(what, problems):
    problems = [str(p) for p in problems if p]
    count["failed" if problems else "passed"] += 1
    for problem in problems[:4]:
        print(f"FAIL {Path(sys.argv[0]).stem}: {what}: {problem[:400]}")


def skip(what):
    count["skipped"] += 1
    print(f"SKIP {Path(sys.argv[0]).stem}: {what}")


def contents(folder):
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob("*")) if p.is_file()}


class Done:
    def __init__(self, status, out, err, usage):
        self.status, self.out, self.err = status, out, err
        self.said = err + (out if status else "")  # with --json, findings are in what is printed
        self.seconds, self.megabytes = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def run(program, *words, cwd=None, user=None):
    """The command with bounds, and what it took."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        limit = lambda: resource.setrlimit(resource.RLIMIT_CPU, (4 * SECONDS, 4 * SECONDS + 1))
        started = subprocess.Popen([program, *map(str, words)], stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=ENV, cwd=cwd, preexec_fn=limit, user=user)
        alarm = signal.signal(signal.SIGALRM, lambda *_: started.kill())
        signal.alarm(20 * SECONDS)  # of what waits for ever, which costs no CPU
        _, status, usage = os.wait4(started.pid, 0)
        signal.alarm(0)
        signal.signal(signal.SIGALRM, alarm)
        started.returncode = os.waitstatus_to_exitcode(status)
        texts = [f.seek(0) or f.read().decode("utf-8", "replace") for f in (out, err)]
        return Done(started.returncode, *texts, usage)


def answers(done):
    try:
        return [answer for file in json.loads(done.out)["files"] for answer in file["answers"]]
    except (ValueError, KeyError, TypeError):
        return None


def taken(entry):
    """Accepted, and no doubt about what was said (doubts of the row are another matter: its remark, its other parties)."""
    return entry.get("verdict") == "accepted" and not set(entry.get("doubts", [])) - {"remark", "incomplete", "awaits-party"}


class Bench:
    """A project that has sent its papers, and one sound return to them."""

    def __init__(self, scratch):
        self.scratch = scratch
        self.project = scratch / "project"
        shutil.copytree(ROOT / "tests/small", self.project)
        sent = run(PLAIN, "send", self.project, "--contract", CONTRACT, "--to", PARTY, "--due", "2026-12-31", "-o", scratch / "out")
        if sent.status:
            raise RuntimeError(f"send: status {sent.status}: {sent.err[:400]}")
        self.folder = next((self.project / "sent").rglob("sending.json")).parent
        self.kit = h.Kit(sheets.Sent(scratch / "out/answers.xlsx", self.folder / "sending.json"))
        self.before = contents(self.project)
        self.tried = 0

    def copy(self, name):
        shutil.copytree(self.project, self.scratch / name)
        return self.scratch / name

    def unchanged(self):
        now = contents(self.project)
        return [] if now == self.before else [f"files changed: {sorted(k for k in now.keys() | self.before.keys() if now.get(k) != self.before.get(k))}"]

    def of_row(self, done):
        """What is told of the row that was answered."""
        return [e for e in answers(done) or [] if e.get("key") == self.kit.key and e.get("asks") == "row"]


# What each file has to become: a function of (bench, done) that says what is wrong.
def refused(*words):
    def look(bench, done):
        if done.status != 1:
            yield f"status {done.status}, expected 1"
        if not any(w in done.said for w in words):
            yield f"said {done.said[-300:]!r}, expected one of {words}"
    return look


def not_taken(bench, done):
    yield from of_status(done)
    for entry in bench.of_row(done):
        if taken(entry):
            yield f"accepted: {entry}"


def as_value(bench, done):
    """The value that the file holds is what its writer saw: it may be taken, and the rest of the row stands."""
    yield from of_status(done)
    if not [e for e in bench.of_row(done) if e.get("verdict") == "accepted" or "unclear" in e.get("doubts", [])]:
        yield f"the answer is neither taken nor asked about: {bench.of_row(done)}"


def kept(field, text):
    def look(bench, done):
        yield from of_status(done)
        for entry in bench.of_row(done) or [{}]:
            if entry.get(field) != text:
                yield f"{field} is {entry.get(field)!r}, expected {text!r}"
    return look


def of_status(done):
    if done.status != 0 or answers(done) is None:
        yield f"status {done.status}, expected 0 and a report: {done.err[-300:]!r}"


def any_end(bench, done):
    """Refused or read, as long as nothing was accepted that nobody gave."""
    if done.status not in (0, 1) or done.status == 1 and not done.said:
        yield f"status {done.status}: {done.said[-300:]!r}"
    for entry in answers(done) or []:
        if taken(entry) and (entry.get("key"), entry.get("asks")) != (bench.kit.key, "row"):
            yield f"accepted: {entry}"


def sound(bench, done):
    yield from of_status(done)
    if [e for e in bench.of_row(done) if e.get("verdict") == "accepted"] == [] or len(answers(done) or []) != 1:
        yield f"the one answer is not told: {answers(done)}"


def cell(name, element):
    return lambda kit, path: h.pack(path, kit.with_cell(name, element))


def text(name, inner):
    return lambda kit, path: h.pack(path, kit.with_text(name, inner))


def formula(inner, value=None):
    return cell("answer", f'<c r="{{at}}" t="str"><f>{inner}</f>' + (f"<v>{value}</v>" if value else "") + "</c>")


def raw(data):
    return lambda kit, path: path.write_bytes(data)


def other_project(kit, path):
    """The same register, sent by another hospital: its number and its codes are none of ours."""
    parts = dict(kit.parts)
    record = kit.sent.record
    for name in [n for n in parts if n.startswith("xl/worksheets/")]:
        xml = parts[name].replace(record["id"], "karte-2026.vendor.1.ZZZZZZ")
        for row in record["rows"]:
            xml = xml.replace(f">{row['code']}<", f">{'Y' if row['code'].startswith('Z') else 'Z'}{row['code'][1:]}<")
        parts[name] = xml
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"]
    h.pack(path, parts)


def csv_of(change):
    return lambda kit, path: path.write_bytes(change(kit.csv()))


HUGE = "9" * 400
CASES = [
    ("sound.xlsx", lambda k, p: h.pack(p, k.parts), sound),
    ("sound.csv", csv_of(lambda t: t.encode()), sound),
    # formulas and links: a value is a value, what has none is a question, and nothing is asked of anybody
    ("formula-bare.xlsx", formula('"承諾"'), not_taken),
    ("formula.xlsx", formula('IF(1=1,"承諾","不可")', "承諾"), as_value),
    ("formula-error.xlsx", cell("answer", '<c r="{at}" t="e"><f>1/0</f><v>#DIV/0!</v></c>'), not_taken),
    ("formula-refers.xlsx", formula("SUM(A1:A9)+'回答'!B2", ""), not_taken),
    ("formula-array.xlsx", cell("answer", '<c r="{at}" t="str"><f t="array" ref="A1:ZZ9999">"承諾"</f></c>'), not_taken),
    ("hyperlink.xlsx", formula('HYPERLINK("http://127.0.0.1:9/","承諾")', "承諾"), as_value),
    ("webservice.xlsx", formula('WEBSERVICE("http://127.0.0.1:9/")'), not_taken),
    ("dde.xlsx", formula("cmd|' /c calc'!A1", "承諾"), as_value),
    ("dde-text.csv", csv_of(lambda t: t.replace(h.REASON, "=cmd|' /c calc'!A1").encode()), kept("reason", "=cmd|' /c calc'!A1")),
    ("dde-text.xlsx", text("reason", "=cmd|' /c calc'!A1"), kept("reason", "=cmd|' /c calc'!A1")),
    ("at-text.xlsx", text("reason", "@SUM(1+1)*cmd|' /c calc'!A0"), kept("reason", "@SUM(1+1)*cmd|' /c calc'!A0")),
    ("links.xlsx", h.links, as_value),
    ("macros.xlsm", h.macros, refused("macro", "bad-workbook")),
    ("macros.xlsx", h.macros, refused("macro", "bad-workbook")),
    # text that another reader would obey
    ("placeholder.xlsx", text("reason", "{{ref:incident}} %1$s %n ${HOME} `id` $(id)"), kept("reason", "{{ref:incident}} %1$s %n ${HOME} `id` $(id)")),
    ("markup.xlsx", text("reason", "&lt;b&gt;x&lt;/b&gt; **y** [z](http://a) &amp;amp;"), kept("reason", "<b>x</b> **y** [z](http://a) &amp;")),
    ("path.xlsx", text("by", "../../../etc/passwd"), kept("by", "../../../etc/passwd")),
    ("key-path.xlsx", lambda k, p: h.pack(p, k.with_text("key", "../../../../tmp/x")), any_end),
    ("bidi.xlsx", text("reason", "これは\u202e諾承\u202cである\u200b\ufeff\u2066x\u2069"), any_end),
    ("escape.xlsx", text("reason", "赤\u001b[31m_x001B_[31m_x0007__x0000_".replace("\u001b", "")), any_end),
    ("bell.csv", csv_of(lambda t: t.replace(h.REASON, "赤\x1b[31m\x07\x08\x9b31m").encode()), any_end),
    ("surrogate.xlsx", text("reason", "_xD800__xDC00__xFFFE__xFFFF_"), any_end),
    ("long-cell.xlsx", text("answer", "承諾" * 20000), not_taken),
    ("long-word.xlsx", text("reason", "あ" * 1000000), any_end),
    ("number.xlsx", cell("answer", f'<c r="{{at}}"><v>{HUGE}</v></c>'), not_taken),
    ("day.xlsx", cell("date", '<c r="{at}"><v>1e300</v></c>'), any_end),
    ("boolean.xlsx", cell("answer", '<c r="{at}" t="b"><v>1</v></c>'), any_end),
    ("index.xlsx", cell("answer", '<c r="{at}" t="s"><v>4294967296</v></c>'), any_end),
    # what is no workbook
    ("empty.xlsx", raw(b""), refused("empty", "bad-workbook", "bad-csv", "no-return", "return")),
    ("empty.csv", raw(b""), refused("empty", "bad-csv", "return")),
    ("noise.xlsx", raw(bytes(range(256)) * 64), refused("bad-workbook", "bad-csv", "unknown-encoding")),
    ("noise.csv", raw(bytes(range(256)) * 64), refused("bad-csv", "unknown-encoding")),
    ("picture.xlsx", raw(b"\x89PNG\r\n\x1a\n" + bytes(4000)), refused("bad-workbook", "bad-csv", "unknown-encoding")),
    ("letter.csv", raw("回答します。すべて承諾です。\r\n".encode()), refused("return", "sending", "sheet")),
    ("nul.csv", csv_of(lambda t: t.encode().replace("承諾".encode(), "承\0諾".encode(), 1)), any_end),
    ("quote.csv", csv_of(lambda t: t.encode() + b'"'), any_end),
    ("odd.csv", csv_of(lambda t: b"\xff\xfe" + t.encode("utf-16-le") + b"\x30"), any_end),
    ("mixed.csv", csv_of(lambda t: t.encode() + "髙".encode("cp932")), any_end),
    ("encrypted.xlsx", lambda k, p: h.compound(p, ["EncryptionInfo", "EncryptedPackage"]), refused("encrypted-workbook")),
    ("old.xls", lambda k, p: h.compound(p, ["Workbook"]), refused("old-workbook")),
    ("old.xlsx", lambda k, p: h.compound(p, ["Workbook"]), refused("old-workbook")),
    ("calc.ods", lambda k, p: h.ods(p), refused("bad-workbook", "ods")),
    *[(f"cut-{n}.xlsx", partial(h.cut, share=n / 100), refused("bad-workbook")) for n in (10, 50, 90, 99)],
    *[(f"flipped-{n}.xlsx", partial(h.flipped, seed=n), any_end) for n in range(60 if FULL else 4)],
    ("laughs.xlsx", h.laughs, refused("bad-workbook")),
    ("outside.xlsx", h.outside, refused("bad-workbook")),
    ("nested.xlsx", partial(h.nested, depth=200000), refused("bad-workbook")),
    ("elsewhere.xlsx", partial(h.elsewhere, target="../../../../../../etc/hostname"), refused("bad-workbook")),
    ("absolute.xlsx", partial(h.elsewhere, target="file:///etc/hostname"), refused("bad-workbook")),
    ("merged-all.xlsx", partial(h.merged, ranges=["A1:XFD1048576"]), any_end),
    ("merged-odd.xlsx", partial(h.merged, ranges=["A9:B2", "ZZZZ1:A1", "A0:A0", "A1", ""]), any_end),
    ("merged-many.xlsx", partial(h.merged, ranges=[f"A{n}:A{n + 1}" for n in range(1, 240000, 2)]), any_end),
    ("place.xlsx", lambda k, p: h.pack(p, k.with_rows('<row r="1048577"><c r="A1048577"><v>1</v></c></row>')), any_end),
    ("place-odd.xlsx", lambda k, p: h.pack(p, k.with_rows('<row r="0"><c r="ZZZZZ0"><v>1</v></c><c r="A-1"><v>1</v></c><c/><c r="1A"/></row>')), any_end),
    ("other-project.xlsx", other_project, refused("other-sending")),
]
BOMBS = [
    ("blanks.xlsx", partial(h.blanks, megabytes=300), refused("too-large")),
    ("blanks-lied.xlsx", partial(h.blanks, megabytes=300, told=5000), refused("too-large", "bad-workbook")),
    ("strings.xlsx", partial(h.many_strings, megabytes=300), refused("too-large")),
    ("strings-less.xlsx", partial(h.many_strings, megabytes=120), any_end),
    ("string.xlsx", partial(h.one_string, megabytes=300), refused("too-large")),
    ("overlapping.xlsx", partial(h.overlapping, times=3000), any_end),
    ("rows.xlsx", partial(h.rows_all, rows=1048576), any_end),
    ("columns.xlsx", partial(h.wide_rows, rows=40), any_end),
    ("columns-all.xlsx", partial(h.wide_rows, rows=600 if FULL else 40), any_end),
    ("sheets.xlsx", partial(h.many_sheets, n=300), any_end),
    ("long.csv", partial(h.long_csv, rows=20000), any_end),
    ("new.csv", partial(h.new_csv, rows=20000), any_end),
]

# In few rounds the sanitized program, which is slow, gets those that are broken inside.
HARD = ("cut", "flipped", "nul", "quote", "odd", "mixed", "merged", "place", "nested", "noise")
# Of which others in the list are the quicker sisters.
LONG = {"blanks-lied.xlsx", "strings-less.xlsx", "columns.xlsx", "new.csv"}


def try_file(bench, program, name, make, look, *words):
    """Once for trial; in few rounds only every fourth file a second time, as people see it."""
    path = bench.scratch / name
    make(bench.kit, path)
    dry = run(program, "receive", bench.project, path, "--dry-run", "--json", *words)
    check(name, [*bounds(dry), *look(bench, dry), *controls(dry.err), *bench.unchanged()])
    bench.tried += 1
    if not FULL and bench.tried % 4:
        pass
    elif dry.status == 0:
        told = run(program, "receive", bench.project, path, "--dry-run", *words)
        check(f"{name}, told", [*bounds(told), *controls(told.out), *controls(told.err), "" if told.status == 0 else f"status {told.status}", *bench.unchanged()])
    else:
        done = run(program, "receive", bench.project, path, *words)
        check(f"{name}, not for trial", ["" if done.status == dry.status else f"status {done.status}, for trial {dry.status}", *bench.unchanged()])
    path.unlink()


def bounds(done):
    if done.seconds > SECONDS * (1 if BUNKAI == PLAIN else 3):
        yield f"took {done.seconds:.0f} CPU seconds"
    if "ERROR: AddressSanitizer" in done.err or "runtime error" in done.err or done.status < 0 or done.status > 3:
        yield f"status {done.status}: {done.err[:600]}"


def controls(text):
    if found := CONTROLS.search(text):
        yield f"a control sign {found.group()!r} is told as it is: {text[max(0, found.start() - 60):found.end() + 20]!r}"


def try_bomb(bench, name, make, look):
    path = bench.scratch / name
    make(bench.kit, path)
    done = run(PLAIN, "receive", bench.project, path, "--dry-run", "--json")
    check(name, [*look(bench, done), *controls(done.err), *bench.unchanged(), "" if done.status in (0, 1) else f"status {done.status}: {done.err[:300]}",
                 "" if done.seconds <= SECONDS else f"took {done.seconds:.0f} CPU seconds", "" if done.megabytes <= MEGABYTES else f"took {done.megabytes:.0f} MB"])
    path.unlink()


def strangers(bench, done):
    """Another hospital's papers look like ours, word for word: nothing of them is taken."""
    if done.status not in (0, 1):
        yield f"status {done.status}"
    yield from (f"accepted for us: {e}" for e in answers(done) or [] if taken(e))


def no_files(bench):
    """What stands where a file should."""
    folder, loop, pipe, gone = (bench.scratch / n for n in ("folder.xlsx", "loop.xlsx", "pipe.csv", "gone.xlsx"))
    folder.mkdir()
    loop.symlink_to(loop)
    os.mkfifo(pipe)
    endless = bench.scratch / "endless.csv"
    endless.symlink_to("/dev/zero")
    for path in (folder, loop, pipe, gone, endless):
        done = run(BUNKAI, "receive", bench.project, path, "--dry-run")
        check(path.name, [*bounds(done), "" if done.status in (1, 3) and done.err else f"status {done.status}: {done.err[:200]!r}", *bench.unchanged()])
    for path in (loop, pipe, endless):
        path.unlink()


def names_of_files(bench):
    """A file's name is a name: it is told, kept or refused, and never a path or an option."""
    for name in ("-o.xlsx", "回答　書\n二行目.xlsx", "a\x1b[31m.xlsx", "長" * 80 + ".xlsx", "ＡＢＣ.XLSX", "answers"):
        project = bench.copy("named")
        (bench.scratch / "in").mkdir()
        path = bench.scratch / "in" / name
        h.pack(path, bench.kit.parts)
        done = run(BUNKAI, "receive", project, path)
        outside = sorted(str(p) for p in bench.scratch.glob("in/*") if p != path)
        check(f"a file called {name!r}", [*bounds(done), *controls(done.out), *controls(done.err), *outside, "" if done.status in (0, 1) else f"status {done.status}: {done.err[:200]}"])
        if done.status == 0:
            check(f"what is left of {name!r}", not_sound(project))
        shutil.rmtree(project)
        shutil.rmtree(bench.scratch / "in")


def not_sound(project):
    """A project that has received something can be read again, and what it keeps is where it says."""
    done = run(BUNKAI, "check", project)
    yield from bounds(done)
    yield from ("talks.json" in line and ": error:" in line and line for line in done.err.splitlines())
    talks = json.loads((project / "talks.json").read_text(encoding="utf-8"))
    shas = {r["sha256"] for r in talks.get("received", [])}
    stored = {hashlib.sha256(p.read_bytes()).hexdigest() for p in (project / "answers").rglob("*") if p.is_file()}
    if shas != stored:
        yield f"received {len(shas)}, kept {len(stored)} files"


def tampered(bench):
    """The record of what was sent is what answers are compared with: once it was changed, nothing is."""
    sound_file = bench.scratch / "sound.xlsx"
    h.pack(sound_file, bench.kit.parts)
    changes = {"a role": lambda t: t.replace('"does"', '"accountable"', 1), "a text": lambda t: t.replace("する。", "しない。", 1), "a state": lambda t: re.sub(r'("state":\s*")[0-9a-f]{8}', r"\g<1>00000000", t, count=1),
               "half of it": lambda t: t[:len(t) // 2], "all of it": lambda t: "", "a code": lambda t: t.replace(f'"{bench.kit.row.owner["code"]}"', '"000000"', 1), "another kind": lambda t: '{"schema": "bunkai/talks/1"}'}
    for what, change in changes.items():
        project = bench.copy("tampered")
        record = next((project / "sent").rglob("sending.json"))
        old = record.read_text(encoding="utf-8")
        record.chmod(0o644)
        record.write_text(change(old), encoding="utf-8")
        before = contents(project)
        done = run(BUNKAI, "receive", project, sound_file)
        same = old == change(old)
        check(f"a record with {what} changed", [*bounds(done), same and "the case changes nothing", "" if done.status == 1 else f"status {done.status}: {done.out[:200]} {done.err[:200]}",
                                               contents(project) != before and "files changed"])
        shutil.rmtree(project)
    project = bench.copy("tampered")
    shutil.rmtree(project / "sent")
    before = contents(project)
    done = run(BUNKAI, "receive", project, sound_file)
    check("no record at all", [*bounds(done), "" if done.status in (1, 3) and done.err else f"status {done.status}", contents(project) != before and "files changed"])
    shutil.rmtree(project)


def others(bench):
    """The file of one party is not another's, and a sending that is none is none."""
    path = bench.scratch / "sound.xlsx"
    h.pack(path, bench.kit.parts)
    for words in (["--from", "hospital"], ["--from", "nobody"], ["--sending", "karte-2026.vendor.2.AAAAAA"], ["--sending", "../../etc"], ["--from", "../x"]):
        done = run(BUNKAI, "receive", bench.project, path, *words)
        check(f"received with {words}", [*bounds(done), "" if done.status in (1, 2) and done.err else f"status {done.status}: {done.out[:200]}", *bench.unchanged()])


def forbidden(bench):
    """A file that may not be read, and a project that may not be written."""
    root = os.geteuid() == 0
    nobody = 65534 if root else None
    path, closed = bench.scratch / "sound.xlsx", bench.scratch / "closed.xlsx"
    h.pack(path, bench.kit.parts)
    h.pack(closed, bench.kit.parts)
    closed.chmod(0)
    done = run(BUNKAI, "receive", bench.project, closed, user=nobody)
    check("a file that may not be read", [*bounds(done), "" if done.status in (1, 3) and done.err else f"status {done.status}: {done.err[:200]}", *bench.unchanged()])
    closed.unlink()
    project = bench.copy("shut")
    before = contents(project)
    for folder in [project, *[p for p in project.rglob("*") if p.is_dir()]]:
        folder.chmod(0o555)
    done = run(BUNKAI, "receive", project, path, user=nobody)
    check("a project that may not be written", [*bounds(done), "" if done.status == 3 and done.err else f"status {done.status}: {done.err[:200]}", contents(project) != before and "files changed"])
    for folder in [project, *[p for p in project.rglob("*") if p.is_dir()]]:
        folder.chmod(0o755)
    shutil.rmtree(project)


def full_disks(bench):
    path = bench.scratch / "sound.xlsx"
    h.pack(path, bench.kit.parts)
    full_disk(bench, path)


def full_disk(bench, path, what=""):
    """The project lies on a disk with so many KB left: all that was received is there, or nothing."""
    script = ('mount -t tmpfs -o size=64m tmpfs "$1" && cp -R "$2" "$1/p" && left=$(df --output=avail -k "$1" | tail -n 1) && head -c $(((left - $4) * 1024)) /dev/zero >"$1/full" && '
              'digest() { (cd "$1/p" && find . -type f -print0 | sort -z | xargs -0 sha256sum); } && digest "$1" >"$5.before" && "$6" receive "$1/p" "$3" >"$5.out" 2>"$5.err"; '
              'echo $? >"$5.status"; digest "$1" >"$5.after"; rm -f "$1/full"; "$6" check "$1/p" >"$5.check" 2>&1; cat "$1/p/talks.json" >"$5.talks"')
    disk, said = bench.scratch / "disk", str(bench.scratch / "said")
    disk.mkdir(exist_ok=True)
    for left in (0, 4, 8, 16, 32, 64, 96, 128) if FULL else (0, 8, 64):
        done = subprocess.run(["unshare", "--map-root-user", "--mount", "sh", "-c", script, "sh", disk, bench.project, path, str(left), said, BUNKAI], env=ENV, capture_output=True, text=True)
        if not Path(said + ".status").exists():
            return skip(f"no disk of its own can be mounted: {done.stderr[:80]}")
        status = int(Path(said + ".status").read_text())
        same = Path(said + ".before").read_bytes() == Path(said + ".after").read_bytes()
        check(f"a disk with {left} KB left{what}", ["" if (status, same) in ((3, True), (0, False)) else f"status {status}, files {'as before' if same else 'changed'}: {Path(said + '.err').read_text()[:300]}"])
        for file in bench.scratch.glob("said.*"):
            file.unlink()


def at_once(bench):
    """Two receivers of two files, and two of one: nothing that was told as received is lost, nothing is received twice."""
    one, two = bench.scratch / "one.xlsx", bench.scratch / "two.xlsx"
    h.pack(one, bench.kit.parts)
    h.pack(two, bench.kit.with_text("reason", "別の人の理由である"))
    for turn in range(12 if FULL else 4):
        project = bench.copy("shared")
        files = (one, two) if turn % 2 == 0 else (one, one)
        both = [subprocess.Popen([BUNKAI, "receive", project, f], env=ENV, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for f in files]
        said = [p.communicate()[1] for p in both]
        status = [p.returncode for p in both]
        talks = json.loads((project / "talks.json").read_text(encoding="utf-8"))
        got = Counter(r["sha256"] for r in talks.get("received", []))
        told = {hashlib.sha256(f.read_bytes()).hexdigest() for f, s in zip(files, status) if s == 0}
        ids = [a["id"] for a in talks.get("answers", [])]
        check(f"two at once, turn {turn}", [f"status {status}: {said}" if not set(status) <= {0, 1, 3} or 0 not in status else "", told - set(got) and "a file that was told as received is lost",
                                           max(got.values(), default=0) > 1 and "a file was received twice", len(set(ids)) != len(ids) and f"ids stand twice: {ids}", *not_sound(project)])
        shutil.rmtree(project)


def main():
    scratch = Path(tempfile.mkdtemp(prefix="bunkai-hostile."))
    scratch.chmod(0o755)
    try:
        bench = Bench(scratch)
        wanted = lambda name: len(sys.argv) < 3 or any(w in name for w in sys.argv[2:])
        for i, (name, make, look) in enumerate(c for c in CASES if wanted(c[0])):
            if not FULL and len(sys.argv) < 3 and i % 2 and not name.startswith(HARD):
                continue
            try_file(bench, BUNKAI if FULL or name.startswith(HARD) else PLAIN, name, make, look or strangers)
        for name, make, look in [b for b in BOMBS if wanted(b[0]) and (FULL or b[0] not in LONG)]:
            try_bomb(bench, name, make, look)
        for group in (no_files, names_of_files, tampered, others, forbidden, full_disks, at_once):
            if wanted(group.__name__):
                group(bench)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return count["failed"] > 0


if __name__ == "__main__":
    sys.exit(main())
