/* SPDX-License-Identifier: MIT
 *
 * The library's table says how wide the audience of a member is; whose object it is, is asked of
 * the contract in both states, by one question per kind. Kinds without a question belong to all.
 */
#include "effects/change_readers.h"

#include <string.h>

#include "base/text.h"
#include "derive/keys.h"

/*
 * The member as templates/audience.json names it: params of params.notice_days. A clause's text is
 * on the table while it is the one taken; its other positions are not.
 */
static const char *member_of(struct arena *a, const struct change *c)
{
	const char *field = c->field ? c->field : c->named_by;

	if (strcmp(c->kind, "clause") == 0 && text_starts(field, "text."))
		return "fallback";
	if (text_starts(field, "source.")) /* a name with a dot of its own */
		return field;
	return arena_strndup(a, field, strcspn(field, ".["));
}

/* One state as the contract knows it. */
struct contract_view {
	const struct project *project;
	const struct contract *contract; /* NULL: it has none of that id */
	/* the change's; NULL: not there, or a list whose order names objects of others too */
	const void *object;
};

static bool is_among(const char *const *list, size_t n, const char *id)
{
	for (size_t i = 0; id && i < n; i++)
		if (strcmp(list[i], id) == 0)
			return true;
	return false;
}

static bool has_party(const struct contract *c, const char *id)
{
	for (size_t i = 0; id && i < c->parties.n; i++)
		if (strcmp(c->parties.at[i].party, id) == 0)
			return true;
	return false;
}

static bool owns_party(const struct contract_view *v, const struct change *c)
{
	return has_party(v->contract, c->subject);
}

/* Also a server's, a device's, a line's and a backup's, whose subjects begin with their system. */
static bool owns_system(const struct contract_view *v, const struct change *c)
{
	size_t n = strcspn(c->subject, "/");

	for (size_t i = 0; i < v->contract->systems.n; i++)
		if (strncmp(v->contract->systems.at[i], c->subject, n) == 0 &&
		    !v->contract->systems.at[i][n])
			return true;
	return false;
}

static bool owns_contract(const struct contract_view *v, const struct change *c)
{
	return strcmp(v->contract->id, c->subject) == 0;
}

/* Parties and omissions of a contract know it; an omission of the hospital's rules has none. */
static bool owns_part(const struct contract_view *v, const struct change *c)
{
	return text_equal(v->contract->id, c->contract);
}

static bool owns_contact(const struct contract_view *v, const struct change *c)
{
	const struct contact *contact = v->object;

	(void)c;
	if (!contact)
		return false;
	for (size_t i = 0; i < contact->systems.n; i++)
		if (is_among(v->contract->systems.at, v->contract->systems.n,
			     contact->systems.at[i]))
			return true;
	return strcmp(contact->kind, "hospital") == 0 || has_party(v->contract, contact->party);
}

/* Of the hospital's own rules, or of another contract: what is left there is not theirs. */
static bool owns_leaving(const struct contract_view *v, const struct change *c)
{
	const struct leaving *left = v->object;

	(void)c;
	return left && text_equal(left->contract, v->contract->id);
}

static bool owns_decision(const struct contract_view *v, const struct change *c)
{
	const struct decision *d = v->object;

	(void)c;
	return d && (!d->contract || strcmp(d->contract, v->contract->id) == 0);
}

static bool knows_register(const struct contract_view *v, const char *reg)
{
	return is_among(v->contract->registers.at, v->contract->registers.n, reg);
}

/* The register stands in front of the risk, or beside it; without either any may be meant. */
static bool knows_risk(const struct contract_view *v, const char *risk, const char *reg)
{
	struct key key = key_parse(v->project, risk);
	const char *named = key.reg ? key.reg->id : reg;

	return !named || knows_register(v, named);
}

static bool owns_acceptance(const struct contract_view *v, const struct change *c)
{
	const struct acceptance *accepted = v->object;

	(void)c;
	return accepted && knows_risk(v, accepted->risk, accepted->reg);
}

static bool owns_action(const struct contract_view *v, const struct change *c)
{
	const struct risk_action *action = v->object;

	(void)c;
	return action && knows_risk(v, action->risk, action->reg);
}

static bool owns_register(const struct contract_view *v, const struct change *c)
{
	return knows_register(v, c->subject);
}

/* A row's subject names its register where the project has several. */
static bool owns_row(const struct contract_view *v, const struct change *c)
{
	if (c->of_list && project_register(v->project, c->subject))
		return owns_register(v, c);
	struct key key = key_parse(v->project, c->subject);

	if (key.reg)
		return knows_register(v, key.reg->id);
	return v->project->registers.n == 1 && knows_register(v, v->project->registers.at[0]->id);
}

/* What a register is called is for those who know it; all else of the project is for all. */
static bool owns_project(const struct contract_view *v, const struct change *c)
{
	static const char names[] = "register_names.";

	return !c->field || !text_starts(c->field, names) ||
	       knows_register(v, c->field + strlen(names));
}

static const struct {
	const char *kind;
	bool (*owns)(const struct contract_view *v, const struct change *c);
} owners[] = {
	{"party", owns_party},       {"system", owns_system},
	{"server", owns_system},     {"device", owns_system},
	{"line", owns_system},       {"backup", owns_system},
	{"medium", owns_system},
	{"flow-share", owns_part},   {"premise", owns_part},
	{"contract", owns_contract}, {"contract-party", owns_part},
	{"omission", owns_part},     {"contact", owns_contact},
	{"decision", owns_decision}, {"acceptance", owns_acceptance},
	{"action", owns_action},
	{"register", owns_register}, {"level", owns_row},
	{"matrix", owns_row},        {"flow", owns_row},
	{"threat", owns_row},        {"risk", owns_row},
	{"residual", owns_row},      {"requirement", owns_row},
	{"assessment", owns_row},    {"left", owns_leaving},
	{"project", owns_project},
};

static bool belongs(const struct derived_state *s, const void *object, const struct change *c,
		    const struct contract *contract)
{
	const struct project *p = s->own.project;
	const struct contract_view v = {p, project_contract(p, contract->id),
					c->of_list ? NULL : object};

	for (size_t i = 0; i < ARRAY_LEN(owners); i++)
		if (strcmp(owners[i].kind, c->kind) == 0)
			return v.contract && owners[i].owns(&v, c);
	return true;
}

enum audience change_member_audience(const struct change *c, const char *kind, const char *member,
				     const struct derived_state *before,
				     const struct derived_state *after,
				     const struct contract *contract)
{
	enum audience own = library_audience(after->own.library, kind, member);

	if (own != AUDIENCE_PARTIES)
		return own;
	return belongs(before, c->before.object, c, contract) ||
			       belongs(after, c->after.object, c, contract)
		       ? own
		       : AUDIENCE_HOSPITAL;
}

enum audience change_audience(struct arena *a, const struct change *c,
			      const struct derived_state *before, const struct derived_state *after,
			      const struct contract *contract)
{
	return change_member_audience(c, c->kind, member_of(a, c), before, after, contract);
}
