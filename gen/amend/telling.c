/* SPDX-License-Identifier: MIT
 *
 * Every kind of id has a function that asks the project or the library of its side. Conditions and
 * placeholders are taken apart, so that no word of a file is left in them.
 */
#include "amend/telling.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "derive/conditions.h"
#include "derive/expand.h"
#include "derive/keys.h"

struct telling telling_of(struct arena *a, const struct amendment *in, const struct change *c,
			  bool after)
{
	const struct project_state *state = after ? &in->after->own : &in->before->own;

	return (struct telling){.a = a,
				.in = in,
				.change = c,
				.project = state->project,
				.library = state->library,
				.object = after ? c->after.object : c->before.object};
}

struct telling telling_own(struct arena *a, const struct amendment *in, const struct change *c)
{
	return telling_of(a, in, c, c->after.object != NULL);
}

const char *telling_word(const struct telling *t, const char *prefix, const char *name)
{
	return settings_get(&t->in->library->words,
			    arena_concat(t->a, prefix, text_replace(t->a, name, "_", "-"),
					 (char *)NULL));
}

const char *telling_fill(const struct telling *t, const char *word,
			 const struct telling_name names[3])
{
	struct settings all = {0};
	struct expand e = {.a = t->a, .names = &all};

	for (size_t i = 0; i < 3; i++)
		if (names[i].name)
			settings_set(t->a, &all, names[i].name,
				     names[i].value ? names[i].value : "");
	return expand_text(&e, amendment_word(t->in, word), "");
}

static const struct contract_party *signing(const struct telling *t, const struct project *p,
					    const char *id)
{
	const struct contract *c =
		t->in->contract ? project_contract(p, t->in->contract->id) : NULL;

	for (size_t i = 0; c && i < c->parties.n; i++)
		if (strcmp(c->parties.at[i].party, id) == 0)
			return &c->parties.at[i];
	return NULL;
}

/* 丁 of who signs now, else of who did. */
static const char *party_label(const struct telling *t, const char *id)
{
	const struct contract_party *now = signing(t, t->in->after->own.project, id),
				    *then = signing(t, t->in->before->own.project, id);

	return now ? now->label : then ? then->label : NULL;
}

const char *telling_party(const struct telling *t, const char *id)
{
	const struct party *p = project_party(t->project, id);
	const char *label = party_label(t, id);

	if (!p)
		p = project_party(t->in->after->own.project, id);
	if (!p) /* roles of one that has left */
		p = project_party(t->in->before->own.project, id);
	if (!label || !p)
		return p ? p->name : id;
	return t->brief ? label : arena_concat(t->a, label, "（", p->name, "）", (char *)NULL);
}

const char *telling_system(const struct telling *t, const char *id)
{
	const struct system *s = project_system(t->project, id);

	return s ? s->name : id;
}

const char *telling_register(const struct telling *t, const char *id)
{
	const char *name = settings_get(&t->project->register_names, id);
	const struct risk_register *reg = project_register(t->project, id);

	if (!name && reg)
		name = key_register_title(t->project, reg);
	return name ? name : amendment_word(t->in, "register.unnamed");
}

const char *telling_guideline(const struct telling *t, const char *id)
{
	const struct guideline *g = library_guideline(t->library, id);

	return g ? g->shown ? g->shown : g->title : id;
}

const char *telling_role(const struct telling *t, const char *id)
{
	const struct role *r = library_role(t->library, id);

	return r ? arena_concat(t->a, r->mark, " ", r->name, (char *)NULL) : id;
}

const char *telling_status(const struct telling *t, const char *id)
{
	const struct status *s = library_status(t->library, id);

	return s ? s->name : id;
}

const char *telling_topic(const struct telling *t, const char *id)
{
	const struct topic *topic = library_topic(t->library, id);

	return topic ? topic->name : id;
}

const char *telling_contact_name(const struct telling *t, const struct contact *c)
{
	const char *name = c->desk ? c->desk : c->name ? c->name : c->role;
	const struct party *p = c->party ? project_party(t->project, c->party) : NULL;

	if (!name)
		name = telling_word(t, "change.contact-kind.", c->kind ? c->kind : "other");
	return p && strcmp(p->kind, "hospital") != 0
		       ? telling_fill(t, "change.contact-of",
				      (struct telling_name[3]){{"desk", name}, {"party", p->name}})
		       : name;
}

const char *telling_contact(const struct telling *t, const char *id)
{
	const struct contact *c = project_contact(t->project, id);

	/* one that is gone, or was never there, has no name; its id is the file's */
	return c ? telling_contact_name(t, c) : amendment_word(t->in, "change.contact-unknown");
}

const char *telling_measure(const struct telling *t, const char *id)
{
	const struct measure *m = library_measure(t->library, id);

	return m ? m->name : id;
}

/* Also 'clause/2' and 'clause#statement', of which the clause is what a reader knows. */
const char *telling_clause(const struct telling *t, const char *id)
{
	const struct clause *c =
		library_clause(t->library, arena_strndup(t->a, id, strcspn(id, "/#")));

	return c ? arena_concat(t->a, "「", c->title, "」", (char *)NULL) : id;
}

const char *telling_statement(const struct telling *t, const char *id)
{
	return telling_clause(t, id);
}

const char *telling_template(const struct telling *t, const char *id)
{
	const struct template *found = library_template(t->library, id);

	return found ? found->title : id;
}

const char *telling_desk(const struct telling *t, const char *id)
{
	const struct desk *d = library_desk(t->library, id);

	return d ? d->name : id;
}

static const struct guideline_item *find_item(const struct guideline *g, const char *id)
{
	for (size_t i = 0; g && i < g->items.n; i++)
		if (strcmp(g->items.at[i].id, id) == 0)
			return &g->items.at[i];
	return NULL;
}

/* 'mhlw-6.0/運用/3③'; of an item of the checklist that is answered the number alone. */
const char *telling_item(const struct telling *t, const char *id)
{
	size_t n = strcspn(id, "/");
	const struct guideline *g =
		library_guideline(t->library, arena_strndup(t->a, id, n));
	const struct guideline_item *item = g && id[n] ? find_item(g, id + n + 1) : NULL;

	if (!g)
		return id;
	return arena_concat(t->a, telling_guideline(t, g->id), " ",
			    item       ? item->no
			    : id[n] ? id + n + 1
				       : "",
			    (char *)NULL);
}

const char *telling_key(const struct telling *t, const char *key)
{
	struct key parsed = key_parse(t->project, key);
	const char *shown = parsed.key ? parsed.key : key;
	const char *lead = parsed.reg ? key_lead(t->a, t->project, parsed.reg) : "";
	const struct contract *c =
		t->in->contract ? project_contract(t->project, t->in->contract->id) : NULL;
	bool several = parsed.reg && (c ? c->registers.n : t->project->registers.n) > 1;

	if (text_ends(shown, "/" KEY_DUTY))
		shown = arena_concat(t->a,
				     arena_strndup(t->a, shown, strlen(shown) - strlen(KEY_DUTY)),
				     amendment_word(t->in, "key.duty"), (char *)NULL);
	return several ? arena_concat(t->a, lead, shown, (char *)NULL) : shown;
}

/* 'R24/④-1', or with the family whose rows are meant in front. */
const char *telling_cover(const struct telling *t, const char *id)
{
	size_t n = strcspn(id, ":");
	const struct family *f = id[n] ? library_family(t->library, arena_strndup(t->a, id, n))
				       : NULL;

	return f ? arena_concat(t->a, f->title, " ", telling_key(t, id + n + 1), (char *)NULL)
		 : telling_key(t, id);
}

/* A feature of the project's own is known by the clause that asks for it. */
static const char *asked_by(const struct telling *t, const char *id)
{
	const char *system = condition_kind_name(CONDITION_SYSTEM),
		   *contract = condition_kind_name(CONDITION_CONTRACT);

	for (size_t i = 0; i < t->library->clauses.n; i++) {
		const struct clause *c = &t->library->clauses.at[i];

		if (c->when && (condition_asks(t->a, c->when, system, id) ||
				condition_asks(t->a, c->when, contract, id)))
			return telling_fill(t, "change.asked-by",
					    (struct telling_name[3]){{"title", c->title}});
	}
	return amendment_word(t->in, "change.own-feature");
}

const char *telling_feature(const struct telling *t, const char *id)
{
	const struct feature *f = library_feature(t->library, FEATURE_OF_SYSTEM, id);

	f = f ? f : library_feature(t->library, FEATURE_OF_CONTRACT, id);
	return f ? arena_concat(t->a, "「", f->name, "」", (char *)NULL) : asked_by(t, id);
}

static const char *condition_name(const struct telling *t, const struct condition_term *c)
{
	const char *name = c->kind == CONDITION_PARTY
				   ? telling_word(t, "party.", c->name ? c->name : "")
				   : telling_feature(t, c->name ? c->name : "");

	if (!name)
		name = amendment_word(t->in, "change.own-feature");
	else if (c->kind == CONDITION_PARTY)
		name = arena_concat(t->a, "「", name, "」", (char *)NULL);
	return telling_fill(t, c->not ? "change.condition.not" : "change.condition.is",
			    (struct telling_name[3]){{"name", name}});
}

const char *telling_condition(const struct telling *t, const char *when)
{
	struct condition_terms terms = condition_parse(t->a, when);
	struct strbuf sb = strbuf_new(t->a);

	for (size_t i = 0; i < terms.all.n; i++)
		strbuf_join(&sb,
			    amendment_word(t->in, terms.every ? "change.condition.and"
							      : "change.condition.or"),
			    condition_name(t, &terms.all.at[i]));
	return sb.text;
}

const char *telling_module(const struct telling *t, const char *id)
{
	const struct core_module *m = library_module(t->library, id);

	return m ? m->name : id;
}

const char *telling_event(const struct telling *t, const char *id)
{
	const struct chain_event *e = chain_event(&t->library->chain, id);
	const struct duty_word_list *events = &t->library->duty_words.events;

	for (size_t i = 0; !e && i < events->n; i++)
		if (strcmp(events->at[i].id, id) == 0)
			return events->at[i].name;
	return e ? e->name : id;
}

const char *telling_step(const struct telling *t, const char *id)
{
	const struct chain_step *s = chain_step(&t->library->chain, id);

	return s ? s->what ? s->what : amendment_word(t->in, "change.kind.chain-step") : id;
}

const char *telling_family(const struct telling *t, const char *id)
{
	const struct family *f = library_family(t->library, id);

	return f ? f->title : id;
}

const char *telling_scoring(const struct telling *t, const char *id)
{
	const struct scoring *s = library_scoring(t->library, id);

	return s ? s->title : id;
}

const char *telling_paper(const struct telling *t, const char *id)
{
	const struct disclosure_paper *p = library_disclosure_paper(t->library, id);

	return p ? p->name : id;
}

/* 'ppc/first' */
const char *telling_deadline(const struct telling *t, const char *id)
{
	const struct desk *desk = NULL;
	const struct deadline *d = library_deadline(t->library, id, &desk);

	return d && desk ? arena_concat(t->a, desk->name, " ", d->what, (char *)NULL) : id;
}

const char *telling_term(const struct telling *t, const char *id)
{
	const struct shared_term *term = library_term(t->library, id);

	return term ? arena_concat(t->a, "「", term->meaning, "」", (char *)NULL) : id;
}

/* Where a point speaks of a row, its key; of others an id or a member stands there. */
static const char *point_about(const struct telling *t, const char *kind, const char *id)
{
	static const char *const unnamed[] = {"blank", "error", "warning", "contract"};

	for (size_t i = 0; i < ARRAY_LEN(unnamed); i++)
		if (strcmp(unnamed[i], kind) == 0)
			return "";
	return strcmp(kind, "clause") == 0 ? telling_clause(t, id) : telling_key(t, id);
}

/* 'gap:R24/④-1#12': what is open, and of what. */
const char *telling_point(const struct telling *t, const char *id)
{
	size_t n = strcspn(id, ":");
	const char *kind = arena_strndup(t->a, id, n), *rest = id[n] ? id + n + 1 : "",
		   *about = arena_strndup(t->a, rest, strcspn(rest, "#@"));
	const char *words = telling_word(t, "open.", kind);

	if (!words)
		words = amendment_word(t->in, "change.point");
	about = point_about(t, kind, about);
	return arena_concat(t->a, about, *about ? "：" : "", words, (char *)NULL);
}

const char *telling_obligation(const struct telling *t, const char *id)
{
	for (size_t i = 0; i < t->library->obligations.n; i++)
		if (strcmp(t->library->obligations.at[i].id, id) == 0)
			return t->library->obligations.at[i].name;
	return id;
}

/* The clause whose text the change is of, or NULL. */
static const struct clause *own_clause(const struct telling *t)
{
	const char *kind = t->change->kind;

	if (strcmp(kind, "clause") == 0)
		return t->object;
	if (strcmp(kind, "statement") != 0 && strcmp(kind, "unclaimed") != 0)
		return NULL;
	return library_clause(t->library,
			      arena_strndup(t->a, t->change->subject,
					    strcspn(t->change->subject, "/")));
}

static const char *role_in_text(const struct telling *t, const char *role)
{
	const struct contract *c =
		t->in->contract ? project_contract(t->project, t->in->contract->id) : NULL;

	for (size_t i = 0; c && i < c->parties.n; i++)
		if (c->parties.at[i].role && strcmp(c->parties.at[i].role, role) == 0)
			return c->parties.at[i].label;
	return telling_word(t, "party.", role);
}

static const char *term_in_text(const struct telling *t, const char *name)
{
	const struct shared_term *term = library_term(t->library, name);

	return term ? term_text(t->a, term, &t->project->terms, "") : NULL;
}

static const char *param_in_text(const struct telling *t, const char *name)
{
	const struct clause *c = own_clause(t);

	return c ? settings_get(&c->params, name) : NULL;
}

static const char *hole_words(const struct telling *t, const char *name)
{
	const char *term = strstr(name, "term."), *found = NULL;

	if (term)
		found = term_in_text(t, term + strlen("term."));
	else if (text_starts(name, "ref:"))
		found = telling_clause(t, name + strlen("ref:"));
	else if (text_starts(name, "table:"))
		found = amendment_word(t->in, "change.table");
	else
		found = role_in_text(t, name);
	found = found ? found : param_in_text(t, name);
	return found ? found : "○";
}

const char *telling_text(const struct telling *t, const char *text)
{
	struct strbuf sb = strbuf_new(t->a);
	const char *open, *close;

	while ((open = strstr(text, "{{")) && (close = strstr(open, "}}"))) {
		strbuf_add_bytes(&sb, text, (size_t)(open - text));
		strbuf_add(&sb, hole_words(t, arena_strndup(t->a, open + 2,
							    (size_t)(close - open) - 2)));
		text = close + 2;
	}
	strbuf_add(&sb, text);
	return sb.text;
}
