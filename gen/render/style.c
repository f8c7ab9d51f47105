/* SPDX-License-Identifier: MIT
 *
 * Reads the style table. A look states only what differs from the look 'body', so that a change of the body's size or face
 * reaches every role that does not say otherwise.
 */
#include "render/style.h"

#include <stdlib.h>
#include <string.h>

#include "base/fields.h"
#include "base/file.h"
#include "base/intl.h"
#include "base/json.h"
#include "base/text.h"

static const char *const font_keys[] = {
	[FACE_GOTHIC] = "gothic",
	[FACE_GOTHIC_BOLD] = "gothic-bold",
	[FACE_MINCHO] = "mincho",
	[FACE_FALLBACK_GOTHIC] = "fallback-gothic",
	[FACE_FALLBACK_MINCHO] = "fallback-mincho",
};

_Static_assert(ARRAY_LEN(font_keys) == FACE__MAX, "every face has a key");

static const char *const word_keys[] = {[WORD_CONTENTS] = "contents", [WORD_CONTINUED] = "continued"};

_Static_assert(ARRAY_LEN(word_keys) == WORD__MAX, "every word has a key");

static const char *const face_choices[] = {"gothic", "mincho", NULL};

static const char *const border_choices[] = {
	[BORDER_THIN] = "thin",
	[BORDER_THICK] = "thick",
	[BORDER_DASHED] = "dashed",
	[BORDER_THICK_DASHED] = "thick-dashed",
	[BORDER_NONE] = "none",
	[BORDER__MAX] = NULL,
};

struct raw_font {
	const char *file, *package, *name;
};

static const struct field font_fields[] = {
	{"file", FIELD_STRING, .offset = offsetof(struct raw_font, file), .required = true},
	{"package", FIELD_STRING, .offset = offsetof(struct raw_font, package), .required = true},
	{"name", FIELD_STRING, .offset = offsetof(struct raw_font, name), .required = true},
};

struct raw_look {
	const char *role, *name, *face, *color, *fill, *border;
	double size, before, after, leading;
	bool bold, underline;
};

static const struct field look_fields[] = {
	{"role", FIELD_STRING, .offset = offsetof(struct raw_look, role), .required = true},
	{"name", FIELD_STRING, .offset = offsetof(struct raw_look, name)},
	{"face", FIELD_STRING, .offset = offsetof(struct raw_look, face), .choices = face_choices},
	{"size", FIELD_NUMBER, .offset = offsetof(struct raw_look, size)},
	{"color", FIELD_STRING, .offset = offsetof(struct raw_look, color)},
	{"fill", FIELD_STRING, .offset = offsetof(struct raw_look, fill)},
	{"bold", FIELD_BOOL, .offset = offsetof(struct raw_look, bold)},
	{"underline", FIELD_BOOL, .offset = offsetof(struct raw_look, underline)},
	{"before", FIELD_NUMBER, .offset = offsetof(struct raw_look, before)},
	{"after", FIELD_NUMBER, .offset = offsetof(struct raw_look, after)},
	{"leading", FIELD_NUMBER, .offset = offsetof(struct raw_look, leading)},
	{"border", FIELD_STRING, .offset = offsetof(struct raw_look, border), .choices = border_choices},
};

struct raw_style {
	double margin;
};

static const struct field style_fields[] = {
	{"schema", FIELD_ANY, 0, .required = true},
	{"margin", FIELD_NUMBER, .offset = offsetof(struct raw_style, margin), .required = true},
	{"fonts", FIELD_OBJECT, 0, .required = true},
	{"words", FIELD_OBJECT, 0, .required = true},
	{"looks", FIELD_ARRAY, 0, .required = true},
};

struct reading {
	struct arena *arena;
	const char *path;
	struct style *style;
	struct diag_list *dl;
};

static void report_value(const struct reading *r, const struct where *w, const char *name, const char *expected)
{
	diag_add(r->dl, DIAG_WRONG_TYPE, NULL, where_print(r->arena, &(struct where){.up = w, .name = name}), name, expected);
}

/* '#1F2A44'; NULL keeps *color. */
static bool read_color(const struct reading *r, const struct where *w, const char *name, const char *text, unsigned *color)
{
	if (!text)
		return true;
	if (text[0] != '#' || strlen(text) != 7 || strspn(text + 1, "0123456789abcdefABCDEF") != 6) {
		report_value(r, w, name, _("a colour such as #1F2A44"));
		return false;
	}
	*color = (unsigned)strtoul(text + 1, NULL, 16);
	return true;
}

/* Absent keeps *out; the upper bounds keep a slip of the pen (1000 pt) from giving an endless document. */
static bool read_size(const struct reading *r, const struct where *w, const struct json *object, const char *name, double low, double high,
		      const char *expected, double *out)
{
	double value = json_number(object, name, *out);

	if (value < low || value > high) {
		report_value(r, w, name, expected);
		return false;
	}
	*out = value;
	return true;
}

static enum style_face choose_face(const char *face, enum style_face inherited, bool bold)
{
	bool mincho = face ? strcmp(face, "mincho") == 0 : inherited == FACE_MINCHO;

	return mincho ? FACE_MINCHO : bold ? FACE_GOTHIC_BOLD : FACE_GOTHIC;
}

static enum look_border choose_border(const char *border, enum look_border inherited)
{
	for (int i = 0; border && i < BORDER__MAX; i++)
		if (strcmp(border_choices[i], border) == 0)
			return (enum look_border)i;
	return inherited;
}

static bool read_look(const struct reading *r, const struct json *object, const struct where *w, struct look *look)
{
	struct raw_look raw = {0};

	if (!fields_read(r->arena, object, w, look_fields, ARRAY_LEN(look_fields), &raw, NULL, r->dl))
		return false;
	look->role = raw.role;
	look->name = raw.name;
	look->bold = json_get(object, "bold") ? raw.bold : look->bold;
	look->face = choose_face(raw.face, look->face, look->bold);
	look->underline = raw.underline;
	look->has_fill = raw.fill != NULL;
	look->border = choose_border(raw.border, look->border);
	bool ok = read_color(r, w, "color", raw.color, &look->color);

	ok = read_color(r, w, "fill", raw.fill, &look->fill) && ok;
	ok = read_size(r, w, object, "size", 4, 72, _("a size of 4 to 72 points"), &look->size) && ok;
	ok = read_size(r, w, object, "before", 0, 100, _("0 to 100 points"), &look->before) && ok;
	ok = read_size(r, w, object, "after", 0, 100, _("0 to 100 points"), &look->after) && ok;
	return read_size(r, w, object, "leading", 1, 3, _("a factor of 1 to 3"), &look->leading) && ok;
}

static const struct look *find_look(const struct style *s, const char *role)
{
	for (size_t i = 0; i < s->looks.n; i++)
		if (strcmp(s->looks.at[i].role, role) == 0)
			return &s->looks.at[i];
	return NULL;
}

/* The first look is 'body': the others inherit from it. */
static bool read_looks(const struct reading *r, const struct json *list, const struct where *root)
{
	const struct where in = {.up = root, .name = "looks"};
	struct look plain = {.size = 9, .leading = 1.4};
	bool ok = true;
	size_t i = 0;

	if (!text_equal(json_string(list, "role", NULL), "body")) {
		diag_add(r->dl, DIAG_UNKNOWN_VALUE, NULL, where_print(r->arena, &in), json_string(list, "role", ""), "body");
		return false;
	}
	for (; list; list = list->next, i++) {
		const struct where w = {.up = &in, .index = i};
		struct look look = plain;

		if (!read_look(r, list, &w, &look)) {
			ok = false;
			continue;
		}
		if (i == 0)
			plain = look;
		if (!find_look(r->style, look.role))
			*vec_push(r->arena, &r->style->looks) = look;
	}
	return ok;
}

/* A relative path starts at the style file's folder, so that a hospital can bring its own font along. */
static const char *locate_font(const struct reading *r, const char *file)
{
	return file[0] == '/' ? file : file_join(r->arena, file_folder(r->arena, r->path), file);
}

static bool read_fonts(const struct reading *r, const struct json *fonts, const struct where *root)
{
	const struct where in = {.up = root, .name = "fonts"};
	bool ok = true;

	for (int i = 0; i < FACE__MAX; i++) {
		const struct json *object = json_get(fonts, font_keys[i]);
		struct raw_font raw = {0};

		if (!object) {
			diag_add(r->dl, DIAG_MISSING_MEMBER, NULL, where_print(r->arena, &in), font_keys[i], _("an object"));
			ok = false;
			continue;
		}
		if (!fields_read(r->arena, object, &(struct where){.up = &in, .name = font_keys[i]}, font_fields, ARRAY_LEN(font_fields),
				 &raw, NULL, r->dl)) {
			ok = false;
			continue;
		}
		r->style->font_files[i] = locate_font(r, raw.file);
		r->style->font_packages[i] = raw.package;
		r->style->font_names[i] = raw.name;
	}
	return ok;
}

static bool read_words(const struct reading *r, const struct json *words, const struct where *root)
{
	bool ok = true;

	for (int i = 0; i < WORD__MAX; i++) {
		r->style->words[i] = json_string(words, word_keys[i], NULL);
		if (r->style->words[i])
			continue;
		diag_add(r->dl, DIAG_MISSING_MEMBER, NULL, where_print(r->arena, &(struct where){.up = root, .name = "words"}), word_keys[i],
			 _("a text"));
		ok = false;
	}
	return ok;
}

const struct style *style_read(struct arena *a, const char *path, struct diag_list *dl)
{
	const struct json *root = fields_open(a, path, "style", dl);
	const struct where w = {.file = path};
	struct reading r = {.arena = a, .path = path, .style = arena_alloc(a, sizeof(struct style)), .dl = dl};
	struct raw_style raw = {0};

	if (!root || !fields_read(a, root, &w, style_fields, ARRAY_LEN(style_fields), &raw, NULL, dl))
		return NULL;
	r.style->margin = raw.margin;
	bool ok = read_size(&r, &w, root, "margin", 5, 50, _("5 to 50 millimetres"), &r.style->margin);

	ok = read_fonts(&r, json_get(root, "fonts"), &w) && ok;
	ok = read_words(&r, json_get(root, "words"), &w) && ok;
	ok = read_looks(&r, fields_array(a, root, "looks", true, &w, dl), &w) && ok;
	r.style->plain = r.style->looks.at;
	return ok ? r.style : NULL;
}

const struct look *style_look(const struct style *s, const char *role)
{
	const struct look *look = role ? find_look(s, role) : NULL;

	return look ? look : s->plain;
}

const struct look *style_look_or(const struct style *s, const char *role, const char *otherwise)
{
	const struct look *look = role ? find_look(s, role) : NULL;

	return look ? look : style_look(s, otherwise);
}
