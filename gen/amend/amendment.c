/* SPDX-License-Identifier: MIT
 *
 * What amendment papers share. The reason of an amendment is put together of words from the library
 * and of what the changed object is called: 'リスク R118（レベル）［C2］', behind it what a decision
 * gives as its own reason.
 */
#include "amend/amendment.h"

#include <string.h>

#include "base/text.h"
#include "derive/keys.h"

struct amendment amendment_of(const struct library *l, const struct project *p,
			      const struct contract *contract)
{
	const struct party *hospital = project_party_of_kind(p, "hospital");
	const char *name = hospital ? hospital->name : NULL;

	return (struct amendment){.library = l,
				  .project = p,
				  .subtitle = contract ? contract->title : name,
				  .author = name,
				  .date = p->date};
}

const char *amendment_word(const struct amendment *in, const char *name)
{
	return library_word(in->library, name);
}

struct doc *amendment_paper(struct arena *a, const struct amendment *in, const char *id,
			    const char *title)
{
	struct doc *d = doc_new(a, id, title);

	d->subtitle = in->subtitle;
	d->date = in->date;
	d->shown_date = in->date ? unicode_wareki(a, in->date) : NULL;
	d->author = in->author;
	return d;
}

bool amendment_counts(const struct doc_unit_pair *p)
{
	return p->state >= UNIT_NUMBER && p->state != UNIT_COLUMNS;
}

/* The library's word behind a prefix; the name itself when it has none. */
static const char *prefixed_word(struct arena *a, const struct library *l, const char *prefix,
				 const char *name)
{
	const char *found = settings_get(&l->words, arena_concat(a, prefix, name, (char *)NULL));

	return found ? found : name;
}

/* The library's word for a field; of params.notice_days that for params, with the name in it. */
static const char *field_word(struct arena *a, const struct library *l, const char *field)
{
	const char *dot = strchr(field, '.');
	const char *stem = arena_strndup(a, field, strcspn(field, ".["));
	const char *found = settings_get(
		&l->words,
		arena_concat(a, "change.field.", text_replace(a, stem, "_", "-"), (char *)NULL));

	if (!found)
		return field;
	return dot ? text_fill(a, found, "name", dot + 1, NULL, NULL) : found;
}

/* '：7→5' where both fit. */
static const char *values(struct arena *a, const struct library *l, const struct change *c)
{
	enum { SHORT = 20 };
	const char *old = c->before.value, *new = c->after.value;

	if (!c->field || !old || !new || text_length(old) > SHORT || text_length(new) > SHORT)
		return "";
	return arena_concat(a, library_word(l, "colon"), old, "→", new, (char *)NULL);
}

static const char *own_reason(const struct change *c)
{
	const struct decision *d = strcmp(c->kind, "decision") == 0 ? c->after.object : NULL;
	const struct omission *o = strcmp(c->kind, "omission") == 0 ? c->after.object : NULL;

	return d ? d->reason : o ? o->reason : NULL;
}

/* A row's key with its register as documents print it. */
static const char *shown_subject(struct arena *a, const struct project *p, const char *subject)
{
	struct key key = p ? key_parse(p, subject) : (struct key){NULL, subject};

	return key.reg ? arena_concat(a, key_lead(a, p, key.reg), key.key, (char *)NULL) : subject;
}

static const char *reason_text(struct arena *a, const struct amendment *in, const struct change *c)
{
	const struct library *l = in->library;
	const char *op = prefixed_word(a, l, "change.op.", change_op_name(c->op)),
		   *reason = own_reason(c);
	const char *field = c->field ? field_word(a, l, c->field) : op;

	return arena_concat(a, prefixed_word(a, l, "change.kind.", c->kind), *c->subject ? " " : "",
			    shown_subject(a, in->project, c->subject), "（", field, values(a, l, c),
			    "）", reason ? reason : "", "［", c->id, "］", (char *)NULL);
}

struct reason_lines amendment_reasons(struct arena *a, const struct amendment *in,
				      const struct impact_document *d,
				      const struct doc_unit_pair *p)
{
	struct reasons found = reasons_find(in->reasons, p, d->document, d->contract);
	struct reason_lines lines = {0};

	for (size_t i = 0; i < found.all.n; i++)
		*vec_push(a, &lines.all) = reason_text(a, in, found.all.at[i]);
	if (!found.all.n)
		*vec_push(a, &lines.all) =
			library_word(in->library, p->state == UNIT_NUMBER ? "shinkyu.renumbered"
									  : "shinkyu.follows");
	return lines;
}
