/* SPDX-License-Identifier: MIT
 *
 * Texts are read by the readers of the library, from files that are pretended to stand in the
 * project, in an arena of their own: the trial's keeps what it has read.
 */
#include "work/wording_clause.h"

#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "check/check.h"
#include "load/readers.h"

static void close_arena(void *arena)
{
	arena_free(arena);
}

/* In which the project's folder has the trial's texts; it lives as long as the trial. */
static struct arena *new_sight(struct trial *t)
{
	struct arena *a = arena_new();

	arena_keep(t->arena, a, a, close_arena);
	file_remember(a, t->folder, NULL);
	return a;
}

static void pretend(struct trial *t, struct arena *a, const char *name, const char *text)
{
	file_pretend(a, file_join(t->arena, t->folder, name), text, strlen(text));
}

/* The name in the project's folder of a path in it. */
static const char *name_in(const struct trial *t, const char *path)
{
	return path + strlen(file_join(t->arena, t->folder, ""));
}

const struct clause *own_clause_read(struct trial *t, const char *file, const char *text,
				     struct diag_list *dl)
{
	struct arena *a = new_sight(t);
	struct library *alone = arena_alloc(a, sizeof *alone);

	pretend(t, a, file, text);
	return load_clause(a, alone, file_join(a, t->folder, file), dl) ? &alone->clauses.at[0]
									: NULL;
}

/* clauses/TOPIC/ID.md, or where the project's own stands already. */
static const char *file_of(const struct trial *t, const struct clause *c, const char *path,
			   const char *ending)
{
	const char *own = file_join(t->arena, t->folder, "clauses/");

	if (path && text_starts(path, own))
		return name_in(t, path);
	return arena_concat(t->arena, "clauses/", c->topic, "/", c->id, ending, (char *)NULL);
}

bool own_clause_open(struct trial *t, const struct clause *clause, struct own_clause *out,
		     struct diag_list *dl)
{
	*out = (struct own_clause){.loaded = clause,
				   .file = file_of(t, clause, clause->file, ".md")};
	if (clause->duties)
		out->duties = file_of(t, clause, clause->duties->file, ".duties.json");
	out->text = trial_text(t, out->file);
	if (!out->text)
		out->text = file_read_text(t->arena, clause->file, dl);
	out->now = out->text ? own_clause_read(t, out->file, out->text, dl) : NULL;
	return out->now != NULL;
}

struct json_edit *own_clause_duties(struct trial *t, const struct own_clause *c,
				    struct diag_list *dl)
{
	const char *otherwise =
		c->duties ? file_read_text(t->arena, c->loaded->duties->file, dl) : NULL;

	return otherwise ? trial_edit(t, c->duties, otherwise, dl) : NULL;
}

/* The library with the clause as the trial has it. */
static struct library *library_with(struct trial *t, struct arena *a, const struct own_clause *c,
				    struct diag_list *dl)
{
	struct library *l = arena_alloc(a, sizeof *l);
	const struct library *was = t->before.library;
	const char *text = trial_text(t, c->file);
	size_t len;

	*l = *was;
	l->clauses.at = arena_alloc(a, (was->clauses.n + 1) * sizeof *l->clauses.at);
	l->clauses.cap = was->clauses.n + 1;
	memcpy(l->clauses.at, was->clauses.at, was->clauses.n * sizeof *l->clauses.at);
	for (size_t i = 0; i < l->clauses.n; i++) /* it is no second one of its folder */
		if (strcmp(l->clauses.at[i].id, c->loaded->id) == 0)
			l->clauses.at[i].file = "";
	pretend(t, a, c->file, text ? text : c->text);
	if (c->duties)
		pretend(t, a, c->duties,
			json_edit_bytes(trial_edit(t, c->duties, NULL, dl), &len));
	return load_clause(a, l, file_join(a, t->folder, c->file), dl) &&
			       (!c->duties ||
				load_duties(a, l, file_join(a, t->folder, c->duties), dl))
		       ? l
		       : NULL;
}

static bool is_of(const struct diag *d, const char *clause)
{
	size_t n = strlen(clause);

	return strncmp(d->subject, clause, n) == 0 && (!d->subject[n] || d->subject[n] == '#');
}

bool own_clause_check(struct trial *t, const struct own_clause *c, struct diag_list *findings)
{
	struct arena *a = new_sight(t);
	struct diag_list *all = diag_new(a);
	struct library *l = library_with(t, a, c, all);

	if (l) {
		link_duties(a, l, all);
		check_statements_of(a, l, library_clause(l, c->loaded->id), all);
	}
	for (size_t i = 0; i < all->all.n; i++)
		if (!l || is_of(&all->all.at[i], c->loaded->id))
			diag_copy(findings, &all->all.at[i]);
	return l != NULL;
}
