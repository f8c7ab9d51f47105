#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The way to a signature as `bunkai ready` prints it: whoever pastes its commands, fills in 氏名 and … and runs them, round after round,
arrives at exit status 0, and then no paper of the contract prints what is still open, and `issue` asks for nothing more. In a folder
whose name a shell would take apart. Of every contract of every sample, and of the real register in ../shared, where it is there: in
fewer than 30 commands. Under `make test` two samples stand for the others.
usage: ready.py BUNKAI"""
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUNKAI = os.path.abspath(sys.argv[1])
WORDS = {"--due": "2030-06-30", "--review": "2030-06-30", "support_end": "2032-03-31", "phone": "0X-XXXX-1112", "phone_off": "0X-XXXX-1111",
         "fee": "included", "signed": "2026-09-15", "from": "2026-10-01", "to": "2027-09-30"}
# The words of statuses stand alone in their cell, so that 提案 is none of them.
OPEN = ["案", "要協議", "担当なし", "推奨・担当なし", "受容承認待ち", "未定", "未記入"]
# Members that name a party.
PARTIES = {"updates", "owner", "configures", "monitors", "maintains", "carrier", "terminal", "takes", "restores", "handles", "holds"}
SAMPLES = os.listdir(os.path.join(ROOT, "samples")) if os.environ.get("BUNKAI_TEST_COUNTS") == "full" else ["telehealth", "clinic"]
MOST_ROUNDS = 12
MOST_COMMANDS = 30  # of a contract, also with a register of 459 rows
REAL = os.path.join(os.path.dirname(ROOT), "shared", "register", "telehealth.xlsx")
passed = failed = skipped = 0


def judge(ok, what):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    if not ok:
        print("FAIL ready:", what)


def run(*words):
    return subprocess.run([BUNKAI, *words], capture_output=True, text=True)


def shell(command):
    """As somebody would paste it: with a shell, and bunkai on the path."""
    return subprocess.run(command, shell=True, capture_output=True, text=True,
                          env={**os.environ, "PATH": os.path.dirname(BUNKAI) + ":" + os.environ["PATH"]})


def fill_in(command, party):
    words = shlex.split(command)
    for i, word in enumerate(words):
        name, sign, value = word.rpartition("=")
        if word in ("…", "氏名", "NAME", "D"):
            words[i] = {"氏名": "見本 太郎", "NAME": "見本 太郎", "D": "2026-10-01"}.get(word) or WORDS.get(words[i - 1], "実施する。")
        elif sign and value in ("…", "PARTY"):
            words[i] = f"{name}={party if name in PARTIES else WORDS.get(name, '見本')}"
    return shlex.join(words)


def printed_commands(text):
    for line in text.split("\n"):
        start = line.find("bunkai ")
        if line.startswith("    -> ") and start >= 0:
            yield line[start:]


def follow(folder, contract, party, name):
    commands, listed = 0, run("ready", folder, "--contract", contract)
    for _ in range(MOST_ROUNDS):
        if listed.returncode == 0:
            break
        for command in printed_commands(listed.stdout):
            done = shell(fill_in(command, party))
            commands += 1
            judge(done.returncode == 0, f"{name}: {command}: {done.stderr.strip()[:300]}")
        before, listed = listed.stdout.split("\n")[0], run("ready", folder, "--contract", contract)
        after = listed.stdout.split("\n")[0]
        judge(before != after, f"{name}: nothing that is printed settles what is left: {after}")
        if before == after:
            return False
    judge(listed.returncode == 0, f"{name}: not ready after {MOST_ROUNDS} rounds")
    judge(commands < MOST_COMMANDS, f"{name}: {commands} commands")
    return True


def cells(node, found):
    if isinstance(node, dict):
        if isinstance(node.get("text"), str):
            found.append(node["text"])
        for value in node.values():
            cells(value, found)
    elif isinstance(node, list):
        for value in node:
            cells(value, found)
    return found


def look_at_papers(folder, contract, name):
    """What was left knowingly may be printed; the points that were settled may not."""
    out = folder + ".out"
    made = run("build", folder, "-o", out, "--contract", contract, "--format", "json,text")
    judge(made.returncode == 0, f"{name}: build: {made.stderr[:300]}")
    state = json.loads(run("ready", folder, "--contract", contract, "--json").stdout)["contracts"][0]
    left = {p["kind"] for p in state["points"] if p["left"]} - {"error", "warning"}
    # what nobody wrote down of a flow, a line or a backup prints so, and was left as such
    unwritten = any(p["left"] and p["point"].startswith("warning:not-written-down") for p in state["points"])
    papers = os.path.join(out, contract)
    for paper in sorted(os.listdir(papers)):
        if paper.endswith(".txt"):
            with open(os.path.join(papers, paper), encoding="utf-8") as f:
                judge(not f.read().startswith("DRAFT"), f"{name}: {paper} is a draft, although the contract is ready")
        elif not left:
            with open(os.path.join(papers, paper), encoding="utf-8") as f:
                texts = [t for t in cells(json.load(f), []) if t in OPEN and not (unwritten and t == "要協議")]
            judge(not texts, f"{name}: {paper} prints {sorted(set(texts))}, although the contract is ready")


def is_of_contract(document):
    with open(os.path.join(ROOT, "templates", "documents", document + ".json"), encoding="utf-8") as f:
        return json.load(f)["scope"] == "contract"


def leave_out_hospital(folder):
    """Papers of the hospital are none of the contract's, and each command would look for what they leave open as well."""
    path = os.path.join(folder, "bunkai.json")
    with open(path, encoding="utf-8") as f:
        project = json.load(f)
    project["documents"] = list(filter(is_of_contract, project["documents"]))
    with open(path, "w", encoding="utf-8") as f:
        json.dump(project, f, ensure_ascii=False, indent=1)


def try_contract(source, contract, name, folder):
    shutil.copytree(source, folder)
    if os.environ.get("BUNKAI_TEST_COUNTS") != "full":
        leave_out_hospital(folder)
    vendor = next(p["party"] for p in contract["parties"] if p["role"] == "vendor")
    if follow(folder, contract["id"], vendor, name):
        look_at_papers(folder, contract["id"], name)
        made = run("issue", folder, "--contract", contract["id"], "--date", "2026-10-01")
        judge(made.returncode == 0, f"{name}: issue: {made.stderr[:300]}")
    shutil.rmtree(folder)
    shutil.rmtree(folder + ".out", ignore_errors=True)


def make_real(folder):
    """The sample's telemedicine contract with the real register in place of its own."""
    shutil.copytree(os.path.join(ROOT, "samples", "telehealth"), folder)
    for words in (["import", REAL, "--to", folder, "--register", "R"], ["set", folder, "contract/tele-2026", "registers+=R"],
                  ["set", folder, "contract/tele-2026", "registers-=register"]):
        judge(run(*words).returncode == 0, f"real: {words}")


def main():
    global skipped
    with tempfile.TemporaryDirectory() as scratch:
        sources = [os.path.join(ROOT, "samples", s) for s in sorted(SAMPLES)]
        if os.path.exists(REAL):
            sources.append(os.path.join(scratch, "real"))
            make_real(sources[-1])
        else:
            skipped += 1
        for source in filter(os.path.isdir, sources):
            with open(os.path.join(source, "bunkai.json"), encoding="utf-8") as f:
                contracts = json.load(f)["contracts"]
            for contract in contracts:
                try_contract(source, contract, f"{os.path.basename(source)}/{contract['id']}", os.path.join(scratch, "it's a 病院"))
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return failed > 0


sys.exit(main())
