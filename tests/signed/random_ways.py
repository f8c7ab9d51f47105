# SPDX-License-Identifier: MIT
"""Ways that follow each other, by seed: saved anew or stamped by a service, attacked or not, signed before or behind that."""
import truth

FIRST = ("saved anew, in object streams", "saved anew, plain", "saved anew for the web", "new metadata alone", "an update of nothing", "a seal as a stamp annotation at the place",
         "a number of receipt in free room, as annotation", "seals as pictures, written anew")
SIGNED = ("signed, not seen", "signed, seen at the place", "signed by both", "signed by both, with plain tables", "signed by both, in object streams",
          "certified, then signed", "field and widget apart, names in Japanese", "signed with DSS in the same update")
LAST = ("new metadata alone", "a time stamp alone", "an update of nothing", "a number of receipt in free room, as annotation")
# What would not stand behind other ways: it says what is in the file as a whole, or begins with a signature of its own.
ALONE = ("shadow", "signed", "a signature's", "pages set", "printed", "two pages", "a page", "another catalog", "a whole other", "the content of a page", "all pages",
         "content redefined", "a white square, then", "a figure changed, saved", "a widget of")


def choose(c):
    chance = c.random
    attacks = [w for w in truth.WAYS.values() if w.group in ("attacks", "structure") and not w.name.startswith(ALONE) and (not w.needs or w.needs(c.paper))]
    chosen = []
    if chance.random() < 0.4:
        chosen.append(truth.WAYS[chance.choice(FIRST)])
    if chance.random() < 0.7:
        chosen.append(truth.WAYS[chance.choice(SIGNED)])
    if chance.random() < 0.6:
        chosen.append(chance.choice(attacks))
    if chance.random() < 0.4 or not chosen:
        last = truth.WAYS[chance.choice(LAST)]
        chosen += [] if last in chosen else [last]
    return chosen
