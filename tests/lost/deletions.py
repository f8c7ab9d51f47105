# SPDX-License-Identifier: MIT
"""A proof that cannot fail proves nothing: one thing after the other is taken out of the core's tree in memory (a row of the 別表, a cell of one,
a line of a cell, a phrase of a sentence that stands in place of an act; a 項, a 号 or a sentence of the articles; a line that points to the 別表;
a draft that waits; a reason), the tree is read anew where it was, and the proof of what stands there must have something to say."""
import copy
from collections import Counter

from papers import lines_of, read_article, read_row
from places import Core
from texts import sentences, split_at, squash


class Deletion:
    """What is taken out, and the place that it stands at (number, 項, 号), if one: `take` does it, `back` undoes it."""

    def __init__(self, kind, what, place, take, back):
        self.kind, self.what, self.place, self.take, self.back = kind, what, place, take, back


def out_of(siblings, node):
    at = next(i for i, other in enumerate(siblings) if other is node)

    def take():
        del siblings[at]

    def back():
        siblings.insert(at, node)
    return take, back


def changed(node, **members):
    before = copy.copy(node)

    def take():
        node.update(members)
        for name in [n for n in members if members[n] is None]:
            node.pop(name, None)

    def back():
        node.clear()
        node.update(before)
    return take, back


def blank(cell):
    return changed(cell, text="", items=None, runs=None)


def of_row(row):
    """The row, each of its cells, each line of a cell of several."""
    yield Deletion("row", f"{row.place} {row.cells}", row.place, *out_of(row.siblings, row.node))
    yield from of_whole(row)
    for name, cell in row.nodes.items():
        if not row.cells[name] or name == "basis":  # it stands beside each row of its article
            continue
        yield Deletion("cell", f"{row.place} {name}: {row.cells[name]}", row.place, *blank(cell))
        lines = lines_of(cell)
        for i in range(len(lines) if len(lines) > 1 else 0):
            rest = "\n".join(lines[:i] + lines[i + 1:])
            yield Deletion("line", f"{row.place} {name}: {lines[i]}", row.place, *changed(cell, text=rest, items=None, runs=None))


def of_whole(row):
    """A sentence that stands in place of an act, without one of its phrases."""
    cell = row.nodes.get("says")
    pieces = split_at(row.cells["says"], "、") if cell and row.cells["says"].endswith("。") else []
    for i in range(len(pieces) if len(pieces) > 1 else 0):
        rest = "".join(pieces[:i] + pieces[i + 1:])
        yield Deletion("phrase", f"{row.place} {pieces[i]}", row.place, *changed(cell, text=rest, items=None, runs=None))


def of_printed(place, printed, kind):
    yield Deletion(kind, f"{place}: {printed.text}", place, *out_of(printed.siblings, printed.node))
    said = sentences(printed.text)
    for i in range(len(said) if len(said) > 1 else 0):
        yield Deletion("sentence", f"{place}: {said[i]}", place, *changed(printed.node, text="".join(said[:i] + said[i + 1:]), runs=None))
    for item in printed.items:
        yield from of_printed(place, item, "item")


def all_of(annex):
    for row in annex.rows:
        yield from of_row(row)
    for article in annex.articles.values():
        for n, printed in article.paragraphs.items():
            yield from of_printed((article.number, n, 0), printed, "paragraph")
        for line in article.pointers:
            yield Deletion("pointer", f"{article.number}: {line.text}", (article.number, 0, 0), *out_of(line.siblings, line.node))
    for line in annex.lines:
        yield Deletion("pointer", line.text, None, *out_of(line.siblings, line.node))
    for place, row in annex.waiting.items():
        yield Deletion("draft", place, None, *out_of(row.siblings, row.node))
    for title, row in annex.omitted.items():
        yield Deletion("reason", title, None, *out_of(row.siblings, row.node))


class Trial:
    """What is taken out of a core, and the proof of what stood there, over and over."""

    def __init__(self, core, full, provisions, proof_of):
        self.annex, self.full, self.proof_of, self.by_number = core, full, proof_of, {}
        self.whole = Core(core)
        for p in provisions:
            self.by_number.setdefault(p.number, []).append(p)
        self.keys = {article.number: key for key, article in core.articles.items()}

    def run(self):
        """Counts by kind, and what the proof did not notice."""
        tried, unnoticed = Counter(), []
        for deletion in all_of(self.annex):
            deletion.take()
            noticed = self.is_noticed(deletion)
            deletion.back()
            tried[deletion.kind] += 1
            if not noticed:
                unnoticed.append(f"{deletion.kind} {squash(deletion.what)[:200]}")
        return tried, unnoticed

    def is_noticed(self, deletion):
        proof = self.proof_of(self.view(deletion))
        if deletion.kind == "reason":
            proof.prove_reasons(self.full)
        for p in self.touched(deletion):
            proof.prove(p)
        return bool(proof.problems)

    def touched(self, deletion):
        """項 that what is taken out may speak of."""
        place = deletion.place
        if place:
            return [p for p in self.by_number.get(place[0], []) if not place[1] or p.paragraph == place[1]]
        return [p for number, all_there in self.by_number.items() if f"{number}" in deletion.what or all_there[0].title in deletion.what
                for p in all_there]

    def view(self, deletion):
        """The core as its tree is now, read anew where something was taken out."""
        place, view = deletion.place, copy.copy(self.whole)
        view.annex = copy.copy(self.annex)
        if deletion.kind in ("row", "cell", "line", "phrase"):
            view.rows = dict(view.rows)
            rows = [reread(row) for row in self.whole.rows.get(place[:2], []) if any(node is row.node for node in row.siblings)]
            view.rows[place[:2]] = [row for row in rows if row.place]
        elif place:
            key = self.keys[place[0]]
            view.annex.articles = {**self.annex.articles, key: read_article(self.annex.articles[key].node)}
        else:
            view.annex.lines = [line for line in self.annex.lines if any(node is line.node for node in line.siblings)]
            view.annex.waiting = still_there(self.annex.waiting)
            view.annex.omitted = still_there(self.annex.omitted)
        return view


def reread(row):
    return read_row(row.nodes, row.node, row.siblings, row.title)


def still_there(rows):
    return {place: reread(row) for place, row in rows.items() if any(node is row.node for node in row.siblings)}
