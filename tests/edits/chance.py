# SPDX-License-Identifier: MIT
"""Edits by chance of a project's files: a member gets another value, comes or goes; an element of a list comes, goes, moves or gets another
name. Members and lists come from the schemas (schemas.py), so that none is left out; each edit keeps the files what a schema allows."""
import copy
import json
import marshal
import re
import shutil

from schemas import KINDS, ROOT, UNTOLD, members

MEMBERS = {file: members(file) for file in KINDS}
FILES = {"project": "bunkai.json", "contacts": "contacts.json", "decisions": "decisions.json", "inspection": "inspection.json"}
PARTY = {"vendor", "owner", "updates", "configures", "monitors", "maintains", "carrier", "terminal", "takes", "restores", "out_of_scope", "under",
         "party", "handles", "holds", "forms.*"}
WORDS = "改定試験 夜間作業 予備装置 写しの保管 巡回点検 検査室 受付窓口 地下書庫 中央監視 分院連携 年次更新 交換部材 通信記録 切替手順".split()
POSITIONS = ["標準案", "代替案", "最終案"]


class Refused(Exception):
    """Here is nothing to edit in that way."""


def ids_of_library(pattern):
    return sorted({json.loads(p.read_text(encoding="utf-8")).get("id", p.stem) for p in ROOT.glob(pattern)})


def listed(path, name):
    return [e["id"] for e in json.loads((ROOT / path).read_text(encoding="utf-8"))[name]]


class Library:
    """Names that files of a project may speak of."""

    def __init__(self):
        self.topics = listed("clauses/topics.json", "topics")
        self.documents = ids_of_library("templates/documents/*.json")
        self.clauses = sorted(p.stem for p in ROOT.glob("clauses/*/*.md") if p.name != "README.md")
        self.guidelines = [p.stem for p in sorted(ROOT.glob("clauses/guidelines/*.json"))]
        self.families = [p.stem for p in sorted(ROOT.glob("clauses/families/*.json"))]
        self.terms = listed("clauses/terms.json", "terms")
        self.modules = listed("clauses/core.json", "modules")
        self.desks = listed("clauses/desks.json", "desks")
        self.papers = listed("clauses/disclosures.json", "papers")
        self.steps = listed("clauses/chain.json", "steps")
        self.records = listed("clauses/records.json", "records")
        self.closing = [(k["id"], k["of"]) for k in json.loads((ROOT / "clauses/closing.json").read_text(encoding="utf-8"))["items"]]


class State:
    """The files of a project, read."""

    def __init__(self, folder):
        self.folder = folder
        read = lambda name: json.loads((folder / name).read_text(encoding="utf-8")) if (folder / name).exists() else {}
        self.files = {kind: read(name) or {"schema": f"bunkai/{kind}/1"} for kind, name in FILES.items()}
        self.files["decisions"].setdefault("decisions", [])
        self.files["contacts"].setdefault("contacts", [])
        self.registers = {"register": read("register.json")}
        for p in sorted((folder / "registers").glob("*.json")) if (folder / "registers").is_dir() else []:
            self.registers[p.stem] = json.loads(p.read_text(encoding="utf-8"))

    def copy(self):
        other = copy.copy(self)
        other.files, other.registers = marshal.loads(marshal.dumps((self.files, self.registers)))  # some thousand rows: faster than copy
        return other

    def write(self, folder):
        """All its files, and what else lies in the folder it came from."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.folder, folder, ignore=shutil.ignore_patterns("issued"))
        put = lambda path, value: path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        for kind, name in FILES.items():
            if len(self.files[kind]) > 1:
                put(folder / name, self.files[kind])
        for name, value in self.registers.items():
            if name == "register":
                put(folder / "register.json", value)
            else:
                (folder / "registers").mkdir(exist_ok=True)
                put(folder / "registers" / f"{name}.json", value)

    def root(self, file, chance):
        return self.registers[chance.choice(sorted(self.registers))] if file == "register" else self.files[file]

    def ids(self, kind):
        p = self.files["project"]
        return [e["id"] for e in {"party": p["parties"], "system": p["systems"], "contract": p["contracts"],
                                  "contact": self.files["contacts"].get("contacts", []),
                                  "decision": self.files["decisions"].get("decisions", [])}[kind]]


def lists_in(root, at):
    """All lists of that kind in a file: an owner and the name of the list in it."""
    owners = [root]
    for name in at[:-1]:
        below = []
        for o in owners:
            inside = o.get(name)
            below += inside if isinstance(inside, list) else [inside] if isinstance(inside, dict) else []
        owners = below
    return [(o, at[-1]) for o in owners]


def elements(root, at):
    if not at:
        return [root]
    return [e for o, name in lists_in(root, at) for e in o.get(name) or []]


class Editor:
    def __init__(self, chance, library):
        self.chance, self.library, self.count = chance, library, 0

    def fresh(self):
        self.count += 1
        return f"{self.chance.choice(WORDS)}{self.count}番"

    def pool(self, state, file, member, root):
        name = member.name.rsplit(".", 1)[-1] if not member.name.endswith("*") else member.name
        lib = self.library
        if name in PARTY:
            return state.ids("party")
        rows = {"risk": "risks", "flow": "flows", "threat": "threats"}
        if name in rows and file == "register":
            return [e["id"] for e in root[rows[name]]]
        if name in ("risk", "flow"):
            return [e["id"] for r in state.registers.values() for e in r[rows[name]]]
        return {"system": lambda: state.ids("system"), "systems": lambda: state.ids("system"), "connects": lambda: state.ids("system"),
                "contract": lambda: state.ids("contract"), "registers": lambda: sorted(state.registers), "register": lambda: sorted(state.registers),
                "documents": lambda: lib.documents, "topic": lambda: lib.topics, "clause": lambda: lib.clauses, "module": lambda: lib.modules,
                "contact": lambda: state.ids("contact"), "deputy": lambda: state.ids("contact"), "deputies": lambda: state.ids("contact"),
                "desk": lambda: lib.desks, "chain": lambda: lib.steps, "guideline": lambda: lib.guidelines, "checklist": lambda: lib.guidelines,
                "paper": lambda: lib.papers, "edition": lambda: ["mds-5.0", "sds-5.0"], "family": lambda: lib.families,
                "with": lambda: state.ids("decision"),
                "requirement": lambda: self.keys(state), "requirements": lambda: self.keys(state)}.get(name, lambda: None)()

    def keys(self, state):
        several = len(state.registers) > 1
        return [(f"{name}:" if several else "") + f"{q['risk']}/{q['no']}" for name, r in state.registers.items()
                for q in r["requirements"] if q.get("no")]

    def other(self, values, old):
        values = [v for v in values if v != old]
        if not values:
            raise Refused
        return self.chance.choice(values)

    def date(self, old):
        return self.other([f"{y}-{m:02}-{d:02}" for y in (2026, 2027) for m in range(1, 13) for d in (1, 9, 17, 25)], old)

    def value(self, state, file, member, root, old):
        """A value that the schema allows and that is not the old one."""
        s, c = member.schema, self.chance
        if "enum" in s:
            return self.other([v for v in s["enum"] if v is not None], old)
        if s.get("type") == "array":
            return self.list_value(state, file, member, root, old or [])
        pool = self.pool(state, file, member, root) if member.is_id or member.name in ("risk", "flow", "threat", "systems.*") else None
        if pool:
            return self.other(pool, old)
        types = member.types()
        if "boolean" in types and member.name == "*":
            return not old if isinstance(old, bool) else True
        if types == ["boolean"]:
            return not old
        if "integer" in types:
            return self.other(range(max(1, s.get("minimum", 1)), min(s.get("maximum", 5), 60) + 1), old)
        if types and types[0] == "number":
            return self.other([1, 2, 2.5, 3, 4], old)
        pattern = s.get("pattern", "")
        if pattern.endswith("( .+)?$"):  # a day, and who saw to it
            return self.date(None) + self.other([f" {self.fresh()}", ""], None)
        if pattern.startswith("^[0-9]{4}-"):
            return self.date(old) if "(0[1-9]|[12]" in pattern else self.other(["2026-04", "2027-01", "2027-04"], old)
        if member.name.endswith("date") and file == "register":
            return self.date(old)
        if "number" in types and isinstance(old, (int, float)) and not isinstance(old, bool):
            return old + c.randint(1, 3)
        return self.words(old)

    def words(self, old):
        """Another text: new, or the old one with words in it."""
        if isinstance(old, str) and len(old) > 4 and self.chance.random() < 0.6:
            at = self.chance.randrange(1, len(old))
            return old[:at] + self.fresh() + old[at:]
        return self.fresh()

    def list_value(self, state, file, member, root, old):
        item = member.schema["items"]
        pool = item.get("enum") or self.pool(state, file, member, root)
        new, c = list(old), self.chance
        how = c.choice(["add", "add", "remove", "move"])
        least = member.schema.get("minItems", 0)
        if how == "remove" and len(new) > least:
            new.pop(c.randrange(len(new)))
        elif how == "move" and len(new) > 1:
            new.insert(c.randrange(len(new)), new.pop(c.randrange(len(new))))
        else:
            left = [v for v in pool if v not in new] if pool else [self.fresh()]
            if not left:
                raise Refused
            new.insert(c.randrange(len(new) + 1), c.choice(left))
        if new == old:
            raise Refused
        return new

    def holder(self, element, member):
        """The object that has the member, made where it is not there, and the member's name in it."""
        *lead, last = member.name.split(".")
        if last == "*" and len(lead) > 1 and lead[-1] == "*":  # months.*.*
            inside = element.setdefault(lead[0], {}) if len(lead) == 2 else element.setdefault(lead[0], {}).setdefault(lead[1], {})
            topic = self.chance.choice(self.library.topics)
            return inside.setdefault(topic, {}), self.chance.choice(["review", "check"])
        for name in lead:
            element = element.setdefault(name, {})
        return element, last

    def free_name(self, member, inside, state):
        """A name for a member of free names: one that is there, or a new one."""
        lead, lib = member.name.split(".")[-2] if "." in member.name else "", self.library
        known = [k for k in inside if self.is_free(member, inside, k)]
        new = {"closing": lambda: self.closing_items(state), "params": lambda: ["notice_days", "alt_notice_days", "test_days"], "terms": lambda: lib.terms, "positions": lambda: lib.clauses,
               "modules": lambda: lib.modules, "forms": lambda: ["アプリケーション", "プラットフォーム", "インフラ"],
               "register_names": lambda: sorted(state.registers), "minutes": lambda: lib.topics, "roles": lambda: state.ids("party"),
               "factors": lambda: ["impact", "likelihood"], "extra": lambda: ["備考欄", "区分"]}.get(lead, lambda: ["vpn", "cloud", "mail"])()
        return self.chance.choice(known if known and self.chance.random() < 0.6 else new)

    def closing_items(self, state):
        """What is returned, erased and handed over at the end, as closing.json and the things of the project name it."""
        things = {"flow": [f["id"] for r in state.registers.values() for f in r["flows"]], "system": state.ids("system"),
                  "record": self.library.records}
        for s in state.files["project"]["systems"]:
            for of, name in (("server", "servers"), ("device", "devices"), ("line", "lines"), ("backup", "backups"), ("medium", "media")):
                things.setdefault(of, []).extend(e["id"] for e in s.get(name) or [])
        return [f"{kind}/{key}" for kind, of in self.library.closing for key in things.get(of, [])]

    def is_free(self, member, inside, name):
        fixed = {m.name.split(".")[0] for m in MEMBERS[member.file] if m.at == member.at and m.name != "*"}
        lists = {at[-1] for at in KINDS[member.file] if at and at[:-1] == member.at}
        return member.name != "*" or (name not in fixed and name not in lists)

    # --- edits; each answers what it did, or raises Refused -------------------------------------------------------------------------------

    def edit_member(self, state, member):
        file = member.file
        root = state.root(file, self.chance)
        found = elements(root, member.at)
        if not found:
            raise Refused
        element = self.chance.choice(found)
        if member.is_key:
            return self.edit_key(state, member, root, element)
        inside, name = self.holder(element, member)
        if name == "*":
            name = self.free_name(member, inside, state)
        old = inside.get(name)
        if file == "decisions" and member.name in ("requirement", "requirements", "topic", "clause", "position") and old is None:
            raise Refused  # a decision speaks of one thing
        may_go = not member.required and not (file == "decisions" and member.name in ("requirement", "requirements", "topic", "clause", "position"))
        if old is not None and may_go and self.chance.random() < 0.25:
            del inside[name]
            return "removed"
        inside[name] = self.value(state, file, member, root, old)
        return "changed" if old is not None else "set"

    def edit_key(self, state, member, root, element):
        """Another name; what refers to it in the same file's lists does so still where the name is that of a party, system or contract."""
        old = element.get(member.name)
        at = member.at
        if member.name in ("clause", "topic", "module") and old is None:
            raise Refused
        pool = None if member.name == "id" or (member.is_id is False and member.name != "risk") else self.pool(state, member.file, member, root)
        if member.name == "id" or (member.name in ("no", "text", "action", "situation", "by", "item")):
            new = self.new_key(old, member)
        elif pool:
            new = self.other(pool, old)
        elif "integer" in member.types():
            new = (old or 0) + self.chance.randint(10, 20)
        else:
            new = self.date(old) if member.name == "date" else self.fresh()
        taken = [e.get(member.name) for o, name in lists_in(root, at) for e in o.get(name) or []]
        if member.name in ("id", "party", "item", "desk") and new in taken:
            raise Refused
        element[member.name] = new
        kind = KINDS[member.file][at][0]
        if member.name == "id" and kind in ("party", "system", "contract", "contact"):
            self.follow(state, kind, old, new)
        if member.name == "id" and kind == "risk":
            for row in root["requirements"] + root["assessments"]:
                if row.get("risk") == old:
                    row["risk"] = new
        return "renamed"

    def follow(self, state, kind, old, new):
        names = {"party": PARTY, "system": {"system", "systems", "connects"}, "contract": {"contract"},
                 "contact": {"contact", "deputy", "deputies"}}[kind]

        def walk(value, inside_forms=False):
            for k, v in list(value.items()) if isinstance(value, dict) else []:
                if (k in names or inside_forms) and v == old:
                    value[k] = new
                elif k in names and isinstance(v, list) and old in v:
                    value[k] = [new if x == old else x for x in v]
                walk(v, kind == "party" and k == "forms")
                if kind == "party" and k == "roles" and isinstance(v, dict) and old in v:
                    value[k] = {new if n == old else n: r for n, r in v.items()}
            for v in value if isinstance(value, list) else []:
                walk(v)

        for root in state.files.values():
            walk(root)

    def new_key(self, old, member):
        self.count += 1
        if member.name == "id" and re.fullmatch(r"R[0-9]+", old or ""):
            return f"R{900 + self.count}"
        if member.name == "no":
            return f"⑳-{self.count}"
        if member.name in ("text", "action", "situation", "by"):
            return self.words(old)
        if member.name == "item":
            return self.other(["1①", "1②", "2①", "2④", "3①", "4①"], old)
        return f"{old or 'x'}-{self.count}"

    def edit_list(self, state, file, at):
        root, c = state.root(file, self.chance), self.chance
        owners = lists_in(root, at)
        if not owners:
            raise Refused
        owner, name = c.choice([o for o in owners if o[0].get(o[1])] or owners)
        kind, keys = KINDS[file][at]
        how = c.choice(["add", "add", "remove", "remove", "move"])
        if name not in owner and how != "add":
            raise Refused
        rows = owner.setdefault(name, [])
        if how == "remove":
            least = 1 if kind in ("party", "contract", "system") else 2 if kind == "contract-party" else 0
            if len(rows) <= least:
                raise Refused
            rows.pop(c.randrange(len(rows)))
            if not rows and kind == "flow-share" and c.random() < 0.5:
                del owner[name]
            return "gone"
        if how == "move":
            if len(rows) < 2:
                raise Refused
            before = [id(r) for r in rows]
            rows.insert(c.randrange(len(rows)), rows.pop(c.randrange(len(rows))))
            if [id(r) for r in rows] == before:
                raise Refused
            return "moved"
        rows.insert(c.randrange(len(rows) + 1), self.element(state, file, at, root, rows, keys))
        return "came"

    def element(self, state, file, at, root, rows, keys):
        """A new element: members at random, the needed ones, and a name that no other has."""
        out = {}
        own = [m for m in MEMBERS[file] if m.at == at and "*" not in m.name]
        for m in own:
            if m.is_key or not (m.required or self.chance.random() < 0.6) or (file, at) == ("decisions", ("decisions",)) and m.name in (
                    "requirement", "requirements", "topic", "clause", "position", "with"):
                continue
            inside, name = self.holder(out, m)
            inside[name] = self.value(state, file, m, root, None)
        if (file, at) == ("decisions", ("decisions",)):
            out["requirement"] = self.chance.choice(self.keys(state))
        for m in own:
            if m.is_key and m.name in ("clause", "topic", "module"):
                continue
            if m.is_key:
                self.fill_key(state, file, m, root, rows, out)
        if at == ("contracts",):
            out["parties"] = [{"party": p, "label": label, "role": role} for p, label, role in
                              zip(state.ids("party"), "甲乙", ("hospital", "vendor"))]
        if keys and "clause" in keys:
            out["topic"] = self.other(self.library.topics, None)
        return out

    def fill_key(self, state, file, m, root, rows, out):
        taken = [r.get(m.name) for r in rows]
        if m.name == "id":
            self.count += 1
            out["id"] = {"risk": f"R{900 + self.count}"}.get(KINDS[file][m.at][0], f"new-{self.count}")
        elif m.name in ("no",):
            out["no"] = self.new_key("", m)
        elif m.name in ("text", "action", "situation", "by"):
            out[m.name] = self.fresh()
        elif m.name == "item":
            out["item"] = self.other([f"{a}{b}" for a in "1234" for b in "①②③④⑤"], None)
            if out["item"] in taken:
                raise Refused
        elif m.name in ("severity", "frequency", "step"):
            out[m.name] = self.chance.randint(1, 5) if m.name != "step" else 90 + self.count
        elif m.name == "date":
            out["date"] = self.date(None)
        else:
            pool = self.pool(state, file, m, root)
            if m.name in ("party", "desk"):
                pool = [p for p in pool if p not in taken]
            if not pool:
                raise Refused
            out[m.name] = self.chance.choice(pool)


def all_targets():
    """What can be edited: each member, and each list."""
    out = [("member", m) for file in KINDS for m in MEMBERS[file] if m.at in KINDS[file] and (m.kind, m.name) not in UNTOLD]
    return out + [("list", (file, at)) for file in KINDS for at in KINDS[file] if at]


def name_of(target):
    what, of = target
    return repr(of) if what == "member" else f"{of[0]}:{'.'.join(of[1])}[]"
