/* SPDX-License-Identifier: MIT
 *
 * Reads the style table: the house's file, and over it the project's. Fonts, words and the logo are
 * read here, what pages look like in style_pages.c.
 */
#include "render/style_read.h"

#include <string.h>

#include "base/fields.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/intl.h"
#include "base/json.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "render/style_pages.h"
#include "render/style_value.h"

static const char *const font_keys[] = {
	[FACE_GOTHIC] = "gothic",
	[FACE_GOTHIC_BOLD] = "gothic-bold",
	[FACE_MINCHO] = "mincho",
	[FACE_LATIN_GOTHIC] = "latin-gothic",
	[FACE_LATIN_GOTHIC_BOLD] = "latin-gothic-bold",
	[FACE_LATIN_MINCHO] = "latin-mincho",
	[FACE_FALLBACK_GOTHIC] = "fallback-gothic",
	[FACE_FALLBACK_MINCHO] = "fallback-mincho",
	[FACE_RARE] = "rare",
};

_Static_assert(ARRAY_LEN(font_keys) == FACE__MAX, "every face has a key");

static const char *const word_keys[] = {
	[WORD_CONTENTS] = "contents",
	[WORD_CONTINUED] = "continued",
	[WORD_ARTICLES] = "articles",
	[WORD_CHAPTER] = "articles.chapter",
	[WORD_ARTICLE] = "articles.article",
	[WORD_TITLE] = "articles.title",
	[WORD_PARAGRAPH] = "articles.paragraph",
	[WORD_ITEM] = "articles.item",
	[WORD_TEXT] = "articles.text",
	[WORD_MEASURES] = "articles.measures",
	[WORD_REFERENCES] = "articles.references",
	[WORD_BLANK] = "blank",
	[WORD_BOX] = "box",
	[WORD_LINE] = "line",
	[WORD_SEAL] = "seal",
	[WORD_SIGN_AND_SEAL] = "sign-and-seal",
};

_Static_assert(ARRAY_LEN(word_keys) == WORD__MAX, "every word has a key");

struct raw_font {
	const char *file, *package, *name;
	struct style_families alike;
};

static const struct field font_fields[] = {
	{"file", FIELD_STRING, .offset = offsetof(struct raw_font, file), .required = true},
	{"package", FIELD_STRING, .offset = offsetof(struct raw_font, package), .required = true},
	{"name", FIELD_STRING, .offset = offsetof(struct raw_font, name), .required = true},
	{"alike", FIELD_STRINGS, .offset = offsetof(struct raw_font, alike)},
};

struct raw_style {
	double margin, gutter, characters;
	bool mirror;
};

static const struct field style_fields[] = {
	{"schema", FIELD_ANY, 0, .required = true},
	{"margin", FIELD_NUMBER, .offset = offsetof(struct raw_style, margin)},
	{"gutter", FIELD_NUMBER, .offset = offsetof(struct raw_style, gutter)},
	{"characters", FIELD_NUMBER, .offset = offsetof(struct raw_style, characters)},
	{"mirror", FIELD_BOOL, .offset = offsetof(struct raw_style, mirror)},
	{.name = "setups", .type = FIELD_OBJECT},
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

/* Characters. Of the name of a font, as Excel has it. */
enum { FONT_NAME_MAX = 31, ALT_MAX = 500 };

struct style_reading {
	struct arena *arena;
	struct style_layer layers[STYLE_FILES];
	struct style *style;
	struct diag_list *dl;
};

/* A member of the layer's object `name` that is none of `keys` does nothing: a slip of the pen. */
static void report_unknown(const struct style_reading *r, const struct style_layer *layer,
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

/*
 * A relative path starts at the style file's folder, so that a hospital can bring its own font or
 * logo along.
 */
static const char *locate(const struct style_reading *r, const struct style_layer *layer,
			  const char *file)
{
	return file[0] == '/' ? file
			      : file_join(r->arena, file_folder(r->arena, layer->path), file);
}

/* The layer that says it; the house's when none does. */
static const struct style_layer *layer_of(const struct style_reading *r, const char *name,
					  const char *member)
{
	const struct json *object = json_get(r->layers[STYLE_OWN].root, name);
	bool own = member ? json_get(object, member) : object;

	return &r->layers[own ? STYLE_OWN : STYLE_HOUSE];
}

/* The face whose Latin words face `i` draws; FACE__MAX: it is no companion. */
static int companion_of(int i)
{
	int face = 0;

	while (face < FACE__MAX && (face == i || (int)style_latin((enum style_face)face) != i))
		face++;
	return face;
}

/* A project that brings a font has its Latin letters, unless it brings others for them. */
static bool has_no_companion(const struct style_reading *r, int i)
{
	int of = companion_of(i);
	const struct style_layer *layer = layer_of(r, "fonts", font_keys[i]);

	return of < FACE__MAX &&
	       (!json_get(json_get(layer->root, "fonts"), font_keys[i]) ||
		(layer == &r->layers[STYLE_HOUSE] &&
		 layer_of(r, "fonts", font_keys[of]) != layer));
}

/* The family's own name, and those that stand in for it. */
static bool names_are_fine(const struct style_reading *r, const struct where *w,
			   const struct raw_font *raw)
{
	const char *expected =
		_("a name of 1 to 31 characters, none of them a control character");
	bool ok = style_value_name(r->arena, w, "name", raw->name, FONT_NAME_MAX, expected, r->dl);

	for (size_t i = 0; i < raw->alike.all.n; i++)
		ok = style_value_name(r->arena, w, "alike", raw->alike.all.at[i], FONT_NAME_MAX,
				      expected, r->dl) &&
		     ok;
	return ok;
}

static bool read_font(const struct style_reading *r, int i)
{
	if (has_no_companion(r, i))
		return true;
	const struct style_layer *layer = layer_of(r, "fonts", font_keys[i]);
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
	    !names_are_fine(r, &w, &raw))
		return false;
	r->style->font_files[i] = locate(r, layer, raw.file);
	r->style->font_packages[i] = raw.package;
	r->style->font_names[i] = raw.name;
	r->style->font_alike[i] = raw.alike;
	return true;
}

static bool read_profile(const struct style_reading *r)
{
	const struct style_layer *layer = layer_of(r, "profile", NULL);
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

/* A word that the house did not have yet is today's. */
static const struct style_layer *layer_of_word(const struct style_reading *r, const char *key)
{
	const struct style_layer *layer = layer_of(r, "words", key);
	const struct style_layer *today = &r->layers[STYLE_TODAY];
	bool there = json_get(json_get(layer->root, "words"), key);

	return there || !today->root ? layer : today;
}

static bool read_word(const struct style_reading *r, int i)
{
	const struct style_layer *layer = layer_of_word(r, word_keys[i]);
	const struct where file = {.file = layer->path}, w = {.up = &file, .name = "words"};

	r->style->words[i] = json_string(json_get(layer->root, "words"), word_keys[i], NULL);
	if (text_empty(r->style->words[i]))
		diag_add(r->dl, DIAG_MISSING_MEMBER, NULL, where_print(r->arena, &w), word_keys[i],
			 _("a text"));
	return !text_empty(r->style->words[i]);
}

static bool read_logo(const struct style_reading *r)
{
	const struct style_layer *layer = layer_of(r, "logo", NULL);
	const struct where file = {.file = layer->path}, w = {.up = &file, .name = "logo"};
	const struct json *object = json_get(layer->root, "logo");
	struct raw_logo raw = {0};

	if (!object)
		return true;
	if (!fields_read(r->arena, object, &w, logo_fields, ARRAY_LEN(logo_fields), &raw, NULL,
			 r->dl) ||
	    !style_value_name(r->arena, &w, "alt", raw.alt, ALT_MAX,
			      _("a text of 1 to 500 characters, none of them a control character"),
			      r->dl) ||
	    !style_value_number(
		    r->arena, &w, object,
		    &(struct style_range){"height", 3, 60, _("3 to 60 millimetres")}, &raw.height,
		    r->dl))
		return false;
	r->style->logo =
		logo_read(r->arena, locate(r, layer, raw.file), raw.alt, raw.height, r->dl);
	return r->style->logo != NULL;
}

static bool open_layer(struct style_reading *r, int i, const char *path)
{
	const struct where w = {.file = path};
	struct raw_style raw = {0};

	r->layers[i] = (struct style_layer){path, fields_open(r->arena, path, "style", r->dl)};
	return r->layers[i].root && fields_read(r->arena, r->layers[i].root, &w, style_fields,
						ARRAY_LEN(style_fields), &raw, NULL, r->dl);
}

/* Of everything that was read; it is there, because it was read before. */
static const char *sum_up(const struct style_reading *r)
{
	struct strbuf sb = strbuf_new(r->arena);

	for (int i = 0; i < STYLE_FILES; i++) {
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
	return style_read_old(a, path, own, NULL, dl);
}

const struct style *style_read_old(struct arena *a, const char *path, const char *own,
				   const char *today, struct diag_list *dl)
{
	struct style_reading r = {
		.arena = a, .style = arena_alloc(a, sizeof(struct style)), .dl = dl};

	if (!open_layer(&r, STYLE_HOUSE, path) || (own && !open_layer(&r, STYLE_OWN, own)) ||
	    (today && !open_layer(&r, STYLE_TODAY, today)))
		return NULL;
	bool ok = true;

	for (int i = 0; i < STYLE_LAYERS; i++) {
		report_unknown(&r, &r.layers[i], "fonts", font_keys, FACE__MAX);
		report_unknown(&r, &r.layers[i], "words", word_keys, WORD__MAX);
	}
	for (int i = 0; i < FACE__MAX; i++)
		ok = read_font(&r, i) && ok;
	for (int i = 0; i < WORD__MAX; i++)
		ok = read_word(&r, i) && ok;
	ok = read_profile(&r) && ok;
	ok = read_logo(&r) && ok;
	ok = style_pages_read(a, r.layers, r.style, dl) && ok;
	r.style->sum = sum_up(&r);
	ok = ok && style_pages_read_setups(a, r.layers, r.style, dl);
	return ok ? r.style : NULL;
}
