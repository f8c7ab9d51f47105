#!/usr/bin/python3
# SPDX-License-Identifier: MIT
#
# Validates every JSON file of the repository against its JSON Schema, with a validator that is not ours
# (python3-jsonschema). `make test` runs it; by hand: tests/schema.py [--files FILE...]
# With --ask it answers to other suites (valid, in tests/common.bash) without starting anew for each file: a line is a folder and paths
# in it, parted by tabs; the answer is what is wrong, and behind it a line of one dot. First it says 'here', or why it answers nothing.
#
# The schema is chosen by the file's "schema" member: "bunkai/register/1" -> templates/schema/register.schema.json.
# Heads of clauses (YAML) are validated as JSON against clause.schema.json where python3-yaml is there, else skipped.
import json
import re
import sys
from pathlib import Path

try:
    from jsonschema import Draft7Validator
except ImportError:
    if "--ask" in sys.argv:
        print("python3-jsonschema is not installed", flush=True)
        sys.stdin.read()
        sys.exit(0)
    print("SKIP schema: python3-jsonschema is not installed")
    print("0 passed, 0 failed, 1 skipped")
    sys.exit(0)
try:
    import yaml
except ImportError:
    yaml = None

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = ROOT / "templates" / "schema"
KIND = re.compile(r"bunkai/([a-z0-9-]+)/([0-9]+)")
HEAD = re.compile(r"\A---\n(.*?\n)---\n", re.S)
STRICT = ["samples", "clauses", "tests/small", "tests/old-editions", "templates/baseline", "templates/documents", "templates/questionnaires", "templates/import", "templates/new", "templates/scoring"] # every file must be of a kind that has a schema
LENIENT = ["templates"]                             # validated as soon as its kind has a schema
count = {"passed": 0, "failed": 0, "skipped": 0}


def unique_members(pairs):
    names = [name for name, _ in pairs]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"member {name!r} stands twice in one object")
    return dict(pairs)


def refuse_constant(name):
    raise ValueError(f"{name} is not JSON")


def read_json(path):
    return json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=unique_members, parse_constant=refuse_constant)


def report(path, problems):
    count["failed" if problems else "passed"] += 1
    for problem in problems:
        print(f"{path.relative_to(ROOT) if path.is_relative_to(ROOT) else path}: {problem}")


def describe(error):
    place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in error.absolute_path).lstrip(".")
    message = error.message if len(error.message) < 200 else f"{error.message[:90]} ... {error.message[-100:]}"
    return f"{place or '(whole file)'}: {message}"


def violations(validator, data):
    return [describe(e) for e in sorted(validator.iter_errors(data), key=lambda e: [str(s) for s in e.absolute_path])]


def load_schemas():
    schemas = {}
    for path in sorted(SCHEMAS.glob("*.schema.json")):
        try:
            data = read_json(path)
            problems = violations(Draft7Validator(Draft7Validator.META_SCHEMA), data)
            if not problems:
                schemas[path.name[:-len(".schema.json")]] = Draft7Validator(data)
        except (ValueError, OSError) as error:
            problems = [str(error)]
        report(path, problems)
    return schemas


def check_file(path, schemas, strict):
    try:
        data = read_json(path)
    except (ValueError, OSError) as error:
        report(path, [str(error)])
        return
    name = data.get("schema") if isinstance(data, dict) else None
    match = KIND.fullmatch(name) if isinstance(name, str) else None
    if match and match[1] in schemas:
        report(path, violations(schemas[match[1]], data))
    elif strict:
        report(path, [f"no JSON Schema for the kind {name!r}"])
    else:
        count["skipped"] += 1


def plain(value):
    """YAML dates become the strings they were written as."""
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [plain(v) for v in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def check_clause(path, schemas):
    match = HEAD.match(path.read_text(encoding="utf-8"))
    if not match:
        if path.name != "README.md":
            report(path, ["a clause begins with a head between two lines '---'"])
        return
    if yaml is None or "clause" not in schemas:
        count["skipped"] += 1
        return
    try:
        head = plain(yaml.safe_load(match[1]))
    except yaml.YAMLError as error:
        report(path, [" ".join(str(error).split())])
        return
    problems = violations(schemas["clause"], head)
    if isinstance(head, dict) and head.get("id") != path.stem:
        problems.append(f"id {head.get('id')!r} is not the file's name")
    report(path, problems)


def answer(schemas):
    print("here", flush=True)
    for line in sys.stdin:
        folder, *paths = line.rstrip("\n").split("\t")
        for path in paths:
            check_file(Path(folder, path), schemas, True)
        print(".", flush=True)


def main():
    schemas = load_schemas()
    if "--ask" in sys.argv:
        answer(schemas)
        return 0
    if "--files" in sys.argv:
        for path in sys.argv[sys.argv.index("--files") + 1:]:
            check_file(Path(path), schemas, True)
        return 1 if count["failed"] else 0
    for folder in STRICT:
        for path in sorted((ROOT / folder).rglob("*.json")):
            check_file(path, schemas, True)
    for folder in LENIENT:
        for path in sorted((ROOT / folder).glob("*.json")):
            check_file(path, schemas, False)
    projects = [path for folder in ("samples", "tests/old-editions") for path in sorted((ROOT / folder).rglob("clauses/**/*.md"))]
    for path in sorted((ROOT / "clauses").rglob("*.md")) + projects:
        check_clause(path, schemas)
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return 1 if count["failed"] else 0


sys.exit(main())
