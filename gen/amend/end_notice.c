/* SPDX-License-Identifier: MIT
 *
 * Systems of the contract are gone through thing by thing. A vendor has to do what it answers for
 * (owner, updates, vendor); the hospital is given all of it, to see that it was done.
 */
#include "amend/end_notice.h"

#include <string.h>

#include "base/text.h"
#include "base/unicode.h"
#include "derive/numbers.h"

struct end_writing {
	struct arena *a;
	const struct amendment *in;
	const struct contract *contract;
	const struct contract_party *to;
	struct doc_node *part;
	struct doc_node *list; /* NULL: nothing is listed below the last heading yet */
};

bool end_notice_is_due(const struct amendment *in, const struct contract *contract)
{
	const struct contract *before =
		in->before ? project_contract(in->before->own.project, contract->id) : NULL;

	return contract->ended && before && !text_equal(before->ended, contract->ended);
}

static const char *fill(struct end_writing *w, const char *name, const char *first,
			const char *value, const char *second, const char *other)
{
	return text_fill(w->a, amendment_word(w->in, name), first, value, second, other);
}

static void say(struct end_writing *w, const char *text)
{
	doc_add(w->a, w->part, DOC_PARAGRAPH, text)->audience = AUDIENCE_PARTIES;
	w->list = NULL;
}

static void head(struct end_writing *w, const char *name)
{
	doc_add(w->a, w->part, DOC_HEADING, amendment_word(w->in, name))->level = 2;
	w->list = NULL;
}

static void put(struct end_writing *w, const char *text)
{
	if (!w->list)
		w->list = doc_add(w->a, w->part, DOC_LIST, NULL);
	struct doc_node *item = doc_add(w->a, w->list, DOC_ITEM, text);

	item->label = arena_printf(w->a, "(%u)", w->list->n);
	item->audience = AUDIENCE_PARTIES;
}

static const char *last_day(const struct end_writing *w)
{
	return unicode_wareki(w->a, w->contract->ended);
}

/* A clause is of its own phase, else of its topic's. */
static bool speaks_of_end(const struct library *l, const char *id)
{
	const struct clause *c = library_clause(l, id);
	const struct topic *t = c ? library_topic(l, c->topic) : NULL;
	const char *phase = c && c->phase ? c->phase : t ? t->phase : NULL;

	return text_equal(phase, "end");
}

static void list_articles_of(struct end_writing *w, const struct numbers *n)
{
	const struct library *l = w->in->library;
	const struct template *t = library_template(l, n->document);

	for (size_t i = 0; t && !template_is_internal(t) && i < n->articles.n; i++) {
		const struct article_number *article = &n->articles.at[i];

		if (article->dropped || !speaks_of_end(l, article->id))
			continue;
		if (!w->list)
			say(w, fill(w, "end-notice.articles.text", "document", t->title, NULL,
				    NULL));
		put(w, arena_concat(w->a,
				    number_print(w->a, l, "number.article", article->number), "（",
				    article->title ? article->title : "", "）", (char *)NULL));
	}
	w->list = NULL;
}

/* By the numbers that the parties have in their hands. */
static void list_articles(struct end_writing *w)
{
	const struct manifest *m = project_issued(w->in->project, w->contract->id);

	head(w, "end-notice.articles");
	if (!m)
		say(w, amendment_word(w->in, "end-notice.no-edition"));
	for (size_t i = 0; m && i < m->numbers.n; i++)
		list_articles_of(w, &m->numbers.at[i]);
}

static bool is_hospital(const struct end_writing *w)
{
	return strcmp(w->to->role, "hospital") == 0;
}

/* Whether the party has to do what the one named here answers for. */
static bool is_for(const struct end_writing *w, const char *party)
{
	return is_hospital(w) || text_equal(party, w->to->party);
}

static void put_due(struct end_writing *w, const char *name, const char *thing,
		    const struct system *s)
{
	put(w, fill(w, name, "name", thing, "system", s->name));
}

static void list_servers(struct end_writing *w, const struct system *s)
{
	for (size_t i = 0; i < s->servers.n; i++) {
		const struct server *server = &s->servers.at[i];

		if (is_for(w, server->updates) || is_for(w, s->vendor))
			put_due(w, "end-notice.due.data", server->name, s);
		if (is_for(w, server->updates))
			put_due(w, "end-notice.due.updates", server->name, s);
	}
}

/* One that belongs to another than the hospital goes; one that the other only updates stays. */
static void list_devices(struct end_writing *w, const struct system *s)
{
	const struct contract_party *hospital = contract_party_in_role(w->contract, "hospital");
	const char *own = hospital ? hospital->party : NULL;

	for (size_t i = 0; i < s->devices.n; i++) {
		const struct device *d = &s->devices.at[i];
		bool stays = !d->owner || text_equal(d->owner, own);

		if (!stays && is_for(w, d->owner))
			put_due(w, "end-notice.due.device", d->name, s);
		if (stays && d->updates && !text_equal(d->updates, own) && is_for(w, d->updates))
			put_due(w, "end-notice.due.settings", d->name, s);
	}
}

static bool has_remote_maintenance(const struct system *s)
{
	const char *flag = settings_get(&s->flags, "remote_maintenance");

	return !text_empty(flag) && strcmp(flag, "false") != 0;
}

static void list_access(struct end_writing *w, const struct system *s)
{
	if (!is_for(w, s->vendor))
		return;
	put_due(w, "end-notice.due.accounts", NULL, s);
	if (has_remote_maintenance(s))
		put_due(w, "end-notice.due.remote", NULL, s);
	if (!text_empty(s->line))
		put_due(w, "end-notice.due.line", s->line, s);
}

/* Things may have been taken out of the project since; then they are told as they were. */
static const struct system *system_of(const struct end_writing *w, const char *id)
{
	const struct system *now = project_system(w->in->project, id);

	return now ? now : project_system(w->in->before->own.project, id);
}

static const char *name_of(const struct end_writing *w)
{
	const char *id = w->to->party;
	const struct party *now = project_party(w->in->project, id);
	const struct party *was = project_party(w->in->before->own.project, id);

	return now ? now->name : was ? was->name : id;
}

static void list_due(struct end_writing *w)
{
	unsigned before = w->part->n;

	head(w, "end-notice.due");
	say(w, fill(w, is_hospital(w) ? "end-notice.due.see" : "end-notice.due.do", "label",
		    w->to->label, "date", last_day(w)));
	for (size_t i = 0; i < w->contract->systems.n; i++) {
		const struct system *s = system_of(w, w->contract->systems.at[i]);

		if (!s)
			continue;
		list_servers(w, s);
		list_devices(w, s);
		list_access(w, s);
	}
	if (w->part->n == before + 2) /* a heading and a sentence, and no list */
		put(w, amendment_word(w->in, "end-notice.due.none"));
}

static void write_beginning(struct end_writing *w)
{
	const struct contract *c = w->contract;

	say(w, fill(w, "end-notice.intro", "contract_title", c->title, "date", last_day(w)));
	if (!text_empty(c->number))
		say(w, fill(w, "end-notice.number", "number", c->number, NULL, NULL));
	if (!text_empty(c->end_reason))
		say(w, fill(w, "end-notice.reason", "reason", c->end_reason, NULL, NULL));
}

struct doc *end_notice_build(struct arena *a, const struct amendment *in,
			     const struct contract *contract, const struct contract_party *to)
{
	struct end_writing w = {.a = a, .in = in, .contract = contract, .to = to};
	const char *id = arena_concat(a, "end-notice-", to->party, (char *)NULL);
	struct doc *d = amendment_paper(a, in, id, amendment_word(in, "end-notice.title"));

	d->subtitle = fill(&w, "notice.subtitle", "name", name_of(&w), "contract_title",
			   contract->title);
	w.part = doc_add_part(a, d, d->title);
	write_beginning(&w);
	list_articles(&w);
	list_due(&w);
	head(&w, "notice.asked");
	say(&w, fill(&w, is_hospital(&w) ? "end-notice.ask.hospital" : "end-notice.ask", "label",
		     to->label, "date", last_day(&w)));
	say(&w, fill(&w, "end-notice.after", "date", last_day(&w), NULL, NULL));
	return d;
}
