# SPDX-License-Identifier: MIT
"""What has to be told of two states of a project, found from their files and nothing else: the elements of each list are compared by what
names them, member by member. Then it is held against what diff told: each difference once, and nothing beside."""
import json

from schemas import KINDS, UNTOLD, members

FIELDS = {file: {} for file in KINDS}  # file -> at -> names of the table's own members
BOOLS = set()
for file in KINDS:
    for m in members(file):
        FIELDS[file].setdefault(m.at, []).append(m.name)
        # whether a system is maintained from outside is one of its features, of which nothing said is not no
        if m.schema.get("type") == "boolean" and m.name not in ("*", "remote_maintenance"):
            BOOLS.add((file, m.at, m.name))
# nobody sees in which order they stand in the file
UNORDERED = {"escalation": "by its steps", "left": "no paper lists it", "checklist-answer": "by the checklist", "disclosure": "by system and paper"}


def text(value):
    """A value as a reader of diff gets it; None: nothing."""
    if value is None or value == [] or value == {}:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ", ".join(str(text(v)) for v in value)
    if isinstance(value, (int, float)):
        return f"{value:.15g}"
    return value


def is_list_of_objects(file, at):
    return at in KINDS[file]


def flatten(file, at, lead, value, out):
    """The members of an object as names with dots; lists of objects are compared for themselves."""
    for name, v in value.items():
        whole = ".".join(lead + [name])
        inside = at + tuple(lead) + (name,)
        if is_list_of_objects(file, inside) or whole in ("schema", "$schema"):
            continue
        if isinstance(v, dict):
            flatten(file, at, lead + [name], v, out)
        else:
            out[whole] = v


def object_facts(file, at, value):
    kind, keys = KINDS[file][at]
    flat, out = {}, {}
    flatten(file, at, [], value, flat)
    for name, v in flat.items():
        if (kind, name) in UNTOLD or name in (keys or ()) or (file == "register" and name == "place"):
            continue
        number = isinstance(v, (int, float)) and not isinstance(v, bool)
        said = None if number and v == 0 and not name.startswith(("params", "terms", "factors")) else text(v)
        if said is not None:
            out["model" if name == "scoring.model" else name] = said
    for f, a, name in BOOLS:
        if f == file and a == at:
            out.setdefault(name, "false")
    if kind == "contract":
        out.setdefault("registers", "register")
    # nobody said, or there is none
    for name in ("lines", "backups", "media") if kind == "system" else ("documents",) if kind == "contract" else ():
        if value.get(name) == []:
            out[name] = "none"
    return out


def key_of(keys, element):
    parts = [text(element.get(k)) if not (isinstance(element.get(k), int) and element.get(k) == 0) else None for k in keys]
    return "/".join(p for p in parts if p is not None)


def keyed(keys, elements):
    out, seen = {}, {}
    for e in elements:
        key = key_of(keys, e)
        seen[key] = seen.get(key, 0) + 1
        out[key if seen[key] == 1 else f"{key}#{seen[key]}"] = e
    return out


class Told:
    """The changes that diff told, to be accounted for."""

    def __init__(self, changes):
        self.by, self.left = {}, {}
        for c in changes:
            self.left[c["id"]] = c
            self.by.setdefault((c["op"], c["kind"], c["subject"], c.get("field")), []).append(c)

    def take(self, op, kind, subject, field=None):
        found = [c for c in self.by.get((op, kind, subject, field), []) if c["id"] in self.left]
        for c in found[:1]:
            del self.left[c["id"]]
        return found[0] if found else None

    def moves(self, kind, above):
        return [c for c in self.left.values() if c["op"] == "moved" and c["kind"] == kind and c["subject"].startswith(above)]


class Comparing:
    def __init__(self, file, told, subject, above):
        self.file, self.told, self.subject, self.above, self.faults = file, told, subject, above, []

    def fault(self, *words):
        self.faults.append(" ".join(str(w) for w in words))

    def element(self, at, subject, x, y):
        kind = KINDS[self.file][at][0]
        old, new = object_facts(self.file, at, x), object_facts(self.file, at, y)
        for field in sorted(old.keys() | new.keys()):
            a, b = old.get(field), new.get(field)
            if a == b:
                continue
            c = self.told.take("changed", kind, subject, field)
            if not c:
                self.fault("not told:", kind, subject, field, repr(a), "->", repr(b))
            elif (c["before"]["value"], c["after"]["value"]) != (a, b):
                self.fault("told otherwise:", kind, subject, field, repr(a), "->", repr(b), "as", c["before"]["value"], "->", c["after"]["value"])
        for below in KINDS[self.file]:
            if len(below) == len(at) + 1 and below[:-1] == at and at:
                self.lists(below, x.get(below[-1]) or [], y.get(below[-1]) or [], subject + "/")

    def loose(self, kind, xs, ys, above):
        """Elements that nothing names: something is told of each list that differs."""
        found = [c for c in self.told.left.values() if c["kind"] == kind and (c["subject"] + "/").startswith(above)]
        strip = lambda rows: [{k: v for k, v in r.items() if v not in (None, [], {})} for r in rows]
        if strip(xs) != strip(ys) and not found:
            self.fault("not told:", kind, above)
        if strip(xs) != strip(ys):
            for c in found:
                del self.told.left[c["id"]]

    def lists(self, at, xs, ys, above):
        kind, keys = KINDS[self.file][at]
        if keys is None:
            self.loose(kind, xs, ys, above)
            return
        old, new = keyed(keys, xs), keyed(keys, ys)
        was = {}
        for c in self.told.moves(kind, above):
            key = c["subject"][len(above):]
            if key in new and key not in old and c["was"] in old and c["was"] not in new and c["was"] not in was.values():
                was[key] = c["was"]
                del self.told.left[c["id"]]
        if self.file == "register":
            self.places(kind, self.subject if above == self.above else above[:-1],
                        [(old[was.get(k, k)], y) for k, y in new.items() if k in old or k in was])
        for key, y in new.items():
            if key in old or key in was:
                self.element(at, above + key, old[was.get(key, key)], y)
            elif not self.told.take("added", kind, above + key):
                self.fault("not told: added", kind, above + key)
        for key in old:
            if key not in new and key not in was.values() and not self.told.take("removed", kind, above + key):
                self.fault("not told: removed", kind, above + key)
        owner = self.subject if above == self.above else above[:-1]
        self.order(kind, owner, [was.get(k, k) for k in new if k in old or k in was], [k for k in old if k in new or k in was.values()])

    def order(self, kind, owner, new, old):
        """Elements that both have, in another order."""
        if new != old and kind not in UNORDERED and not self.told.take("changed", kind, owner, "order"):
            self.fault("not told: order of", kind, owner, old, "->", new)

    def places(self, kind, owner, pairs):
        """Where the source has rows is told once for a list."""
        if any(x.get("place") != y.get("place") for x, y in pairs) and not self.told.take("changed", kind, owner, "place"):
            self.fault("not told: places of", kind, owner)


def at_path(root, path):
    for name in path:
        root = (root or {}).get(name)
    return root or []


def compare_file(file, before, after, told, subject="", above=""):
    """Faults of what was told of one file; what was accounted for is taken off `told`. None: the file is not there."""
    c = Comparing(file, told, subject, above)
    if () in KINDS[file] and (before is None) != (after is None):
        if not told.take("added" if after is not None else "removed", KINDS[file][()][0], subject):
            c.fault("not told: came or went:", subject)
    if () in KINDS[file] and before is not None and after is not None:
        c.element((), subject, before, after)
    for at in KINDS[file]:
        if len(at) == 1 or at[:1] == ("scoring",):
            c.lists(at, at_path(before, at), at_path(after, at), above)
    return c.faults


def read(path):
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def registers(folder):
    out = {}
    if (folder / "register.json").exists():
        out["register"] = read(folder / "register.json")
    for p in sorted((folder / "registers").glob("*.json")) if (folder / "registers").is_dir() else []:
        out[p.stem] = read(p)
    return out


def compare(before, after, changes):
    """Faults, and the changes that nothing in the files of the project accounts for."""
    told, faults = Told(changes), []
    for file, name in (("project", "bunkai.json"), ("contacts", "contacts.json"), ("decisions", "decisions.json"), ("inspection", "inspection.json")):
        x, y = read(before / name), read(after / name)
        faults += compare_file(file, x if x is not None else {}, y if y is not None else {}, told)
    x, y = registers(before), registers(after)
    several = len(x) > 1 or len(y) > 1
    for name in x.keys() | y.keys():
        faults += compare_file("register", x.get(name), y.get(name), told, name, f"{name}:" if several else "")
    return faults, list(told.left.values())
