#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""`bunkai receive` from end to end on a sample: sent, answered in the workbook with openpyxl, received, decided by the hospital in its own
workbook, taken back. What is accepted as it was sent becomes a decision with its giver, all else stays open with both wordings; nothing is
written over, and what was received before changes nothing.
usage: receive.py BUNKAI"""
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile

import jsonschema
import openpyxl

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUNKAI = os.path.abspath(sys.argv[1])
WORDS = {"accepted": "承諾", "wish": "修正希望", "refused": "不可"}
with open(os.path.join(ROOT, "templates", "schema", "receive.schema.json"), encoding="utf-8") as schema_file:
    SCHEMA = json.load(schema_file)
passed = failed = skipped = 0


def judge(ok, what):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    if not ok:
        print("FAIL receive:", what)


def run(*words, status=0, **env):
    r = subprocess.run([BUNKAI, *words], capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8", **env})
    judge(r.returncode == status, f"{' '.join(words)}: status {r.returncode}, wanted {status}: {r.stdout[-600:]}{r.stderr[-600:]}")
    return r


class Talk:
    """A project with what it sends and what comes back."""

    def __init__(self, folder, sample="telehealth", contract="tele-2026"):
        self.folder, self.contract = folder, contract
        self.project = os.path.join(folder, "p")
        shutil.copytree(os.path.join(ROOT, "samples", sample), self.project)

    def read(self, name):
        path = os.path.join(self.project, name)
        with open(path, encoding="utf-8") as f:
            return json.load(f)

    def bytes(self):
        out = {}
        for base, _, names in os.walk(self.project):
            for name in names:
                path = os.path.join(base, name)
                with open(path, "rb") as f:
                    out[os.path.relpath(path, self.project)] = f.read()
        return out

    def send(self, party, *words):
        out = os.path.join(self.folder, f"out-{party}-{len(os.listdir(self.folder))}")
        run("send", self.project, "--contract", self.contract, "--to", party, "--due", "2027-03-31", "-o", out, *words)
        line = self.read("talks.json")["sendings"][-1]
        record = self.read(f"sent/{self.contract}/{party}/{line['number']}/sending.json")
        return os.path.join(out, "answers.xlsx"), record

    def receive(self, *words, status=0):
        """What --json says of a run."""
        r = run("receive", self.project, *words, "--json", status=status)
        try:
            said = json.loads(r.stdout)
            jsonschema.validate(said, SCHEMA)
            return said
        except jsonschema.ValidationError as e:
            judge(False, f"--json is none of its schema: {e.message[:200]}")
            return said
        except ValueError:
            judge(False, f"no JSON: {r.stdout[:300]}{r.stderr[:300]}")
            return {"files": [{"answers": []}]}

    def answers(self):
        return self.read("talks.json")["answers"]

    def decisions(self):
        return self.read("decisions.json")["decisions"]


def fill(book, record, answers, path):
    """Writes answers, by the 照合 code of their rows, under the heads of the columns."""
    wb = openpyxl.load_workbook(book)
    left = dict(answers)
    for sheet in record["sheets"]:
        ws = wb[sheet["name"]]
        heads = {c["field"]: c["head"] for c in sheet["columns"]}
        choices = {c["field"]: {v: k for k, v in c.get("choices", {}).items()} for c in sheet["columns"]}
        at = {}
        for line in ws.iter_rows():
            found = {str(c.value): c.column for c in line if c.value is not None}
            if heads["code"] in found:
                at = {f: found[h] for f, h in heads.items() if h in found}
                continue
            code = ws.cell(line[0].row, at["code"]).value if at else None
            for field, value in left.pop(code, {}).items():
                ws.cell(line[0].row, at[field]).value = choices.get(field, {}).get(value, value)
    judge(not left, f"rows that the workbook has not: {left}")
    wb.save(path)
    return path


def name(answer):
    """An answer of somebody with a name."""
    return {"by": "雛形 次郎", "date": "2026-11-20", **answer}


def rows(record, asks="row", **values):
    return [r for r in record["rows"] if r["asks"] == asks and
            all(r.get("values", {}).get(k.replace("__", ":")) == v for k, v in values.items())]


def ones(record):
    """Rows that can be accepted: one ◎, and the status is 案."""
    return [r for r in rows(record) if [v for k, v in r["values"].items() if k.startswith("role:")].count("accountable") == 1 and
            r["cells"]["status"] == "案"]


def of(said, code):
    found = [x for f in said["files"] for x in f["answers"] if x["code"] == code]
    return found[0] if len(found) == 1 else {"outcome": f"{len(found)} answers", "doubts": [], "decision": None}


def check_schemas(talk, what):
    for file, schema in (("talks.json", "talks"), ("decisions.json", "decisions")):
        with open(os.path.join(ROOT, "templates", "schema", schema + ".schema.json"), encoding="utf-8") as f:
            try:
                jsonschema.validate(talk.read(file), json.load(f))
                judge(True, "")
            except jsonschema.ValidationError as e:
                judge(False, f"{what}: {file}: {e.message[:200]} at {list(e.absolute_path)}")


def party_answers(talk):
    """A vendor's return: what is accepted, wished, refused, filled in; then the same again in all ways."""
    book, record = talk.send("tele")
    can = ones(record)
    yes, wish, no, fee, blank, lone, role = can[:7]
    roles = {k: v for k, v in role["values"].items() if k.startswith("role:")}
    other = next(k for k, v in roles.items() if v != "accountable")  # a second ◎, which nobody can agree on as it is
    path = fill(book, record, {
        yes["code"]: name({"answer": "accepted"}),
        wish["code"]: name({"answer": "wish", "words": "協議のうえ、乙が行う。", "reason": "体制による。"}),
        no["code"]: name({"answer": "refused", "reason": "乙の業務の対象外である。"}),
        fee["code"]: name({"answer": "accepted", "fee": "extra"}),
        lone["code"]: {"by": "雛形 次郎", "date": "2026-11-20"},
        role["code"]: name({"answer": "accepted", other: "accountable"}),
    }, os.path.join(talk.folder, "first.xlsx"))
    before = talk.bytes()
    dry = talk.receive(path, "--dry-run")
    judge(talk.bytes() == before, "--dry-run writes")
    said = talk.receive(path)
    judge([x["outcome"] for x in dry["files"][0]["answers"]] == [x["outcome"] for x in said["files"][0]["answers"]],
          "a dry run says something else")
    check_schemas(talk, "a vendor's return")
    wanted = {yes["code"]: "agreed", wish["code"]: "opened", no["code"]: "opened", fee["code"]: "opened", role["code"]: "opened"}
    for code, outcome in wanted.items():
        judge(of(said, code)["outcome"] == outcome, f"{code}: {of(said, code)} is not {outcome}")
    judge(len(said["files"][0]["answers"]) == len(wanted), "blank rows, or a lone name, are answers")
    decided = next((d for d in talk.decisions() if d["id"] == of(said, yes["code"])["decision"]), {})
    with open(path, "rb") as f:
        sha = hashlib.sha256(f.read()).hexdigest()
    given = decided.get("given", {})
    judge(decided.get("status") == "agreed" and decided.get("by") == "雛形 次郎" and decided.get("date") == "2026-11-20" and
          decided.get("requirement") == yes["key"] and decided.get("answers") == [of(said, yes["code"])["id"]] and
          given.get("party") == "tele" and given.get("file") == sha and given.get("sending") == record["id"] and "!" in given.get("cell", ""),
          f"the decision does not say who gave it: {decided}")
    opened = next((d for d in talk.decisions() if d["id"] == of(said, wish["code"])["decision"]), {})
    judge(opened.get("status") == "open" and "answers" not in opened, f"a wish: {opened}")
    kept = said["files"][0]["kept"]
    judge(talk.bytes().get(kept) == open(path, "rb").read(), f"{kept} is not the file as it came")
    judge(run("verify", talk.project).returncode == 0, "verify")

    before = talk.bytes()
    again = talk.receive(path)
    judge(again["files"][0]["seen"] and talk.bytes() == before, "the same file twice changes something")
    resaved = os.path.join(talk.folder, "resaved.xlsx")
    wb = openpyxl.load_workbook(path)
    wb.properties.title = "別の控え"
    wb.save(resaved)
    decisions, answers = talk.decisions(), talk.answers()
    again = talk.receive(resaved)
    judge(all(x["outcome"] == "known" for x in again["files"][0]["answers"]) and talk.decisions() == decisions and
          talk.answers() == answers, "the same answers in other bytes are something new")

    second = fill(book, record, {wish["code"]: name({"answer": "accepted", "by": "見本 三郎"}),
                                 yes["code"]: name({"answer": "refused"}),
                                 blank["code"]: name({"answer": "accepted"})}, os.path.join(talk.folder, "second.xlsx"))
    said = talk.receive(second)
    judge("other-answer" in of(said, wish["code"])["doubts"] and of(said, wish["code"])["outcome"] == "open", "a second person agrees for the first")
    judge("decided-otherwise" in of(said, yes["code"])["doubts"] and of(said, yes["code"])["outcome"] == "open",
          f"what was agreed is taken back: {of(said, yes['code'])}")
    judge(of(said, blank["code"])["outcome"] == "agreed", "what the first left blank")
    check_schemas(talk, "two people")
    first = next(k for k, v in roles.items() if v == "accountable")
    return {"first": first, "yes": yes, "wish": wish, "no": no, "fee": fee, "role": role, "other": other[len("role:"):]}


def hospital_answers(talk, rows_of):
    """The hospital's workbook: it takes one wish, makes a new proposal of another, and refuses the third."""
    open_answers = {x["key"]: x for x in talk.answers() if x.get("verdict") != "accepted"}
    book, record = talk.send("hospital")
    asked = {r["key"]: r for r in rows(record, "answer")}
    wish, no, role = (open_answers[rows_of[k]["key"]] for k in ("fee", "no", "role"))
    judge(all(x["id"] in asked for x in (wish, no, role)), "open answers are no rows of the hospital's workbook")
    free = [r for r in ones(record) if r["key"] not in {x["key"] for x in talk.answers()}]
    path = fill(book, record, {
        asked[wish["id"]]["code"]: name({"answer": "accepted", "by": "見本 太郎"}),
        asked[no["id"]]["code"]: name({"answer": "refused", "reason": "契約の範囲に含む。", "by": "見本 太郎"}),
        asked[role["id"]]["code"]: name({"answer": "wish", "when": "毎月", "by": "見本 太郎", rows_of["first"]: "informed"}),
        free[0]["code"]: name({"answer": "accepted", "by": "見本 太郎"}),
    }, os.path.join(talk.folder, "own.xlsx"))
    said = talk.receive(path)
    check_schemas(talk, "the hospital's return")
    took, refused, new = (of(said, asked[x["id"]]["code"]) for x in (wish, no, role))
    judge([x["outcome"] for x in (took, refused, new)] == ["agreed", "closed", "proposed"], f"the hospital's word: {took} {refused} {new}")
    judge(of(said, free[0]["code"])["outcome"] == "agreed", "a row of its own")
    taken = next((d for d in talk.decisions() if d["id"] == took["decision"]), {})
    judge(taken.get("fee") == "extra" and taken.get("status") == "agreed" and taken.get("given", {}).get("name") == "雛形 次郎" and
          set(taken.get("answers", [])) >= {wish["id"], took["id"]} and taken.get("by") == "見本 太郎", f"a wish that is taken: {taken}")
    closed = talk.read("talks.json")["closed"][-1]
    judge(closed["how"] == "refused" and closed["reason"] == "契約の範囲に含む。" and no["id"] in closed["answers"], f"closed: {closed}")
    proposed = next((d for d in talk.decisions() if d["id"] == new["decision"]), {})
    judge(proposed.get("status") == "proposed" and proposed.get("when") == "毎月" and role["id"] in proposed.get("answers", []) and
          proposed.get("roles", {}).get(rows_of["other"]) == "accountable", f"a new proposal: {proposed}")
    open_now = [x["id"] for x in open_answers_of(talk)]
    judge(wish["id"] not in open_now and no["id"] not in open_now and role["id"] not in open_now, f"still open: {open_now}")
    run("decide", talk.project, "--undo")
    open_now = [x["id"] for x in open_answers_of(talk)]
    judge(wish["id"] in open_now and role["id"] in open_now, "what was taken back is open again")
    return wish


def open_answers_of(talk):
    named = {a for d in talk.decisions() for a in d.get("answers", [])} | {a for c in talk.read("talks.json").get("closed", []) for a in c["answers"]}
    return [x for x in talk.answers() if x["id"] not in named]


def decide_names(talk, wish):
    run("decide", talk.project, wish["key"], "--contract", talk.contract, "--status", "agreed", "--by", "見本 太郎", "--override")
    judge(wish["id"] in talk.decisions()[-1].get("answers", []), f"decide does not name the open answer: {talk.decisions()[-1]}")


def clauses_and_contacts(talk):
    book, record = talk.send("tele")
    clauses = rows(record, "clause")
    first = clauses[0]["key"].split("/")[0]
    whole = [r for r in clauses if r["key"].split("/")[0] == first]
    several = next(k for k in (r["key"].split("/")[0] for r in clauses)
                   if k != first and len([r for r in clauses if r["key"].startswith(k + "/")]) > 1)
    part = [r for r in clauses if r["key"].startswith(several + "/")]
    contact = rows(record, "contact")[0]
    answers = {r["code"]: name({"answer": "accepted"}) for r in whole}
    answers[part[0]["code"]] = name({"answer": "accepted"})
    answers[part[1]["code"]] = name({"answer": "wish", "words": "協議して定める。"})
    answers[contact["code"]] = name({"member:phone": "0X-XXXX-7777"})
    said = talk.receive(fill(book, record, answers, os.path.join(talk.folder, "clauses.xlsx")))
    check_schemas(talk, "articles and contacts")
    judge({of(said, r["code"])["outcome"] for r in whole} == {"agreed"}, f"all 項 of {first}: {[of(said, r['code']) for r in whole]}")
    made = [d for d in talk.decisions() if d.get("clause") == first and d.get("given")]
    judge(len(made) == 1 and made[0]["status"] == "agreed" and len(made[0]["answers"]) == len(whole), f"{first}: {made}")
    judge(of(said, part[0]["code"])["doubts"] == ["incomplete"] and of(said, part[1]["code"])["outcome"] == "open", "a part of an article")
    judge(not [d for d in talk.decisions() if d.get("clause") == several and d.get("given")], "a part of an article is agreed")
    judge(of(said, contact["code"])["outcome"] == "taken", f"a contact: {of(said, contact['code'])}")
    mine = next(c for c in talk.read("contacts.json")["contacts"] if c["id"] == contact["key"])
    judge(mine["phone"] == "0X-XXXX-7777" and mine["confirmed"] == "2026-11-20", f"the contact is {mine}")


def changed_since(talk):
    book, record = talk.send("tele")
    row, other = ones(record)[:2]
    path = fill(book, record, {row["code"]: name({"answer": "accepted"}), other["code"]: {"answer": "accepted"}},
                os.path.join(talk.folder, "late.xlsx"))
    run("decide", talk.project, row["key"], "--contract", talk.contract, "--fee", "extra")
    before = talk.bytes()
    r = run("receive", talk.project, path, status=1)
    judge("answers-unnamed" in r.stderr and talk.bytes() == before, f"without a name: {r.stderr}")
    said = talk.receive(path, "--by", "雛形 次郎")
    judge("changed-since" in of(said, row["code"])["doubts"] and of(said, row["code"])["outcome"] == "open", "what changed is agreed")
    judge(of(said, other["code"])["outcome"] == "agreed", "named by --by")


def refusals(talk):
    book, record = talk.send("tele")
    row = ones(record)[0]
    path = fill(book, record, {row["code"]: name({"answer": "accepted"})}, os.path.join(talk.folder, "x.xlsx"))
    for words, code in ((["--from", "cloud"], "nothing-sent-to"), (["--sending", "nobody"], "no-sending")):
        r = run("receive", talk.project, path, *words, status=1)
        judge(code in r.stderr, f"{words}: {r.stderr}")
    letter = os.path.join(talk.folder, "letter.txt")
    with open(letter, "w", encoding="utf-8") as f:
        f.write("承諾します。\n")
    judge("no-table-file" in run("receive", talk.project, letter, status=1).stderr, "a letter")
    stray = os.path.join(talk.folder, "stray.csv")
    with open(stray, "w", encoding="utf-8") as f:
        f.write("名前,数\n見本,1\n")
    judge("no-return" in run("receive", talk.project, stray, status=1).stderr, "some other table")
    place = os.path.join(talk.project, f"sent/{talk.contract}/tele/{record['number']}/sending.json")
    with open(place, "a", encoding="utf-8") as f:
        f.write(" ")
    before = talk.bytes()
    judge("sending-damaged" in run("receive", talk.project, path, status=1).stderr and talk.bytes() == before, "a damaged record")


with tempfile.TemporaryDirectory() as top:
    talk = Talk(os.path.join(top, "a"))
    found = party_answers(talk)
    decide_names(talk, hospital_answers(talk, found))
    clauses_and_contacts(talk)
    changed_since(Talk(os.path.join(top, "b")))
    refusals(Talk(os.path.join(top, "c")))
print(f"{passed} passed, {failed} failed, {skipped} skipped")
sys.exit(failed > 0)
