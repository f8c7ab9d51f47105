/* SPDX-License-Identifier: MIT
 *
 * Members that are there replace what the look had before; the rest it inherited.
 */
#include "render/look.h"

#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "render/style_value.h"

static const char *const face_choices[] = {"gothic", "mincho", NULL};

static const char *const border_choices[] = {
	[BORDER_THIN] = "thin",
	[BORDER_THICK] = "thick",
	[BORDER_DASHED] = "dashed",
	[BORDER_THICK_DASHED] = "thick-dashed",
	[BORDER_DOUBLE] = "double",
	[BORDER_NONE] = "none",
	[BORDER__MAX] = NULL,
};

struct raw_look {
	const char *role, *name, *face, *color, *fill, *border;
	double size, least, before, after, leading;
	bool bold, underline;
};

static const struct field look_fields[] = {
	{"role", FIELD_STRING, .offset = offsetof(struct raw_look, role), .required = true},
	{"name", FIELD_STRING, .offset = offsetof(struct raw_look, name)},
	{"face", FIELD_STRING, .offset = offsetof(struct raw_look, face), .choices = face_choices},
	{"size", FIELD_NUMBER, .offset = offsetof(struct raw_look, size)},
	{"least", FIELD_NUMBER, .offset = offsetof(struct raw_look, least)},
	{"color", FIELD_STRING, .offset = offsetof(struct raw_look, color)},
	{"fill", FIELD_STRING, .offset = offsetof(struct raw_look, fill)},
	{"bold", FIELD_BOOL, .offset = offsetof(struct raw_look, bold)},
	{"underline", FIELD_BOOL, .offset = offsetof(struct raw_look, underline)},
	{"before", FIELD_NUMBER, .offset = offsetof(struct raw_look, before)},
	{"after", FIELD_NUMBER, .offset = offsetof(struct raw_look, after)},
	{"leading", FIELD_NUMBER, .offset = offsetof(struct raw_look, leading)},
	{"border", FIELD_STRING, .offset = offsetof(struct raw_look, border),
	 .choices = border_choices},
};

/*
 * Of the name of a cell style, characters; Excel takes 255, and a role may come behind it.
 */
enum { STYLE_NAME_MAX = 200, ROLE_MAX = 50 };

/* '#1F2A44'; NULL keeps *color. */
static bool read_color(struct arena *a, const struct where *w, const char *name, const char *text,
		       unsigned *color, struct diag_list *dl)
{
	if (!text)
		return true;
	if (text[0] != '#' || strlen(text) != 7 ||
	    strspn(text + 1, "0123456789abcdefABCDEF") != 6) {
		style_value_refuse(a, w, name, _("a colour such as #1F2A44"), dl);
		return false;
	}
	*color = (unsigned)strtoul(text + 1, NULL, 16);
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

static bool read_sizes(struct arena *a, const struct json *object, const struct where *w,
		       struct look *look, struct diag_list *dl)
{
	const struct {
		struct style_range range;
		double *out;
	} sizes[] = {
		{{"size", 4, 72, _("a size of 4 to 72 points")}, &look->size},
		{{"least", 0, 72, _("0 to 72 points")}, &look->least},
		{{"before", 0, 100, _("0 to 100 points")}, &look->before},
		{{"after", 0, 100, _("0 to 100 points")}, &look->after},
		{{"leading", 1, 3, _("a factor of 1 to 3")}, &look->leading},
	};
	bool ok = true;

	for (size_t i = 0; i < ARRAY_LEN(sizes); i++)
		ok = style_value_number(a, w, object, &sizes[i].range, sizes[i].out, dl) && ok;
	return ok;
}

static bool check_names(struct arena *a, const struct where *w, const struct raw_look *raw,
			struct diag_list *dl)
{
	bool ok = style_value_name(
		a, w, "role", raw->role, ROLE_MAX,
		_("a name of 1 to 50 characters, none of them a control character"), dl);

	return style_value_name(a, w, "name", raw->name, STYLE_NAME_MAX,
				_("a name of 1 to 200 characters, none of them a control "
				  "character"),
				dl) &&
	       ok;
}

bool look_read(struct arena *a, const struct json *object, const struct where *w,
	       struct look *look, struct diag_list *dl)
{
	struct raw_look raw = {0};

	if (!fields_read(a, object, w, look_fields, ARRAY_LEN(look_fields), &raw, NULL, dl))
		return false;
	look->role = raw.role;
	look->name = raw.name ? raw.name : look->name;
	look->bold = json_get(object, "bold") ? raw.bold : look->bold;
	look->face = choose_face(raw.face, look->face, look->bold);
	look->underline = json_get(object, "underline") ? raw.underline : look->underline;
	look->has_fill = look->has_fill || raw.fill;
	look->border = choose_border(raw.border, look->border);
	bool ok = check_names(a, w, &raw, dl);

	ok = read_color(a, w, "color", raw.color, &look->color, dl) && ok;
	ok = read_color(a, w, "fill", raw.fill, &look->fill, dl) && ok;
	return read_sizes(a, object, w, look, dl) && ok;
}

double look_pitch(const struct look *look)
{
	return look->size * look->leading;
}

/* The em box of Japanese fonts stands 0.88 em above the base line; it is centred in the pitch. */
double look_base(const struct look *look)
{
	return (look_pitch(look) - look->size) / 2 + 0.88 * look->size;
}
