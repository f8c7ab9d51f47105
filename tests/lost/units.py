# SPDX-License-Identifier: MIT
"""What the full annex lays down, 項 by 項: its sentences, 号 and parentheses as they are printed there, and its statements as the files have
them, with placeholders as that print replaced them."""
from dataclasses import dataclass, field

import papers
import sources
from texts import pairs, sentences, share, squash


@dataclass
class Provision:
    """A 項 of the full annex."""
    key: str
    number: str
    title: str
    paragraph: int
    text: str
    items: list = field(default_factory=list)       # of papers.Printed
    forms: list = field(default_factory=list)       # (号 or 0, statement)
    waits: bool = False                             # as a whole
    waiting_items: set = field(default_factory=set)
    given: str = ""                                 # what placeholders stand for: no words of the text's own

    @property
    def name(self):
        return f"{self.number}第{self.paragraph}項"

    def whole(self):
        return squash(self.text) + "".join(flat(self.items))


def flat(items):
    for item in items:
        yield squash(item.text)
        yield from flat(item.items)


def drafts_of(annex, article, count):
    """項 -> (Printed of a waiting draft, whether of the 項 as a whole); 項 -> {号: text}"""
    whole, items = {}, {}
    for place, row in annex.waiting.items():
        number = papers.read_place(place)
        if not number or number[0] != article.number:
            continue
        lines = papers.lines_of(row.nodes["text"])
        if number[2]:
            items.setdefault(number[1], {})[number[2]] = papers.read_waiting("\n".join(lines))[1]
        elif "項" in place:
            whole[number[1]] = papers.read_waiting("\n".join(lines))[1]
        else:
            whole.update(papers.read_waiting("\n".join(lines)))
    return whole, items


def printed_paragraphs(annex, article):
    """項 -> (Printed, waits, waiting 号), with drafts in the places that they have left."""
    whole, items = drafts_of(annex, article, len(article.paragraphs))
    found = {}
    for n, printed in article.paragraphs.items():
        found[n] = (printed, False, set())
        if n in items:
            parts = [items[n].get(k, item) for k, item in enumerate(printed.items, 1)]
            found[n] = (papers.Printed(printed.text, items=parts), False, set(items[n]))
    for n, printed in whole.items():
        found[n] = (printed, True, set())
    return dict(sorted(found.items()))


def matches(written, printed, values):
    """Whether a position's paragraphs are those that are printed; learns what placeholders stand for."""
    def one(w, p):
        return sources.learn(w.text, p.text, values) and len(w.items) == len(p.items) and all(map(one, w.items, p.items))

    return len(written) == len(printed) and all(map(one, written, printed))


def read_provisions(annex, clauses):
    """All 項, in order; a list of articles whose text is none of the files' (problems)."""
    found, problems, common = [], [], {}
    matched = []
    for key, article in annex.articles.items():
        clause, printed = clauses.get(key), printed_paragraphs(annex, article)
        position, values = None, {}
        for name, written in (clause.positions if clause else {}).items():
            values = {}
            if matches(written, [p for p, _, _ in printed.values()], values):
                position = name
                break
        if position is None:
            problems.append(f"{article.number} {key}: no position of the file reads as it is printed")
            continue
        for name, value in values.items():
            if not name.startswith(("{{ref:", "{{table:")):
                common.setdefault(name, value)
        matched.append((article, clause, position, values, printed))
    for article, clause, position, values, printed in matched:
        forms = sources.forms(clause, position)
        for n, (text, waits, items) in printed.items():
            filled = [(item, fill_form(form, values, common)) for item, form in forms.get(n, [])]
            found.append(Provision(article.key, article.number, article.title, n, text.text, text.items, filled, waits, items,
                                   "\n".join(values.values())))
    return found, problems, common


def read_own_provisions(core, full, clauses):
    """項 of articles that the core alone has (on its 別表)."""
    own = papers.Annex({key: article for key, article in core.articles.items() if key not in full.articles}, waiting=core.waiting)
    found, problems, _ = read_provisions(own, clauses)
    return found, problems


def fill_form(value, *values):
    if isinstance(value, str):
        return sources.fill(value, *values) if "{{" in value else value
    if isinstance(value, list):
        return [fill_form(one, *values) for one in value]
    if isinstance(value, dict):
        return {name: fill_form(one, *values) for name, one in value.items()}
    return value


def claims(provision):
    """(号, sentence) -> statements that speak of it: each of the sentence of its place that has most of its act."""
    found = {}
    for item, form in provision.forms:
        where = [(0, s) for s in sentences(provision.text)] if not item else [(item, s) for s in item_sentences(provision, item)]
        if not where:
            continue
        best = max(where, key=lambda w: (share(form["act"], pairs(w[1])), sum(t in w[1] for t in form.get("time", []))))
        found.setdefault(best, []).append(form)
    return found


def item_sentences(provision, item):
    if item > len(provision.items):
        return []
    return sentences("。".join(flat([provision.items[item - 1]])))
