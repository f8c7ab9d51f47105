/* SPDX-License-Identifier: MIT
 *
 * clauses/wording.json: the rules of wording. A member of the project's own file takes the place of
 * the installed one as a whole.
 */
#include <string.h>

#include "base/intl.h"
#include "load/readers.h"

#define WORDS(kind, member) {.name = #member, .type = FIELD_STRINGS, .offset = offsetof(struct kind, member)}

static const struct field wording_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "note", .type = FIELD_ANY},
	{.name = "longest_sentence",
	 .type = FIELD_INT,
	 .offset = offsetof(struct wording, longest)},
	{.name = "names", .type = FIELD_OBJECT},
	{.name = "parties", .type = FIELD_STRINGS, .offset = offsetof(struct wording, parties)},
	{.name = "offices", .type = FIELD_ARRAY},
	{.name = "anchors", .type = FIELD_ARRAY},
	{.name = "vague", .type = FIELD_ARRAY},
	{.name = "labels", .type = FIELD_ARRAY},
	{.name = "recipients", .type = FIELD_ARRAY},
	{.name = "spelling", .type = FIELD_ARRAY},
	{.name = "duty", .type = FIELD_OBJECT},
	{.name = "terms", .type = FIELD_OBJECT},
};

static const struct field anchor_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct wording_anchor, id),
	 .required = true},
	WORDS(wording_anchor, units),
	WORDS(wording_anchor, words),
	WORDS(wording_anchor, marks),
};

static const struct field word_fields[] = {
	{.name = "word",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct wording_word, word),
	 .required = true},
	{.name = "instead",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct wording_word, instead),
	 .required = true},
	WORDS(wording_word, except),
	WORDS(wording_word, by),
};

static const struct field office_fields[] = {
	{.name = "name",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct wording_office, name),
	 .required = true},
	WORDS(wording_office, also),
};

static const struct field spelling_fields[] = {
	{.name = "forms",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct wording_spelling, forms),
	 .required = true},
	WORDS(wording_spelling, except),
};

static const struct field duty_fields[] = {
	{.name = "subjects",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct wording, duty.subjects),
	 .required = true},
	{.name = "predicates",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct wording, duty.predicates),
	 .required = true},
	{.name = "standing",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct wording, duty.standing)},
	{.name = "by",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct wording, duty.by),
	 .required = true},
};

static const struct field terms_fields[] = {
	{.name = "definitions",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct wording, terms.definitions),
	 .required = true},
	{.name = "literal",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct wording, terms.literal)},
};

/* Every anchor that a rule asks for must be there. Needs the anchors before it. */
static bool knows_anchors(struct list_reader *r, const struct word_list *by, const struct where *w)
{
	const struct wording *rules = &r->library->wording;
	const char *known = "";

	for (size_t i = 0; i < rules->anchors.n; i++)
		known = arena_concat(r->a, known, i ? ", " : "", rules->anchors.at[i].id,
				     (char *)NULL);
	for (size_t i = 0; i < by->n; i++) {
		bool found = false;

		for (size_t k = 0; k < rules->anchors.n; k++)
			found = found || strcmp(rules->anchors.at[k].id, by->at[i]) == 0;
		if (!found) {
			diag_add(r->dl, DIAG_UNKNOWN_VALUE, NULL,
				 where_print(r->a, &(struct where){.up = w, .name = "by"}),
				 by->at[i], known);
			return false;
		}
	}
	return true;
}

static bool read_anchor(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct wording_anchor *anchor = vec_push(r->a, &r->library->wording.anchors);

	return fields_read(r->a, j, w, anchor_fields, ARRAY_LEN(anchor_fields), anchor, NULL,
			   r->dl);
}

static bool read_word(struct list_reader *r, const struct json *j, const struct where *w,
		      struct wording_word *out)
{
	return fields_read(r->a, j, w, word_fields, ARRAY_LEN(word_fields), out, NULL, r->dl) &&
	       knows_anchors(r, &out->by, w);
}

static bool read_vague(struct list_reader *r, const struct json *j, const struct where *w)
{
	return read_word(r, j, w, vec_push(r->a, &r->library->wording.vague));
}

static bool read_label(struct list_reader *r, const struct json *j, const struct where *w)
{
	return read_word(r, j, w, vec_push(r->a, &r->library->wording.labels));
}

static bool read_recipient(struct list_reader *r, const struct json *j, const struct where *w)
{
	return read_word(r, j, w, vec_push(r->a, &r->library->wording.recipients));
}

static bool read_office(struct list_reader *r, const struct json *j, const struct where *w)
{
	return fields_read(r->a, j, w, office_fields, ARRAY_LEN(office_fields),
			   vec_push(r->a, &r->library->wording.offices), NULL, r->dl);
}

static bool read_spelling(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct wording_spelling *s = vec_push(r->a, &r->library->wording.spelling);

	return fields_read(r->a, j, w, spelling_fields, ARRAY_LEN(spelling_fields), s, NULL, r->dl);
}

/* The lists of the file, anchors first: the others name them. */
static bool read_lists(struct list_reader *r, const struct json *root, const struct where *top)
{
	struct wording *out = &r->library->wording;
	const struct {
		const char *name;
		size_t *n;
		read_element *read;
	} lists[] = {
		{"anchors", &out->anchors.n, read_anchor},
		{"offices", &out->offices.n, read_office},
		{"vague", &out->vague.n, read_vague},
		{"labels", &out->labels.n, read_label},
		{"recipients", &out->recipients.n, read_recipient},
		{"spelling", &out->spelling.n, read_spelling},
	};
	bool ok = true;

	for (size_t i = 0; i < ARRAY_LEN(lists); i++) {
		if (!json_get(root, lists[i].name))
			continue;
		*lists[i].n = 0;
		ok = load_list(r, root, lists[i].name, false, top, lists[i].read) && ok;
	}
	return ok;
}

static bool read_duty(struct list_reader *r, const struct json *root, const struct where *top)
{
	struct wording *out = &r->library->wording;
	const struct json *j = json_get(root, "duty");
	struct where w = {.up = top, .name = "duty"};

	if (!j)
		return true;
	memset(&out->duty, 0, sizeof out->duty);
	return fields_read(r->a, j, &w, duty_fields, ARRAY_LEN(duty_fields), out, NULL, r->dl) &&
	       knows_anchors(r, &out->duty.by, &w);
}

static bool read_terms(struct list_reader *r, const struct json *root, const struct where *top)
{
	struct wording *out = &r->library->wording;
	const struct json *j = json_get(root, "terms");
	struct where w = {.up = top, .name = "terms"};

	if (!j)
		return true;
	memset(&out->terms, 0, sizeof out->terms);
	return fields_read(r->a, j, &w, terms_fields, ARRAY_LEN(terms_fields), out, NULL, r->dl);
}

/* 0: no sentence is too long. */
static bool is_length(struct arena *a, const struct where *top, int longest, struct diag_list *dl)
{
	static const char name[] = "longest_sentence";

	if (longest < 0)
		diag_add(dl, DIAG_WRONG_TYPE, NULL,
			 where_print(a, &(struct where){.up = top, .name = name}), name,
			 _("a number of characters, or 0 for none"));
	return longest >= 0;
}

bool load_wording(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	struct list_reader r = {.a = a, .dl = dl, .library = l};
	const struct json *root = load_open(a, path, "wording", dl);
	struct where top = {.file = path}, names = {.up = &top, .name = "names"};

	if (!root)
		return false;
	if (json_get(root, "parties"))
		l->wording.parties.n = 0;
	return fields_read(a, root, &top, wording_fields, ARRAY_LEN(wording_fields), &l->wording,
			   NULL, dl) &&
	       is_length(a, &top, l->wording.longest, dl) &&
	       load_settings(a, json_get(root, "names"), &names, &l->wording.names, dl) &&
	       read_lists(&r, root, &top) && read_duty(&r, root, &top) &&
	       read_terms(&r, root, &top);
}
