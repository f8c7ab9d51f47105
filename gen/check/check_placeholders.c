/* SPDX-License-Identifier: MIT
 *
 * Values that people write into the project and documents print: a {{name}} in one would be printed
 * as it stands, since nothing is filled in there. Tables say which members of which object are
 * texts; parameters are all.
 */
#include <string.h>

#include "check/check.h"
#include "check/scope.h"

struct text_member {
	const char *name; /* in the file */
	size_t offset;
};

#define TEXT(object, name, field)                                                                  \
	{                                                                                          \
		name, offsetof(struct object, field)                                               \
	}

static const struct text_member party_texts[] = {
	TEXT(party, "name", name),
	TEXT(party, "address", address),
	TEXT(party, "signatory", signatory),
	TEXT(party, "note", note),
};

static const struct text_member system_texts[] = {
	TEXT(system, "name", name),
	TEXT(system, "place", location),
	TEXT(system, "line", line),
	TEXT(system, "note", note),
};

static const struct text_member contract_texts[] = {
	TEXT(contract, "title", title),
	TEXT(contract, "number", number),
};

static const struct text_member omission_texts[] = {
	TEXT(omission, "reason", reason),
};

static const struct text_member contact_texts[] = {
	TEXT(contact, "desk", desk),   TEXT(contact, "name", name),
	TEXT(contact, "role", role),   TEXT(contact, "phone", phone),
	TEXT(contact, "hours", hours), TEXT(contact, "deputy", deputy),
	TEXT(contact, "note", note),
};

static const struct text_member decision_texts[] = {
	TEXT(decision, "text", text),     TEXT(decision, "fee", fee),
	TEXT(decision, "when", when),     TEXT(decision, "by", by),
	TEXT(decision, "reason", reason),
};

/* '{{notice_days}}' of a value; NULL when there is none. */
static const char *find_placeholder(struct arena *a, const char *value)
{
	const char *open = value ? strstr(value, "{{") : NULL;
	const char *close = open ? strstr(open, "}}") : NULL;

	return close ? arena_strndup(a, open, (size_t)(close + 2 - open)) : NULL;
}

static void check_value(struct arena *a, const char *subject, const char *place, const char *member,
			const char *value, struct diag_list *dl)
{
	const char *placeholder = find_placeholder(a, value);

	if (placeholder)
		diag_add(dl, DIAG_PLACEHOLDER_IN_VALUE, subject,
			 arena_concat(a, place, strchr(place, ':') ? "." : ":", member,
				      (char *)NULL),
			 placeholder);
}

static void check_members(struct arena *a, const char *subject, const char *place,
			  const void *object, const struct text_member *members, size_t n,
			  struct diag_list *dl)
{
	for (size_t i = 0; i < n; i++) {
		const char *value;

		memcpy(&value, (const char *)object + members[i].offset, sizeof value);
		check_value(a, subject, place, members[i].name, value, dl);
	}
}

/* Every object of a list that has an id. */
#define CHECK_LIST(a, list, members, kind, dl)                                                     \
	for (size_t i_ = 0; i_ < (list).n; i_++) {                                                 \
		size_t n_ = (dl)->all.n;                                                           \
		check_members((a), (list).at[i_].id, (list).at[i_].place, &(list).at[i_], members,   \
			    ARRAY_LEN(members), (dl));                                             \
		if (*(kind))                                                                       \
			diag_about((dl), n_, (kind), (list).at[i_].id);                            \
	}

static void check_params(struct arena *a, const struct settings *s, const char *subject,
			 const char *place, struct diag_list *dl)
{
	for (size_t i = 0; i < s->all.n; i++)
		check_value(a, subject, place,
			    arena_concat(a, "params.", s->all.at[i].name, (char *)NULL),
			    s->all.at[i].value, dl);
}

static void check_omissions(struct arena *a, const struct omissions *omit, const char *subject,
			    struct diag_list *dl)
{
	for (size_t i = 0; i < omit->n; i++)
		check_members(a, subject, omit->at[i].place, &omit->at[i], omission_texts,
			    ARRAY_LEN(omission_texts), dl);
}

static void check_contract(struct arena *a, const struct contract *c, struct diag_list *dl)
{
	size_t n = dl->all.n;

	check_params(a, &c->params, c->id, c->place, dl);
	check_omissions(a, &c->omit, c->id, dl);
	diag_about(dl, n, ABOUT_CONTRACT, c->id);
}

void check_placeholders(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	const struct project *p = in->project;

	check_value(a, NULL, p->file, "title", p->title, dl);
	check_params(a, &p->params, NULL, p->file, dl);
	check_omissions(a, &p->omit, NULL, dl);
	CHECK_LIST(a, p->parties, party_texts, ABOUT_PARTY, dl)
	CHECK_LIST(a, p->systems, system_texts, ABOUT_SYSTEM, dl)
	CHECK_LIST(a, p->contracts, contract_texts, ABOUT_CONTRACT, dl)
	CHECK_LIST(a, p->contacts, contact_texts, "", dl)
	CHECK_LIST(a, p->decisions, decision_texts, "", dl)
	for (size_t i = 0; i < p->contracts.n; i++)
		check_contract(a, &p->contracts.at[i], dl);
	for (size_t i = 0; i < in->library->clauses.n; i++) {
		const struct clause *c = &in->library->clauses.at[i];

		check_params(a, &c->params, c->id, c->file, dl);
	}
}
