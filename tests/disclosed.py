#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What answered questionnaires mean: how remarks are read (tests/remarks/), which pairs contradict each other and which only look so,
what is open, and a questionnaire alone as a register with its first papers.

    tests/disclosed.py build/bunkai
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
BUNKAI = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else 'build/bunkai')
passed = failed = 0


def check(what, ok, told=''):
    global passed, failed
    if ok:
        passed += 1
    else:
        failed += 1
        print(f'FAIL {what} {told}')


def run(*args):
    env = dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE='en')
    return subprocess.run([BUNKAI, *args], capture_output=True, text=True, env=env)


def load(path):
    with open(path, encoding='utf-8') as f:
        return json.load(f)


def save(path, what):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as f:
        json.dump(what, f, ensure_ascii=False, indent=1)


def answer(item, word, **more):
    return dict({'item': item, 'answer': word}, **more)


def sheet(folder, name, form, party, answers, **more):
    save(f'{folder}/disclosures/{name}.json',
         dict({'schema': 'bunkai/disclosure/1', 'questionnaire': form, 'party': party, 'date': '2026-09-01', 'answers': answers}, **more))


def findings(folder):
    out = run('check', folder, '--json', '--all')
    if not out.stdout:
        print(out.stderr)
        return []
    return json.loads(out.stdout)['findings']


def contradictions(folder):
    return [f for f in findings(folder) if f['code'] == 'contradiction']


def edit(folder, file, change):
    path = f'{folder}/{file}'
    data = load(path)
    change(data)
    save(path, data)


def system(project, name):
    return next(s for s in project['systems'] if s['id'] == name)


def item(inspection, name):
    return next(a for a in inspection['answers'] if a['item'] == name)


def gw(folder, *answers, **more):
    sheet(folder, 'gw-mds', 'mds-4.1', 'tele', list(answers), **dict({'system': 'tele-gw', 'product': '連携サーバ'}, **more))


def cl(folder, *answers, **more):
    sheet(folder, 'ehr-cl', 'cl-r5-vendor', 'ehr', list(answers), **more)


def own(folder, *answers, **more):
    sheet(folder, 'own-check', 'self-check-20', 'hospital', list(answers), **more)


def ledger(folder, **entry):
    save(f'{folder}/ledger.json', {'schema': 'bunkai/ledger/1', 'source': {'file': 'x.xlsx', 'sha256': None, 'profile': None, 'date': '2026-09-01'},
                                   'entries': [dict({'id': 'L1', 'name': 'L1', 'kind': 'server'}, **entry)]})


def measure(folder, contract_register, key, measures, applies):
    def change(register):
        risk, no = key.split('/')
        row = next(r for r in register['requirements'] if r['risk'] == risk and r['no'] == no)
        row['measures'] = measures
        row['applies'] = applies
    edit(folder, contract_register, change)


# What is wrong, and the two places that a finding has to name.
TRUE = {
    'no remote maintenance against the feature':
        (lambda d: gw(d, answer('12', 'yes'), answer('12.4', 'no')), 'mds-4.1/12.4', 'remote_maintenance'),
    'no way out against the feature':
        (lambda d: gw(d, answer('12', 'no')), 'mds-4.1/12', 'remote_maintenance'),
    'wireless does not apply where it is used':
        (lambda d: sheet(d, 'ehr-mds', 'mds-4.1', 'ehr', [answer('7', 'not-applicable')], system='ehr'), 'mds-4.1/7', 'wireless'),
    'no VPN at all against the feature':
        (lambda d: gw(d, answer('12.3.1.1/3', 'no'), answer('12.3.1.1/4', 'no')), 'mds-4.1/12.3.1.1/3', 'system/tele-gw.vpn'),
    'product without logs, checklist with them':
        (lambda d: gw(d, answer('4.3', 'no')), 'mds-4.1/4.3', 'cl-r7/2⑪'),
    'vendor keeps no logs, hospital says so':
        (lambda d: cl(d, answer('2(6)', 'no')), 'cl-r5-vendor/2(6)', 'cl-r7/2⑪'),
    'vendor says no, its article says yes':
        (lambda d: cl(d, answer('2(6)', 'no', target='2027-03-31')), 'cl-r5-vendor/2(6)', 'log-collection'),
    'vendor updates what is the hospital\'s':
        (lambda d: (cl(d, answer('2(7)', 'yes')), edit(d, 'bunkai.json', lambda p: system(p, 'ehr').update(
            devices=[{'id': 'fw', 'name': '境界の装置', 'kind': 'firewall', 'updates': 'hospital'}]))), 'cl-r5-vendor/2(7)', 'device/ehr/fw'),
    'vendor does not update what is its own':
        (lambda d: (cl(d, answer('2(7)', 'no')), edit(d, 'bunkai.json', lambda p: system(p, 'ehr').update(
            devices=[{'id': 'fw', 'name': '境界の装置', 'kind': 'firewall', 'updates': 'ehr'}]))), 'cl-r5-vendor/2(7)', 'device/ehr/fw'),
    'answer against its remark':
        (lambda d: gw(d, answer('5', 'yes', said='はい', remark='時刻を合わせる機能はない。')), 'mds-4.1/5', "says 'はい'"),
    'denied, and granted below':
        (lambda d: gw(d, answer('12', 'yes'), answer('12.3', 'no'), answer('12.3.2', 'yes')), 'mds-4.1/12.3', 'mds-4.1/12.3.2'),
    'self-check at nothing, checklist yes':
        (lambda d: own(d, answer('4', 'level-0'), month='2026-09'), 'self-check-20/4', 'cl-r7/3②'),
    'ledger reached from outside, system is not':
        (lambda d: ledger(d, system='ehr', remote='yes'), 'ledger/L1', 'system/ehr.remote_maintenance'),
    'ledger and bunkai.json: another updates':
        (lambda d: ledger(d, id='gw-1', name='gw-1', system='tele-gw', updates='hospital'), 'ledger/gw-1', 'server/tele-gw/gw-1'),
    'ledger and bunkai.json: another system software':
        (lambda d: ledger(d, id='gw-1', name='gw-1', system='tele-gw', os='Windows Server 2019'), 'ledger/gw-1', 'server/tele-gw/gw-1'),
    'paper came, vendor says it did not send it':
        (lambda d: sheet(d, 'tele-cl', 'cl-r5-vendor', 'tele', [answer('2(3)-2', 'no')]), 'cl-r5-vendor/2(3)-2', 'disclosure/tele-sds'),
    'register says the vendor does it, the vendor no':
        (lambda d: (gw(d, answer('5', 'no')), measure(d, 'register.json', 'R101/①-1', ['time-sync.sync'], '対象')), 'mds-4.1/5', 'R101/①-1'),
    'decision says the vendor does it, the vendor no':
        (lambda d: (gw(d, answer('5', 'no')), measure(d, 'register.json', 'R162/③-3', ['time-sync.sync'], '対象')), 'mds-4.1/5', 'D-09'),
}

# What looks so and is not.
FALSE = {
    'another system': lambda d: sheet(d, 'm', 'mds-4.1', 'tele', [answer('12.4', 'no')], system='tele'),
    'the same feature, agreed': lambda d: gw(d, answer('12', 'yes'), answer('12.4', 'yes')),
    'another product has it': lambda d: (
        gw(d, answer('12.4', 'no')), sheet(d, 'm', 'mds-4.1', 'tele', [answer('12.4', 'yes')], system='tele-gw', product='VPNルータ')),
    'a newer form says otherwise': lambda d: (
        gw(d, answer('12.4', 'no'), date='2025-01-10'), sheet(d, 'm', 'mds-4.1', 'tele', [answer('12.4', 'yes')], system='tele-gw', product='連携サーバ')),
    'a newer edition says otherwise': lambda d: (
        cl(d, answer('2(6)', 'no'), date='2025-01-10'), sheet(d, 'm', 'cl-r6-vendor', 'ehr', [answer('2(6)', 'yes')])),
    'the second answer is yes': lambda d: cl(d, answer('2(6)', 'no', target='2026-03-31', again='yes', again_date='2026-03-20')),
    'wireless does not apply where there is none': lambda d: gw(d, answer('7', 'not-applicable')),
    'an option is not taken': lambda d: gw(d, answer('4.1/2', 'no'), answer('4.1/3', 'no')),
    'one of two ways': lambda d: gw(d, answer('12.3.1.1/3', 'no'), answer('12.3.1.1/4', 'yes')),
    'product can, nobody does': lambda d: (gw(d, answer('4.1/4', 'yes'))),
    'the remark says by what it is reached': lambda d: gw(d, answer('12.4', 'no', remark='保守は、別の製品（VPNルータ）により行う。')),
    'hospital says no, vendor yes for its own': lambda d: (
        edit(d, 'inspection.json', lambda x: item(x, '2⑤').update(answer='no', target='2026-12-25', owner='企画管理者')), cl(d, answer('2(5)', 'yes'))),
    'hospital updates what the hospital says it does': lambda d: (
        cl(d, answer('2(7)', 'no', remark='機器の更新は病院が行う。')), edit(d, 'bunkai.json', lambda p: system(p, 'ehr').update(
            devices=[{'id': 'fw', 'name': '境界の装置', 'kind': 'firewall', 'updates': 'hospital'}]))),
    'not asked any more': lambda d: sheet(d, 'm', 'mds-4.1', 'ehr', [answer('12', 'no'), answer('12.4', 'not-applicable'), answer('12.2', 'not-applicable')],
                                          system='ehr'),
    'ledger says the same with more words': lambda d: ledger(
        d, id='gw-1', name='gw-1', system='tele-gw', os='Red Hat Enterprise Linux 9 (x86_64)', updates='tele'),
    'a remark that limits is no denial': lambda d: gw(d, answer('4.3', 'yes', remark='記録を見られるのは管理者のみである。')),
    'a role, and what its maker no longer supports': lambda d: ledger(d, system='tele', support_end='2025-01-01'),
    'terminals that nobody reaches say nothing of the system': lambda d: ledger(d, kind='terminal', system='tele-gw', remote='no'),
    'unanswered': lambda d: gw(d, answer('4.3', None)),
}


def copy(name, to):
    shutil.copytree(f'{ROOT}/{name}', to)
    shutil.rmtree(f'{to}/disclosures', ignore_errors=True)


def try_pairs(tmp):
    base = f'{tmp}/base'
    copy('samples/telehealth', base)
    before = {f['message'] for f in contradictions(base)}
    check('the sample has none', not before, str(before))
    for n, (what, (change, one, other)) in enumerate(TRUE.items()):
        d = f'{tmp}/t{n}'
        copy('samples/telehealth', d)
        change(d)
        new = [f for f in contradictions(d) if f['message'] not in before]
        both = [f for f in new if one in f['subject'] + f['message'] and other in f['message']]
        check(what, len(both) == 1, f'{one} / {other}: ' + '\n   '.join(f['message'] for f in new))
    for n, (what, change) in enumerate(FALSE.items()):
        d = f'{tmp}/f{n}'
        copy('samples/telehealth', d)
        change(d)
        new = [f['message'] for f in contradictions(d) if f['message'] not in before]
        check(what, not new, '\n   '.join(new))


def try_open(tmp):
    d = f'{tmp}/open'
    copy('samples/telehealth', d)
    cl(d, answer('2(4)', 'no', target='2026-03-31'), answer('2(5)', 'no'), answer('2(6)', 'yes', remark='ログの点検は病院で行う。'),
       answer('9(9)', 'yes'), answer('1(1)', 'perhaps'))
    codes = {}
    for f in findings(d):
        codes.setdefault(f['code'], []).append(f)
    for code, subject in (('target-passed', 'cl-r5-vendor/2(4)'), ('no-without-date', 'cl-r5-vendor/2(5)'), ('remark-shifts', 'cl-r5-vendor/2(6)'),
                          ('unknown-question', 'ehr-cl'), ('unknown-choice', '1(1)'), ('questions-unanswered', 'ehr-cl')):
        check(code, [f['subject'] for f in codes.get(code, [])] == [subject], str(codes.get(code)))
    shifts = codes.get('remark-shifts', [{'message': ''}])[0]['message']
    check('a remark names measure and statement', re.search(r'measure logging\.[a-z-]+; settled by [a-z-]+#[a-z-]+', shifts), shifts)


def read_kinds(tmp, items):
    """The remarks as answers to one question each, and the kind that check gives them."""
    d = f'{tmp}/remarks'
    copy('tests/small', d)
    form = {'schema': 'bunkai/questionnaire/1', 'id': 'r', 'title': 'r', 'by': 'vendor', 'of': 'party',
            'choices': [{'id': 'c', 'choices': [{'id': 'yes', 'word': 'はい'}]}],
            'questions': [{'id': str(n), 'text': 'q'} for n in range(len(items))]}
    save(f'{d}/templates/questionnaires/r.json', form)
    party = next(p['id'] for p in load(f'{d}/bunkai.json')['parties'] if p['kind'] == 'vendor')
    sheet(d, 'r', 'r', party, [answer(str(n), 'yes', remark=x['text']) for n, x in enumerate(items)])
    kinds = ['plain'] * len(items)
    for f in findings(d):
        if f['code'].startswith('remark-'):
            kinds[int(f['subject'].split('/')[1])] = f['code'][len('remark-'):]
    return kinds


def try_remarks(tmp):
    for name, least in (('seen', 25), ('further', 40), ('third', 54)):
        items = load(f'{HERE}/remarks/{name}.json')['items']
        kinds = read_kinds(f'{tmp}/{name}', items)
        right = sum(k == x['kind'] for k, x in zip(kinds, items))
        print(f'remarks {name}: {right} of {len(items)} read right')
        check(f'remarks {name}', right >= least, f'{right} of {len(items)}')


def try_register(tmp):
    d = f'{tmp}/alone'
    copy('tests/small', d)
    project = load(f'{d}/bunkai.json')
    party = next(p['id'] for p in project['parties'] if p['kind'] == 'vendor')
    sheet(d, 'v', 'mds-4.1', party, [answer('4.3', 'yes', said='はい'), answer('5', 'no', target='2027-03-31'), answer('7', 'not-applicable'),
                                     answer('2', 'yes', remark='覗き見を防ぐフィルムは病院で購入する。')])
    out = run('import', f'{d}/disclosures/v.json', '--to', d, '--register', 'answers')
    check('import of answers', out.returncode == 0, out.stdout + out.stderr)
    register = load(f'{d}/registers/answers.json')
    rows = {r['no']: r for r in register['requirements']}
    check('yes applies', rows['4.3']['applies'] == '対象' and 'logging.collect' in rows['4.3']['measures'], str(rows['4.3']))
    check('no is to be agreed', rows['5']['applies'] == '未実施' and rows['5']['agreement'] and '2027' in rows['5']['text'], str(rows['5']))
    check('not applicable', rows['7']['applies'] == '対象外' and not rows['7']['agreement'])
    check('unanswered is to be agreed', rows['6']['applies'] == '未回答' and rows['6']['agreement'], str(rows['6']))
    check('options that are not taken are no rows', '4.1/2' not in rows)
    check('the remark is a duty', any('フィルム' in (r['duty'] or '') for r in register['risks']))
    edit(d, 'bunkai.json', lambda p: p['contracts'][0].update(registers=['answers']))
    out = run('build', d, '-o', f'{d}/out', '--doc', 'boundary', '--format', 'text')
    text = ''.join(open(os.path.join(r, f), encoding='utf-8').read() for r, _, fs in os.walk(f'{d}/out') for f in fs if f.endswith('.txt'))
    check('a table of it alone', out.returncode == 0 and 'アクセスログ' in text, out.stderr[-300:])
    out = run('build', d, '-o', f'{d}/out2', '--doc', 'disclosure', '--format', 'text')
    text = ''.join(open(os.path.join(r, f), encoding='utf-8').read() for r, _, fs in os.walk(f'{d}/out2') for f in fs if f.endswith('.txt'))
    check('document disclosure', out.returncode == 0 and 'フィルム' in text, out.stderr[-300:])
    out = run('import', f'{d}/disclosures/none.json', '--to', d, '--register', 'x')
    check('a form that is not there', out.returncode != 0 and 'unknown-disclosed' in out.stdout + out.stderr and
          not os.path.exists(f'{d}/registers/x.json'), out.stdout + out.stderr)


with tempfile.TemporaryDirectory() as folder:
    try_pairs(folder)
    try_open(folder)
    try_remarks(folder)
    try_register(folder)
print(f'{passed} passed, {failed} failed, 0 skipped')
sys.exit(1 if failed else 0)
