/* SPDX-License-Identifier: MIT
 *
 * Random histories of a contract whose articles refer to each other: clauses come, go, move to
 * other chapters and refer to others, edition after edition. A reference prints the number that its
 * article has had since its first edition; one to an article that is dropped, or never was there,
 * is said with its place and prints no number. tests/derive/test_numbers.c has the numbers alone.
 */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "../support/rounds.h"
#include "../support/suite.h"
#include "base/text.h"
#include "check/check.h"
#include "derive/clauses.h"
#include "derive/numbers.h"
#include "derive/selection_reference.h"
#include "load/readers.h"

enum { POOL = 14, TOPICS = 4, EDITIONS = 6, EDITS = 4, REFS = 2 };

DIAG_SUITE(histories, arena, dl);

struct entry {
	int topic, order;
	bool in;
	int refs[REFS]; /* indexes of entries; < 0: none */
};

struct history {
	struct arena *a;
	struct library library;
	struct project project;
	struct entry entries[POOL];
	const char *first[POOL]; /* the number that an article got; NULL: none yet */
	unsigned seed;
};

static unsigned dice(struct history *h, unsigned sides)
{
	h->seed = h->seed * 1664525u + 1013904223u;
	return (h->seed >> 8) % sides;
}

static const char *name_of(struct history *h, int entry)
{
	return arena_printf(h->a, "c%d", entry);
}

static void edit(struct history *h)
{
	struct entry *e = &h->entries[dice(h, POOL)];

	switch (dice(h, 4)) {
	case 0: e->in = true; break;
	case 1: e->in = false; break;
	case 2:
		e->topic = (int)dice(h, TOPICS);
		e->order = (int)dice(h, 90);
		break;
	default: e->refs[dice(h, REFS)] = (int)dice(h, POOL + 2) - 2;
	}
}

static const char *text_of(struct history *h, const struct entry *e)
{
	const char *text = "乙は、";

	for (int i = 0; i < REFS; i++)
		if (e->refs[i] >= 0)
			text = arena_concat(h->a, text, "{{ref:", name_of(h, e->refs[i]), "}}及び",
					    (char *)NULL);
	return arena_concat(h->a, text, "本条に従う。", (char *)NULL);
}

static struct clause clause_of(struct history *h, int i)
{
	struct clause c = {.id = name_of(h, i),
			   .title = name_of(h, i),
			   .file = arena_printf(h->a, "clauses/c%d.md", i),
			   .order = h->entries[i].order};
	struct block *block = arena_alloc(h->a, sizeof *block);

	*block = (struct block){
		.kind = BLOCK_PARAGRAPH, .text = text_of(h, &h->entries[i]), .line = 10 + i};
	c.topic = h->library.topics.at[h->entries[i].topic].id;
	*vec_push(h->a, &c.documents) = "annex";
	*vec_push(h->a, &c.positions) =
		(struct position){.name = "", .first = block, .last = block};
	return c;
}

static int compare_clauses(const void *x, const void *y)
{
	const struct clause *b = x, *c = y;

	if (strcmp(b->topic, c->topic) != 0)
		return strcmp(b->topic, c->topic);
	return b->order != c->order ? b->order - c->order : strcmp(b->id, c->id);
}

/*
 * The library and the contract as the entries say. What is out, a contract leaves out with a
 * reason, or the library does not have.
 */
static void arrange(struct history *h)
{
	struct contract *c = &h->project.contracts.at[0];

	h->library.clauses.n = 0;
	c->omit.n = 0;
	for (int i = 0; i < POOL; i++) {
		if (h->entries[i].in || i % 2)
			*vec_push(h->a, &h->library.clauses) = clause_of(h, i);
		if (!h->entries[i].in && i % 2)
			*vec_push(h->a, &c->omit) =
				(struct omission){.clause = name_of(h, i), .reason = "行わない。"};
	}
	if (h->library.clauses.n)
		qsort(h->library.clauses.at, h->library.clauses.n, sizeof *h->library.clauses.at,
		      compare_clauses);
}

static void add_template(struct history *h)
{
	struct template *t = vec_push(h->a, &h->library.templates);
	struct template_block *part;

	*t = (struct template){
		.id = "annex", .title = "別紙", .scope = "contract", .file = "annex.json"};
	part = vec_push(h->a, &t->parts);
	*vec_push(h->a, &part->body) = (struct template_block){.block = "articles"};
	for (int i = 0; i < TOPICS; i++) {
		const char *id = arena_printf(h->a, "k%d", i);
		struct topic topic = {.id = id, .name = id, .order = (size_t)i};

		settings_set(h->a, &topic.chapter, "annex", id);
		*vec_push(h->a, &h->library.topics) = topic;
		*vec_push(h->a, &h->library.chapters) = (struct chapter){"annex", id, id};
	}
}

static void begin(struct history *h, unsigned seed)
{
	h->seed = seed;
	h->project = (struct project){.file = "bunkai.json", .title = "試験", .date = "2026-10-01"};
	*vec_push(h->a, &h->project.contracts) =
		(struct contract){.id = "c", .title = "契約書", .place = "contracts[0]"};
	*vec_push(h->a, &h->project.documents) = "annex";
	cr_assert(load_words(h->a, &h->library, "templates/words.json", dl));
	add_template(h);
	for (int i = 0; i < POOL; i++)
		h->entries[i] = (struct entry){(int)dice(h, TOPICS),
					       (int)dice(h, 90),
					       dice(h, 2) == 0,
					       {(int)dice(h, POOL), (int)dice(h, POOL + 6) - 6}};
}

/* The numbers of this edition, kept for the next. */
static void freeze(struct history *h, const struct selection *s, int number)
{
	struct manifest *m = arena_alloc(h->a, sizeof *m);

	*m = (struct manifest){.contract = "c", .date = "2026-10-01", .number = number};
	*vec_push(h->a, &m->numbers) = s->numbers;
	h->project.issued.n = 0;
	*vec_push(h->a, &h->project.issued) = m;
}

static size_t findings_on(const char *subject, const char *place)
{
	size_t n = 0;

	for (size_t i = 0; i < dl->all.n; i++)
		n += dl->all.at[i].code == DIAG_DANGLING_REFERENCE &&
		     strcmp(dl->all.at[i].subject, subject) == 0 &&
		     strcmp(dl->all.at[i].place, place) == 0;
	return n;
}

/* One article: each of its references prints its article's own number, or is said to dangle. */
static size_t expect_references(struct history *h, const struct selection *s, int from)
{
	const char *place = arena_printf(h->a, "clauses/c%d.md:%d", from, 10 + from);
	size_t dangling = 0;

	for (int i = 0; i < REFS; i++) {
		int to = h->entries[from].refs[i];

		if (to < 0)
			continue;
		const char *printed = selection_reference(h->a, &h->library, s, name_of(h, to));

		cr_assert_eq(printed != NULL, h->entries[to].in, "c%d -> c%d", from, to);
		if (printed)
			cr_assert_str_eq(
				printed,
				number_print(h->a, &h->library, "number.article", h->first[to]),
				"c%d -> c%d", from, to);
		dangling += !printed;
	}
	cr_assert_eq(findings_on(name_of(h, from), place), dangling, "c%d", from);
	return dangling;
}

/*
 * Articles that were there once keep their number, also while they are dropped; a reference must
 * not print that of a dropped one.
 */
static size_t expect_edition(struct history *h, const struct selection *s)
{
	size_t dangling = 0;

	for (int i = 0; i < POOL; i++) {
		const struct article_number *n = numbers_article(&s->numbers, name_of(h, i));

		cr_assert_eq(h->entries[i].in || h->first[i], n != NULL);
		if (n && !h->first[i])
			h->first[i] = n->number;
		if (n)
			cr_assert(strcmp(n->number, h->first[i]) == 0 &&
					  n->dropped == !h->entries[i].in,
				  "c%d", i);
	}
	for (int i = 0; i < POOL; i++)
		dangling += h->entries[i].in ? expect_references(h, s, i) : 0;
	return dangling;
}

/* How many references dangled, as check_documents says it, which fills in texts as binding does. */
static size_t issue(struct history *h, int number)
{
	struct responsibilities none = {0}, *all[] = {&none};
	struct coverage coverage = {0};
	const struct check_input in = {.project = &h->project,
				       .library = &h->library,
				       .coverage = &coverage,
				       .responsibilities = all};
	const struct selection *s;

	arrange(h);
	dl = diag_new(h->a);
	check_documents(h->a, &in, dl);
	s = select_clauses(h->a, &h->project, &h->library, &h->library.templates.at[0],
			   &h->project.contracts.at[0], NULL);
	size_t dangling = expect_edition(h, s), said = 0;

	for (size_t i = 0; i < dl->all.n; i++)
		said += dl->all.at[i].code == DIAG_DANGLING_REFERENCE;
	cr_assert_eq(said, dangling);
	freeze(h, s, number);
	return dangling;
}

Test(histories, references_keep_their_articles)
{
	size_t dangling = 0;
	unsigned histories = rounds(100, 400);

	for (unsigned seed = 0; seed < histories; seed++) {
		stop_suite();
		start_suite();
		struct history h = {.a = arena};

		begin(&h, seed);
		for (int edition = 1; edition <= EDITIONS; edition++) {
			dangling += issue(&h, edition);
			for (unsigned i = dice(&h, EDITS + 1); i > 0; i--)
				edit(&h);
		}
	}
	cr_assert_gt(dangling, histories,
		     "references dangled, so that the histories are about something");
}
