#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What may not be read, and what is no file: each command says which and why, ends with 3, and writes nothing.

A folder that is closed to the user is never an empty one; a FIFO in place of a file is refused at once. Run as root
it lets bunkai run as nobody. tests/faults.sh calls this file.

usage: closed.py BUNKAI FOLDER
"""
import os
import shutil
import subprocess
import sys
from pathlib import Path

from faulty import World, make_world

SECONDS = 5
EDITION = "p/issued/karte-2026/1"
READ = ["p", "p/bunkai.json", "p/register.json", "p/registers", "p/registers/second.json", "p/contacts.json",
        "p/decisions.json", "p/clauses", "p/clauses/own.md", "p/templates", "p/issued", "p/issued/karte-2026", EDITION,
        EDITION + "/manifest.json", "data", "data/clauses", "data/clauses/backup", "data/clauses/topics.json",
        "data/templates", "data/templates/documents", "data/clauses/guidelines"]
PRINTED = ["data/templates/style.json", "out", "out/karte-2026"]
# command: what it says and changes nothing about when it is closed to it
COMMANDS = {
    "check": (["check", "p"], READ),
    "explain": (["explain", "p", "R1"], READ),
    "status": (["status", "p"], READ),
    "diff": (["diff", "old", "p"], READ),
    "impact": (["impact", "p"], READ),
    "build": (["build", "p", "-o", "out"], READ + PRINTED),
    "refresh": (["refresh", "p", "-o", "out"], READ + PRINTED),
    "amend": (["amend", "old", "p", "-o", "out", "--format", "text"], READ + PRINTED[:2]),
    "issue": (["issue", "p", "--contract", "karte-2026", "--date", "2026-11-02", "--with-findings"],
              READ + PRINTED[:1] + [EDITION + "/documents", EDITION + "/inputs"]),
    "verify": (["verify", "p"], ["p", "p/issued", "p/issued/karte-2026", EDITION, EDITION + "/manifest.json",
                                 EDITION + "/documents",
                                 EDITION + "/documents/boundary.pdf"]),
    "import": (["import", "lists", "--to", "p", "--report", "out/report.json"],
               ["p", "data/templates/import", "data/templates/import/metimic-1.1.json", "p/templates/import", "lists",
                "lists/list.csv", "out"]),
    "new": (["new", "made", "--from", "tiny"],
            ["data/samples/tiny", "data/samples/tiny/register.json", "data/samples/tiny/registers"]),
}
# command: what may not be a FIFO
FIFOS = {
    "check": [p for p in READ if p.endswith((".json", ".md"))] + ["p"],
    "build": ["data/templates/style.json", "p/templates/style.json", "out",
              "out/karte-2026/boundary.pdf", "p/templates/logo.png", "p/templates/font.ttf"],
    "refresh": ["data/templates/style.json", "out/karte-2026/boundary.xlsx"],
    "verify": [EDITION + "/manifest.json", EDITION + "/documents/boundary.pdf"],
    "import": ["lists", "lists/list.csv", "data/templates/import/metimic-1.1.json", "p/register.json", "out/report.json"],
    "new": ["data/samples/tiny/register.json", "data/samples/tiny/bunkai.json"],
}

# The project's style that names the file.
STYLES = {
    "logo.png": '{"schema": "bunkai/style/1", "logo": {"file": "logo.png", "alt": "見本", "height": 12}}',
    "font.ttf": '{"schema": "bunkai/style/1", "fonts": {"gothic": {"file": "font.ttf", "package": "none", "name": "Own"}}}',
}


class Closed:
    def __init__(self, bunkai, folder):
        self.world, self.folder = World(bunkai, folder), folder
        self.passed = self.failed = 0
        self.places = ["p", "old", "data", "out", "made", "lists"]
        self.furnish()
        self.strace = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.getuid() == 0 else []
        if self.strace:
            subprocess.run(["chown", "-R", "65534:65534", str(folder)], check=True)
        # every command does its work while all is open
        for name, (words, _) in COMMANDS.items():
            start, _ = self.world.look(self.places)
            said = self.run(words)
            self.judge(said.returncode == (name == "check"), f"{name}: status {said.returncode}: {said.stderr.decode()[:200]}")
            self.world.restore(self.places, start)
            self.own()

    def own(self):
        if self.strace:
            subprocess.run(["chown", "-R", "65534:65534", str(self.folder)], check=True)

    def furnish(self):
        """All that a project may have."""
        f = self.folder
        for name in ("registers", "clauses", "templates/import"):
            (f / "p" / name).mkdir(parents=True)
        (f / "data/samples/tiny/registers").mkdir()
        shutil.copy(f / "small.json", f / "p/registers/second.json")
        shutil.copy(f / "small.json", f / "data/samples/tiny/registers/second.json")
        clause = next(p for p in sorted((f / "data/clauses/backup").glob("*.md")) if "rules" not in p.name)
        shutil.copy(clause, f / "p/clauses/own.md")
        shutil.copy(f / "data/templates/import/metimic-1.1.json", f / "p/templates/import/own.json")
        (f / "lists").mkdir()
        shutil.copy(f / "list.csv", f / "lists/list.csv")
        for words in (["build", "p", "-o", "out"], ["refresh", "p", "-o", "out"],
                      ["issue", "p", "--contract", "karte-2026", "--date", "2026-11-01", "--with-findings"]):
            said = self.world.run(words)
            assert said.returncode == 0, said.stderr.decode()

    def run(self, words):
        try:
            return subprocess.run([*self.strace, self.world.bunkai, *words], cwd=self.folder, env=self.world.env,
                                  timeout=SECONDS * 4, stdin=subprocess.DEVNULL, capture_output=True)
        except subprocess.TimeoutExpired:
            return None

    def judge(self, good, what):
        if good:
            self.passed += 1
        else:
            self.failed += 1
            print("wrong:", what)

    def tell(self, what, path, statuses, before, after, said):
        if said is None:
            self.judge(False, f"{what}: hangs")
            return
        told = said.stderr.decode(errors="replace")
        named = path.removeprefix("data/") in told  # p/library is data/, and so is old/library
        quiet = not said.stdout or what.startswith("verify")
        good = said.returncode in statuses and named and before == after and quiet
        changed = sorted(k for k in before.keys() | after.keys() if before.get(k) != after.get(k))
        self.judge(good, f"{what}: status {said.returncode}, changed {changed[:2]}: {told[:300]}")

    def close(self, name, words, path):
        place = self.folder / path
        before, _ = self.world.look(self.places)
        mode = place.stat().st_mode
        place.chmod(0)
        said = self.run(words)
        place.chmod(mode & 0o7777)
        after, _ = self.world.look(self.places)
        self.tell(f"{name}, {path} closed", path, (3,), before, after, said)
        if after != before:
            self.world.restore(self.places, before)
            self.own()

    def fifo(self, name, path):
        place, kept = self.folder / path, self.folder / "kept"
        words = COMMANDS[name][0]
        if place.exists():
            place.rename(kept)
        os.mkfifo(place, 0o666)
        os.chmod(place, 0o666)
        others = [p for p in self.places if p != path]
        before, _ = self.look_without(others, place)
        said = self.run(words)
        after, _ = self.look_without(others, place)
        place.unlink()
        if kept.exists():
            kept.rename(place)
        self.tell(f"{name}, {path} a FIFO", path, (1, 3), before, after, said)

    def look_without(self, places, fifo):
        other = self.folder / "fifo"
        os.rename(fifo, other)
        seen = self.world.look(places)
        os.rename(other, fifo)
        return seen


def main(bunkai, folder):
    folder = Path(folder)
    folder.mkdir(parents=True)
    for above in [folder, *folder.parents][:2]:
        above.chmod(0o755)
    make_world(folder)
    closed = Closed(bunkai, folder)
    for name, (words, places) in COMMANDS.items():
        for path in places:
            closed.close(name, words, path)
    for name, paths in FIFOS.items():
        for path in paths:
            style = STYLES.get(Path(path).name)
            if style:
                (folder / "p/templates/style.json").write_text(style)
            closed.fifo(name, path)
            (folder / "p/templates/style.json").unlink(missing_ok=True)
    print(f"closed: {closed.passed} of {closed.passed + closed.failed}", flush=True)
    return closed.failed != 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
