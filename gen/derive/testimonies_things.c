/* SPDX-License-Identifier: MIT
 *
 * What bunkai.json says of systems and of what belongs to them, and what the ledger says of
 * machines: whether a feature is there, who has which role, what its maker no longer supports.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "derive/sentences.h"
#include "derive/testimonies_gather.h"
#include "model/objects.h"

/* --- features --- */

static bool next_word(struct arena *a, const char **at, const char **word)
{
	size_t n;

	*at += strspn(*at, " ");
	n = strcspn(*at, " ");
	*word = arena_strndup(a, *at, n);
	*at += n;
	return n > 0;
}

static void add_feature(struct witnessing *g, const struct answer_subject *subject,
			const struct system *s, const char *flag, const char *value,
			enum claim claim)
{
	struct testimony *t = testimony_add(g, subject, WITNESS_SYSTEM, claim);

	t->systems = systems_one(g->a, g->p, s);
	t->key = arena_concat(g->a, "system/", s->id, ".", flag, (char *)NULL);
	t->said = arena_concat(g->a, flag, "=", value, (char *)NULL);
	t->place = arena_concat(g->a, s->place, ".", flag, (char *)NULL);
	t->group = s;
}

/* Of several features one is enough; what is said of none of them is no testimony. */
static void gather_feature(struct witnessing *g, const struct answer_subject *subject,
			   const struct system *s)
{
	const char *at = subject->feature, *flag, *denied = NULL;
	bool all = true;

	while (next_word(g->a, &at, &flag)) {
		const char *value = settings_get(&s->flags, flag);

		if (value && strcmp(value, "true") == 0) {
			add_feature(g, subject, s, flag, value, CLAIM_DOES);
			return;
		}
		all = all && value && strcmp(value, "false") == 0;
		denied = denied ? denied : flag;
	}
	if (all && denied)
		add_feature(g, subject, s, denied, "false", CLAIM_LACKS);
}

/* --- roles --- */

struct role_walk {
	struct witnessing *g;
	const struct answer_subject *subject;
	const struct tending_role *role;
	size_t found;
};

static void gather_holder(void *context, const struct tended *thing)
{
	struct role_walk *w = context;
	const char *party;

	if (strcmp(thing->kind, w->role->kind) != 0 || thing->out_of_scope)
		return;
	w->found++;
	party = tending_party(w->role, thing);
	if (!party)
		return;
	struct testimony *t = testimony_add(w->g, w->subject, WITNESS_OBJECT, CLAIM_DOES);

	t->party = party;
	t->alone = true;
	t->systems = systems_one(w->g->a, w->g->p, thing->system);
	t->key = arena_concat(w->g->a, thing->kind, "/", thing->system->id, "/", thing->id,
			      (char *)NULL);
	t->said = arena_concat(w->g->a, w->role->role, "=", party, (char *)NULL);
	t->place = arena_concat(w->g->a, thing->place, ".", w->role->own[0], (char *)NULL);
	t->thing = t->key;
	t->group = thing->system;
}

/* The first of the roles whose objects the system has. */
static void gather_roles(struct witnessing *g, const struct answer_subject *subject,
			 const struct system *s)
{
	struct role_walk w = {g, subject, NULL, 0};

	for (size_t i = 0; !w.found && i < subject->roles.n; i++) {
		w.role = tending_role_find(subject->roles.at[i]);
		if (w.role)
			system_visit_things(s, gather_holder, &w);
	}
}

static void add_unsupported(struct witnessing *g, const struct answer_subject *subject,
			    enum witness source, const struct system *s, const char *key,
			    const char *place, const char *end)
{
	struct testimony *t;

	if (!end || strcmp(end, g->p->date) >= 0)
		return;
	t = testimony_add(g, subject, source, CLAIM_LACKS);
	t->systems = systems_one(g->a, g->p, s);
	t->key = key;
	t->said = arena_concat(g->a, "support_end=", end, (char *)NULL);
	t->place = arena_concat(g->a, place, ".support_end", (char *)NULL);
	t->group = s;
}

static void gather_support(struct witnessing *g, const struct answer_subject *subject,
			   const struct system *s)
{
	for (size_t i = 0; i < s->servers.n; i++)
		add_unsupported(g, subject, WITNESS_OBJECT, s,
				arena_concat(g->a, "server/", s->id, "/", s->servers.at[i].id,
					     (char *)NULL),
				s->servers.at[i].place, s->servers.at[i].support_end);
}

static void gather_no_backups(struct witnessing *g, const struct answer_subject *subject,
			      const struct system *s)
{
	struct testimony *t;

	if (!s->own_backups || s->backups.n)
		return;
	t = testimony_add(g, subject, WITNESS_OBJECT, CLAIM_LACKS);
	t->systems = systems_one(g->a, g->p, s);
	t->key = arena_concat(g->a, "system/", s->id, ".backups", (char *)NULL);
	t->said = "backups=[]";
	t->place = arena_concat(g->a, s->place, ".backups", (char *)NULL);
	t->group = s;
}

/* --- members --- */

struct member_walk {
	struct witnessing *g;
	const struct answer_subject *subject;
	const char *kind, *member; /* 'backup', 'offline' */
	const struct tending_role *role; /* of 'owner(device)': the party speaks */
};

static const char *member_text(const struct tended *thing, const char *member)
{
	const struct field *f = field_find(thing->table, member);
	const char *text = NULL;

	if (f && f->type == FIELD_STRING)
		memcpy(&text, (const char *)thing->object + f->offset, sizeof text);
	return text;
}

static void gather_member(void *context, const struct tended *thing)
{
	const struct member_walk *w = context;
	struct witnessing *g = w->g;
	const char *said;
	bool says, no;

	if (strcmp(thing->kind, w->kind) != 0 || thing->out_of_scope)
		return;
	said = w->role ? tending_party(w->role, thing) : member_text(thing, w->member);
	if (text_empty(said))
		return;
	no = !w->role && sentences_deny(&g->l->answer_rules,
					arena_concat(g->a, said, "。", (char *)NULL), &says);
	struct testimony *t = testimony_add(g, w->subject, WITNESS_OBJECT,
					    no ? CLAIM_LACKS : CLAIM_DOES);

	t->party = w->role ? said : NULL;
	t->systems = systems_one(g->a, g->p, thing->system);
	t->key = arena_concat(g->a, thing->kind, "/", thing->system->id, "/", thing->id,
			      (char *)NULL);
	t->thing = t->key;
	t->said = arena_concat(g->a, w->member, "=", said, (char *)NULL);
	t->place = arena_concat(g->a, thing->place, ".", w->member, (char *)NULL);
	t->group = thing->system;
}

/* 'backup.offline', or 'owner(device)'. */
static void gather_members(struct witnessing *g, const struct answer_subject *subject,
			   const struct system *s)
{
	for (size_t i = 0; i < subject->members.n; i++) {
		const char *written = subject->members.at[i], *dot = strchr(written, '.');
		struct member_walk w = {g, subject, NULL, NULL, tending_role_find(written)};

		if (w.role) {
			w.kind = w.role->kind;
			w.member = w.role->role;
		} else if (dot) {
			w.kind = arena_strndup(g->a, written, (size_t)(dot - written));
			w.member = dot + 1;
		} else {
			continue;
		}
		system_visit_things(s, gather_member, &w);
	}
}

static void gather_system(struct witnessing *g, const struct answer_subject *subject,
			  const struct system *s)
{
	if (subject->feature)
		gather_feature(g, subject, s);
	gather_roles(g, subject, s);
	gather_members(g, subject, s);
	if (subject->support)
		gather_support(g, subject, s);
	if (subject->backups)
		gather_no_backups(g, subject, s);
}

void gather_systems(struct witnessing *g)
{
	for (size_t n = 0; n < g->l->answer_rules.subjects.n; n++)
		for (size_t i = 0; i < g->p->systems.n; i++)
			gather_system(g, &g->l->answer_rules.subjects.at[n], &g->p->systems.at[i]);
}

/* --- the ledger --- */

static struct testimony *add_entry(struct witnessing *g, const struct answer_subject *subject,
				   const struct ledger_entry *e, const char *member,
				   const char *value, enum claim claim)
{
	struct testimony *t = testimony_add(g, subject, WITNESS_LEDGER, claim);
	const struct system *s = project_system(g->p, e->system);

	t->systems = systems_one(g->a, g->p, s);
	t->key = arena_concat(g->a, "ledger/", e->id, (char *)NULL);
	t->said = arena_concat(g->a, member, "=", value, (char *)NULL);
	t->place = arena_concat(g->a, e->at, ".", member, (char *)NULL);
	t->date = g->p->ledger.source.date;
	t->group = s;
	t->thing = e->object;
	return t;
}

/* A server or network device says no, and each of them does. */
static bool nobody_reaches(const struct project *p, const char *system)
{
	bool said = false;

	for (size_t i = 0; i < p->ledger.entries.n; i++) {
		const struct ledger_entry *e = &p->ledger.entries.at[i];
		bool base = text_equal(e->kind, "server") || text_equal(e->kind, "network");

		if (!text_equal(e->system, system))
			continue;
		if (e->remote ? strcmp(e->remote, "no") != 0 : base)
			return false;
		said = said || base;
	}
	return said;
}

/* A list has thousands of machines: what several of a system say is told once, of the first. */
static bool is_first(struct witnessing *g, const struct answer_subject *subject,
		     const struct ledger_entry *e, const char *member, const char *value)
{
	const char *key = arena_concat(g->a, subject->id, "\n", e->system, "\n", member, "\n",
				       e->kind ? e->kind : "", "\n", value, (char *)NULL);

	if (map_get(g->seen, key))
		return false;
	map_set(g->seen, key, g);
	return true;
}

static void gather_remote(struct witnessing *g, const struct answer_subject *subject,
			  const struct ledger_entry *e)
{
	if (!e->remote || !is_first(g, subject, e, "remote", e->remote))
		return;
	if (strcmp(e->remote, "yes") == 0)
		add_entry(g, subject, e, "remote", e->remote, CLAIM_DOES);
	else if (nobody_reaches(g->p, e->system))
		add_entry(g, subject, e, "remote", e->remote, CLAIM_LACKS);
}

static bool has_role(const struct answer_subject *subject, const char *role)
{
	for (size_t i = 0; i < subject->roles.n; i++)
		if (strcmp(subject->roles.at[i], role) == 0)
			return true;
	return false;
}

/* 'owner(device)' of a device of the list: that it is there, and whose. */
static void gather_owner(struct witnessing *g, const struct answer_subject *subject,
			 const struct ledger_entry *e)
{
	struct testimony *t;

	if (!e->owner || !text_equal(e->kind, "network") ||
	    !rule_words_match(&subject->members, "owner(device)") ||
	    !is_first(g, subject, e, "owner", e->owner))
		return;
	t = add_entry(g, subject, e, "owner", e->owner, CLAIM_DOES);
	t->party = e->owner;
}

static void gather_entry(struct witnessing *g, const struct answer_subject *subject,
			 const struct ledger_entry *e)
{
	const char *role = text_equal(e->kind, "server")    ? "updates(server)"
			   : text_equal(e->kind, "network") ? "updates(device)"
							    : "";

	if (subject->ledger && strcmp(subject->ledger, "remote") == 0)
		gather_remote(g, subject, e);
	if (e->updates && has_role(subject, role) &&
	    is_first(g, subject, e, "updates", e->updates)) {
		struct testimony *t =
			add_entry(g, subject, e, "updates", e->updates, CLAIM_DOES);

		t->party = e->updates;
		t->alone = true;
	}
	gather_owner(g, subject, e);
	/* a machine that bunkai.json does not have is another finding's */
	if (subject->support && text_equal(e->kind, "server") && e->support_end && e->object &&
	    is_first(g, subject, e, "support_end", e->support_end))
		add_unsupported(g, subject, WITNESS_LEDGER, project_system(g->p, e->system),
				arena_concat(g->a, "ledger/", e->id, (char *)NULL), e->at,
				e->support_end);
}

static void gather_list(struct witnessing *g, const struct answer_subject *subject)
{
	const struct party *hospital = project_party_of_kind(g->p, "hospital");
	struct testimony *t;

	if (!g->p->ledger.stands || !g->p->ledger.entries.n)
		return;
	t = testimony_add(g, subject, WITNESS_LEDGER, CLAIM_DOES);
	t->party = hospital ? hospital->id : NULL;
	t->systems = systems_all(g->a, g->p);
	t->key = "ledger";
	t->said = arena_printf(g->a, "%zu", g->p->ledger.entries.n);
	t->place = g->p->ledger.file;
	t->date = g->p->ledger.source.date;
}

void gather_ledger(struct witnessing *g)
{
	for (size_t n = 0; n < g->l->answer_rules.subjects.n; n++) {
		const struct answer_subject *subject = &g->l->answer_rules.subjects.at[n];

		if (subject->list)
			gather_list(g, subject);
		for (size_t i = 0; i < g->p->ledger.entries.n; i++) {
			const struct ledger_entry *e = &g->p->ledger.entries.at[i];

			if (e->system && project_system(g->p, e->system))
				gather_entry(g, subject, e);
		}
	}
}
