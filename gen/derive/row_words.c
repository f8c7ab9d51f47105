/* SPDX-License-Identifier: MIT
 *
 * Each kind has a function that lists its words from where they are at home: the library, the
 * project, its registers, or the field table that reads them. A word is looked up in that list.
 */
#include "derive/row_words.h"

#include <string.h>

#include "base/fields.h"
#include "base/text.h"
#include "model/tables.h"

struct wording_of_rows {
	struct arena *a;
	const struct project *p;
	const struct library *l;
	struct row_words *out;
};

static void add(struct wording_of_rows *w, const char *id, const char *name)
{
	for (size_t i = 0; i < w->out->all.n; i++)
		if (strcmp(w->out->all.at[i].id, id) == 0)
			return;
	*vec_push(w->a, &w->out->all) = (struct row_word){id, name};
}

static void add_statuses(struct wording_of_rows *w)
{
	for (size_t i = 0; i < w->l->statuses.n; i++)
		add(w, w->l->statuses.at[i].id, w->l->statuses.at[i].name);
}

/* Only the register recommends: a decision that says so says nothing (derive/responsibility.c). */
static void add_decided(struct wording_of_rows *w)
{
	for (size_t i = 0; i < w->l->statuses.n; i++)
		if (strcmp(w->l->statuses.at[i].id, "recommended") != 0)
			add(w, w->l->statuses.at[i].id, w->l->statuses.at[i].name);
}

static void add_roles(struct wording_of_rows *w)
{
	for (size_t i = 0; i < w->l->roles.n; i++)
		add(w, w->l->roles.at[i].id, w->l->roles.at[i].mark);
}

/* The closed list of a member of a decision; papers print '<member>.<word>' of the library. */
static void add_choices(struct wording_of_rows *w, const char *member)
{
	const struct field *f = field_find(&decision_table, member);

	for (size_t i = 0; f->choices[i]; i++)
		add(w, f->choices[i],
		    library_word(w->l,
				 arena_concat(w->a, member, ".", f->choices[i], (char *)NULL)));
}

static void add_fees(struct wording_of_rows *w)
{
	add_choices(w, "fee");
}

static void add_phases(struct wording_of_rows *w)
{
	add_choices(w, "phase");
}

static void add_topics(struct wording_of_rows *w)
{
	for (size_t i = 0; i < w->l->topics.n; i++)
		add(w, w->l->topics.at[i].id, w->l->topics.at[i].name);
}

static void add_obligations(struct wording_of_rows *w)
{
	for (size_t i = 0; i < w->l->obligations.n; i++)
		add(w, w->l->obligations.at[i].id, w->l->obligations.at[i].name);
}

static void add_contracts(struct wording_of_rows *w)
{
	for (size_t i = 0; i < w->p->contracts.n; i++)
		add(w, w->p->contracts.at[i].id, w->p->contracts.at[i].title);
}

static void add_registers(struct wording_of_rows *w)
{
	for (size_t i = 0; i < w->p->registers.n; i++)
		add(w, w->p->registers.at[i]->id,
		    settings_get(&w->p->register_names, w->p->registers.at[i]->id));
}

static void add_viewpoints(struct wording_of_rows *w)
{
	for (size_t i = 0; i < w->p->registers.n; i++) {
		const struct risk_register *reg = w->p->registers.at[i];

		for (size_t k = 0; k < reg->requirements.n; k++)
			if (reg->requirements.at[k].no && reg->requirements.at[k].viewpoint)
				add(w, reg->requirements.at[k].viewpoint, NULL);
	}
}

static void add_holders(struct wording_of_rows *w)
{
	for (size_t i = 0; i < w->p->contracts.n; i++) {
		const struct contract *c = &w->p->contracts.at[i];

		for (size_t k = 0; k < c->parties.n; k++)
			add(w, c->parties.at[k].party, NULL);
		for (size_t k = 0; k < c->parties.n; k++)
			add(w, c->parties.at[k].role, NULL);
	}
	add(w, "none", NULL);
	add(w, "several", NULL);
}

static void add_yes(struct wording_of_rows *w)
{
	add(w, "yes", NULL);
	add(w, "no", NULL);
}

static void add_kinds(struct wording_of_rows *w)
{
	add(w, "requirement", library_word(w->l, "kind.requirement"));
	add(w, "duty", library_word(w->l, "key.duty"));
	add(w, "agreement", library_word(w->l, "kind.agreement"));
	add(w, "residual", NULL);
	add(w, "any", NULL);
}

static void (*const listing[WORD__MAX])(struct wording_of_rows *w) = {
	[WORD_STATUS] = add_statuses,       [WORD_DECIDED] = add_decided,
	[WORD_ROLE] = add_roles,            [WORD_FEE] = add_fees,
	[WORD_PHASE] = add_phases,          [WORD_TOPIC] = add_topics,
	[WORD_OBLIGATION] = add_obligations, [WORD_CONTRACT] = add_contracts,
	[WORD_REGISTER] = add_registers,    [WORD_VIEWPOINT] = add_viewpoints,
	[WORD_HOLDER] = add_holders,        [WORD_KIND] = add_kinds,
	[WORD_YES] = add_yes,
};

struct row_words row_words_of(struct arena *a, const struct project *p, const struct library *l,
			      enum row_word_kind kind)
{
	struct row_words out = {0};
	struct wording_of_rows w = {a, p, l, &out};

	listing[kind](&w);
	return out;
}

const char *row_word_id(struct arena *a, const struct project *p, const struct library *l,
			enum row_word_kind kind, const char *written, const char *place,
			struct diag_list *dl)
{
	const struct row_words words = row_words_of(a, p, l, kind);
	struct known known = {0};

	for (size_t i = 0; i < words.all.n; i++) {
		const struct row_word *w = &words.all.at[i];

		if (strcmp(w->id, written) == 0 || text_equal(w->name, written))
			return w->id;
		*vec_push(a, &known.all) = w->id;
	}
	diag_add(dl, DIAG_UNKNOWN_VALUE, NULL, place, written, known_list(a, &known));
	return NULL;
}
