# SPDX-License-Identifier: MIT
"""Edits by chance of a library of clauses: words, sentences, 項, 号, 見出し, articles, chapters. The same seed makes the same edits. What is edited is a
copy of the library; texts that others cite stay, so that every edition can be bound."""
import json
import re

NOUNS = ["記録簿", "管理端末", "作業責任者", "遠隔地の保管庫", "監視の記録", "VPN装置", "バックアップ", "代表取締役", "設定表", "医療情報"]
PHRASES = ["夜間及び休日を含めて、", "書面により、", "電話及び電子メールにより、", "自らの費用により、", "7営業日以内に、", "30分以内に、", "（予備の装置を含む。）", "相手方の立会いの下に、"]
SENTENCES = ["{who}は、この作業の記録を5年間保存する。", "ただし、緊急のときは、事後の報告によることができる。", "この場合において、{who}は、48時間以内に理由を書面で示す。",
             "{who}は、毎年4月1日までに、実施の結果を一覧に記載する。"]
PARAGRAPHS = ["{who}は、前の各項の記録を、作成した日から3か月以内に点検する。", "{who}は、第三者の求めにより記録を示すときは、あらかじめその旨を掲示する。",
              "{who}は、次に掲げる物を、施錠した棚に保管する。\n\n1. 予備の鍵\n1. 接続用の媒体\n1. 作業の手順書"]
ITEMS = ["点検した日時及び点検した者", "装置の型番及び製造番号", "回線の識別番号（予備を含む。）", "連絡を受けた者の氏名"]
TITLES = ["点検及び記録", "装置の保管", "予備の回線", "夜間の立会い"]
TOKEN = re.compile(r"\{\{[^}]*\}\}|[一-龥ァ-ヴーA-Za-z0-9]+|[ぁ-ん]+|.")
HEAD = re.compile(r"\A(---\n.*?\n---\n)", re.S)


class Clause:
    """The text of the first position, as 項: each a list of lines, its text and then the lines of its list."""

    def __init__(self, path):
        self.path = path
        text = path.read_text(encoding="utf-8")
        self.head, body = HEAD.match(text)[1], text[HEAD.match(text).end():]
        positions = re.split(r"(?m)^(?=## )", body)
        self.before = positions[0] if positions[0].startswith("## ") or len(positions) == 1 else positions[0] + positions[1]
        self.after = "".join(positions[1:] if positions[0].startswith("## ") or len(positions) == 1 else positions[2:])
        title = re.match(r"\s*(?:## .*\n)?", self.before)[0]
        self.title_line, rest = title, self.before[len(title):]
        self.paragraphs = []
        for line in rest.split("\n"):
            if re.match(r"\s*[0-9]+\. ", line) and self.paragraphs:
                self.paragraphs[-1].append(line)
            elif line.strip():
                self.paragraphs.append([line.strip()])

    def member(self, name):
        found = re.search(rf"(?m)^{name}: (.*)$", self.head)
        return found[1] if found else ""

    def set_member(self, name, value):
        if self.member(name):
            self.head = re.sub(rf"(?m)^{name}: .*$", f"{name}: {value}", self.head)
        else:
            self.head = self.head[:-4] + f"{name}: {value}\n---\n"

    def who(self):
        return "{{vendor}}" if "annex" in self.member("documents") else "企画管理者"

    def write(self):
        body = "\n\n".join("\n".join([p[0]] + ([""] + p[1:] if len(p) > 1 else [])) for p in self.paragraphs)
        self.path.write_text(self.head + self.title_line + body + "\n" + self.after, encoding="utf-8")


def lines_of(clause):
    """(項, line) of all texts that may be edited."""
    return [(p, i) for p in clause.paragraphs for i in range(len(p))]


def tokens_of(line):
    """The words of a line, without its number."""
    number = re.match(r"\s*[0-9]+\. ", line)
    begin = number.end() if number else 0
    return line[:begin], TOKEN.findall(line[begin:])


def is_word(token):
    return re.fullmatch(r"[一-龥ァ-ヴーA-Za-z0-9]{2,}", token) is not None


def change_word(chance, clause):
    paragraph, i = chance.choice(lines_of(clause))
    head, words = tokens_of(paragraph[i])
    places = [k for k, word in enumerate(words) if is_word(word) and not (k + 1 < len(words) and words[k + 1][:1] not in "をはがにでとの、。及")]
    if not places:
        return False
    at = chance.choice(places)
    old = words[at]
    words[at] = chance.choice(NOUNS)
    paragraph[i] = head + "".join(words)
    return words[at] != old


def change_number(chance, clause):
    places = [(p, i, found) for p, i in lines_of(clause) for found in re.finditer(r"(?<![0-9第の{.])[0-9]+(?=営業日|日|時間|分|か月|年|回|人|世代)", p[i])]
    if not places:
        return False
    p, i, found = chance.choice(places)
    p[i] = p[i][:found.start()] + str(int(found[0]) + chance.choice([1, 2, 5, 10])) + p[i][found.end():]
    return True


def insert_phrase(chance, clause):
    places = [(p, i, found.end()) for p, i in lines_of(clause) for found in re.finditer(r"は、|ときは、|場合は、", p[i])]
    if not places:
        return False
    p, i, at = chance.choice(places)
    p[i] = p[i][:at] + chance.choice(PHRASES[:6] + PHRASES[7:]) + p[i][at:]
    return True


def drop_phrase(chance, clause):
    places = [(p, i, found) for p, i in lines_of(clause) for found in re.finditer(r"(?<=、)[^、。（）「」]{3,20}、", p[i])]
    if not places:
        return False
    p, i, found = chance.choice(places)
    p[i] = p[i][:found.start()] + p[i][found.end():]
    return True


def swap_words(chance, clause):
    """Two words of a sentence change places, so that the same words stand there twice."""
    p, i = chance.choice(lines_of(clause))
    head, words = tokens_of(p[i])
    places = [k for k, word in enumerate(words) if is_word(word)]
    if len(places) < 2:
        return False
    a, b = chance.sample(places, 2)
    words[a], words[b] = words[b], words[a]
    p[i] = head + "".join(words)
    return words[a] != words[b]


def add_sentence(chance, clause):
    p = chance.choice([p for p in clause.paragraphs if len(p) == 1] or [None])
    if p is None:
        return False
    at = chance.choice([0, len(p[0])] + [found.end() for found in re.finditer("。", p[0]) if p[0][:found.end()].count("（") == p[0][:found.end()].count("）")])
    p[0] = p[0][:at] + chance.choice(SENTENCES).format(who=clause.who()) + p[0][at:]
    return True


def drop_sentence(chance, clause):
    places = [p for p in clause.paragraphs if len(p) == 1 and len(re.findall(r"[^。]*。", p[0])) > 1 and "（" not in p[0]]
    if not places:
        return False
    p = chance.choice(places)
    sentences = re.findall(r"[^。]*。", p[0])
    del sentences[chance.randrange(len(sentences))]
    p[0] = "".join(sentences)
    return True


def add_paragraph(chance, clause):
    text = chance.choice(PARAGRAPHS).format(who=clause.who()).split("\n\n")
    clause.paragraphs.insert(chance.randint(0, len(clause.paragraphs)), text[:1] + (text[1].split("\n") if len(text) > 1 else []))
    return True


def drop_paragraph(chance, clause):
    if len(clause.paragraphs) < 2:
        return False
    del clause.paragraphs[chance.randrange(len(clause.paragraphs))]
    return True


def move_paragraph(chance, clause):
    if len(clause.paragraphs) < 2:
        return False
    before = list(clause.paragraphs)
    p = clause.paragraphs.pop(chance.randrange(len(clause.paragraphs)))
    clause.paragraphs.insert(chance.randint(0, len(clause.paragraphs)), p)
    return before != clause.paragraphs


def items_at(clause):
    """(項, first line, behind the last line) of each 号 with what is nested in it."""
    out = []
    for p in clause.paragraphs:
        begins = [i for i in range(1, len(p)) if re.match(r"[0-9]+\. ", p[i])]
        out += [(p, i, j) for i, j in zip(begins, begins[1:] + [len(p)])]
    return out


def add_item(chance, clause):
    at = items_at(clause)
    if not at:
        return False
    p, begin, end = chance.choice(at)
    p.insert(chance.choice([begin, end]), "1. " + chance.choice(ITEMS))
    return True


def drop_item(chance, clause):
    at = [one for one in items_at(clause) if len([other for other in items_at(clause) if other[0] is one[0]]) > 1]
    if not at:
        return False
    p, begin, end = chance.choice(at)
    del p[begin:end]
    return True


def move_item(chance, clause):
    at = items_at(clause)
    if len(at) < 2:
        return False
    p, begin, end = chance.choice(at)
    lines = p[begin:end]
    before = list(p)
    del p[begin:end]
    p[1:1] = lines
    return before != p


def add_below_item(chance, clause):
    at = items_at(clause)
    if not at:
        return False
    p, _, end = chance.choice(at)
    p[end:end] = [f"   1. {one}" for one in chance.sample(ITEMS, 2)] if not p[end - 1].startswith("   ") else [f"   1. {chance.choice(ITEMS)}"]
    return True


def drop_list(chance, clause):
    at = [p for p in clause.paragraphs if len(p) > 1]
    if not at:
        return False
    p = chance.choice(at)
    del p[1:]
    p[0] = p[0].replace("次の各号", "別に掲げる事項")
    return True


def change_title(chance, clause):
    old = clause.member("title")
    clause.set_member("title", chance.choice(TITLES) if chance.random() < 0.5 else old.replace("及び", "並びに") if "及び" in old else old + "等")
    return clause.member("title") != old


TEXTS = [change_word, change_word, change_number, change_number, insert_phrase, insert_phrase, drop_phrase, drop_phrase, swap_words, add_sentence, drop_sentence]
SHAPES = [add_paragraph, drop_paragraph, move_paragraph, add_item, drop_item, move_item, add_below_item, drop_list, change_title]


class Library:
    """A copy of the library that is edited."""

    def __init__(self, folder, documents=("annex", "rules")):
        self.folder = folder
        self.clauses = [Clause(path) for path in sorted((folder / "clauses").glob("*/*.md"))]
        self.clauses = [one for one in self.clauses if any(word in one.member("documents") for word in documents)]
        everything = "".join(path.read_text(encoding="utf-8") for ending in ("*.md", "*.json") for path in (folder / "clauses").rglob(ending))
        everything += "".join(path.read_text(encoding="utf-8") for path in (folder / "templates").rglob("*.json"))
        self.cited = set(re.findall(r"\{\{ref:([a-z0-9-]+)", everything))
        named = "".join(path.read_text(encoding="utf-8") for path in (folder / "clauses").rglob("*.json") if not path.name.endswith(".duties.json"))
        self.cited |= set(re.findall(r'"([a-z0-9-]+)(?:[#/][a-z0-9-]+)?"', named))
        self.cited_deep = set(re.findall(r"\{\{ref:([a-z0-9-]+)/", everything)) | set(re.findall(r'"([a-z0-9-]+)/[0-9]+"', named))
        self.said = []

    def note(self, edit, clause):
        self.said.append(f"{edit.__name__} {clause.path.stem}")

    def edit_texts(self, chance, n):
        for clause in chance.sample(self.clauses, min(n, len(self.clauses))):
            for edit in chance.sample(TEXTS, chance.choice([1, 1, 1, 2, 3])):
                if edit(chance, clause):
                    self.note(edit, clause)

    def edit_shapes(self, chance, n):
        for clause in chance.sample([one for one in self.clauses if one.path.stem not in self.cited_deep], n):
            for edit in chance.sample(SHAPES + TEXTS, chance.choice([1, 1, 2, 3])):
                if edit(chance, clause):
                    self.note(edit, clause)
                    clause.path.with_suffix(".duties.json").unlink(missing_ok=True)  # its places are gone

    def edit_articles(self, chance, n):
        free = [one for one in self.clauses if one.path.stem not in self.cited]
        for clause in chance.sample(free, n):
            chance.choice([self.drop_article, self.move_article, self.add_article])(chance, clause)

    def drop_article(self, _chance, clause):
        if clause not in self.clauses:
            return
        clause.path.unlink()
        clause.path.with_suffix(".duties.json").unlink(missing_ok=True)
        self.clauses.remove(clause)
        self.said.append(f"drop_article {clause.path.stem}")

    def move_article(self, chance, clause):
        clause.set_member("order", chance.choice([1, 15, 999]))
        self.said.append(f"move_article {clause.path.stem}")

    def add_article(self, chance, clause):
        new = Clause(clause.path)
        new.path = clause.path.with_name(f"added-{len(self.said)}-{clause.path.stem}.md")
        order = clause.member("order")
        new.head = f"---\nid: {new.path.stem}\ntopic: {clause.member('topic')}\ntitle: {chance.choice(TITLES)}\n" \
            f"documents: {clause.member('documents')}\norder: {int(order or 10) + chance.choice([-1, 1])}\n---\n"
        new.title_line, new.after = "", ""
        new.paragraphs = []
        for _ in range(chance.randint(1, 3)):
            add_paragraph(chance, new)
        self.clauses.append(new)
        self.said.append(f"add_article {new.path.stem}")

    def edit_chapters(self, chance):
        path = self.folder / "clauses/topics.json"
        topics = json.loads(path.read_text(encoding="utf-8"))
        document = chance.choice(["annex", "rules"])
        chapters = topics["chapters"][document]
        chapter = chance.choice(chapters[1:-1])
        kind = chance.choice(["rename", "join", "split"])
        if kind == "rename":
            chapter["title"] = chapter["title"] + "の細目"
        elif kind == "join":
            before = chapters[chapters.index(chapter) - 1]
            for topic in topics["topics"]:
                if topic.get("chapter", {}).get(document) == chapter["id"]:
                    topic["chapter"][document] = before["id"]
            chapters.remove(chapter)
        else:
            mine = [topic for topic in topics["topics"] if topic.get("chapter", {}).get(document) == chapter["id"]]
            if len(mine) < 2:
                return
            chapters.insert(chapters.index(chapter) + 1, {"id": "new-chapter", "title": "新しい章"})
            for topic in mine[len(mine) // 2:]:
                topic["chapter"][document] = "new-chapter"
        path.write_text(json.dumps(topics, ensure_ascii=False, indent=1), encoding="utf-8")
        self.said.append(f"{kind} chapter {chapter['id']} of {document}")

    def write(self):
        for clause in self.clauses:
            clause.write()
