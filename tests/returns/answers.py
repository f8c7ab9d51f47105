# SPDX-License-Identifier: MIT
"""How people write answers: the same thing in many writings, and what only looks like an answer. Each writing has what it means beside it."""
import datetime

from sheets import Said, text_of

VERDICTS = {
    "accepted": {"plain": ["承諾"] * 12 + ["承諾　", " 承諾", "承 諾", "ＯＫ", "OK", "ok", "Ok", "ｏｋ", "はい", "ＹＥＳ", "YES", "Yes", "yes", "可"],
                 "odd": ["承諾します", "承諾する", "承諾します。", "「承諾」", "了承", "了解", "同意", "同意します", "異議なし", "○", "〇", "承知しました", "承諾済", "可。"]},
    "wish": {"plain": ["修正希望"] * 12 + ["修正希望 ", "　修正希望", "修正 希望"],
             "odd": ["修正を希望", "修正を希望します", "修正希望。", "修正", "要修正", "変更希望", "△"]},
    "refused": {"plain": ["不可"] * 12 + ["不可　", " 不可", "不　可", "否", "NO", "No", "no", "ＮＯ"],
                "odd": ["いいえ", "不可です", "不承諾", "拒否", "お断りします", "×", "ＮＧ", "対応不可", "承諾できない", "承諾しません"]},
}
# What contains the words of an acceptance, or of nothing certain, and is none.
TRAPS = ["承諾しかねます", "一部承諾", "条件付き承諾", "承諾？", "承諾（要確認）", "不可ではない", "確認中", "社内で検討中", "可否を検討中", "可？", "保留", "承諾・不可",
         "YES/NO", "はい・いいえ", "可／不可", "OK?", "未承諾", "非承諾", "承諾の予定", "承諾できるか確認中", "OKとはいえない", "ＹＥＳかＮＯか未定", "承諾/修正希望",
         "ok?", "不可→承諾", "承諾（ただし費用は別途）", "後日回答", "可能なら", "#N/A", "12", "承諾\n不可"]
ROLES = {
    "accountable": {"plain": ["◎"], "odd": ["⦿", "二重丸", "◉"]},
    "does": {"plain": ["○", "〇", "◯", "O", "0"], "odd": ["o", 0, "Ｏ", "０", "まる", "丸", "●"]},
    "supports": {"plain": ["△"], "odd": ["▲", "∆", "Δ", "三角"]},
    "informed": {"plain": ["◇"], "odd": ["◆", "⋄"]},
    "none": {"plain": ["−", "-", "－", "―", "—", "–", "ー", "‐", "なし"], "odd": ["ｰ", "無し", "無", "─", "━"]},
}
REASONS = ["契約の範囲に含まれていないため。", "製品の仕様により対応できない。", "対象外：当社の機器ではない。", "体制が整わない（要員2名）。", "別途見積りとしたい", "前回の打合せのとおり",
           "クラウド基盤の事業者が行う。", "=対象外", "+見積り要", "@担当へ確認", "1行目\n2行目", "「引用」と\"quotes\", カンマ、;", "<b>太字</b>&amp;", "ﾊﾝｶｸｶﾅの理由", "理由は\t別紙",
           "承諾できない", "修正希望", "不可", "令和9年3月末までは対応できない", "R130/③-3 と同じ", "👍 問題なし", "{{ref:incident}}", "髙橋﨑の確認による", "１０分以内は困難"]
WORDS = ["乙は、甲から求めを受けた日から10営業日以内に行う。", "乙は、毎月の定例の作業として行う。", "甲及び乙が協議して定める時期に行うものとする。", "丙が行い、乙が結果を甲へ知らせる。",
         "24時間以内を72時間以内に改める。", "甲が費用を負担するときに限り、乙が行う。", "第2項を削る。", "乙は、商用に通常求められる範囲で行う。\nただし、休業日を除く。"]
TIMES = ["令和9年3月末まで", "毎月10日まで", "申出から10営業日以内", "契約の終了から30日以内", "２営業日以内", "翌月末", "未定"]
NAMES = ["見本 一郎", "架空 花子", "例示　三郎", "仮名 次郎", "ﾐﾎﾝ ｼﾞﾛｳ", "雛形\u3000八重", "営業部 見本", "試験 四郎（情報システム部）"]
PHONES = ["0X-XXXX-2100", "０Ｘ－ＸＸＸＸ－２１０１", "0X0-XXXX-2102", "0X-XXXX-2103（代表）"]
MEMBERS = {"phone": PHONES, "phone_off": PHONES, "name": NAMES, "email": ["desk@kakuu.example", "support＠kakuu.example"], "desk": ["保守受付センター", "第二営業部"],
           "hours": ["平日 9:00-18:00", "24時間365日", "平日 ９：００～１７：００"]}
WAREKI = "〇一二三四五六七八九十"


def wide(text):
    return "".join(chr(ord(c) + 0xfee0) if "!" <= c <= "~" else "　" if c == " " else c for c in text)


def kanji(n):
    tens, ones = divmod(n, 10)
    return ("" if tens == 0 else "十" if tens == 1 else WAREKI[tens] + "十") + (WAREKI[ones] if ones else "")


def write_day(rng, style=None):
    """A day of the time in which answers come, in one of its writings."""
    day = datetime.date(2026, 10, 1) + datetime.timedelta(days=rng.randrange(120))
    y, m, d, r = day.year, day.month, day.day, day.year - 2018
    plain = [day, f"{y}-{m:02}-{d:02}", f"{y}/{m:02}/{d:02}", f"{y}/{m}/{d}", wide(f"{y}/{m:02}/{d:02}"), f"令和{r}年{m}月{d}日", wide(f"令和{r}年{m}月{d}日"),
             f"R{r}.{m}.{d}", wide(f"R{r}.{m}.{d}"), f"{y}年{m}月{d}日", f"{y}.{m}.{d}", datetime.datetime(y, m, d, 14, 30)]
    odd = [f"令和{kanji(r)}年{kanji(m)}月{kanji(d)}日", f"{y}{m:02}{d:02}", f"R{r:02}/{m:02}/{d:02}", f"r{r}.{m}.{d}", f"令和{r}.{m}.{d}", f"{d} {day:%b} {y}", f"{y}年{m}月{d}日（{'月火水木金土日'[day.weekday()]}）",
           f"㋿{r}年{m}月{d}日", day.toordinal() - datetime.date(1899, 12, 30).toordinal(), f"{m}/{d}", f"{m}月{d}日", f"{m:02}/{d:02}/{y}"]
    trap = ["2026-13-01", "令和8年2月30日", "R8.0.5", "同上", "〃", "近日中", "10月中旬", "2026/11/31", "平成40年1月1日ころ", "0", "承諾"]
    if style is None:
        style = rng.choices(["plain", "odd", "trap"], [90, 7, 3])[0]
    if style == "trap":
        return Said(rng.choice(trap), None, "trap")
    return Said(rng.choice(plain if style == "plain" else odd), day.isoformat(), style)


def pick(rng, table, means, odd):
    sort = "odd" if rng.random() < odd and table[means]["odd"] else "plain"
    return Said(rng.choice(table[means][sort]), means, sort)


def write_choice(rng, column, means, odd):
    """One of the words that the column offers for a meaning, in a writing of it."""
    if column.field.startswith("role:") and means in ROLES:
        return pick(rng, ROLES, means, odd)
    words = [w for w, m in column.choices.items() if m == means]
    word = rng.choice(words)
    if rng.random() < odd:
        return Said(rng.choice(["（" + word + "）", word + "。", word + "です", "※" + word]), means, "odd")
    return Said(rng.choice([word] * 6 + [word + " ", "　" + word, wide(word)]), means)


class Person:
    """Who answers: what share of a sheet, how, and how oddly."""

    def __init__(self, rng):
        self.name = rng.choice(NAMES)
        self.share = {"row": rng.choice([0.1, 0.5, 0.9, 1]), "clause": rng.choice([0, 0.3, 1]), "contact": rng.choice([0, 0.5, 1])}
        self.odd = rng.choice([0, 0, 0.01, 0.05, 0.2])
        self.trap = rng.choice([0, 0, 0.01, 0.05])
        self.weights = rng.choice([[80, 12, 8], [97, 2, 1], [50, 30, 20]])
        self.day_style = rng.choice(["plain", "plain", "plain", None])
        self.same_day = write_day(rng, "plain") if rng.random() < 0.6 else None
        self.signs = rng.choice(["each", "each", "first", "some"])

    def day(self, rng):
        return self.same_day or write_day(rng, self.day_style)


def put(row, column, said):
    if column is not None:
        row.said[column.id] = said


def wish_for(rng, person, sheet, row):
    """What else is written beside 修正希望."""
    roles = [c for c in sheet.columns if c.field and c.field.startswith("role:")]
    for column in rng.sample(roles, rng.randrange(len(roles) + 1)) if roles else []:
        before = column.choices.get(text_of(row.before.get(column.id)))
        others = sorted(set(column.choices.values()) - {before})
        if others:
            put(row, column, write_choice(rng, column, rng.choice(others), person.odd))
    for name, texts in (("words", WORDS), ("when", TIMES), ("reason", REASONS)):
        if rng.random() < 0.5:
            text = rng.choice(texts)
            put(row, sheet.column(name), Said(text, text))
    fee = sheet.column("fee")
    if fee is not None and fee.choices and rng.random() < 0.3:
        put(row, fee, write_choice(rng, fee, rng.choice(sorted(set(fee.choices.values()))), person.odd))


def change_contact(rng, sheet, row):
    columns = [c for c in sheet.columns if c.field and c.field.startswith("member:")]
    for column in rng.sample(columns, min(len(columns), rng.randrange(1, 3))):
        text = rng.choice(MEMBERS.get(column.field.split(":")[1], NAMES))
        if text != row.before.get(column.id):
            put(row, column, Said(text, text))


def answer(rng, person, sheet, row):
    answered = sheet.column("answer")
    verdict = rng.choices(["accepted", "wish", "refused"], person.weights)[0]
    if rng.random() < person.trap:
        put(row, answered, Said(rng.choice(TRAPS), None, "trap"))
    elif rng.random() < 0.02:
        wish_for(rng, person, sheet, row)  # beside an empty answer
    else:
        put(row, answered, pick(rng, VERDICTS, verdict, person.odd))
        if verdict == "wish":
            wish_for(rng, person, sheet, row)
        elif verdict == "refused" and rng.random() < 0.8 or rng.random() < 0.03:
            text = rng.choice(REASONS)
            put(row, sheet.column("reason"), Said(text, text))
    if sheet.asks == "contact" and rng.random() < 0.6:
        change_contact(rng, sheet, row)
    if not row.said:
        return
    if person.signs == "each" or person.signs == "some" and rng.random() < 0.5 or not any(r.said for r in sheet.rows if r is not row):
        put(row, sheet.column("by"), Said(person.name, person.name))
        put(row, sheet.column("date"), person.day(rng))


def fill(rng, person, sheet):
    """Answers a share of a sheet: here and there, or from the top until the person was interrupted."""
    rows = [r for r in sheet.rows if r.owner and not r.hidden]
    n = round(len(rows) * person.share.get(sheet.asks, 1))
    for row in rows[:n] if rng.random() < 0.5 else rng.sample(rows, n):
        answer(rng, person, sheet, row)
