/* SPDX-License-Identifier: MIT
 *
 * clauses/shared-facts.json: what one clause lays down, and by which words others speak of it. The
 * project's own add, or take the place of the installed one of that id. What they name (clauses,
 * terms, documents) is asked for once the whole library is there.
 */
#include <string.h>

#include "base/intl.h"
#include "base/text.h"
#include "load/readers.h"
#include "model/article_target.h"
#include "model/tables.h"

static const struct field file_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "note", .type = FIELD_ANY},
	{.name = "facts", .type = FIELD_ARRAY},
};

static const struct field fact_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct shared_fact, id),
	 .required = true},
	{.name = "words",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct shared_fact, words),
	 .required = true},
	{.name = "says", .type = FIELD_STRINGS, .offset = offsetof(struct shared_fact, says)},
	{.name = "instead", .type = FIELD_STRING, .offset = offsetof(struct shared_fact, instead)},
	{.name = "documents",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct shared_fact, documents)},
	{.name = "laid_down",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct shared_fact, laid_down),
	 .required = true},
	{.name = "reason",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct shared_fact, reason),
	 .required = true},
};

const struct field_table shared_fact_table = FIELD_TABLE(fact_fields);

/* In one file an id stands once; a later file's takes the place of the earlier. */
static bool put_fact(struct list_reader *r, const struct shared_fact *f, const struct where *w)
{
	const struct shared_fact *known = library_shared_fact(r->library, f->id);
	const char *file = w->up->up->file;

	if (known && text_starts(known->place, file)) {
		diag_add(r->dl, DIAG_DUPLICATE_ID, f->id, f->place, f->id, known->place);
		return false;
	}
	if (known)
		r->library->shared_facts.at[known - r->library->shared_facts.at] = *f;
	else
		*vec_push(r->a, &r->library->shared_facts) = *f;
	return true;
}

/* Without words every paragraph would speak of it; without a way, none could do it right. */
static bool says_enough(struct list_reader *r, const struct shared_fact *f)
{
	if (!f->words.n)
		diag_add(r->dl, DIAG_MISSING_MEMBER, f->id, f->place, "words",
			 _("a list of texts"));
	else if (!f->says.n == !f->instead)
		diag_add(r->dl, DIAG_FACT_WITHOUT_WAY, f->id, f->place);
	return f->words.n && !f->says.n != !f->instead;
}

static bool read_fact(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct shared_fact f = {.place = where_print(r->a, w)};

	return fields_read(r->a, j, w, fact_fields, ARRAY_LEN(fact_fields), &f, NULL, r->dl) &&
	       says_enough(r, &f) && put_fact(r, &f, w);
}

bool load_shared_facts(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	struct list_reader r = {.a = a, .dl = dl, .library = l};
	const struct json *root = load_open(a, path, "shared-facts", dl);
	struct where top = {.file = path};

	return root &&
	       fields_read(a, root, &top, file_fields, ARRAY_LEN(file_fields), NULL, NULL, dl) &&
	       load_list(&r, root, "facts", true, &top, read_fact);
}

/* --- what they name --- */

struct fact_linking {
	struct arena *a;
	const struct library *l;
	struct diag_list *dl;
	const struct shared_fact *fact;
	bool ok;
};

/* Every `id` of a list, of which the nearest is offered. */
#define TELL_UNKNOWN(k, code, list, wanted)                                                        \
	do {                                                                                       \
		struct known known_ = {0};                                                         \
		size_t n_ = (k)->dl->all.n;                                                        \
		for (size_t i_ = 0; i_ < (list).n; i_++)                                           \
			*vec_push((k)->a, &known_.all) = (list).at[i_].id;                         \
		diag_add((k)->dl, (code), (k)->fact->id, (k)->fact->place, (wanted),               \
			 known_list((k)->a, &known_));                                             \
		if ((code) != DIAG_UNKNOWN_DOCUMENT)                                               \
			diag_offer((k)->dl, n_, (wanted), &known_, false);                         \
		(k)->ok = false;                                                                   \
	} while (0)

/* Its id, or that of the clause into which it was merged. */
static const char *link_clause(struct fact_linking *k, const char *id)
{
	const struct clause *now = library_clause(k->l, id) ? NULL : library_successor(k->l, id);

	if (now) {
		diag_add(k->dl, DIAG_MERGED_CLAUSE, k->fact->id, k->fact->place, id, now->id);
		return now->id;
	}
	if (!library_clause(k->l, id))
		TELL_UNKNOWN(k, DIAG_UNKNOWN_CLAUSE, k->l->clauses, id);
	return id;
}

/* What stands behind `prefix` up to / or }}; NULL: the text is no such placeholder. */
static const char *named_by(struct arena *a, const char *text, const char *prefix)
{
	const char *name = text_starts(text, prefix) ? text + strlen(prefix) : NULL;

	return name ? arena_strndup(a, name, strcspn(name, "/}")) : NULL;
}

/* What '{{ref:CLAUSE}}' cites; a text that is none has no clause. */
static struct article_target cited_by(struct arena *a, const char *text)
{
	bool is_name = text_starts(text, "{{") && strstr(text, "}}");

	return article_target_of(
		a, is_name ? arena_strndup(a, text + 2, strcspn(text + 2, "}")) : "");
}

/* Of a merged clause the whole is cited: its 項 may be any there. */
static const char *cite_anew(struct arena *a, const struct article_target *t, const char *clause,
			     const char *said)
{
	return arena_concat(a, "{{" REF_PREFIX, t->paper ? t->paper : "", t->paper ? "/" : "",
			    clause, strstr(said, "}}"), (char *)NULL);
}

/* As it stands now: a merged clause is cited by the id of the one that goes on. */
static const char *link_said(struct fact_linking *k, const char *said)
{
	const char *term = named_by(k->a, said, "{{" TERM_PREFIX);
	const struct article_target cited = cited_by(k->a, said);
	const char *now = cited.clause ? link_clause(k, cited.clause) : NULL;

	if (term && !library_term(k->l, term))
		TELL_UNKNOWN(k, DIAG_UNKNOWN_TERM, k->l->terms, term);
	return now && strcmp(now, cited.clause) != 0 ? cite_anew(k->a, &cited, now, said) : said;
}

static void link_fact(struct fact_linking *k, struct shared_fact *f)
{
	k->fact = f;
	f->laid_down = link_clause(k, f->laid_down);
	for (size_t i = 0; i < f->says.n; i++)
		f->says.at[i] = link_said(k, f->says.at[i]);
	for (size_t i = 0; i < f->documents.n; i++)
		if (!library_template(k->l, f->documents.at[i]))
			TELL_UNKNOWN(k, DIAG_UNKNOWN_DOCUMENT, k->l->templates, f->documents.at[i]);
}

bool link_shared_facts(struct arena *a, struct library *l, struct diag_list *dl)
{
	struct fact_linking k = {.a = a, .l = l, .dl = dl, .ok = true};

	for (size_t i = 0; i < l->shared_facts.n; i++)
		link_fact(&k, &l->shared_facts.at[i]);
	return k.ok;
}
