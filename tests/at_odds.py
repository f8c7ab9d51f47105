#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Pairs of sources that contradict each other, and pairs that only look so, of the kinds that hospitals meet (SOURCES below): each is put into
samples/telehealth, whose sources agree, and `check` has to name both places, or to be silent. Written by who writes the rules, so that they
measure kinds and not the rules' worth: that does tests/blind.py.

    tests/at_odds.py build/bunkai [PART-OF-A-NAME…]
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUNKAI = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else 'build/bunkai')


def load(path):
    with open(path, encoding='utf-8') as f:
        return json.load(f)


def save(path, what):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as f:
        json.dump(what, f, ensure_ascii=False, indent=1)


def edit(folder, file, change):
    data = load(f'{folder}/{file}')
    change(data)
    save(f'{folder}/{file}', data)


def a(item, word, remark=None, **more):
    return dict({'item': item, 'answer': word}, **({'remark': remark} if remark else {}), **more)


def sheet(folder, form, party, *answers, **more):
    name = more.pop('name', f'{form}-{party}')
    save(f'{folder}/disclosures/{name}.json',
         dict({'schema': 'bunkai/disclosure/1', 'questionnaire': form, 'party': party, 'date': '2026-09-01', 'answers': list(answers)}, **more))


def gw(folder, *answers, **more):
    sheet(folder, 'mds-4.1', 'tele', *answers, **dict({'system': 'tele-gw', 'product': '連携サーバ'}, **more))


def asked(folder, party, system, *answers, **more):
    sheet(folder, 'own-30', party, *answers, **dict({'system': system}, **more))


def vendor(folder, party, *answers, **more):
    sheet(folder, 'cl-r7-vendor', party, *answers, **more)


def own(folder, *answers, **more):
    sheet(folder, 'self-check-20', 'hospital', *answers, **dict({'month': '2026-09'}, **more))


def bcp(folder, *answers):
    sheet(folder, 'bcp-2024', 'hospital', *answers)


def checked(folder, item, **members):
    def change(inspection):
        x = next(x for x in inspection['answers'] if x['item'] == item)
        x.update(members)
        for name in [n for n, value in members.items() if value is None]:
            del x[name]
    edit(folder, 'inspection.json', change)


def ledger(folder, *entries):
    save(f'{folder}/ledger.json', {'schema': 'bunkai/ledger/1', 'source': {'file': 'x.xlsx', 'sha256': None, 'profile': None, 'date': '2026-09-01'},
                                   'entries': [dict({'id': f'L{n + 1}', 'name': f'機器{n + 1}', 'kind': 'server'}, **e) for n, e in enumerate(entries)]})


def system(folder, name, **members):
    edit(folder, 'bunkai.json', lambda p: next(s for s in p['systems'] if s['id'] == name).update(members))


def thing(folder, name, kind, which, **members):
    edit(folder, 'bunkai.json', lambda p: next(x for x in next(s for s in p['systems'] if s['id'] == name)[kind] if x['id'] == which).update(members))


def row(folder, key, register='register.json', **members):
    risk, no = key.split('/')
    edit(folder, register, lambda r: next(x for x in r['requirements'] if x['risk'] == risk and x['no'] == no).update(members))


def decide(folder, which, **members):
    edit(folder, 'decisions.json', lambda d: next(x for x in d['decisions'] if x['id'] == which).update(members))


# Name: what is changed, and words of the two places.
TRUE = {
    # a questionnaire of the hospital's own against articles, things of bunkai.json and the checklist
    'own form: logs are not kept, the article keeps them': (lambda d: asked(d, 'tele', 'tele', a('24', 'no')), 'own-30/24', 'log-collection'),
    'own form: nothing is cut off, the backup says so': (lambda d: asked(d, 'tele', 'tele', a('26', 'no')), 'own-30/26', 'backup/tele/'),
    'own form: no restoring is tried, the backup is tried': (lambda d: asked(d, 'tele', 'tele', a('27', 'no')), 'own-30/27', 'backup/tele/'),
    'own form: firmware is not updated, the device is its own': (lambda d: asked(d, 'tele', 'tele-gw', a('14', 'no')), 'own-30/14', 'device/tele-gw/'),
    'own form: no consent before subcontracting, the article asks for it':
        (lambda d: asked(d, 'tele', 'tele', a('30', 'no')), 'own-30/30', 'subcontract'),
    'own form: passwords as delivered, the checklist forbids it': (lambda d: asked(d, 'ehr', 'ehr', a('22', 'no')), 'own-30/22', 'cl-r7/2⑧'),
    'own form: no calls at night, the article wants them': (lambda d: asked(d, 'tele', 'tele', a('28', 'no')), 'own-30/28', 'incident-report'),
    # the hospital's forms against each other
    'plan: no list of machines, checklist yes': (lambda d: bcp(d, a('1-1', 'no')), 'bcp-2024/1-1', 'cl-r7/2①'),
    'plan: no way to restore, checklist yes': (lambda d: bcp(d, a('4-3', 'no')), 'bcp-2024/4-3', 'cl-r7/3②'),
    'plan: nobody to tell, chart of contacts yes': (lambda d: bcp(d, a('2-1', 'no')), 'bcp-2024/2-1', 'cl-r7/3①'),
    'self-check: accounts left, checklist cleaned': (lambda d: own(d, a('5', 'level-0')), 'self-check-20/5', 'cl-r7/2⑤'),
    'self-check: media at will, checklist limited': (lambda d: own(d, a('15', 'level-0')), 'self-check-20/15', 'cl-r7/2⑨'),
    # the vendor's checklist
    'vendor: media are not limited, hospital says they are': (lambda d: vendor(d, 'ehr', a('2⑨', 'no')), 'cl-r7-vendor/2⑨', 'cl-r7/2⑨'),
    'vendor: sources are not limited, hospital says they are': (lambda d: vendor(d, 'tele', a('2⑬', 'no')), 'cl-r7-vendor/2⑬', 'cl-r7/2⑬'),
    'vendor: has no device there, it owns one':
        (lambda d: vendor(d, 'tele', a('2⑬', 'not-applicable', '当社が設置したネットワーク機器はない。')), 'cl-r7-vendor/2⑬', 'device/tele-gw/gw-vpn'),
    'vendor: has no device there, the list has its router':
        (lambda d: (vendor(d, 'tele', a('2⑬', 'not-applicable', '院内にネットワーク機器を設置していない。')),
                    ledger(d, {'kind': 'network', 'system': 'tele-gw', 'owner': 'tele'})), 'cl-r7-vendor/2⑬', 'ledger/L1'),
    'vendor: maintains from afar what has no such line':
        (lambda d: vendor(d, 'ehr', a('2②', 'yes', '電子カルテシステムは、当社の拠点から遠隔で保守している。')), 'cl-r7-vendor/2②', 'system/ehr.remote'),
    'vendor: everything is patched, a server is past its support':
        (lambda d: (vendor(d, 'ehr', a('2⑥', 'yes')),
                    ledger(d, {'system': 'ehr', 'object': 'server/ehr/ehr-if', 'os': 'Windows Server 2016', 'support_end': '2025-01-14'})),
         'cl-r7-vendor/2⑥', 'ledger/L1'),
    # what texts say
    'ledger: a name with wireless, the system has none':
        (lambda d: ledger(d, {'kind': 'network', 'name': '無線LANの親機', 'system': 'tele-gw'}), 'ledger/L1', 'system/tele-gw.wireless'),
    'ledger: a note with the internet, the system has none':
        (lambda d: ledger(d, {'note': '更新のためインターネットに接続している。', 'system': 'ehr'}), 'ledger/L1', 'system/ehr.internet'),
    'ledger: a column without protection, self-check with it':
        (lambda d: (own(d, a('9', 'level-2')), ledger(d, {'system': 'ehr', 'extra': {'ウイルス対策ソフト': 'なし'}})),
         'self-check-20/9', 'ledger/L1'),
    'remark: cloud, the system stands in the house':
        (lambda d: sheet(d, 'mds-4.1', 'ehr', a('1', 'yes', '当院の診療録は当社のクラウドに保存している。'), system='ehr'), 'mds-4.1/1', 'system/ehr.'),
    'remark: abroad, the place is at home':
        (lambda d: asked(d, 'tele', 'tele', a('26', 'yes', 'バックアップは海外のデータセンターに保管している。')), 'own-30/26', 'tele.place'),
    'remark: weekdays only, the desk answers at night':
        (lambda d: asked(d, 'tele', 'tele', a('1', 'yes', '窓口は平日の営業時間のみである。')), 'own-30/1', 'tele.desk'),
    'remark: a shared account, the checklist gives each his own':
        (lambda d: asked(d, 'tele', 'tele-gw', a('8', 'yes', '保守の作業者は共用のIDを使用している。')), 'own-30/8', 'remark'),
    'remark: the line stays open, its answer says it is cut':
        (lambda d: asked(d, 'tele', 'tele-gw', a('7', 'yes', '保守の回線は常時接続している。')), 'own-30/7', 'remark'),
    'note: a leaver\'s account in a named system, the vendor cleaned':
        (lambda d: (vendor(d, 'ehr', a('2⑤', 'yes')), checked(d, '2⑪', note='電子カルテシステムには退職者のアカウントが残っている。')),
         'cl-r7/2⑪', 'cl-r7-vendor/2⑤'),
    'note: a named system keeps no logs, the article keeps them':
        (lambda d: checked(d, '2⑪', answer='no', evidence=None, target='2027-03-31', owner='企画管理者', note='電子カルテシステムのアクセスログは保存していない。'),
         'cl-r7/2⑪', 'log-collection'),
    'note: a system without wireless, its own member has it':
        (lambda d: checked(d, '2⑬', note='電子カルテシステムでは無線LANを使用していない。'), 'cl-r7/2⑬', 'system/ehr.wireless'),
    'row: the machine is another\'s by its name':
        (lambda d: row(d, 'R104/③-1', text='連携サーバの更新は甲が行う。', measures=['vulnerability.server-update']), 'R104/③-1', 'server/tele-gw/gw-1'),
    'decision: the vendor updates a named machine, the list says the hospital':
        (lambda d: ledger(d, {'system': 'tele-gw', 'object': 'server/tele-gw/gw-1', 'updates': 'hospital'}), 'D-04', 'ledger/L1'),
    'row: out of scope, all machines are the vendor\'s':
        (lambda d: row(d, 'R105/③-1', 'registers/ehr.json', measures=['vulnerability.network-device-update'], applies='対象外') or
         system(d, 'ehr', devices=[{'id': 'fw', 'name': '境界の装置', 'kind': 'firewall', 'updates': 'ehr'}]), 'R105/③-1', 'device/ehr/fw'),
    # numbers
    'logs: three months, the article keeps twelve':
        (lambda d: vendor(d, 'tele', a('2⑪', 'yes', 'ログは3か月間保存している。')), 'cl-r7-vendor/2⑪', 'log-collection'),
    'generations: one, the backup has three': (lambda d: asked(d, 'tele', 'tele-gw', a('26', 'yes', '残すのは１世代である。')), 'own-30/26', 'backup/tele-gw/'),
    'restoring: every three years, the backup once a year':
        (lambda d: asked(d, 'tele', 'tele-gw', a('27', 'yes', '復元の試験は3年に1回実施している。')), 'own-30/27', 'backup/tele-gw/'),
    'first call: a day, the article gives an hour':
        (lambda d: asked(d, 'tele', 'tele', a('28', 'yes', '攻撃を知った時から24時間以内に通知する。')), 'own-30/28', 'incident-report'),
    'decision: seven generations, the backup has two':
        (lambda d: (decide(d, 'D-09', text='乙は、院内連携サーバの設定を7世代残す。'),
                    thing(d, 'tele-gw', 'backups', 'gw-conf', generations='2世代')), 'D-09', 'backup/tele-gw/gw-conf'),
    # one form, two of one day, papers
    'two forms of one day': (lambda d: (gw(d, a('11', 'yes')), gw(d, a('11', 'no'), name='twin', received='2026-09-03')), 'mds-4.1-tele', 'twin'),
    'product without an emergency account, the article has it': (lambda d: gw(d, a('11', 'no')), 'mds-4.1/11', 'emergency-account'),
    'feature is not there, its product says it is used':
        (lambda d: sheet(d, 'mds-4.1', 'ehr', a('12.4', 'yes', '月に1回行っている。'), system='ehr'), 'mds-4.1/12.4', 'system/ehr.remote'),
}

FALSE = {
    # others
    'another system is named': lambda d: vendor(d, 'tele', a('2⑪', 'yes', '院内連携サーバでは無線LANを使用していない。')),
    'another hospital': lambda d: gw(d, a('7', 'yes', '他院では無線LANを使用している。')),
    'another company\'s system': lambda d: checked(d, '2⑪', note='給食のシステムはアクセスログを保存していない。'),
    'another vendor\'s machine in the list': lambda d: ledger(d, {'name': '検査のサーバ', 'system_said': '検体検査', 'remote': 'yes', 'note': '無線LANに接続している。'}),
    'another product of the system': lambda d: (gw(d, a('4.3', 'no')), gw(d, a('4.3', 'yes'), product='VPNルータ', name='router')),
    'another contract': lambda d: vendor(d, 'ehr', a('2⑪', 'yes', 'オンライン診療システムの保守の記録は取得していない。')),
    # time
    'as it was': lambda d: gw(d, a('12.4', 'yes', '以前は電話の回線で接続していたが、現在は閉域の回線で接続している。')),
    'an old form': lambda d: (gw(d, a('11', 'no'), date='2025-04-01', name='old'), gw(d, a('11', 'yes'))),
    'an old month': lambda d: (own(d, a('5', 'level-0'), month='2026-06', date='2026-06-30', name='june'), own(d, a('5', 'level-2'))),
    'another version of one day': lambda d: (gw(d, a('5', 'yes'), version='2', received='2026-09-03'), gw(d, a('5', 'no'), version='1', name='older', received='2026-08-01')),
    'mended later': lambda d: own(d, a('10', 'level-2'), date='2026-09-30'),
    'only planned': lambda d: gw(d, a('7', 'no', '来年度に無線LANを導入する予定である。')),
    'the second answer counts': lambda d: vendor(d, 'tele', a('2⑬', 'no', target='2026-08-31', again='yes', again_date='2026-09-01')),
    # capability and use
    'able, not in use': lambda d: gw(d, a('7', 'yes', '無線LANの機能はあるが、当院では使用していない。')),
    'able only': lambda d: sheet(d, 'mds-4.1', 'ehr', a('12.4', 'yes', '機能はあるが、貴院では使用していない。'), system='ehr'),
    'an option': lambda d: gw(d, a('7', 'yes', '無線LANはオプションである。')),
    'if it were': lambda d: gw(d, a('10', 'yes', '院外で使用する場合は、暗号化を設定する。')),
    # words that look like a denial
    'what is forbidden is limited': lambda d: vendor(d, 'ehr', a('2⑨', 'yes', '許可していないUSBメモリは使用できない設定である。')),
    'nobody else can see': lambda d: vendor(d, 'tele', a('2⑪', 'yes', 'アクセスログは、権限のない者には閲覧させない。')),
    'nothing is left': lambda d: vendor(d, 'ehr', a('2⑤', 'yes', '退職者のアカウントが残っていないことを毎月確かめている。')),
    'not shared': lambda d: asked(d, 'tele', 'tele-gw', a('8', 'yes', '作業者のIDは共用していない。個別のIDを割り当てている。')),
    'not to be reached': lambda d: asked(d, 'tele', 'tele-gw', a('15', 'yes', '管理画面は、インターネットからは接続できない。')),
    'cut but when it is used': lambda d: asked(d, 'tele', 'tele-gw', a('7', 'yes', '作業の時間のほかは切断し、常時接続しない。')),
    'the inside is another line': lambda d: gw(d, a('12.2', 'yes', '閉域の回線の通信を暗号化している。院内のLANの通信は暗号化していない。')),
    'who, not whether': lambda d: checked(d, '2⑬', note='部門連携サーバの更新を行う者が決まっていない。'),
    # duty
    'the hospital\'s own part is open': lambda d: (
        checked(d, '2⑤', answer='no', evidence=None, target='2026-12-25', owner='企画管理者', note='病院の端末の棚卸しが済んでいない。'),
        vendor(d, 'ehr', a('2⑤', 'yes'))),
    'the hospital\'s plan is not the vendor\'s': lambda d: checked(d, '3③', answer='no', evidence=None, target='2026-12-25', owner='企画管理者',
                                                                  note='病院のBCPを改めている。'),
    'a device of the hospital': lambda d: (
        vendor(d, 'ehr', a('2⑬', 'not-applicable', '機器は病院が所有し、病院が更新する。')),
        system(d, 'ehr', devices=[{'id': 'fw', 'name': '境界の装置', 'kind': 'firewall', 'owner': 'hospital', 'updates': 'hospital'}])),
    'the row says whose the machine is': lambda d: row(d, 'R104/③-1', text='連携サーバの更新は乙が行う。', measures=['vulnerability.server-update']),
    'one measure is out of scope': lambda d: (
        gw(d, a('12.4', 'yes')), row(d, 'R105/③-1', measures=['remote-maintenance.line-switch'], applies='対象外')),
    # numbers
    'more than is asked for': lambda d: vendor(d, 'tele', a('2⑪', 'yes', 'ログは24か月間保存している。')),
    'the same in other words': lambda d: asked(d, 'tele', 'tele-gw', a('27', 'yes', '復元の試験は12か月に1回実施している。')),
    'a year is twelve months': lambda d: vendor(d, 'tele', a('2⑪', 'yes', 'ログは1年間保存している。')),
    'a number of another thing': lambda d: vendor(d, 'tele', a('2⑪', 'yes', 'ログを月に1回点検し、3日以内に報告している。')),
    'a day of the calendar': lambda d: vendor(d, 'tele', a('2⑪', 'yes', '令和8年3月から、ログを12か月保存している。')),
    'sooner than is asked for': lambda d: asked(d, 'tele', 'tele', a('28', 'yes', '攻撃を知った時から30分以内に電話で通知する。')),
    # writing
    'ledger writes the system software out': lambda d: ledger(d, {'id': 'gw-1', 'name': 'gw-1', 'system': 'tele-gw', 'os': 'Red Hat Enterprise Linux 9.4',
                                                                  'updates': 'tele'}),
    'a machine that bunkai.json does not have': lambda d: (
        vendor(d, 'ehr', a('2⑥', 'yes')), ledger(d, {'system': 'ehr', 'name': '旧参照機', 'os': 'Windows Server 2012', 'support_end': '2023-10-10'})),
    'a column with an entry': lambda d: (
        own(d, a('9', 'level-2')), ledger(d, {'system': 'ehr', 'extra': {'ウイルス対策ソフト': '導入済'}})),
    'unanswered': lambda d: asked(d, 'tele', 'tele', a('24', None), a('26', None)),
}


def said(folder):
    env = dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE='en')
    out = subprocess.run([BUNKAI, 'check', folder, '--json', '--all'], capture_output=True, text=True, env=env, check=False)
    found = json.loads(out.stdout)['findings'] if out.stdout else [{'code': 'refused', 'level': 'error', 'subject': '', 'message': out.stderr}]
    return [f for f in found if f['code'] == 'contradiction' or (f['level'] == 'error' and f['code'] not in ('gap', 'risk-without-action'))]


def run(change):
    with tempfile.TemporaryDirectory() as scratch:
        folder = f'{scratch}/p'
        shutil.copytree(f'{ROOT}/samples/telehealth', folder)
        change(folder)
        return said(folder)


def main():
    wanted = sys.argv[2:]
    cases = [(n, *c) for n, c in TRUE.items()] + [(n, c, None, None) for n, c in FALSE.items()]
    cases = [c for c in cases if not wanted or any(w in c[0] for w in wanted)]
    failed = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for (name, _, one, other), found in zip(cases, pool.map(lambda c: run(c[1]), cases)):
            told = [f for f in found if one in f['subject'] + f['message'] and other in f['message']] if one else None
            bad = [f for f in found if f['code'] != 'contradiction']
            if bad or (not told if one else found):
                failed += 1
                print(f'FAIL {name}: {one or "silence"} / {other or ""}')
                for f in found:
                    print('    ', f['code'], f['message'][:400])
    print(f'{len(cases) - failed} passed, {failed} failed, 0 skipped')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
