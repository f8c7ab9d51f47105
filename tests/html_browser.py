#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Pages of HTML in a real browser (Chromium without a screen, by its pipe), in full rounds alone and where one is installed: at 360 pixels no page is wider
than its screen and no word is cut, fingers find what they tap, what is chosen in filters is counted as the rows say, contacts.html names at each
hour whom the command `contacts` names, times are written and kept, the print holds all words, and so does the page whose script does not run.
usage: html_browser.py BUNKAI"""
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE / "browsing"), str(HERE / "proof"), str(HERE)]
import html_pages  # noqa: E402
import pipe  # noqa: E402
import tree  # noqa: E402

ROOT = HERE.parent
FULL = os.environ.get("BUNKAI_TEST_COUNTS") == "full"
count = Counter()

# what hangs over the edge of a 360 pixel screen, but for tables and drawings, which move in a place of their own
TOO_WIDE = """(() => { const out = []; const w = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > w) out.push('page ' + document.documentElement.scrollWidth);
  for (const e of document.querySelectorAll('body *')) {
    if (e.closest('.sr, .skip, svg, option') || getComputedStyle(e).clipPath !== 'none' || e.closest('.cards thead')) continue;
    let moves = false;
    for (let a = e; a && a !== document.body; a = a.parentElement) if (/auto|scroll/.test(getComputedStyle(a).overflowX)) moves = true;
    const r = e.getBoundingClientRect();
    if (!moves && r.width && r.right > w + 1) out.push(e.tagName + ' ' + Math.round(r.right) + ' ' + e.textContent.slice(0, 30));
    const s = getComputedStyle(e);
    if (s.overflowX === 'hidden' && e.scrollWidth > e.clientWidth + 1) out.push('cut ' + e.tagName + ' ' + e.textContent.slice(0, 30));
  } return out.slice(0, 5); })()"""
CARDS_CUT = """(() => { const out = []; for (const e of document.querySelectorAll('.cards td, .cards th[scope=row], .cards .tap')) {
    const r = e.getBoundingClientRect(); if (r.width && e.closest('tbody') && r.right > document.documentElement.clientWidth + 1)
      out.push(e.tagName + ' ' + Math.round(r.right) + ' ' + e.textContent.slice(0, 30)); } return out.slice(0, 5); })()"""
TOO_SMALL = """(() => { const out = []; for (const e of document.querySelectorAll('.tap, summary, nav a, button, select, textarea, input')) {
    const r = e.getBoundingClientRect(); if (r.width && (r.height < 43.5 || r.width < 43.5)) out.push(e.tagName + ' ' + Math.round(r.width) + 'x' + Math.round(r.height) +
      ' ' + (e.textContent || '').slice(0, 20)); } return out.slice(0, 5); })()"""
SHOWN = "[...document.querySelectorAll('tr[data-f]')].filter(r => r.getClientRects().length).length"
# each choice of each filter of the page by itself: what its words count, and the rows that then show and say so
TRY_FILTERS = """(() => { const out = []; let tried = 0;
  for (const box of document.querySelectorAll('.filter')) {
    const table = document.querySelector('table.' + box.dataset.of);
    const selects = [...box.querySelectorAll('select')];
    const choose = (s, v) => { s.value = v; s.dispatchEvent(new Event('change')); };
    selects.forEach((select, i) => { for (const option of [...select.options].slice(1)) {
      const said = Number(option.textContent.match(/（(\\d+)）$/)[1]);
      choose(select, option.value); tried++;
      const shown = [...table.querySelectorAll('tr[data-f]')].filter(r => r.getClientRects().length);
      const wrong = shown.filter(r => !r.dataset.f.split(',')[i].split('.').includes(option.value));
      const line = box.querySelector('.count').textContent;
      if (shown.length !== said || wrong.length || !line.includes('うち' + said + '行')) out.push(option.textContent + ': ' + shown.length + ' rows, ' + wrong.length + ' wrong; ' + line);
      const lonely = [...table.querySelectorAll('tr.group')].filter(g => { if (!g.getClientRects().length) return false;
        let n = g.nextElementSibling || (g.parentElement.nextElementSibling || {}).firstElementChild; const second = g.classList.contains('second');
        while (n) { if (n.classList.contains('group') && (second || !n.classList.contains('second'))) return true;
          if (!n.classList.contains('group') && n.getClientRects().length) return false;
          n = n.nextElementSibling || (n.parentElement.nextElementSibling || {}).firstElementChild; } return true; });
      if (lonely.length) out.push(option.textContent + ': a group without rows shows: ' + lonely[0].textContent.slice(0, 30));
      choose(select, ''); } });
    if (selects.length > 1) { // two at once: the counts of one are those of the rows that the other leaves
      const first = selects[0], second = selects[selects.length - 1];
      for (const a of [...first.options].slice(1, 6)) { choose(first, a.value);
        for (const b of [...second.options].slice(1)) { const said = Number(b.textContent.match(/（(\\d+)）$/)[1]); choose(second, b.value); tried++;
          const n = [...table.querySelectorAll('tr[data-f]')].filter(r => r.getClientRects().length).length;
          if (n !== said) out.push(a.textContent + ' and ' + b.textContent + ': ' + n + ' rows'); choose(second, ''); } choose(first, ''); } }
    box.querySelector('button').click(); }
  return [tried, out.slice(0, 6)]; })()"""


def check(what, problems):
    problems = list(problems)
    count["failed" if problems else "passed"] += 1
    if problems:
        print(f"FAIL html_browser: {what}")
        for line in problems[:6]:
            print(f"\t{str(line)[:300]}")


def check_screens(browser, name, path):
    browser.screen(360)
    browser.open(path)
    check(f"{name}: nothing is refused, nothing asked for", browser.complaints())
    check(f"{name}: at 360 pixels", browser.value(TOO_WIDE) + browser.value(CARDS_CUT))
    check(f"{name}: targets", browser.value(TOO_SMALL))
    browser.screen(1280)
    check(f"{name}: at 1280 pixels", browser.value(TOO_WIDE))


def check_filters(browser, name):
    tried, problems = browser.value(TRY_FILTERS)
    check(f"{name}: filters count right", problems)
    return tried


def words_seen(browser):
    """What the body shows without what is beside the tree; innerText leaves out what is hidden."""
    return tree.squash(browser.value("""(() => { const b = document.body.cloneNode(true);
        b.querySelectorAll('nav, .skip, script, .filter, option, textarea, caption, summary, svg').forEach(e => e.remove());
        return b.textContent; })()"""))


def check_without_script(browser, name, path, document):
    browser.script(False)
    browser.open(path)
    seen = browser.ask("DOM.getDocument", depth=-1)
    check(f"{name}: without its script", html_pages.first_difference(html_pages.words_of_tree(document), tree.squash(text_below(seen["root"]))))
    browser.script(True)


UNSAID = {"NAV", "SCRIPT", "STYLE", "OPTION", "TEXTAREA", "CAPTION", "SUMMARY", "svg", "TITLE"}


def text_below(node):
    has = dict(zip(node.get("attributes", [])[::2], node.get("attributes", [])[1::2]))
    if node["nodeName"] in UNSAID or {"skip", "filter"} & set(has.get("class", "").split()):
        return ""
    if node["nodeType"] == 3:
        return node["nodeValue"]
    return "".join(text_below(child) for child in node.get("children", []))


def check_print(browser, name, path, document, scratch):
    """All signs of the tree are on paper, at least as often: heads repeat, and a print breaks lines where it likes."""
    browser.open(path)
    browser.pdf(scratch / "print.pdf")
    text = subprocess.run(["pdftotext", "-layout", str(scratch / "print.pdf"), "-"], capture_output=True, text=True, check=True).stdout
    printed, wanted = Counter(tree.squash(text)), Counter(tree.squash("".join(
        html_pages.words_of_tree({**document, "body": [without_figures(p) for p in document["body"]]}))))
    first = subprocess.run(["pdftotext", "-l", "1", str(scratch / "print.pdf"), "-"], capture_output=True, text=True, check=True).stdout
    check(f"{name}: the first page has more than the head", [] if len(tree.squash(first)) > 150 else [first[:100]])
    missing = {c: n - printed[c] for c, n in wanted.items() if printed[c] < n}
    check(f"{name}: the print holds all words", [f"{missing}"[:200]] if missing else [])


def without_figures(node):
    """What a drawing says is drawn; its letters may be parted anyhow."""
    return {k: [without_figures(c) for c in v if not (isinstance(c, dict) and c.get("kind") == "figure")] if k in ("items", "rows", "cells") else v
            for k, v in node.items()}


def called_by_command(bunkai, project, moment):
    done = subprocess.run([bunkai, "contacts", project, "--at", moment, "--json"], capture_output=True, text=True, check=False)
    return done.stdout


def check_now(browser, bunkai, path):
    """At these hours of Japan, whatever the clock's own zone: the number, and who has it."""
    hours = [("2026-11-30T08:25:00+09:00", "0X-XXXX-1009"), ("2026-11-30T08:30:00+09:00", "0X-XXXX-1003"), ("2026-11-30T17:10:00+09:00", "0X-XXXX-1003"),
             ("2026-11-30T17:15:00+09:00", "0X-XXXX-1009"), ("2026-11-30T03:00:00+09:00", "0X-XXXX-1009"), ("2026-12-05T12:00:00+09:00", "0X-XXXX-1009"),
             ("2026-11-03T12:00:00+09:00", "0X-XXXX-1009"), ("2026-12-30T12:00:00+09:00", "0X-XXXX-1009"), ("2027-01-03T12:00:00+09:00", "0X-XXXX-1009"),
             ("2027-01-04T12:00:00+09:00", "0X-XXXX-1003"), ("2026-11-30T00:30:00Z", "0X-XXXX-1003"), ("2026-11-29T23:29:00Z", "0X-XXXX-1009")]
    browser.screen(360)
    for moment, number in hours:
        browser.clock(moment)
        browser.open(path)
        said = browser.value("(() => { const b = document.querySelector('.now'); return [b.hidden, b.querySelector('.number a').textContent, "
                             "b.querySelector('.number a').getAttribute('href'), document.querySelectorAll('tr.called').length, "
                             "b.getBoundingClientRect().top + scrollY < 700] })()")
        check(f"contacts at {moment}", [] if said == [False, number, "tel:" + number.replace("-", ""), 1, True] else [f"{said}, not {number}"])
    browser.clock("2031-11-30T03:00:00+09:00")
    browser.open(path)
    check("contacts: a year whose holidays nobody knows", [] if "祝日は登録されていない" in browser.value("document.querySelector('.now').textContent") else ["silent"])


def check_times(browser, path, scratch):
    browser.clock("2026-11-30T03:07:00+09:00")
    browser.open(path)
    browser.value("document.querySelector('.stamp').click()")
    browser.value("(() => { const f = document.querySelector('textarea.in'); f.value = '病棟3階 <b>端末</b>'; f.dispatchEvent(new Event('input', {bubbles: true})); })()")
    browser.open(path)
    kept = browser.value("[document.querySelector('[data-time]').value, document.querySelector('textarea.in').value]")
    check("contacts: what was written stays", [] if kept == ["3:07", "病棟3階 <b>端末</b>"] else [kept])
    browser.pdf(scratch / "times.pdf")
    text = subprocess.run(["pdftotext", str(scratch / "times.pdf"), "-"], capture_output=True, text=True, check=True).stdout
    check("contacts: what was written is printed", [w for w in ("3:07", "<b>端末</b>") if w not in text])
    browser.value("(() => { window.confirm = () => true; document.querySelector('.kept button').click(); })()")
    browser.open(path)
    check("contacts: what was cleared is gone", [] if browser.value("[...document.querySelectorAll('.in')].every(f => !f.value)") else ["it stays"])


def check_dark(browser, path):
    """Contrast of each word as it is shown, on a light and on a dark page."""
    for scheme in ("light", "dark"):
        browser.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        browser.screen(1280)
        browser.open(path)
        check(f"{path.stem}: contrast when {scheme}", browser.value("""(() => { const out = new Set();
          const rgb = s => (s.match(/[\\d.]+/g) || []).map(Number);
          const lum = c => { const l = c.slice(0, 3).map(v => { v /= 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
            return .2126 * l[0] + .7152 * l[1] + .0722 * l[2]; };
          for (const e of document.querySelectorAll('body *')) {
            if (e.closest('svg, script, .sr') || ![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) || !e.getClientRects().length) continue;
            let ground = null; for (let a = e; a && !ground; a = a.parentElement) { const c = rgb(getComputedStyle(a).backgroundColor); if (c.length < 4 || c[3] > 0) ground = c; }
            ground = ground || [255, 255, 255]; const x = lum(rgb(getComputedStyle(e).color)) + .05, y = lum(ground) + .05;
            const k = Math.max(x, y) / Math.min(x, y); if (k < 4.5) out.add(e.tagName + '.' + e.className + ' ' + k.toFixed(2) + ' ' + e.textContent.slice(0, 20)); }
          return [...out].slice(0, 6); })()"""))
    browser.ask("Emulation.setEmulatedMedia", features=[])


def main():
    bunkai = Path(sys.argv[1]).resolve()
    if not FULL or not pipe.CHROMIUM:
        print("SKIP html_browser: " + ("no Chromium is installed" if FULL else "a browser is opened in full rounds alone"))
        print("0 passed, 0 failed, 1 skipped")
        return 0
    with tempfile.TemporaryDirectory(prefix="bunkai-browser.") as folder:
        scratch = Path(folder)
        out = scratch / "out"
        html_pages.build(bunkai, ROOT / "samples/telehealth", out)
        count.update(html_pages.count)
        browser, tried = pipe.Browser(), 0
        for path in sorted(out.rglob("*.html")):
            name = f"{path.parent.name}/{path.stem}"
            document = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
            check_screens(browser, name, path)
            tried += check_filters(browser, name)
            check_without_script(browser, name, path, document)
            if re.search("contacts|poster|boundary|memorandum|annex|rules|agenda", path.stem):
                check_print(browser, name, path, document, scratch)
                check_dark(browser, path)
        check("filters were tried", [] if tried > 300 else [f"{tried} choices"])
        check_now(browser, bunkai, out / "hospital/contacts.html")
        check_times(browser, out / "hospital/contacts.html", scratch)
        browser.close()
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return 1 if count["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
