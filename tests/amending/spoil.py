# SPDX-License-Identifier: MIT
"""A 改正文 with one thing wrong in it, by chance. Whoever carries it out has to notice."""
import copy
import re


def sentences(tree):
    return [(part, at) for part in tree["body"] for at, node in enumerate(part.get("items", []))
            if node["kind"] == "paragraph" and node.get("role") == "sentence" and not re.search("とする。|繰り|の全部を", node["text"])]


def below(part, at):
    """Behind what a sentence puts in."""
    end = at + 1
    while end < len(part["items"]) and part["items"][end].get("role") != "sentence":
        end += 1
    return end


def drop(_chance, part, at):
    del part["items"][at:below(part, at)]
    return "a sentence is missing"


def other_place(chance, part, at):
    """A number outside of what is quoted."""
    node = part["items"][at]
    outside = re.sub("「[^」]*」", lambda found: "「" * len(found[0]), node["text"])
    numbers = list(re.finditer("(?<=第)[0-9]+(?=[条項号])", outside))
    if not numbers:
        return None
    found = chance.choice(numbers)
    node["text"] = node["text"][:found.start()] + str(int(found[0]) + 1) + node["text"][found.end():]
    return f"another place: {node['text'][:80]}"


def other_words(chance, part, at):
    """A character of what is quoted, or of a provision that is put in."""
    nodes = [node for node in part["items"][at:below(part, at)] if node.get("text")]
    node = chance.choice(nodes)
    places = [k for found in re.finditer("「[^」]+」", node["text"]) for k in range(found.start() + 1, found.end() - 1)] \
        if node is part["items"][at] else list(range(len(node["text"])))
    places = [k for k in places if re.match("[一-龥]", node["text"][k])]
    if not places:
        return None
    k = chance.choice(places)
    node["text"] = node["text"][:k] + ("別" if node["text"][k] != "別" else "他") + node["text"][k + 1:]
    return f"another word: {node['text'][:80]}"


def spoil(chance, tree):
    """(the tree with a fault, what it is); None where there was nothing to spoil."""
    tree = copy.deepcopy(tree)
    places = sentences(tree)
    if not places:
        return None
    part, at = chance.choice(places)
    said = chance.choice([drop, other_place, other_words])(chance, part, at)
    return (tree, said) if said else None
