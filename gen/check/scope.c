/* SPDX-License-Identifier: MIT
 *
 * A table of kinds of matter says how each touches a contract: a register that it rests on, a party
 * that it or one of its systems names, a system of its own or one that exchanges data with it.
 * Whether the contract's templates print anything else is asked of whoever knows views.
 */
#include "check/scope.h"

#include <string.h>

#include "base/text.h"
#include "derive/papers.h"
#include "model/objects.h"

struct touching {
	const struct project *project;
	const struct library *library;
	const struct contract *contract;
	scope_keeps *keeps;
};

void scope_about_clause(const struct library *l, const struct clause *c, size_t n,
			struct diag_list *dl)
{
	for (size_t i = 0; i < c->documents.n; i++)
		if (!library_template(l, c->documents.at[i]))
			return;
	for (size_t i = 0; i < c->documents.n; i++)
		diag_about(dl, n, ABOUT_DOCUMENT, c->documents.at[i]);
}

/* The template of a document of the contract's list; NULL of what is not made for contracts. */
static const struct template *own_template(const struct touching *t, const char *id)
{
	const struct template *found = library_template(t->library, id);

	return found && papers_are_of_contracts(found) ? found : NULL;
}

static bool papers_see_all(const struct touching *t)
{
	size_t n;
	const char *const *list = contract_documents(t->project, t->contract, &n);

	for (size_t i = 0; i < n; i++) {
		const struct template *own = own_template(t, list[i]);

		if (own && !t->keeps(own))
			return true;
	}
	return false;
}

static bool has_document(const struct touching *t, const char *id)
{
	size_t n;
	const char *const *list = contract_documents(t->project, t->contract, &n);

	for (size_t i = 0; i < n; i++) {
		const struct template *own = own_template(t, list[i]);

		if (own && (strcmp(own->id, id) == 0 || strcmp(template_articles(own), id) == 0))
			return true;
	}
	return false;
}

static bool has_register(const struct touching *t, const char *id)
{
	for (size_t i = 0; i < t->contract->registers.n; i++)
		if (strcmp(t->contract->registers.at[i], id) == 0)
			return true;
	return false;
}

static bool is_contracted(const struct touching *t, const char *system)
{
	for (size_t i = 0; i < t->contract->systems.n; i++)
		if (strcmp(t->contract->systems.at[i], system) == 0)
			return true;
	return false;
}

static bool connects(const struct system *from, const char *to)
{
	for (size_t i = 0; i < from->connects.n; i++)
		if (strcmp(from->connects.at[i], to) == 0)
			return true;
	return false;
}

/*
 * The boundary diagram draws systems of other contracts that the contract's own exchange data with.
 */
static bool has_system(const struct touching *t, const char *id)
{
	const struct project *p = t->project;

	if (is_contracted(t, id))
		return true;
	for (size_t i = 0; i < p->systems.n; i++) {
		const struct system *s = &p->systems.at[i];

		if (is_contracted(t, s->id) && connects(s, id))
			return true;
		if (strcmp(s->id, id) != 0)
			continue;
		for (size_t k = 0; k < t->contract->systems.n; k++)
			if (connects(s, t->contract->systems.at[k]))
				return true;
	}
	return false;
}

static bool serves(const struct touching *t, const struct contact *c)
{
	for (size_t i = 0; i < c->systems.n; i++)
		if (has_system(t, c->systems.at[i]))
			return true;
	return false;
}

static bool has_party(const struct touching *t, const char *id)
{
	if (contract_has_party(t->contract, id))
		return true;
	for (size_t i = 0; i < t->project->systems.n; i++)
		if (has_system(t, t->project->systems.at[i].id) &&
		    system_names_party(&t->project->systems.at[i], id))
			return true;
	for (size_t i = 0; i < t->project->contacts.n; i++)
		if (text_equal(t->project->contacts.at[i].party, id) &&
		    serves(t, &t->project->contacts.at[i]))
			return true;
	return false;
}

static bool is_contract(const struct touching *t, const char *id)
{
	return strcmp(t->contract->id, id) == 0;
}

static bool is_never(const struct touching *t, const char *id)
{
	(void)t;
	(void)id;
	return false;
}

static const struct {
	const char *kind;
	bool (*touches)(const struct touching *t, const char *id);
} kinds[] = {
	{ABOUT_CONTRACT, is_contract}, {ABOUT_REGISTER, has_register}, {ABOUT_PARTY, has_party},
	{ABOUT_SYSTEM, has_system},    {ABOUT_DOCUMENT, has_document}, {ABOUT_HOSPITAL, is_never},
};

static bool matter_touches(const struct touching *t, const struct diag_matter *m)
{
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		if (strcmp(kinds[i].kind, m->kind) == 0)
			return kinds[i].touches(t, m->id);
	return true;
}

bool scope_touched(const struct project *p, const struct library *l, const char *scope,
		   scope_keeps *keeps, const struct diag *d)
{
	struct touching t = {p, l, project_contract(p, scope), keeps};

	if (!d->about.n || !t.contract || papers_see_all(&t))
		return true;
	for (size_t i = 0; i < d->about.n; i++)
		if (matter_touches(&t, &d->about.at[i]))
			return true;
	return false;
}

bool scope_speaks_of_hospital(const struct diag *d, const struct template *t)
{
	for (size_t i = 0; i < d->about.n; i++) {
		const struct diag_matter *m = &d->about.at[i];

		if (strcmp(m->kind, ABOUT_HOSPITAL) == 0 ||
		    (strcmp(m->kind, ABOUT_DOCUMENT) == 0 && strcmp(m->id, t->id) == 0))
			return true;
	}
	return !d->about.n;
}
