#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What the papers of the hospital print of its offices is what their articles say. 別表1 of rules and bylaws, the book of procedures and the
register's duties are read from the trees, and held against the files of statements, which are read and filled in here, and against the words
of the 項 that each row cites: the office, the times, the record and how long it is kept stand there, and the act is made of its words. Nothing
is left out: each statement with a rhythm, a record or a duration stands in 別表1 once, each in the procedures once for each of its moments.
Then every field of every row is changed, one by one, to what another row has and its article does not; each change has to be noticed.
The real register's duties (../shared, where it is there) are looked at in the same way.
usage: offices.py BUNKAI      the library is $BUNKAI_DATA, else the repository's"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUNKAI = Path(sys.argv[1]).resolve()
DATA = Path(os.environ.get("BUNKAI_DATA") or ROOT)
ENV = dict(os.environ, BUNKAI_DATA=str(DATA), LC_ALL="C.UTF-8")
REAL = ROOT.parent / "shared/register/telehealth.xlsx"
PAPERS = ("rules", "bylaws")
LEAST = 0.33  # of an act's pairs of characters; acts are shorter than sentences, and turn them round (不一致があるとき、是正する)
MOST = 0.6  # where another 項 of the article names the object
FIELDS = {"行うこと": "act", "場合": "case", "条件": "if", "時期": "time", "残す記録": "record", "保存": "keep", "条・項": "place"}
passed = failed = 0


def judge(good, what):
    global passed, failed
    passed, failed = passed + bool(good), failed + (not good)
    if not good:
        print("FAIL offices:", what)


def below(node, kind):
    if node.get("kind") == kind:
        yield node
    for child in node.get("items", []) + node.get("body", []) + node.get("rows", []) + node.get("cells", []):
        yield from below(child, kind)


def words(node):
    return (node.get("text") or "") + "".join(words(c) for c in node.get("items", []))


def lines(cell):
    return [c["text"] for c in cell.get("items", [])] or (cell.get("text") or "").split("\n")


# ---- the papers, as their trees have them

def provisions(tree):
    """第8条2(3) and 第8条2 -> the words of the 項, or of its beginning and the 号."""
    own = {}
    for article in below(tree, "article"):
        if (article.get("origin") or {}).get("kind") != "clause" or not article.get("items"):
            continue
        paragraphs = [c for c in article["items"] if c["kind"] == "paragraph"]
        for n, paragraph in enumerate(paragraphs, 1):
            place = article["label"]["text"] + (str(n) if len(paragraphs) > 1 else "")
            own[place] = words(paragraph)
            items = [i for i in below(paragraph, "item") if re.fullmatch(r"\(\d+\)", i["label"]["text"])]
            for item in items:
                own[place + item["label"]["text"]] = paragraph["text"] + words(item)
    return own


def table_rows(part):
    """Each row of the part's table as its fields, with the group it stands in."""
    for table in below(part, "table"):
        head = [c["text"] for c in table["rows"][0]["cells"]]
        for row in table["rows"][1:]:
            fields = {FIELDS.get(h, h): "\n".join(lines(c)) for h, c in zip(head, row["cells"])}
            groups = sorted((column["group"], words(c)) for c, column in zip(row["cells"], table["columns"]) if column.get("group"))
            yield dict(fields, id=(row.get("origin") or {}).get("key"), groups=[text for _, text in groups])


def part_of(tree, name):
    found = [p for p in tree["body"] if p.get("id") == name]
    return found[0] if found else {"kind": "part"}


# ---- the statements, as their files have them

def settings():
    terms = {f"term.{t['id']}": f"{t['value']}{t.get('unit', '')}" for t in json.loads((DATA / "clauses/terms.json").read_text())["terms"]}
    template = json.loads((DATA / "templates/documents/rules.json").read_text())
    return {**template["terms"], **terms}


def head_of(path):
    """The lists, numbers and words of a clause's head that this needs."""
    head = path.read_text().split("---\n")[1]
    params = re.search(r"^params:\n((?:  .*\n)+)", head, re.M)
    pairs = re.findall(r"^  ([a-z_0-9]+): (.*)$", params.group(1), re.M) if params else []
    return {"params": {k: v.strip("\"'") for k, v in pairs}, "documents": re.search(r"^documents: (.*)$", head, re.M).group(1),
            "rank": (re.search(r"^rank: (.*)$", head, re.M) or [None, ""])[1]}


def statements(names):
    """clause#statement -> its filled members, with the paper by its rank, of all clauses of the rules."""
    own = {}
    for path in sorted((DATA / "clauses").glob("*/*.duties.json")):
        duties, head = json.loads(path.read_text()), head_of(path.with_name(path.name.replace(".duties.json", ".md")))
        if "rules" not in head["documents"]:
            continue
        known = {**names, **head["params"]}
        fill = lambda text: re.sub(r"{{([^}]*)}}", lambda m: str(known.get(m.group(1), m.group(0))), text or "")
        for s in duties.get("statements", []):
            when = s.get("when") if isinstance(s.get("when"), list) else [s.get("when")]
            own[f"{duties['clause']}#{s['id']}"] = {
                "clause": duties["clause"], "paper": "bylaws" if head["rank"] else "rules", "office": s.get("office"), "kind": s.get("kind", "do"),
                "act": fill(s["act"]), "if": fill(s.get("if")), "time": "、".join(map(fill, s.get("time", []))), "times": list(map(fill, s.get("time", []))),
                "record": fill(s.get("record")), "keep": fill(s.get("keep")), "at": s["at"].get(""),
                "occasions": [w["occasion"] for w in when if isinstance(w, dict)], "events": [w for w in when if isinstance(w, str) and w != "always"]}
    return own


# ---- what a row has to be

def pairs(text):
    text = re.sub(r"[^\w一-鿿ぁ-んァ-ヶー]", "", text)
    return {text[i:i + 2] for i in range(len(text) - 1)}


def share(part, whole):
    own = pairs(part)
    return len(own & pairs(whole)) / len(own) if own else 1


def kept(s, all_of):
    """Its own duration, else that of the statement of its clause that keeps a record of that name."""
    if s["keep"] or not s["record"]:
        return s["keep"]
    for other in all_of:
        if other["clause"] == s["clause"] and other["keep"] and s["record"] in other["record"] + "\n" + other["act"]:
            return other["keep"]
    return ""


def says_office(office, text):
    return re.search(re.escape(office) + r"(は|が|、|及び|又は|に[^。]*させ|を[^。]*させ)", text)


def faults(row, texts, article):
    """What of a row its 項, or its article, does not say. `texts`: place -> words."""
    text = texts.get(row["place"])
    if text is None:
        return ["place"]
    wrong = [] if says_office(row["office"], text) or says_office(row["office"], article) else ["office"]
    wrong += [f for f in ("record", "keep") if row.get(f) and row[f] not in text and row[f] not in article]
    wrong += ["time"] * any(t not in text for t in row["times"])
    wrong += ["act"] * (share(row["act"], text) < LEAST and share(row["act"], article) < MOST)
    wrong += ["if"] * (share(row["if"], text) < LEAST)
    return wrong


def differs(row, s, wanted):
    return [f for f in ("office", "act", "record", "keep", "time") if row.get(f, wanted[f]) != wanted[f]] + \
        (["if"] if row["if"] != s["if"] else [])


def build(folder, out):
    done = subprocess.run([BUNKAI, "build", folder, "-o", out, "--format", "json"], env=ENV, capture_output=True, text=True)
    judge(done.returncode in (0, 1) and (out / "hospital/rules.json").exists(), f"build: {done.stderr[-300:]}")
    return {p: json.loads((out / f"hospital/{p}.json").read_text()) for p in (*PAPERS, "procedures")}


def read_rows(papers, words_of):
    """Rows of 別表1 and of the procedures, each with its paper's name: (where, row)."""
    found = []
    for paper in PAPERS:
        for row in table_rows(part_of(papers[paper], "offices")):
            found.append((paper, dict(row, office=row["groups"][0])))
    for part in ("periodic", "events", "always"):
        for row in table_rows(part_of(papers["procedures"], part)):
            place = re.match(r"(細則)?(第[^（]*)", row["place"])
            found.append(("procedures", dict(row, office=row["groups"][0], moment=row["groups"][-1] if part != "always" else "",
                                             place=(place.group(1) or "") + place.group(2))))
    for _, row in found:
        s = words_of[row["id"]]
        case = row.pop("case", None)
        if case is not None:
            row["if"] = case if not s["if"] else s["if"] if case.split("\n")[-1] == s["if"] else case
            row["if"] = "" if not s["if"] else row["if"]
        row["act"] = row["act"].replace("ことができる", "") if s["kind"] == "may" else row["act"]
        row["times"] = s["times"] if row["time"] == s["time"] else [row["time"]]
    return found


def main():
    names = settings()
    all_of = statements(names)
    vocabulary = json.loads((DATA / "clauses/duty-words.json").read_text())
    moments = {w["id"]: w["name"] for kind in ("events", "occasions") for w in vocabulary[kind]}
    scratch = Path(tempfile.mkdtemp())
    try:
        folder = scratch / "project"
        shutil.copytree(ROOT / "samples/telehealth", folder)
        project = json.loads((folder / "bunkai.json").read_text())
        project["documents"] = ["rules", "bylaws", "procedures"]
        project["contracts"] = [dict(c, documents=["boundary"]) for c in project["contracts"]]
        (folder / "bunkai.json").write_text(json.dumps(project, ensure_ascii=False))
        papers = build(folder, scratch / "out")
        real = build_real(folder, scratch) if REAL.exists() else None
    finally:
        shutil.rmtree(scratch)
    look(papers, all_of, moments)
    if real:
        duties(real, *places(real), 50)
    print(f"{passed} passed, {failed} failed, {int(not real)} skipped")
    return 1 if failed else 0


def build_real(folder, scratch):
    """The same hospital with the real register in its first contract."""
    subprocess.run([BUNKAI, "import", REAL, "--to", folder, "--register", "R"], env=ENV, capture_output=True, check=False)
    project = json.loads((folder / "bunkai.json").read_text())
    project["contracts"] = [dict(project["contracts"][0], registers=["R"])]
    project["register_names"] = {"R": "登録簿"}
    (folder / "bunkai.json").write_text(json.dumps(project, ensure_ascii=False))
    return build(folder, scratch / "real")


def places(papers):
    """Per paper the words of each place, also as the other calls it; and of the article in which a place is."""
    texts = {p: provisions(papers[p]) for p in PAPERS}
    for own, other, lead in (("rules", "bylaws", "細則"), ("bylaws", "rules", "規程")):
        texts[own].update({lead + place: text for place, text in provisions(papers[other]).items()})
    texts["procedures"] = texts["rules"]
    articles = {(p, re.match(r"(細則|規程)?第[0-9]+条(の[0-9]+)*", place).group(0)): "" for p in texts for place in texts[p]}
    for paper in texts:
        for place, text in texts[paper].items():
            articles[paper, re.match(r"(細則|規程)?第[0-9]+条(の[0-9]+)*", place).group(0)] += text
    article_of = lambda paper, place: articles.get((paper, (re.match(r"(細則|規程)?第[0-9]+条(の[0-9]+)*", place) or [""])[0]), "")
    return texts, article_of


def look(papers, all_of, moments):
    texts, article_of = places(papers)
    in_papers = {a["origin"]["key"] for p in PAPERS for a in below(papers[p], "article") if (a.get("origin") or {}).get("kind") == "clause"}
    present = {k: s for k, s in all_of.items() if s["clause"] in in_papers and s["office"]}
    rows = read_rows(papers, all_of)
    judge(len(rows) > 900, f"{len(rows)} rows of {len(present)} statements")

    wrong = []
    for paper, row in rows:
        s = all_of[row["id"]]
        wanted = {**s, "keep": kept(s, all_of.values())}
        bad = differs(row, s, wanted) + faults(row, texts[paper], article_of(paper, row["place"]))
        wrong += [f"{paper}, {row['place']}, {row['id']}: {', '.join(bad)} of {row['office']} {row['act']}"] if bad else []
    judge(not wrong, f"{len(wrong)} of {len(rows)} rows differ from their article:\n  " + "\n  ".join(wrong[:25]))
    complete(rows, present, moments)
    duties(papers, texts, article_of, 30)
    mutate(rows, all_of, texts, article_of)


def complete(rows, present, moments):
    """Nothing is left out, and nothing stands twice."""
    booked = {(s["paper"], k) for k, s in present.items() if s["occasions"] or s["record"] or s["keep"]}
    found = [(paper, row["id"]) for paper, row in rows if paper in PAPERS]
    judge(len(found) == len(set(found)) and set(found) == booked, f"別表1: {sorted(booked ^ set(found))[:5]}")
    wanted = sorted((k, moments[m]) for k, s in present.items() for m in s["occasions"] + s["events"])
    wanted += sorted((k, "") for k, s in present.items() if not s["occasions"] + s["events"])
    found = [(row["id"], row["moment"]) for paper, row in rows if paper == "procedures"]
    judge(sorted(found) == sorted(wanted), f"procedures: {sorted(set(found) ^ set(wanted))[:5]}, {len(found)} rows, {len(wanted)} wanted")


def duties(papers, texts, article_of, least):
    """Each line of the register's duties has its office, and its record, in one of the 項 that the row cites."""
    count = 0
    for row in table_rows(part_of(papers["rules"], "duties")):
        said = row["担当及び行うこと"]
        if not said:
            continue
        count += 1
        cited = "\n".join(texts["rules"].get(p, "") + article_of("rules", p) for p in row["place"].split("\n"))
        bad = [r for r in row["record"].split("\n") if r not in cited]
        bad += [line for line in said.split("\n") if share(re.sub(r"（[^（）]*）$", "", line), cited) < LEAST]
        judge(not bad, f"the duty {row['項番']}: {bad} stands in none of {row['place']}")
    judge(count > least, f"{count} duties of the register say what is done")


def mutate(rows, all_of, texts, article_of):
    """Every field of every row becomes what another row has and its own article lacks."""
    values = {f: sorted({row[f] for _, row in rows if row.get(f)}) for f in ("office", "act", "record", "keep", "time", "if")}
    tried = missed = 0
    for paper, row in rows:
        article = article_of(paper, row["place"])
        for field, of in values.items():
            other = next((v for v in of if v not in article and share(v, article) < LEAST), None) if row.get(field) else None
            if other is None:
                continue
            changed = dict(row, **{field: other})
            changed["times"] = [other] if field == "time" else row["times"]
            tried += 1
            missed += field not in faults(changed, texts[paper], article)
    judge(tried > 2000 and not missed, f"{missed} of {tried} changes were not noticed")
    print(f"offices: {len(rows)} rows, {tried} changes of one field each, {missed} not noticed")


sys.exit(main())
