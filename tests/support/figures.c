/* SPDX-License-Identifier: MIT
 *
 * Projects by chance and the rules of figures; see the header.
 */
#include "figures.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "fixture.h"

struct chance {
	struct arena *a;
	unsigned state;
};

static unsigned roll(struct chance *c, unsigned n)
{
	c->state = c->state * 1664525u + 1013904223u;
	return (c->state >> 8) % n;
}

/* Up to 60 characters; now and then a word that cannot be broken. */
static const char *make_name(struct chance *c, const char *start)
{
	static const char *const pieces[] = {"医療",     "情報", "管理",         "システム",
					     "サーバ",   "保守", "VPN-Router",   "株式会社",
					     "（予備）", "、",   "0X-XXXX-1234", "部門"};
	struct strbuf sb = strbuf_new(c->a);
	size_t length = 1 + roll(c, 60);

	strbuf_add(&sb, start);
	if (roll(c, 12) == 0)
		while (text_length(sb.text) < length)
			strbuf_add(&sb, "W");
	while (text_length(sb.text) < length)
		strbuf_add(&sb, pieces[roll(c, ARRAY_LEN(pieces))]);
	const char *end = sb.text;

	for (size_t i = 0; i < 60 && *end; i++)
		text_next(&end);
	return arena_strndup(c->a, sb.text, (size_t)(end - sb.text));
}

static const char *pick_party(struct chance *c, unsigned parties)
{
	unsigned i = roll(c, parties + 1);

	return i == parties ? "null" : arena_printf(c->a, "'p%u'", i);
}

static void add_servers(struct chance *c, struct strbuf *sb, unsigned system, unsigned parties)
{
	unsigned servers = roll(c, 4), devices = roll(c, 4);

	strbuf_add(sb, "'servers': [");
	for (unsigned i = 0; i < servers; i++)
		strbuf_printf(sb, "%s{'id': 's%u-%u', 'name': '%s', 'updates': %s}", i ? ", " : "",
			      system, i, make_name(c, "機"), pick_party(c, parties));
	strbuf_add(sb, "], 'devices': [");
	for (unsigned i = 0; i < devices; i++)
		strbuf_printf(sb,
			      "%s{'id': 'd%u-%u', 'name': '%s', 'kind': '%s', 'owner': %s, "
			      "'updates': %s, 'site': '%s'}",
			      i ? ", " : "", system, i, make_name(c, "器"),
			      roll(c, 2) ? "router" : "firewall", pick_party(c, parties),
			      pick_party(c, parties), roll(c, 3) ? "hospital" : "vendor");
	strbuf_add(sb, "]");
}

static void add_system(struct chance *c, struct strbuf *sb, unsigned i, unsigned systems,
		       unsigned parties)
{
	unsigned n = roll(c, 3);

	strbuf_printf(sb, "%s{'id': 'y%u', 'name': '%s', 'vendor': 'p%u', ", i ? ",\n" : "", i,
		      make_name(c, "系"), 1 + roll(c, parties - 1));
	if (roll(c, 3))
		strbuf_printf(sb, "'owner': 'p%u', ", roll(c, parties));
	if (roll(c, 3))
		strbuf_printf(sb, "'place': '%s', ", make_name(c, "所"));
	if (roll(c, 4))
		strbuf_printf(sb, "'line': '%s', ", make_name(c, "線"));
	if (roll(c, 2))
		strbuf_printf(sb, "'remote_maintenance': %s, ",
			      roll(c, 2) ? "true" : "'閉域網から'");
	strbuf_printf(sb, "'cloud': %s, 'connects': [", roll(c, 3) ? "false" : "true");
	for (unsigned k = 0; k < n; k++)
		strbuf_printf(sb, "%s'y%u'", k ? ", " : "", (i + 1 + k * 3 + roll(c, 2)) % systems);
	strbuf_add(sb, "], ");
	add_servers(c, sb, i, parties);
	strbuf_add(sb, "}");
}

static void write_project(struct fixture *f, struct chance *c, unsigned systems, unsigned parties)
{
	static const char *const kinds[] = {"hospital", "vendor",        "carrier",
					    "cloud",    "subcontractor", "vendor"};
	struct strbuf sb = strbuf_new(c->a), members = strbuf_new(c->a), own = strbuf_new(c->a);

	strbuf_add(&sb, "{'schema': 'bunkai/project/1', 'title': '試験', 'date': '2026-10-01', "
			"'guideline': 'mhlw-6.0', 'parties': [");
	for (unsigned i = 0; i < parties; i++) {
		strbuf_printf(&sb, "%s{'id': 'p%u', 'kind': '%s', 'name': '%s'}", i ? ", " : "", i,
			      kinds[i], make_name(c, "者"));
		strbuf_printf(&members, "%s{'party': 'p%u', 'label': '%c', 'role': '%s'}",
			      i ? ", " : "", i, (int)('A' + i), kinds[i]);
	}
	strbuf_add(&sb, "],\n'systems': [");
	for (unsigned i = 0; i < systems; i++) {
		add_system(c, &sb, i, systems, parties);
		if (i == 0 || roll(c, 2))
			strbuf_printf(&own, "%s'y%u'", i ? ", " : "", i);
	}
	strbuf_printf(&sb,
		      "],\n'contracts': [{'id': 'c1', 'title': '契約', 'from': '2026-10-01', 'to': "
		      "'2027-09-30', 'parties': [%s], 'systems': [%s]}]}",
		      members.text, own.text);
	fixture_write(f, "project/bunkai.json", sb.text);
}

static void add_contact(struct chance *c, struct strbuf *sb, unsigned i, unsigned systems,
			unsigned parties)
{
	static const char *const kinds[] = {"hospital", "vendor", "vendor", "other", "authority"};

	strbuf_printf(sb, "%s{'id': 'k%u', 'kind': '%s', 'party': %s, 'desk': '%s', ",
		      i ? ",\n" : "", i, kinds[roll(c, ARRAY_LEN(kinds))], pick_party(c, parties),
		      make_name(c, "課"));
	if (roll(c, 2))
		strbuf_printf(sb, "'name': '%s', 'role': '%s', ", make_name(c, "氏"),
			      make_name(c, "役"));
	if (roll(c, 4))
		strbuf_add(sb, "'phone': '0X-XXXX-1111', 'phone_off': '0X0-XXXX-2222', ");
	if (roll(c, 2))
		strbuf_printf(sb, "'hours': '%s', 'deputy': 'k0', ", make_name(c, "平日"));
	strbuf_add(sb, "'systems': [");
	for (unsigned k = 0, first = roll(c, systems); k < roll(c, 3); k++)
		strbuf_printf(sb, "%s'y%u'", k ? ", " : "", (first + k) % systems);
	strbuf_add(sb, "]}");
}

static void write_contacts(struct fixture *f, struct chance *c, unsigned systems, unsigned parties)
{
	static const char *const calls[] = {"[]", "['vendors']", "['desks']",
					    "['vendors', 'desks']"};
	struct strbuf sb = strbuf_new(c->a);
	unsigned contacts = roll(c, 31), steps = contacts ? roll(c, 9) : 0;

	strbuf_add(&sb, "{'schema': 'bunkai/contacts/1', 'contacts': [");
	for (unsigned i = 0; i < contacts; i++)
		add_contact(c, &sb, i, systems, parties);
	strbuf_add(&sb, "], 'escalation': [");
	for (unsigned i = 0; i < steps; i++)
		strbuf_printf(&sb,
			      "%s{'step': %u, 'contact': 'k%u', 'within': '%s', 'what': '%s%s', "
			      "'calls': %s}",
			      i ? ", " : "", i + 1, roll(c, contacts), make_name(c, "分"),
			      make_name(c, "為"), make_name(c, "す"),
			      calls[roll(c, ARRAY_LEN(calls))]);
	strbuf_add(&sb, "]}");
	fixture_write(f, "project/contacts.json", sb.text);
}

void figures_random_project(struct fixture *f, unsigned seed)
{
	struct chance c = {f->a, seed * 2654435761u + 1};
	unsigned parties = 2 + roll(&c, 5), systems = 1 + roll(&c, 12);

	f->data = ".";
	write_project(f, &c, systems, parties);
	write_contacts(f, &c, systems, parties);
	fixture_remove(f, "project/decisions.json");
}

void figures_random_register(struct fixture *f, unsigned seed)
{
	static const char *const texts[] = {"作業を申請する。", "写しを取る。", "記録を残す。"};
	struct chance c = {f->a, seed * 2654435761u + 7};
	struct strbuf risks = strbuf_new(f->a), rows = strbuf_new(f->a);
	unsigned n = 1 + roll(&c, 400), yes = 1 + roll(&c, 9);

	for (unsigned i = 0; i < n; i++) {
		bool duty = roll(&c, 4) == 0;

		strbuf_printf(&risks,
			      "%s{'id': 'R%u', 'scenario': '話%u', 'level': 'High', "
			      "'response': 'Yes'%s}",
			      i ? ", " : "", i, i, duty ? ", 'duty': '院内で行う。'" : "");
		strbuf_printf(&rows,
			      "%s{'risk': 'R%u', 'no': '①-1', 'viewpoint': '技術的対策', "
			      "'applies': '%s', 'response': '%s', 'text': '%s'}",
			      i ? ", " : "", i, roll(&c, 5) ? "対象" : "対象外",
			      roll(&c, 10) < yes ? "Yes" : "No", texts[roll(&c, 3)]);
	}
	fixture_register(f, "project/register.json", risks.text, rows.text);
}

struct fixture *figures_open(unsigned seed)
{
	struct fixture *f = fixture_new();

	if (seed) {
		figures_random_project(f, seed);
		figures_random_register(f, seed);
		fixture_check(f);
		return f;
	}
	setenv("BUNKAI_DATA", ".", 1);
	cr_assert(run_load(&f->run, f->a, "samples/telehealth"));
	run_check(&f->run);
	return f;
}

void figures_close(struct fixture *f)
{
	fixture_free(f);
}

const struct doc *figures_document(struct fixture *f, const char *document, const char *contract)
{
	const struct doc *d = fixture_bind(f, document, contract);

	cr_assert_not_null(d, "%s", found_all(f->a, f->dl));
	return d;
}

struct looking {
	const char *name;
	const struct doc_node *found;
	size_t n;
};

static bool look(const struct doc_node *node, void *context)
{
	struct looking *l = context;

	if (node->kind == DOC_FIGURE && text_equal(node->role, l->name))
		l->found = node;
	return !l->found;
}

const struct doc_node *figures_find(const struct doc *d, const char *name)
{
	struct looking l = {.name = name};

	doc_walk(d, look, &l);
	return l.found;
}

struct ground {
	const struct doc_node *figure;
	const struct doc_node **owners; /* of each track of each row */
	int columns, rows;
};

static const struct doc_node *owner_at(const struct ground *g, int x, int y)
{
	return x < 0 || y < 0 || x >= g->columns || y >= g->rows ? NULL
								 : g->owners[y * g->columns + x];
}

static bool can_grow(const struct doc_frame *frame, const struct doc_place *at)
{
	for (int y = at->y; y < at->y + at->rows; y++)
		if (frame->rows[y].grows)
			return true;
	return false;
}

static void settle(struct ground *g, const struct doc_node *node)
{
	const struct doc_place *at = node->place;

	cr_assert(at->x >= 0 && at->y >= 0 && at->columns > 0 && at->rows > 0 &&
			  at->x + at->columns <= g->columns && at->y + at->rows <= g->rows,
		  "'%.40s' leaves the frame", node->text);
	cr_expect(text_empty(node->text) || can_grow(g->figure->frame, at),
		  "'%.40s' has no row that grows", node->text);
	for (int y = at->y; y < at->y + at->rows; y++) {
		for (int x = at->x; x < at->x + at->columns; x++) {
			const struct doc_node *other = owner_at(g, x, y);

			cr_assert(!other, "'%.40s' lies over '%.40s'", node->text,
				  other ? other->text : "");
			g->owners[y * g->columns + x] = node;
		}
	}
}

/*
 * One track of a run: something stands on at most one side of it, and on its last track, where the
 * tip is, nothing at all.
 */
static void expect_free(const struct ground *g, int x0, int y0, int x1, int y1, bool tip)
{
	const struct doc_node *a = owner_at(g, x0, y0), *b = owner_at(g, x1, y1);

	cr_expect(!a || !b, "a line runs between '%.30s' and '%.30s' or through one of them",
		  a ? a->text : "", b ? b->text : "");
	cr_expect(!tip || (!a && !b), "an arrow's head lies on '%.30s'",
		  a   ? a->text
		  : b ? b->text
		      : "");
}

static void expect_run(const struct ground *g, struct doc_point from, struct doc_point to, bool tip)
{
	int steps = from.x == to.x ? to.y - from.y : to.x - from.x, sign = steps < 0 ? -1 : 1;

	cr_expect((from.x == to.x) != (from.y == to.y),
		  "a line runs neither across nor down, or nowhere");
	cr_expect(from.x >= 0 && from.y >= 0 && to.x >= 0 && to.y >= 0 && from.x <= g->columns &&
			  to.x <= g->columns && from.y <= g->rows && to.y <= g->rows,
		  "a line leaves the frame");
	for (int i = 0; i < steps * sign; i++) {
		int at = i * sign + (sign < 0 ? -1 : 0);
		bool is_tip = tip && i + 1 == steps * sign;

		if (from.x == to.x)
			expect_free(g, from.x - 1, from.y + at, from.x, from.y + at, is_tip);
		else
			expect_free(g, from.x + at, from.y - 1, from.x + at, from.y, is_tip);
	}
}

void figures_expect_sound(const struct doc_node *figure)
{
	struct arena *a = arena_new();
	struct ground g = {figure, NULL, (int)figure->frame->n_columns, (int)figure->frame->n_rows};

	g.owners = arena_alloc(a, (size_t)(g.columns * g.rows) * sizeof(*g.owners));
	for (const struct doc_node *node = figure->first; node; node = node->next)
		if (node->place)
			settle(&g, node);
	for (const struct doc_node *node = figure->first; node; node = node->next) {
		cr_expect(node->kind == DOC_BOX ? node->place && node->text
						: node->kind == DOC_LINE && node->path &&
							  (!node->text == !node->place));
		for (size_t i = 0; node->kind == DOC_LINE && i + 1 < node->path->n; i++)
			expect_run(&g, node->path->at[i], node->path->at[i + 1],
				   node->path->tip && i + 2 == node->path->n);
	}
	arena_free(a);
}

static bool expect_sound(const struct doc_node *node, void *context)
{
	if (node->kind == DOC_FIGURE) {
		figures_expect_sound(node);
		++*(size_t *)context;
	}
	return true;
}

size_t figures_expect_all_sound(const struct doc *d)
{
	size_t n = 0;

	doc_walk(d, expect_sound, &n);
	return n;
}
