# SPDX-License-Identifier: MIT
"""Where each thing that a 項 of the full annex lays down stands in the core: in its articles, in a row of the 別表, among the drafts that wait,
or among what is left out with its reason. A thing is a sentence, a phrase or condition of it, a parenthesis, a 号 or ア, and of each statement who
acts, the act, condition, time, keeping, record, whom it goes to and who pays. What stands nowhere is a problem."""
import re
from collections import Counter

from papers import WAITS
from texts import SAID, is_condition, pairs, parentheses, phrases, sentences, share, squash
from units import claims, flat

ARTICLE, TABLE, WAITING, OMITTED = "article", "別表", "協議中の条項案", "left out"
# Fields of the view `provisions` by what stands in them.
WHO, ACT, IF, TIME, RECORD, FEE, DETAIL = "who", "act", "condition", "when", "record", "fee", "detail"


class Core:
    """The core annex, by place; what a pointer says is counted on the way."""

    def __init__(self, annex):
        self.annex = annex
        self.rows = {}
        for row in annex.rows:
            if row.place:
                self.rows.setdefault(row.place[:2], []).append(row)
        self.lines = "".join(line.text for line in annex.lines)

    def points_at(self, p, articles):
        """True when the articles say that the 項 stands in the 別表: a line of its article, or of several articles one after the other."""
        article = articles.get(p.key)
        if article:
            return any(p.paragraph in pointed(line.text, p.number) for line in article.pointers)
        return any(re.search(rf"{p.number}（{re.escape(squash(p.title))}）", line.text) and "別表" in line.text for line in self.annex.lines)


def pointed(text, number):
    """項 that a line names: 第1項、第3項及び第5項から第7項までの事項は、…"""
    if not re.search(r"第[0-9]+項", text):
        return range(1, 1000)
    found = set()
    for first, last in re.findall(r"第([0-9]+)項(?:から第([0-9]+)項まで)?", text):
        found |= set(range(int(first), int(last or first) + 1))
    return found


class Proof:
    def __init__(self, core, events, hows, labels):
        self.core, self.events, self.hows, self.labels = core, events, hows, labels
        self.places, self.problems = Counter(), []

    def put(self, kind, place):
        self.places[kind, place] += 1

    def miss(self, p, what):
        self.problems.append(f"{p.name} {p.key}: {what}")

    def prove(self, p):
        article = self.core.annex.articles.get(p.key)
        if article and article.number != p.number:
            return self.miss(p, f"is {article.number} in the core")
        printed = article.paragraphs.get(p.paragraph) if article else None
        rows = self.core.rows.get((p.number, p.paragraph), [])
        if p.waits:
            return self.prove_waiting(p)
        for item in p.waiting_items:
            self.prove_draft(p, item)
        if printed and not printed.text.startswith(WAITS):
            return self.prove_text(p, printed)
        if rows:
            return self.prove_rows(p, rows)
        return self.prove_omitted(p)

    # In the articles -----------------------------------------------------------------------------

    def prove_text(self, p, printed):
        """As it stands in the full annex, word for word."""
        here = squash(printed.text) + "".join(flat(printed.items))
        items = set(flat(printed.items))
        self.each_text(p, ARTICLE, lambda kind, text: text in (items if kind == "item" else here))
        for (item, sentence), forms in claims(p).items():
            for form in forms:
                self.each_member(p, form, lambda *_: sentence in here or item in p.waiting_items, ARTICLE)

    def each_text(self, p, place, has):
        """Sentences, 号 and parentheses of a 項 that does not wait."""
        for sentence in sentences(p.text):
            self.one(p, "sentence", sentence, has("sentence", sentence), place)
            for text in parentheses(sentence):
                self.one(p, "parenthesis", text, has("parenthesis", text), place)
        for n, item in enumerate(p.items, 1):
            if n in p.waiting_items:
                continue
            for text in flat([item]):
                self.one(p, "item", text, has("item", text), place)

    def one(self, p, kind, text, found, place):
        if found:
            self.put(kind, place)
        else:
            self.miss(p, f"{kind} stands nowhere: {text}")

    def each_member(self, p, form, has, place):
        for kind in ("who", "act", "if", "when", "time", "keep", "record", "to", "fee"):
            values = form.get(kind)
            if values is None or values == "always" and kind == "when":
                continue
            self.one(p, kind, f"{form['id']}: {values}", has(kind, values), place)

    # In the 別表 ---------------------------------------------------------------------------------

    def prove_rows(self, p, rows):
        if not self.core.points_at(p, self.core.annex.articles):
            self.miss(p, "no line of the articles sends its reader to the 別表")
        for row in rows:
            if squash(p.title) not in row.title + row.cells.get("title", "") + row.cells.get("article", ""):
                self.miss(p, f"the row's group does not name the article: {row.title}")
        claimed, free = claims(p), list(rows)
        for (item, _), forms in claimed.items():
            for form in forms:
                if item not in p.waiting_items:
                    self.prove_statement(p, item, form, free)
        self.prove_rest(p, rows, claimed)

    def prove_statement(self, p, item, form, free):
        """Takes the row that says it."""
        act = squash(form["act"])
        mine = [row for row in free if row.place[2] in (0, item) and act in row.cells.get(ACT, "")]
        if not mine:
            return self.miss(p, f"no row does what {form['id']} says: {form['act']}")
        best = max(mine, key=lambda row: sum(self.says(row, kind, form.get(kind), form) for kind in form))
        free.remove(best)
        self.each_member(p, form, lambda kind, value: self.says(best, kind, value, form), TABLE)

    def says(self, row, kind, value, form):
        cells = row.cells
        if value is None:
            return False
        if kind == "who":
            return self.says_who(cells.get(WHO, ""), form)
        if kind == "act":
            return squash(value) in cells.get(ACT, "")
        if kind == "if":
            return squash(value) in cells.get(IF, "")
        if kind == "when":
            return self.says_when(row, value, form)
        if kind == "time":
            return all(squash(one) in cells.get(TIME, "") for one in value)
        if kind == "keep":
            return squash(value) in cells.get(TIME, "") + cells.get("keep", "")
        if kind == "record":
            return squash(value) in cells.get(RECORD, "")
        if kind == "to":
            return all(self.says_party(cells.get(ACT, "") + cells.get("to", ""), whom) for whom in value)
        if kind == "fee":
            return bool(cells.get(FEE))
        return True

    def says_who(self, cell, form):
        if form["who"] == "each":
            return bool(cell)
        return self.says_party(cell, form.get("office") or form["who"]) and all(self.says_party(cell, w) for w in form.get("with", []))

    def says_party(self, cell, who):
        label = self.labels.get("{{" + who + "}}")
        return squash(label) in cell if label else bool(cell)

    def says_when(self, row, value, form):
        """Its event or occasion by name, or by a time that says so itself (毎月1回)."""
        names = [v["occasion"] if isinstance(v, dict) else v for v in (value if isinstance(value, list) else [value])]
        cell = row.cells.get(TIME, "") + row.cells.get(IF, "")
        return all(squash(self.events[name]) in cell for name in names if name != "always") or bool(form.get("time") and row.cells.get(TIME))

    def prove_rest(self, p, rows, claimed):
        """What no statement says stands word for word; sentences that statements say are said phrase by phrase."""
        verbatim = "\n".join(text for row in rows for text in row.cells.values())
        said = pairs_of(rows).union(*(pairs(self.hows[how]) for _, form in p.forms for how in form.get("to", {}).values()))
        speaks = {item for item, form in p.forms if item}
        for sentence in sentences(p.text):
            self.prove_sentence(p, sentence, claimed.get((0, sentence), []), verbatim, said)
        for n, item in enumerate(p.items, 1):
            if n in p.waiting_items:
                continue
            if n in speaks:
                for text in sentences("。".join(flat([item]))):
                    self.prove_sentence(p, text, claimed.get((n, text), []), verbatim, said)
                continue
            for text in flat([item]):
                self.one(p, "item", text, text in verbatim, TABLE)

    def prove_sentence(self, p, sentence, forms, verbatim, said):
        if sentence in verbatim:
            self.put("sentence", TABLE)
            return
        if not forms:
            return self.miss(p, f"sentence stands nowhere: {sentence}")
        for text in parentheses(sentence):
            self.one(p, "parenthesis", text, text in verbatim, TABLE)
        for piece, core in phrases(sentence):
            kind = "condition" if is_condition(piece) else "phrase"
            self.one(p, kind, piece, share(core, said) >= SAID, TABLE)

    # Elsewhere -----------------------------------------------------------------------------------

    def prove_waiting(self, p):
        whole, own = self.core.annex.waiting.get(squash(p.number)), self.core.annex.waiting.get(squash(p.name))
        row = own or whole
        here = row.cells["text"] if row else ""
        self.each_text(p, WAITING, lambda _, text: text in here)
        for (_, sentence), forms in claims(p).items():
            for form in forms:
                self.each_member(p, form, lambda *_: sentence in here, WAITING)

    def prove_draft(self, p, item):
        row = self.core.annex.waiting.get(squash(f"{p.name}第{item}号"))
        for text in flat([p.items[item - 1]]):
            self.one(p, "item", text, bool(row) and text in row.cells["text"], WAITING)

    def prove_omitted(self, p):
        """An article that the core has not: the paper says so with a reason."""
        row = self.core.annex.omitted.get(squash(p.title))
        reason = row and row.cells.get("reason")
        if self.core.annex.articles.get(p.key) or not reason:
            return self.miss(p, "stands nowhere, and no reason is printed")
        self.each_text(p, OMITTED, lambda *_: True)
        for forms in claims(p).values():
            for form in forms:
                self.each_member(p, form, lambda *_: True, OMITTED)


    def prove_reasons(self, full):
        """What the full annex leaves out with a reason the core leaves out with the same."""
        for title, row in full.omitted.items():
            here = self.core.annex.omitted.get(title)
            if here and here.cells["reason"] == row.cells["reason"]:
                self.put("reason", OMITTED)
            else:
                self.problems.append(f"{title}: its reason stands nowhere: {row.cells['reason']}")


def pairs_of(rows):
    return set().union(*(pairs(text) for row in rows for text in row.cells.values()))
