/* SPDX-License-Identifier: MIT
 *
 * Covering notes; see the header. A row concerns a party when its own column changed, or when the
 * row tells what it does.
 */
#include "amend/notice.h"

#include <string.h>

#include "amend/provision.h"
#include "amend/quote.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "base/unicode.h"
#include "changes/print.h"

/* So many of a kind are named, then the number of the others. */
enum { NAMED = 12 };

struct noting {
	struct arena *a;
	const struct amendment *in;
	const struct contract_party *to;
	struct doc_node *part;
};

static const char *word(const struct noting *n, const char *name)
{
	return library_word(n->in->library, name);
}

static void say(struct noting *n, const char *name, const char *first, const char *value,
		const char *second, const char *other)
{
	doc_add(n->a, n->part, DOC_PARAGRAPH,
		text_fill(n->a, word(n, name), first, value, second, other));
}

static void head(struct noting *n, const char *name)
{
	doc_add(n->a, n->part, DOC_HEADING, word(n, name))->level = 2;
}

static const struct unit *unit_of(const struct unit_pair *p)
{
	return p->after ? p->after : p->before;
}

static const struct doc_node *cell_below(const struct unit *u, const char *wanted)
{
	size_t i = 0;

	if (!u || !u->table)
		return NULL;
	for (const struct doc_node *cell = u->node->first; cell; cell = cell->next, i++) {
		const char *own = doctree_head(u, i);

		if (own && strcmp(own, wanted) == 0)
			return cell;
	}
	return NULL;
}

static const char *words_below(struct noting *n, const struct unit *u, const char *wanted)
{
	const struct doc_node *cell = cell_below(u, wanted);

	return cell ? doctree_words(n->a, cell, true) : NULL;
}

/* ○ -> ◎ in the party's own column. */
static bool role_changes(struct noting *n, const struct unit_pair *p, const char **before,
			 const char **after)
{
	*before = words_below(n, p->before, n->to->label);
	*after = words_below(n, p->after, n->to->label);
	if (!*before && !*after)
		return false;
	*before = *before ? *before : word(n, "dash");
	*after = *after ? *after : word(n, "dash");
	return strcmp(*before, *after) != 0;
}

static const char *row_name(struct noting *n, const struct unit_pair *p)
{
	const struct unit *u = unit_of(p);
	const struct doc_node *first = u->node->first;

	return first && first->next
		       ? arena_concat(n->a, doctree_words(n->a, first, true), " ",
				      change_shorten(n->a, doctree_words(n->a, first->next, true)),
				      (char *)NULL)
		       : change_shorten(n->a, u->words);
}

static struct doc_node *add_list(struct noting *n)
{
	return doc_add(n->a, n->part, DOC_LIST, NULL);
}

static void add_item(struct noting *n, struct doc_node *list, const char *text)
{
	struct doc_node *item = doc_add(n->a, list, DOC_ITEM, text);

	item->label = arena_printf(n->a, "(%zu)", list->n);
}

/* A list that begins with its heading and ends with how many more there are. */
struct listing {
	const char *head;
	struct doc_node *list;
	size_t count;
};

static void put(struct noting *n, struct listing *l, const char *text)
{
	if (!l->count++) {
		head(n, l->head);
		l->list = add_list(n);
	}
	if (l->count <= NAMED)
		add_item(n, l->list, text);
}

static void end(struct noting *n, const struct listing *l)
{
	if (l->count > NAMED)
		say(n, "notice.more", "n", arena_printf(n->a, "%zu", l->count - NAMED), NULL, NULL);
}

typedef void visit_pair(struct noting *n, const struct impact_document *d,
			const struct unit_pair *p, struct listing *l);

static void list_pairs(struct noting *n, const char *name, visit_pair *visit)
{
	struct listing l = {.head = name};

	for (size_t i = 0; i < n->in->n; i++)
		for (size_t k = 0; k < n->in->documents[i].diff->all.n; k++)
			visit(n, &n->in->documents[i], &n->in->documents[i].diff->all.at[k], &l);
	end(n, &l);
}

static void list_role(struct noting *n, const struct impact_document *d, const struct unit_pair *p,
		      struct listing *l)
{
	const char *before, *after;

	(void)d;
	if (p->state < UNIT_COLUMNS || doctree_is_head(unit_of(p)) ||
	    !role_changes(n, p, &before, &after))
		return;
	if (p->state == UNIT_COLUMNS && strcmp(after, word(n, "dash")) == 0)
		return;
	put(n, l,
	    arena_concat(n->a, row_name(n, p), word(n, "colon"), before, "→", after, (char *)NULL));
}

/* Which words change in a line; `most` of them at most. */
static void add_words(struct noting *n, struct strbuf *sb, const struct line_pair *p, size_t most)
{
	static const char *const formats[QUOTE__MAX] = {"notice.replace", "notice.insert",
							"notice.delete"};
	struct quotes quotes = {0};

	if (p->same)
		return;
	if (!p->before || !p->after ||
	    !quotes_find(n->a, n->in->words, p->before->text, p->after->text, &quotes)) {
		strbuf_join(sb, word(n, "list.comma"), word(n, "notice.rewritten"));
		return;
	}
	for (size_t i = 0; i < quotes.all.n && i < most; i++) {
		const struct quote *q = &quotes.all.at[i];

		strbuf_join(sb, word(n, "list.comma"),
			    text_fill(n->a, word(n, formats[q->op]), "old", q->before, "new",
				      q->after));
	}
}

static const char *article_news(struct noting *n, const struct unit_pair *p)
{
	enum { MOST = 3 };
	const struct unit *u = p->before ? p->before : p->after;
	const char *name = arena_concat(n->a, u->label, u->node->text ? u->node->text : "",
					word(n, "colon"), (char *)NULL);
	const struct provision before =
		provision_of(n->a, n->in->library, p->before ? p->before->node : NULL);
	const struct provision after =
		provision_of(n->a, n->in->library, p->after ? p->after->node : NULL);
	struct line_pairs lines = provision_align(n->a, &before, &after);
	struct strbuf sb = strbuf_new(n->a);

	if (!before.lines.n || !after.lines.n)
		return arena_concat(n->a, name,
				    word(n, after.lines.n ? "notice.added" : "notice.removed"),
				    (char *)NULL);
	for (size_t i = 0; i < lines.all.n; i++)
		add_words(n, &sb, &lines.all.at[i], MOST);
	return arena_concat(n->a, name, sb.len ? sb.text : word(n, "notice.rewritten"),
			    word(n, "period"), (char *)NULL);
}

static void list_article(struct noting *n, const struct impact_document *d,
			 const struct unit_pair *p, struct listing *l)
{
	(void)d;
	if (p->state >= UNIT_CHANGED && unit_of(p)->node->kind == DOC_ARTICLE)
		put(n, l, article_news(n, p));
}

static void list_other_row(struct noting *n, const struct impact_document *d,
			   const struct unit_pair *p, struct listing *l)
{
	const char *before, *after;

	(void)d;
	if (p->state >= UNIT_CHANGED && unit_of(p)->table && unit_of(p)->node->n > 1 &&
	    !role_changes(n, p, &before, &after) && !doctree_is_head(unit_of(p)))
		l->count++;
}

static void count_other_rows(struct noting *n)
{
	struct listing l = {0};

	for (size_t i = 0; i < n->in->n; i++)
		for (size_t k = 0; k < n->in->documents[i].diff->all.n; k++)
			list_other_row(n, &n->in->documents[i],
				       &n->in->documents[i].diff->all.at[k], &l);
	if (l.count)
		say(n, "notice.other", "n", arena_printf(n->a, "%zu", l.count), NULL, NULL);
}

static void list_untouched(struct noting *n)
{
	struct listing l = {.head = "notice.untouched"};

	for (size_t i = 0; i < n->in->n; i++) {
		const struct doc_diff *d = n->in->documents[i].diff;

		if (doctree_is_same(d))
			put(n, &l, d->after->title);
	}
	end(n, &l);
}

struct doc *notice_build(struct arena *a, const struct amendment *in,
			 const struct contract *contract, const struct contract_party *to,
			 const struct party *party)
{
	struct noting n = {.a = a, .in = in, .to = to};
	const char *name = party ? party->name : to->party;
	struct doc *d = doc_new(a, arena_concat(a, "notice-", to->party, (char *)NULL),
				word(&n, "notice.title"));

	d->subtitle = text_fill(a, word(&n, "notice.subtitle"), "name", name, "contract_title",
				contract->title);
	d->date = in->date;
	d->shown_date = in->date ? unicode_wareki(a, in->date) : NULL;
	d->author = in->author;
	n.part = doc_add_part(a, d, d->title);
	say(&n, "notice.intro", "name", name, "contract_title", contract->title);
	list_pairs(&n, "notice.roles", list_role);
	list_pairs(&n, "notice.articles", list_article);
	count_other_rows(&n);
	list_untouched(&n);
	head(&n, "notice.asked");
	say(&n, "notice.ask", "label", to->label, NULL, NULL);
	return d;
}
