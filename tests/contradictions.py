#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A time that several articles share stands once: each contradiction that the library once had is put back, and both places are named, by
`check` where both clauses have statements, else by this script, which knows by which words a paragraph speaks of a shared time.
Beside the lists here each tests/contradictions/*.json holds more of both, for its topics:
  {"put_back": [{"file": "topic/clause-id", "now": "…", "then": "…", "statement": "id or null", "times": ["…"] or null, "other": "clause-id"}],
   "shared": [{"words": ["…"], "way": "regex", "other": "clause-id"}], "decided": [{"what": "…", "decision": "…", "reason": "…", "where": "term or clause"}]}
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
FIRST = r"\{\{term\.incident\.first-call\}\}|\{\{ref:incident-report-notice\}\}"
# What a paragraph of an annex speaks of by all of these words; how it has to say the time; the clause that lays it down.
SHARED = [(["担当を離れ", "アカウント"], r"\{\{term\.worker\.left\}\}", "remote-maintenance-connection"),
          (["疑い", "電話で", "通知", "認証情報"], FIRST, "incident-report-notice"),
          (["紛失", "電話で", "通知"], FIRST, "incident-report-notice"),
          (["{{vendor}}へ電話で報告"], FIRST, "incident-report-hospital"),
          (["端末", "公表した日から", "更新する"], r"\{\{term\.patch\.regular\.terminal\}\}", "vulnerability-rules"),
          (["届け出", "変更の"], r"\{\{term\.contact\.change\}\}", "organization-managers"),
          (["インターネット上のサービスへの接続"], r"\{\{ref:network-connection-service\}\}", "network-connection-service")]
TIME = re.compile(r"(\d|\}\})(秒|分|時間|日|営業日|か月)")
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
    known = {"put_back": {"file", "now", "then", "statement", "times", "other"}, "shared": {"words", "way", "other"},
             "decided": {"what", "decision", "reason", "where"}}
    for path in sorted((ROOT / "tests/contradictions").glob("*.json")):
        lists = json.loads(path.read_text(encoding="utf-8"))
        for name, entries in lists.items():
            for entry in entries:
                if set(entry) != known[name]:
                    raise RuntimeError(f"{path.name}: an entry of {name} has {sorted(entry)}, not {sorted(known[name])}")
        for e in lists.get("put_back", []):
            times = e["times"] and ", ".join(json.dumps(time, ensure_ascii=False) for time in e["times"])
            PUT_BACK.append((e["file"], e["now"], e["then"], e["statement"], times, e["other"]))
        SHARED.extend((e["words"], e["way"], e["other"]) for e in lists.get("shared", []))


def said(data):
    env = dict(os.environ, BUNKAI_DATA=str(data), LC_ALL="C.UTF-8")
    run = subprocess.run([BUNKAI, "check", ROOT / "tests/small", "--all"], capture_output=True, text=True, env=env)
    return [line for line in (run.stdout + run.stderr).splitlines() if "[same-fact]" in line]


def by_words(data, files="*/*"):
    """Paragraphs that speak of a shared time, or list, and do not say it in the one way."""
    for path in sorted((data / "clauses").glob(files + ".md")):
        for paragraph in path.read_text(encoding="utf-8").split("\n---\n", 1)[1].split("\n\n"):
            for words, way, other in SHARED:
                if all(word in paragraph for word in words) and (TIME.search(paragraph) or way.startswith(r"\{\{ref")) and not re.search(way, paragraph):
                    yield f"{path.stem}: speaks of {'・'.join(words)} in its own way; {other} lays it down"


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
        failed += [f"the library itself: {line}" for line in said(data) + list(by_words(data))]
        for file, now, then, statement, times, other in PUT_BACK:
            put_back(data, file, now, then, statement, times)
            tried += 1
            name = file.split("/")[1]
            if not any(name in line and other in line for line in (said(data) if statement else by_words(data, file))):
                failed.append(f"{name}: '{then}' is put back and nobody names it and {other}")
            for path in (data / "clauses" / file).parent.glob(name + ".*"):
                shutil.copy(DATA / "clauses" / path.relative_to(data / "clauses"), path)
    print("\n".join(f"FAIL contradictions: {line}" for line in failed) or f"{tried} contradictions were put back, and both places named")
    print(f"{tried + 1 - len(failed)} passed, {len(failed)} failed, 0 skipped")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
