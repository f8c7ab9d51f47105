#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What may befall `send` and `receive` themselves: killed at any moment, two at once, a folder that is taken, a talks.json that somebody wrote by
hand, a record that was put there. All of it is there or nothing, the next run is not in its way, and what is refused says where in one line.
usage: talks_harm.py BUNKAI [GROUP…]"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import hostile_returns as h  # noqa: E402

SEND = ["--contract", h.CONTRACT, "--to", h.PARTY, "--due", "2026-12-31"]


def one_line(done, place, status=(1,)):
    """Refused with one line that says where."""
    lines = done.err.splitlines()
    if done.status not in status or len(lines) != 1 or place not in lines[0]:
        yield f"status {done.status}, {len(lines)} lines: {done.err[:300]!r}; expected {status} and one line with {place!r}"
    yield from h.bounds(done)
    yield from h.controls(done.err)


def with_talks(bench, change):
    """A project whose talks.json was changed by hand."""
    project = bench.copy("changed")
    path = project / "talks.json"
    talks = json.loads(path.read_text(encoding="utf-8"))
    change(talks)
    path.write_text(json.dumps(talks, ensure_ascii=False, indent=1), encoding="utf-8")
    return project


def by_hand(bench):
    """Lines that nobody's send has written."""
    path = bench.scratch / "sound.xlsx"
    h.h.pack(path, bench.kit.parts)
    line = lambda member, value: lambda t: t["sendings"][0].__setitem__(member, value)
    changes = {"a contract that leads elsewhere": (line("contract", "../../x"), "talks.json:sendings[0]"), "a party that leads elsewhere": (line("party", ".."), "talks.json:sendings[0]"),
               "number 0": (line("number", 0), "talks.json:sendings[0]"), "number -1": (line("number", -1), "talks.json:sendings[0]"), "a schema to come": (lambda t: t.__setitem__("schema", "bunkai/talks/2"), "talks.json:schema"),
               "a number of another": (line("number", 2), "sending.json"), "another id": (line("id", "karte-2026.vendor.1.AAAAAA"), "sending.json"), "another checksum": (line("sha256", "0" * 64), "sending.json")}
    for what, (change, place) in changes.items():
        project = with_talks(bench, change)
        before = h.contents(project)
        status = (1, 3) if what == "a number of another" else (1,)
        for words in (["receive", project, path], ["send", project, *SEND, "--open-only", "-o", bench.scratch / "never"]):
            done = h.run(h.BUNKAI, *words)
            h.check(f"{words[0]} with {what} by hand", [*one_line(done, place, status), h.contents(project) != before and "files changed", (bench.scratch / "never").exists() and "papers were handed over"])
        shutil.rmtree(project)


def numbers_of_answers(bench):
    """An id that somebody gave is no reason to give one twice."""
    path = bench.scratch / "sound.xlsx"
    h.h.pack(path, bench.kit.parts)
    for odd in ("A-999999999999999999999", "A--5", "A-18446744073709551615", "A-12x", "B-7"):
        project = with_talks(bench, lambda t: t.__setitem__("answers", [{"id": odd, "contract": h.CONTRACT, "party": h.PARTY, "file": "0" * 64}]))
        done = h.run(h.BUNKAI, "receive", project, path)
        ids = [a["id"] for a in json.loads((project / "talks.json").read_text(encoding="utf-8"))["answers"]]
        h.check(f"an answer called {odd}", [*h.bounds(done), "" if done.status == 0 and ids == [odd, "A-001"] else f"status {done.status}, ids {ids}: {done.err[:200]}"])
        shutil.rmtree(project)


def record_of_a_time_to_come(bench):
    """A record of another schema, although its checksum is right."""
    path = bench.scratch / "sound.xlsx"
    h.h.pack(path, bench.kit.parts)
    changed = bench.folder.joinpath("sending.json").read_bytes().replace(b"bunkai/sending/1", b"bunkai/sending/2")
    project = with_talks(bench, lambda t: t["sendings"][0].__setitem__("sha256", h.hashlib.sha256(changed).hexdigest()))
    record = next((project / "sent").rglob("sending.json"))
    record.write_bytes(changed)
    before = h.contents(project)
    done = h.run(h.BUNKAI, "receive", project, path)
    h.check("a record of a schema to come", [*one_line(done, "sending.json"), h.contents(project) != before and "files changed"])
    shutil.rmtree(project)


def taken_folders(bench):
    """Where the papers are to go there is something else already."""
    out = bench.scratch / "taken"
    send = lambda: h.run(h.BUNKAI, "send", project, *SEND, "-o", out)
    project = bench.copy("sender")
    out.mkdir()
    (out / "notes.txt").write_text("ours")
    done = send()
    h.check("a folder with other files", [*h.bounds(done), done.status and f"status {done.status}: {done.err[:200]}", (out / "notes.txt").read_text() != "ours" and "another file was touched",
                                          "" if (out / "answers.xlsx").is_file() else "no workbook"])
    shutil.rmtree(project)
    project, link, there = bench.copy("sender"), out / "answers.xlsx", bench.scratch / "elsewhere.xlsx"
    link.unlink()
    link.symlink_to(there)
    done = send()
    h.check("a link in the folder is written where it leads", [*h.bounds(done), done.status and f"status {done.status}: {done.err[:200]}", "" if link.is_symlink() and there.is_file() else "it was not"])
    shutil.rmtree(project)
    for what in ("a file for a folder", "a folder for a file", "a link to a folder of others", "its own project's record"):
        project = bench.copy("sender")
        shutil.rmtree(out) if out.is_dir() else out.unlink()
        if what == "a file for a folder":
            out.write_text("a file")
        elif what == "a folder for a file":
            (out / "answers.xlsx").mkdir(parents=True)
        elif what == "a link to a folder of others":
            out.mkdir()
            shutil.rmtree(project / "sent")
            (bench.scratch / "theirs").mkdir()
            (project / "sent").symlink_to(bench.scratch / "theirs" / "none")
        else:
            out.mkdir()
            (project / "sent/karte-2026/vendor/2").mkdir()
            (project / "sent/karte-2026/vendor/2/sending.json").write_text("{}")
        before = h.contents(project)
        done = send()
        h.check(what, [*h.bounds(done), "" if done.status in (1, 3) and len(done.err.splitlines()) == 1 else f"status {done.status}: {done.err[:300]}", h.contents(project) != before and "files changed",
                       [p for p in out.rglob("*.pdf")] and "papers were handed over"])
        shutil.rmtree(project)


def senders_at_once(bench):
    """Two sendings at once: both went out under numbers of their own, or one was told to wait."""
    for turn in range(6 if h.FULL else 2):
        project = bench.copy("both")
        both = [subprocess.Popen([h.BUNKAI, "send", project, *SEND, "-o", bench.scratch / f"both{n}"], env=h.ENV, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for n in (1, 2)]
        said = [p.communicate()[1] for p in both]
        talks = json.loads((project / "talks.json").read_text(encoding="utf-8"))
        numbers = [s["number"] for s in talks["sendings"]]
        sent = sum(p.returncode == 0 for p in both)
        proof = h.run(h.BUNKAI, "verify", project)
        h.check(f"two send at once, turn {turn}", ["" if sent and numbers == list(range(1, sent + 2)) else f"sent {sent}, numbers {numbers}: {said}", proof.status and proof.err[:300]])
        shutil.rmtree(project)


def dying(bench, killer, words, **more):
    env = {**h.ENV, "LD_PRELOAD": str(killer), **{k: str(v) for k, v in more.items()}}
    return subprocess.run([h.PLAIN, *map(str, words)], env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode


def killed_ways(bench):
    path = bench.scratch / "sound.xlsx"
    h.h.pack(path, bench.kit.parts)
    killed(bench, {"send": lambda p: ["send", p, *SEND, "-o", p.parent / "handed"], "receive": lambda p: ["receive", p, path]}, 30 if h.FULL else 4)


def killed(bench, ways, points, final=8):
    """Killed in front of a call that makes files (tests/kill/dying.c): nothing, or all; the next run sees to the rest."""
    killer, counted = bench.scratch / "dying.so", bench.scratch / "counted"
    made = subprocess.run([os.environ.get("CC", "cc"), "-std=c17", "-D_GNU_SOURCE", "-shared", "-fPIC", "-o", killer, h.ROOT / "tests/kill/dying.c"], capture_output=True, text=True)
    if made.returncode:
        return h.check("the killer is built", [made.stderr])
    for name, words in ways.items():
        project = bench.copy("whole")
        h.check(f"{name} is counted and lives", [dying(bench, killer, words(project), COUNTED=counted) and "it did not"])
        whole = set(h.contents(project))
        calls = int(counted.read_text())
        shutil.rmtree(project)
        ends = {"old": 0, "new": 0}
        for at in sorted({*range(1, calls, max(1, calls // points)), *range(max(1, calls - final), calls)}):
            project = bench.copy("whole")
            shutil.rmtree(bench.scratch / "handed", ignore_errors=True)
            status = dying(bench, killer, words(project), DYING_AT=at)
            check = h.run(h.PLAIN, "check", project)
            proof = h.run(h.PLAIN, "verify", project)
            now = h.contents(project)
            named = {n for n in now if not any(part.startswith(".") for part in Path(n).parts)}
            old = {n: s for n, s in now.items() if n in named} == bench.before
            ends["old" if old else "new"] += 1
            again = h.run(h.PLAIN, *words(project))
            last = h.contents(project)
            h.check(f"{name} killed at call {at} of {calls}", [status != -9 and f"status {status}", not old and named != whole and f"half is there: {sorted(named ^ whole)}", proof.status and proof.err[:300],
                                                              "talks.json" in check.err and check.err[:300], again.status and f"the next run: status {again.status}: {again.err[:300]}",
                                                              [n for n in last if Path(n).name.startswith(".")] and "something is left aside"])
            shutil.rmtree(project)
        h.check(f"{name} was killed before and after", ["" if ends["old"] and ends["new"] else f"{ends}"])


def main():
    scratch = Path(tempfile.mkdtemp(prefix="bunkai-harm."))
    scratch.chmod(0o755)
    try:
        bench = h.Bench(scratch)
        for group in (by_hand, numbers_of_answers, record_of_a_time_to_come, taken_folders, senders_at_once, killed_ways):
            if len(sys.argv) < 3 or group.__name__ in sys.argv[2:]:
                group(bench)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    print(f"{h.count['passed']} passed, {h.count['failed']} failed, {h.count['skipped']} skipped")
    return h.count["failed"] > 0


if __name__ == "__main__":
    sys.exit(main())
