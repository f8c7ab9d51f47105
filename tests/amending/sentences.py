# SPDX-License-Identifier: MIT
"""The grammar of sentences that amend (改正規定), as templates/amendments/README.md tells it and statutes have it. A sentence becomes acts; 同条 and 同項
are filled in. What stands in 「」 is set aside first, so that no verb and no place is found in what is quoted."""
import re

from .code import KANA, RANKS, Unreadable, numbers

COUNTED = {"章": "chapter", "条": "article", "項": "paragraph", "号": "item"}
SENTENCES = ("前段", "中段", "後段", "本文", "ただし書")
SEVERAL = f"(?:{'|'.join(SENTENCES)})(?:(?:、|及び)(?:{'|'.join(SENTENCES)}))*"
PIECES = f"各号列記以外の部分(?:{SEVERAL})?|{SEVERAL}"
VERB = re.compile(r"(?:(改め|加え|削り|とし|繰り下げ|繰り上げ|付し|廃止し|定め)、|(改める|加える|削る|とする|繰り下げる|繰り上げる|付する|廃止する|定める)。$)")
QUOTE = "⟦([0-9]+)⟧"
NTH = r"(?:（([0-9]+)番目）)?"
BEHIND = "(?:の[0-9]+(?![0-9]*の?(?:表|図|箇条|署名欄|文|注)))*"
SPOT = re.compile(rf"第([0-9]+)(章|条|項|号)({BEHIND})|(同)(章|条|項|号)|([{KANA}])({BEHIND})|(の見出し)|(の章名)|({PIECES})")
NUMBERED = rf"(?:(?:第[0-9]+(?:章|条|項|号){BEHIND}|同(?:章|条|項|号)|[{KANA}]{BEHIND})+(?:の見出し|の章名|{PIECES})?)"
TITLED = rf"(?:{QUOTE}{NTH}(?:の{QUOTE}{NTH}|の(前文|題名))?(?:の(?:第([0-9]+)の)?(表|図|箇条|署名欄|文|注))?)"
PLAIN_TITLED = re.sub(r"\((?!\?)", "(?:", TITLED)
PLACE = f"(?:{NUMBERED}|本則|題名|副題|{PLAIN_TITLED})"


class Place:
    """Where. Of articles `path`: numbers by rank, from the outermost, and `piece` of it ("" the whole, 見出し, 章名, 前段 …). Else `path` is empty and `whole`
    is 本則, 題名 (of the paper, or of `part`) or 副題, or there are `part`, `section` ((words, nth) or None; 前文 as words None), `block` (kind, nth or 0)."""

    def __init__(self, path=(), piece="", words="", **more):
        self.path, self.piece, self.words = tuple(path), piece, words
        self.whole = self.part = self.section = self.block = None
        self.said, self.nth = self, 0
        self.__dict__.update(more)

    def __repr__(self):
        return self.words

    def each(self):
        """前段及び後段 are two places, said at once: `said` is both, `nth` which of them."""
        names = re.findall("|".join(SENTENCES), self.piece)
        if len(names) < 2:
            return [self]
        if [SENTENCES.index(one) for one in names] != sorted({SENTENCES.index(one) for one in names}) or \
                not self.piece.endswith("、".join(names[:-1]) + "及び" + names[-1]):
            raise Unreadable(f"{self}: its sentences are not in order")
        lead = "各号列記以外の部分" if self.piece.startswith("各号") else ""
        return [Place(self.path, lead + one, self.words, said=self, nth=nth) for nth, one in enumerate(names)]


class Act:
    """`kind` is what the words do, `place` where; `old`, `new` words; `count` and `rank` what is announced; `block` the units below the sentence."""

    def __init__(self, kind, place, **more):
        self.kind, self.place, self.until, self.target = kind, place, None, None
        self.old = self.new = self.rank = self.sheet = None
        self.count, self.block, self.rows = 0, [], ()
        self.__dict__.update(more)

    def __repr__(self):
        return f"{self.kind} {self.place}"


def set_quotes_aside(sentence):
    """The sentence with ⟦n⟧ for what stands in outer 「」, and the quoted words."""
    out, quoted, depth, begin = [], [], 0, 0
    for at, c in enumerate(sentence):
        if c == "「":
            depth += 1
            begin = at + 1 if depth == 1 else begin
        elif c == "」":
            depth -= 1
            if depth < 0:
                raise Unreadable(f"a quotation ends that did not begin: {sentence}")
            if depth == 0:
                out.append(f"⟦{len(quoted)}⟧")
                quoted.append(sentence[begin:at])
        elif depth == 0:
            out.append(c)
    if depth:
        raise Unreadable(f"a quotation does not end: {sentence}")
    return "".join(out), quoted


class Sentence:
    """Reads one sentence: 同条 means the article that it named last."""

    def __init__(self, sentence):
        self.sentence = sentence
        self.outside, self.quoted = set_quotes_aside(sentence)
        self.within = []
        self.last = {}

    def quote(self, n):
        return self.quoted[int(n)]

    def read(self):
        acts, self.within, begin = [], [], 0
        for verb in VERB.finditer(self.outside):
            acts += self.read_clause(self.outside[begin:verb.start()], (verb[1] or verb[2]).rstrip("るりしす"))
            begin = verb.end()
        if begin != len(self.outside) or not acts:
            raise Unreadable(f"not a sentence that amends: {self.sentence}")
        return acts

    def read_clause(self, words, verb):
        """The acts before one verb. Words that are quoted without a place are in the place of the clause before."""
        inside = re.match(f"({PLACE})中(?=⟦)", words)
        if inside:
            self.within, words = self.read_place(inside[1]).each(), words[inside.end():]
        for pattern, read in GRAMMAR.get(verb, []):
            found = re.fullmatch(pattern, words)
            if found and (read in QUOTING) <= bool(self.within):
                return read(self, words, found)
        raise Unreadable(f"{words!r} before {verb} in {self.sentence}")

    # places

    def read_place(self, words, within=()):
        if words in ("本則", "題名", "副題"):
            return Place(whole=words, words=words)
        return self.read_titled(words) if words.startswith("⟦") else self.read_numbered(words, within)

    def read_titled(self, words):
        found = re.fullmatch(TITLED, words)
        part, nth, section, section_nth, member, block_nth, block = found.groups()
        where = (self.quote(section), int(section_nth or 1)) if section else (None, 1) if member == "前文" else None
        said = re.sub(QUOTE, lambda q: f"「{self.quote(q[1])}」", words)
        return Place(words=said, part=(self.quote(part), int(nth or 1)), section=where, whole=member if member == "題名" else None,
                     block=(block, int(block_nth or 0)) if block else None)

    def read_numbered(self, words, within):
        path, piece, at = [], "", 0
        for found in SPOT.finditer(words):
            if found.start() != at or piece:
                break
            at = found.end()
            first, counted, behind, _, same, kana, kana_behind, title, chapter, sentence = found.groups()
            if counted:
                path.append((COUNTED[counted], numbers(first, behind)))
            elif kana:
                path.append(("sub", numbers(KANA.index(kana) + 1, kana_behind)))
            elif same:
                path.append((COUNTED[same], None))
            else:
                piece = "見出し" if title else "章名" if chapter else sentence
        if at != len(words) or not path:
            raise Unreadable(f"no place: {words!r} in {self.sentence}")
        return Place(self.fill(path, within), piece, words)

    def fill(self, path, within):
        """同 means what this sentence named last. What begins inside an article without it stands nowhere, but where a range of `within` ends."""
        out = [(rank, number) for rank, number in within if RANKS.index(rank) < RANKS.index(path[0][0])] if path[0][1] else []
        if RANKS.index(path[0][0]) > RANKS.index("article") and path[0][1] and not out:
            raise Unreadable(f"a place without its article: {path} in {self.sentence}")
        for rank, number in path:
            if number is None and rank not in self.last:
                raise Unreadable(f"同 without anything before it: {self.sentence}")
            out = list(self.last[rank]) if number is None else out + [(rank, number)]
            self.last[rank] = tuple(out)
        return out

    # clauses

    def swap(self, words, _found):
        return [Act("swap", place, old=self.quote(a), new=self.quote(b)) for place in self.within for a, b in re.findall(f"{QUOTE}を{QUOTE}に", words)]

    def behind(self, words, _found):
        return [Act("behind", place, old=self.quote(a), new=self.quote(b)) for place in self.within
                for a, b in re.findall(f"{QUOTE}の下に{QUOTE}を", words)]

    def drop(self, words, _found):
        return [Act("drop", place, old=self.quote(a)) for place in self.within for a in re.findall(QUOTE, words)]

    def rename(self, _words, found):
        return [Act("rename", self.read_place(found[1]), new=self.quote(found.groups()[-1]))]

    def rewrite(self, _words, found):
        return [Act("rewrite", self.read_place(found[1]))]

    def rewrite_all(self, _words, _found):
        return [Act("rewrite-all", Place(whole="本則", words="本則"))]

    def insert(self, _words, found):
        return [Act("insert", self.read_place(found[1]), count=int(found[2]), rank=COUNTED[found[3]])]

    def insert_before(self, _words, found):
        return [Act("insert-before", self.read_place(found[1]), count=int(found[2]), rank=COUNTED[found[3]])]

    def entitle(self, _words, found):
        return [Act("insert-before", self.read_place(found[1]), count=1, rank="chapter", alone=True)]

    def append(self, _words, found):
        return [Act("append", self.read_place(found[1]), count=int(found[2]), rank=COUNTED[found[3]])]

    def prepend(self, _words, found):
        return [Act("prepend", self.read_place(found[1]), count=int(found[2]), rank=COUNTED[found[3]])]

    def remove(self, _words, found):
        return [Act("remove", self.read_place(found[1]))]

    def remove_two(self, _words, found):
        first = self.read_place(found[1])
        return [Act("remove", first, until=self.read_place(found[2], first.path), count=2)]

    def remove_range(self, _words, found):
        first = self.read_place(found[1])
        return [Act("remove", first, until=self.read_place(found[2], first.path))]

    def renumber(self, _words, found):
        return [Act("renumber", self.read_place(found[1]), target=self.read_place(found[2]))]

    def shift(self, _words, found, way=1):
        first = self.read_place(found[1])
        return [Act("shift", first, until=self.read_place(found[2], first.path), count=way * int(found[3]))]

    def shift_up(self, words, found):
        return self.shift(words, found, -1)

    def replace_sheet(self, _words, found):
        return [Act("sheet", self.read_place(found[1]), sheet=int(found[2]))]

    def add_sentence(self, _words, found):
        return [Act("add-sentence", self.read_place(found[1]), new=found[2])]

    def insert_sheet(self, _words, found):
        return [Act("insert-sheet", self.read_place(found[1]), sheet=int(found[2]))]

    def insert_sheet_before(self, _words, found):
        return [Act("insert-sheet-before", self.read_place(found[1]), sheet=int(found[2]))]

    def append_sheet(self, _words, found):
        return [Act("append-sheet", self.read_place(found[1]), sheet=int(found[2]))]

    def attach(self, _words, found):
        return [Act("attach", self.read_place(found[1]), rows=(int(found[2]), int(found[5])), new=found[3], edition=found[4])]


QUOTING = {Sentence.swap, Sentence.behind, Sentence.drop}
GRAMMAR = {
    "改め": [(f"(?:{QUOTE}を{QUOTE}に、?)+", Sentence.swap), (f"({PLACE})を次のように", Sentence.rewrite), ("本則の全部を次のように", Sentence.rewrite_all),
           (f"({PLACE})を別紙([0-9]+)のとおり", Sentence.replace_sheet),
           (f"({PLACE})（([0-9]+)行）を、別添の改正後の(.+?)（(第[0-9]+版|この改正による版)）の同じ箇所（([0-9]+)行）のとおり", Sentence.attach),
           (f"({PLACE})を{QUOTE}に", Sentence.rename)],
    "加え": [(f"(?:{QUOTE}の下に{QUOTE}を、?)+", Sentence.behind), (f"({PLACE})の次に次の([0-9]+)(章|条|項|号)を", Sentence.insert),
           (f"({PLACE})の前に次の([0-9]+)(章|条)を", Sentence.insert_before), (f"({PLACE})に第1(?:項|号)として次の([0-9]+)(項|号)を", Sentence.prepend),
           (f"({PLACE})に次の([0-9]+)(条|項|号)を", Sentence.append), (f"({PLACE})に次の(ただし書|後段)を", Sentence.add_sentence),
           (f"({PLACE})に(後段|ただし書)として次のように", Sentence.add_sentence), (f"({PLACE})の次に別紙([0-9]+)を", Sentence.insert_sheet),
           (f"({PLACE})の前に別紙([0-9]+)を", Sentence.insert_sheet_before), (f"({PLACE})の末尾に別紙([0-9]+)を", Sentence.append_sheet)],
    "削": [(f"{QUOTE}(?:(?:、|及び){QUOTE})*を", Sentence.drop), (f"({PLACE})を", Sentence.remove), (f"({PLACE})及び({PLACE})を", Sentence.remove_two),
           (f"({PLACE})から({PLACE})までを", Sentence.remove_range)],
    "と": [(f"({PLACE})を({PLACE})", Sentence.renumber)],
    "繰り下げ": [(f"({PLACE})から({PLACE})までを([0-9]+)(?:章|条|項|号)ずつ", Sentence.shift)],
    "繰り上げ": [(f"({PLACE})から({PLACE})までを([0-9]+)(?:章|条|項|号)ずつ", Sentence.shift_up)],
    "付": [(f"({PLACE})の前に次の章名を", Sentence.entitle)],
}
