#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Checks the sources against tests/layers.txt, and the rules of the house that a compiler does not see: no file above
600 lines, each .c includes its own header first, each file starts with its licence, no header includes itself by way of others.
Then plants each of these faults in a small tree and expects every one to be found.
usage: layers.py [--strike]        --strike takes out of layers.txt what is known and mended, and writes smaller numbers; it adds nothing"""
import re
import sys
import tempfile
from fnmatch import fnmatchcase
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent / "layers"))
import sources  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 600
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+([<"])([^>"]+)')


class Rules:
    def __init__(self, path):
        self.sees, self.owners, self.system, self.known = {}, {}, set(), set()
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
            elif left.startswith("known "):
                self.known.add((left[6:], *right.split()))


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


def check_needs(found):
    """Breaches between files, each as it would stand under `known`: {(kind, name or names, number of files): {path: what it is told}}."""
    graph = sources.needs(found)
    breaches = {("circle", *way): {f"gen/{way[0]}.c": f"is in a circle of files that need each other: {' -> '.join((*way, way[0]))}"}
                for way in sources.circles(graph)}
    for (kind, name), paths in sources.shared_names(found).items():
        breaches[kind, name, str(len(paths))] = {path: f"{kind} {name} has a body elsewhere too: {' '.join(p for p in paths if p != path)}" for path in paths}
    return breaches


def check_rooms(sees):
    """A circle of rooms, as a list of rooms; None without one."""
    return find_cycle({room: sorted(others - {room}) for room, others in sees.items()})


def check_tree(root, rules, known):
    """How many files, and path -> breaches. `known`: breaches between files that are let pass, as long as they are there."""
    paths = sorted(str(p.relative_to(root)) for folder in ("gen", "tests") for p in (root / folder).rglob("*.[ch]"))
    edges, breaches = {}, {}
    for path in paths:
        found, edges[path] = check_file(rules, root, path)
        if found:
            breaches[path] = found
    cycle = find_cycle(edges)
    if cycle:
        breaches.setdefault(cycle[0], []).append("includes itself: " + " -> ".join(cycle))
    needs = check_needs({p: sources.Source((root / p).read_text(encoding="utf-8")) for p in paths if p.startswith("gen/")})
    for path, breach in (told for key in needs.keys() - known for told in needs[key].items()):
        breaches.setdefault(path, []).append(breach)
    for kind, *names in sorted(known - needs.keys()):
        breaches.setdefault("tests/layers.txt", []).append(f"known {kind}: {' '.join(names)} is not so any more: strike the line, or write the smaller number")
    return len(paths), breaches


def shrunk(lines, needs):
    """The lines of layers.txt without the known breaches that are mended, and with the numbers of files of those that became fewer."""
    numbers = {key[:2]: int(key[2]) for key in needs if key[0] != "circle"}
    for line in lines:
        left, _, right = line.partition(":")
        kind, words = left.removeprefix("known "), right.split()
        if not left.startswith("known ") or (kind, *words) in needs:
            yield line
        elif kind != "circle" and words[1:] and numbers.get((kind, words[0]), int(words[1])) < int(words[1]):
            yield f"known {kind}: {words[0]} {numbers[kind, words[0]]}"


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
    "gen/base/egg.c": (SPDX + '#include "base/egg.h"\n#include "base/hen.h"\n\nvoid egg_break(void)\n{\n}\n', "base/egg -> base/hen -> base/egg"),
    "gen/base/one.c": (SPDX + '#include "base/inside.h"\n\nvoid one_turn(void)\n{\n\ttwo_turn();\n}\n',
                       "base/one -> base/two -> base/three -> base/one"),
    "gen/base/left.h": (SPDX + "struct side {\n\tint x;\n};\n", "tag side has a body elsewhere too: gen/model/right.c"),
    "gen/model/right.c": (SPDX + "union side {\n\tint y;\n};\n", "tag side has a body elsewhere too: gen/base/left.h"),
    "gen/base/scan_a.c": (SPDX + "enum scan { A };\n\nint scan_it(int a,\n\t    int b)\n{\n}\n", "tag scan has a body elsewhere too: gen/base/scan_b.c"),
    "gen/base/scan_b.c": (SPDX + "enum scan { B };\n\nint scan_it(void)\n{\n}\n", "function scan_it has a body elsewhere too: gen/base/scan_a.c"),
    "gen/base/public.c": (SPDX + "struct thing *find(int n)\n{\n}\n", "function find has a body elsewhere too: gen/base/private.c"),
    "gen/base/private.c": (SPDX + "static int find(void)\n{\n}\n", "function find has a body elsewhere too: gen/base/public.c"),
    "tests/layers.txt": (SPDX, "known tag: mended 3 is not so any more"),
}
KNOWN = {("tag", "mended", "3"), ("tag", "options", "2"), ("circle", "base/ping", "base/pong")}
FINE = {
    "gen/base/late.h": SPDX,
    "gen/base/text.h": SPDX,
    "gen/base/wrong.h": SPDX + '#include "base/ring.h"\n',
    "gen/base/json.c": SPDX + "#include <cjson/cJSON.h>\n",
    "gen/doc/tree.h": SPDX + '#include "base/text.h"\n',
    "gen/model/thing.h": SPDX,
    "gen/cmd/x.c": SPDX + '#include "model/thing.h"\n',
    "gen/base/egg.h": SPDX + "void egg_break(void);\n",
    "gen/base/hen.h": SPDX + "void hen_sit(void);\n",
    "gen/base/hen.c": SPDX + '#include "base/hen.h"\n#include "base/egg.h"\n\nvoid hen_sit(void)\n{\n}\n',
    "gen/base/inside.h": SPDX + "void one_turn(void), two_turn(void);\nvoid three_turn(void);\n",
    "gen/base/two.c": SPDX + '#include "base/inside.h"\n\nvoid two_turn(void)\n{\n\tthree_turn();\n}\n',
    "gen/base/three.c": SPDX + '#include "base/inside.h"\n\nvoid three_turn(void)\n{\n\tone_turn();\n}\n',
    "gen/base/all.h": SPDX + "typedef void part(void);\npart all_run, some_run,\n\tmore_run;\n",
    "gen/base/all.c": SPDX + '#include "base/all.h"\n\nvoid all_run(void)\n{\n\tsome_run();\n}\n',
    "gen/base/some.c": SPDX + '#include "base/all.h"\n\n/* all_run() calls */\nvoid some_run(void)\n{\n\tputs("all_run()");\n}\n',
    "gen/base/tags.h": SPDX + "struct thing;\nstruct thing *side_of(struct side *side);\n#define side_of(s) (s)\n",
    "gen/base/opt_a.c": SPDX + "struct options {\n};\nstatic void help(void)\n{\n}\n",
    "gen/base/opt_b.c": SPDX + "struct options {\n};\nstatic void help(void)\n{\n}\n",
    "gen/base/ping.h": SPDX,
    "gen/base/pong.h": SPDX + '#include "base/ping.h"\n',
    "gen/base/ping.c": SPDX + '#include "base/ping.h"\n#include "base/pong.h"\n',
    "gen/base/pong.c": SPDX + '#include "base/pong.h"\n',
    "tests/base/test_text.c": SPDX + '#include <criterion/criterion.h>\n#include "base/text.h"\n',
}


def test_faults(rules):
    """Pairs of (path, what went wrong) in a tree whose faults are known."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for path, text in {**FINE, **{p: t for p, (t, _) in FAULTS.items()}}.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        _, breaches = check_tree(root, rules, KNOWN)
    missed = [(p, f"planted fault not found: {wanted}") for p, (_, wanted) in FAULTS.items()
              if not any(wanted in b for b in breaches.get(p, []))]
    lines = ["room a: b", "# known KIND: how", "known tag: side 3", "known tag: gone 2", "known circle: a b"]
    if list(shrunk(lines, {("tag", "side", "2"): {}, ("circle", "b", "c"): {}})) != [*lines[:2], "known tag: side 2"]:
        missed.append(("layers.txt", "it is not shrunk as it should be"))
    if not check_rooms({"a": {"a", "b"}, "b": {"b", "c"}, "c": {"c", "a"}}):
        missed.append(("rooms", "planted circle not found"))
    return missed + [(p, f"false alarm: {b}") for p in FINE for b in breaches.get(p, [])]


def strike(page):
    found = {str(p.relative_to(ROOT)): sources.Source(p.read_text(encoding="utf-8")) for p in (ROOT / "gen").rglob("*.[ch]")}
    lines = list(shrunk(page.read_text(encoding="utf-8").splitlines(), check_needs(found)))
    page.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    if sys.argv[1:] == ["--strike"]:
        strike(ROOT / "tests" / "layers.txt")
    rules = Rules(ROOT / "tests" / "layers.txt")
    n_files, breaches = check_tree(ROOT, rules, rules.known)
    circle = check_rooms(rules.sees)
    if circle:
        breaches.setdefault("tests/layers.txt", []).append("rooms that see each other: " + " -> ".join(circle))
    wrong = test_faults(rules)
    for path, found in breaches.items():
        for breach in found:
            print(f"FAIL layers: {path}: {breach}")
    for path, text in wrong:
        print(f"FAIL layers: self-test {path}: {text}")
    n_tests, n_failed = n_files + len(FAULTS) + len(FINE) + 2, len(breaches) + len(wrong)
    print(f"{n_tests - n_failed} passed, {n_failed} failed, 0 skipped")
    return 1 if n_failed else 0


sys.exit(main())
