# SPDX-License-Identifier: MIT
"""Where each thing that a 項 of the full annex lays down stands in the core: in its articles, in a row of the 別表, among the drafts that wait,
or among what is left out with its reason. A thing is a sentence, a phrase or condition of it, a parenthesis, a 号 or ア, and of each statement who
acts, the act, condition, time, keeping, record, whom it goes to and who pays. What stands nowhere is a problem."""
import re
from collections import Counter

from papers import WAITS, lines_of
from texts import is_condition, is_said, parentheses, phrases, sentences, squash
from units import claims, flat

ARTICLE, TABLE, WAITING, OMITTED = "article", "別表", "協議中の条項案", "left out"
# Fields of the view `provisions` by what stands in them.
WHO, IF, TIME, NIGHT, RECORD, FEE = "who", "condition", "when", "night", "record", "fee"
ACTS = ("says", "act")  # a sentence or the act, by what the template prints


SENTENCES = "sentences"   # of a statement: those of its 項, of which one may stand in place of its act


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


    def tells_of_draft(self, p, item):
        """True when the articles say, in the place of the 項 or 号 or in a line, that it waits."""
        article, place = self.annex.articles.get(p.key), f"第{p.paragraph}項" + (f"第{item}号" if item else "")
        if not article:
            return any(re.search(rf"{p.number}(の一部|（)[^。]*{WAITS}", line.text) for line in self.annex.lines)
        printed = article.paragraphs.get(p.paragraph)
        stubs = [printed] if printed and not item else printed.items[item - 1:item] if printed else []
        part = "の一部" + WAITS
        if any(part in line.text and (item or "号" + part not in line.text) for line in article.pointers):
            return True
        texts = [line.text for line in [*article.pointers, *article.paragraphs.values()] if WAITS in line.text and not line.text.startswith(WAITS)]
        runs = [text.split(WAITS)[0].split("。")[-1] for text in texts]
        return any(stub.text.startswith(WAITS) for stub in stubs) or any(place in run if item else p.paragraph in pointed_whole(run, p.number) for run in runs)


def pointed_whole(text, number):
    """項 that a line names without a 号 of theirs: これらの号の一部 is no 項."""
    text = re.sub(r"第[0-9]+項第[0-9]+号", "", text)
    return pointed(text, number) if "項" in text else ()


def pointed(text, number):
    """項 that a line names: 第1項、第3項及び第5項から第7項までの事項は、…"""
    if not re.search(r"第[0-9]+項", text):
        return range(1, 1000)
    found = set()
    for first, last in re.findall(r"第([0-9]+)項(?:から第([0-9]+)項まで)?", text):
        found |= set(range(int(first), int(last or first) + 1))
    return found


def nights_of(form):
    """How the definitions of the annex (期間の計算) count the first limit of a statement: hours through nights and holidays, business days
    without holidays, other days with them, those of a paper or a payment up to the next business day unless counted back from a day. None: it has no limit, or it holds always
    (別表第3), as a screen that answers within three seconds."""
    if form.get("kind") in ("level", "ban", "assign") or form.get("when") in (None, "always"):
        return None
    limit = re.search(r"[0-9](秒|分|時間|営業日|日|週間|週|か月|月|年度|年)(以内|前|まで)", squash("、".join(form.get("time", []))))
    unit = limit[1] if limit else "営業日" if re.search("翌(営業|業務)日", "".join(form.get("time", []))) else None
    if unit in ("秒", "分", "時間"):
        return "夜間及び休日を含む"
    if unit == "営業日":
        return "休日を含まない"
    paper = limit and limit[2] != "前" and any(word in form["act"] for word in ("提出", "支払"))
    return unit and "休日を含む" + ("（末日が休日のときは翌営業日）" if paper else "")


class Proof:
    """`labels`: what placeholders stand for; `parties`: the labels of those who sign (甲)."""

    def __init__(self, core, events, hows, labels, parties):
        self.core, self.events, self.hows, self.labels, self.parties = core, events, hows, labels, parties
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
        free, taken = list(rows), []
        for (item, _), forms in claims(p).items():
            for form in forms:
                if item not in p.waiting_items:
                    taken.append(self.prove_statement(p, item, {**form, SENTENCES: [] if item else sentences(p.text)}, free))
        self.prove_rest(p, rows, [words for words in taken if words])

    def prove_statement(self, p, item, form, free):
        """Takes the row that says it; gives the words that the row says."""
        mine = [row for row in free if row.place[2] in (0, item) and self.says_act(row, form)]
        if not mine:
            return self.miss(p, f"no row does what {form['id']} says: {form['act']}")
        best = max(mine, key=lambda row: sum(self.says(row, kind, form.get(kind), form) for kind in form))
        free.remove(best)
        self.each_member(p, form, lambda kind, value: self.says(best, kind, value, form), TABLE)
        nights = nights_of(form)
        if nights is not None:
            self.one(p, "nights", f"{form['id']}: {nights}", best.cells.get(NIGHT, "") == squash(nights), TABLE)
        return self.words_of(form, act_of(best))

    def says_act(self, row, form):
        """By its own words, or by a whole sentence of its 項 that says each phrase of them; half a sentence says nothing."""
        cell, act = act_of(row), squash(form["act"])
        if not cell.endswith("。"):
            return act in cell
        return cell in form[SENTENCES] and all(is_said(core, cell) for _, core in phrases(act, self.parties))

    def says(self, row, kind, value, form):
        cells = row.cells
        if value is None:
            return False
        if kind == "who":
            return self.says_who(cells.get(WHO, ""), form)
        if kind == "act":
            return self.says_act(row, form)
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
            return all(self.says_party(cells.get("to", act_of(row)), whom) for whom in value)
        if kind == "fee":
            return bool(cells.get(FEE))
        return True

    def says_who(self, cell, form):
        if form["who"] == "each":
            return bool(cell)
        return self.says_party(cell, form.get("office") or form["who"]) and all(self.says_party(cell, w) for w in form.get("with", []))

    def says_party(self, cell, who):
        label = self.labels.get("{{" + who + "}}")
        if not label:
            return bool(cell)
        # 責任分界表の別表3（…）に掲げる更新担当者 stands as 更新担当者（責任分界表別表3）
        by_table = re.fullmatch(r"責任分界表の(別表[0-9]+)（.*）に掲げる(.+)", squash(label))
        return squash(label) in cell or bool(by_table) and f"{by_table[2]}（責任分界表{by_table[1]}）" in cell

    def says_when(self, row, value, form):
        """Its event or occasion by name, or by a time that says so itself (毎月1回)."""
        names = [v["occasion"] if isinstance(v, dict) else v for v in (value if isinstance(value, list) else [value])]
        cell = row.cells.get(TIME, "") + row.cells.get(IF, "")
        return all(squash(self.events[name]) in cell for name in names if name != "always") or bool(form.get("time") and row.cells.get(TIME))

    def prove_rest(self, p, rows, taken):
        """What no statement says stands word for word: sentences that the rows do not say phrase by phrase, 号, what hangs below them."""
        verbatim = "\n".join(text for row in rows for text in row.cells.values())
        items = {line for row in rows for line in printed_items(row)}
        said = "\n".join(taken)
        speaks = {item for item, _ in p.forms if item}
        for sentence in sentences(p.text):
            self.prove_sentence(p, sentence, verbatim, said)
        for n, item in enumerate(p.items, 1):
            if n in p.waiting_items:
                continue
            if n in speaks:
                for text in sentences(item.text):
                    self.prove_sentence(p, text, verbatim, said)
            for text in flat(item.items if n in speaks else [item]):
                self.one(p, "item", text, text in items, TABLE)

    def words_of(self, form, act):
        """What the row of a statement says: what stands for its act, and its members as the file has them."""
        names = [v["occasion"] if isinstance(v, dict) else v for v in as_list(form.get("when"))] + as_list(form.get("from"))
        words = [act, form.get("if", ""), *(self.events.get(name, "") for name in names), *form.get("time", []), form.get("keep", ""),
                 form.get("record", ""), *(self.hows[how] for how in form.get("to", {}).values())]
        return "\n".join(squash(word) for word in words if word)

    def prove_sentence(self, p, sentence, verbatim, said):
        pieces = phrases(sentence, self.parties)
        if all(is_said(core, said) for _, core in pieces):
            for piece, _ in pieces:
                self.put("condition" if is_condition(piece) else "phrase", TABLE)
        else:
            self.one(p, "sentence", sentence, sentence in verbatim, TABLE)
        for text in parentheses(sentence):
            if text not in p.given:
                self.one(p, "parenthesis", text, text in verbatim, TABLE)

    # Elsewhere -----------------------------------------------------------------------------------

    def prove_waiting(self, p):
        whole, own = self.core.annex.waiting.get(squash(p.number)), self.core.annex.waiting.get(squash(p.name))
        row = own or whole
        if not self.core.tells_of_draft(p, 0):
            self.miss(p, "no line of the articles says that it waits")
        here = row.cells["text"] if row else ""
        self.each_text(p, WAITING, lambda _, text: text in here)
        for (_, sentence), forms in claims(p).items():
            for form in forms:
                self.each_member(p, form, lambda *_: sentence in here, WAITING)

    def prove_draft(self, p, item):
        row = self.core.annex.waiting.get(squash(f"{p.name}第{item}号"))
        if not self.core.tells_of_draft(p, item):
            self.miss(p, f"no line of the articles says that 第{item}号 waits")
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


    def prove_basis(self, full):
        """The rows that an article answers in the full annex it answers in the core."""
        for number, rows in full.basis.items():
            lost = rows - self.core.annex.basis.get(number, set()) if number not in self.waiting_articles() else set()
            if lost:
                self.problems.append(f"{number}: rows that it answers stand nowhere: {sorted(lost)}")
            else:
                self.put("basis", TABLE)

    def waiting_articles(self):
        """Articles of which something waits: what they would answer stands among the drafts."""
        return {re.match(r"第[0-9]+条(の[0-9]+)?", place)[0] for place in self.core.annex.waiting}


def act_of(row):
    return next((row.cells[name] for name in ACTS if name in row.cells), "")


def as_list(value):
    return value if isinstance(value, list) else [value] if value is not None else []


def printed_items(row):
    """Its 号 and ア, without their labels."""
    return [squash(re.sub(r"^\s*(\([0-9]+\)|[ア-ヶ])\s", "", line)) for cell in row.nodes.values() for line in lines_of(cell)]
