#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The whole way of a contract's papers, as its people go it: sent, redlined by the vendor's lawyer in a word processor while its contract manager answers the
workbook, both received, decided by the hospital in its own workbook, sent again, agreed, issued, signed by two, verified and filed; changed, and the change
as a paper with tracked changes; last on a screen. What is told in each step is held against what was done, and counted. On the sample, and in full rounds on
the real register of ../shared where it is.
usage: papers_way.py BUNKAI [-k] [-r]       -k: keep the project, and say where; -r: the real register alone"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pikepdf

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parent.parent
for folder in ("papers_way", "talks_way", "signed", "proof"):
    sys.path.insert(0, str(ROOT / "tests" / folder))
import book  # noqa: E402
import pages  # noqa: E402
import signing  # noqa: E402
import update  # noqa: E402
import tree  # noqa: E402
from lawyer import Lawyer, fold, is_tracked, view  # noqa: E402

BUNKAI = os.path.abspath(sys.argv[1])
SHARED = ROOT.parent / "shared/register/telehealth.xlsx"
FULL = os.environ.get("BUNKAI_TEST_COUNTS") == "full"
CONTRACT, HEAD, LAW, DESK = "tele-2026", "病院長 見本 太郎", "例示 花子", "雛形 次郎"
PAPERS = ["annex", "boundary", "work-report", "contacts"]
ENV = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": ""}
SCHEMAS = {k: json.loads((ROOT / f"templates/schema/{k}.schema.json").read_text(encoding="utf-8")) for k in ("receive", "talks", "decisions", "sending", "verified")}
# 項 that are edited: key -> (old words, new words)
WISHED = {"general-table/5": ("30日以内", "60日以内"), "general-precedence/6": ("5営業日以内", "10営業日以内"), "general-amendment/3": ("30日以内", "45日以内"),
          "fault-repair-inspection/6": ("10日以内", "20日以内")}
UNMARKED, GONE, ASKED, BEHIND = "multi-vendor-bundle/4", "lifecycle-cost/4", "fault-repair-media/6", "general-table/9"
count = Counter()


def check(ok, what):
    count["passed" if ok else "failed"] += 1
    if not ok:
        print("FAIL papers_way:", str(what)[:900], flush=True)


def run(*words, status=0):
    r = subprocess.run([BUNKAI, *map(str, words)], capture_output=True, text=True, env=ENV, check=False)
    check(r.returncode == status, f"{' '.join(map(str, words))[:300]}: status {r.returncode}, wanted {status}: {r.stdout[-300:]}{r.stderr[-600:]}")
    return r


def all_files(folder):
    return {p: p.read_bytes() for p in sorted(Path(folder).rglob("*")) if p.is_file()}


class Way:
    def __init__(self, top, name, real):
        self.top, self.name, self.p, self.n = Path(top), name, Path(top) / "p", 0
        shutil.copytree(ROOT / "samples/telehealth", self.p)
        if not FULL:
            path = self.p / "bunkai.json"
            path.write_text(re.sub(r'"documents": .*', f'"documents": {json.dumps(PAPERS)},', path.read_text(encoding="utf-8")), encoding="utf-8")
        if real:
            run("import", SHARED, "--to", self.p, "--register", "real")
            run("set", self.p, f"contract/{CONTRACT}", "registers+=real")

    def read(self, name):
        return json.loads((self.p / name).read_text(encoding="utf-8"))

    def valid(self, what):
        for file in ("talks", "decisions"):
            errors = [e.message[:200] for e in jsonschema.Draft202012Validator(SCHEMAS[file]).iter_errors(self.read(f"{file}.json"))]
            check(not errors, f"{self.name}: {what}: {file}.json: {errors[:3]}")

    def open_answers(self):
        talks = self.read("talks.json")
        named = {a for d in self.read("decisions.json")["decisions"] for a in d.get("answers", [])} | {a for c in talks["closed"] for a in c["answers"]}
        return [x for x in talks["answers"] if x["id"] not in named]

    def json(self, schema, *words, status=0):
        r = run(*words, "--json", status=status)
        try:
            said = json.loads(r.stdout)
            jsonschema.validate(said, SCHEMAS[schema])
            return said
        except (ValueError, jsonschema.ValidationError) as e:
            check(False, f"{self.name}: {words}: --json: {str(e)[:300]}")
            return {}

    def send(self, party, *words):
        self.n += 1
        out = self.top / f"out-{self.n}-{party}"
        run("send", self.p, "--contract", CONTRACT, "--to", party, "--due", "2026-12-31", "-o", out, *words)
        number = self.read("talks.json")["sendings"][-1]["number"]
        record = self.read(f"sent/{CONTRACT}/{party}/{number}/sending.json")
        jsonschema.validate(record, SCHEMAS["sending"])
        return out, record, self.p / f"sent/{CONTRACT}/{party}/{number}"

    def receive(self, *files, status=0):
        said = self.json("receive", "receive", self.p, *files, status=status)
        self.valid(f"received {[Path(f).name for f in files]}")
        return said.get("files", []), said.get("findings", [])

    def is_told(self, what, file, expected):
        """`expected`: (key, by) -> outcome and doubts, in any order, and nothing else."""
        got = {(x["key"], x.get("by")): (x["outcome"], *sorted(x["doubts"])) for x in file["answers"]}
        wrong = [(k, expected.get(k), got.get(k)) for k in {*expected, *got} if expected.get(k) != got.get(k)]
        check(not wrong and len(file["answers"]) == len(expected), f"{self.name}: {what}: (who, wanted, told) {wrong[:6]}")

    def build(self, folder, formats, *words):
        run("build", self.p, "-o", self.top / folder, "--contract", CONTRACT, "--format", formats, *words)
        return self.top / folder / CONTRACT


def is_sent(way, out, record, kept):
    """The annex lies beside the PDFs, tracks, says which sending it is, and is kept as it went out."""
    paper = out / "annex.docx"
    check(paper.read_bytes() == (kept / "files/annex.docx").read_bytes(), f"{way.name}: annex.docx is not kept as it was sent")
    check(is_tracked(paper), f"{way.name}: the annex that is sent does not track changes")
    with_id = b"".join(v for k, v in Lawyer(paper, record, LAW).paper.parts.items() if k.startswith(("docProps/", "word/header", "word/footer")))
    check(with_id.count(record["id"].encode()) >= 3, f"{way.name}: the annex does not say that it is {record['id']}")
    letter = fold(subprocess.run(["pdftotext", "-layout", out / "letter.pdf", "-"], capture_output=True, text=True, check=False).stdout)
    check("annex.docx" in letter and "変更履歴" in letter, f"{way.name}: the letter does not say what to do with annex.docx")


def redlined(way, out, record):
    """What the lawyer does; the whole texts afterwards."""
    lawyer = Lawyer(out / "annex.docx", record, LAW)
    at = lawyer.paragraphs()
    texts = {key: lawyer.replace(at[key], *words) for key, words in WISHED.items()}
    lawyer.comment(at["general-table/5"], "社内の決裁に日数を要するため。")
    lawyer.comment(at[ASKED], "費用の範囲を伺いたい。")
    lawyer.delete(at[GONE])
    lawyer.add(at[BEHIND], "10\t乙は、前項の記録を四半期ごとに取りまとめ、甲に示す。")
    texts[UNMARKED] = lawyer.replace(at[UNMARKED], "30分以内", "60分以内", tracked=False)
    return lawyer.save(way.top / "甲乙修正.docx"), texts


def answered(way, out, record, texts):
    """What the contract manager writes at the same time: rows, and some of the lawyer's 項, one in the same words, one otherwise, one accepted."""
    rows = [r for r in record["rows"] if r["asks"] == "row" and r["cells"]["status"] == "案" and list(r["values"].values()).count("accountable") == 1][:8]
    clauses = {r["key"]: r for r in record["rows"] if r["asks"] == "clause"}
    said = {"by": DESK, "date": "2026-10-20"}
    answers = {r["code"]: {**said, "answer": "accepted"} for r in rows[1:]}
    answers[rows[0]["code"]] = {**said, "answer": "wish", "when": "毎月末日", "reason": "要員の手当てを要するため。"}
    same, other, accepted = (clauses[k] for k in ("general-precedence/6", "general-amendment/3", "fault-repair-inspection/6"))
    answers[same["code"]] = {**said, "answer": "wish", "words": texts[same["key"]]}
    answers[other["code"]] = {**said, "answer": "wish", "words": other["cells"]["wording"].replace("30日以内", "20日以内"), "reason": "早い回答が望ましい。"}
    answers[accepted["code"]] = {**said, "answer": "accepted"}
    return book.by_openpyxl(out / "answers.xlsx", record, answers, str(way.top / "回答.xlsx")), rows


def first_return(way, out, record):
    paper, texts = redlined(way, out, record)
    workbook, rows = answered(way, out, record, texts)
    before = len(way.read("decisions.json")["decisions"])
    files, findings = way.receive(paper, workbook)
    law, desk = {}, {}
    for key in WISHED:
        law[key, LAW] = ("open",) if key in ("general-table/5", "general-precedence/6") else ("open", "other-answer")
    law.update({(UNMARKED, None): ("open", "unmarked"), (GONE, LAW): ("open", "remark"), (ASKED, LAW): ("open", "remark"), (None, LAW): ("open", "new")})
    desk.update({(r["key"], DESK): ("agreed",) for r in rows[1:]})
    desk.update({(rows[0]["key"], DESK): ("opened",), ("general-precedence/6", DESK): ("known",), ("general-amendment/3", DESK): ("open", "other-answer"),
                 ("fault-repair-inspection/6", DESK): ("open", "incomplete", "other-answer")})
    way.is_told("the lawyer's annex", files[0], law)
    way.is_told("the manager's workbook", files[1], desk)
    by_key = {x["key"]: x for x in files[0]["answers"]}
    for key, (old, new) in WISHED.items():
        x = by_key[key]
        check((x["verdict"], x["text"], x["date"]) == ("wish", texts[key], "2026-10-19"), f"{way.name}: the wish of {key}: {x}")
        check([{k: e[k] for k in e if k in ("inserted", "deleted")} for e in x["edits"]] == [{"deleted": old}, {"inserted": new}], f"{way.name}: edits of {key}: {x['edits']}")
    check(by_key["general-table/5"]["reason"] == "社内の決裁に日数を要するため。", f"{way.name}: the comment: {by_key['general-table/5']}")
    check(by_key[None]["maybe"] == [BEHIND] and by_key[None]["text"].startswith("乙は、前項の記録"), f"{way.name}: the new 項: {by_key[None]}")
    check(by_key[None]["cell"] == "第4条第9項の次", f"{way.name}: where the new 項 stands: {by_key[None]['cell']}")
    told = [f for f in findings if f["code"] == "unmarked-changes"]
    check(len(told) == 1 and "第9条第4項" in told[0]["message"], f"{way.name}: the change without tracking is told: {findings}")
    made = way.read("decisions.json")["decisions"][before:]
    check(len(made) == len(rows), f"{way.name}: {len(made)} decisions, {len(rows)} rows were answered")
    check(len(way.read("talks.json")["answers"]) == len(law) + len(desk) - 1, f"{way.name}: answers recorded")
    kept = way.p / f"answers/{CONTRACT}/tele/1"
    check(sorted(p.suffix for p in kept.iterdir()) == [".docx", ".xlsx"], f"{way.name}: the files are kept: {list(kept.iterdir())}")
    again, _ = way.receive(paper, workbook)
    check(all(f["seen"] for f in again), f"{way.name}: the same files again")
    return texts


def hospital(way, texts):
    """It takes three wordings and a time, and says no to the others with its reasons."""
    out, record, kept = way.send("hospital", "--open-only")
    check(not list(out.glob("*.docx")) and not list((kept / "files").glob("*.docx")), f"{way.name}: the hospital's own office gets a paper for Word")
    answers = {x["id"]: x for x in way.read("talks.json")["answers"]}
    rows = {(answers[r["key"]].get("key"), answers[r["key"]].get("by")): r for r in record["rows"] if r["asks"] == "answer"}
    words = {k: r["cells"]["other"] for k, r in rows.items()}
    check("無断変更" in words[UNMARKED, None] and "30分以内" in words[UNMARKED, None] and "60分以内" in words[UNMARKED, None], f"{way.name}: what was changed without tracking: {words[UNMARKED, None]}")
    check("削除" in words[GONE, LAW] and "承諾" not in words[GONE, LAW], f"{way.name}: a 項 that the party deletes: {words[GONE, LAW]}")
    check("伺いたい" in words[ASKED, LAW] and "承諾" not in words[ASKED, LAW], f"{way.name}: a comment alone: {words[ASKED, LAW]}")
    check(rows["general-table/5", LAW]["cells"]["words"] == texts["general-table/5"], f"{way.name}: the wish stands in the hospital's workbook")
    yes, no = {"answer": "accepted"}, {"answer": "refused"}
    said = {("general-table/5", LAW): yes, ("general-precedence/6", LAW): yes, ("general-amendment/3", LAW): yes,
            ("general-amendment/3", DESK): {**no, "reason": "法務の方の案による。"}, ("fault-repair-inspection/6", LAW): {**no, "reason": "10日で足りる。"},
            (GONE, LAW): {**no, "reason": "費用の定めは残す。"}, (UNMARKED, None): {**no, "reason": "記録のない変更は受けない。"},
            (ASKED, LAW): {**no, "reason": "媒体の代金を含む。"}, (None, LAW): {**no, "reason": "第9項で足りる。"}}
    wish = next(k for k in rows if k[0] and k[0].startswith(("register:", "real:")))
    said[wish] = yes
    answers = {rows[k]["code"]: {"by": "見本 太郎", "date": "2026-10-25", **v} for k, v in said.items()}
    files, _ = way.receive(book.by_openpyxl(out / "answers.xlsx", record, answers, str(way.top / "甲.xlsx")))
    # 項 of a clause that nobody has accepted yet: the taken wording is a proposal
    got = Counter(x["outcome"] for x in files[0]["answers"])
    check(got == {"proposed": 3, "agreed": 1, "closed": 6}, f"{way.name}: the hospital: {got}")
    return {v["reason"] for v in said.values() if "reason" in v}


def second_round(way, texts, reasons, first):
    """The new annex has what was taken; a file of the first sending that comes late is held against the first; then all is accepted."""
    out, record, _ = way.send("tele", "--open-only", "--date", "2026-11-01")
    asked = {r["key"]: r["cells"]["wording"] for r in record["rows"] if r["asks"] == "clause"}
    taken = ("general-table/5", "general-precedence/6", "general-amendment/3")
    check(all(asked[k] == texts[k] for k in taken), f"{way.name}: the second sending asks about the taken words")
    now, was = view(out / "annex.docx", False), view(first[0] / "annex.docx", False)
    for key in (*WISHED, UNMARKED):
        here = any(line.endswith(fold(texts[key])) for line in now)
        check(here == (key in taken), f"{way.name}: {key} in the second annex: {here}")
    check(view(out / "annex.docx", True) == now, f"{way.name}: the second annex holds changes")
    check(len(set(now) ^ set(was)) >= 6, f"{way.name}: the two annexes differ in {len(set(now) ^ set(was))} lines")
    letter = subprocess.run(["pdftotext", "-layout", out / "letter.pdf", "-"], capture_output=True, text=True, check=False).stdout
    check(all(fold(r) in fold(letter) for r in reasons), f"{way.name}: the letter gives no reasons")
    check(all(w in fold(letter) for w in ("文言：（削除）", "第4条第9項の次", "書添え：費用の範囲を伺いたい。")), f"{way.name}: the letter does not say what was not taken: {letter[900:2400]}")
    late = Lawyer(first[0] / "annex.docx", first[1], LAW)
    at = late.paragraphs()
    late.replace(at["general-table/5"], "30日以内", "90日以内")
    files, _ = way.receive(late.save(way.top / "遅れて.docx"))
    way.is_told("a file of the first sending that comes late", files[0], {("general-table/5", LAW): ("open", "changed-since", "other-answer")})
    files, findings = way.receive(out / "annex.docx")
    check(files[0]["answers"] == [] and not findings, f"{way.name}: the second annex comes back as it was: {files} {findings}")
    answers = {r["code"]: {"by": DESK, "date": "2026-11-05", "answer": "accepted"} for r in record["rows"]
               if r["asks"] == "clause" or r["asks"] == "row" and list(r["values"].values()).count("accountable") == 1}
    files, _ = way.receive(book.by_openpyxl(out / "answers.xlsx", record, answers, str(way.top / "再回答.xlsx")))
    got = Counter(x["outcome"] for x in files[0]["answers"])
    check(len(files[0]["answers"]) == len(answers) and got["agreed"] > 500, f"{way.name}: what is accepted: {got}")
    check({x.get("key") for x in way.open_answers()} == {"general-table/5"}, f"{way.name}: open in the end: {[(x['id'], x.get('key'), x.get('doubts')) for x in way.open_answers()]}")
    # the late wish is not taken; then nothing stands against what its firm has accepted
    out, record, _ = way.send("hospital", "--open-only")
    late = next(x["id"] for x in way.open_answers() if x["by"] == LAW)
    answers = {r["code"]: {"by": "見本 太郎", "date": "2026-11-10", **({"answer": "refused", "reason": "前の送付への回答である。"} if r["key"] == late else {"answer": "accepted"})}
               for r in record["rows"] if r["asks"] == "answer"}
    files, _ = way.receive(book.by_openpyxl(out / "answers.xlsx", record, answers, str(way.top / "甲2.xlsx")))
    check(not way.open_answers(), f"{way.name}: open in the end: {way.open_answers()} {files}")


def issued(way, texts):
    """What is left is left knowingly; the edition says the words that were taken."""
    kinds = json.loads(run("ready", way.p, "--contract", CONTRACT, "--json", status=1).stdout)["contracts"][0]["kinds"]
    for kind, n in kinds.items():
        if n:
            run("ready", way.p, "--contract", CONTRACT, "--leave", f"{kind}:*", "--reason", "次の版で定める。", "--by", HEAD)
    run("issue", way.p, "--contract", CONTRACT, "--date", "2026-12-01", "--approved-by", HEAD, "--approved-on", "2026-11-30")
    paper = way.p / f"issued/{CONTRACT}/1/documents/annex.pdf"
    built = way.build("first", "docx,json")
    now = view(built / "annex.docx", False)
    for key in ("general-table/5", "general-precedence/6", "general-amendment/3"):
        check(any(line.endswith(fold(texts[key])) for line in now), f"{way.name}: the edition does not say {texts[key][:60]}")
    check(not is_tracked(built / "annex.docx"), f"{way.name}: a paper that nobody was sent tracks changes")
    check("DRAFT" not in "".join(now), f"{way.name}: the edition is a draft")
    return paper, built


def signed(way, paper):
    """Two sign at their places, one after the other. Then it is verified and filed, and what is no such paper is not."""
    keys, data = signing.Keys(way.top), paper.read_bytes()
    places = [w for page in pages.words_of(data) for w in page if w.text.endswith("・記名押印")]
    check(len(places) >= 2, f"{way.name}: places to sign: {places}")
    for i, name in enumerate((HEAD, DESK)):
        w = places[i]
        x, y = (w.box[0] + w.box[2]) / 2, (w.box[1] + w.box[3]) / 2
        data = signing.sign(data, keys, name=name, field=f"Signature{i + 1}", page=w.page, box=(x - 20, y - 20, x + 20, y + 20), form=(update.STREAM, update.TABLE)[i], day="20261203")
    back = way.top / "署名済.pdf"
    back.write_bytes(data)
    said = way.json("verified", "verify", way.p, back)
    check((said["state"], said["prefix"], said["contract"], said["edition"], said["document"], said["updates"]) == ("signed", True, CONTRACT, 1, "annex", 2), f"{way.name}: {said}")
    check([(s["name"], s["whole"]) for s in said["signatures"]] == [(HEAD, True), (DESK, True)], f"{way.name}: who signed: {said['signatures']}")
    check(way.json("verified", "verify", way.p, paper)["state"] == "same", f"{way.name}: the issued file itself")
    bad = way.top / "覆い.pdf"
    u = update.Update(data)
    cover = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Square, Rect=[120, 500, 380, 560], F=4, IC=[1, 1, 1], C=[1, 1, 1],
                               AP=pikepdf.Dictionary(N=signing.appearance(u, 260, 60, b"1 1 1 rg 0 0 260 60 re f")))
    signing.annotate(u, 6, u.add(cover))
    bad.write_bytes(u.finish())
    said = way.json("verified", "verify", way.p, bad, status=1)
    check(said["state"] == "changed" and any(x["page"] == 6 for x in said["places"]), f"{way.name}: a white square over words: {said['state']} {said['places'][:2]}")
    before = all_files(way.p)
    run("receive", way.p, bad, status=1)
    check(all_files(way.p) == before, f"{way.name}: a changed paper leaves traces")
    run("receive", way.p, back)
    filed = list((way.p / "signed" / CONTRACT / "1").iterdir())
    check(len(filed) == 1 and filed[0].read_bytes() == data and filed[0].name.startswith("annex-"), f"{way.name}: the signed paper is filed: {filed}")
    lines = way.read("talks.json")["signed"]
    check(len(lines) == 1 and (lines[0]["contract"], lines[0]["document"], lines[0]["edition"]) == (CONTRACT, "annex", 1), f"{way.name}: talks.json says {lines}")
    way.valid("signed")
    before = all_files(way.p)
    run("receive", way.p, back)
    check(all_files(way.p) == before, f"{way.name}: the same signed paper again")
    run("verify", way.p)
    filed[0].write_bytes(data + b"\n")
    check("signed/" in run("verify", way.p, status=1).stderr, f"{way.name}: a signed paper that was changed where it lies is not told")
    filed[0].write_bytes(data)


def changed(way, built):
    """The next change as a paper with tracked changes: rejected it is what was signed, accepted what the next edition says."""
    run("set", way.p, f"contract/{CONTRACT}", "params.alt_notice_days=10")
    run("reword", way.p, "general-consultation/7", "--contract", CONTRACT, "--by", HEAD, "--text", "回答が期限に遅れたときは、乙は、その遅れにより遅れた義務について責任を負わない。")
    now = way.build("next", "docx,json")
    run("amend", f"{way.p}@{CONTRACT}/1", way.p, "-o", way.top / "draft", "--contract", CONTRACT, "--format", "docx")
    redline = way.top / "draft" / CONTRACT / "annex-redline.docx"
    check(view(redline, True) == view(built / "annex.docx", False), f"{way.name}: rejected it is not what was signed")
    check(view(redline, False) == view(now / "annex.docx", False), f"{way.name}: accepted it is not the new state")
    run("issue", way.p, "--contract", CONTRACT, "--date", "2027-02-01", "--note", "期限の変更", "--with-findings")
    second = way.build("second", "docx,json,html")
    run("amend", f"{way.p}@{CONTRACT}/1", f"{way.p}@{CONTRACT}/2", "-o", way.top / "final", "--contract", CONTRACT, "--format", "docx")
    redline = way.top / "final" / CONTRACT / "annex-redline.docx"
    old, new = view(redline, True), view(redline, False)
    check(old == view(built / "annex.docx", False), f"{way.name}: of two editions, rejected: {first_difference(old, view(built / 'annex.docx', False))}")
    check(new == view(second / "annex.docx", False), f"{way.name}: of two editions, accepted: {first_difference(new, view(second / 'annex.docx', False))}")
    check(any("その遅れにより遅れた義務について責任を負わない" in line for line in new) and old != new, f"{way.name}: the change is not in the redline")
    back = way.top / "署名済.pdf"
    said = way.json("verified", "verify", way.p, back)
    check((said["state"], said["edition"]) == ("signed", 1), f"{way.name}: the signed paper of the first edition, after the second: {said}")
    run("verify", way.p)
    return second


def first_difference(found, wanted):
    return next(((i, a, b) for i, (a, b) in enumerate(zip(found, wanted)) if a != b), (len(found), len(wanted)))


def words_of_tree(path):
    """What a document says, a text for each word of its blocks."""
    document = json.loads(path.read_text(encoding="utf-8"))
    for part in document["body"]:
        blocks = []
        tree.walk(part, 0, blocks)
        yield from (word for block in blocks for word in block.words)


class Page(HTMLParser):
    """Words that a screen shows, ids and links."""

    def __init__(self, path):
        super().__init__()
        self.words, self.ids, self.links, self.loads, self.silent = [], set(), [], [], 0
        self.feed(Path(path).read_text(encoding="utf-8"))
        self.all = tree.squash("".join(self.words))

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.silent += tag in ("script", "style")
        self.ids.add(attrs.get("id"))
        self.links += [attrs["href"]] if attrs.get("href") else []
        self.loads += [attrs["src"]] if attrs.get("src") or tag == "link" else []

    def handle_endtag(self, tag):
        self.silent -= tag in ("script", "style")

    def handle_data(self, data):
        if not self.silent:
            self.words.append(data)


def on_a_screen(way, built):
    """Each paper is one page that needs no network and says what the tree says."""
    run("build", way.p, "-o", way.top / "second", "--doc", "contacts", "--format", "html,json")
    at = [*built.glob("*.html"), way.top / "second/hospital/contacts.html"]
    check({p.stem for p in at} >= {"annex", "boundary", "contacts"}, f"{way.name}: pages: {at}")
    for path in at:
        page = Page(path)
        lost = [t for t in words_of_tree(path.with_suffix(".json")) if t not in page.all]
        check(not lost, f"{way.name}: {path.name} lacks {len(lost)} texts: {lost[:3]}")
        check(not page.loads, f"{way.name}: {path.name} needs a network")
        dead = [x for x in page.links if x.startswith("#") and len(x) > 1 and x[1:] not in page.ids]
        check(not dead, f"{way.name}: {path.name}: links to nothing: {dead[:3]}")
        gone = [x for x in page.links if ":" not in x and not x.startswith("#") and not (path.parent / x.split("#")[0]).exists()]
        check(not gone, f"{way.name}: {path.name}: links to no file: {gone[:3]}")
    check(any(x.startswith("tel:") for x in Page(at[-1]).links), f"{way.name}: contacts.html has no number to tap")


def go(name, real):
    with tempfile.TemporaryDirectory() as top:
        if "-k" in sys.argv:
            top = tempfile.mkdtemp(prefix=f"papers_way-{name}.")
            print("kept:", top, flush=True)
        way = Way(top, name, real)
        first = way.send("tele")
        is_sent(way, *first)
        texts = first_return(way, *first[:2])
        reasons = hospital(way, texts)
        second_round(way, texts, reasons, first)
        paper, built = issued(way, texts)
        signed(way, paper)
        on_a_screen(way, changed(way, built))


if "-r" not in sys.argv:
    go("sample", False)
if not SHARED.exists():
    count["skipped"] += 1
    print("SKIP papers_way: a real register: ../shared is not there")
elif FULL or "-r" in sys.argv:
    go("register", True)
print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
sys.exit(count["failed"] > 0)
