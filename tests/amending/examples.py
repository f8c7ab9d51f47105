# SPDX-License-Identifier: MIT
"""Sentences with the text before and after, and sentences that nobody could carry out: what the second hand itself is held against. A text is written in
lines: 章 and 条 as printed, 項 with their number and a blank, 号 as (1), ア below; # a part, = a heading, anything else a block."""
import re

from .carry import Carrier, Fault, carry_out
from .code import KANA, Unit, Unreadable, numbers
from .paper import LINE, Paper, Part, first_difference, read_part
from .sentences import Sentence

BEFORE = """# 本則
第1章　総則
第1条（目的）
1 乙は、7営業日以内に、甲に報告する。ただし、急ぐときは、電話による。
2 甲は、次の物を保管する。
(1) 鍵（予備を含む。）
(2) 媒体
ア 光学の媒体
イ 磁気の媒体
(3) 台帳
第2条（記録）
1 乙は、記録を5年間保存する。
第2章　保守
第3条（申請）
1 乙は、申請書を甲に提出する。
2 甲は、3日以内に回答する。甲は、回答に理由を付する。
3 乙は、承認を受けた後に作業を行う。
第103条の2（写し）
1 乙は、写しを取る。
= 附則
施行日を定める。
# 一覧
前書き。
= 装置
表 甲 乙"""

# (sentence, what stands below it, what of the text changes: (before, after))
GOOD = [
    ("第1条第1項中「7営業日以内」を「5営業日以内」に改める。", "", [("7営業日", "5営業日")]),
    ("第1条第1項中「甲に」の下に「書面により」を加える。", "", [("甲に報告", "甲に書面により報告")]),
    ("第1条第1項中「乙は、」を「丙は、」に、「甲に」を「丁に」に改め、「報告する。」の下に「報告は、書面による。」を加え、同項ただし書を削る。", "",
     [("乙は、7営業日以内に、甲に報告する。ただし、急ぐときは、電話による。", "丙は、7営業日以内に、丁に報告する。報告は、書面による。")]),
    ("第1条第2項各号列記以外の部分中「次の物」を「次の装置」に改める。", "", [("次の物", "次の装置")]),
    ("第1条第2項各号列記以外の部分後段中「次の物」を「次の装置」に改める。", "", None),
    ("第1条第2項第2号ア中「光学」を「書換えのできない光学」に改める。", "", [("光学", "書換えのできない光学")]),
    ("第1条第2項第2号を削り、同項第3号を同項第2号とする。", "", [("(2) 媒体\nア 光学の媒体\nイ 磁気の媒体\n(3)", "(2)")]),
    ("第1条第2項第1号の次に次の1号を加える。", "(1の2) 印", [("(1) 鍵（予備を含む。）", "(1) 鍵（予備を含む。）\n(1の2) 印")]),
    ("第1条第2項第2号及び第3号を削る。", "", [("\n(2) 媒体\nア 光学の媒体\nイ 磁気の媒体\n(3) 台帳", "")]),
    ("第1条第2項第1号及び第3号を削る。", "", None),
    ("第1条第2項第1号から第3号までを削る。", "",
     [("\n(1) 鍵（予備を含む。）\n(2) 媒体\nア 光学の媒体\nイ 磁気の媒体\n(3) 台帳", "")]),
    ("第1条第2項第2号から第3号までを削る。", "", None),
    ("第1条から第3条までを削る。", "", None),
    ("第1条及び第2条を削る。", "", [("第1条（目的）\n1 乙は、7営業日以内に、甲に報告する。ただし、急ぐときは、電話による。\n2 甲は、次の物を保管する。\n"
                               "(1) 鍵（予備を含む。）\n(2) 媒体\nア 光学の媒体\nイ 磁気の媒体\n(3) 台帳\n第2条（記録）\n1 乙は、記録を5年間保存する。\n", "")]),
    ("第3条第2項前段及び後段中「甲は、」を「丁は、」に改める。", "", [("2 甲は、3日以内に回答する。甲は、回答", "2 丁は、3日以内に回答する。丁は、回答")]),
    ("第3条第2項前段及び後段中「甲は、」を「丁は、」に改め、「回答」の下に「又は連絡」を加える。", "", None),
    ("第3条第2項前段及び後段中「3日以内」を「2日以内」に改める。", "", None),
    ("第3条第2項後段及び前段中「甲は、」を「丁は、」に改める。", "", None),
    ("第2条第1項を同条第2項とし、同条に第1項として次の1項を加える。", "1 甲は、台帳を置く。", [("1 乙は、記録を", "1 甲は、台帳を置く。\n2 乙は、記録を")]),
    ("第2条を同条第2項とする。", "", None),
    ("第2条中「5年間保存する」を「10年間保存する」に改める。", "", [("5年間", "10年間")]),
    ("第2条の見出しを「（記録の保存）」に改め、同条中「乙」を「丙」に改める。", "", None),
    ("第2条の見出しを「（記録の保存）」に改め、同条中「乙は、」を「丙は、」に改める。", "", [("（記録）", "（記録の保存）"), ("乙は、記録", "丙は、記録")]),
    ("第2条に次の1項を加える。", "2 甲は、記録を閲覧する。", [("5年間保存する。", "5年間保存する。\n2 甲は、記録を閲覧する。")]),
    ("第3条第2項前段中「3日以内」を「2日以内」に改める。", "", [("3日以内", "2日以内")]),
    ("第3条第2項後段を削る。", "", [("甲は、回答に理由を付する。", "")]),
    ("第3条第3項を同条第4項とし、同条第2項を同条第3項とし、同条第1項の次に次の1項を加える。", "2 甲は、受領を知らせる。",
     [("3 乙は、承認", "4 乙は、承認"), ("2 甲は、3日", "2 甲は、受領を知らせる。\n3 甲は、3日")]),
    ("第3条第2項及び第3項を1項ずつ繰り下げ、同条第1項の次に次の1項を加える。", "2 甲は、受領を知らせる。", None),
    ("第3条第2項から第3項までを1項ずつ繰り下げ、同条第1項の次に次の1項を加える。", "2 甲は、受領を知らせる。",
     [("3 乙は、承認", "4 乙は、承認"), ("2 甲は、3日", "2 甲は、受領を知らせる。\n3 甲は、3日")]),
    ("第3条第2項から同条第3項までを1項ずつ繰り下げ、同条第1項の次に次の1項を加える。", "2 甲は、受領を知らせる。",
     [("3 乙は、承認", "4 乙は、承認"), ("2 甲は、3日", "2 甲は、受領を知らせる。\n3 甲は、3日")]),
    ("第3条に第1項として次の1項を加える。", "1 甲は、窓口を置く。", None),
    ("第2条に後段として次のように加える。", "1 記録は、紙とする。", [("5年間保存する。", "5年間保存する。記録は、紙とする。")]),
    ("第2条に次のただし書を加える。", "1 ただし、急ぐときは、この限りでない。", [("5年間保存する。", "5年間保存する。ただし、急ぐときは、この限りでない。")]),
    ("第2条に次のただし書を加える。", "1 記録は、紙とする。", None),
    ("第103条の2を第4条とする。", "", [("第103条の2", "第4条")]),
    ("第3条を次のように改める。", "第3条　削除", [("第3条（申請）\n1 乙は、申請書を甲に提出する。\n2 甲は、3日以内に回答する。甲は、回答に理由を付する。\n3 乙は、承認を受けた後に作業を行う。",
                                 "第3条　削除")]),
    ("第103条の2の次に次の1条を加える。", "第103条の3（印）\n1 甲は、印を置く。", [("写しを取る。", "写しを取る。\n第103条の3（印）\n1 甲は、印を置く。")]),
    ("第2章の章名を「作業」に改める。", "", [("第2章　保守", "第2章　作業")]),
    ("第2章を第3章とし、第1章の次に次の1章を加える。", "第2章　窓口\n第2条の2（窓口）\n1 甲は、窓口を置く。",
     [("第2章　保守", "第2章　窓口\n第2条の2（窓口）\n1 甲は、窓口を置く。\n第3章　保守")]),
    ("第3条の前に次の1条を加える。", "第2条の2（窓口）\n1 甲は、窓口を置く。", [("第2章　保守\n", "第2章　保守\n第2条の2（窓口）\n1 甲は、窓口を置く。\n")]),
    ("第1章に次の1条を加える。", "第2条の2（窓口）\n1 甲は、窓口を置く。", [("\n第2章　保守", "\n第2条の2（窓口）\n1 甲は、窓口を置く。\n第2章　保守")]),
    ("第1条第2項第2号を次のように改める。", "(2) 媒体の全て", [("(2) 媒体\nア 光学の媒体\nイ 磁気の媒体", "(2) 媒体の全て")]),
    ("「一覧」の「装置」の表を別紙1のとおり改める。", "", [("表 甲 乙", "表 丙 丁")]),
    ("「一覧」の文中「前書き」を「後書き」に改める。", "", [("前書き", "後書き")]),
    ("「一覧」の「装置」の表中「甲 乙」を「丙 丁」に改める。", "", None),
    ("「一覧」の前文を削る。", "", [("前書き。\n", "")]),
    ("「一覧」の題名を「一覧表」に改める。", "", [("# 一覧", "# 一覧表")]),
    ("「一覧」の題名中「一覧」を「一覧表」に改める。", "", [("# 一覧", "# 一覧表")]),
    ("「一覧」の末尾に別紙2を加える。", "", [("表 甲 乙", "表 甲 乙\n= 回線\n表 戊")]),
    ("「一覧」の「装置」の次に別紙2を加える。", "", [("表 甲 乙", "表 甲 乙\n= 回線\n表 戊")]),
    ("「本則」の次に別紙3を加える。", "", [("# 一覧\n", "# 付録\n表 庚\n# 一覧\n")]),
    ("「一覧」を削る。", "", [("\n# 一覧\n前書き。\n= 装置\n表 甲 乙", "")]),
]
BAD = [
    "第2条中「5年間」を「10年間」に改める。",
    "第1条第1項中「7営業」を「5営業」に改める。",  # a word is cut
    "第1条第1項中「は、7営業日以内」を「は、5営業日以内」に改める。",  # begins with a particle
    "第3条第2項中「回答する。甲」を「通知する。甲」に改める。",  # from one sentence into another
    "第1条第1項中「営業日」を「日」に改める。",
    "第1条第1項中「報告す」を「連絡す」に改める。",
    "第1条第1項中「は、」を「が、」に改める。",  # stands there twice
    "第1条第1項中「14日以内」を「5日以内」に改める。",  # not there
    "第1条第2項中「次の物」を「次の装置」に改める。",  # it has 号
    "第3条中「申請書」を「書面」に改める。",  # it has 項
    "第1条第1項中「甲に」を「丁に」に、「乙は、」を「丙は、」に改める。",  # not in the order of the text
    "第1条第2項第1号中「鍵（予備」を「印（予備」に改める。",  # a bracket is cut
    "同条中「乙は、」を「丙は、」に改める。",  # of which
    "第3条第3項を同条第2項とする。",  # not free
    "第9条を削る。",
    "第3条第1項の次に次の1項を加える。",  # nothing stands below
    "第3条を第2条第1項とする。",
    "「一覧」の「装置」の図を別紙1のとおり改める。",
    "「一覧」の「装置」の表を別紙4のとおり改める。",
    "第1条第1項ただし書中「7営業日以内」を「5営業日以内」に改める。",  # stands in the other sentence
    "第1条第1項を改める。",
]
SHEETS = {1: "= 一覧\n= 装置\n表 丙 丁", 2: "= 一覧\n= 回線\n表 戊", 3: "= 付録\n表 庚"}


def read_unit(line):
    for pattern, rank in ((r"第([0-9]+)章((?:の[0-9]+)*)　(.*)", "chapter"), (r"第([0-9]+)条((?:の[0-9]+)*)(.*)", "article"),
                          (r"([0-9]+)() (.*)", "paragraph"), (r"\(([0-9]+)((?:の[0-9]+)*)\) (.*)", "item")):
        found = re.fullmatch(pattern, line)
        if found:
            number, rest = numbers(found[1], found[2]), found[3]
            if rank == "article":
                return Unit(rank, number, "" if rest.startswith("（") else rest.strip("　"), rest if rest.startswith("（") else "")
            return Unit(rank, number, *(("", rest) if rank == "chapter" else (rest,)))
    return Unit("sub", (KANA.index(line[0]) + 1,), line[2:]) if re.match("[ア-ン] ", line) else None


def place_below(content, unit):
    """Puts a unit below what it belongs to."""
    if unit.rank in ("chapter", "article") or not content:
        content.append(unit)
        return
    last = content[-1]
    while last.kids and last.kids[-1].rank != unit.rank:
        last = last.kids[-1]
    (last.kids if last.rank != unit.rank else content).append(unit)


def read_units(text):
    content = []
    for line in filter(None, text.split("\n")):
        place_below(content, read_unit(line))
    return content


def nodes_of(text):
    """Headings and blocks of lines."""
    out = []
    for line in text.split("\n"):
        if line.startswith("= "):
            out.append({"kind": "heading", "text": line[2:]})
        elif line.startswith("表 "):
            out.append({"kind": "table", "rows": [{"kind": "row", "cells": [{"kind": "cell", "text": one} for one in line[2:].split()]}]})
        else:
            out.append({"kind": "paragraph", "text": line})
    return out


def read_text(text):
    paper = Paper("規程", "")
    for chunk in re.split(r"(?m)^# ", text)[1:]:
        title, *lines = chunk.rstrip("\n").split("\n")
        part, blocks = Part(title), []
        for line in lines:
            unit = None if line.startswith(("= ", "表 ")) or blocks else read_unit(line)
            if unit:
                place_below(part.content, unit)
            else:
                blocks.append(line)
        part.content += read_part(title, nodes_of("\n".join(blocks))).content if blocks else []
        paper.parts.append(part)
    return paper


def try_sentence(sentence, below):
    """The paper after one sentence, or the fault."""
    carrier = Carrier(read_text(BEFORE), {n: nodes_of(text) for n, text in SHEETS.items()}, None)
    try:
        carry_out(carrier, Sentence(sentence).read(), read_units(below))
    except (Fault, Unreadable) as fault:
        return None, str(fault)
    return carrier.paper, ""


def faults():
    assert LINE.fullmatch("第26条（受付（夜間を含む。））、第27条の2（回答）及び第28条（記録）の事項は、別表に定める。")
    for sentence, below, changes in GOOD:
        paper, fault = try_sentence(sentence, below)
        if changes is None:
            if paper is not None:
                yield f"carried out, though it cannot be: {sentence}"
            continue
        after = BEFORE
        for old, new in changes:
            if after.count(old) != 1:
                yield f"the example is unclear: {old}"
            after = after.replace(old, new)
        if paper is None:
            yield f"{fault} [{sentence}]"
        elif difference := first_difference(paper, read_text(after)):
            yield f"{difference} [{sentence}]"
    for sentence in BAD:
        if try_sentence(sentence, "")[0] is not None:
            yield f"carried out, though it cannot be: {sentence}"
