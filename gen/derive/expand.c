/* SPDX-License-Identifier: MIT
 *
 * One scan from '{{' to '}}'. What a name stands for is looked up along the chain of settings, a
 * `ref:` by the function that the caller gives; a name that nobody knows is reported with its place
 * and printed as it was written.
 */
#include "derive/expand.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "model/article_target.h"
#include "model/library.h"

/* The name is trimmed. */
const char *expand_next(struct arena *a, const char *text, const char **begin, const char **end)
{
	const char *open = strstr(text, "{{"), *close = open ? strstr(open, "}}") : NULL;

	if (!close)
		return NULL;
	*begin = open;
	*end = close + 2;
	return text_trim(a, arena_strndup(a, open + 2, (size_t)(close - open - 2)));
}

static void report(const struct expand *e, const char *name, const char *place)
{
	bool is_table = text_starts(name, TABLE_PREFIX);

	diag_add(e->dl,
		 strchr(name, '(') ? DIAG_UNKNOWN_OBJECT_ROLE
		 : is_table        ? DIAG_UNKNOWN_TABLE
				   : DIAG_UNDEFINED_PLACEHOLDER,
		 e->subject, place, name + (is_table ? strlen(TABLE_PREFIX) : 0));
}

static void report_reference(const struct expand *e, const char *target, const char *place,
			     const struct reference_hole *hole)
{
	if (hole->code == DIAG_UNKNOWN_DOCUMENT)
		diag_add(e->dl, hole->code, e->subject, place, hole->paper, hole->known);
	else if (hole->code == DIAG_PAPER_OF_CONTRACT)
		diag_add(e->dl, hole->code, e->subject, place,
			 arena_concat(e->a, REF_PREFIX, target, (char *)NULL), hole->paper);
	else
		diag_add(e->dl, hole->code, e->subject, place, target, hole->paper);
}

static const char *refer(const struct expand *e, const char *target, const char *place)
{
	struct reference_hole hole = {.code = DIAG_DANGLING_REFERENCE};
	const char *found = e->reference ? e->reference(e->context, target, &hole) : NULL;

	if (!found && e->dl)
		report_reference(e, target, place, &hole);
	return found;
}

static const char *value_of(const struct expand *e, const char *name, const char *place)
{
	if (text_starts(name, REF_PREFIX))
		return refer(e, name + strlen(REF_PREFIX), place);
	const char *value = settings_get(e->names, name);

	if (!value && e->dl)
		report(e, name, place);
	return value;
}

const char *expand_text(const struct expand *e, const char *text, const char *place)
{
	const char *begin, *end, *name = expand_next(e->a, text, &begin, &end);

	if (!name)
		return text;
	struct strbuf sb = strbuf_new(e->a);

	for (; name; name = expand_next(e->a, text, &begin, &end)) {
		const char *value = value_of(e, name, place);

		strbuf_add_bytes(&sb, text, (size_t)(begin - text));
		if (value)
			strbuf_add(&sb, value);
		else
			strbuf_add_bytes(&sb, begin, (size_t)(end - begin));
		text = end;
	}
	strbuf_add(&sb, text);
	return sb.text;
}

void expand_visit(struct arena *a, const char *text, void (*visit)(void *context, const char *name),
		  void *context)
{
	const char *begin, *end, *name;

	while ((name = expand_next(a, text, &begin, &end))) {
		visit(context, name);
		text = end;
	}
}
