#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Which source can say something of which subject of clauses/contradiction-rules.json: the matrix is computed from the rules and the forms,
and tests/at-odds/silent.json gives the reason of every cell that is empty. A cell that is empty without a reason fails, and so does a reason for
a cell that is not: whoever adds a subject says what is silent about it, whoever makes a source speak takes the reason out. Names in the rules
(questions, measures, members, terms, sources that meet) have to exist.

    tests/at_odds_matrix.py build/bunkai            --print: the matrix
"""
import fnmatch
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ('mds', 'vendor', 'hospital', 'self-check', 'own-30', 'bcp', 'register', 'articles', 'ledger', 'project', 'texts')


def load(path):
    return json.loads((ROOT / path).read_text(encoding='utf-8'))


RULES = load('clauses/contradiction-rules.json')
SILENT = load('tests/at-odds/silent.json')
MEASURES = {m['id'] for m in load('clauses/measures.json')['measures']}
FORMS = {f.stem: load(f'templates/questionnaires/{f.name}') for f in (ROOT / 'templates/questionnaires').glob('*.json')}
QUESTIONS = [f'{form}/{q["id"]}' for form, x in FORMS.items() for q in x['questions']]


def answered():
    """Measures that some statement of the library answers wholly."""
    out = set()
    for path in (ROOT / 'clauses').glob('*/*.duties.json'):
        for s in json.loads(path.read_text(encoding='utf-8')).get('statements', []):
            out |= set(s.get('answers') or [])
            for alt in (s.get('alt') or {}).values():
                out |= set(alt.get('answers') or [])
    return out


ANSWERED = answered()


def matches(pattern, key):
    form, item = pattern.split('/', 1)
    its, no = key.split('/', 1)
    return fnmatch.fnmatchcase(its, form) and fnmatch.fnmatchcase(no, item)


def source_of(key):
    form = key.split('/', 1)[0]
    return ('mds' if form.startswith('mds') else 'bcp' if form.startswith('bcp') else 'self-check' if form.startswith('self') else
            'own-30' if form.startswith('own') else 'vendor' if form.endswith('-vendor') else 'hospital')


def speaks(s):
    """The sources that can say something of the subject."""
    patterns = s.get('does', []) + s.get('can', []) + s.get('ways', []) + s.get('absent', [])
    out = {source_of(key) for key in QUESTIONS for p in patterns if matches(p, key)}
    mine = {m for m in MEASURES for p in s.get('measures', []) if fnmatch.fnmatchcase(m, p)}
    if mine:
        out.add('register')
    if mine & ANSWERED and not s.get('feature'):
        out.add('articles')
    if s.get('ledger') or s.get('list') or s.get('support') or any('(server)' in r or '(device)' in r for r in s.get('roles', []) + s.get('members', [])):
        out.add('ledger')
    if s.get('feature') or s.get('roles') or s.get('members') or s.get('papers') or s.get('backups'):
        out.add('project')
    if s.get('words') or s.get('says_no'):
        out.add('texts')
    return out


class Tally:
    def __init__(self):
        self.passed = self.failed = 0

    def say(self, ok, what):
        self.passed, self.failed = self.passed + bool(ok), self.failed + (not ok)
        if not ok:
            print(f'FAIL {what}')


def reason_of(subject, source):
    own = SILENT['subjects'].get(subject, {}).get(source)
    return own or SILENT['sources'].get(source)


def main():
    t = Tally()
    ids = [s['id'] for s in RULES['subjects']]
    cells = filled = 0
    for s in RULES['subjects']:
        said = speaks(s)
        t.say(said, f'{s["id"]}: nobody speaks of it')
        if '--print' in sys.argv:
            print(f'{s["id"]:20}', ' '.join(f'{x if x in said else "-":10}' for x in SOURCES))
        for source in SOURCES:
            own = SILENT['subjects'].get(s['id'], {}).get(source)
            cells, filled = cells + 1, filled + (source in said)
            if source in said:
                t.say(not own, f'{s["id"]}: {source} speaks, and a reason says that it is silent')
            else:
                t.say(reason_of(s['id'], source), f'{s["id"]}: {source} is silent, and nobody says why')
        for p in s.get('does', []) + s.get('can', []) + s.get('ways', []) + s.get('absent', []):
            # 'cl-r7-/2④' and 'cl-*/…' are of the checklist in inspection.json as well
            t.say(any(matches(p, key) or matches(p, key.replace('-hospital/', '-/')) for key in QUESTIONS), f'{s["id"]}: {p} matches no question')
        for p in s.get('measures', []):
            t.say(any(fnmatch.fnmatchcase(m, p) for m in MEASURES), f'{s["id"]}: {p} is no measure')
    t.say(len(ids) == len(set(ids)), 'a subject stands twice')
    for subject in SILENT['subjects']:
        t.say(subject in ids, f'{subject}: a reason for no subject')
    terms = {x['id'] for x in load('clauses/terms.json')['terms']}
    for q in RULES['quantities']:
        t.say(not q.get('term') or q['term'] in terms, f'{q["id"]}: no term {q.get("term")}')
        t.say(all(any(fnmatch.fnmatchcase(m, p) for m in MEASURES) for p in q.get('measures', [])), f'{q["id"]}: no such measure')
    # every kind of source is held against some other, in both directions unless it can only affirm or deny
    for side, never in (('no', {'article'}), ('yes', set())):
        met = {x for m in RULES['meetings'] for x in m[side]}
        for source in ('answer', 'hospital', 'feature', 'object', 'ledger', 'paper', 'row', 'article', 'decision'):
            t.say((source in met) != (source in never), f'{source} as {side}')
    print(f'{len(ids)} subjects, {cells} cells, {filled} of them speak')
    print(f'{t.passed} passed, {t.failed} failed, 0 skipped')
    return 1 if t.failed else 0


if __name__ == '__main__':
    sys.exit(main())
