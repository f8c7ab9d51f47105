/* SPDX-License-Identifier: MIT
 *
 * Each error of a statement is looked at once: another party of the text is tried in the place of
 * whom it binds, and the statement goes where none fits. The clause is checked anew each time.
 */
#include "work/wording_repair.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"

/* Whom a sentence may name by a placeholder of its own. */
static const char *const parties[] = {"hospital", "vendor", "cloud", "carrier", "subcontractor"};

struct repairing {
	struct arena *a;
	struct trial *t;
	const struct own_clause *clause;
	const struct wording_duties *d;
	struct wording_taken *out;
	struct diag_list *dl;
	struct map *seen; /* subjects that were mended, or cannot be */
};

/* The id behind '#'; NULL: it is none of a statement. */
static const char *statement_of(const struct diag *d)
{
	const char *sign = strchr(d->subject, '#');

	return sign ? sign + 1 : NULL;
}

static struct diag_list *check(struct repairing *r)
{
	struct diag_list *found = diag_new(r->a);

	if (own_clause_check(r->t, r->clause, found))
		return found;
	diag_append(r->dl, found);
	return NULL;
}

/* The first error of a statement that was not looked at. */
static const struct diag *find_error(const struct repairing *r, const struct diag_list *found)
{
	for (size_t i = 0; i < found->all.n; i++) {
		const struct diag *d = &found->all.at[i];

		if (diag_code_level(d->code) == LEVEL_ERROR && statement_of(d) &&
		    !map_get(r->seen, d->subject))
			return d;
	}
	return NULL;
}

static bool has_error(const struct diag_list *found, const char *subject)
{
	for (size_t i = 0; i < found->all.n; i++)
		if (diag_code_level(found->all.at[i].code) == LEVEL_ERROR &&
		    strcmp(found->all.at[i].subject, subject) == 0)
			return true;
	return false;
}

static bool text_names(const struct repairing *r, const char *party)
{
	const char *name = arena_concat(r->a, "{{", party, "}}", (char *)NULL);

	for (size_t i = 0; i < r->d->worded->blocks.n; i++)
		if (strstr(r->d->worded->blocks.at[i].new->text, name))
			return true;
	return false;
}

static const struct statement_form *form_of(const struct repairing *r, const char *id)
{
	const struct statement *s = duties_find(r->clause->loaded->duties, id);

	return s ? statement_in(s, r->d->from) : NULL;
}

/* True when one of the text's parties is whom the sentence binds now. */
static bool bind_another(struct repairing *r, const struct diag *d, const char *id)
{
	const struct statement_form *f = form_of(r, id);

	if (!f || (d->code != DIAG_ACTOR_NOT_IN_TEXT && d->code != DIAG_NO_LEAD))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(parties); i++) {
		if (strcmp(f->who, parties[i]) == 0 || !text_names(r, parties[i]) ||
		    settings_get(&f->to, parties[i]))
			continue;
		wording_duties_bind(r->d, id, parties[i]);
		const struct diag_list *found = check(r);

		if (found && !has_error(found, d->subject)) {
			*vec_push(r->a, &r->out->statements) = (struct reworded_statement){
				d->subject, "who", f->who, parties[i]};
			diag_add(r->dl, DIAG_REWORD_BINDS, d->subject, r->clause->file, f->act,
				 parties[i], f->who);
			return true;
		}
	}
	return false;
}

static void drop(struct repairing *r, const struct diag *d, const char *id)
{
	const struct statement_form *f = form_of(r, id);
	const char *act = f ? f->act : id;

	wording_duties_drop(r->d, id);
	*vec_push(r->a, &r->out->statements) =
		(struct reworded_statement){.id = d->subject, .before = act};
	diag_add(r->dl, DIAG_REWORD_DROPS, d->subject, r->clause->file, act);
}

bool wording_repair(struct trial *t, const struct own_clause *clause, const struct wording_duties *d,
		    struct wording_taken *out, struct diag_list *dl)
{
	struct repairing r = {t->arena, t, clause, d, out, dl, map_new(t->arena)};
	const struct diag_list *found = check(&r);
	const struct diag *error;

	while (found && (error = find_error(&r, found))) {
		const char *id = statement_of(error);

		map_set(r.seen, error->subject, &r);
		if (!bind_another(&r, error, id))
			drop(&r, error, id);
		found = check(&r);
	}
	return found != NULL;
}
