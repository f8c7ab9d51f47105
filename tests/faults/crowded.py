#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Two commands of bunkai at once on one project or one output folder, and one that is killed.

Each ends well, or says that the folder is busy and changes nothing; every edition can be made again; papers of one
folder are of one reading; a killed one keeps nobody out. tests/faults.sh calls this file.

usage: crowded.py BUNKAI FOLDER ROUNDS
"""
import random
import subprocess
import sys
from pathlib import Path

from faulty import World, make_world

BUSY = "another bunkai is at work in this folder"
ISSUE = ["issue", "p", "--contract", "karte-2026", "--date", "2026-11-01", "--with-findings"]
BUILD = ["build", "p", "-o", "out"]
REFRESH = ["refresh", "p", "-o", "out"]
AMEND = ["amend", "old", "p", "-o", "out", "--format", "text,json"]
FIRST = ["import", "small.json", "--to", "p", "--report", "p/report.json"]
SECOND = ["import", "other.json", "--to", "p", "--report", "p/report.json"]
PAIRS = [(ISSUE, SECOND), (ISSUE, ISSUE), (ISSUE, REFRESH), (BUILD, SECOND), (BUILD, ISSUE), (BUILD, REFRESH),
         (BUILD, AMEND), (REFRESH, AMEND), (REFRESH, REFRESH), (REFRESH, SECOND), (FIRST, SECOND), (BUILD, BUILD)]
LONGEST = 0.25  # seconds until one is killed, or the second begins


class Crowd:
    def __init__(self, bunkai, folder, chance):
        self.world, self.chance = World(bunkai, folder), chance
        self.registers, self.papers = {}, {}
        for name, words in (("second", SECOND), ("first", FIRST)):
            self.must(words)
            self.registers[name] = (folder / "p/register.json").read_bytes()
            self.must(BUILD)
            self.papers[name] = self.paper_bytes()
        self.start, _ = self.world.look(["p", "out"])
        # papers that say what an edition says are that edition's
        self.must(ISSUE)
        self.must(BUILD)
        self.papers["issued"] = self.paper_bytes()
        self.world.restore(["p", "out"], self.start)

    def paper_bytes(self):
        folder = self.world.folder / "out/karte-2026"
        return [(folder / f"boundary.{ending}").read_bytes() for ending in ("xlsx", "pdf")]

    def must(self, words):
        said = self.world.run(words)
        assert said.returncode == 0, (words, said.stderr.decode())

    def begin(self, words, wait):
        env = dict(self.world.env, BUNKAI_WAIT=wait)
        return subprocess.Popen([self.world.bunkai, *words], cwd=self.world.folder, env=env,
                                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def pause(self):
        try:
            subprocess.run(["sleep", f"{self.chance.uniform(0, LONGEST):.3f}"], check=True)
        except subprocess.CalledProcessError:
            pass

    def wrong_end(self, words, process):
        said = process.communicate(timeout=120)[1].decode(errors="replace")
        if process.returncode == 0 or (process.returncode == 3 and BUSY in said and "No such file" not in said):
            return None
        return f"{words[0]}: status {process.returncode}: {said[:300]}"

    def wrong_state(self):
        """What no two commands may leave behind."""
        folder = self.world.folder
        _, aside = self.world.look(["p", "out"])
        if aside:
            return f"left aside: {aside}"
        if (folder / "p/register.json").read_bytes() not in self.registers.values():
            return "the register is neither"
        if self.paper_bytes() not in self.papers.values():
            return "the papers are not of one reading"
        if (folder / "p/issued").exists():
            said = self.world.run(["verify", "p", "--rebuild"])
            if said.returncode != 0:
                return f"verify: {(said.stdout + said.stderr).decode()[:300]}"
        return None

    def pair(self, first, second, wait):
        one = self.begin(first, wait)
        if self.chance.random() < 0.5:
            self.pause()
        two = self.begin(second, wait)
        wrong = [w for w in (self.wrong_end(first, one), self.wrong_end(second, two)) if w]
        wrong = wrong[0] if wrong else self.wrong_state()
        self.world.restore(["p", "out"], self.start)
        return wrong and f"{first[0]} beside {second[0]}, waiting {wait} s: {wrong}"

    def killed(self, first, second):
        one = self.begin(first, "0")
        self.pause()
        one.kill()
        one.communicate()
        said = self.world.run(second)
        wrong = f"status {said.returncode}: {said.stderr.decode()[:300]}" if said.returncode else None
        self.world.restore(["p", "out"], self.start)
        return wrong and f"{second[0]} after {first[0]} was killed: {wrong}"


def main(bunkai, folder, rounds):
    folder = Path(folder)
    folder.mkdir(parents=True)
    make_world(folder)
    chance = random.Random(20261129)
    crowd = Crowd(bunkai, folder, chance)
    bad = 0
    for first, second in PAIRS:
        wrong = [w for k in range(rounds) if (w := crowd.pair(first, second, "20" if k % 2 else "0"))]
        wrong += [w for k in range(max(1, rounds // 10)) if (w := crowd.killed(first, second))]
        for line in wrong[:5]:
            print("wrong:", line)
        total = rounds + max(1, rounds // 10)
        print(f"crowded: {total - len(wrong)} of {total} {first[0]} beside {second[0]}", flush=True)
        bad += len(wrong)
    return bad != 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
