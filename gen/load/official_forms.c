/* SPDX-License-Identifier: MIT
 *
 * forms/ID.json of a project. What the words point to (sheets, cells, questions, parties) is looked
 * up when a form is filled, since the workbook alone knows its cells.
 */
#include "load/official_forms.h"

#include <string.h>

#include "base/file.h"
#include "base/intl.h"
#include "base/text.h"
#include "load/readers.h"

#define WORD(row, member) \
	{.name = #member, .type = FIELD_STRING, .offset = offsetof(struct row, member)}

static const char *const each_words[] = {FORM_EACH_VENDOR, FORM_EACH_SYSTEM, FORM_EACH_SHEET, NULL};
static const char *const date_words[] = {FORM_DATE_WESTERN, FORM_DATE_ERA,   FORM_DATE_ISO,
					 FORM_DATE_SLASH,   FORM_DATE_SHORT, NULL};

static const struct field file_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	WORD(official_form, title),
	WORD(official_form, note),
	WORD(official_form, file),
	WORD(official_form, sha256),
	{.name = "each",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct official_form, each),
	 .choices = each_words},
	WORD(official_form, questionnaire),
	WORD(official_form, sheet),
	WORD(official_form, mark),
	{.name = "date",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct official_form, date),
	 .choices = date_words},
	{.name = "words", .type = FIELD_OBJECT},
	{.name = "cells", .type = FIELD_ARRAY, .required = true},
};

static const struct field cell_fields[] = {
	WORD(form_cell, sheet),
	WORD(form_cell, cell),
	{.name = "text", .type = FIELD_ANY},
	WORD(form_cell, of),
	{.name = "marks", .type = FIELD_OBJECT},
	WORD(form_cell, mark),
	{.name = "words", .type = FIELD_OBJECT},
	{.name = "date",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct form_cell, date),
	 .choices = date_words},
	{.name = "label", .type = FIELD_OBJECT},
};

static const struct field label_fields[] = {
	{.name = "cell",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct form_cell, label_cell),
	 .required = true},
	{.name = "says",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct form_cell, label_says),
	 .required = true},
};

static bool lacks(struct list_reader *r, const struct where *w, const char *member)
{
	diag_add(r->dl, DIAG_MISSING_MEMBER, NULL, where_print(r->a, w), member,
		 strcmp(member, "marks") ? _("a text") : _("an object"));
	return false;
}

/* One text, or pieces that are left out one by one. */
static bool read_text(struct list_reader *r, const struct json *j, const struct where *w,
		      struct form_cell *c)
{
	static const struct field one = {.name = "text", .type = FIELD_STRING, .required = true};
	const struct json *text = json_get(j, "text");

	if (!text || text->kind != JSON_ARRAY) {
		if (!text)
			return lacks(r, w, "text");
		if (!field_check(r->a, &one, text, w, r->dl))
			return false;
		*vec_push(r->a, &c->text) = text->string;
		return true;
	}
	for (const struct json *piece = text->first; piece; piece = piece->next) {
		if (!field_check(r->a, &one, piece, w, r->dl))
			return false;
		*vec_push(r->a, &c->text) = piece->string;
	}
	return c->text.n || lacks(r, w, "text");
}

static bool read_settings(struct list_reader *r, const struct json *j, const char *name,
			  const struct where *w, struct settings *out)
{
	return load_settings(r->a, json_get(j, name), &(struct where){.up = w, .name = name}, out,
			     r->dl);
}

/* A cell with a text, or `of` with marks. */
static bool read_kind(struct list_reader *r, const struct json *j, const struct where *w,
		      struct form_cell *c)
{
	if (c->cell)
		return read_text(r, j, w, c);
	if (!c->of)
		return lacks(r, w, "cell");
	return c->marks.all.n || lacks(r, w, "marks");
}

static bool read_cell(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct official_form *f = r->owner;
	struct form_cell *c = vec_push(r->a, &f->cells);
	const struct json *label = json_get(j, "label");

	c->place = where_print(r->a, w);
	return fields_read(r->a, j, w, cell_fields, ARRAY_LEN(cell_fields), c, NULL, r->dl) &&
	       read_settings(r, j, "marks", w, &c->marks) &&
	       read_settings(r, j, "words", w, &c->words) &&
	       (!label || fields_read(r->a, label, &(struct where){.up = w, .name = "label"},
				      label_fields, ARRAY_LEN(label_fields), c, NULL, r->dl)) &&
	       read_kind(r, j, w, c);
}

static bool read_form(struct arena *a, const char *path, struct official_forms *out,
		      struct diag_list *dl)
{
	const struct json *root = load_open(a, path, "form", dl);
	struct where top = {.file = path};
	struct official_form f = {.id = file_stem(a, path), .place = path};
	struct list_reader r = {.a = a, .dl = dl, .owner = &f};

	if (!root || !fields_read(a, root, &top, file_fields, ARRAY_LEN(file_fields), &f, NULL, dl))
		return false;
	bool ok = read_settings(&r, root, "words", &top, &f.words);

	ok = load_list(&r, root, "cells", true, &top, read_cell) && ok;
	*vec_push(a, &out->all) = f;
	return ok;
}

bool load_official_forms(struct arena *a, const char *folder, struct official_forms *out,
			 struct diag_list *dl)
{
	const char *forms = file_join(a, folder, FOLDER_FORMS);
	struct file_names names;
	bool ok = file_list_optional(a, forms, &names, dl);

	for (size_t i = 0; i < names.all.n; i++)
		if (text_ends(names.all.at[i], ".json"))
			ok = read_form(a, file_join(a, forms, names.all.at[i]), out, dl) && ok;
	/* a cell's words go on in the form's, which stand still from here on */
	for (size_t i = 0; i < out->all.n; i++)
		for (size_t k = 0; k < out->all.at[i].cells.n; k++)
			out->all.at[i].cells.at[k].words.up = &out->all.at[i].words;
	return ok;
}
