# SPDX-License-Identifier: MIT
"""What `receive --dry-run --json` says of an annex that came back, held against its truth. An answer stands for a paragraph by its key (of a 号: its own
or its 項's), or for nothing that was sent; there each must be explained by something that somebody did, and everything that was done be told."""
import difflib
from collections import Counter

from marks import fold

CLAUSE = ("para", "item", "sub")
LOST_MARKS = ("lost", "some lost", "renamed")


def keys_of(unit):
    """Where it may be told."""
    if unit["kind"] == "article":
        clause = unit["key"].removeprefix("clause-")
        return {unit["key"], clause, clause + "/1"}
    if unit["kind"] == "sub":
        return {unit["key"], unit["key"][:-1], unit["group"]}
    return {unit["key"], unit["group"]} - {None}


def texts_of(entry):
    """All words that it tells of a paragraph, folded."""
    return [fold(t) for t in (entry.get("text"), *entry.get("raw", {}).values()) if t is not None]


def is_placed(entry):
    return bool(entry.get("asks") and entry.get("key"))


def same_or_end(text, told):
    """A new paragraph may be told without its printed number."""
    return text == told or len(told) > 3 and text.endswith(told) and len(text) - len(told) <= 8


class Judge:
    def __init__(self):
        self.count = Counter()
        self.wrong = []         # (kind, seed, place, what)

    def fault(self, kind, truth, place, what):
        self.count[kind] += 1
        self.wrong.append((kind, truth["seed"], place, what))

    def look(self, truth, report):
        entries = [e for file in report["files"] for e in file["answers"]]
        self.truth = truth
        self.placed, self.loose = [e for e in entries if is_placed(e)], [e for e in entries if not is_placed(e)]
        self.used = set()
        self.by_unit = {}
        for entry in self.placed:
            self.explain(entry)
        for unit in truth["units"]:
            self.count["changed" if unit["must"] else "may"] += 1
            self.unit(unit)
        for n, new in enumerate(truth["new"]):
            self.new(n, new)
        for entry in self.loose:
            if id(entry) not in self.used:
                self.rest(entry)

    def place(self, x):
        return x.get("place") or x.get("key") or x.get("cell") or (x.get("text") or "")[:20]

    # --- an answer that names its row ---

    def explain(self, entry):
        units = [u for u in self.truth["units"] if entry["key"] in keys_of(u) and not u["format"]]
        units += [u for u in self.truth["units"] if u["kind"] in ("cell", "other") and not u["key"] and self.tells(entry, u)]
        if not units:
            other = next((u for u in self.truth["units"] if u["must"] and self.tells(entry, u)), None)
            new = next((x for x in self.truth["new"] if fold(x["text"]) in texts_of(entry)), None)
            kind = "wrong" if other or new else "invented"
            return self.fault(kind, self.truth, entry["key"], f"{entry.get('cell')}: {entry.get('text')!r} {entry.get('doubts')} {entry.get('raw')}: {'is of ' + str(self.place(other or new)) if other or new else 'nobody changed it'}")
        exact = [u for u in units if u["key"] == entry["key"]] or units
        told = [u for u in units if self.tells(entry, u)]
        if not told and not any(self.is_optional(u) and self.keeps_words(entry, u) for u in exact):
            return self.fault("text", self.truth, entry["key"], f"told {entry.get('text')!r} {entry.get('raw')} {entry.get('doubts')}, is {[(u['kind'], u['old'], u['new']) for u in units]}")
        told = told or exact
        for unit in told:
            self.by_unit.setdefault(unit["index"], []).append(entry)
        self.marks(entry, told)
        self.who(entry, told)
        return None

    @staticmethod
    def is_optional(unit):
        return not unit["must"] or unit["into"] is not None or unit["new"] == unit["old"]

    @staticmethod
    def keeps_words(entry, unit):
        """Told though it needs not be, in words that it had or has: of a paragraph cut in two all of them."""
        words = {fold(t) for t in (unit["text"], unit["old"], unit["new"]) if t} | {fold(unit["label"] + t) for t in (unit["text"], unit["new"]) if t}
        return unit["into"] is not None or entry.get("text") is None or fold(entry["text"]) in words

    def whole(self, unit):
        return self.truth["wholes"].get(unit["group"], [])

    def tells(self, entry, unit):
        """Its words are the unit's, as they are now."""
        told = texts_of(entry)
        if unit["kind"] == "cell" and unit["struck_row"]:
            return any(fold(unit["text"]) in t for t in told) or "" in told or entry.get("key") == unit["key"] is not None
        if unit["retyped"] is not None and fold(unit["retyped"]) in told:
            return True
        if unit["new"] is None:
            return self.tells_deletion(entry, unit, told)
        if unit["comments"] and fold(unit["new"]) == fold(unit["text"]):
            return all(fold(c) in fold(entry.get("reason")) for c in unit["comments"]) or fold(unit["new"]) in told
        now = fold(unit["new"])
        if unit["kind"] in ("cell", "other") and any(now and now in t or same_or_end(now, t) for t in told):
            return True                 # a cell of several paragraphs is told whole
        if unit["kind"] == "article":
            return any(t in (now, now.strip("（）"), fold(unit["label"]) + now) for t in told)
        return now in told or bool(now and fold(entry.get("text")) in self.whole(unit)) or fold(unit["label"]) + now in told

    def tells_deletion(self, entry, unit, told):
        """Empty, with the words that went; or all that is left of its 項."""
        was = fold(unit["text"])
        if entry.get("text") in (None, "") and (entry["key"] == unit["key"] or any(was in t for t in told)):
            return True
        return was in told or fold(unit["label"]) + was in told or fold(entry.get("text")) in self.whole(unit)

    def marks(self, entry, units):
        """Doubts that accuse or that name another paragraph, and the place."""
        doubts, where = entry.get("doubts", []), (self.truth, self.place(units[0]))
        if "unmarked" in doubts and not any(u["unmarked"] for u in units) and not any(u["halves"] for u in units):
            self.fault("accused", *where, f"told as unmarked: {entry.get('raw')}; {[(u['text'], u['old']) for u in units]}")
        joined = [u for u in units if u["joined"] or u["unmarked"] or u["into"]]
        if "joined" in doubts and not joined:
            self.fault("joined", *where, f"told as joined {entry.get('maybe')}")
        placed = [u for u in units if u["place"]]
        if entry["asks"] == "clause" and entry.get("cell") and placed and not any(fold(self.group_place(u)) in fold(entry["cell"]) for u in placed):
            self.fault("place", *where, f"told at {entry['cell']}")

    @staticmethod
    def group_place(unit):
        return unit["place"].split("項")[0] + "項" if "項" in unit["place"] else unit["place"]

    def who(self, entry, units):
        """Authors, days and what each of them did, where the answer speaks of one paragraph alone."""
        people = {name for u in units for name in u["by"]}
        if people and entry.get("by") and not any(name in entry["by"] for name in people):
            self.fault("author", self.truth, self.place(units[0]), f"by {entry['by']!r}, is of {sorted(people)}")
        days = {day for u in units for day in u["days"]}
        if days and entry.get("date") and entry["date"] not in days:
            self.fault("author", self.truth, self.place(units[0]), f"on {entry['date']}, is of {sorted(days)}")
        if "edits" not in entry or len(units) > 1 or units[0]["joined"] or units[0]["into"] or units[0]["kind"] == "cell":
            return
        self.pieces(entry, units[0])

    def pieces(self, entry, x):
        told = {}
        for edit in entry["edits"]:
            for what in ("inserted", "deleted"):
                if what in edit:
                    told.setdefault((edit.get("by"), what), Counter()).update(fold(edit[what]))
        for name, of in x["authors"].items():
            for what, (least, most) in of.items():
                mine = told.pop((name, what), Counter())
                if Counter(least) - mine or mine - Counter(most):
                    self.fault("author", self.truth, self.place(x), f"{what} by {name}: {''.join(mine.elements())!r}, is {least!r}")
        for (name, what), letters in told.items():
            if letters:
                self.fault("author", self.truth, self.place(x), f"{what} by {name}: {''.join(letters.elements())!r}, who did not")

    # --- what was done ---

    def is_unsure(self, unit):
        """Without a bookmark, and with other words that nobody has marked: a reader may ask."""
        if not unit["unmarked"] or unit["kind"] == "other":
            return False
        alike = difflib.SequenceMatcher(None, fold(unit["text"]), fold(unit["old"]), autojunk=False).ratio() if unit["old"] else 0
        return alike < (0.65 if self.truth["marks"] in LOST_MARKS or self.truth["whole"] == "pandoc" else 0.35)

    def unit(self, unit):
        if unit["format"]:
            return
        told = self.by_unit.get(unit["index"], [])
        loose = [e for e in self.loose if self.tells_loose(e, unit)]
        for entry in loose:
            self.used.add(id(entry))
        if self.is_optional(unit) and not (unit["must"] and unit["into"] is None):
            return
        sent = unit["key"] is not None and unit["kind"] != "article"
        if not told and loose and sent:
            self.count["asked rightly" if self.is_unsure(unit) else "asked"] += 1
            if not self.is_unsure(unit):
                self.wrong.append(("asked", self.truth["seed"], self.place(unit), f"{loose[0].get('doubts')} {loose[0].get('maybe')}"))
            told = loose
        elif not told and loose:
            self.count["told beside"] += 1
            told = loose
        if not told and (unit["gone"] or unit["struck_row"]) and any(self.tells_row(e, unit) for e in self.placed + self.loose):
            self.count["told with its row"] += 1
            return
        if not told:
            if unit["moved"]:
                self.fault("hidden", self.truth, self.place(unit), f"moved without a trace: {unit['text'][:40]!r}")
            elif not (self.is_unsure(unit) and unit["gone"] and self.truth["tracked"]):
                self.fault("lost", self.truth, self.place(unit), f"{unit['kind']} {unit['key']}: {unit['text'][:40]!r} → {unit['old'] and unit['old'][:60]!r} → {unit['new'] and unit['new'][:60]!r}, comments {unit['comments']}")
            return
        self.count["placed"] += sent and told is not loose
        doubts = {d for e in told for d in e.get("doubts", [])}
        if unit["unmarked"] and "unmarked" not in doubts:
            self.fault("hidden", self.truth, self.place(unit), f"nobody marked {unit['text'][:60]!r} → {unit['old'] and unit['old'][:60]!r}: {sorted(doubts)}")
        for comment in unit["comments"]:
            if not any(fold(comment) in fold(e.get("reason")) for e in told):
                self.fault("reason", self.truth, self.place(unit), f"{comment!r} is not in {[e.get('reason') for e in told]}")
        if unit["joined"] and unit["into"] is None and sent:
            self.joins(unit, told, doubts)

    def tells_row(self, entry, unit):
        """A deleted row is told once, not cell by cell."""
        texts = [fold(u["text"]) for u in self.truth["units"] if u["row"] == unit["row"] is not None]
        told = any(t and t in x for t in texts for x in texts_of(entry)) or unit["key"] is not None and entry.get("key") == unit["key"]
        self.used.update([id(entry)] if told else [])
        return told

    def joins(self, unit, told, doubts):
        names = {k for k in unit["joined"] if k} | {self.group_of(k) for k in unit["joined"] if k}
        named = {m for e in told for m in e.get("maybe", [])} | {v for e in told for pair in e.get("raw", {}).items() for v in pair}
        if "joined" not in doubts:
            self.fault("joined", self.truth, self.place(unit), f"with {unit['joined']}, told with {sorted(doubts)}")
        elif not names & named and unit["joined"][0]:
            self.fault("joined", self.truth, self.place(unit), f"with {unit['joined']}, which is not named in {sorted(named)[:5]}")

    @staticmethod
    def group_of(key):
        return key.split("(")[0]

    def tells_loose(self, entry, unit):
        told = texts_of(entry)
        if unit["kind"] == "cell":
            return unit["gone"] and self.tells_row(entry, unit) or unit["new"] is not None and any(fold(unit["new"]) in t for t in told if fold(unit["new"]) or not t) or unit["struck_row"] and any(fold(unit["text"]) in t for t in told) or self.comments_told(entry, unit)
        texts = [unit["new"]] if unit["new"] else []
        texts += [unit["text"]] if unit["new"] is None or unit["gone"] or self.is_optional(unit) else []
        texts = [fold(t) for text in texts for t in (text, unit["label"] + text)]
        return any(t in told or unit["new"] is None and t in x for t in texts for x in told) or self.comments_told(entry, unit)

    @staticmethod
    def comments_told(entry, unit):
        return any(fold(c) in fold(entry.get("reason")) for c in unit["comments"])

    # --- new paragraphs ---

    def new(self, n, new):
        text = fold(new["text"])
        if new["vain"]:
            self.used.update(id(e) for e in self.loose if text in texts_of(e) or not fold(e.get("text")) and any(text == fold(x.get("inserted")) for x in e.get("edits", [])))
            return
        self.count["new"] += 1
        told = [e for e in self.loose if new["row"] and any(fold(new["text"].split("\n")[0]) in t for t in texts_of(e)) or any(same_or_end(text, t) or len(t) > len(text) and text in t and self.made_of_new(t, n) for t in texts_of(e))]
        for entry in told:
            self.used.add(id(entry))
        where = (self.truth, new["text"][:24])
        if not told:
            if new["moved"] and any(e["key"] in (new["moved"], self.group_of(new["moved"])) for e in self.placed):
                self.count["told by where it stood"] += 1
            elif not (new["moved"] and new["unmarked"]):    # said of where it stood
                self.fault("lost", *where, f"new behind {new['after']}")
            return
        doubts = {d for e in told for d in e.get("doubts", [])}
        if not doubts & ({"new", "unplaced", "altered"} if new["row"] else {"new"}):
            self.fault("text", *where, f"new, told with {sorted(doubts)}")
        if new["unmarked"] != ("unmarked" in doubts):
            self.fault("hidden" if new["unmarked"] else "accused", *where, f"new behind {new['after']}: {sorted(doubts)}")
        maybe = {m for e in told for m in e.get("maybe", [])}
        if maybe and not new["row"] and not maybe & self.near(new):
            self.fault("behind", *where, f"new behind {new['after']}, told behind {sorted(maybe)}")
        for entry in told:
            if "edits" in entry and fold(entry.get("text")) == text:
                self.pieces(entry, new)

    def near(self, new):
        """Keys of what stands before it, and of the articles that those are in."""
        after = new["after"]
        if after is None:
            return set()
        keys = self.truth["keys"]
        before = keys[:keys.index(after) + 1]
        gone = {u["key"] for u in self.truth["units"] if u["new"] is None}
        while len(before) > 1 and before[-1] in gone:   # or behind what is left before that
            before.pop()
        para = next((k for k in reversed(before) if not k.startswith("clause-") and "(" not in k), None)
        return {after, new["group"], before[-1], para}

    def made_of_new(self, told, n):
        """Several new paragraphs in a row, told as one."""
        for first in range(n + 1):
            for last in range(n + 1, len(self.truth["new"]) + 1):
                if told == "".join(fold(x["text"]) for x in self.truth["new"][first:last]):
                    return True
        return False

    def rest(self, entry):
        """Answers that name nothing, and that nobody has explained yet."""
        unsure = [u for u in self.truth["units"] if self.is_unsure(u)]
        if any(fold(u["text"]) in texts_of(entry) or u["old"] and fold(u["old"]) in texts_of(entry) for u in unsure):
            self.count["asked rightly"] += 1
        else:
            self.fault("invented", self.truth, entry.get("cell"), f"{entry.get('text')!r} {entry.get('doubts')} {entry.get('raw')} {entry.get('maybe')}")

    def figures(self):
        """The share of the changes of sent paragraphs that stand there without asking."""
        return self.count["placed"] / max(1, self.count["placed"] + self.count["asked"])
