#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Every member that a change can be of has a name that a reader knows. The members come from the schemas of all files that diff compares, the
names from templates/words.json: change.kind.KIND of the object, change.field.KIND.MEMBER or change.field.MEMBER of the member. A member that
no paper names that way is listed here with the reason.
usage: amend_words.py BUNKAI"""
import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent / "edits"))
import schemas  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
WORDS = json.loads((ROOT / "templates/words.json").read_text(encoding="utf-8"))["words"]

# of the library: what diff calls an object of a list
LIBRARY = {
    "terms": {("terms",): "shared-term"}, "measures": {("measures",): "measure"}, "topics": {("topics",): "topic"},
    "clause": {(): "clause"}, "duties": {("statements",): "statement", ("unclaimed",): "unclaimed"},
    "features": {("features",): "feature"}, "shared-facts": {("facts",): "shared-fact"},
    "records": {("records",): "record-form", ("records", "columns"): "record-column", ("records", "log"): "record-column"},
    "chain": {("events",): "chain-event", ("steps",): "chain-step"},
    "desks": {("desks",): "public-desk", ("desks", "deadlines"): "deadline"}, "disclosures": {("papers",): "disclosure-paper"},
    "core": {("modules",): "core-module", (): "core-rule"}, "keywords": {("rules",): "keyword-rule"},
    "responsibility": {("roles",): "role", ("statuses",): "status", ("obligations",): "obligation", ("rules",): "responsibility-rule"},
    "not-covered": {("reasons",): "not-covered"},
    "guideline": {(): "guideline", ("items",): "guideline-item", ("dropped",): "dropped-basis"}, "family": {(): "family"},
}
# kinds that hold words of files: told as a whole
WHOLE = ["template", "style", "word", "wording", "duty-word", "duties", "calendar-rule", "hour-word", "chain-word", "scoring", "chapter", "row-measures"]
# members that no change is told of, or that are called otherwise, and why
UNNAMED = {
    "*.note": "a word to who keeps the library", "*.schema": "what kind of file it is", "clause.replaces": "told as a merger",
    "clause.agreed.*": "told as the wording that the parties agreed on", "clause.agreed_like.*": "told as the wording that the parties agreed on",
    "family.texts": "by which import knows it", "family.share": "by which import knows it", "family.least": "by which import knows it",
    "family.measures": "rows of their own: row-measures", "topic.chapters": "rows of their own: chapter", "statement.note": "a word to who keeps it",
    "system.remote_maintenance": "a feature, called by the clause that asks for it", "system.*": "a feature, called by the clause that asks for it", "record-form.log_title": "", "register.source.sha256": "not told",
    "register.source.profile": "not told", "register.notes": "not told", "core-rule.note": "", "public-desk.have": "",
}


def known(kind, name):
    """As amend/change_members.c looks for it: by the whole name, then by what stands before its dot."""
    full = name.replace("_", "-")
    stem = full.split(".")[0]
    named = full.rstrip(".*")  # calendar.days of calendar.days.TOPIC.OCCASION
    tried = [f"{kind}.{named}", named] + ([f"{kind}.{stem}.of", f"{stem}.of", f"{kind}.{stem}", stem] if "." in full else [])
    return any(f"change.field.{t}" in WORDS for t in tried)


def all_members():
    for file in schemas.KINDS:
        for m in schemas.members(file):
            yield m.kind, m.name
    for file, kinds in LIBRARY.items():
        whole, out, lists = schemas.load(file), [], []
        schemas.walk(file, whole, whole, (), [], out, lists)
        for m in out:
            if m.at in kinds:
                yield kinds[m.at], m.name


def is_excused(kind, name):
    stem = name.split(".")[0]
    return any(k in UNNAMED for k in (f"{kind}.{name}", f"*.{name}", f"{kind}.{stem}")) or name in ("params.*", "factors.*")


def main():
    passed, lacking = 0, []
    kinds = {k for k, _ in all_members()} | set(WHOLE)
    for kind in sorted(kinds):
        if f"change.kind.{kind}" in WORDS:
            passed += 1
        else:
            lacking.append(f"change.kind.{kind}")
    for kind, name in sorted(set(all_members())):
        if is_excused(kind, name):
            continue
        if known(kind, "model" if (kind, name) == ("register", "scoring.model") else name):
            passed += 1
        else:
            lacking.append(f"change.field.{kind}.{name.replace('_', '-')}")
    for word in lacking:
        print(f"FAIL amend_words: templates/words.json has no '{word}'")
    print(f"{passed} passed, {len(lacking)} failed, 0 skipped")
    return len(lacking) > 0


if __name__ == "__main__":
    sys.exit(main())
