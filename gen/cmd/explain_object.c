/* SPDX-License-Identifier: MIT
 *
 * A table names for each kind the view that its 別表 prints. A statement rests on an object when it
 * binds by what a party is to such objects, as 'updates(device)', or when its 項 cites the 別表.
 */
#include "cmd/explain_object.h"

#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "bind/view.h"
#include "cmd/explain_row.h"
#include "derive/text_uses.h"
#include "derive/actors.h"
#include "model/objects.h"
#include "work/documents.h"

static const struct {
	const char *kind, *view;
} schedules[] = {
	{"system", "system-care"}, {"server", "server-care"}, {"device", "device-care"},
	{"line", "lines"},         {"backup", "backups"},
	{"medium", "network"},
};

struct object_search {
	struct arena *a;
	const char *key;
	VEC(struct object) found;
};

struct object_printing {
	const struct run *run;
	const struct object *o;
	const struct contract *c;
	const struct template_block *part; /* its 別表; NULL: no paper of the contract has it */
};

static const char *brief_name(struct arena *a, const struct object *o)
{
	return arena_concat(a, o->kind, "/", o->id, (char *)NULL);
}

/* 'device/tele-gw/gw-fw': ids count within their system. */
static const char *full_name(struct arena *a, const struct object *o)
{
	return o->at == o->system ? brief_name(a, o)
				  : arena_concat(a, o->kind, "/", o->system->id, "/", o->id,
						 (char *)NULL);
}

static bool is_named(struct arena *a, const struct object *o, const char *key)
{
	return strcmp(key, brief_name(a, o)) == 0 || strcmp(key, full_name(a, o)) == 0;
}

static void search(void *context, const struct object *o)
{
	struct object_search *s = context;

	if (is_named(s->a, o, s->key))
		*vec_push(s->a, &s->found) = *o;
}

static const char *view_of(const struct object *o)
{
	for (size_t i = 0; i < ARRAY_LEN(schedules); i++)
		if (strcmp(schedules[i].kind, o->kind) == 0)
			return schedules[i].view;
	return "";
}

/* What the file says. */
static void print_members(struct arena *a, const struct object *o)
{
	for (size_t i = 0; i < o->table->n; i++) {
		const struct field *f = &o->table->at[i];
		const char *text = field_text(a, f, o->at);

		if (text && *text && strcmp(f->name, "id") != 0 && strcmp(f->name, "name") != 0)
			printf("  %s: %s\n", f->name, text);
	}
}

static const struct template_block *find_table(const struct template_block *part,
					       const char *view)
{
	for (size_t i = 0; i < part->body.n; i++)
		if (text_equal(part->body.at[i].view, view))
			return &part->body.at[i];
	return NULL;
}

static const struct template_block *find_part(const struct template *t, const char *view)
{
	for (size_t i = 0; i < t->parts.n; i++)
		if (find_table(&t->parts.at[i], view))
			return &t->parts.at[i];
	return NULL;
}

/* The 別表 row, a column a line. */
static void print_row(struct object_printing *p, const struct template *in, const struct view *v)
{
	p->part = find_part(in, v->name);
	for (size_t i = 0; i < v->rows.n; i++) {
		const struct view_row *row = &v->rows.at[i];
		const struct template_block *table =
			p->part ? find_table(p->part, v->name) : NULL;

		if (!text_equal(row->origin->key, p->o->id) || !row->origin->place ||
		    !text_ends(p->o->place, row->origin->place))
			continue;
		printf("  %s %s/%s %s:\n", _("as printed in"), p->c->id, in->id,
		       p->part ? p->part->text : "");
		for (size_t k = 0; table && k < table->columns.n; k++) {
			const struct column *col = &table->columns.at[k];

			printf("    %s: %s\n", col->head,
			       explain_cell(p->run->arena, row, col->field));
		}
	}
}

static bool is_role_of(const struct object_printing *p, const char *who)
{
	const char *of = arena_concat(p->run->arena, "(", p->o->kind, ")", (char *)NULL);

	return text_ends(who, of);
}

/* The role of such objects that the form names first: as who acts, joins or is told. */
static const char *role_in(const struct object_printing *p, const struct statement_form *f)
{
	if (is_role_of(p, f->who))
		return f->who;
	for (size_t i = 0; i < f->with.n; i++)
		if (is_role_of(p, f->with.at[i]))
			return f->with.at[i];
	for (size_t i = 0; i < f->to.all.n; i++)
		if (is_role_of(p, f->to.all.at[i].name))
			return f->to.all.at[i].name;
	return NULL;
}

/* '乙（表側サーバ）', or that it is to be agreed who that is. */
static const char *actor_names(const struct object_printing *p, const char *who)
{
	struct arena *a = p->run->arena;
	struct actors all = actors_of(a, p->run->project, p->c, who);
	struct strbuf sb = strbuf_new(a);

	if (all.vague)
		return _("not agreed who that is");
	for (size_t i = 0; i < all.all.n; i++) {
		const char *objects = all.all.at[i].objects;

		strbuf_join(&sb, ", ", p->c->parties.at[all.all.at[i].party].label);
		if (objects)
			strbuf_add(&sb, arena_printf(a, " (%s)", objects));
	}
	return sb.text;
}

static bool cites(const struct object_printing *p, const struct chosen *c,
		  const struct statement_form *f)
{
	struct arena *a = p->run->arena;

	if (!p->part || !p->part->cite || !p->part->id)
		return false;
	struct text_uses uses = text_uses_of(
		a, c->clause,
		arena_concat(a, "{{" TABLE_PREFIX, p->part->id, "}}", (char *)NULL));

	for (size_t i = 0; i < uses.all.n; i++) {
		const struct text_use *u = &uses.all.at[i];

		if (u->position == c->position && u->paragraph == f->paragraph &&
		    (!u->item || !f->item || u->item == f->item))
			return true;
	}
	return false;
}

/* True when it was printed: the statement rests on such objects. */
static bool print_statement(const struct object_printing *p, const struct coverage_paper *paper,
			    const struct chosen *c, const struct statement *s)
{
	const struct statement_form *f = statement_in(s, c->position->name);
	const char *role = f ? role_in(p, f) : NULL;

	if (!f || (!role && !cites(p, c, f)))
		return false;
	printf("  %s: %s/%s %s %s#%s: %s%s%s %s\n", _("statement"),
	       paper->contract ? paper->contract->id : SCOPE_HOSPITAL, paper->template->id,
	       statement_citation(p->run->arena, p->run->library, c, f), c->clause->id, s->id,
	       role ? role : f->who, role ? " = " : "", role ? actor_names(p, role) : "", f->act);
	return true;
}

struct statement_set {
	VEC(const struct statement *) all;
};

static void print_statements(const struct object_printing *p, struct statement_set *set)
{
	for (size_t i = 0; i < p->run->coverage->papers.n; i++) {
		const struct coverage_paper *paper = &p->run->coverage->papers.at[i];

		if (paper->contract && paper->contract != p->c)
			continue;
		for (size_t k = 0; k < paper->selection->n_in; k++) {
			const struct chosen *c = &paper->selection->all.at[k];
			const struct duties *d = c->clause->duties;

			for (size_t n = 0; d && c->position && n < d->statements.n; n++)
				if (print_statement(p, paper, c, &d->statements.at[n]))
					*vec_push(p->run->arena, &set->all) =
						&d->statements.at[n];
		}
	}
}

static bool rests_on_one(const struct table_row *w, const struct statement_set *set)
{
	for (size_t i = 0; i < w->acts.statements.n; i++)
		for (size_t k = 0; k < set->all.n && w->acts.statements.at[i].used; k++)
			if (w->acts.statements.at[i].statement == set->all.at[k])
				return true;
	return false;
}

static void print_rows(const struct object_printing *p, const struct statement_set *set)
{
	size_t n = (size_t)(p->c - p->run->project->contracts.at);
	const struct responsibilities *all = p->run->responsibilities[n];

	for (size_t i = 0; i < all->rows.n; i++) {
		const struct table_row *w = explain_words(p->run, &all->rows.at[i]);

		if (rests_on_one(w, set))
			printf("%s\n", explain_line(p->run, w));
	}
}

static bool serves(const struct contract *c, const struct system *s)
{
	for (size_t i = 0; i < c->systems.n; i++)
		if (strcmp(c->systems.at[i], s->id) == 0)
			return true;
	return false;
}

static void print_in_contract(const struct run *run, const struct object *o,
			      const struct contract *c)
{
	struct object_printing p = {.run = run, .o = o, .c = c};
	struct statement_set set = {0};
	const struct template *in;
	const struct view *v = documents_view(run, c, view_of(o), &in);

	if (v)
		print_row(&p, in, v);
	print_statements(&p, &set);
	print_rows(&p, &set);
}

static void print_object(const struct run *run, const struct object *o)
{
	bool any = false;

	printf("%s %s\n", full_name(run->arena, o), o->name ? o->name : "");
	printf("  %s: %s\n", _("file"), o->place);
	print_members(run->arena, o);
	for (size_t i = 0; i < run->project->contracts.n; i++) {
		const struct contract *c = &run->project->contracts.at[i];

		if (!serves(c, o->system))
			continue;
		print_in_contract(run, o, c);
		any = true;
	}
	if (!any)
		printf("  %s\n", _("no contract is about its system"));
}

bool explain_object(const struct run *run, const char *key)
{
	struct object_search s = {.a = run->arena, .key = key};

	project_visit_objects(run->project, search, &s);
	for (size_t i = 0; i < s.found.n; i++)
		print_object(run, &s.found.at[i]);
	return s.found.n > 0;
}
