#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Checks the sources against tests/layers.txt, and the rules of the house that a compiler does not see: no file above
600 lines, each .c includes its own header first, each file starts with its licence, no header includes itself by way of others.
Then plants each of these faults in a small tree and expects every one to be found.
usage: layers.py"""
import re
import sys
import tempfile
from fnmatch import fnmatchcase
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 600
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+([<"])([^>"]+)')


class Rules:
    def __init__(self, path):
        self.sees, self.owners, self.system = {}, {}, set()
        for line in path.read_text(encoding="utf-8").splitlines():
            left, colon, right = line.partition(":")
            if not colon or line.startswith("#"):
                continue
            if left.startswith("room "):
                self.sees[left[5:]] = {left[5:], *right.split()}
            elif left.startswith("header "):
                self.owners[left[7:]] = right.split()
            elif left == "system":
                self.system.update(right.split())


def room_of(path):
    return path.split("/")[1] if path.count("/") > 1 else "top"


def check_library(rules, path, header):
    for pattern, owners in rules.owners.items():
        if fnmatchcase(header, pattern):
            return None if any(fnmatchcase(path, o) for o in owners) else f"<{header}> belongs to {' '.join(owners)} alone"
    return None if header in rules.system else f"<{header}> is not in layers.txt"


def check_own(rules, root, path, header):
    if path.startswith("tests/"):
        return None
    if not (root / "gen" / header).exists():
        return f'"{header}" is not below gen/'
    mine, other = room_of(path), room_of(f"gen/{header}")
    if mine not in rules.sees:
        return f"room {mine} is not in layers.txt"
    return None if other in rules.sees[mine] else f"room {mine} may not see room {other} ({header})"


def check_file(rules, root, path):
    """The breaches of one file, and the headers of ours that it includes."""
    lines = (root / path).read_text(encoding="utf-8").splitlines()
    found = [m.groups() for m in map(INCLUDE.match, lines) if m]
    breaches = [check_own(rules, root, path, h) if q == '"' else check_library(rules, path, h) for q, h in found]
    if not lines or "SPDX-License-Identifier: MIT" not in lines[0]:
        breaches.append("does not start with its licence (SPDX)")
    if len(lines) > LIMIT:
        breaches.append(f"has {len(lines)} lines, more than {LIMIT}")
    own = path[len("gen/"):-1] + "h"
    if path.startswith("gen/") and path.endswith(".c") and (root / "gen" / own).exists() and found[:1] != [('"', own)]:
        breaches.append(f'must include "{own}" first')
    return [b for b in breaches if b], [f"gen/{h}" for q, h in found if q == '"']


def find_cycle(edges):
    done = set()

    def visit(path, trail):
        if path in trail:
            return trail[trail.index(path):] + [path]
        if path in done:
            return None
        for other in edges.get(path, []):
            cycle = visit(other, trail + [path])
            if cycle:
                return cycle
        done.add(path)
        return None

    return next(filter(None, (visit(path, []) for path in edges)), None)


def check_tree(root, rules):
    """How many files, and path -> breaches."""
    paths = sorted(str(p.relative_to(root)) for folder in ("gen", "tests") for p in (root / folder).rglob("*.[ch]"))
    edges, breaches = {}, {}
    for path in paths:
        found, edges[path] = check_file(rules, root, path)
        if found:
            breaches[path] = found
    cycle = find_cycle(edges)
    if cycle:
        breaches.setdefault(cycle[0], []).append("includes itself: " + " -> ".join(cycle))
    return len(paths), breaches


SPDX = "/* SPDX-License-Identifier: MIT */\n"
FAULTS = {  # path -> text, and the breach it must give
    "gen/base/up.c": (SPDX + '#include "model/thing.h"\n', "may not see room model"),
    "gen/model/other.c": (SPDX + '#include "doc/tree.h"\n', "may not see room doc"),
    "gen/attic/old.c": (SPDX + '#include "base/text.h"\n', "room attic is not in"),
    "gen/base/library.c": (SPDX + "#include <cjson/cJSON.h>\n", "belongs to gen/base/json.c alone"),
    "gen/base/spaced.c": (SPDX + "  #  include <hpdf.h>\n", "belongs to"),
    "gen/base/strange.c": (SPDX + "#include <curl/curl.h>\n", "is not in layers.txt"),
    "gen/base/test.c": (SPDX + "#include <criterion/criterion.h>\n", "belongs to tests/* alone"),
    "gen/base/late.c": (SPDX + '#include <string.h>\n#include "base/late.h"\n', 'must include "base/late.h" first'),
    "gen/base/bare.c": ("#include <string.h>\n", "licence"),
    "gen/base/long.c": (SPDX + "\n" * LIMIT, f"has {LIMIT + 1} lines"),
    "gen/base/ring.h": (SPDX + '#include "base/wrong.h"\n', "includes itself: gen/base/ring.h -> gen/base/wrong.h -> gen/base/ring.h"),
}
FINE = {
    "gen/base/late.h": SPDX,
    "gen/base/text.h": SPDX,
    "gen/base/wrong.h": SPDX + '#include "base/ring.h"\n',
    "gen/base/json.c": SPDX + "#include <cjson/cJSON.h>\n",
    "gen/doc/tree.h": SPDX + '#include "base/text.h"\n',
    "gen/model/thing.h": SPDX,
    "gen/cmd/x.c": SPDX + '#include "model/thing.h"\n',
    "tests/base/test_text.c": SPDX + '#include <criterion/criterion.h>\n#include "base/text.h"\n',
}


def test_faults(rules):
    """Pairs of (path, what went wrong) in a tree whose faults are known."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for path, text in {**FINE, **{p: t for p, (t, _) in FAULTS.items()}}.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        _, breaches = check_tree(root, rules)
    missed = [(p, f"planted fault not found: {wanted}") for p, (_, wanted) in FAULTS.items()
              if not any(wanted in b for b in breaches.get(p, []))]
    return missed + [(p, f"false alarm: {b}") for p in FINE for b in breaches.get(p, [])]


def main():
    rules = Rules(ROOT / "tests" / "layers.txt")
    n_files, breaches = check_tree(ROOT, rules)
    wrong = test_faults(rules)
    for path, found in breaches.items():
        for breach in found:
            print(f"FAIL layers: {path}: {breach}")
    for path, text in wrong:
        print(f"FAIL layers: self-test {path}: {text}")
    n_tests, n_failed = n_files + len(FAULTS) + len(FINE), len(breaches) + len(wrong)
    print(f"{n_tests - n_failed} passed, {n_failed} failed, 0 skipped")
    return 1 if n_failed else 0


sys.exit(main())
