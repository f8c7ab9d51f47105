/* SPDX-License-Identifier: MIT
 *
 * Findings about the library as this project uses it: clause heads that name what is not there,
 * parameters without use or definition, settings of a contract that no clause takes.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "check/check.h"
#include "check/scope.h"
#include "derive/clauses.h"
#include "derive/conditions.h"
#include "derive/keys.h"
#include "derive/references.h"
#include "derive/role_names.h"
#include "model/article_target.h"
#include "model/objects.h"
#include "model/over.h"

struct usage {
	struct arena *a;
	VEC(const char *) names; /* placeholders of a clause */
	VEC(int) lines;          /* of each the line in its file */
	int line;
};

static void note_name(void *context, const char *name)
{
	struct usage *u = context;

	*vec_push(u->a, &u->names) = name;
	*vec_push(u->a, &u->lines) = u->line;
}

static void collect_names(struct usage *u, const struct block *block)
{
	for (; block; block = block->next) {
		u->line = block->line;
		if (block->text)
			expand_visit(u->a, block->text, note_name, u);
		collect_names(u, block->first);
	}
}

static bool is_used(const struct usage *u, const char *name)
{
	for (size_t i = 0; i < u->names.n; i++)
		if (strcmp(u->names.at[i], name) == 0)
			return true;
	return false;
}

/* An article that sends its reader to a table sends him to one that is there. */
static void check_tables(const struct usage *u, const struct library *l, const struct clause *c,
			 struct diag_list *dl)
{
	for (size_t i = 0; i < u->names.n; i++)
		if (text_starts(u->names.at[i], TABLE_PREFIX) &&
		    !library_table(l, u->names.at[i] + strlen(TABLE_PREFIX)))
			diag_add(dl, DIAG_UNKNOWN_TABLE, c->id,
				 arena_printf(u->a, "%s:%d", c->file, u->lines.at[i]),
				 u->names.at[i] + strlen(TABLE_PREFIX));
}

/* {{updates(device)}}: a role that somebody can have for such a thing. */
static void check_roles(const struct usage *u, const struct clause *c, struct diag_list *dl)
{
	for (size_t i = 0; i < u->names.n; i++)
		if (role_name_is(u->names.at[i]) && !tending_role_find(u->names.at[i]))
			diag_add(dl, DIAG_UNKNOWN_OBJECT_ROLE, c->id,
				 arena_printf(u->a, "%s:%d", c->file, u->lines.at[i]),
				 u->names.at[i]);
}

/* What cites a clause that was merged since cites the article that has its words. */
static void check_cited_merged(const struct usage *u, const struct library *l,
			       const struct clause *c, struct diag_list *dl)
{
	for (size_t i = 0; i < u->names.n; i++) {
		const struct article_target t = article_target_of(u->a, u->names.at[i]);
		const struct clause *now = !t.clause || library_clause(l, t.clause)
						   ? NULL
						   : library_successor(l, t.clause);

		if (now)
			diag_add(dl, t.paragraph ? DIAG_MERGED_CITED : DIAG_MERGED_CLAUSE, c->id,
				 arena_printf(u->a, "%s:%d", c->file, u->lines.at[i]), t.clause,
				 now->id);
	}
}

static void check_names(struct arena *a, const struct library *l, const struct clause *c,
			struct diag_list *dl)
{
	struct usage u = {.a = a};

	for (size_t i = 0; i < clause_wordings(c); i++)
		collect_names(&u, clause_wording(c, i)->first);
	for (size_t i = 0; i < c->params.all.n; i++)
		if (!is_used(&u, c->params.all.at[i].name))
			diag_add(dl, DIAG_UNUSED_PARAMETER, c->id, c->file,
				 c->params.all.at[i].name);
	check_tables(&u, l, c, dl);
	check_roles(&u, c, dl);
	check_cited_merged(&u, l, c, dl);
}

static void check_covers(struct arena *a, const struct project *p, const struct clause *c,
			 struct diag_list *dl)
{
	for (size_t i = 0; i < c->covers.n; i++) {
		const char *written = c->covers.at[i], *colon = strchr(written, ':');
		const char *family = colon ? arena_strndup(a, written, (size_t)(colon - written))
					   : KEY_DEFAULT_FAMILY;

		if (key_is_lost(p, family, colon ? colon + 1 : written))
			diag_add(dl, DIAG_UNKNOWN_REQUIREMENT, c->id, c->file, written);
	}
}

static void check_references(const struct library *l, const char *subject, const char *place,
			     const char *const *refs, size_t n, struct diag_list *dl)
{
	const struct guideline *g;

	for (size_t i = 0; i < n; i++)
		if (!reference_item(l, refs[i], &g))
			diag_add(dl, DIAG_UNKNOWN_REFERENCE, subject, place, refs[i]);
}

/* A position is never without text: it would print as an article with nothing but its title. */
static bool has_text(const struct clause *c)
{
	for (size_t i = 0; i < clause_wordings(c); i++)
		if (!clause_wording(c, i)->first)
			return false;
	return c->positions.n > 0;
}

static const char *list_features(struct arena *a, const struct library *l)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < l->features.n; i++)
		strbuf_join(&sb, ", ", arena_concat(a, l->features.at[i].of, ".",
						    l->features.at[i].id, (char *)NULL));
	return sb.text;
}

static void check_when(struct arena *a, const struct library *l, const char *id, const char *when,
		       const char *place, struct diag_list *dl)
{
	if (when && !condition_is_known(a, l, when))
		diag_add(dl, DIAG_UNKNOWN_WHEN, id, place, when, list_features(a, l));
}

/* What the parties of a contract agreed on is there, and so is the contract. */
static void check_agreed(const struct project *p, const struct clause *c, struct diag_list *dl)
{
	for (size_t i = 0; i < c->agreed_with.all.n; i++) {
		const struct setting *s = &c->agreed_with.all.at[i];

		if (!clause_position(c, s->name))
			diag_add(dl, DIAG_UNKNOWN_POSITION, c->id, c->file, c->id, s->name);
		else if (!project_contract(p, s->value))
			diag_add(dl, DIAG_UNKNOWN_CONTRACT, c->id, c->file, s->value);
	}
}

static void check_clause(struct arena *a, const struct check_input *in, const struct clause *c,
			 struct diag_list *dl)
{
	if (!library_topic(in->library, c->topic))
		diag_add(dl, DIAG_UNKNOWN_TOPIC, c->id, c->file, c->topic);
	for (size_t i = 0; i < c->documents.n; i++)
		if (!library_template(in->library, c->documents.at[i]))
			diag_add(dl, DIAG_UNKNOWN_DOCUMENT, c->id, c->file, c->documents.at[i],
				 library_list_templates(a, in->library));
	if (!has_text(c))
		diag_add(dl, DIAG_EMPTY_CLAUSE, c->id, c->file);
	check_when(a, in->library, c->id, c->when, c->file, dl);
	check_references(in->library, c->id, c->file, c->refs.at, c->refs.n, dl);
	check_covers(a, in->project, c, dl);
	check_agreed(in->project, c, dl);
	check_names(a, in->library, c, dl);
}

/*
 * What a clause says where nobody sets it: 'notice_days' for every clause that has it,
 * 'clause-id.notice_days' for one. NULL: none has it.
 */
static const char *usual_value(struct arena *a, const struct library *l, const char *name)
{
	for (size_t i = 0; i < l->clauses.n; i++) {
		const struct clause *c = &l->clauses.at[i];

		for (size_t k = 0; k < c->params.all.n; k++) {
			const char *param = c->params.all.at[k].name;

			if (strcmp(param, name) == 0 ||
			    strcmp(arena_concat(a, c->id, ".", param, (char *)NULL), name) == 0)
				return c->params.all.at[k].value;
		}
	}
	return NULL;
}

/*
 * 'remote-maintenance-request (5), audit-right-inspection (10)': those that have a parameter of
 * this name, when they do not agree on what it is where nobody sets it. NULL: they do.
 */
static const char *different_uses(struct arena *a, const struct library *l, const char *name,
				  const char **one)
{
	struct strbuf sb = strbuf_new(a);
	const char *usual = NULL;
	bool differ = false;

	for (size_t i = 0; i < l->clauses.n; i++) {
		const struct clause *c = &l->clauses.at[i];
		const char *value = settings_get(&c->params, name);

		if (!value)
			continue;
		differ = differ || (usual && strcmp(usual, value) != 0);
		usual = usual ? usual : value;
		*one = arena_concat(a, c->id, ".", name, (char *)NULL);
		strbuf_join(&sb, ", ", arena_concat(a, c->id, " (", value, ")", (char *)NULL));
	}
	return differ ? sb.text : NULL;
}

/* Days, hours, times: digits and perhaps a point, and no sign. */
static bool is_amount(const char *value)
{
	return *value && strspn(value, "0123456789.") == strlen(value);
}

/* A clause's condition may ask for a parameter too; what a contract may have is one. */
static bool some_condition_asks(struct arena *a, const struct library *l, const char *name)
{
	for (size_t i = 0; i < l->clauses.n; i++) {
		const char *when = l->clauses.at[i].when;

		if (when && (condition_asks(a, when, "contract", name) ||
			     condition_asks(a, when, "param", name)))
			return true;
	}
	return library_feature(l, FEATURE_OF_CONTRACT, name) != NULL;
}

static void check_settings(struct arena *a, const struct library *l, const struct settings *s,
			   const char *subject, const char *place, struct diag_list *dl)
{
	for (size_t i = 0; i < s->all.n; i++) {
		const struct setting *given = &s->all.at[i];
		const char *usual = usual_value(a, l, given->name), *one = NULL,
			   *uses = different_uses(a, l, given->name, &one);

		if (uses)
			diag_add(dl, DIAG_PARAMETER_OF_SEVERAL, subject, place, given->name, uses,
				 one);
		if (!usual && !some_condition_asks(a, l, given->name))
			diag_add(dl, DIAG_UNUSED_PARAMETER, subject, place, given->name);
		else if (usual && is_amount(usual) && !is_amount(given->value))
			diag_add(dl, DIAG_PARAMETER_NO_AMOUNT, subject, place, given->name,
				 given->value, usual);
	}
}

static void check_omissions(const struct library *l, const struct omissions *omit,
			    const char *subject, struct diag_list *dl)
{
	for (size_t i = 0; i < omit->n; i++) {
		const struct omission *o = &omit->at[i];

		if (o->clause && !library_clause(l, o->clause))
			diag_add(dl, DIAG_UNKNOWN_CLAUSE, subject, o->place, o->clause);
		if (o->topic && !library_topic(l, o->topic))
			diag_add(dl, DIAG_UNKNOWN_TOPIC, subject, o->place, o->topic);
		if (o->module && !library_module(l, o->module))
			diag_add(dl, DIAG_UNKNOWN_MODULE, subject, o->place, o->module);
	}
}

/* A module as text; nothing else can be said of one here. */
static void check_modules(struct arena *a, const struct library *l, const struct contract *c,
			  struct diag_list *dl)
{
	const char *place = arena_concat(a, c->place, ".modules", (char *)NULL);

	for (size_t i = 0; i < c->modules.all.n; i++) {
		const struct setting *s = &c->modules.all.at[i];

		if (!library_module(l, s->name))
			diag_add(dl, DIAG_UNKNOWN_MODULE, c->id, place, s->name);
		else if (strcmp(s->value, MODULE_TEXT) != 0)
			diag_add(dl, DIAG_UNKNOWN_VALUE, c->id,
				 arena_concat(a, place, ".", s->name, (char *)NULL), s->value,
				 MODULE_TEXT);
	}
}

static void check_contract(struct arena *a, const struct library *l, const struct contract *c,
			   struct diag_list *dl)
{
	check_settings(a, l, &c->params, c->id, c->place, dl);
	for (size_t i = 0; i < c->positions.all.n; i++) {
		const struct setting *s = &c->positions.all.at[i];
		const struct clause *clause = library_clause(l, s->name);

		if (!clause)
			diag_add(dl, DIAG_UNKNOWN_CLAUSE, c->id, c->place, s->name);
		else if (!clause_position_for(clause, c->id, s->value))
			diag_add(dl, DIAG_UNKNOWN_POSITION, c->id, c->place, s->name, s->value);
	}
	check_omissions(l, &c->omit, c->id, dl);
	check_modules(a, l, c, dl);
}

/* What the blocks of templates cite. */
static void check_cited(const struct library *l, const struct template *t,
			const struct template_block *part, struct diag_list *dl)
{
	for (size_t i = 0; i < part->body.n; i++)
		check_references(l, t->id, part->body.at[i].place, part->body.at[i].refs.at,
				 part->body.at[i].refs.n, dl);
}

static void check_template(const struct library *l, const struct template *t, struct diag_list *dl)
{
	size_t n = dl->all.n;

	for (size_t k = 0; k < t->parts.n; k++)
		check_cited(l, t, &t->parts.at[k], dl);
	diag_about(dl, n, ABOUT_DOCUMENT, t->id);
}

static void check_templates(const struct library *l, struct diag_list *dl)
{
	for (size_t i = 0; i < l->templates.n; i++)
		check_template(l, &l->templates.at[i], dl);
	for (size_t i = 0; i < l->amendments.n; i++)
		check_template(l, &l->amendments.at[i], dl);
}

/* Of modules, and of the papers that are wanted of vendors. */
static void check_conditions(struct arena *a, const struct library *l, struct diag_list *dl)
{
	for (size_t i = 0; i < l->core.modules.n; i++) {
		const struct core_module *m = &l->core.modules.at[i];

		check_when(a, l, m->id, m->when, m->place, dl);
	}
	for (size_t i = 0; i < l->disclosure_papers.n; i++) {
		const struct disclosure_paper *p = &l->disclosure_papers.at[i];

		check_when(a, l, p->id, p->when, p->place, dl);
	}
}

void check_clauses(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	const struct project *p = in->project;
	const struct library *l = in->library;

	for (size_t i = 0; i < l->clauses.n; i++) {
		size_t n = dl->all.n;

		check_clause(a, in, &l->clauses.at[i], dl);
		scope_about_clause(l, &l->clauses.at[i], n, dl);
	}
	for (size_t i = 0; i < l->topics.n; i++)
		check_references(l, l->topics.at[i].id, l->topics.at[i].place,
				 l->topics.at[i].refs.at, l->topics.at[i].refs.n, dl);
	for (size_t i = 0; i < l->measures.n; i++)
		check_references(l, l->measures.at[i].id, l->measures.at[i].place,
				 l->measures.at[i].refs.at, l->measures.at[i].refs.n, dl);
	for (size_t i = 0; i < l->desks.n; i++)
		check_references(l, l->desks.at[i].id, l->desks.at[i].place,
				 l->desks.at[i].forms.at, l->desks.at[i].forms.n, dl);
	check_templates(l, dl);
	check_conditions(a, l, dl);
	check_settings(a, l, &p->params, NULL, p->file, dl);
	size_t n = dl->all.n;

	check_omissions(l, &p->omit, NULL, dl);
	diag_about(dl, n, ABOUT_HOSPITAL, SCOPE_HOSPITAL);
	for (size_t i = 0; i < p->contracts.n; i++) {
		if (contract_is_over(p, &p->contracts.at[i]))
			continue;
		n = dl->all.n;
		check_contract(a, l, &p->contracts.at[i], dl);
		diag_about(dl, n, ABOUT_CONTRACT, p->contracts.at[i].id);
	}
}
