# SPDX-License-Identifier: MIT
"""Japanese sentences, taken apart without the program: sentences, what stands in parentheses, phrases between commas, and how much of a phrase
other words say (pairs of neighbouring characters). White space counts nowhere."""
import re

OPEN, CLOSE = "（「『", "）」』"
SAID = 0.6      # least share of a phrase's pairs that the words of its rows must have
SHORTEST = 2    # characters that a phrase needs to say anything
# A rule of the program's, told in gen/derive/said.h, written a second time: what only joins a phrase to the one before; what stands behind who
# acts; how phrases end, of which the first that fits is taken off.
JOINTS = ("ただし", "この場合", "また", "かつ", "及び", "並びに", "又は", "若しくは", "次の各号の", "次の")
PARTICLES = ("は", "が", "に", "の", "と", "へ", "から", "も")
ENDS = ("するときは", "したときは", "すること", "したこと", "ときは", "場合には", "場合は", "場合において", "とき", "場合", "について", "により", "とする",
        "する", "した", "して", "ること", "こと", "る", "た", "し", "て", "は", "に", "を", "が", "で", "も")


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


def behind_one(text, words):
    return next((text[len(word):] for word in words if text.startswith(word)), text)


def core_of(phrase, labels):
    """A phrase without who acts, without what joins it to the one before and without its ending."""
    core = behind_one(phrase, JOINTS)
    while (behind := behind_one(core, labels)) != core:
        core = behind_one(behind, JOINTS)
        core = behind_one(behind, PARTICLES) if core == behind else core
    end = next((end for end in ENDS if core.endswith(end)), "")
    return core.removesuffix(end)


def phrases(sentence, labels):
    """What a sentence says, piece by piece: (piece, its core), of those that say something."""
    found = []
    for piece in re.split("[、。]", bare(sentence)):
        core = core_of(piece, labels)
        if len(core) >= SHORTEST:
            found.append((piece, core))
    return found


def is_said(core, words):
    """True when the words (a text) have most of the pairs of neighbouring characters."""
    own = [core[i:i + 2] for i in range(len(core) - 1)]
    return not own or sum(pair in words for pair in own) / len(own) >= SAID


def is_condition(piece):
    return re.search(r"(とき|場合|に限り|に限る|を除き|を除く|までの間)(は|に|には|において|の|も|が)*$", piece) is not None
