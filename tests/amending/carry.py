# SPDX-License-Identifier: MIT
"""Carries acts out on a paper, one sentence after the other, each on what those before it left. Quoted words are looked for in the text before the
sentence: 「A」 stands exactly once in its place and cuts no word, quotations follow one another without overlapping, and all are put in together."""
import re
from itertools import chain, groupby

from .code import RANKS, Unit, Unreadable, name
from .paper import BLOCKS, Part, Section, read_part, words
from .words import begins_badly, crosses_sentence, cut_word, split_sentences


class Fault(Exception):
    """A sentence that cannot be carried out as it is written."""


class BlockText:
    """The text of a 文 or 注 among the blocks of a section; the tree that it came from stays."""

    def __init__(self, blocks, at, place):
        if blocks[at]["kind"] not in ("paragraph", "note") or blocks[at].get("items"):
            raise Fault(f"{place}: no text")
        self.blocks, self.at = blocks, at

    @property
    def text(self):
        return words(self.blocks[self.at])

    @text.setter
    def text(self, text):
        self.blocks[self.at] = {**{key: value for key, value in self.blocks[self.at].items() if key != "runs"}, "text": text}


class Carrier:
    """One paper while it is amended. `sheets`: number -> nodes of the 別紙; `new`: the paper after, which is attached where a table is long."""

    def __init__(self, paper, sheets, new):
        self.paper, self.sheets, self.new = paper, sheets, new
        self.pending = []  # (unit, member, start, end, words, place) of the sentence at work
        self.texts = {}  # of blocks, for the sentence at work
        self.used = []  # 別紙, in the order in which sentences name them
        self.doubled = None  # what was found with another's number

    # where

    def lists(self):
        """All rows that a unit may stand in."""
        for part in self.paper.parts:
            yield part.content
            for unit in part.content:
                if isinstance(unit, Unit):
                    for one in unit.walk():
                        yield one.kids

    def row_of(self, unit):
        """The row that a unit, or section, stands in, and where."""
        for row in self.lists():
            for at, one in enumerate(row):
                if one is unit:
                    return row, at
        raise Fault(f"{unit} is gone")

    def find(self, place):
        """The unit of a place with numbers: exactly one."""
        row, unit = [one for part in self.paper.parts for one in part.content if isinstance(one, Unit)], None
        for rank, number in place.path:
            if rank == "item" and unit and unit.rank == "article":
                row = self.only_paragraph(unit, place).kids
            found = [one for one in row if (one.rank, one.number) == (rank, number)]
            if len(found) != 1:
                raise Fault(f"{place}: {name(rank, number)} is there {len(found)} times")
            unit, row = found[0], found[0].kids
        if place.piece == "見出し" and unit.rank != "article" or place.piece == "章名" and unit.rank != "chapter":
            raise Fault(f"{place}: no {place.piece} of {unit}")
        return unit

    @staticmethod
    def only_paragraph(article, place):
        if len(article.kids) != 1:
            raise Fault(f"{place}: it has {len(article.kids)} 項, and names none")
        return article.kids[0]

    def text_of(self, place):
        """The unit whose text a place means, and from where to where."""
        if place.whole in ("題名", "副題"):
            unit, member = (self.part_of(place) if place.part else self.paper), "subtitle" if place.whole == "副題" else "title"
            return unit, member, 0, len(getattr(unit, member))
        if place.block:
            blocks, at = self.block_of(place)
            block = self.texts.setdefault((id(blocks), at), BlockText(blocks, at, place))
            return block, "text", *self.piece_of(place, block.text)
        if place.whole or place.part:
            raise Fault(f"{place}: no text of an article")
        unit = self.find(place)
        if unit.rank == "article" and place.piece != "見出し":
            unit = self.only_paragraph(unit, place)
        if unit.rank == "chapter" or place.piece == "見出し":
            return unit, "title", 0, len(unit.title)
        if place.piece.startswith("各号") and not unit.kids or not place.piece.startswith("各号") and unit.rank == "paragraph" and unit.kids:
            raise Fault(f"{place}: it has {len(unit.kids)} 号")
        return (unit, "text", *self.piece_of(place, unit.text))

    @staticmethod
    def piece_of(place, text):
        """前段, ただし書 …: the sentence of the text that is meant."""
        piece = place.piece.removeprefix("各号列記以外の部分")
        if not piece:
            return 0, len(text)
        spans = split_sentences(text)
        proviso = len(spans) == 2 and text.startswith("ただし", spans[1][0])
        names = {2: ("本文", "ただし書") if proviso else ("前段", "後段"), 3: ("前段", "中段", "後段")}.get(len(spans), ())
        if piece not in names:
            raise Fault(f"{place}: a text of {len(spans)} sentences has {names}")
        return spans[names.index(piece)]

    def part_of(self, place):
        return self.nth(self.paper.parts, lambda part: part.title == place.part[0], place.part[1], place)

    @staticmethod
    def nth(row, wanted, n, place):
        found = [one for one in row if wanted(one)]
        if len(found) < n or n > 1 and len(found) == 1:
            raise Fault(f"{place}: there are {len(found)} of it")
        return found[n - 1]

    def section_of(self, place):
        words, n = place.section
        sections = [one for one in self.part_of(place).content if isinstance(one, Section)]
        return self.nth(sections, lambda one: one.heading == words, n, place)

    def block_of(self, place):
        """The blocks a block stands in, and where."""
        sections = [self.section_of(place)] if place.section else [
            one for one in self.part_of(place).content if isinstance(one, Section) and one.heading is None]
        kind, n = place.block
        found = [(one.blocks, at) for one in sections for at, node in enumerate(one.blocks) if BLOCKS[node["kind"]] == kind]
        if len(found) != 1 and not n or n > len(found):
            raise Fault(f"{place}: there are {len(found)} of {kind}")
        return found[max(n, 1) - 1]

    def twice(self):
        """Two provisions of one number, or None."""
        rows = [[one for part in self.paper.parts for one in part.content if isinstance(one, Unit)]]
        rows += [one.kids for unit in rows[0] for one in unit.walk() if one.kids]
        for row in rows:
            seen = set()
            for unit in row:
                if (unit.rank, unit.number) in seen:
                    return unit
                seen.add((unit.rank, unit.number))
        return None

    # words

    def quote(self, act):
        """Where the quoted words stand: (unit, member, start)."""
        unit, member, begin, end = self.text_of(act.place)
        text = getattr(unit, member)
        starts = [at for at in range(begin, end) if text.startswith(act.old, at) and at + len(act.old) <= end]
        if not act.old or len(starts) != 1:
            raise Fault(f"{act.place}: 「{act.old}」 stands there {len(starts)} times")
        if len(act.old) < 2 and len(text) > 1:
            raise Fault(f"{act.place}: 「{act.old}」 is one character")
        if (cut := cut_word(text, starts[0], starts[0] + len(act.old))):
            raise Fault(f"{act.place}: 「{act.old}」 cuts {cut}")
        if begins_badly(text, starts[0]) or crosses_sentence(text, starts[0], starts[0] + len(act.old)):
            raise Fault(f"{act.place}: 「{act.old}」 begins with a particle, or goes from one sentence into another")
        return unit, member, starts[0]

    def edit(self, act, at, end, words):
        unit, member, _ = at
        self.pending.append((unit, member, at[2] if end is None else end, at[2] + len(act.old), words, act.place))

    def commit(self):
        """Puts in the words of a sentence."""
        pending, self.pending = self.pending, []
        self.texts.clear()
        for key in {(id(edit[0]), edit[1]) for edit in pending}:
            self.put_in([edit for edit in pending if (id(edit[0]), edit[1]) == key])

    @staticmethod
    def put_in(edits):
        """Where a clause names several sentences of a text, its quotations follow one another in each of them."""
        unit, member = edits[0][:2]
        text, out, at, spans = getattr(unit, member), "", 0, []
        runs = [sorted(run, key=lambda edit: edit[5].nth) for _, run in groupby(edits, key=lambda edit: id(edit[5].said))]
        for _, _, start, end, words, _ in chain.from_iterable(runs):
            if start < at:
                raise Fault(f"quotations overlap, or are not in the order of the text, before 「{words}」")
            out += text[at:start]
            spans.append((len(out), len(out) + len(words)))
            out, at = out + words, end
        out += text[at:]
        for begin, end in spans:
            if begin < end and (cut := cut_word(out, begin, end)):
                raise Fault(f"「{out[begin:end]}」 is put into {cut}")
        setattr(unit, member, out)


def swap(c, act):
    c.edit(act, c.quote(act), None, act.new)


def drop(c, act):
    c.edit(act, c.quote(act), None, "")


def behind(c, act):
    at = c.quote(act)
    c.edit(act, at, at[2] + len(act.old), act.new)


def rename(c, act):
    """A 見出し, 章名, 題名 or 副題."""
    place = act.place
    if place.whole in ("題名", "副題") or place.piece in ("見出し", "章名"):
        unit, member, _, _ = c.text_of(place)
        setattr(unit, member, act.new)
    else:
        raise Fault(f"{act}: its words are not given between 「」")


def take(act, rank, count=None):
    """The units that stand below the sentence, all of one rank and as many as it says."""
    if any(unit.rank != rank for unit in act.block) or count is not None and len(act.block) != count or not act.block:
        raise Fault(f"{act}: {count or 'some'} {rank} are announced, {act.block} stand there")
    return act.block


def rewrite(c, act):
    place = act.place
    if place.piece:
        unit, member, begin, end = c.text_of(place)
        block = act.block[0]
        if len(act.block) != 1 or block.kids or block.rank not in ("chapter", "paragraph"):
            raise Fault(f"{act}: a text is announced, {act.block} stand there")
        text = getattr(unit, member)
        setattr(unit, member, text[:begin] + (block.title if block.rank == "chapter" else block.text) + text[end:])
        return
    unit = c.find(place)
    new = take(act, unit.rank, 1)[0]
    if new.number != unit.number:
        raise Fault(f"{act}: another number stands there, {new}")
    row, at = c.row_of(unit)
    if unit.rank == "chapter":
        raise Fault(f"{act}: a chapter")
    row[at] = new


def articles_of(c, chapter):
    """The row a chapter stands in, where its articles begin and where they end."""
    row, at = c.row_of(chapter)
    end = at + 1
    while end < len(row) and isinstance(row[end], Unit) and row[end].rank == "article":
        end += 1
    return row, at + 1, end


def with_chapters(act):
    """A chapter with its articles, as they stand below the sentence."""
    if not act.block or act.block[0].rank != "chapter" or sum(unit.rank == "chapter" for unit in act.block) != act.count:
        raise Fault(f"{act}: {act.count} chapters are announced, {act.block} stand there")
    return act.block


def insert(c, act):
    unit = c.find(act.place)
    row, at = c.row_of(unit)
    if act.rank == "chapter":
        end = articles_of(c, unit)[2] if unit.rank == "chapter" else at + 1
        if unit.rank == "article" and any(isinstance(one, Unit) and one.rank == "chapter" for one in row[:at]):
            raise Fault(f"{act}: a chapter behind an article of a chapter")
        row[end:end] = with_chapters(act)
        return
    if act.rank != unit.rank:
        raise Fault(f"{act}: a {act.rank} behind a {unit.rank}")
    row[at + 1:at + 1] = take(act, act.rank, act.count)


def insert_before(c, act):
    unit = c.find(act.place)
    row, at = c.row_of(unit)
    if act.rank == "chapter":
        if getattr(act, "alone", False) and len(act.block) != 1 or (unit.rank == "article") != getattr(act, "alone", False):
            raise Fault(f"{act}: {act.block} stand there")
        row[at:at] = with_chapters(act)
    elif act.rank == "article":
        row[at:at] = take(act, act.rank, act.count)
    else:
        raise Fault(f"{act}: {act.rank} before {unit}")


def holder(c, act):
    """What gets kids at its beginning or end."""
    unit = c.find(act.place)
    if unit.rank == "article" and act.rank == "item":
        unit = c.only_paragraph(unit, act.place)
    if RANKS.index(unit.rank) + 1 != RANKS.index(act.rank):
        raise Fault(f"{act}: {act.rank} in {unit}")
    return unit


def append(c, act):
    if act.rank != "article":
        holder(c, act).kids += take(act, act.rank, act.count)
        return
    if act.place.whole == "本則":
        row, end = next((part.content, at + 1) for part in reversed(c.paper.parts) for at in reversed(range(len(part.content)))
                        if isinstance(part.content[at], Unit))
    else:
        row, _, end = articles_of(c, c.find(act.place))
    row[end:end] = take(act, act.rank, act.count)


def prepend(c, act):
    unit = holder(c, act)
    unit.kids[:0] = take(act, act.rank, act.count)


def add_sentence(c, act):
    """後段 and ただし書 stand behind the text of a 項 or 号."""
    unit = c.find(act.place)
    unit = c.only_paragraph(unit, act.place) if unit.rank == "article" else unit
    text = act.block[0].text
    if act.place.piece not in ("", "各号列記以外の部分") or len(act.block) != 1 or act.block[0].kids or len(split_sentences(text)) != 1:
        raise Fault(f"{act}: one sentence is announced, {act.block} stand there")
    if text.startswith("ただし") != (act.new == "ただし書") or unit.rank == "chapter" or not unit.text.endswith("。"):
        raise Fault(f"{act}: {text} is no {act.new}")
    unit.text += text


def remove(c, act):
    place = act.place
    if place.block:
        row, at = c.block_of(place)
        del row[at]
    elif place.section:
        section = c.section_of(place)
        row, at = next((part.content, at) for part in c.paper.parts for at, one in enumerate(part.content) if one is section)
        del row[at]
    elif place.part:
        part = c.part_of(place)
        c.paper.parts[:] = [one for one in c.paper.parts if one is not part]
    elif place.piece == "見出し":
        c.find(place).title = ""
    elif place.piece and place.piece != "章名":
        unit, member, begin, end = c.text_of(place)
        setattr(unit, member, getattr(unit, member)[:begin] + getattr(unit, member)[end:])
    elif act.until:
        remove_range(c, act)
    else:
        unit = c.find(place)
        row, at = c.row_of(unit)
        end = articles_of(c, unit)[2] if unit.rank == "chapter" and not place.piece else at + 1
        del row[at:end]


def remove_range(c, act):
    """From one unit to another of its kind: 及び between neighbours, から…まで of more."""
    first, last = c.find(act.place), c.find(act.until)
    row, begin = c.row_of(first)
    other, end = c.row_of(last)
    units = row[begin:end + 1]
    if other is not row or any(getattr(one, "rank", None) != first.rank for one in units) or first.rank == "chapter" or \
            (len(units) != act.count if act.count else len(units) < 3):
        raise Fault(f"{act}: no range to {act.until}")
    del row[begin:end + 1]


def set_number(c, unit, number):
    """No two provisions ever have the same number."""
    row = [one for part in c.paper.parts for one in part.content] if unit.rank in ("chapter", "article") else c.row_of(unit)[0]
    if any(isinstance(one, Unit) and (one.rank, one.number) == (unit.rank, number) for one in row):
        raise Fault(f"{name(unit.rank, number)} is not free when {name(unit.rank, unit.number)} becomes it")
    unit.number = number


def renumber(c, act):
    unit = c.find(act.place)
    ranks = [rank for rank, _ in act.place.path]
    if [rank for rank, _ in act.target.path] != ranks or act.target.path[:-1] != act.place.path[:-1] or act.target.piece or act.place.piece:
        raise Fault(f"{act}: {act.target} is of another kind")
    set_number(c, unit, act.target.path[-1][1])


def shift(c, act):
    first, last = c.find(act.place), c.find(act.until)
    row, begin = c.row_of(first)
    end = c.row_of(last)[1]
    units = [one for one in row[begin:end + 1] if isinstance(one, Unit) and one.rank == first.rank]
    if len(units) < 2 or units[-1] is not last:
        raise Fault(f"{act}: no range to {act.until}")
    for unit in reversed(units) if act.count > 0 else units:
        set_number(c, unit, unit.number[:-1] + (unit.number[-1] + act.count,))


def rewrite_all(c, act):
    parts = [part for part in c.paper.parts if any(isinstance(one, Unit) for one in part.content)]
    if len(parts) != 1:
        raise Fault(f"{act}: {len(parts)} parts have articles")
    row = parts[0].content
    places = [at for at, one in enumerate(row) if isinstance(one, Unit)]
    row[places[0]:places[-1] + 1] = act.block


def sheet_nodes(c, act, headings):
    """What a 別紙 holds below the headings that say what it is."""
    if act.sheet not in c.sheets:
        raise Fault(f"{act}: there is no 別紙{act.sheet}")
    if act.sheet not in c.used:
        c.used.append(act.sheet)
    nodes = list(c.sheets[act.sheet])
    for heading in headings:
        if not nodes or nodes[0]["kind"] != "heading" or heading is not None and nodes[0]["text"] != heading:
            raise Fault(f"別紙{act.sheet} does not begin with the heading {heading}")
        del nodes[0]
    return nodes


def replace_sheet(c, act):
    place = act.place
    part = c.part_of(place)
    section = c.section_of(place) if place.section else None
    headings = [part.title] + ([section.heading] if section and section.heading else [])
    nodes = sheet_nodes(c, act, headings)
    if place.block:
        if len(nodes) != 1 or BLOCKS.get(nodes[0]["kind"]) != place.block[0]:
            raise Fault(f"{act}: 別紙{act.sheet} holds {[node['kind'] for node in nodes]}")
        blocks, at = c.block_of(place)
        blocks[at] = nodes[0]
    elif section:
        section.blocks[:] = nodes
    else:
        part.content[:] = read_part(part.title, nodes).content


def insert_sheet(c, act, behind_it=1):
    part = c.part_of(act.place)
    if not act.place.section:
        nodes = sheet_nodes(c, act, [])
        at = next(i for i, one in enumerate(c.paper.parts) if one is part) + behind_it
        new = Part(nodes[0]["text"])
        new.content = read_part(new.title, sheet_nodes(c, act, [None])).content
        c.paper.parts.insert(at, new)
        return
    section = c.section_of(act.place)
    nodes = sheet_nodes(c, act, [part.title])
    at = next(i for i, one in enumerate(part.content) if one is section) + behind_it
    part.content[at:at] = read_part(part.title, nodes).content


def insert_sheet_before(c, act):
    insert_sheet(c, act, 0)


def append_sheet(c, act):
    part = c.part_of(act.place)
    part.content += read_part(part.title, sheet_nodes(c, act, [part.title])).content


def rows_of(nodes):
    """Rows of tables without their heads."""
    return sum(len(node["rows"]) - node.get("head", 0) for node in nodes if "rows" in node)


def blocks_at(c, place):
    """All blocks that a block, section or part holds."""
    if place.block:
        blocks, at = c.block_of(place)
        return blocks[at:at + 1]
    return [node for one in ([c.section_of(place)] if place.section else c.part_of(place).content) for node in getattr(one, "blocks", [])]


def attach(c, act):
    """What is long reads as in the new paper, which goes along: it has to have as many rows as the sentence says."""
    new, place = Carrier(c.new, {}, None), act.place
    counts = tuple(rows_of(blocks_at(which, place)) for which in (c, new))
    if counts != act.rows or act.new != c.paper.title:
        raise Fault(f"{act}: {act.rows} rows of {act.new} are said, there are {counts}")
    if place.block:
        (blocks, at), (theirs, there) = c.block_of(place), new.block_of(place)
        blocks[at] = theirs[there]
    elif place.section:
        c.section_of(place).blocks[:] = new.section_of(place).blocks
    else:
        c.part_of(place).content[:] = new.part_of(place).content


ACTS = {"swap": swap, "behind": behind, "drop": drop, "rename": rename, "rewrite": rewrite, "rewrite-all": rewrite_all, "insert": insert,
        "insert-before": insert_before, "append": append, "prepend": prepend, "add-sentence": add_sentence, "remove": remove, "renumber": renumber, "shift": shift,
        "sheet": replace_sheet, "insert-sheet": insert_sheet, "insert-sheet-before": insert_sheet_before, "append-sheet": append_sheet, "attach": attach}
NEED_UNITS = {"rewrite", "rewrite-all", "insert", "insert-before", "append", "prepend", "add-sentence"}


def carry_out(c, acts, block):
    """One sentence. What stands below it belongs to the last act, which announces it."""
    if any(act.kind in NEED_UNITS for act in acts[:-1]) or (acts[-1].kind in NEED_UNITS) != bool(block):
        raise Unreadable(f"{acts} with {block} below")
    acts[-1].block = block
    for act in acts:
        ACTS[act.kind](c, act)
    c.commit()
    if (twice := c.twice()) and twice is not c.doubled:
        c.doubled = twice
        raise Fault(f"two provisions have one number: {twice}")


SHEET = re.compile("別紙([0-9]+)　(.*)", re.S)
