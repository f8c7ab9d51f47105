/* SPDX-License-Identifier: MIT
 *
 * A note is three lists of what the amended papers say otherwise: roles, articles, the number of
 * other rows; then what stays. A row concerns a party when its own column changed, or when the row
 * tells what it does.
 */
#include "amend/notice.h"

#include <string.h>

#include "amend/provision.h"
#include "amend/quote.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "base/unicode.h"
#include "changes/change_print.h"

/* So many of a kind are named, then the number of the others. */
enum { NAMED = 12 };

struct notice_writing {
	struct arena *a;
	const struct amendment *in;
	const struct contract_party *to;
	struct doc_node *part;
};

static void say(struct notice_writing *n, const char *name, const char *first, const char *value,
		const char *second, const char *other)
{
	doc_add(n->a, n->part, DOC_PARAGRAPH,
		text_fill(n->a, amendment_word(n->in, name), first, value, second, other));
}

static void head(struct notice_writing *n, const char *name)
{
	doc_add(n->a, n->part, DOC_HEADING, amendment_word(n->in, name))->level = 2;
}

static const struct doc_node *cell_below(const struct doc_unit *u, const char *wanted)
{
	size_t i = 0;

	if (!u || !u->table)
		return NULL;
	for (const struct doc_node *cell = u->node->first; cell; cell = cell->next, i++) {
		const char *own = doc_unit_head(u, i);

		if (own && strcmp(own, wanted) == 0)
			return cell;
	}
	return NULL;
}

static const char *words_below(struct notice_writing *n, const struct doc_unit *u,
			       const char *wanted)
{
	const struct doc_node *cell = cell_below(u, wanted);

	return cell ? doc_node_words(n->a, cell, true) : NULL;
}

/* ○ -> ◎ in the party's own column. */
static bool role_changes(struct notice_writing *n, const struct doc_unit_pair *p,
			 const char **before, const char **after)
{
	*before = words_below(n, p->before, n->to->label);
	*after = words_below(n, p->after, n->to->label);
	if (!*before && !*after)
		return false;
	*before = *before ? *before : amendment_word(n->in, "dash");
	*after = *after ? *after : amendment_word(n->in, "dash");
	return strcmp(*before, *after) != 0;
}

static const char *row_name(struct notice_writing *n, const struct doc_unit_pair *p)
{
	const struct doc_unit *u = doc_pair_unit(p);
	const struct doc_node *first = u->node->first;

	return first && first->next
		       ? arena_concat(n->a, doc_node_words(n->a, first, true), " ",
				      change_shorten(n->a, doc_node_words(n->a, first->next, true)),
				      (char *)NULL)
		       : change_shorten(n->a, u->words);
}

static struct doc_node *add_list(struct notice_writing *n)
{
	return doc_add(n->a, n->part, DOC_LIST, NULL);
}

static void add_item(struct notice_writing *n, struct doc_node *list, const char *text,
		     enum audience audience)
{
	struct doc_node *item = doc_add(n->a, list, DOC_ITEM, text);

	item->label = arena_printf(n->a, "(%u)", list->n);
	item->audience = audience;
}

/* A list that begins with its heading and ends with how many more there are. */
struct notice_list {
	const char *head;
	struct doc_node *list;
	size_t count;
};

static void put(struct notice_writing *n, struct notice_list *l, const char *text,
		enum audience audience)
{
	if (!l->count++) {
		head(n, l->head);
		l->list = add_list(n);
	}
	if (l->count <= NAMED)
		add_item(n, l->list, text, audience);
}

static void end(struct notice_writing *n, const struct notice_list *l)
{
	if (l->count > NAMED)
		say(n, "notice.more", "n", arena_printf(n->a, "%zu", l->count - NAMED), NULL, NULL);
}

/* Of a document that is amended as a whole none by itself. */
static size_t count_pairs(const struct notice_writing *n, size_t document)
{
	const struct impact_document *d = &n->in->documents[document];

	return amendment_reshapes(n->in, d) ? 0 : d->diff->all.n;
}

static size_t say_reshaped(struct notice_writing *n)
{
	size_t told = 0;

	for (size_t i = 0; i < n->in->n; i++) {
		const struct impact_document *d = &n->in->documents[i];

		if (!amendment_reshapes(n->in, d))
			continue;
		doc_add(n->a, n->part, DOC_PARAGRAPH,
			text_fill(n->a, amendment_reshaped_word(n->a, n->in, "notice.reshaped"),
				  "title", d->diff->after->title, NULL, NULL));
		told++;
	}
	return told;
}

typedef void visit_pair(struct notice_writing *n, const struct impact_document *d,
			const struct doc_unit_pair *p, struct notice_list *l);

/* How many there are. */
static size_t list_pairs(struct notice_writing *n, const char *name, visit_pair *visit)
{
	struct notice_list l = {.head = name};

	for (size_t i = 0; i < n->in->n; i++)
		for (size_t k = 0; k < count_pairs(n, i); k++)
			visit(n, &n->in->documents[i], &n->in->documents[i].diff->all.at[k], &l);
	end(n, &l);
	return l.count;
}

static void list_role(struct notice_writing *n, const struct impact_document *d,
		      const struct doc_unit_pair *p, struct notice_list *l)
{
	const char *before, *after;

	(void)d;
	if (p->state < UNIT_COLUMNS || doc_unit_is_head(doc_pair_unit(p)) ||
	    !role_changes(n, p, &before, &after))
		return;
	if (p->state == UNIT_COLUMNS && strcmp(after, amendment_word(n->in, "dash")) == 0)
		return;
	put(n, l,
	    arena_concat(n->a, row_name(n, p), amendment_word(n->in, "colon"), before, "→", after,
			 (char *)NULL),
	    amendment_pair_audience(p));
}

/* 乙 alone in its cell, as 別表 name whoever sees to something; in some by its name. */
static bool is_named(struct notice_writing *n, const char *words)
{
	const struct party *party = project_party(n->in->project, n->to->party);

	return strcmp(words, n->to->label) == 0 || (party && strcmp(words, party->name) == 0);
}

/* What of a thing comes to the party or goes from it: 更新 乙→甲; "": nothing. */
static const char *charge_news(struct notice_writing *n, const struct doc_unit_pair *p)
{
	struct strbuf sb = strbuf_new(n->a);
	const struct doc_node *old = p->before ? p->before->node->first : NULL,
			      *new = p->after ? p->after->node->first : NULL;

	for (size_t i = 0; old && new; i++, old = old->next, new = new->next) {
		const char *head = doc_unit_head(p->after, i),
			   *before = doc_node_words(n->a, old, true),
			   *after = doc_node_words(n->a, new, true);

		if (head && is_named(n, before) != is_named(n, after))
			strbuf_join(&sb, amendment_word(n->in, "list.comma"),
				    arena_concat(n->a, text_replace(n->a, head, "\n", ""), " ",
						 before, "→", after, (char *)NULL));
	}
	return sb.text;
}

static bool is_other_row(struct notice_writing *n, const struct doc_unit_pair *p)
{
	const struct doc_unit *u = doc_pair_unit(p);
	const char *before, *after;

	return p->state >= UNIT_CHANGED && u->table && u->node->n > 1 && !doc_unit_is_head(u) &&
	       !role_changes(n, p, &before, &after);
}

/* A row of a core's 別表 says what an article says: it is told with the articles, behind the things. */
static bool is_provision(const struct doc_unit_pair *p)
{
	const struct doc_origin *o = doc_pair_unit(p)->node->origin;

	return o && o->kind && strcmp(o->kind, "statement") == 0;
}

static void put_charge(struct notice_writing *n, const struct doc_unit_pair *p,
		       struct notice_list *l)
{
	const char *news = is_other_row(n, p) ? charge_news(n, p) : "";

	if (*news)
		put(n, l,
		    arena_concat(n->a, row_name(n, p), amendment_word(n->in, "colon"), news,
				 (char *)NULL),
		    amendment_pair_audience(p));
}

/* Which words change in a line; `most` of them at most. */
static void list_charge(struct notice_writing *n, const struct impact_document *d,
			const struct doc_unit_pair *p, struct notice_list *l)
{
	(void)d;
	if (!is_provision(p))
		put_charge(n, p, l);
}

static void add_words(struct notice_writing *n, struct strbuf *sb, const struct line_pair *p,
		      size_t most)
{
	static const char *const formats[QUOTE__MAX] = {"notice.replace", "notice.insert",
							"notice.delete"};
	struct quotes quotes = {0};

	if (p->same)
		return;
	if (!p->before || !p->after ||
	    !quotes_find(n->a, n->in->words, p->before->text, p->after->text, &quotes)) {
		strbuf_join(sb, amendment_word(n->in, "list.comma"),
			    amendment_word(n->in, "notice.rewritten"));
		return;
	}
	for (size_t i = 0; i < quotes.all.n && i < most; i++) {
		const struct quote *q = &quotes.all.at[i];

		strbuf_join(sb, amendment_word(n->in, "list.comma"),
			    text_fill(n->a, amendment_word(n->in, formats[q->op]), "old", q->before,
				      "new", q->after));
	}
}

static const char *article_news(struct notice_writing *n, const struct doc_unit_pair *p)
{
	enum { MOST = 3 };
	const struct doc_unit *u = p->before ? p->before : p->after;
	const char *name = arena_concat(n->a, u->label, u->node->text ? u->node->text : "",
					amendment_word(n->in, "colon"), (char *)NULL);
	const struct provision before =
		provision_of(n->a, n->in->library, p->before ? p->before->node : NULL);
	const struct provision after =
		provision_of(n->a, n->in->library, p->after ? p->after->node : NULL);
	struct line_pairs lines = provision_align(n->a, &before, &after);
	struct strbuf sb = strbuf_new(n->a);

	if (!before.lines.n || !after.lines.n)
		return arena_concat(
			n->a, name,
			amendment_word(n->in, after.lines.n ? "notice.added" : "notice.removed"),
			(char *)NULL);
	for (size_t i = 0; i < lines.all.n; i++)
		add_words(n, &sb, &lines.all.at[i], MOST);
	return arena_concat(n->a, name,
			    sb.len ? sb.text : amendment_word(n->in, "notice.rewritten"),
			    amendment_word(n->in, "period"), (char *)NULL);
}

static void list_article(struct notice_writing *n, const struct impact_document *d,
			 const struct doc_unit_pair *p, struct notice_list *l)
{
	(void)d;
	if (p->state >= UNIT_CHANGED && doc_pair_unit(p)->node->kind == DOC_ARTICLE)
		put(n, l, article_news(n, p), amendment_pair_audience(p));
	else if (is_provision(p))
		put_charge(n, p, l);
}

static void list_other_row(struct notice_writing *n, const struct impact_document *d,
			   const struct doc_unit_pair *p, struct notice_list *l)
{
	(void)d;
	l->count += is_other_row(n, p) && !*charge_news(n, p);
}

static size_t count_other_rows(struct notice_writing *n)
{
	struct notice_list l = {0};

	for (size_t i = 0; i < n->in->n; i++)
		for (size_t k = 0; k < count_pairs(n, i); k++)
			list_other_row(n, &n->in->documents[i],
				       &n->in->documents[i].diff->all.at[k], &l);
	if (l.count)
		say(n, "notice.other", "n", arena_printf(n->a, "%zu", l.count), NULL, NULL);
	return l.count;
}

static void list_untouched(struct notice_writing *n)
{
	struct notice_list l = {.head = "notice.untouched"};

	for (size_t i = 0; i < n->in->n; i++) {
		const struct doc_diff *d = n->in->documents[i].diff;

		if (doc_diff_is_same(d))
			put(n, &l, d->after->title, AUDIENCE_EVERYONE);
	}
	end(n, &l);
}

struct doc *notice_build(struct arena *a, const struct amendment *in,
			 const struct contract *contract, const struct contract_party *to)
{
	struct notice_writing n = {.a = a, .in = in, .to = to};
	const struct party *party = project_party(in->project, to->party);
	const char *name = party ? party->name : to->party;
	struct doc *d = amendment_paper(a, in, arena_concat(a, "notice-", to->party, (char *)NULL),
					amendment_word(in, "notice.title"));

	d->subtitle = text_fill(a, amendment_word(in, "notice.subtitle"), "name", name,
				"contract_title", contract->title);
	n.part = doc_add_part(a, d, d->title);
	say(&n, "notice.intro", "name", name, "contract_title", contract->title);
	if (amendment_joins(in, to->party))
		say(&n, "notice.joins", "name", name, "label", to->label);
	size_t told = say_reshaped(&n);

	told += list_pairs(&n, "notice.roles", list_role);
	told += list_pairs(&n, "notice.charges", list_charge);
	told += list_pairs(&n, "notice.articles", list_article);
	told += count_other_rows(&n);
	if (!told)
		say(&n, "notice.nothing", "name", name, NULL, NULL);
	list_untouched(&n);
	head(&n, "notice.asked");
	say(&n, "notice.ask", "label", to->label, NULL, NULL);
	return d;
}
