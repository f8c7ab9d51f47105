/* SPDX-License-Identifier: MIT
 *
 * Findings about the narrow waist: rows without a topic, topics without a clause, duties without an
 * article.
 */
#include <string.h>

#include "base/hash.h"
#include "check/check.h"
#include "check/scope.h"
#include "derive/clauses.h"
#include "derive/keys.h"

/* A topic of a row's own, in the register or in its family's table. */
static void check_requirement(struct arena *a, const struct check_input *in,
			      const struct risk_register *reg, const struct requirement *r,
			      struct diag_list *dl)
{
	struct topic_link link =
		topic_of_requirement(a, in->library, reg, r, (struct topic_link){0});

	if (link.wanted && !link.topic)
		diag_add(dl, DIAG_UNKNOWN_TOPIC, key_of(a, r->risk, r->no), reg->file, link.wanted);
}

static void check_risk(struct arena *a, const struct check_input *in,
		       const struct risk_register *reg, const struct risk *risk,
		       struct diag_list *dl)
{
	struct topic_link link = topic_of_risk(a, in->library, reg, risk);

	if (!link.wanted)
		diag_add(dl, DIAG_NO_TOPIC, risk->id, reg->file);
	else if (!link.topic)
		diag_add(dl, DIAG_UNKNOWN_TOPIC, risk->id, reg->file, link.wanted);
}

static void check_register_topics(struct arena *a, const struct check_input *in,
				  const struct risk_register *reg, struct diag_list *dl)
{
	for (size_t i = 0; i < reg->risks.n; i++)
		check_risk(a, in, reg, &reg->risks.at[i], dl);
	for (size_t i = 0; i < reg->requirements.n; i++)
		check_requirement(a, in, reg, &reg->requirements.at[i], dl);
	if (reg->family && !library_family(in->library, reg->family))
		diag_add(dl, DIAG_UNKNOWN_FAMILY, reg->id, reg->file, reg->family);
}

static bool has_clause(const struct library *l, const char *topic, const char *document)
{
	for (size_t i = 0; i < l->clauses.n; i++) {
		const struct clause *c = &l->clauses.at[i];

		for (size_t k = 0; strcmp(c->topic, topic) == 0 && k < c->documents.n; k++)
			if (strcmp(c->documents.at[k], document) == 0)
				return true;
	}
	return false;
}

static void check_topic_clauses(const struct library *l, const char *document,
				struct diag_list *dl)
{
	for (size_t i = 0; i < l->topics.n; i++)
		if (!has_clause(l, l->topics.at[i].id, document) &&
		    settings_get(&l->topics.at[i].chapter, document))
			diag_add(dl, DIAG_TOPIC_WITHOUT_CLAUSE, l->topics.at[i].id,
				 l->topics.at[i].place, l->topics.at[i].name, document);
}

/* Rows of registers, each with the articles that answer it. */
static bool prints_rows(const struct template *t)
{
	static const char *const views[] = {"responsibilities", "agreements", "duties"};

	for (size_t i = 0; i < ARRAY_LEN(views); i++)
		if (template_prints_view(t, views[i], false))
			return true;
	return false;
}

/* A document whose articles others cite: a topic without one leaves their column 条 empty. */
static void check_cited_documents(struct arena *a, const struct library *l, struct diag_list *dl)
{
	struct map *seen = map_new(a);

	for (size_t i = 0; i < l->templates.n; i++) {
		const char *cited = l->templates.at[i].articles;

		if (!cited || map_get(seen, cited) || !prints_rows(&l->templates.at[i]))
			continue;
		map_set(seen, cited, (void *)cited);
		check_topic_clauses(l, cited, dl);
	}
}

void check_topics(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	for (size_t i = 0; i < in->project->registers.n; i++) {
		size_t n = dl->all.n;

		check_register_topics(a, in, in->project->registers.at[i], dl);
		diag_about(dl, n, ABOUT_REGISTER, in->project->registers.at[i]->id);
	}
	check_cited_documents(a, in->library, dl);
}
