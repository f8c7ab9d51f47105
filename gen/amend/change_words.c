/* SPDX-License-Identifier: MIT
 *
 * Both sides are put in words by their own state, so that what went is called as it was. An object
 * that came or went stands whole on its side; what only a file calls otherwise now says so.
 */
#include "amend/change_words.h"

#include <string.h>

#include "amend/change_lists.h"
#include "amend/change_members.h"
#include "amend/change_subjects.h"
#include "amend/change_values.h"
#include "base/text.h"

static const char *word(const struct telling *t, const char *name)
{
	return amendment_word(t->in, name);
}

/* A row's number is printed; of other things the id of a file, which nobody reads. */
static bool is_numbered(const struct change *c)
{
	return c->cause == CAUSE_REGISTER || strcmp(c->kind, "decision") == 0 ||
	       strcmp(c->kind, "guideline-item") == 0;
}

static struct change_words moved_words(const struct telling *old, const struct telling *new)
{
	const struct change *c = new->change;

	if (!is_numbered(c))
		return (struct change_words){.what = change_subject(new),
					     .member = word(new, "change.renamed"),
					     .before = word(new, "change.unchanged-words"),
					     .after = word(new, "change.unchanged-words"),
					     .inner = true};
	return (struct change_words){.what = change_subject(new),
				     .member = word(new, "change.renumbered"),
				     .before = telling_key(old, c->was),
				     .after = telling_key(new, c->subject)};
}

/* 条項「旧条項」, which is part of another now */
static struct change_words merged_words(const struct telling *old, const struct telling *new)
{
	struct telling into = *new;

	return (struct change_words){.what = change_subject(old),
				     .member = word(new, "change.op.merge"),
				     .before = change_subject_name(old),
				     .after = change_subject_name(&into)};
}

static struct change_words whole_words(const struct telling *own, bool added)
{
	struct change_words w = {.what = change_subject(own)};
	const char *whole = change_whole(own, &w.audience), *none = word(own, "change.none");

	w.member = word(own, added ? "change.op.added" : "change.op.removed");
	w.before = added ? none : whole;
	w.after = added ? whole : none;
	return w;
}

/* Two values that differ in a file may read alike: then nothing that is printed changes. */
static struct change_words same_words(const struct telling *own, struct change_words w)
{
	w.before = w.after =
		arena_concat(own->a, w.after, word(own, "change.id-only"), (char *)NULL);
	w.inner = true;
	return w;
}

static struct change_words member_words(const struct telling *old, const struct telling *new)
{
	const struct telling *own = new->object ? new : old;
	const struct change *c = new->change;
	const char *before = change_value(old), *after = change_value(new);

	const struct change_words w = {
		.what = change_subject(own),
		.member = change_member(own, c->kind, c->field),
		.before = text_empty(before) ? word(own, "change.none") : before,
		.after = text_empty(after) ? word(own, "change.none") : after};

	return strcmp(w.before, w.after) == 0 ? same_words(own, w) : w;
}

static struct change_words list_words(const struct telling *old, const struct telling *new)
{
	const char *before = change_list_value(old), *after = change_list_value(new);

	return (struct change_words){
		.what = change_list_subject(new),
		.member = word(new, strcmp(new->change->field, "place") == 0
					    ? "change.place-in-register"
					    : "change.order"),
		.before = text_empty(before) ? word(new, "change.none") : before,
		.after = text_empty(after) ? word(new, "change.none") : after};
}

struct change_words change_words(struct arena *a, const struct amendment *in,
				 const struct change *c)
{
	const struct telling old = telling_of(a, in, c, false), new = telling_of(a, in, c, true);

	if (c->of_list)
		return list_words(&old, &new);
	if (c->op == CHANGE_MERGED)
		return merged_words(&old, &new);
	if (c->op == CHANGE_MOVED)
		return moved_words(&old, &new);
	if (!c->field)
		return whole_words(c->op == CHANGE_REMOVED ? &old : &new, c->op == CHANGE_ADDED);
	return member_words(&old, &new);
}
