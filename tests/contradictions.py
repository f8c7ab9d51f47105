#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A time that several articles share stands once: each contradiction that the library once had is put back, and `check` names both places, by
their statements (same-fact) or by the words of the paragraph (own-way, clauses/shared-facts.json): of papers of the little project, or of the
library alone where none of them has the clause. Beside the list here each tests/contradictions/*.json holds more of them, for its topics:
  {"put_back": [{"file": "topic/clause-id", "now": "…", "then": "…", "statement": "id or null", "times": ["…"] or null, "other": "clause-id"}],
   "decided": [{"what": "…", "decision": "…", "reason": "…", "where": "term or clause"}]}
usage: contradictions.py BUNKAI      the library is $BUNKAI_DATA, else the repository's"""
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
SMALL, LIBRARY = (ROOT / "tests/small",), ("--library", "--rounds", "0")
# A file, what stands there, what stood there; the statement and its times then; the other place.
PUT_BACK = [
    ("integrity/integrity-check", "{{ref:incident-report-notice}}の例により電話で", "4時間以内に電話で", "notice", '"4時間以内"', "incident-report-notice"),
    ("loss-report/media-ledger", "{{ref:incident-report-notice}}の例により電話で", "直ちに、遅くとも2時間以内に電話で", "notice", '"直ちに", "2時間以内"', "incident-report-notice"),
    ("organization/organization-managers", "変更の{{term.contact.change}}前までに相手方に届け出る", "変更の7日前までに相手方に届け出る", None, None, "organization-managers"),
    ("loss-report/loss-report-rules", "{{term.incident.first-call}}以内に{{vendor}}へ", "2時間以内に{{vendor}}へ", None, None, "incident-report-hospital"),
    ("account-management/account-vendor", "その時から{{term.worker.left}}以内に、当該アカウント", "直ちに当該アカウントを停止し、48時間以内に、当該アカウント", None, None, "remote-maintenance-connection"),
    ("password/password-policy", "{{ref:incident-report-notice}}の例により電話で", "1時間以内に電話で", "leak-call", '"1時間以内"', "incident-report-notice"),
    ("change-control/change-control-software", "{{term.patch.regular.terminal}}以内に更新する", "30日以内に更新する", None, None, "vulnerability-rules"),
]


def read_lists():
    """The lists of the topics; a member that nobody knows would be a contradiction that nobody puts back."""
    known = {"put_back": {"file", "now", "then", "statement", "times", "other"}, "decided": {"what", "decision", "reason", "where"}}
    for path in sorted((ROOT / "tests/contradictions").glob("*.json")):
        lists = json.loads(path.read_text(encoding="utf-8"))
        for name, entries in lists.items():
            for entry in entries:
                if set(entry) != known[name]:
                    raise RuntimeError(f"{path.name}: an entry of {name} has {sorted(entry)}, not {sorted(known[name])}")
        for e in lists.get("put_back", []):
            times = e["times"] and ", ".join(json.dumps(time, ensure_ascii=False) for time in e["times"])
            PUT_BACK.append((e["file"], e["now"], e["then"], e["statement"], times, e["other"]))


def said(data, *of):
    env = dict(os.environ, BUNKAI_DATA=str(data), LC_ALL="C.UTF-8")
    run = subprocess.run([BUNKAI, "check", *of, "--code", "same-fact,own-way", "--json"], capture_output=True, text=True, env=env, check=False)
    if run.returncode or not run.stdout:
        raise RuntimeError(f"check {of}: status {run.returncode}: {run.stderr[:300]}")
    return json.loads(run.stdout)["findings"]


def names_both(finding, name, other):
    """The words of a paragraph are told with file and line of both, statements with their ids."""
    mark = r"\.md:[1-9]" if finding["code"] == "own-way" else "#"
    told = finding["place"] + " " + finding["subject"] + " " + finding["message"]
    return all(re.search(f"\\b{id}{mark}", told) for id in (name, other))


def batches():
    """Entries that can be put back together: none in the file of another, or in the place that another names."""
    out = []
    for entry in PUT_BACK:
        file, other = entry[0].split("/")[1], entry[5]
        batch = next((b for b in out if file not in b[1] | b[2] and other not in b[1]), None)
        if not batch:
            out.append(batch := ([], set(), set()))
        batch[0].append(entry)
        batch[1].add(file)
        batch[2].add(other)
    return [entries for entries, _, _ in out]


def put_back(data, file, now, then, statement, times):
    path = data / f"clauses/{file}.md"
    text = path.read_text(encoding="utf-8")
    if now not in text:
        raise RuntimeError(f"{file} has no more '{now}'")
    path.write_text(text.replace(now, then), encoding="utf-8")
    if statement:
        path = path.with_suffix(".duties.json")
        lines = path.read_text(encoding="utf-8").split("\n")
        k = next(i for i, line in enumerate(lines) if f'"id": "{statement}"' in line)
        bare = re.sub(r', "time": \[[^]]*\]', "", lines[k])
        lines[k] = bare.replace(', "act"', f', "time": [{times}], "act"')
        path.write_text("\n".join(lines), encoding="utf-8")


def main():
    failed, tried = [], 0
    read_lists()
    with tempfile.TemporaryDirectory(prefix="bunkai-contradictions-") as scratch:
        data = Path(scratch) / "data"
        for name in ("clauses", "templates"):
            shutil.copytree(DATA / name, data / name)
        failed += [f"the library itself: {finding['place']}: {finding['message']}" for of in (SMALL, LIBRARY) for finding in said(data, *of)]
        for batch in batches():
            for entry in batch:
                put_back(data, *entry[:5])
            found = [finding for of in (SMALL, LIBRARY) for finding in said(data, *of)]
            for file, _, then, _, _, other in batch:
                tried += 1
                name = file.split("/")[1]
                if not any(names_both(finding, name, other) for finding in found):
                    failed.append(f"{name}: '{then}' is put back and nobody names it and {other}")
                for path in (data / "clauses" / file).parent.glob(name + ".*"):
                    shutil.copy(DATA / "clauses" / path.relative_to(data / "clauses"), path)
    print("\n".join(f"FAIL contradictions: {line}" for line in failed) or f"{tried} contradictions were put back, and both places named")
    print(f"{tried + 1 - len(failed)} passed, {len(failed)} failed, 0 skipped")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
