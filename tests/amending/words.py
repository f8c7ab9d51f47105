# SPDX-License-Identifier: MIT
"""Where a quotation may begin and end in Japanese contract text: at a joint, as templates/amendments/README.md tells it, and never in a word. The second
is asked beside the first, and was written before it. A word is what one of these rules finds, without a dictionary: numbers with what they count
(7営業日前まで, 令和9年4月1日), places (第10条第2項第3号, 別表第2), keys of rows (R24/④-1), runs of katakana, of Latin letters, of kanji, verbs with their
endings, and the little words of drafting (又は, ただし, ところ)."""
import re

COUNTERS = ("営業日|時間|か月|ヶ月|箇月|週間|世代|種類|箇所|か所|拠点|文字|パーセント|条|項|号|章|節|編|年度|年|月|日|時|分|秒|週|回|人|名|台|件|円|個|通|部|"
            "枚|階|次|級|版|者|桁|倍|割|度|本|つ|歳|台|社|系統|行|字|ページ|頁|番|%|％|GB|TB|MB|bit|ビット")
BEHIND = "以内|以上|以下|未満|以前|以後|前|後|ごと|間|目|分|付け"
NUMBER = "[0-9０-９]+(?:[.,．，][0-9]+)*"
COUNTED = rf"(?:延べ|各|約|満)?(?:{NUMBER}(?:{COUNTERS}))+(?:{BEHIND})*"
NUMBERED = rf"(?:別表|様式|別紙|別図|細則|規程)*(?:第{NUMBER}(?:編|章|節|条|項|号|表|図|版)?(?:の{NUMBER})*)+(?:ただし書|本文|各号)?(?:[ア-ン](?![ァ-ヴー]))?"
DATE = rf"(?:令和|平成|昭和|西暦)?(?:{NUMBER}|元)年(?:{NUMBER}月(?:{NUMBER}日)?)?"
KEY = r"R[0-9]+(?:/(?:[①-⑳]?-?[0-9]*|duty))?"
LATIN = r"[A-Za-z0-9Ａ-Ｚａ-ｚ][A-Za-z0-9Ａ-Ｚａ-ｚ._/+@:-]*"
KATAKANA = "[ァ-ヴー]+(?:・[ァ-ヴー]+)*"
KANJI = "(?:(?!及び|並びに|又は|若しくは)[一-龥々〆])+"
SMALL = ("又は|及び|並びに|若しくは|ただし|なお|かつ|この|その|これ|それ|ため|とき|ところ|もの|こと|から|まで|など|ごと|ほか|うち|おそれ|いずれか|いずれ|それぞれ|"
         "あらかじめ|直ちに|常に|既に|更に|特に|併せて|速やかに|する|した|して|しない|しなければ|された|される|されて|させる|させた|させて|できる|できない|"
         "ならない|なければ|いう|いた|いる|ある|あった|ない|より")
TOKEN = re.compile("|".join((DATE, NUMBERED, COUNTED, KEY, SMALL, LATIN, NUMBER, KATAKANA, KANJI, ".")), re.S)
# After kanji these begin a word of their own; anything else is the verb's ending.
OWN = re.compile("[をはがにでとのもへ]|や(?!か)|から|まで|より|など|ごと|する|した|して|しな|しよ|せず|さ[れせ]|すべ|でき|なら|いう|とき|こと|もの|うち|ため|ほか|ところ|いずれ|ただし|かつ|おそれ|その|この|これ|それ|及|又|あり|ある|なく|ない|だ")
RAISED = re.compile("[上下広挙繋]が[るりっ]|[最]も|[直]ち|[基]づ")
ENDING = re.compile("る|た(?!だし|め)|て|な[いけく]|ら[れな]|さ[せれ]|れ[るばた]|せ[るたず]|よう|ず|っ|ん|す(?!る)|し(?![たて])|う(?!ち)|く(?!ら)|け[るた]|え[るた]|め[るた]|り(?=、)")
HIRAGANA = "ぁ-ん"
SIGN = re.compile(r"[、。，．・；？！（）()「」『』［］\[\]【】〈〉《》“”\"\s]")
JOINING = re.compile("及び|並びに|又は|若しくは")
PARTICLE = re.compile("は|が(?![るりっれらろ])|を|に|の|と|で|も(?![るりっれ])|へ|から|まで|より")
ALONE = re.compile("(?:^|[ぁ-ん、。])[更特常既単共最我専故仮現正殊直]$")
PAIRS = {"（": "）", "「": "」", "『": "』", "［": "］", "〔": "〕", "(": ")", "【": "】"}


def in_run(text, at):
    """Neither hiragana nor a sign; か and の inside numbers are none either."""
    c = text[at]
    if not re.match(f"[{HIRAGANA}]", c):
        return not SIGN.match(c)
    around = 0 < at < len(text) - 1
    return around and (c == "か" and text[at - 1] in "0123456789" and not re.match(f"[{HIRAGANA}]", text[at + 1]) and not SIGN.match(text[at + 1])
                       or c == "の" and text[at - 1] in "条項号章" and text[at + 1] in "0123456789")


def is_joint(text, at):
    """The rules of the page, in their order."""
    if at in (0, len(text)) or SIGN.match(text[at - 1]) or SIGN.match(text[at]):
        return True
    for found in JOINING.finditer(text):
        if found.start() <= at <= found.end():
            return at in found.span()
    left, right = in_run(text, at - 1), in_run(text, at)
    if right:
        return not left
    return left and PARTICLE.match(text, at) is not None and not ALONE.search(text[:at])


def tokens(text):
    """(start, end) of the words."""
    return [found.span() for found in TOKEN.finditer(text)]


def is_kanji(c):
    return re.match(KANJI, c) is not None


def splits_verb(text, at):
    """Between a verb's stem and its ending."""
    left, right = text[:at], text[at:]
    if re.match(f"[{HIRAGANA}]", right) and is_kanji(left[-1]):
        return not OWN.match(right) or RAISED.match(text[at - 1:]) is not None
    behind = re.search(f"{KANJI}([{HIRAGANA}]{{1,2}})$", left)
    return behind is not None and not OWN.match(behind[1]) and ENDING.match(right) is not None


def word_at(text, at):
    """The word that a cut at this place would go through, or None."""
    if at <= 0 or at >= len(text):
        return None
    for begin, end in tokens(text):
        if begin < at < end:
            return text[begin:end]
    if splits_verb(text, at):
        return text[max(0, at - 3):at] + "|" + text[at:at + 3]
    return None


def unbalanced(words):
    """A bracket that has no partner in these words, or None."""
    open_ones = []
    for c in words:
        if c in PAIRS:
            open_ones.append(c)
        elif c in PAIRS.values():
            if not open_ones or PAIRS[open_ones.pop()] != c:
                return c
    return open_ones[0] if open_ones else None


def begins_badly(text, start):
    """A particle, 、 or 。 at the head of a quotation."""
    return text[start] in "、。" or start > 0 and in_run(text, start - 1) and PARTICLE.match(text, start) is not None


def crosses_sentence(text, start, end):
    """More than a part of one sentence, and not whole ones."""
    spans = split_sentences(text)
    return not any(a <= start and end <= b for a, b in spans) and not (start in [a for a, _ in spans] and end in [b for _, b in spans])


def cut_word(text, start, end):
    """What a quotation of text[start:end] goes through, or None."""
    for at in (start, end):
        if not is_joint(text, at):
            return f"{text[max(0, at - 4):at]}|{text[at:at + 4]}, no joint"
    return word_at(text, start) or word_at(text, end) or unbalanced(text[start:end])


def split_sentences(text):
    """(start, end) of the sentences; what stands in brackets ends none."""
    out, begin, depth = [], 0, 0
    for at, c in enumerate(text):
        depth += (c in "「（") - (c in "」）")
        if c == "。" and depth == 0:
            out.append((begin, at + 1))
            begin = at + 1
    return out + ([(begin, len(text))] if begin < len(text) else [])
