# SPDX-License-Identifier: MIT
"""Two states of a project, their papers as trees, and the 改正文 between them: carried out on the old papers, does it give the new ones?"""
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

from .carry import SHEET, Carrier, Fault, carry_out
from .code import Unreadable, read_provision
from .paper import first_difference, read_paper, words
from .sentences import Sentence

HISTORY = "改定履歴"  # of editions: an amendment leaves it as it was
EDITION_MADE = "第2版"  # each pair begins with a first edition
EDITION = "（(第[0-9]+版|この改正による版)）"
NEW = re.compile(f"(.+)を、別添{EDITION}のとおり新たに定める。")
GONE = re.compile("(.+)を廃止する。")
WHOLE = re.compile(f"(.+)の全部を、この改正文に添付する改正後の全文{EDITION}のとおり改める。各条、項及び号の番号は、改めない。.+")
FORCE = re.compile("この改正は、.+から施行する。(?:.+)?")
OPENING = "{}の一部を次のように改正する。"


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def trees_below(folder):
    return {path.stem: read(path) for path in sorted(Path(folder).glob("*.json"))}


def same_edition(old, new):
    """The new tree as an amendment sees it: of the date and edition of the old one."""
    heads = [{one["role"]: one["text"] for one in tree["head"]} for tree in (old, new)]
    text = json.dumps(new, ensure_ascii=False)
    for role in ("edition", "date"):
        before, after = (json.dumps(head.get(role, ""), ensure_ascii=False) for head in heads)
        if len(after) > 2 and before != after:
            text = text.replace(f'"text": {after}', f'"text": {before}')
    return json.loads(text)


def agreed(paper):
    """What an amendment is about."""
    paper.parts[:] = [part for part in paper.parts if not part.summary]
    for part in paper.parts:
        part.content[:] = [one for one in part.content if getattr(one, "heading", None) != HISTORY]
    return paper


class Kaisei:
    """A 改正文: papers by their titles as rows of (sentence, units below), the 別紙 by their numbers."""

    def __init__(self, tree, titles):
        self.papers, self.sheets, self.of, self.used, self.rest = {}, {}, {}, [], {}
        for part in tree["body"]:
            title, sheet = words(part), SHEET.fullmatch(words(part))
            if sheet:
                self.of[int(sheet[1])] = sheet[2]
                self.sheets[int(sheet[1])] = [node for node in part.get("items", []) if node["kind"] != "page-break"]
            elif title in titles:
                self.papers[title] = part.get("items", [])
            else:
                self.rest[title] = [words(node) for node in part.get("items", [])]

    def loose(self):
        """What belongs to no sentence: a 別紙 that none names, or that is another paper's; a part that is no paper."""
        if sorted(self.used) != sorted(self.sheets):
            yield f"the 別紙 are {sorted(self.sheets)}, the sentences name {self.used}"
        for title, texts in self.rest.items():
            if title != "附則" or not any(FORCE.fullmatch(text) for text in texts):
                yield f"a part that is no paper: {title} {texts}"

    def sentences(self, title):
        out = []
        for node in self.papers[title]:
            if node["kind"] == "paragraph" and node.get("role") == "sentence":
                out.append((words(node), []))
            elif out:
                out[-1][1].append(node)
            elif words(node) != OPENING.format(title):
                raise Unreadable(f"{title} begins with {words(node)!r}")
        return out


class Tally:
    def __init__(self):
        self.papers = self.sentences = self.quotes = self.units = self.sheets = 0


def titles_of(paper):
    """見出し and 削除 of the articles, by their numbers."""
    return {unit.number: unit.title or unit.text for part in paper.parts for unit in part.content if getattr(unit, "rank", "") == "article"}


def renumbered(paper, wanted):
    """Articles whose number is another one's in a paper that is amended as a whole."""
    after = titles_of(wanted)
    return [number for number, title in titles_of(paper).items() if after.get(number) not in (title, "削除")]


def carry_paper(kaisei, old, new, tally):
    """Faults of one paper, each with its sentence."""
    paper, wanted = read_paper(old), read_paper(new)
    said = [sentence for sentence, _ in kaisei.sentences(paper.title)]
    if len(said) == 1 and (whole := WHOLE.fullmatch(said[0])):
        tally.sentences += 1
        if whole.groups() != (paper.title, EDITION_MADE) or renumbered(paper, wanted):
            yield f"{paper.title}: {said[0]}, but {renumbered(paper, wanted)}"
        return
    carrier = Carrier(paper, kaisei.sheets, wanted)
    for sentence, nodes in kaisei.sentences(paper.title):
        try:
            acts = Sentence(sentence).read()
            if any(getattr(act, "edition", EDITION_MADE) != EDITION_MADE for act in acts):
                raise Fault(f"what goes along is the {EDITION_MADE}")
            carry_out(carrier, acts, [unit for node in nodes for unit in read_provision(node)])
            tally.quotes += sum(act.old is not None for act in acts)
        except (Fault, Unreadable) as fault:
            carrier.pending.clear()
            yield f"{paper.title}: {fault} [{sentence[:160]}]"
        tally.sentences += 1
    tally.units += sum(1 for part in paper.parts for one in part.content for _ in (one.walk() if hasattr(one, "walk") else ()))
    difference = first_difference(agreed(paper), agreed(wanted))
    if difference:
        yield f"{paper.title}: {difference}"
    tally.sheets += len(carrier.used)
    kaisei.used += carrier.used
    if carrier.used != sorted(carrier.used):
        yield f"{paper.title}: it names the 別紙 in the order {carrier.used}"
    for sheet in carrier.used:
        if kaisei.of[sheet] != paper.title:
            yield f"{paper.title}: 別紙{sheet} is of {kaisei.of[sheet]}"


def carry_scope(kaisei_tree, before, after, tally):
    """Faults of all papers of a scope. `before`, `after`: trees by id; what no 改正文 speaks of has to be equal."""
    titles = {tree["title"] for tree in list(before.values()) + list(after.values())}
    kaisei = Kaisei(kaisei_tree, titles) if kaisei_tree else Kaisei({"body": []}, titles)
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name), after.get(name)
        title = (old or new)["title"]
        tally.papers += 1
        if title not in kaisei.papers:
            if not old or not new:
                yield f"{title}: {'new' if new else 'gone'}, and nothing is said of it"
                continue
            difference = first_difference(agreed(read_paper(old)), agreed(read_paper(same_edition(old, new))))
            if difference:
                yield f"{title}: nothing is said of it, but {difference}"
        elif not old or not new:
            said = [words(node) for node in kaisei.papers[title]]
            if not any((NEW if new else GONE).fullmatch(one) for one in said) or new and not any(EDITION_MADE in one for one in said):
                yield f"{title}: {'new' if new else 'gone'}: {said}"
        else:
            try:
                yield from carry_paper(kaisei, old, same_edition(old, new), tally)
            except Unreadable as fault:
                yield f"{title}: {fault}"
    yield from kaisei.loose()


class Bunkai:
    """The program, with a library of its own if one is given."""

    def __init__(self, program, data=None):
        self.program = program
        self.env = {**os.environ, **({"BUNKAI_DATA": str(data)} if data else {}), "LC_ALL": "C.UTF-8"}

    def run(self, *args, status=(0,)):
        done = subprocess.run([self.program, *map(str, args)], env=self.env, capture_output=True, text=True)
        if done.returncode not in status:
            raise RuntimeError(f"{' '.join(map(str, args))}: status {done.returncode}\n{done.stderr[-2000:]}")
        return done

    def issue(self, project, *more):
        date = read(project / "bunkai.json")["date"]
        for scope in scopes_of(project):
            self.run("issue", project, "--contract", scope, "--date", date, "--with-findings", *more)

    @staticmethod
    def amended(data):
        """Ids of the templates whose papers an amendment speaks of."""
        templates = [read(path) for path in Path(data, "templates/documents").glob("*.json")]
        return {one["id"] for one in templates if not one.get("report") and (one["scope"], one.get("confidentiality")) != ("contract", "hospital")}


def scopes_of(project):
    return [contract["id"] for contract in read(project / "bunkai.json")["contracts"]] + ["hospital"]


def goes_on(project):
    """The scopes that are amended: a contract that has ended is not."""
    return [one["id"] for one in read(project / "bunkai.json")["contracts"] if not one.get("ended")] + ["hospital"]


def take_date(old, new):
    """A paper of an amendment has the old one's date, so that both states are given the same."""
    data, date = read(new / "bunkai.json"), read(old / "bunkai.json")["date"]
    data["date"] = date
    (new / "bunkai.json").write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")


def copy_with_editions(old, new, to):
    """The new state in a folder that knows the old one's editions, and so keeps their numbers."""
    shutil.copytree(new, to)
    shutil.rmtree(to / "issued", ignore_errors=True)
    shutil.copytree(old / "issued", to / "issued")
    take_date(old, to)


def amend(bunkai, old, new, papers, scope):
    """The 改正文 of a scope, or None where nothing is amended."""
    bunkai.run("amend", old, new, "-o", papers, "--format", "json", "--contract", scope)
    path = papers / scope / "kaisei.json"
    return read(path) if path.exists() else None


class Pair:
    """The papers of a scope in both states, and the 改正文 between them."""

    def __init__(self, scope, before, after, kaisei):
        self.scope, self.before, self.after, self.kaisei = scope, before, after, kaisei

    def faults(self, tally):
        return [f"{self.scope}: {fault}" for fault in carry_scope(self.kaisei, self.before, self.after, tally)]


def those(trees, names):
    return {name: tree for name, tree in trees.items() if name in names}


def pairs_of_states(bunkai, old, new, scratch, names):
    """From the first editions of `old` to `new`, a folder that knows them."""
    out, papers = scratch / "built", scratch / "amended"
    for folder in (out, papers):
        shutil.rmtree(folder, ignore_errors=True)
    bunkai.run("build", new, "-o", out, "--format", "json")
    return [Pair(scope, those(trees_below(old / "issued" / scope / "1/trees"), names), those(trees_below(out / scope), names),
                 amend(bunkai, f"{old}@{scope}/1", new, papers / scope, scope)) for scope in goes_on(new)]


def pairs_of_editions(bunkai, folder, scratch, names):
    """From the first to the second editions of a folder."""
    papers = scratch / "amended"
    shutil.rmtree(papers, ignore_errors=True)
    return [Pair(scope, *(those(trees_below(folder / "issued" / scope / n / "trees"), names) for n in "12"),
                 amend(bunkai, f"{folder}@{scope}/1", f"{folder}@{scope}/2", papers / scope, scope)) for scope in scopes_of(folder)]
