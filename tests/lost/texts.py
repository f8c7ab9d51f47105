# SPDX-License-Identifier: MIT
"""Japanese sentences, taken apart without the program: sentences, what stands in parentheses, phrases between commas, and how much of a phrase
other words say (pairs of neighbouring characters). White space counts nowhere."""
import re

OPEN, CLOSE = "（「『", "）」』"
SAID = 0.5      # least share of a phrase's pairs that the words of its rows must have
SHORTEST = 2    # characters that a phrase needs to say anything
JOINTS = re.compile(r"^(ただし|この場合|また|かつ|及び|並びに|又は|若しくは)")
# What a row says otherwise than a sentence does, or in another column: who acts, how a condition or an act ends.
SUBJECTS = r"(甲|乙|丙|丁|戊|当院|事業者)"
ENDS = re.compile(r"(とき|場合|までの間)?(は|に|には|において|、|も|が|を|で)*$|(すること|したこと|する|した|して|し|ること|る|た|て)?。?$")
LISTS = re.compile(r"次(の|に掲げる)(各号の?)?(事項|とおり|もの|書類|情報|措置|内容|場合|区分|方法|基準|いずれか)?(のうち|の全て|を全て)?(いずれか)?(を|に|の|で|は)?")


def squash(text):
    return "".join((text or "").split())


def split_at(text, mark):
    """Pieces that end in the mark, outside of brackets."""
    pieces, depth, piece = [], 0, ""
    for c in text:
        piece += c
        depth += (c in OPEN) - (c in CLOSE)
        if c == mark and not depth:
            pieces.append(piece)
            piece = ""
    return pieces + [piece] if piece else pieces


def sentences(text):
    return split_at(squash(text), "。")


def parentheses(text):
    """Outermost ones, with their brackets."""
    found, depth, piece = [], 0, ""
    for c in text:
        depth += c == "（"
        piece += c if depth else ""
        if c == "）" and depth:
            depth -= 1
            if not depth:
                found.append(piece)
                piece = ""
    return found


def bare(text):
    """Without what stands in parentheses."""
    while (shorter := re.sub(r"（[^（）]*）", "", text)) != text:
        text = shorter
    return text


def pairs(text):
    text = re.sub(r"[、。「」『』（）・／:：;；]", "", squash(text))
    return {text[i:i + 2] for i in range(len(text) - 1)}


def share(text, words):
    """How much of the text's pairs the words (a set of pairs) have."""
    own = pairs(text)
    return len(own & words) / len(own) if own else 1.0


def core_of(phrase):
    """A phrase without who acts and without what only joins it to others."""
    phrase = JOINTS.sub("", phrase.strip("、。"))
    phrase = re.sub(rf"^{SUBJECTS}((及び|又は|並びに){SUBJECTS})?(は|が|に|の|と|へ|から|も)?", "", phrase)
    return ENDS.sub("", LISTS.sub("", phrase))


def phrases(sentence):
    """What a sentence says, piece by piece: (piece as printed, its core), of those that say something."""
    found = []
    for piece in split_at(bare(sentence), "、"):
        core = core_of(piece)
        if len(core) >= SHORTEST:
            found.append((piece, core))
    return found


def is_condition(piece):
    return re.search(r"(とき|場合|に限り|に限る|を除き|を除く|までの間)(は|に|には|において|の|も|が)*[、。]?$", piece) is not None
