# SPDX-License-Identifier: MIT
"""How long papers are: characters and pages of an annex in both shapes, part by part, and of the table. A part begins on a page of its own with
its title. Characters are counted without white space and, in articles, without the lines that say what an article rests on."""
import json
import subprocess

from papers import words
from texts import squash

TABLE = "boundary"


def pages_of(path):
    done = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", path, "-"], capture_output=True, text=True, check=True)
    return [squash(page) for page in done.stdout.split("\f")[:-1]]


def without_basis(node):
    if node.get("role") == "basis":
        return ""
    own = (node.get("label") or {}).get("text", "") + (node.get("text") or "".join(run["text"] for run in node.get("runs", [])))
    return squash(own) + "".join(without_basis(child) for name in ("items", "rows", "cells") for child in node.get(name, []))


def parts_of(tree, pages):
    """[(id, title, characters, pages)]; what comes before the first part is of none."""
    starts, at = [], 0
    for part in tree["body"]:
        title = squash(part.get("text"))
        found = next((i for i in range(at, len(pages)) if title and pages[i].startswith(title)), None)
        starts.append(found)
        at = found + 1 if found is not None else at
    known = [s for s in starts if s is not None] + [len(pages)]
    for part, start in zip(tree["body"], starts):
        n = next(s for s in known if s > start) - start if start is not None else 0
        yield part.get("id", ""), part.get("text", ""), len(without_basis(part)), n


def modules_of(tree, core):
    """id -> characters of the articles and rows of its clauses, wherever they stand in the annex."""
    found = {}
    of_topic = {topic: m["id"] for m in core["modules"] for topic in m.get("topics", [])}
    of_clause = {clause: m["id"] for m in core["modules"] for clause in m.get("clauses", [])}

    def walk(node):
        origin = node.get("origin") or {}
        if node["kind"] in ("article", "row") and origin.get("file", "").startswith("clauses/"):
            topic, clause = origin["file"].split("/")[1], origin["file"].split("/")[-1].removesuffix(".md")
            module = of_clause.get(clause) or of_topic.get(topic)
            if module:
                found[module] = found.get(module, 0) + len(without_basis(node))
            return
        for name in ("items", "rows", "cells"):
            for child in node.get(name, []):
                walk(child)

    for part in tree["body"]:
        walk(part)
    return found


def tell(program, name, projects, contracts, bunkai, core):
    """`projects`: shape -> folder."""
    for shape, project in projects.items():
        out = project.with_name(project.name + "-figures")
        for document in ("annex", TABLE):
            bunkai(program, "build", project, "-o", out, "--doc", document, "--format", "json,pdf", "--final")
        for contract in contracts:
            tell_paper(f"{name} {contract} {shape}", out / contract, core if shape == "core" else None)


def tell_paper(what, folder, core):
    tree, pages = json.loads((folder / "annex.json").read_text(encoding="utf-8")), pages_of(folder / "annex.pdf")
    said = [f"{title} {n} characters, {count} pages" for _, title, n, count in parts_of(tree, pages)]
    print(f"figures: {what}: annex {len(pages)} pages: " + "; ".join(said))
    if core:
        print(f"figures: {what}: modules (articles and rows): " + ", ".join(f"{m} {n}" for m, n in modules_of(tree, core).items()))
    if (folder / f"{TABLE}.json").exists():
        table = json.loads((folder / f"{TABLE}.json").read_text(encoding="utf-8"))
        print(f"figures: {what}: table {sum(len(words(part)) for part in table['body'])} characters, {len(pages_of(folder / f'{TABLE}.pdf'))} pages")
