#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The register of our own (templates/baseline): what it is made of, its words, and what becomes of a contract that has no other.
usage: baseline.py BUNKAI

A number in a row is looked for in the standard position of the clauses whose statements answer the row's measures: a table must not
say another time than the articles. Rows are read as the program prints them, so that ◎ is with whom the sentence begins."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENV = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": ""}
FILE = ROOT / "templates/baseline/register.json"
count = {"passed": 0, "failed": 0, "skipped": 0}

SUBJECTS = {"事業者は": "vendor", "事業者の管理者は": "vendor", "病院は": "hospital", "事業者及び病院は": None, "更新の担当者は": None,
            "回線の監視の担当者は": None,
            "ネットワーク機器の設定を担当する者は": None, "無線LANの設定を担当する者は": None, "バックアップの担当者は": None,
            "復元の担当者は": None}
# Topics that have a clause for the annex and no row, and why.
WITHOUT_ROWS = {"closing": "末尾の条は契約の効力を定め、対策を定めないため、行に結び付ける対策がない。"}
# The hospital's answer to an application is a statement of that article and no measure of its own.
ANSWERS = {"B01/duty": "change-control-procedure", "B38/duty": "change-control-procedure"}
NUMBER = re.compile(r"令和\d+年\d+月\d+日|\d+(?:分|時間|営業日|日|か月|回|文字|年)")


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def report(name, problems):
    count["failed" if problems else "passed"] += 1
    for problem in problems:
        print(f"{name}: {problem}")


REGISTER = read(FILE)
RISKS, ROWS = REGISTER["risks"], REGISTER["requirements"]
MEASURES = {m["id"]: m for m in read(ROOT / "clauses/measures.json")["measures"]}
TOPICS = {t["id"]: t for t in read(ROOT / "clauses/topics.json")["topics"]}


def sentences():
    """(key, text, measures) of all that binds somebody."""
    for row in ROWS:
        yield f"{row['risk']}/{row['no']}", row["text"], row["measures"]
    for risk in RISKS:
        if risk["duty"]:
            yield f"{risk['id']}/duty", risk["duty"], risk["measures"]


def all_words():
    yield from ((key, text) for key, text, _ in sentences())
    for risk in RISKS:
        yield risk["id"], risk["scenario"]
        for left in risk.get("residual", []):
            yield risk["id"], left["scenario"]
            yield risk["id"], left["action"]


def subject(text):
    return next((s for s in SUBJECTS if text.startswith(s + "、")), None)


def unique():
    ids = [r["id"] for r in RISKS]
    keys = [(r["risk"], r["no"]) for r in ROWS]
    texts = [t for _, t, _ in sentences()]
    yield from (f"{x} twice" for x in sorted({str(x) for many in (ids, keys, texts) for x in many if many.count(x) > 1}))
    yield from (f"{r['risk']}/{r['no']}: no such risk" for r in ROWS if r["risk"] not in ids)
    yield from (f"{i}: no rows" for i in ids if i not in {r["risk"] for r in ROWS})
    if len(ids) < 40 or len(ROWS) < 120:
        yield f"{len(ids)} risks, {len(ROWS)} rows"


def measures():
    for key, _, named in sentences():
        if not named:
            yield f"{key}: no measure"
        for m in named:
            if m not in MEASURES:
                yield f"{key}: {m} is no measure"
    for row in ROWS:
        if row["topic"] not in TOPICS or row["topic"] not in {m.split(".")[0] for m in row["measures"]}:
            yield f"{row['risk']}/{row['no']}: topic {row['topic']} is not its measure's"
    yield from (f"{r['id']}: unknown topic {r['topic']}" for r in RISKS if r["topic"] not in TOPICS)


def levels():
    model = read(ROOT / "templates/scoring" / (REGISTER["scoring"]["model"] + ".json"))
    table = {row["at"]: row["levels"] for row in model["table"]["rows"]}
    for risk in RISKS:
        for r in (risk, *risk.get("residual", [])):
            if r["level"] != table[r["severity"]][r["frequency"] - 1]:
                yield f"{risk['id']}: {r['severity']}, {r['frequency']} is not {r['level']}"


def wording():
    vague = [(v["word"], v.get("except", [])) for v in read(ROOT / "clauses/wording.json")["vague"]]
    for key, text in all_words():
        if not text.endswith("。") or text.count("。") != 1 or len(text) > 120:
            yield f"{key}: not one sentence of at most 120 characters: {text}"
        for word, but in vague:
            bare = text
            for other in but:
                bare = bare.replace(other, "")
            if word in bare:
                yield f"{key}: {word}: {text}"
        if re.search(r"下さい|ください|です。|します。|当社|当院|甲は|乙は|甲に|乙に", text):
            yield f"{key}: not in the voice of a register between two parties: {text}"
    yield from (f"{key}: its sentence has none of the known subjects: {text}" for key, text, _ in sentences() if not subject(text))
    for risk in RISKS:
        if risk["duty"] and subject(risk["duty"]) != "病院は":
            yield f"{risk['id']}: a duty of the hospital that begins otherwise: {risk['duty']}"


def who():
    for row in ROWS:
        party = SUBJECTS.get(subject(row["text"]))
        if (row["applies"] == "医療機関") != (party == "hospital"):
            yield f"{row['risk']}/{row['no']}: applies {row['applies']}, and begins with {subject(row['text'])}"
        for m in row["measures"]:
            side = MEASURES.get(m, {}).get("side", "both")
            if party and side != "both" and side != party:
                yield f"{row['risk']}/{row['no']}: {m} is of the {side}"
        if row["agreement"] != row["text"].endswith("合意する。") and row["topic"] != "revision":
            yield f"{row['risk']}/{row['no']}: agreement {row['agreement']}: {row['text']}"
    for risk in RISKS:
        yield from (f"{risk['id']}: its duty is on {m}, of the vendor" for m in risk.get("measures", []) if MEASURES.get(m, {}).get("side") == "vendor")


def clauses_of_measures():
    """measure -> texts of the standard position of all clauses with a statement that answers it or a part of it."""
    terms = {t["id"]: f"{t['value']}{t.get('unit', '')}" for t in read(ROOT / "clauses/terms.json")["terms"]}
    found = {}
    for path in sorted((ROOT / "clauses").glob("*/*.duties.json")):
        text = path.with_name(path.name.replace(".duties.json", ".md")).read_text(encoding="utf-8")
        head, body = text.split("---\n", 2)[1:]
        if "[pledge]" in head:
            continue
        params = dict(re.findall(r'^  (\w+): "?([^"\n]*)"?$', head, re.M))
        values = {**{f"term.{k}": v for k, v in terms.items()}, **params}
        body = re.sub(r"\{\{([\w.-]+)\}\}", lambda m: values.get(m[1], m[0]), re.split(r"^## 代替案", body, flags=re.M)[0])
        for s in read(path).get("statements", []):
            for m in (*s.get("answers", []), *s.get("part", [])):
                found.setdefault(m, {})[path.stem] = body
        found.setdefault("", {})[path.name.removesuffix(".duties.json")] = body
    return found


def answered(found):
    for key, _, named in sentences():
        yield from (f"{key}: no statement of the library answers {m}" for m in named if m not in found)


def times(found):
    for key, text, named in sentences():
        bodies = [b for m in named for b in found.get(m, {}).values()]
        bodies += [found[""][ANSWERS[key]]] if key in ANSWERS else []
        for number in NUMBER.findall(text):
            if not any(re.search(r"(?<!\d)" + number, b) for b in bodies):
                yield f"{key}: {number} stands in no clause of {', '.join(named)}: {text}"


def topics():
    reached = {r["topic"] for r in ROWS} | {m.split(".")[0] for r in RISKS for m in r.get("measures", [])}
    for t in TOPICS.values():
        if "annex" in t["chapter"] and (t["id"] in reached) == (t["id"] in WITHOUT_ROWS):
            yield f"{t['id']}: {'listed as without rows, and has one' if t['id'] in reached else 'no row, and no reason'}"


def conditions():
    """A risk that only some projects have says so, in words of people and in those of clauses; its clauses are made under the same."""
    named = re.compile(r"[^（）]+（((?:system|contract)\.[a-z_]+(?: or (?:system|contract)\.[a-z_]+)*)）")
    features = set(re.findall(r"[a-z]+\.[a-z_]+", " ".join(re.findall(r"^when: (.*)$", "\n".join(
        p.read_text(encoding="utf-8").split("---\n", 2)[1] for p in (ROOT / "clauses").glob("*/*.md")), re.M))))
    for risk in RISKS:
        said = risk["extra"].get("条件")
        if said is None:
            continue
        if not named.fullmatch(said):
            yield f"{risk['id']}: {said}"
        elif not set(re.findall(r"[a-z]+\.[a-z_]+", said)) <= features:
            yield f"{risk['id']}: no clause is made when {said}"


def marked():
    if not REGISTER["title"].startswith("基準登録簿") or "family" in REGISTER:
        yield "its title does not begin with 基準登録簿, or it names a family"
    for row in (*RISKS, *ROWS):
        if not row["place"].startswith("基準登録簿 ") or not row["extra"].get("根拠"):
            yield f"{row['place']}: does not say where it stands, or on what it rests"


def project(folder):
    """tests/small with every feature on, a second vendor, and the baseline as its only register."""
    shutil.copytree(ROOT / "tests/small", folder)
    shutil.copyfile(FILE, folder / "register.json")
    (folder / "decisions.json").unlink()
    p = read(folder / "bunkai.json")
    p["systems"][0].update(cloud=True, outside_storage=True)
    p["parties"].append({"id": "second", "kind": "vendor", "name": "架空情報株式会社", "address": "架空県例示市4丁目", "signatory": "代表取締役 例 次郎"})
    p["systems"].append({**p["systems"][0], "id": "pacs", "name": "画像管理", "vendor": "second", "servers": []})
    p["contracts"].append({**p["contracts"][0], "id": "pacs-2026", "title": "画像管理保守契約書", "number": "第2号", "systems": ["pacs"],
                           "parties": [p["contracts"][0]["parties"][0], {"party": "second", "label": "乙", "role": "vendor"}]})
    (folder / "bunkai.json").write_text(json.dumps(p, ensure_ascii=False), encoding="utf-8")
    return folder


def run(*words):
    return subprocess.run([str(w) for w in words], capture_output=True, text=True, env=ENV, check=False)


def checked(bunkai, folder):
    done = run(bunkai, "check", folder, "--json", "--all")
    if done.returncode:
        yield f"check ends with {done.returncode}: {done.stdout[-300:]} {done.stderr[-300:]}"
        return
    found = json.loads(done.stdout)["findings"]
    refused = ("article-against-table", "response-against-level", "unknown-measure", "no-topic")
    for f in found:
        if f["level"] == "error" or f["code"] in refused:
            yield f"{f['code']}: {f['message']}"


def printed(bunkai, folder, out):
    done = run(bunkai, "build", folder, "-o", out, "--doc", "boundary", "--format", "text")
    if done.returncode:
        yield f"build ends with {done.returncode}: {done.stderr[-300:]}"
        return
    wanted = {f"{r['risk']}/{r['no']}": r for r in ROWS}
    for contract in ("karte-2026", "pacs-2026"):
        blocks = [b for b in (out / contract / "boundary.txt").read_text(encoding="utf-8").split("\n\n") if re.match(r"項番: B\d", b)]
        rows = {}
        for block in blocks:
            cells = dict(line.split(": ", 1) for line in block.split("\n") if ": " in line and not line.startswith(" "))
            rows[cells["項番"]] = cells
        yield from (f"{contract} {key}: not printed" for key in wanted if key not in rows)
        for key, cells in rows.items():
            party = SUBJECTS.get(subject(cells["要求"]))
            held = [p for p, name in (("hospital", "甲"), ("vendor", "乙")) if cells[name] == "◎"]
            if len(held) != 1 or (party and held != [party]):
                yield f"{contract} {key}: ◎ is with {held}: {cells['要求']}"
            state = "要協議" if wanted.get(key, {}).get("agreement") else "案"
            if cells["状態"] != state:
                yield f"{contract} {key}: {cells['状態']} instead of {state}"
            if "推定" in cells["根拠"] or not cells["根拠"].startswith("基準登録簿"):
                yield f"{contract} {key}: rests on {cells['根拠']}"
            if "†" in cells.get("乙が行うこと" if party == "vendor" else "甲が行うこと", ""):
                yield f"{contract} {key}: no statement tells what its party does"


def main():
    bunkai = Path(sys.argv[1]).resolve()
    found = clauses_of_measures()
    for check in (unique, measures, levels, wording, who, topics, conditions, marked):
        report(check.__name__, list(check()))
    report("answered", list(answered(found)))
    report("times", list(times(found)))
    with tempfile.TemporaryDirectory() as scratch:
        folder = project(Path(scratch) / "project")
        report("checked", list(checked(bunkai, folder)))
        report("printed", list(printed(bunkai, folder, Path(scratch) / "out")))
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return 1 if count["failed"] else 0


sys.exit(main())
