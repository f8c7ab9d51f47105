# SPDX-License-Identifier: MIT
"""What people do to a workbook before they return it. Each operation takes (rng, book) and says in words what it did, or None where it found
nothing to do. What an operation does to the truth stands beside it: answers move with their owners, copies are claims, and nothing else."""
import unicodedata

import answers
from sheets import Column, Formula, Row, Said, Struck, copy_row, copy_sheet, plain, text_of

NEW_TEXTS = ["監視カメラの映像を30日間保存する。", "開発拠点の入退室の記録を提出する。", "再委託先の一覧を毎年度の初めに提出する。", "AIによる要約の機能に診療情報を学習させない。", "遠隔操作の画面を録画する。",
             "当社からの提案：月次の会議を四半期ごとに改める。", "貸与した端末の返却の手順を定める。"]
NOTES = ["ここから営業部の回答", "■ 総務課", "（以下、次の会議で回答します。）", "※ 灰色の行は対象外", "承諾", "以上", "合計", "R130/③-3 について別紙のとおり"]
HEAD_NOTES = ["ご回答者各位　期日までにお願いします", "最終更新 2026/10/20", "社外秘", "案件番号 K-2026-118", "回答　理由　時期", "担当：見本"]
OWN_HEADS = ["社内メモ", "担当部署", "No.", "備考", "確認", "金額（円）", "回答（社内）"]
LOCKED = {"row": ["text", "text", "text", "topic", "risk", "judgement", "proposal", "key", "status"], "clause": ["wording", "wording", "title", "place", "article", "position"], "contact": ["number"]}


def a_sheet(rng, book):
    weights = [{"row": 6, "clause": 3, "contact": 1}.get(s.asks, 1) for s in book.sheets]
    return rng.choices(book.sheets, weights)[0]


def order_of(value):
    value = plain(value)
    if value is None or value == "":
        return (2, 0, "")
    if isinstance(value, (int, float)):
        return (0, value, "")
    return (1, 0, text_of(value))


def sort_whole(rng, book):
    sheet = a_sheet(rng, book)
    column = rng.choice(sheet.columns)
    down = rng.random() < 0.4
    sheet.rows.sort(key=lambda r: order_of(r.shown(column)), reverse=down)
    return f"sort {sheet.name} by {text_of(column.head)!r}{' down' if down else ''}"


def sort_without(rng, book):
    """The range that is sorted leaves out columns at an edge: what names a row stays, its texts and answers go."""
    sheet = a_sheet(rng, book)
    if sheet.asks == "contact":
        return None
    names = [c.field for c in sheet.columns]
    left = rng.choice([0, 1, 2, 3]) if sheet.asks == "row" else rng.choice([0, 1])
    right = 0 if left and rng.random() < 0.7 else 1
    out = sheet.columns[:left] + (sheet.columns[-right:] if right else [])
    if any(c.answered for c in out) or "text" in (c.field for c in out) or "wording" in (c.field for c in out):
        return None
    stay = [{c.id: r.cells.get(c.id) for c in out} for r in sheet.rows]
    column = rng.choice([c for c in sheet.columns if c not in out])
    sheet.rows.sort(key=lambda r: order_of(r.shown(column)))
    for row, cells in zip(sheet.rows, stay):
        row.cells.update(cells)
    return f"sort {sheet.name} by {text_of(column.head)!r} without {[c.field for c in out]} of {len(names)}"


def sort_torn(rng, book):
    """Only the columns that were answered are sorted, with the 照合 code behind them: the texts stay, and an answer stands beside another row's.
    (Without the code nothing in the file would tell, so that is not tried.)"""
    sheet = a_sheet(rng, book)
    code = sheet.column("code")
    if code is None or code is not sheet.columns[-1] or sheet.asks == "contact" or not sheet.column("answer") or any(not r.owner for r in sheet.rows):
        return None
    stay = [{k: v for k, v in r.cells.items() if k != code.id} for r in sheet.rows]
    before = [copy_row(r) for r in sheet.rows]
    column = sheet.column("answer")
    sheet.rows.sort(key=lambda r: order_of(r.shown(column)))
    moved = False
    for row, cells, old in zip(sheet.rows, stay, before):
        row.cells = {**cells, code.id: row.cells.get(code.id)}
        row.texts = old.texts
        moved |= row.owner is not old.owner
    return f"sort only the answers of {sheet.name}" if moved else None


def own_row(rng, sheet):
    """A row that its writer has added: a text, perhaps a topic and a key, and an answer."""
    row = Row({}, None, {}, {}, "new", marks={"new"})
    text = sheet.column("text") or sheet.column("wording") or sheet.columns[min(1, len(sheet.columns) - 1)]
    row.cells[text.id] = rng.choice(NEW_TEXTS)
    key = sheet.column("key")
    if key is not None and rng.random() < 0.4:
        row.cells[key.id] = rng.choice(["追加", "新規1", "R999/①-1", "-"])
    if text.answered:
        row.said[text.id] = Said(rng.choice(NEW_TEXTS), None)
    answered = sheet.column("answer")
    if answered is not None and rng.random() < 0.7:
        verdict = rng.choice(["accepted", "wish", "refused"])
        row.said[answered.id] = answers.pick(rng, answers.VERDICTS, verdict, 0)
    return row


def insert(rng, book):
    sheet = a_sheet(rng, book)
    n = rng.randrange(1, 6)
    for _ in range(n):
        sheet.rows.insert(rng.randrange(len(sheet.rows) + 1), own_row(rng, sheet))
    return f"insert {n} rows into {sheet.name}"


def insert_blank(rng, book):
    """Blank rows, and rows with one remark, which are no rows of anything."""
    sheet = a_sheet(rng, book)
    n = rng.randrange(1, 8)
    for _ in range(n):
        row = Row({}, kind="none")
        if rng.random() < 0.3:
            row.cells[sheet.columns[0].id] = rng.choice(NOTES)
        sheet.rows.insert(rng.randrange(len(sheet.rows) + 1), row)
    return f"insert {n} blank rows into {sheet.name}"


def repeat_head(rng, book):
    sheet = a_sheet(rng, book)
    row = Row({c.id: c.head for c in sheet.columns if not c.answered}, None, {c.id: Said(c.head, None) for c in sheet.columns if c.answered}, kind="none")
    sheet.rows.insert(rng.randrange(len(sheet.rows) + 1), row)
    return f"repeat the head of {sheet.name}"


def delete(rng, book):
    sheet = a_sheet(rng, book)
    n = min(len(sheet.rows) - 1, rng.choice([1, 2, 5, 20, 60]))
    at = rng.randrange(len(sheet.rows) - n + 1) if n > 0 else 0
    for row in (sheet.rows[at:at + n] if rng.random() < 0.5 else rng.sample(sheet.rows, max(n, 0))):
        sheet.rows.remove(row)
    return f"delete {n} rows of {sheet.name}"


def duplicate(rng, book):
    """Copies of whole rows, some of them answered otherwise afterwards: both claim one row."""
    sheet = a_sheet(rng, book)
    rows = [r for r in sheet.rows if r.owner]
    n = min(len(rows), rng.randrange(1, 6))
    person = answers.Person(rng)
    for row in rng.sample(rows, n):
        row.marks.add("copied")
        copied = copy_row(row)
        sheet.rows.insert(rng.choice([sheet.rows.index(row) + 1, len(sheet.rows)]), copied)
        if rng.random() < 0.5:
            copied.said = {}
            answers.answer(rng, person, sheet, copied)
    return f"duplicate {n} rows of {sheet.name}"


def paste_over(rng, book):
    """A row pasted over the next ones: what they said and were is gone."""
    sheet = a_sheet(rng, book)
    at = rng.randrange(len(sheet.rows))
    n = rng.randrange(1, 4)
    if not sheet.rows[at].owner:
        return None
    sheet.rows[at].marks.add("copied")
    sheet.rows[at + 1:at + 1 + n] = [copy_row(sheet.rows[at]) for _ in sheet.rows[at + 1:at + 1 + n]]
    return f"paste a row of {sheet.name} over {n}"


def fill_down(rng, book):
    """An answer dragged over the rows below it: they are answered so."""
    sheet = a_sheet(rng, book)
    filled = [c for c in sheet.columns if c.answered and any(c.id in r.said for r in sheet.rows) and not c.field.startswith("member:")]
    if not filled:
        return None
    column = rng.choice(filled)
    at = rng.choice([i for i, r in enumerate(sheet.rows) if column.id in r.said])
    n = rng.randrange(1, 15)
    for row in sheet.rows[at + 1:at + 1 + n]:
        if row.owner and not row.hidden:
            row.said[column.id] = sheet.rows[at].said[column.id]
    return f"fill {column.field} of {sheet.name} down over {n}"


def fill_locked(rng, book):
    """The same with a column that was not to be touched: a key, a text, a number that counts on."""
    sheet = a_sheet(rng, book)
    columns = [c for c in sheet.columns if c.field in ("number", "key", "phase", "topic", "text", "article", "title", "wording")]
    at, n = rng.randrange(len(sheet.rows)), rng.randrange(1, 6)
    if not columns or not sheet.rows[at].owner:
        return None
    column = rng.choice(columns)
    for row in sheet.rows[at + 1:at + 1 + n]:
        row.cells[column.id] = sheet.rows[at].cells.get(column.id)
        row.marks.add("overwritten")
    return f"fill {column.field} of {sheet.name} down over {n}"


def typo(rng, text):
    at = rng.randrange(len(text))
    return rng.choice([text[:at] + text[at + 1:], text[:at] + text[at:at + 1] * 2 + text[at + 1:], text[:at] + rng.choice("のをにはが、診療情報") + text[at + 1:],
                       text[:at] + text[at + 1:at + 2] + text[at:at + 1] + text[at + 2:]])


def shorten(rng, text):
    return text[:max(4, round(len(text) * rng.uniform(0.5, 0.85)))] + rng.choice(["", "…", "（以下略）"])


def punctuate(_, text):
    return text.replace("、", "，").replace("。", "．")


def narrow(_, text):
    return unicodedata.normalize("NFKC", text)


def widen(_, text):
    return answers.wide(text)


def space(rng, text):
    for _ in range(rng.randrange(1, 4)):
        at = rng.randrange(len(text) + 1)
        text = text[:at] + rng.choice([" ", "　", "\n", "\u00a0"]) + text[at:]
    return text


def append(rng, text):
    return text + rng.choice(["（当社確認済）", " ※1", "→対象外", "（修正案は右欄）", "★"])


EDITS = [typo, typo, shorten, punctuate, narrow, widen, space, append]


def edit(rng, book):
    sheet = a_sheet(rng, book)
    columns = [c for c in sheet.columns if c.field in LOCKED.get(sheet.asks, [])]
    rows = [r for r in sheet.rows if r.owner]
    if not columns or not rows:
        return None
    n = min(len(rows), rng.choice([1, 2, 5, 15]))
    for row in rng.sample(rows, n):
        column = rng.choice(columns)
        text = text_of(row.cells.get(column.id))
        for _ in range(rng.randrange(1, 4)):
            text = rng.choice(EDITS)(rng, text) if text else text
        row.cells[column.id] = text
        row.marks.add("edited")
    return f"edit {n} rows of {sheet.name}"


def rewrite(rng, book):
    """Another text in the place of the one that was sent: its key and code are still the row's."""
    sheet = a_sheet(rng, book)
    column = sheet.column("text") or sheet.column("wording")
    rows = [r for r in sheet.rows if r.owner]
    if column is None or not rows:
        return None
    row = rng.choice(rows)
    row.cells[column.id] = rng.choice(NEW_TEXTS)
    row.marks.add("rewritten")
    return f"rewrite a text of {sheet.name}"


def width_of_column(rng, book):
    sheet = a_sheet(rng, book)
    column = rng.choice([c for c in sheet.columns if not c.answered])
    change = rng.choice([narrow, widen, lambda _, t: " " + t + "　"])
    for row in sheet.rows:
        if row.cells.get(column.id) is not None:
            row.cells[column.id] = change(rng, text_of(row.cells[column.id]))
    return f"width of {column.field} of {sheet.name}"


def case_of_code(rng, book):
    sheet = a_sheet(rng, book)
    column = sheet.column("code")
    if column is None:
        return None
    for row in sheet.rows:
        if row.cells.get(column.id):
            row.cells[column.id] = text_of(row.cells[column.id]).lower()
    return f"codes of {sheet.name} in small letters"


def move_column(rng, book):
    sheet = a_sheet(rng, book)
    column = sheet.columns.pop(rng.randrange(len(sheet.columns)))
    sheet.columns.insert(rng.randrange(len(sheet.columns) + 1), column)
    return f"move column {text_of(column.head)!r} of {sheet.name}"


def rename_heads(rng, book):
    sheet = a_sheet(rng, book)
    for column in rng.sample(sheet.columns, rng.randrange(1, len(sheet.columns) + 1)):
        column.head = rng.choice([narrow, widen, space, lambda _, t: " " + t + " "])(rng, text_of(column.head) or "列")
    return f"heads of {sheet.name} in another width"


def delete_column(rng, book):
    """A column that its reader had no use for, hidden before or not; never one that was answered."""
    sheet = a_sheet(rng, book)
    columns = [c for c in sheet.columns if not c.answered]
    if len(columns) < 4 or sheet.asks == "contact":
        return None
    column = rng.choice(columns)
    sheet.columns.remove(column)
    return f"delete column {text_of(column.head)!r} of {sheet.name}"


def hide_column(rng, book):
    sheet = a_sheet(rng, book)
    column = rng.choice(sheet.columns)
    column.hidden = True
    return f"hide column {text_of(column.head)!r} of {sheet.name}"


def insert_column(rng, book):
    """A column of their own, with notes: not ours, and never an answer."""
    sheet = a_sheet(rng, book)
    column = Column(rng.choice(OWN_HEADS + [None]))
    sheet.columns.insert(rng.randrange(len(sheet.columns) + 1), column)
    for row in rng.sample(sheet.rows, len(sheet.rows) // 3):
        row.cells[column.id] = rng.choice(["済", "要確認", "承諾", "100,000", "営業", 3, "不可"])
    return f"insert column {column.head!r} into {sheet.name}"


def merge(rng, book):
    """One answer in cells that were merged over several rows: the first row's; of the others nobody can say."""
    sheet = a_sheet(rng, book)
    columns = [c for c in sheet.columns if c.field in ("answer", "reason", "by", "date", "fee", "when")]
    at = rng.randrange(len(sheet.rows))
    n = rng.randrange(2, 6)
    rows = sheet.rows[at:at + n]
    if not columns or len(rows) < 2 or any(r.hidden or not r.owner for r in rows) or any(r.marks & {"merges", "merged"} for r in rows):
        return None
    column = rng.choice(columns)
    if column.id not in rows[0].said:
        return None
    for row in rows[1:]:
        row.said.pop(column.id, None)
        row.before.pop(column.id, None)
        row.marks.add("merged")
    rows[0].marks.add("merges")
    sheet.merges.append((rows[0], rows[-1], column))
    return f"merge {column.field} of {n} rows of {sheet.name}"


def filter_on(rng, book):
    """A filter is left on: what is hidden was not seen by whoever filled the rest down."""
    sheet = a_sheet(rng, book)
    column = rng.choice(sheet.columns)
    words = sorted({text_of(r.shown(column)) for r in sheet.rows})
    kept = set(rng.sample(words, max(1, len(words) // 2)))
    for row in sheet.rows:
        row.hidden = text_of(row.shown(column)) not in kept
    sheet.filtered = True
    return f"filter {sheet.name} by {text_of(column.head)!r}"


def move_head(rng, book):
    """The head stands lower or higher: lines were put before it, or title and number of the sending were taken away."""
    sheet = a_sheet(rng, book)
    if rng.random() < 0.5:
        sheet.above = sheet.above[:rng.randrange(len(sheet.above) + 1)]
    else:
        for _ in range(rng.randrange(1, 5)):
            note = rng.choice(HEAD_NOTES + [None])
            sheet.above.insert(rng.randrange(len(sheet.above) + 1), [note] if rng.random() < 0.7 else [None, None, note])
    return f"head of {sheet.name} in row {len(sheet.above) + 1}"


def rename_sheet(rng, book):
    sheet = a_sheet(rng, book)
    new = rng.choice([sheet.name + " (2)", "Sheet1", sheet.name + "_営業部", answers.wide("Table1"), sheet.name + "【回答済】"])
    if any(s.name == new for s in book.sheets):
        return None
    old, sheet.name = sheet.name, new
    return f"rename {old} {new}"


def share_out(rng, book):
    """A sheet is copied, and one part of the rows is answered here, the other there."""
    sheet = a_sheet(rng, book)
    if any(s.name == sheet.name + "_2" for s in book.sheets):
        return None
    twin = copy_sheet(sheet)
    twin.name = sheet.name + "_2"
    half = rng.random()
    for mine, theirs in zip(sheet.rows, twin.rows):
        (mine if rng.random() < half else theirs).said = {}
        for row in (mine, theirs):
            row.marks.add("copied")
    twin.merges = []
    sheet.merges = []
    book.sheets.insert(book.sheets.index(sheet) + 1, twin)
    return f"copy {sheet.name}, answered in parts"


def drop_sheets(rng, book):
    """A sheet split off: only it comes back."""
    sheet = a_sheet(rng, book)
    if not any(r.said for r in sheet.rows):
        return None
    book.sheets, book.others = [sheet], []
    return f"only {sheet.name}"


def formula_below(rng, book):
    """Answers that are formulas: =R12 of the cell above, with the value that it gave."""
    sheet = a_sheet(rng, book)
    column = sheet.column(rng.choice(["answer", "by", "date"]))
    if column is None:
        return None
    n = 0
    for row in sheet.rows:
        said = row.said.get(column.id)
        if said and isinstance(said.raw, str) and rng.random() < 0.3:
            row.said[column.id] = Said(Formula('T("' + said.raw.replace('"', '""') + '")', said.raw), said.means, said.sort)
            n += 1
    return f"{n} formulas in {column.field} of {sheet.name}" if n else None


def strike(rng, book):
    """An acceptance that its writer has struck through is none any more."""
    sheet = a_sheet(rng, book)
    column = sheet.column("answer")
    rows = [r for r in sheet.rows if column is not None and column.id in r.said and isinstance(r.said[column.id].raw, str)]
    if not rows:
        return None
    row = rng.choice(rows)
    row.said[column.id] = Said(Struck(row.said[column.id].raw), None, "trap")
    return f"strike an answer of {sheet.name} through"


# (how often, operation); the last ones are done after all others, since nobody can sort what is merged.
OPERATIONS = [(10, sort_whole), (6, sort_without), (1, sort_torn), (6, insert), (5, insert_blank), (2, repeat_head), (5, delete), (5, duplicate), (2, paste_over),
              (8, fill_down), (4, fill_locked), (9, edit), (2, rewrite), (4, width_of_column), (1, case_of_code), (6, move_column), (4, rename_heads), (4, delete_column),
              (2, hide_column), (4, insert_column), (5, merge), (3, filter_on), (5, move_head), (2, rename_sheet), (2, share_out), (4, drop_sheets), (2, formula_below), (2, strike)]
LAST = [merge, formula_below, strike, filter_on, share_out, drop_sheets]


def draw(rng):
    """Two to seven operations."""
    weights, functions = zip(*OPERATIONS)
    drawn = rng.choices(functions, weights, k=rng.randrange(2, 8))
    return sorted(drawn, key=lambda f: LAST.index(f) + 1 if f in LAST else 0)
