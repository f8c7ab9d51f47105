#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Lists as other people write them: what each input of tests/cases has to become, from the command line to the register.
usage: cases.py BUNKAI"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests/cases"
ENV = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": ""}


class Project:
    """A copy of tests/small, whose register is replaced by what is imported."""

    def __init__(self, bunkai, folder):
        self.bunkai, self.folder = bunkai, folder
        shutil.copytree(ROOT / "tests/small", folder)
        for name in ("decisions.json", "register.json"):
            (folder / name).unlink()

    def run(self, *words):
        return subprocess.run([self.bunkai, *map(str, words)], capture_output=True, text=True, env=ENV, check=False)

    def imports(self, source, *words):
        """The register and the report; both empty when it was refused, with what was said."""
        report = self.folder.parent / "report.json"
        report.unlink(missing_ok=True)
        done = self.run("import", source, "--to", self.folder, "--report", report, *words)
        self.said = done.stdout + done.stderr
        if done.returncode:
            return {}, {}
        read = lambda p: json.loads(p.read_text(encoding="utf-8"))
        return read(self.folder / "register.json"), read(report)

    def explains(self, key):
        return self.run("explain", self.folder, key).stdout


def findings(report, code):
    return [f"{f['place']} {f['subject']} {f['message']}" for f in report.get("findings", []) if f["code"] == code]


def rows(register, *names):
    return [tuple(r.get(n) for n in names) for r in register.get("requirements", [])]


def extra(row):
    return row.get("extra") or {}


def own_rules(p):
    """A project's rules replace the installed ones, whole."""
    shutil.copytree(CASES / "own-rules/clauses", p.folder / "clauses")
    p.imports(CASES / "own-rules/list.csv", "--profile", CASES / "own-rules/import/c.json")
    first, second, third = map(p.explains, ("Q01/1", "Q02/2", "Q03/3"))
    yield "rules of the project", "乙 (vendor): ◎" in first and " hai - " in first
    yield "keywords of the project", "topic: backup" in second and "topic: backup" in first
    yield "nothing of the installed keywords", "topic: - " in third


def rows_without_numbers(p):
    """bunkai numbers them, and a number stays with its text when rows are added in front."""
    source, profile = CASES / "rows-without-numbers/list.csv", CASES / "rows-without-numbers/s.json"
    register, report = p.imports(source, "--profile", profile)
    yield "every row has a number", rows(register, "risk", "no", "numbered") == [("K1", "#1", True), ("K2", "#1", True)]
    yield "a finding tells which", ["K1/#1, K2/#1" in f for f in findings(report, "numbered-here")] == [True]
    gaps = [line for line in p.run("check", p.folder).stdout.splitlines() if line.endswith("[gap]")]
    yield "two gaps", len(gaps) == 2
    p.run("build", p.folder, "-o", p.folder.parent / "out", "--doc", "boundary", "--format", "text")
    table = next((p.folder.parent / "out").rglob("boundary.txt")).read_text(encoding="utf-8")
    yield "they stand in the table", all(text in table for text in ("K1/#1", "K2/#1", "年1回の復元試験を行う"))
    head, *lines = source.read_text(encoding="utf-8").splitlines()
    new = p.folder.parent / "list.csv"
    new.write_text("\n".join([head, "K2,バックアップから戻せない,媒体を分けて置く,対象,Yes", *lines]) + "\n", encoding="utf-8")
    register, report = p.imports(new, "--profile", profile)
    yield "numbers stay with their texts", rows(register, "risk", "no", "text") == [
        ("K2", "#2", "媒体を分けて置く"), ("K1", "#1", "保守用IDを個人ごとに発行する"), ("K2", "#1", "年1回の復元試験を行う")]
    new.write_text("\n".join([head, lines[0]]) + "\n", encoding="utf-8")
    p.imports(new, "--profile", profile)
    register, _ = p.imports(source, "--profile", profile)
    yield "it can be imported again", rows(register, "risk", "no") == [("K1", "#1"), ("K2", "#1")]


TESTS = [own_rules, rows_without_numbers]


def main():
    passed = failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        for test in TESTS:
            project = Project(Path(sys.argv[1]).resolve(), Path(scratch) / test.__name__ / "project")
            for what, right in test(project):
                passed, failed = passed + bool(right), failed + (not right)
                if not right:
                    print(f"FAIL {test.__name__}: {what}\n{project.said}")
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return failed > 0


sys.exit(main())
