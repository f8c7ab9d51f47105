# SPDX-License-Identifier: MIT
"""What the sources of gen/ say besides their #includes: which file needs which, and which names stand for two things.

A unit is a .c file with the header of its name. It needs another unit when one of its files includes a header whose functions that one
defines. Where several files define what a header declares, such as the inside of a room, the functions decide that the unit really names.
A header that declares no functions belongs to the unit of its name; without one it is a table, which needs and is needed by nobody.
The sources are not parsed but read: a definition begins at the margin, as the house writes it."""
import re
from collections import defaultdict

COMMENT = re.compile(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|/\*.*?\*/|//[^\n]*', re.S)
DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n\\]|\\\n|\\.)*", re.M)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+"([^"]+)"', re.M)
FUNCTION = re.compile(r"^(?!typedef\b)([A-Za-z_][\w \t*]*?[ \t*])(\w+)\(([^;{}]*)\)\s*\{", re.M)
TAG = re.compile(r"\b(?:struct|union|enum)\s+(\w+)\s*\{")
PROTOTYPE = re.compile(r"(\w+)\(")
LISTED = re.compile(r"^\w+ (\w+(?:,\s+\w+)*);", re.M)  # functions of a type that has a name
WORD = re.compile(r"[A-Za-z_]\w*")


class Source:
    """One file: its includes, tags, functions (name -> whether it is static) and all words, comments and strings left out."""

    def __init__(self, text):
        code = COMMENT.sub(lambda m: '""' if m[0][0] in "\"'" else " ", text)
        plain = DIRECTIVE.sub("", code)
        self.includes = ["gen/" + header for header in INCLUDE.findall(text)]
        self.tags = sorted(set(TAG.findall(plain)))
        self.functions = {name: "static" in kind.split() for kind, name, _ in FUNCTION.findall(plain)}
        self.declared = set(PROTOTYPE.findall(plain)).union(*(WORD.findall(names) for names in LISTED.findall(plain)))
        self.words = set(WORD.findall(code))


def unit_of(path):
    return path[len("gen/"):-2]


def needs(sources):
    """{unit: units that it needs}."""
    definers = defaultdict(set)
    for path, source in sources.items():
        for name, static in source.functions.items():
            if path.endswith(".c") and not static:
                definers[name].add(unit_of(path))
    found = defaultdict(set)
    for path, source in sources.items():
        for header in source.includes:
            found[unit_of(path)] |= behind(sources, definers, source, header)
    for unit, others in found.items():
        others.discard(unit)
    return found


def behind(sources, definers, source, header):
    """The units that a source needs when it includes a header."""
    if header not in sources:
        return set()
    declared = sources[header].declared & definers.keys()
    owners = set().union(*(definers[name] for name in declared))
    if len(owners) > 1:
        return set().union(*(definers[name] for name in declared & source.words))
    return owners or ({unit_of(header)} if header[:-1] + "c" in sources else set())


def circles(graph):
    """Pairs that need each other, and of the others the shortest way back for each file in a longer circle: lists of units."""
    found = {tuple(sorted((a, b))) for a in graph for b in graph[a] if a in graph.get(b, ())}
    rest = {a: {b for b in graph[a] if a not in graph.get(b, ())} for a in graph}
    found |= {turned(way) for way in (way_back(rest, a) for a in rest) if way}
    return sorted(found)


def way_back(graph, start):
    """The shortest circle through a unit; None without one."""
    ways, seen = [(start,)], set()
    while ways:
        longer = []
        for way in ways:
            for other in sorted(graph.get(way[-1], ())):
                if other == start:
                    return way
                if other not in seen:
                    seen.add(other)
                    longer.append((*way, other))
        ways = longer
    return None


def turned(way):
    """The same circle from its first name on."""
    at = way.index(min(way))
    return way[at:] + way[:at]


def shared_names(sources):
    """{(kind, name): files} of tags with two bodies, and of functions that are there for all twice or have a static namesake."""
    tags, functions = defaultdict(list), defaultdict(list)
    for path, source in sorted(sources.items()):
        for tag in source.tags:
            tags[tag].append(path)
        for name, static in source.functions.items():
            functions[name].append((path, static))
    found = {("tag", name): paths for name, paths in tags.items() if len(paths) > 1}
    for name, places in functions.items():
        if len(places) > 1 and not all(static for _, static in places):
            found["function", name] = [path for path, _ in places]
    return found
