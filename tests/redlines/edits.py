# SPDX-License-Identifier: MIT
"""What people do to a contract in Word, with tracking or without: each changes letters and ends of paragraphs of paper.py. What that means is found by
truth.py from the letters, and not said here."""
import copy
import itertools
import re

from lxml import etree

from marks import fold, w
from paper import By, Comment, Letter, Para, bookmarks, is_simple

PEOPLE = ("見本 法子", "架空 太郎", "例示法務部", "Mihon Legal", "法務担当者", "Author", "見本メディカルネット（法務）")
SWAPS = (("書面", "電磁的記録"), ("速やかに", "直ちに"), ("直ちに", "速やかに"), ("全ての", "主要な"), ("甲の承認", "甲への通知"), ("しなければならない", "するよう努める"), ("行う", "実施する"),
         ("提出する", "提示する"), ("通知する", "報告する"), ("及び", "又は"), ("又は", "及び"), ("乙は、", "甲及び乙は、"), ("甲は、", "乙は、"), ("記録", "資料"))
PHRASES = ("原則として、", "あらかじめ書面により、", "合理的な範囲で", "甲乙協議の上、", "自己の費用で", "（休日を除く。）", "重大な過失がある場合に限り、")
PROVISOS = ("ただし、甲の責めに帰すべき事由による場合は、この限りでない。", "ただし、これに要する費用は、甲の負担とする。", "この場合において、乙は、その理由を甲に示す。", "ただし、緊急の場合は、事後に報告することができる。")
SENTENCES = ("乙の損害賠償の額は、原契約の代金の12か月分を上限とする。", "乙は、天災その他の不可抗力による遅れについて、その責任を負わない。", "甲は、乙の求めに応じ、作業に要する電源及び場所を無償で提供する。",
             "乙は、本条に定める作業の一部を、甲の承認を得ることなく第三者に委託することができる。", "前項の期間は、当事者の書面による合意により延長することができる。", "甲が前項の情報を提供しないときは、乙は、その間の義務を免れる。",
             "乙は、作業の結果を四半期ごとに取りまとめ、甲に報告する。", "本条の規定は、本契約の終了後も1年間、その効力を有する。")
REMARKS = ("当社の標準では対応することができません。", "期限を延ばしていただきたく存じます。\n理由は別途ご説明します。", "社内で確認中です。", "費用の負担者をご教示ください。", "他社様との契約と合わせました。")
NUMBER = re.compile(r"\d+(?=(?:営業日|日|か月|時間|年|分|回|週間|%))")


class Editor:
    """One person's (or several people's) work on a paper. `tracks`: changes leave a trace."""

    def __init__(self, paper, rng):
        self.paper, self.rng = paper, rng
        self.people = rng.sample(PEOPLE, rng.choice((1, 1, 1, 2, 3)))
        self.day = rng.randrange(1, 25)
        self.tracks, self.taken, self.moves, self.done = True, set(), 0, []
        self.numbers = itertools.count(1)       # what is new is unlike all else
        self.nameless = rng.random() < 0.06     # saved without personal information

    def by(self, person=None, move=0):
        name = person or self.rng.choice(self.people)
        if self.nameless:
            return By("Author", "", move)
        return By(name, f"2026-11-{self.day + self.rng.randrange(4):02d}T{self.rng.randrange(8, 20):02d}:{self.rng.randrange(60):02d}:00Z", move)

    # --- which paragraph ---

    def pick(self, *kinds, least=8):
        """One that nobody has touched, nor its neighbours, so that each keeps its own meaning."""
        for _ in range(200):
            n = self.rng.randrange(len(self.paper.paras))
            para = self.paper.paras[n]
            unit = para.unit
            if unit and unit.kind in kinds and len(unit.text) >= least and not self.near(n) and plain(para):
                return self.take(para)
        return None

    def near(self, n):
        return any(id(p) in self.taken for p in self.paper.paras[max(0, n - 1):n + 2])

    def take(self, para):
        self.taken.add(id(para))
        return para

    # --- letters ---

    def remove(self, para, first, last, by=None):
        """Deletes letters; what one has inserted oneself is simply not there any more."""
        letters, by = para.open(), by or self.by()
        kept = []
        for n, x in enumerate(letters):
            if first <= n < last and x.deleted is None:
                if not self.tracks or (x.inserted and x.inserted.name == by.name and not by.move):
                    continue
                x.deleted = by
            kept.append(x)
        para.letters = kept

    def insert(self, para, at, text, by=None):
        letters, by = para.open(), by or self.by()
        near = letters[at - 1] if at else letters[at] if letters else None
        new = [Letter(c, near.look if near else None, None, by if self.tracks else None, None, False) for c in text]
        para.letters = letters[:at] + new + letters[at:]

    def replace(self, para, first, last, text, by=None):
        by = by or self.by()
        if self.rng.random() < 0.5:         # programs write the deletion first, or the insertion
            self.insert(para, last, text, by)
            self.remove(para, first, last, by)
        else:
            self.insert(para, first, text, by)
            self.remove(para, first + len(text), last + len(text), by)

    def start(self, para):
        """Behind the label."""
        return len(para.unit.label)

    def span(self, para):
        """(first, last, other words) of something that people would change."""
        text, start = "".join(x.text for x in para.open()), self.start(para)
        found = [(m.start(), m.end(), self.other_number(m[0])) for m in NUMBER.finditer(text, start)]
        found += [(m.start(), m.end(), new) for old, new in SWAPS for m in re.finditer(old, text[start:]) for m in (re.compile(old).search(text, start + m.start()),)]
        if not found or self.rng.random() < 0.15:
            first = self.rng.randrange(start, max(start + 1, len(text) - 3))
            found = [(first, min(len(text), first + self.rng.randrange(1, 9)), self.rng.choice(PHRASES))]
        return self.rng.choice(found)

    def other_number(self, text):
        return str(self.rng.choice([n for n in (1, 2, 3, 5, 7, 10, 14, 15, 20, 30, 45, 60, 90) if str(n) != text]))

    # --- changes within a paragraph ---

    def change(self):
        para = self.pick("para", "item", "sub")
        if para:
            self.replace(para, *self.span(para))

    def several(self):
        para = self.pick("para", "item", least=30)
        if para:
            for _ in range(self.rng.randrange(2, 5)):
                self.replace(para, *self.span(para))

    def add_words(self):
        para = self.pick("para", "item", "sub")
        if para and self.rng.random() < 0.5:
            self.insert(para, len(para.open()), self.rng.choice(PROVISOS))
        elif para:
            text = para.text(False)
            at = [m.end() for m in re.finditer("[、。]", text) if m.end() >= self.start(para)]
            self.insert(para, self.rng.choice(at + [self.start(para)]), self.rng.choice(PHRASES))

    def drop_words(self):
        para = self.pick("para", "item", least=20)
        if not para:
            return
        text, start = para.text(False), self.start(para)
        ends = [start] + [m.end() for m in re.finditer("[、。]", text) if start < m.end() < len(text)]
        if len(ends) > 1:
            n = self.rng.randrange(len(ends) - 1)
            self.remove(para, ends[n], ends[n + 1])
        else:
            self.remove(para, start, start + len(text[start:]) // 2)

    def rewrite(self):
        """All words are others now."""
        para = self.pick("para", "item", least=15)
        if para:
            self.replace(para, self.start(para), len(para.open()), self.rng.choice(SENTENCES))

    def nested(self):
        """One inserts, another deletes a part of it, or inserts into it, or deletes around it."""
        para = self.pick("para", "item", least=20)
        if not para or not self.tracks:
            return
        one, other = self.by("見本 法子"), self.by("例示 次郎")
        at = self.rng.randrange(self.start(para) + 1, len(para.open()))
        text = self.rng.choice(PROVISOS)
        self.insert(para, at, text, one)
        first = at + self.rng.randrange(1, len(text) // 2)
        last = first + self.rng.randrange(1, len(text) // 2)
        if self.rng.random() < 0.4:
            last = min(len(para.open()), at + len(text) + 3)
        self.remove(para, first, last, other)
        if self.rng.random() < 0.6:
            self.insert(para, first, self.rng.choice(PHRASES), other)

    def widen(self):
        """Full width digits: a change that only a lawyer sees."""
        para = self.pick("para", "item", least=12)
        if para:
            found = list(re.finditer(r"\d+", "".join(x.text for x in para.open())[self.start(para):]))
            if found:
                m, start = self.rng.choice(found), self.start(para)
                self.replace(para, start + m.start(), start + m.end(), "".join(chr(ord(c) + 0xFEE0) for c in m[0]))

    def same_words(self):
        """Deleted, and typed again."""
        para = self.pick("para", "item", least=12)
        if para and self.tracks:
            first, last, _ = self.span(para)
            self.replace(para, first, last, "".join(x.text for x in para.open()[first:last]))

    def restyle(self):
        """Bold letters, or another alignment: no words change."""
        para = self.pick("para", "item", "article")
        if para and self.tracks:
            by, letters = self.by(), para.open()
            if self.rng.random() < 0.7:
                first = self.rng.randrange(len(letters))
                for x in letters[first:first + self.rng.randrange(1, 12)]:
                    x.restyled = by
            else:
                para.restyled = by

    def renumber(self):
        """Only the printed number."""
        para = self.pick("para", "item")
        if para and para.unit.label.strip() and self.tracks:
            m = re.search(r"\d+", para.unit.label)
            if m:
                self.replace(para, m.start(), m.end(), str(int(m[0]) + 1))

    def comment(self):
        para = self.pick("para", "item", "sub", "article")
        if para:
            self.note(para)

    def note(self, para):
        size = len(para.open())
        first = self.rng.randrange(size)
        by = self.by()
        para.comments.append(Comment(by.name, by.date, self.rng.choice(REMARKS), first, self.rng.choice((first, min(size, first + 4), size))))

    def change_and_say_why(self):
        para = self.pick("para", "item", least=12)
        if para:
            self.replace(para, *self.span(para))
            self.note(para)

    # --- whole paragraphs ---

    def clear(self, para, by):
        """The paragraph with its end."""
        self.remove(para, 0, len(para.open()), by)
        if self.tracks:
            para.end_deleted = by
        else:
            para.gone = True

    def drop(self):
        para = self.pick("para", "item", "sub")
        if para and self.paper.behind(para):
            self.clear(para, self.by())

    def drop_article(self):
        para = self.pick("article")
        if not para:
            return
        of, by = self.whole_article(para), self.by()
        for p in of:
            self.take(p)
            self.clear(p, by)

    def whole_article(self, head):
        """Its paragraphs; none where it is long, or somebody has touched it."""
        n = self.paper.paras.index(head)
        of = [p for p in self.paper.paras[n:n + 60] if p.unit and p.unit.place and p.unit.place.startswith(head.unit.place + "第") or p is head]
        touched = any(not plain(p) or id(p) in self.taken for p in of if p is not head) or self.paper.behind(of[-1]) is None
        return [] if touched or len(of) > 12 else of

    def add(self, after=None, text=None, by=None):
        """A new paragraph, typed at the end of the one before, or before the one behind."""
        near = after or self.pick("para", "item", "sub")
        if not near:
            return None
        by = by or self.by()
        text = text or self.new_text(near)
        letters = [Letter(c, None, None, by if self.tracks else None, None, False) for c in text]
        para = self.take(self.paper.add(near, letters))
        behind = self.paper.behind(para)
        if self.tracks and (behind is None or self.rng.random() < 0.6) and not near.end_inserted and not near.end_deleted:
            near.open()
            near.end_inserted = by
        elif self.tracks and behind is not None:
            para.end_inserted = by
        elif self.tracks:
            self.paper.paras.remove(para)
            return None
        return para

    def new_text(self, near):
        """Unlike all others, so that nobody can take it for one of them."""
        text = self.rng.choice(SENTENCES)
        label = near.unit.label if near.unit else ""
        number = re.search(r"\d+", label)
        printed = label.replace(number[0], str(int(number[0]) + 1)) if number else self.rng.choice(("", "2\t", "2　"))
        return printed + text[:-1] + f"（案{next(self.numbers)}）。"

    def add_article(self):
        near = self.pick("para")
        if not near:
            return
        number, by = self.rng.randrange(200, 300), self.by()
        texts = (f"第{number}条　（追加の定め{next(self.numbers)}）", *(self.new_text(near) for _ in range(self.rng.randrange(1, 4))))
        behind = self.paper.behind(near)
        if behind is None:
            return
        for text in reversed(texts):
            letters = [Letter(c, None, None, by if self.tracks else None, None, False) for c in text]
            para = self.take(self.paper.add(near, letters))
            if self.tracks:
                para.end_inserted = by

    def split(self):
        """Return in the middle of a paragraph; often some words more."""
        para = self.pick("para", "item", least=40)
        if not para:
            return
        text, by = "".join(x.text for x in para.open()), self.by()
        at = [m.end() for m in re.finditer("[。、]", text) if self.start(para) + 4 < m.end() < len(text) - 4]
        if not at:
            return
        cut = self.rng.choice(at)
        half = self.take(self.paper.add(para, para.letters[cut:]))
        half.unit, half.half = para.unit, True
        half.marks = []
        para.letters = para.letters[:cut]
        if self.tracks:
            para.end_inserted = by
        if self.rng.random() < 0.3:
            self.insert(half, len(half.letters), self.rng.choice(PROVISOS), by)

    def join(self):
        """Backspace at the head of a paragraph, whose number goes as well."""
        para = self.pick("para", "item", least=15)
        behind = para and self.paper.behind(para)
        if not behind or not behind.unit or behind.unit.kind != para.unit.kind or not plain(behind) or id(behind) in self.taken or len(behind.unit.text) < 15:
            return
        after = self.paper.behind(behind)
        if after is not None and id(after) in self.taken:
            return
        self.take(behind)
        by = self.by()
        self.remove(behind, 0, self.start(behind) + self.rng.choice((0, 0, 5)), by)
        if self.rng.random() < 0.4:
            self.remove(para, len(para.open()) - self.rng.randrange(1, 5), len(para.open()), by)
        if self.rng.random() < 0.4:
            self.insert(behind, 0, self.rng.choice(PHRASES), by)
        if self.tracks:
            para.end_deleted = by
        else:
            para.letters = para.open() + behind.open()
            behind.gone, behind.into = True, para

    def move(self):
        """A paragraph stands somewhere else now: as a move, or cut and pasted (and then its bookmark may have gone along)."""
        para, near = self.pick("para", "item", least=15), self.pick("para", "item")
        if not para or not near or para.unit.kind != near.unit.kind or not self.paper.behind(para) or not self.paper.behind(near):
            return
        kept = [copy.copy(x) for x in para.open()]
        self.moves += 1
        number = self.moves if self.rng.random() < 0.6 else 0
        by = self.by(move=number)
        was, self.tracks = self.tracks, True
        self.clear(para, by)
        self.tracks = was
        for x in kept:
            x.inserted, x.based = by, False
        new = self.take(self.paper.add(near, kept))
        new.end_inserted = by
        new.moved = para.unit
        if not number and self.rng.random() < 0.4:
            new.marks, para.marks = bookmarks(para.element), []

    def move_sentence(self):
        """The last sentence of one paragraph stands at the end of another, as programs mark a move."""
        para, near = self.pick("para", least=40), self.pick("para")
        if not para or not near:
            return
        text = para.text(False)
        cut = text.rfind("。", 0, len(text) - 1) + 1
        if cut <= self.start(para) or not self.tracks:
            return
        self.moves += 1
        by = self.by(move=self.moves)
        self.insert(near, len(near.open()), text[cut:], by)
        self.remove(para, cut, len(para.open()), by)

    def move_article(self):
        """A whole article is cut and pasted somewhere else."""
        head, near = self.pick("article"), self.pick("para")
        of = head and self.whole_article(head)
        behind = near and self.paper.behind(near)
        if not of or near in of or behind is None or behind in of or not self.tracks:
            return
        by = self.by()
        texts = ["".join(x.text for x in p.open()) for p in of]
        for p in of:
            self.take(p)
            self.clear(p, by)
        for p, text in zip(reversed(of), reversed(texts)):
            new = self.take(self.paper.add(near, [Letter(c, None, None, by, None, False) for c in text], p))
            new.end_inserted, new.moved = by, p.unit

    def retype(self):
        """A paragraph is deleted with its end, and typed again in other words."""
        para = self.pick("para", "item", least=20)
        if not para or not self.tracks or not self.paper.behind(para):
            return
        by, text = self.by(), "".join(x.text for x in para.open())
        first, last, words = self.span(para)
        self.clear(para, by)
        new = self.take(self.paper.add(para, [Letter(c, None, None, by, None, False) for c in text[:first] + words + text[last:]]))
        new.end_inserted, new.moved = by, para.unit

    def paste_copy(self):
        """A copy of a paragraph that itself stays where it is."""
        para, near = self.pick("para", "item", least=15), self.pick("para", "item")
        if para and near and self.tracks:
            self.add(near, "".join(x.text for x in para.open()))

    def add_in_vain(self):
        """One adds a paragraph, another deletes it again: it is in neither view."""
        near, one, other = self.pick("para", "item"), self.by("見本 法子"), self.by("例示 次郎")
        new = near and self.tracks and self.add(near, None, one)
        if new:
            for x in new.letters:
                x.deleted = other
            (new if new.end_inserted else near).end_deleted = other

    def blank(self):
        """An empty line."""
        near, by = self.pick("para", "item"), self.by()
        if near and self.paper.behind(near) is not None and self.tracks:
            new = self.take(self.paper.add(near, []))
            new.end_inserted = by

    def strike(self):
        """Struck through by hand: nobody has tracked that."""
        para = self.pick("para", "item", least=12)
        if para:
            letters = para.open()
            look = copy.deepcopy(letters[-1].look) if letters[-1].look is not None else etree.Element(w("rPr"))
            at = next((n for n, x in enumerate(look) if x.tag not in (w("rStyle"), w("rFonts"), w("b"), w("bCs"), w("i"), w("iCs"), w("caps"), w("smallCaps"))), len(look))
            look.insert(at, etree.Element(w("strike")))
            for x in letters[-5:]:
                x.look, x.struck = look, True

    # --- tables and what was not asked ---

    def cell(self):
        para = self.pick("cell", least=2)
        if para and self.rng.random() < 0.6:
            self.replace(para, 0, len(para.open()), self.rng.choice(("協議中", "◎", "乙の負担", "10営業日", "対象外")))
        elif para:
            self.insert(para, len(para.open()), self.rng.choice(PHRASES))

    def table_row(self):
        """A row is deleted, or a copy of one, with other words, inserted."""
        para = self.pick("cell", least=2)
        if not para or not self.tracks or para.unit.row is para.unit.row.getparent().find(w("tr")):
            return
        row, by = para.unit.row, self.by()
        of = [p for p in self.paper.paras if p.unit and p.unit.row is row]
        if any(id(p) in self.taken for p in of if p is not para) or not all(plain(p) for p in of) or row.find(f".//{w('vMerge')}") is not None:
            return
        for p in of:
            self.take(p)
        if self.rng.random() < 0.5:
            for p in of:
                self.remove(p, 0, len(p.open()), by)
            self.paper.rows_deleted[row] = by
        else:
            self.copy_row(row, of, by)

    def copy_row(self, row, of, by):
        """The copy stands behind its row; its first cell says something that nobody has sent."""
        new = copy.deepcopy(row)
        for mark in [x for x in new.iter(w("bookmarkStart"), w("bookmarkEnd"))]:
            mark.getparent().remove(mark)
        row.addnext(new)
        text = f"追加の行（案{next(self.numbers)}）"
        for n, element in enumerate(new.iter(w("p"))):
            para = Para(element, None, [Letter(c, None, None, by, None, False) for c in (text if not n else "−")], after=of[-1], marks=[], holder=element.getparent())
            self.take(para)
            self.paper.paras.insert(self.paper.paras.index(of[-1]) + 1 + n, para)
        self.paper.rows_inserted.append((new, by))

    def beside(self):
        """A sentence that no row was sent for."""
        para = self.pick("other", least=12)
        if para:
            self.replace(para, *self.span(para))

    def title(self):
        para = self.pick("article", least=4)
        if para:
            text = para.text(False)
            self.insert(para, len(text) - 1, "等")


def plain(para):
    """Its letters are all that is in it, and it is no line of the contents, which nobody edits by hand."""
    style = para.element.find(f"{w('pPr')}/{w('pStyle')}")
    listed = style is not None and style.get(w("val"), "").upper().startswith("TOC")
    return para.unit is not None and not para.gone and not listed and is_simple(para.element) and fold(para.unit.text) != ""


# How often; those that need no tracking to have a meaning may be done without.
KINDS = {"change": 20, "several": 5, "add_words": 8, "drop_words": 8, "rewrite": 4, "nested": 6, "widen": 2, "same_words": 2, "restyle": 5, "renumber": 2, "comment": 6,
         "change_and_say_why": 7, "drop": 6, "drop_article": 1, "add": 9, "add_article": 2, "split": 5, "join": 5, "move": 4, "move_sentence": 2, "move_article": 1, "retype": 2, "paste_copy": 2, "blank": 2, "add_in_vain": 2, "strike": 2, "cell": 5, "table_row": 2, "beside": 3, "title": 2}
UNTRACKED = {"change": 20, "several": 3, "add_words": 8, "drop_words": 8, "rewrite": 3, "widen": 2, "drop": 4, "add": 4, "split": 2, "join": 2, "cell": 3, "beside": 2}


def edit(editor, count, untracked):
    """`untracked`: how often tracking is off."""
    for _ in range(count):
        editor.tracks = editor.rng.random() >= untracked
        kinds = KINDS if editor.tracks else UNTRACKED
        kind = editor.rng.choices(list(kinds), kinds.values())[0]
        getattr(editor, kind)()
        editor.done.append(kind if editor.tracks else kind + " without tracking")
    editor.tracks = True
