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
#include "model/library.h"

/* The next placeholder at or behind `text`: its name is trimmed; NULL when there is none. */
static const char *find_placeholder(struct arena *a, const char *text, const char **begin,
				    const char **end)
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
	static const struct {
		const char *prefix;
		enum diag_code code;
	} kinds[] = {{"ref:", DIAG_DANGLING_REFERENCE},
		     {TABLE_PREFIX, DIAG_UNKNOWN_TABLE},
		     {"", DIAG_UNDEFINED_PLACEHOLDER}};
	size_t i = 0;

	while (!text_starts(name, kinds[i].prefix))
		i++;
	diag_add(e->dl, strchr(name, '(') ? DIAG_UNKNOWN_OBJECT_ROLE : kinds[i].code, e->subject,
		 place, name + strlen(kinds[i].prefix));
}

static const char *value_of(const struct expand *e, const char *name, const char *place)
{
	bool is_reference = text_starts(name, "ref:");
	const char *value;

	if (is_reference)
		value = e->reference ? e->reference(e->context, name + 4) : NULL;
	else
		value = settings_get(e->names, name);
	if (!value && e->dl)
		report(e, name, place);
	return value;
}

const char *expand_text(const struct expand *e, const char *text, const char *place)
{
	const char *begin, *end, *name = find_placeholder(e->a, text, &begin, &end);

	if (!name)
		return text;
	struct strbuf sb = strbuf_new(e->a);

	for (; name; name = find_placeholder(e->a, text, &begin, &end)) {
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

	while ((name = find_placeholder(a, text, &begin, &end))) {
		visit(context, name);
		text = end;
	}
}
