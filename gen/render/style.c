/* SPDX-License-Identifier: MIT
 *
 * Reads the style table: the house's file, and over it the project's. A look states only what
 * differs from the look 'body', so that a change of the body's size or face reaches every role that
 * does not say otherwise.
 */
#include "render/style.h"

#include <stdlib.h>
#include <string.h>

#include "base/fields.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/intl.h"
#include "base/json.h"
#include "base/strbuf.h"
#include "base/text.h"

static const char *const font_keys[] = {
	[FACE_GOTHIC] = "gothic",
	[FACE_GOTHIC_BOLD] = "gothic-bold",
	[FACE_MINCHO] = "mincho",
	[FACE_FALLBACK_GOTHIC] = "fallback-gothic",
	[FACE_FALLBACK_MINCHO] = "fallback-mincho",
	[FACE_RARE] = "rare",
};

_Static_assert(ARRAY_LEN(font_keys) == FACE__MAX, "every face has a key");

static const char *const word_keys[] =
	{[WORD_CONTENTS] = "contents", [WORD_CONTINUED] = "continued"};

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
	{"border", FIELD_STRING, .offset = offsetof(struct raw_look, border),
	 .choices = border_choices},
};

struct raw_style {
	double margin;
};

static const struct field style_fields[] = {
	{"schema", FIELD_ANY, 0, .required = true},
	{"margin", FIELD_NUMBER, .offset = offsetof(struct raw_style, margin)},
	{.name = "fonts", .type = FIELD_OBJECT},
	{.name = "profile", .type = FIELD_OBJECT},
	{.name = "words", .type = FIELD_OBJECT},
	{.name = "logo", .type = FIELD_OBJECT},
	{.name = "looks", .type = FIELD_ARRAY},
};

struct raw_color_profile {
	const char *file, *package;
};

static const struct field profile_fields[] = {
	{"file", FIELD_STRING, .offset = offsetof(struct raw_color_profile, file),
	 .required = true},
	{"package", FIELD_STRING, .offset = offsetof(struct raw_color_profile, package),
	 .required = true},
};

struct raw_logo {
	const char *file, *alt;
	double height;
};

static const struct field logo_fields[] = {
	{"file", FIELD_STRING, .offset = offsetof(struct raw_logo, file), .required = true},
	{"alt", FIELD_STRING, .offset = offsetof(struct raw_logo, alt), .required = true},
	{"height", FIELD_NUMBER, .offset = offsetof(struct raw_logo, height), .required = true},
};

/*
 * Of the name of a cell style, characters; Excel takes 255, and a role may come behind it. Of the
 * name of a font, as Excel has it.
 */
enum { STYLE_NAME_MAX = 200, ROLE_MAX = 50, FONT_NAME_MAX = 31, ALT_MAX = 500 };

/*
 * A style file: the house's own, which says everything, and the project's, which says what is
 * different.
 */
struct layer {
	const char *path;
	const struct json *root;
};

/* A look of a file; later ones of a role say what they say over the earlier. */
struct style_entry {
	const char *role;
	const struct json *object;
	const struct layer *layer;
	size_t index;
};

enum { HOUSE, OWN, LAYERS };

struct style_reading {
	struct arena *arena;
	struct layer layers[LAYERS]; /* root NULL: there is none */
	VEC(struct style_entry) entries;
	struct style *style;
	struct diag_list *dl;
};

static void report_value(const struct style_reading *r, const struct where *w, const char *name,
			 const char *expected)
{
	diag_add(r->dl, DIAG_WRONG_TYPE, NULL,
		 where_print(r->arena, &(struct where){.up = w, .name = name}), name, expected);
}

/* A name that Excel takes; NULL is none. */
static bool check_name(const struct style_reading *r, const struct where *w, const char *member,
		       const char *name, size_t longest, const char *expected)
{
	bool ok = !name || (!text_empty(name) && text_length(name) <= longest);

	for (const char *p = name; ok && p && *p; p++)
		ok = (unsigned char)*p >= 0x20;
	if (!ok)
		report_value(r, w, member, expected);
	return ok;
}

/* A member of the layer's object `name` that is none of `keys` does nothing: a slip of the pen. */
static void report_unknown(const struct style_reading *r, const struct layer *layer,
			   const char *name, const char *const *keys, size_t n)
{
	const struct where file = {.file = layer->path}, w = {.up = &file, .name = name};
	const struct json *object = json_get(layer->root, name);
	struct strbuf known = strbuf_new(r->arena);

	for (size_t i = 0; i < n; i++)
		strbuf_join(&known, ", ", keys[i]);
	for (const struct json *j = object ? object->first : NULL; j; j = j->next) {
		size_t i = 0;

		while (i < n && strcmp(keys[i], j->name) != 0)
			i++;
		if (i == n)
			diag_add(r->dl, DIAG_UNKNOWN_MEMBER, NULL,
				 where_print(r->arena, &(struct where){.up = &w, .name = j->name}),
				 j->name, known.text);
	}
}

/* '#1F2A44'; NULL keeps *color. */
static bool read_color(const struct style_reading *r, const struct where *w, const char *name,
		       const char *text, unsigned *color)
{
	if (!text)
		return true;
	if (text[0] != '#' || strlen(text) != 7 ||
	    strspn(text + 1, "0123456789abcdefABCDEF") != 6) {
		report_value(r, w, name, _("a colour such as #1F2A44"));
		return false;
	}
	*color = (unsigned)strtoul(text + 1, NULL, 16);
	return true;
}

/*
 * Absent keeps *out; the upper bounds keep a slip of the pen (1000 pt) from giving an endless
 * document.
 */
static bool read_size(const struct style_reading *r, const struct where *w,
		      const struct json *object, const char *name, double low, double high,
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

static bool read_look(const struct style_reading *r, const struct json *object,
		      const struct where *w, struct look *look)
{
	struct raw_look raw = {0};

	if (!fields_read(r->arena, object, w, look_fields, ARRAY_LEN(look_fields), &raw, NULL,
			 r->dl))
		return false;
	look->role = raw.role;
	look->name = raw.name ? raw.name : look->name;
	look->bold = json_get(object, "bold") ? raw.bold : look->bold;
	look->face = choose_face(raw.face, look->face, look->bold);
	look->underline = json_get(object, "underline") ? raw.underline : look->underline;
	look->has_fill = look->has_fill || raw.fill;
	look->border = choose_border(raw.border, look->border);
	bool ok = check_name(r, w, "role", raw.role, ROLE_MAX,
			     _("a name of 1 to 50 characters, none of them a control character"));

	ok = check_name(r, w, "name", raw.name, STYLE_NAME_MAX,
			_("a name of 1 to 200 characters, none of them a control character")) &&
	     ok;
	ok = read_color(r, w, "color", raw.color, &look->color) && ok;
	ok = read_color(r, w, "fill", raw.fill, &look->fill) && ok;
	ok = read_size(r, w, object, "size", 4, 72, _("a size of 4 to 72 points"), &look->size) &&
	     ok;
	ok = read_size(r, w, object, "before", 0, 100, _("0 to 100 points"), &look->before) && ok;
	ok = read_size(r, w, object, "after", 0, 100, _("0 to 100 points"), &look->after) && ok;
	return read_size(r, w, object, "leading", 1, 3, _("a factor of 1 to 3"), &look->leading) &&
	       ok;
}

static void collect_looks(struct style_reading *r, const struct layer *layer)
{
	const struct where w = {.file = layer->path};
	const struct json *list = layer->root ? fields_array(r->arena, layer->root, "looks",
							     layer == r->layers, &w, r->dl)
					      : NULL;

	for (size_t i = 0; list; list = list->next, i++)
		*vec_push(r->arena, &r->entries) =
			(struct style_entry){json_string(list, "role", ""), list, layer, i};
}

/* What all files say of a role, over what it inherits. */
static bool add_look(struct style_reading *r, const char *role, struct look look)
{
	bool ok = true;

	for (size_t i = 0; i < r->entries.n; i++) {
		const struct style_entry *e = &r->entries.at[i];
		const struct where file = {.file = e->layer->path},
				   in = {.up = &file, .name = "looks"},
				   w = {.up = &in, .index = e->index};

		if (strcmp(e->role, role) == 0)
			ok = read_look(r, e->object, &w, &look) && ok;
	}
	if (ok)
		*vec_push(r->arena, &r->style->looks) = look;
	return ok;
}

static bool is_first(const struct style_reading *r, size_t i)
{
	size_t k = 0;

	while (strcmp(r->entries.at[k].role, r->entries.at[i].role) != 0)
		k++;
	return k == i;
}

/*
 * A role that is new in the project's file is one of its own templates, or a slip of the pen: then
 * nobody has given it a name.
 */
static void report_new_role(const struct style_reading *r, size_t i)
{
	const struct style_entry *e = &r->entries.at[i];
	const struct where file = {.file = e->layer->path}, in = {.up = &file, .name = "looks"},
			   w = {.up = &in, .index = e->index};

	if (e->layer != &r->layers[OWN] || json_get(e->object, "name"))
		return;
	struct known roles = {0};

	for (size_t k = 0; k < r->entries.n; k++)
		if (r->entries.at[k].layer == &r->layers[HOUSE])
			*vec_push(r->arena, &roles.all) = r->entries.at[k].role;
	diag_add(r->dl, DIAG_UNKNOWN_LOOK, NULL, where_print(r->arena, &w), e->role);
	diag_offer(r->dl, r->dl->all.n - 1, e->role, &roles, false);
}

/* The first look is 'body': the others inherit from it, but for its name and its fill. */
static bool read_looks(struct style_reading *r)
{
	const struct where file = {.file = r->layers[HOUSE].path},
			   in = {.up = &file, .name = "looks"};
	bool ok = true;

	collect_looks(r, &r->layers[HOUSE]);
	collect_looks(r, &r->layers[OWN]);
	if (!r->entries.n || strcmp(r->entries.at[0].role, "body") != 0) {
		diag_add(r->dl, DIAG_UNKNOWN_VALUE, NULL, where_print(r->arena, &in),
			 r->entries.n ? r->entries.at[0].role : "", "body");
		return false;
	}
	if (!add_look(r, "body", (struct look){.size = 9, .leading = 1.4}))
		return false;
	struct look plain = r->style->looks.at[0];

	plain.name = NULL;
	plain.has_fill = false;
	for (size_t i = 1; i < r->entries.n; i++) {
		if (!is_first(r, i))
			continue;
		report_new_role(r, i);
		ok = add_look(r, r->entries.at[i].role, plain) && ok;
	}
	return ok;
}

/*
 * A relative path starts at the style file's folder, so that a hospital can bring its own font or
 * logo along.
 */
static const char *locate(const struct style_reading *r, const struct layer *layer,
			  const char *file)
{
	return file[0] == '/' ? file
			      : file_join(r->arena, file_folder(r->arena, layer->path), file);
}

/* The layer that says it; the house's when none does. */
static const struct layer *layer_of(const struct style_reading *r, const char *name,
				    const char *member)
{
	const struct json *object = json_get(r->layers[OWN].root, name);

	return (member ? json_get(object, member) : object) ? &r->layers[OWN] : &r->layers[HOUSE];
}

static bool read_font(const struct style_reading *r, int i)
{
	const struct layer *layer = layer_of(r, "fonts", font_keys[i]);
	const struct where file = {.file = layer->path}, in = {.up = &file, .name = "fonts"},
			   w = {.up = &in, .name = font_keys[i]};
	const struct json *object = json_get(json_get(layer->root, "fonts"), font_keys[i]);
	struct raw_font raw = {0};

	if (!object) {
		diag_add(r->dl, DIAG_MISSING_MEMBER, NULL, where_print(r->arena, &in), font_keys[i],
			 _("an object"));
		return false;
	}
	if (!fields_read(r->arena, object, &w, font_fields, ARRAY_LEN(font_fields), &raw, NULL,
			 r->dl) ||
	    !check_name(r, &w, "name", raw.name, FONT_NAME_MAX,
			_("a name of 1 to 31 characters, none of them a control character")))
		return false;
	r->style->font_files[i] = locate(r, layer, raw.file);
	r->style->font_packages[i] = raw.package;
	r->style->font_names[i] = raw.name;
	return true;
}

static bool read_profile(const struct style_reading *r)
{
	const struct layer *layer = layer_of(r, "profile", NULL);
	const struct where file = {.file = layer->path}, w = {.up = &file, .name = "profile"};
	const struct json *object = json_get(layer->root, "profile");
	struct raw_color_profile raw = {0};

	if (!object) {
		diag_add(r->dl, DIAG_MISSING_MEMBER, NULL, where_print(r->arena, &file), w.name,
			 _("an object"));
		return false;
	}
	if (!fields_read(r->arena, object, &w, profile_fields, ARRAY_LEN(profile_fields), &raw,
			 NULL, r->dl))
		return false;
	r->style->profile_file = locate(r, layer, raw.file);
	r->style->profile_package = raw.package;
	return true;
}

static bool read_word(const struct style_reading *r, int i)
{
	const struct layer *layer = layer_of(r, "words", word_keys[i]);
	const struct where file = {.file = layer->path}, w = {.up = &file, .name = "words"};

	r->style->words[i] = json_string(json_get(layer->root, "words"), word_keys[i], NULL);
	if (!r->style->words[i])
		diag_add(r->dl, DIAG_MISSING_MEMBER, NULL, where_print(r->arena, &w), word_keys[i],
			 _("a text"));
	return r->style->words[i] != NULL;
}

static bool read_margin(const struct style_reading *r)
{
	const struct layer *layer = layer_of(r, "margin", NULL);
	const struct where w = {.file = layer->path};

	if (!json_get(layer->root, "margin")) {
		diag_add(r->dl, DIAG_MISSING_MEMBER, NULL, where_print(r->arena, &w), "margin",
			 _("5 to 50 millimetres"));
		return false;
	}
	return read_size(r, &w, layer->root, "margin", 5, 50, _("5 to 50 millimetres"),
			 &r->style->margin);
}

static bool read_logo(const struct style_reading *r)
{
	const struct layer *layer = layer_of(r, "logo", NULL);
	const struct where file = {.file = layer->path}, w = {.up = &file, .name = "logo"};
	const struct json *object = json_get(layer->root, "logo");
	struct raw_logo raw = {0};

	if (!object)
		return true;
	if (!fields_read(r->arena, object, &w, logo_fields, ARRAY_LEN(logo_fields), &raw, NULL,
			 r->dl) ||
	    !check_name(r, &w, "alt", raw.alt, ALT_MAX,
			_("a text of 1 to 500 characters, none of them a control character")) ||
	    !read_size(r, &w, object, "height", 3, 60, _("3 to 60 millimetres"), &raw.height))
		return false;
	r->style->logo =
		logo_read(r->arena, locate(r, layer, raw.file), raw.alt, raw.height, r->dl);
	return r->style->logo != NULL;
}

static bool open_layer(struct style_reading *r, int i, const char *path)
{
	const struct where w = {.file = path};
	struct raw_style raw = {0};

	r->layers[i] = (struct layer){path, fields_open(r->arena, path, "style", r->dl)};
	return r->layers[i].root && fields_read(r->arena, r->layers[i].root, &w, style_fields,
						ARRAY_LEN(style_fields), &raw, NULL, r->dl);
}

/* Of everything that was read; it is there, because it was read before. */
static const char *sum_up(const struct style_reading *r)
{
	struct strbuf sb = strbuf_new(r->arena);

	for (int i = 0; i < LAYERS; i++) {
		size_t len = 0;
		const char *bytes = r->layers[i].root
					    ? file_read(r->arena, r->layers[i].path, &len, r->dl)
					    : NULL;

		strbuf_add_bytes(&sb, bytes ? bytes : "", len);
	}
	if (r->style->logo)
		strbuf_add_bytes(&sb, r->style->logo->bytes, r->style->logo->len);
	return hash_sha256(r->arena, sb.text, sb.len);
}

const struct style *style_read(struct arena *a, const char *path, const char *own,
			       struct diag_list *dl)
{
	struct style_reading r = {
		.arena = a, .style = arena_alloc(a, sizeof(struct style)), .dl = dl};

	if (!open_layer(&r, HOUSE, path) || (own && !open_layer(&r, OWN, own)))
		return NULL;
	bool ok = read_margin(&r);

	for (int i = 0; i < LAYERS; i++) {
		report_unknown(&r, &r.layers[i], "fonts", font_keys, FACE__MAX);
		report_unknown(&r, &r.layers[i], "words", word_keys, WORD__MAX);
	}
	for (int i = 0; i < FACE__MAX; i++)
		ok = read_font(&r, i) && ok;
	for (int i = 0; i < WORD__MAX; i++)
		ok = read_word(&r, i) && ok;
	ok = read_profile(&r) && ok;
	ok = read_logo(&r) && ok;
	ok = read_looks(&r) && ok;
	r.style->plain = r.style->looks.at;
	r.style->by_role = map_new(a);
	for (size_t i = 0; i < r.style->looks.n; i++)
		map_set(r.style->by_role, r.style->looks.at[i].role, &r.style->looks.at[i]);
	r.style->sum = sum_up(&r);
	return ok ? r.style : NULL;
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

const struct look *style_look(const struct style *s, const char *role)
{
	const struct look *look = role ? map_get(s->by_role, role) : NULL;

	return look ? look : s->plain;
}

const struct look *style_look_or(const struct style *s, const char *role, const char *otherwise)
{
	const struct look *look = role ? map_get(s->by_role, role) : NULL;

	return look ? look : style_look(s, otherwise);
}
