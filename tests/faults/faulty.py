#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Commands of bunkai at which one system call fails, in front of which they are killed, or that get no memory once.

A small project with a library of its own makes few calls, so that each of them can fail once. What a command may
change is read before and after: all old or all new, and never a word that is not so. What the files are to be is
taken from a run without a fault. tests/faults.sh calls this file.

Calls of one name on the files of one folder are alike (a library is two hundred of them), and few places of the program ask for memory many
thousand times: of those at most the first and the last few and each ALIKE-th, or ASKS-th, is tried.

usage: faulty.py calls|kills|memory BUNKAI FOLDER SHARE [COMMAND...]     every SHARE-th of these (1: each)
For memory, STARVING names the library made of tests/faults/starving.c.
"""
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ASIDE = re.compile(r"^\.bunkai-[0-9a-f]{16}$|^\.bunkai-journal$|^\..*\.tmp-[0-9]+$")
UNCHANGED = "no file was changed"
SECONDS = 60
ENDS, ALIKE, ASKS = 3, 9, 23

# What each call may fail with; of several, calls take turns. What is not here cannot fail or is not ours: memory
# (mmap, brk: tests/faults/starving.c), closing of memory, signals.
ERRORS = {
    "openat": ["EACCES", "EMFILE", "EIO"],
    "newfstatat": ["EACCES", "EIO"],
    "fstat": ["EIO"],
    "access": ["EACCES"],
    "readlink": ["EACCES", "EIO"],
    "read": ["EIO", "EINTR"],
    "pread64": ["EIO"],
    "getdents64": ["EIO"],
    "lseek": ["EIO"],
    "write": ["ENOSPC", "EINTR", "EIO"],
    "fsync": ["EIO", "ENOSPC"],
    "syncfs": ["EIO"],
    "close": ["EIO", "EINTR"],
    "rename": ["EACCES", "ENOSPC", "EIO"],
    "link": ["EPERM", "EMLINK"],
    "unlink": ["EACCES"],
    "rmdir": ["EACCES"],
    "mkdir": ["EACCES", "ENOSPC"],
    "flock": ["ENOLCK", "EINTR"],
    "fcntl": ["EINVAL"],
    "fchmod": ["EPERM"],
    "fchown": ["EIO", "EPERM"],
    "getrandom": ["ENOSYS", "EINTR"],
    "dup2": ["EMFILE"],
    "ftruncate": ["EIO"],
}
# In front of which a kill is worth its time: all that writes.
WRITING = ["write", "rename", "link", "unlink", "fsync", "syncfs", "mkdir", "rmdir", "openat", "close"]


class Command:
    """Its words, the folders it may change, and what makes the state in front of it."""

    def __init__(self, name, words, places, before=(), after=None):
        self.name, self.words, self.places, self.before = name, words, places, before
        self.reader = after  # a command that finishes what a killed one began, and changes nothing else


def importing(name, source):
    return Command(name, ["import", source, "--to", "p", "--report", "p/report.json"], ["p"],
                   [["import", "other.json", "--to", "p", "--report", "p/report.json"]], ["check", "p"])


COMMANDS = [
    Command("build", ["build", "p", "-o", "out"], ["out"], [["build", "old", "-o", "out"]]),
    importing("import", "list.xlsx"),
    Command("issue", ["issue", "p", "--contract", "karte-2026", "--date", "2026-11-01", "--with-findings"], ["p"]),
    Command("refresh", ["refresh", "p", "-o", "out"], ["out"], [["refresh", "old", "-o", "out"]]),
    Command("amend", ["amend", "old", "p", "-o", "papers", "--format", "text,json"], ["papers"]),
    Command("new", ["new", "made", "--from", "tiny"], ["made"]),
]
# What these say is compared instead of files: of a reading that failed nothing may be told.
TELLING = [Command(words[0], words, []) for words in (
    ["check", "p", "--json"], ["explain", "p", "R1"], ["diff", "old", "p"], ["impact", "p"], ["status", "p"],
    ["verify", "p", "--rebuild"])]
# What memory is asked for differs by the reader.
MEMORY_COMMANDS = [COMMANDS[0], COMMANDS[1], importing("import-csv", "list.csv"), importing("import-json", "small.json"),
                   importing("import-text", "list.txt")]
SEED = ROOT.parent / "shared/seeds/000_eca356f8c5a67ac7.txt"
SEED_LINES = 400


def copy_library(to):
    (to / "clauses").mkdir(parents=True)
    for file in (ROOT / "clauses").glob("*.json"):
        if file.name not in ("shared-facts.json", "core.json", "closing.json"):  # they name clauses that are not copied
            shutil.copy(file, to / "clauses")
    for topic in ("backup", "remote-maintenance"):
        shutil.copytree(ROOT / "clauses" / topic, to / "clauses" / topic)
    (to / "clauses/guidelines").mkdir()
    shutil.copy(ROOT / "clauses/guidelines/mhlw-6.0.json", to / "clauses/guidelines")
    (to / "templates/documents").mkdir(parents=True)
    for file in (ROOT / "templates").glob("*.json"):
        shutil.copy(file, to / "templates")
    boundary = json.loads((ROOT / "templates/documents/boundary.json").read_text(encoding="utf-8"))
    del boundary["articles"]  # those of a paper that is not copied
    (to / "templates/documents/boundary.json").write_text(json.dumps(boundary, ensure_ascii=False), encoding="utf-8")
    (to / "templates/amendments").mkdir()
    for name in ("shinkyu", "kaisei"):
        shutil.copy(ROOT / f"templates/amendments/{name}.json", to / "templates/amendments")
    shutil.copytree(ROOT / "templates/scoring", to / "templates/scoring")
    shutil.copytree(ROOT / "templates/import", to / "templates/import")


HEADS = ["リスクID", "リスクシナリオ", "対応要否", "適合判断", "要求事項No.", "要求事項の内容", "費用負担"]
ROWS = [[f"R{900 + k}", f"架空の筋書き{k}。", "Yes", "対象", "①-1", f"記録{k}を出す。", "病院"] for k in range(1, 7)]


def write_lists(folder):
    from openpyxl import Workbook

    book = Workbook()
    for row in [HEADS] + ROWS:
        book.active.append(row)
    book.save(folder / "list.xlsx")
    (folder / "list.csv").write_text("".join(",".join(row) + "\r\n" for row in [HEADS] + ROWS))
    if SEED.exists():
        (folder / "list.txt").write_text("".join(SEED.read_text().splitlines(True)[:SEED_LINES]))


def make_world(folder):
    """p: the project; old: the same a while ago; tiny: a sample; library: what all of them use."""
    copy_library(folder / "data")
    for name in ("p", "old", "data/samples/tiny"):
        shutil.copytree(ROOT / "tests/small", folder / name)
        text = (folder / name / "bunkai.json").read_text()
        text = re.sub(r'"documents": .*', '"documents": ["boundary"],', text)
        (folder / name / "bunkai.json").write_text(text)
    for name in ("p", "old"):
        (folder / name / "library").symlink_to(folder / "data")
    text = (folder / "old/bunkai.json").read_text()
    (folder / "old/bunkai.json").write_text(text.replace("2026-10-01", "2026-09-01").replace("電算室", "機械室"))
    text = (ROOT / "tests/small/register.json").read_text()
    (folder / "small.json").write_text(text)
    (folder / "other.json").write_text(text.replace("R1", "R8"))
    write_lists(folder)


class World:
    def __init__(self, bunkai, folder):
        self.bunkai, self.folder = bunkai, folder
        (folder / "tmp").mkdir()
        self.env = dict(os.environ, LC_ALL="C.UTF-8", TMPDIR=str(folder / "tmp"), BUNKAI_DATA=str(folder / "data"),
                        BUNKAI_WAIT="0", ASAN_OPTIONS="exitcode=99:detect_leaks=0")

    def run(self, words, strace=(), **env):
        return subprocess.run([*strace, self.bunkai, *words], cwd=self.folder, env=dict(self.env, **env),
                              timeout=SECONDS, stdin=subprocess.DEVNULL, capture_output=True)

    def look(self, places):
        """Paths to bytes and mode, and the names of what lies aside; a link is what it leads to as a text."""
        files, aside = {}, []
        for place in places:
            for top, folders, names in os.walk(self.folder / place):
                for name in names + folders:
                    path = os.path.join(top, name)
                    if ASIDE.match(name):
                        aside.append(path)
                    elif "/.1.tmp-" in path or "/.2.tmp-" in path:
                        pass
                    elif os.path.islink(path):
                        files[path] = os.readlink(path)
                    elif not os.path.isdir(path):
                        with open(path, "rb") as file:
                            files[path] = (file.read(), os.stat(path).st_mode)
        return files, aside

    def restore(self, places, files):
        now, aside = self.look(places)
        for path in aside:
            shutil.rmtree(path) if os.path.isdir(path) else os.unlink(path)
        for path in now.keys() - files.keys():
            os.unlink(path)
        for path, kept in files.items():
            if now.get(path) != kept:
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(path, "wb") as file:
                    file.write(kept[0])
                os.chmod(path, kept[1] & 0o7777)
        for place in places:
            for top, folders, names in os.walk(self.folder / place, topdown=False):
                if not os.listdir(top) and not os.path.islink(top):
                    os.rmdir(top)


def folder_of(world, line):
    """The folder of the file that a call names or has open, whatever draft of an edition or depth of the library it is."""
    path = re.search(r'"([^"]*)"', line) if line.startswith(("openat", "newfstatat", "access", "readlink", "rename", "link", "unlink", "mkdir")) \
        else re.search(r"<([^>]*)>", line)
    if not path:
        return ""
    folder = os.path.dirname(path.group(1)).replace(str(world.folder), "")
    return re.sub(r"(clauses|documents|trees|templates|sources|library)/.*", r"\1", re.sub(r"tmp-\d+", "tmp", folder))


def thinned(groups):
    """The calls that are tried of each group of alike ones, in their order."""
    kept = []
    for group in groups.values():
        kept += [c for i, c in enumerate(group) if i < ENDS or i >= len(group) - ENDS or i % ALIKE == 0]
    return [(name, which) for _, name, which in sorted(kept)]


def list_calls(world, command):
    """(name, which of that name) of each call behind the loader's and the C library's start.

    The first thing that the program asks is where it stands itself.
    """
    log = world.folder / "log"
    world.run(command.words, ["strace", "-y", "-o", str(log), "-e", "signal=none"])
    seen, groups, ours = {}, {}, False
    for at, line in enumerate(log.read_text(errors="replace").splitlines()):
        name = line.split("(")[0]
        if not re.fullmatch(r"[a-z_0-9]+", name):
            continue
        seen[name] = seen.get(name, 0) + 1
        ours = ours or 'readlink("/proc/self/exe"' in line
        if ours:
            groups.setdefault((name, folder_of(world, line)), []).append((at, name, seen[name]))
    return thinned(groups)


class Trial:
    def __init__(self, world, command, kind):
        self.world, self.command = world, command
        for words in command.before:
            said = world.run(words)
            assert said.returncode == 0, (words, said.stderr.decode())
        self.old, _ = world.look(command.places)
        self.calls = list_calls(world, command) if kind != "memory" else self.count_memory()
        self.new, aside = world.look(command.places)
        if not command.places:
            self.good = world.run(command.words)
            return
        assert self.new != self.old and not aside, (command.name, aside)
        self.restore()

    def restore(self):
        self.world.restore(self.command.places, self.old)

    def state(self):
        files, aside = self.world.look(self.command.places)
        return "old" if files == self.old else "new" if files == self.new else "mixed", aside

    def fault_is_met(self, said):
        """None, or what is wrong with how the command met its fault."""
        state, _ = self.state()
        words, status = said.stderr.decode(errors="replace"), said.returncode
        if status not in (0, 1, 3):
            return f"status {status}: {words[:300]}"
        if status == 0 and state != "new":
            return f"status 0, but the files are {state}"
        if state == "mixed" and "half-written" not in words:
            return f"the files are mixed: {words[:300]}"
        if UNCHANGED in words and state != "old":
            return f"'{UNCHANGED}', but the files are {state}: {words[:300]}"
        return None

    def rerun(self):
        """None, or what is wrong with the run after it, which meets no fault."""
        before, _ = self.state()
        said = self.world.run(self.command.words)
        state, aside = self.state()
        issued_again = self.command.name == "issue" and before == "new"
        exists = self.command.name == "new" and before in ("new", "mixed")
        if exists:  # it is not made again, but whoever reads it clears up
            self.world.run(["check", "made"])
            state, aside = self.state()
        if exists:
            return None if state == "new" and not aside else f"after the project was there: {state}, {aside}"
        if said.returncode != 0:
            return f"the run after it: status {said.returncode}: {said.stderr.decode()[:300]}"
        if aside:
            return f"left aside: {aside}"
        if issued_again:
            files, _ = self.world.look(self.command.places)
            return None if all(files.get(p) == k for p, k in self.new.items()) else "the next edition changes the first"
        return None if state == "new" else f"after the next run the files are {state}"

    def fail_telling(self, name, which, error):
        """The same words, or a failure in words."""
        said = self.world.run(self.command.words, ["strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "-e",
                                                   f"trace={name}", "-e", f"inject={name}:error={error}:when={which}"])
        good, words = self.good, said.stderr.decode(errors="replace")
        if said.returncode == good.returncode and said.stdout == good.stdout:
            return None
        if said.returncode in (1, 3) and (said.returncode, said.stderr) != (good.returncode, good.stderr) and \
                (words or name == "write"):
            return None
        return f"{self.command.name}: {name} {which} {error}: status {said.returncode}: {words[:300]}"

    def fail_call(self, name, which, error):
        inject = f"inject={name}:error={error}:when={which}"
        said = self.world.run(self.command.words, ["strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "-e",
                                                   f"trace={name}", "-e", inject])
        # with the standard error closed to it nothing can be said
        wrong = self.fault_is_met(said)
        if not wrong and said.returncode != 0 and not said.stderr and name != "write":
            wrong = f"status {said.returncode} without a word"
        wrong = wrong or self.rerun()
        self.restore()
        return wrong and f"{self.command.name}: {name} {which} {error}: {wrong}"

    def kill_at(self, name, which):
        # by way of seccomp no signal would be delivered
        said = self.world.run(self.command.words, ["strace", "-o", "/dev/null", "-e", f"trace={name}", "-e",
                                                   f"inject={name}:signal=KILL:when={which}"])
        wrong = None if said.returncode == -9 or said.returncode == 137 else f"was not killed: {said.returncode}"
        if not wrong and self.command.reader:
            self.world.run(self.command.reader)
            state, _ = self.state()
            wrong = f"read after the kill, the files are {state}" if state == "mixed" else None
        elif not wrong:
            state, aside = self.state()
            if state == "mixed" and not any(path.endswith("-journal") for path in aside):
                wrong = "the files are mixed and no journal stands"
        wrong = wrong or self.rerun()
        self.restore()
        return wrong and f"{self.command.name}: killed in front of {name} {which}: {wrong}"


    def count_memory(self):
        counted = self.world.folder / "counted"
        self.world.run(self.command.words, LD_PRELOAD=os.environ["STARVING"], COUNTED=str(counted))
        n = int(counted.read_text())
        return [("memory", k) for k in range(1, n + 1) if n < 40 * ASKS or k % ASKS == 1 or k > n - 8]

    def starve_at(self, name, which):
        said = self.world.run(self.command.words, LD_PRELOAD=os.environ["STARVING"], STARVING_AT=str(which))
        (state, aside), words = self.state(), said.stderr.decode(errors="replace")
        wrong = None
        if said.returncode == 3 and words != "bunkai: out of memory\n":
            wrong = f"status 3: {words[:300]}"
        elif said.returncode == 0 and state != "new" or state == "mixed" or said.returncode not in (0, 3):
            wrong = f"status {said.returncode}, the files are {state}: {words[:300]}"
        if aside or wrong or which % 20 == 0:
            wrong = wrong or self.rerun()
            self.restore()
        elif state != "old":
            self.restore()
        return wrong and f"{self.command.name}: no memory at {which}: {wrong}"


def faults_of(trial):
    return [(name, which, ERRORS[name][i % len(ERRORS[name])])
            for i, (name, which) in enumerate(trial.calls) if name in ERRORS]


def points_of(trial, kind):
    if kind == "calls":
        fail = trial.fail_call if trial.command.places else trial.fail_telling
        return [(fail, f) for f in faults_of(trial)]
    if kind == "kills":
        return [(trial.kill_at, c) for c in trial.calls if c[0] in WRITING]
    return [(trial.starve_at, c) for c in trial.calls]


def try_command(kind, command, bunkai, folder, share):
    """How many trials went wrong."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    make_world(folder)
    world = World(bunkai, folder)
    if command in TELLING:
        said = world.run(next(c for c in COMMANDS if c.name == "issue").words)
        assert said.returncode == 0, said.stderr.decode()
    trial = Trial(world, command, kind)
    points = points_of(trial, kind)
    # the last ones, among which are those that count, are met all the same; who changes nothing has none that count
    last = 8 if command.places else 1
    taken = [p for i, p in enumerate(points) if i % share == 0 or i >= len(points) - last]
    wrong = [w for w in (do(*point) for do, point in taken) if w]
    for line in wrong:
        print("wrong:", line)
    print(f"{kind}: {len(taken) - len(wrong)} of {len(taken)} {command.name} ({len(points)} points)", flush=True)
    return len(wrong)


def main(kind, bunkai, folder, share, names):
    commands = {"memory": MEMORY_COMMANDS, "calls": COMMANDS + TELLING, "kills": COMMANDS}[kind]
    wanted = [c for c in commands if not names or c.name in names]
    if not SEED.exists():
        wanted = [c for c in wanted if c.name != "import-text"]
    return sum(try_command(kind, c, bunkai, Path(folder), share) for c in wanted) != 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), sys.argv[5:]))
