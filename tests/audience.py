#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Who gets to read what: a word of its own is planted in every free text member that the JSON Schemas of a project's files know, in every
object of a full sample, in two states. Both are built, issued, amended and refreshed in every format; then every file that the parties of
a contract get is searched: its text, streams, parts, properties and name. What templates/audience.json keeps for the hospital, or for the
parties of another contract, stands in none of them; what it gives them is found.
usage: audience.py BUNKAI"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = ROOT / "templates" / "schema"
AUDIENCE = json.loads((ROOT / "templates" / "audience.json").read_text(encoding="utf-8"))["members"]
FULL = os.environ.get("BUNKAI_TEST_COUNTS") == "full"
FORMATS = "xlsx,pdf,docx,html,json,text,ics" if FULL else "xlsx,pdf,docx,html,ics"
# A mark may be broken over two lines, and a PDF writes texts in two bytes a character, or in hexadecimal digits.
MARK = re.compile(rb"Z[\s\0]*Q(?:[\s\0]*[0-9]){5}")
TAG = re.compile(rb"<[^<>]*>")
HEXED = re.compile(rb"5[aA](?:00)?51(?:(?:00)?3[0-9]){5}")
count = {"passed": 0, "failed": 0, "skipped": 0}

# Where the objects of each kind stand in a file of a project.
KINDS = {
    "project": {"": "project", "parties[]": "party", "systems[]": "system", "systems[].servers[]": "server",
                "systems[].devices[]": "device", "systems[].lines[]": "line", "systems[].backups[]": "backup", "systems[].media[]": "medium",
                "contracts[].flows[]": "flow-share", "contracts[].premises[]": "premise", "contracts[]": "contract", "contracts[].parties[]": "contract-party",
                "contracts[].omit[]": "omission", "omit[]": "omission"},
    "contacts": {"contacts[]": "contact", "escalation[]": "escalation", "desks[]": "desk"},
    "decisions": {"decisions[]": "decision", "acceptances[]": "acceptance", "actions[]": "action", "left[]": "left"},
    "inspection": {"": "inspection", "answers[]": "checklist-answer", "disclosures[]": "disclosure"},
    "talks": {"sendings[]": "sending", "answers[]": "answer", "closed[]": "answers-closed", "received[]": "received-file",
              "signed[]": "signed-paper"},
    "register": {"": "register", "scoring.levels[]": "level", "scoring.matrix[]": "matrix", "flows[]": "flow", "threats[]": "threat",
                 "risks[]": "risk", "risks[].residual[]": "residual", "requirements[]": "requirement",
                 "assessments[]": "assessment"},
}
# Free text to a schema, yet words that rules, scales and clauses know: another word would make another project.
VOCABULARY = {"requirement.applies", "requirement.response", "requirement.obligation", "risk.response", "risk.level", "risk.threat", "residual.level",
              "residual.requirements", "assessment.level", "assessment.response", "assessment.threat", "level.id", "level.response",
              "sending.id", "answer.sending", "answer.key", "received-file.sending", "matrix.level", "decision.position", "register.source.sha256", "flow-share.flow"}
# No paper of a party prints them.
UNPRINTED = {"flow", "threat", "assessment", "register.source.file", "register.source.title", "register.source.date", "level.place",
             "matrix.place", "residual.place", "system.*", "risk.option", "requirement.option", "decision.by", "desk.phone", "desk.name", "desk.fax",
             "desk.email", "desk.hours", "project.calendar", "project.title", "requirement.viewpoint", "requirement.extra", "answers-closed.by"}


def check(what, problems):
    count["failed" if problems else "passed"] += 1
    for problem in list(problems)[:8]:
        print(f"FAIL audience: {what}: {str(problem)[:300]}")


def read(path):
    return json.loads(Path(path).read_text(encoding="utf-8"))


def is_free(schema):
    types = schema.get("type", [])
    return "string" in ([types] if isinstance(types, str) else types) and not {"enum", "const", "pattern"} & set(schema)


def free_members(name):
    """(path of the object, member) of every free text of a kind of file: ('contracts[]', 'title'), ('', 'params.*')."""
    root, found = read(SCHEMAS / f"{name}.schema.json"), set()

    def walk(schema, where, member):
        schema = root["definitions"][schema["$ref"].split("/")[-1]] if "$ref" in schema else schema
        if is_free(schema) and member:
            found.add((where, member))
        for key, below in schema.get("properties", {}).items():
            walk(below, where, f"{member}.{key}" if member else key)
        if isinstance(schema.get("additionalProperties"), dict):
            walk(schema["additionalProperties"], where, f"{member}.*" if member else "*")
        if isinstance(schema.get("items"), dict):
            items = schema["items"]
            items = root["definitions"][items["$ref"].split("/")[-1]] if "$ref" in items else items
            if items.get("type") == "object":
                walk(items, f"{where}.{member}[]".strip(".") if where else f"{member}[]", "")
            else:
                walk(items, where, f"{member}[]")

    walk(root, "", "")
    return found


def named(kind, member):
    """As templates/audience.json names it: params of params.*, but source.title as it is."""
    stem = member if member.startswith("source.") else re.split(r"[.\[]", member)[0] if member != "*" else "*"
    return f"{kind}.{stem}"


def audience_of(name):
    kind, member = name.split(".", 1)
    return AUDIENCE.get(kind, {}).get(member, "hospital")


class Planting:
    """The marks of one project: what each is of, and which contracts it belongs to (None: all)."""

    def __init__(self, start):
        self.next, self.of = start, {}

    def mark(self, name, owners):
        token = f"ZQ{self.next:05d}"
        self.next += 1
        self.of[token] = (name, owners)
        return token


def with_mark(text, token):
    """Inside of the last sentence, so that a row still ends as its register ends its rows."""
    text = text or "記載"
    return f"{text[:-1]}{token}{text[-1]}" if text.endswith("。") else f"{text}{token}"


def objects(data, where):
    """Every object at a path, with the objects around it."""
    found = [(data, [data])]
    for step in where.split(".") if where else []:
        name, is_list, below = step.removesuffix("[]"), step.endswith("[]"), []
        for at, around in found:
            child = at.get(name) or ([] if is_list else {})
            below += [(c, [*around, c]) for c in (child if is_list else [child])]
        found = below
    return found


def owners_of(project, kind, around, register):
    """The contracts whose parties an object belongs to; None: those of all."""
    contracts, own = project["contracts"], around[-1]
    systems = {s for s in own.get("systems", [])} if kind == "contact" else set()

    def holds(c):
        parties = {p["party"] for p in c["parties"]}
        if kind == "party":
            return own["id"] in parties
        if kind in ("system", "server", "device"):
            return around[1]["id"] in c["systems"]
        if kind in ("contract", "contract-party") or (kind == "omission" and len(around) == 3):
            return around[1] is c
        if kind == "omission":
            return False
        if kind == "contact":
            return own["kind"] == "hospital" or own.get("party") in parties or bool(systems & set(c["systems"]))
        if kind in ("decision", "left"):
            return own.get("contract") in (None, c["id"])
        if kind in ("acceptance", "action"):
            return own.get("register", "register") in c.get("registers", ["register"])
        if kind in ("sending", "answer", "signed-paper"):
            return own["contract"] == c["id"]
        if kind in ("answers-closed", "received-file"):
            return (own.get("sending") or own["answers"][0]).startswith(f"{c['id']}.")
        if register:
            return register in c.get("registers", ["register"])
        return True

    return frozenset(c["id"] for c in contracts if holds(c))


def put(owner, member, planting, name, owners):
    """Plants one mark in a member of an object; members in members are made as needed."""
    *above, last = member.split(".")
    for step in above:
        owner = owner.setdefault(step, {})
        if not isinstance(owner, dict):
            return
    if last == "*":
        for key, value in list(owner.items()):
            if isinstance(value, str) and member != "*":
                owner[key] = with_mark(value, planting.mark(name, owners))
        if member in ("*", "extra.*"):
            owner["zz_flag" if member == "*" else "その他"] = planting.mark(name, owners)
    elif last.endswith("[]"):
        owner.setdefault(last[:-2], []).append(planting.mark(name, owners))
    else:
        owner[last] = with_mark(owner.get(last), planting.mark(name, owners))


def plant_file(path, kind_of_file, project, planting, register=None):
    data = project if kind_of_file == "project" else read(path)
    kinds = KINDS[kind_of_file]
    if kind_of_file == "decisions":  # the sample leaves nothing knowingly
        for contract in [*(c["id"] for c in project["contracts"]), "hospital"]:
            data.setdefault("left", []).append({"contract": contract, "points": ["clause:general-precedence"], "reason": "次の版で決める。",
                                                "by": "見本 太郎"})
    for where, member in sorted(free_members(kind_of_file)):
        at, rest = where, member
        check(f"{kind_of_file}: {where}.{member} is of a known kind", [] if at in kinds else [at])
        name = named(kinds.get(at, "?"), rest)
        stem = name.split(".", 1)
        check(f"{name} has an audience", [] if stem[1] in AUDIENCE.get(stem[0], {}) else [name])
        if name in VOCABULARY:
            continue
        for own, around in objects(data, at):
            put(own, rest, planting, name, owners_of(project, kinds[at], around, register))
    Path(path).write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")


def plant(folder, planting):
    project = read(folder / "bunkai.json")
    if len(project["documents"]) < 9:
        sys.exit("the sample does not make every document")
    for path in [folder / "register.json", *sorted((folder / "registers").glob("*.json"))]:
        plant_file(path, "register", project, planting, path.stem)
    plant_file(folder / "contacts.json", "contacts", project, planting)
    plant_file(folder / "decisions.json", "decisions", project, planting)
    plant_file(folder / "inspection.json", "inspection", project, planting)
    plant_file(folder / "bunkai.json", "project", project, planting)


def run(bunkai, *words, status=0, cwd=None):
    done = subprocess.run([bunkai, *map(str, words)], capture_output=True, text=True, check=False, cwd=cwd)
    check(" ".join(map(str, words)), [] if done.returncode == status else [f"status {done.returncode}", *done.stderr.splitlines()[-6:]])
    return done


def inflated(path):
    """What no reader shows. With few rounds of every third file, the same each time; what readers show is looked at in all."""
    if not FULL and sum(path.name.encode()) % 3:
        return path.read_bytes()
    done = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", "--decode-level=all", path, "-"], capture_output=True, check=False)
    return done.stdout


def words_of(path):
    """The parts of a file in which marks are looked for: all that can be read in it, its streams and its name."""
    data = path.read_bytes()
    parts = [data, str(path).encode()]
    if path.suffix == ".pdf":
        for words in (["mutool", "draw", "-q", "-F", "txt", path], ["pdfinfo", "-meta", path]):
            parts.append(subprocess.run(words, capture_output=True, check=False).stdout)
        parts.append(inflated(path))
    elif path.suffix in (".xlsx", ".docx"):
        with zipfile.ZipFile(path) as book:
            parts += [part for name in book.namelist() for part in (name.encode(), book.read(name))]
    if path.suffix in (".docx", ".html"):  # a word may be broken over runs, and be coloured in parts
        parts += [TAG.sub(b"", part) for part in parts if part[:1] == b"<"]
    return parts


def marks_of(part):
    yield from ("".join(re.findall("[ZQ0-9]", found.decode())) for found in MARK.findall(part))
    for found in HEXED.findall(part):
        yield bytes.fromhex(found.decode()).replace(b"\0", b"").decode()


def marks_in(paths):
    found = {}
    for path in paths:
        for part in words_of(path):
            for mark in marks_of(part):
                found.setdefault(mark, path)
    return found


def files(*folders):
    return [p for folder in folders for p in sorted(Path(folder).rglob("*")) if p.is_file()]


def counterparty_files(work, contract):
    """What the parties of a contract get: its folders of outputs, and the documents of its editions with their trees."""
    out = files(*(work / name / contract for name in ("out", "papers", "folders", "refreshed", "asked", "sent", "tables")))
    for edition in sorted((work / "hospital" / "issued" / contract).glob("*")):
        internal = {p.stem for p in files(edition / "hospital-only")}
        out += files(edition / "documents")
        out += [p for p in files(edition / "trees") if p.stem not in internal]
    return out


def answer_to(sending, record, number):
    """One answer of each kind that a workbook asks about, and a row of the party's own: all wishes. The last but one is refused later."""
    rows = {asks: [r for r in record["rows"] if r["asks"] == asks] for asks in ("row", "clause", "contact")}
    for row in [*rows["row"][:3], *rows["clause"][:1], *rows["contact"][:1], {"text": "新しい行"}]:
        yield {"id": f"{sending['contract']}.A-{number:03}", "sending": sending["id"], "contract": sending["contract"], "party": sending["party"],
               **{m: row[m] for m in ("asks", "key", "phase", "code") if row.get(m)}, "verdict": "wish", "doubts": [] if "key" in row else ["new"],
               "raw": {"備考": "控え"}, "members": {"phone": "0X-XXXX-2009"} if row.get("asks") == "contact" else {},
               "file": "0" * 64, "date": "2026-10-01"}
        number += 1


def talk(bunkai, work, planting):
    """Sent to two parties of two contracts, answered with marks, one answer refused; then sent again to each party, and to the hospital."""
    folder = work / "talks"
    shutil.copytree(work / "first", folder)
    if not FULL:  # the papers themselves were looked at; what sendings add is asked here
        project = read(folder / "bunkai.json")
        project["documents"] = ["annex", "agenda"]
        for c in project["contracts"]:
            c.pop("documents", None)
        (folder / "bunkai.json").write_text(json.dumps(project, ensure_ascii=False), encoding="utf-8")

    def send(contract, party, out, *words):
        run(bunkai, "send", folder, "--contract", contract, "--to", party, "--due", "2027-03-31", "-o", work / out / contract / party, *words)

    send("tele-2026", "tele", "asked")
    send("ehr-2026", "ehr", "asked")
    talks = {"answers": [], "closed": [], "received": [], "signed": [], **read(folder / "talks.json")}
    for s in talks["sendings"]:
        record = read(folder / "sent" / s["contract"] / s["party"] / "1" / "sending.json")
        given = list(answer_to(s, record, len(talks["answers"])))
        check(f"{s['id']} is answered in every way", [] if len(given) == 6 else given)
        talks["answers"] += given
        talks["closed"].append({"answers": [given[0]["id"]], "how": "refused", "by": "見本 太郎", "date": "2026-10-01"})
        talks["signed"].append({"contract": s["contract"], "edition": 1, "document": "annex", "sha256": "0" * 64, "name": "署名.pdf", "state": "signed",
                                "signatures": 2, "date": "2026-10-01"})
        talks["received"].append({"sha256": "0" * 64, "name": "回答.xlsx", "sending": s["id"], "party": s["party"], "date": "2026-10-01"})
    (folder / "talks.json").write_text(json.dumps(talks, ensure_ascii=False), encoding="utf-8")
    plant_file(folder / "talks.json", "talks", read(folder / "bunkai.json"), planting)
    for paper in ("talks", "talks-table"):
        run(bunkai, "build", folder, "-o", work / "tables", "--doc", paper, "--format", FORMATS)
    for contract, party, *words in (("tele-2026", "cloud"), ("tele-2026", "tele", "--open-only"), ("ehr-2026", "ehr", "--open-only")):
        send(contract, party, "sent", *words)
    send("tele-2026", "hospital", "own")


def judge_talks(work, marks):
    """What one party answers is asked of the hospital alone; a refused party reads why, no other does."""
    answers = {party: {marks[m][0] for m in marks_in(files(work / "sent" / contract / party)) if marks[m][0].split(".")[0] in
                       ("answer", "answers-closed")} for contract, party in (("tele-2026", "cloud"), ("tele-2026", "tele"), ("ehr-2026", "ehr"))}
    check("what a party answered is not sent to the next one", answers["cloud"])
    for party in ("tele", "ehr"):
        check(f"{party} reads why its answer was refused", [] if "answers-closed.reason" in answers[party] else [answers[party]])
    own = {marks[m][0] for m in marks_in(files(work / "own"))}
    docx = [p for p in files(*(work / name for name in ("asked", "sent"))) if p.suffix == ".docx"]
    check("a paper for Word goes to each party", [] if {p.parent.name for p in docx} == {"tele", "ehr", "cloud"} else docx)
    check("the hospital is asked about what was answered", [n for n in ("answer.text", "answer.reason", "answer.members") if n not in own])


def make_all(bunkai, work, plantings):
    for name, sample, planting in (("hospital", "telehealth", plantings[0]), ("next", "telehealth-next", plantings[1])):
        shutil.copytree(ROOT / "samples" / sample, work / name)
        plant(work / name, planting)
    project = read(work / "hospital" / "bunkai.json")
    scopes = [c["id"] for c in project["contracts"]] + ["hospital"]
    shutil.copytree(work / "hospital", work / "first")
    run(bunkai, "build", work / "first", "-o", work / "out", "--format", FORMATS)
    talk(bunkai, work, plantings[2])
    for scope in scopes:
        run(bunkai, "issue", work / "hospital", "--contract", scope, "--date", "2026-10-01", "--with-findings")
    shutil.copytree(work / "next", work / "hospital", dirs_exist_ok=True)
    for scope in scopes:
        run(bunkai, "amend", f"{work / 'hospital'}@{scope}/1", work / "hospital", "-o", work / "papers", "--format", FORMATS)
    if FULL:
        run(bunkai, "amend", work / "first", work / "next", "-o", work / "folders", "--format", FORMATS)
        run(bunkai, "refresh", work / "hospital", "-o", work / "refreshed", "--format", FORMATS)
        for scope in scopes:
            run(bunkai, "issue", work / "hospital", "--contract", scope, "--date", "2027-02-15", "--with-findings")
        run(bunkai, "verify", work / "hospital", "--rebuild")
    return scopes[:-1]


def is_for(name, owners, contract):
    audience = audience_of(name)
    return audience == "everyone" or (audience == "parties" and contract in owners)


def is_unprinted(name):
    return name in UNPRINTED or name.split(".", 1)[0] in UNPRINTED


def judge(work, contracts, marks):
    seen = {c: marks_in(counterparty_files(work, c)) for c in contracts}
    for contract, found in seen.items():
        wrong = [f"{m} of {marks[m][0]} stands in {path.relative_to(work)}" for m, path in sorted(found.items())
                 if not is_for(*marks[m], contract)]
        check(f"nothing in the files of {contract} is for others", wrong)
        check(f"files of {contract} hold marks at all", [] if len(found) > 300 else [len(found)])
        for kind in ("docx", "html"):
            alone = marks_in(p for p in counterparty_files(work, contract) if p.suffix == f".{kind}")
            check(f"{kind} of {contract} hold marks at all", [] if len(alone) > 100 else [len(alone)])
        changed = [p for p in files(work / "papers" / contract) if p.name.endswith("-redline.docx")]
        check(f"{contract} gets papers with tracked changes", [] if changed and marks_in(changed) else [changed])
    everything = set().union(*seen.values())
    judge_talks(work, marks)
    names = {name for name, _ in marks.values()}
    shown = {marks[m][0] for m in everything}
    missing = [n for n in sorted(names) if audience_of(n) != "hospital" and n not in shown and not is_unprinted(n)]
    check("what is theirs is found", [f"{n} stands in no file of a party" for n in missing])
    inside = marks_in(files(work / "out" / "hospital", work / "out" / "hospital-only", work / "papers" / "hospital"))
    kept = {marks[m][0] for m in inside if audience_of(marks[m][0]) == "hospital"}
    check("the search finds what is for the hospital where it is", [] if "contact.note" in kept else [sorted(kept)])
    planted = {a: sum(audience_of(n) == a for n, _ in marks.values()) for a in ("everyone", "parties", "hospital")}
    print(f"audience: {len(marks)} marks of {len(names)} members planted ({planted['everyone']} everyone, {planted['parties']} parties, "
          f"{planted['hospital']} hospital); {len(everything)} found in {sum(len(counterparty_files(work, c)) for c in contracts)} files of "
          f"{len(contracts)} contracts, {len(kept)} hospital members in the hospital's own")


COLUMN = '{"head": "備考", "field": "note"}'


def refuses(bunkai, work):
    """A template of the hospital's own that would hand out its notes makes nothing; the check can fail."""
    shutil.copytree(ROOT / "samples" / "telehealth", work / "leaky")
    own = work / "leaky" / "templates" / "documents" / "annex.json"
    own.parent.mkdir(parents=True)
    text = (ROOT / "templates" / "documents" / "annex.json").read_text(encoding="utf-8")
    head = '{"head": "所在地", "field": "address"'
    check("the annex has a table of parties", [] if head in text else [head])
    own.write_text(text.replace(head, f"{COLUMN},{head}", 1), encoding="utf-8")
    done = run(bunkai, "build", work / "leaky", "-o", work / "leak", status=1)
    check("the message names code and place", [] if "internal-words" in done.stderr and "annex.json:parts[" in done.stderr else [done.stderr])
    check("nothing is written", files(work / "leak") if (work / "leak").exists() else [])


def tools_are_there():
    missing = [t for t in ("qpdf", "mutool", "pdfinfo") if not shutil.which(t)]
    if missing:
        print(f"SKIP audience: {', '.join(missing)} is not there")
        print("0 passed, 0 failed, 1 skipped")
    return not missing


def main():
    if not tools_are_there():
        return 0
    with tempfile.TemporaryDirectory(prefix="bunkai-audience-") as folder:
        work, plantings = Path(folder), (Planting(0), Planting(50000), Planting(90000))
        contracts = make_all(Path(sys.argv[1]).resolve(), work, plantings)
        judge(work, contracts, {**plantings[0].of, **plantings[1].of, **plantings[2].of})
        refuses(Path(sys.argv[1]).resolve(), work)
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return 1 if count["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
