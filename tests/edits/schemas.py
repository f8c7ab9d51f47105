# SPDX-License-Identifier: MIT
"""Which members the files of a project and of a library may have, from templates/schema, and what diff calls the object that each belongs to.
A list of objects that stands in a schema and not in KINDS, or the other way round, is an error: nothing is left out by forgetting it."""
import json
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SCHEMAS = ROOT / "templates/schema"

# file -> where its objects stand -> what diff calls one, and the members that name it; () is the file itself
KINDS = {
    "project": {
        (): ("project", ()), ("parties",): ("party", ("id",)), ("systems",): ("system", ("id",)), ("contracts",): ("contract", ("id",)),
        ("omit",): ("omission", ("clause", "topic", "module")),
        ("systems", "servers"): ("server", ("id",)), ("systems", "devices"): ("device", ("id",)), ("systems", "lines"): ("line", ("id",)),
        ("systems", "backups"): ("backup", ("id",)), ("systems", "media"): ("medium", ("id",)),
        ("contracts", "parties"): ("contract-party", ("party",)), ("contracts", "flows"): ("flow-share", ("register", "flow")),
        ("contracts", "premises"): ("premise", ("register", "text")), ("contracts", "omit"): ("omission", ("clause", "topic", "module")),
    },
    "contacts": {
        ("contacts",): ("contact", ("id",)), ("escalation",): ("escalation", ("step", "contact")), ("desks",): ("desk", ("desk",)),
    },
    "decisions": {
        ("decisions",): ("decision", ("id",)), ("acceptances",): ("acceptance", ("register", "risk")),
        ("actions",): ("action", ("register", "risk", "action")), ("left",): ("left", ("contract", "by", "date")),
    },
    "inspection": {(): ("inspection", ()), ("answers",): ("checklist-answer", ("item",)), ("disclosures",): ("disclosure", ("id",))},
    "register": {
        (): ("register", ()), ("scoring", "levels"): ("level", ("id",)), ("scoring", "matrix"): ("matrix", ("severity", "frequency")),
        ("flows",): ("flow", ("id",)), ("threats",): ("threat", ("id",)), ("risks",): ("risk", ("id",)), ("risks", "residual"): ("residual", None),
        ("requirements",): ("requirement", ("risk", "no")), ("assessments",): ("assessment", ("flow", "threat", "risk", "situation")),
    },
}
# what is no news, and why
UNTOLD = {
    ("register", "notes"): "what an import kept without a field: no paper prints it",
    ("register", "source.sha256"): "the bytes of a file whose contents are compared row by row",
    ("register", "source.profile"): "how it was read",
}
LATER = {"file": "project", "schema": "schema"}


def load(name):
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))


class Member:
    """A member as a schema has it. `at`: the lists above it; `name`: with the plain objects above it, 'source.title'; '*' for free names."""

    def __init__(self, file, at, name, schema, required, is_id):
        self.file, self.at, self.name, self.schema, self.required, self.is_id = file, at, name, schema, required, is_id

    @property
    def kind(self):
        return KINDS[self.file][self.at][0]

    @property
    def is_key(self):
        return self.name in (KINDS[self.file][self.at][1] or ())

    def types(self):
        t = self.schema.get("type")
        return t if isinstance(t, list) else [t] if t else []

    def __repr__(self):
        return f"{self.file}:{'.'.join(self.at)}.{self.name}"


def resolve(whole, schema):
    """Without $ref and anyOf; tells whether it is a word that names something. A null beside is taken as allowed."""
    is_id = nullable = False
    while True:
        if "$ref" in schema:
            name = schema["$ref"].rsplit("/", 1)[1]
            is_id = is_id or name in ("id", "rowid", "rows", "decision-id", "topic", "kebab")
            more = {k: v for k, v in schema.items() if k != "$ref"}
            schema = {**more, **whole["definitions"][name]}
        elif "anyOf" in schema and "properties" not in schema:
            nullable = nullable or any(s.get("type") == "null" for s in schema["anyOf"])
            schema = next(s for s in schema["anyOf"] if s.get("type") != "null")
        else:
            if nullable and "null" not in schema.get("type", []):
                schema = {**schema, "nullable": True}
            return schema, is_id


def any_member(schema):
    """Of an object whose members have free names: what each may be."""
    below = schema.get("additionalProperties")
    return below if isinstance(below, dict) else next(iter(schema.get("patternProperties", {}).values()), {"type": "string"})


def walk(file, whole, schema, at, lead, out, lists):
    for name, raw in schema.get("properties", {}).items():
        member, is_id = resolve(whole, raw)
        types = member.get("type", [])
        required = name in schema.get("required", [])
        if types == "array":
            item, item_is_id = resolve(whole, member.get("items", {}))
            if item.get("type") == "object":
                inside = at + tuple(lead) + (name,)
                lists.append(inside)
                walk(file, whole, item, inside, [], out, lists)
                continue
            out.append(Member(file, at, ".".join(lead + [name]), {**member, "items": item}, required, item_is_id))
        elif types == "object" and member.get("properties"):
            walk(file, whole, member, at, lead + [name], out, lists)
        elif types == "object":
            below, below_is_id = resolve(whole, any_member(member))
            depth = "*"
            while below.get("type") == "object":  # months: topic -> occasion -> a number
                below, below_is_id = resolve(whole, any_member(below))
                depth += ".*"
            out.append(Member(file, at, ".".join(lead + [name, depth]), below, required, below_is_id))
        elif name != "schema":
            out.append(Member(file, at, ".".join(lead + [name]), member, required, is_id))
    extra = schema.get("additionalProperties")
    if isinstance(extra, dict) and schema.get("properties"):
        out.append(Member(file, at, "*", resolve(whole, extra)[0], False, False))


def members(file):
    """All members of a kind of file."""
    whole, out, lists = load(file), [], []
    walk(file, whole, whole, (), [], out, lists)
    if file in KINDS:
        unknown = set(lists) ^ {at for at in KINDS[file] if at}
        if unknown:
            raise SystemExit(f"edits: lists of {file} that the schema or tests/edits/schemas.py lacks: {sorted(unknown)}")
    return out
