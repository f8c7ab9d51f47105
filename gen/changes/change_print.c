/* SPDX-License-Identifier: MIT
 *
 * A change is one line while both values are short, else the values stand below it, old and new;
 * changes of many rows that say the same are printed with the first of them.
 */
#include "changes/change_print.h"

#include <stdint.h>
#include <string.h>

#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"

/* Characters of two values that still stand on the line of their change. */
enum { SHORT = 48 };

static const char *op_text(enum change_op op)
{
	static const char *const names[] = {[CHANGE_CHANGED] = N_("changed"),
					    [CHANGE_ADDED] = N_("added"),
					    [CHANGE_REMOVED] = N_("removed"),
					    [CHANGE_MOVED] = N_("moved"),
					    [CHANGE_MERGED] = N_("merged")};

	return _(names[op]);
}

static const char *cause_text(enum change_cause cause)
{
	static const char *const names[] = {
		[CAUSE_REGISTER] = N_("register"),   [CAUSE_SYSTEM] = N_("system"),
		[CAUSE_DECISION] = N_("decision"),   [CAUSE_LIBRARY] = N_("library"),
		[CAUSE_GUIDELINE] = N_("guideline"), [CAUSE_LAYOUT] = N_("layout")};

	return _(names[cause]);
}

static bool says_the_same(const struct change *x, const struct change *y)
{
	return x->cause == CAUSE_REGISTER && x->op == CHANGE_CHANGED && y->op == CHANGE_CHANGED &&
	       strcmp(x->kind, y->kind) == 0 && strcmp(x->field, y->field) == 0 &&
	       text_equal(x->before.value, y->before.value) &&
	       text_equal(x->after.value, y->after.value);
}

size_t change_count_alike(const struct change_list *list, size_t at)
{
	const struct change *own = &list->all.at[at];
	size_t n = 0;

	if (strcmp(own->kind, "assessment") != 0)
		return 0;
	for (size_t i = 0; i < at; i++)
		if (says_the_same(&list->all.at[i], own))
			return SIZE_MAX;
	for (size_t i = at + 1; i < list->all.n; i++)
		n += says_the_same(own, &list->all.at[i]);
	return n;
}

/* 'risk R105 level' */
static const char *name_of(struct arena *a, const struct change *c)
{
	return arena_concat(a, c->kind, *c->subject ? " " : "", c->subject, c->field ? " " : "",
			    c->field ? c->field : "", (char *)NULL);
}

const char *change_shorten(struct arena *a, const char *text)
{
	enum { MOST = 24 };
	struct strbuf sb = strbuf_new(a);
	uint32_t c;
	char bytes[4];

	for (size_t n = 0; (c = text_next(&text)); n++) {
		if (n == MOST) {
			strbuf_add(&sb, "…");
			break;
		}
		if (c < 0x20)
			strbuf_add_char(&sb, ' ');
		else
			strbuf_add_bytes(&sb, bytes, text_encode(c, bytes));
	}
	return sb.text;
}

static bool is_short(const char *value)
{
	return !value || (text_length(value) <= SHORT && !strchr(value, '\n'));
}

static void print_value(struct arena *a, char mark, const char *value, FILE *out)
{
	if (value)
		fprintf(out, "      %c %s\n", mark, text_replace(a, value, "\n", "\n        "));
}

void change_print(struct arena *a, const struct change *c, size_t alike, FILE *out)
{
	const char *old = c->before.value, *new = c->after.value, *none = "-";

	fprintf(out, "%s %s: %s: %s", c->id, cause_text(c->cause), op_text(c->op), name_of(a, c));
	if (c->was)
		fprintf(out, " (%s %s)", _("was"), c->was);
	if (alike)
		fprintf(out, " %s",
			arena_printf(a, ngettext("and %zu more", "and %zu more", alike), alike));
	if (c->op == CHANGE_CHANGED && is_short(old) && is_short(new)) {
		fprintf(out, ": %s -> %s\n", old ? old : none, new ? new : none);
		return;
	}
	fputc('\n', out);
	print_value(a, '-', old, out);
	print_value(a, '+', new, out);
}

static void set_side(struct arena *a, struct json *j, const char *name,
		     const struct change_side *side, const struct project_state *s)
{
	if (!side->object)
		return;
	struct json *object = json_set(j, name, json_new_object(a));

	json_set_string(a, object, "value", side->value);
	if (side->place)
		json_set_string(a, object, "place", state_path(a, s, side->place));
}

struct json *change_to_json(struct arena *a, const struct change *c,
			    const struct project_state *before, const struct project_state *after)
{
	struct json *j = json_new_object(a);

	json_set_string(a, j, "id", c->id);
	json_set_string(a, j, "cause", change_cause_name(c->cause));
	json_set_string(a, j, "op", change_op_name(c->op));
	json_set_string(a, j, "kind", c->kind);
	json_set_string(a, j, "subject", c->subject);
	if (c->was)
		json_set_string(a, j, "was", c->was);
	if (c->field)
		json_set_string(a, j, "field", c->field);
	set_side(a, j, "before", &c->before, before);
	set_side(a, j, "after", &c->after, after);
	return j;
}
