/* SPDX-License-Identifier: MIT
 *
 * Pages are made from a list of sources, each of which says what it says over those before it: the
 * house's file and the project's, and for a set-up what either says of that one behind it. A look
 * states only what differs from the look 'body', so that a change of the body's size or face
 * reaches every role that does not say otherwise. Sources that all pages have are read again for
 * each set-up; what is wrong in them was told the first time.
 */
#include "render/style_pages.h"

#include <math.h>
#include <string.h>

#include "base/fields.h"
#include "base/intl.h"
#include "base/text.h"
#include "render/paper.h"
#include "render/style_value.h"

enum { NAME_MAX_LENGTH = 50, LEAST_WHITE = 5 }; /* characters; millimetres */

struct raw_setup {
	double margin, gutter, characters;
	bool mirror;
};

static const struct field setup_fields[] = {
	{"margin", FIELD_NUMBER, .offset = offsetof(struct raw_setup, margin)},
	{"gutter", FIELD_NUMBER, .offset = offsetof(struct raw_setup, gutter)},
	{"characters", FIELD_NUMBER, .offset = offsetof(struct raw_setup, characters)},
	{"mirror", FIELD_BOOL, .offset = offsetof(struct raw_setup, mirror)},
	{.name = "looks", .type = FIELD_ARRAY},
};

struct page_source {
	const struct json *object;
	const struct where *at;
	bool own;   /* the project's */
	bool again; /* it was read for all pages */
};

/* A look of a source; later ones of a role say what they say over the earlier. */
struct style_entry {
	const char *role;
	const struct json *object;
	const struct page_source *source;
	size_t index;
};

enum { SOURCES = 2 * STYLE_LAYERS };

struct pages_reading {
	struct arena *arena;
	struct page_source sources[SOURCES];
	size_t n;
	struct page_source today; /* object NULL: there is none */
	VEC(struct style_entry) entries;
	struct style *style;
	struct diag_list *dl, *told; /* told: nobody sees it */
};

static struct diag_list *list_of(const struct pages_reading *r, const struct page_source *s)
{
	return s->again ? r->told : r->dl;
}

static const struct where *where_in(struct arena *a, const struct where *up, const char *name)
{
	struct where *w = arena_alloc(a, sizeof *w);

	*w = (struct where){.up = up, .name = name};
	return w;
}

static const struct where *where_of_file(struct arena *a, const char *path)
{
	struct where *w = arena_alloc(a, sizeof *w);

	*w = (struct where){.file = path};
	return w;
}

static void add_source(struct pages_reading *r, const struct style_layer *layer, bool own,
		       const char *setup)
{
	const struct where *file = where_of_file(r->arena, layer->path);
	const struct json *setups = json_get(layer->root, "setups");

	if (!layer->root)
		return;
	r->sources[r->n++] = (struct page_source){layer->root, file, own, setup != NULL};
	if (setup && json_get(setups, setup))
		r->sources[r->n++] = (struct page_source){
			json_get(setups, setup),
			where_in(r->arena, where_in(r->arena, file, "setups"), setup), own, false};
}

/* `setup` NULL: of all pages. */
static struct pages_reading begin(struct arena *a, const struct style_layer *layers,
				  const char *setup, struct style *style, struct diag_list *dl)
{
	struct pages_reading r = {.arena = a, .style = style, .dl = dl, .told = diag_new(a)};

	for (int i = 0; i < STYLE_LAYERS; i++)
		add_source(&r, &layers[i], i == STYLE_OWN, setup);
	if (layers[STYLE_TODAY].root)
		r.today = (struct page_source){layers[STYLE_TODAY].root,
					       where_of_file(a, layers[STYLE_TODAY].path), false,
					       setup != NULL};
	return r;
}

static bool read_measures(struct pages_reading *r, const struct page_source *s)
{
	const struct {
		struct style_range range;
		double *out;
	} measures[] = {
		{{"margin", 5, 50, _("5 to 50 millimetres")}, &r->style->margin},
		{{"gutter", 0, 40, _("0 to 40 millimetres")}, &r->style->gutter},
		{{"characters", 10, 80, _("10 to 80 characters of the body in a line")},
		 &r->style->characters},
	};
	const struct json *mirror = json_get(s->object, "mirror");
	bool ok = true;

	for (size_t i = 0; i < ARRAY_LEN(measures); i++)
		ok = style_value_number(r->arena, s->at, s->object, &measures[i].range,
					measures[i].out, list_of(r, s)) &&
		     ok;
	if (mirror && mirror->kind == JSON_BOOL)
		r->style->mirror = mirror->number != 0;
	return ok;
}

/* The last source that says it. */
static const struct page_source *source_of(const struct pages_reading *r, const char *name)
{
	size_t i = r->n;

	while (i > 0 && !json_get(r->sources[i - 1].object, name))
		i--;
	return i > 0 ? &r->sources[i - 1] : NULL;
}

/* A line has to keep some white at either side of the paper, whatever its letters' size. */
static bool check_line(const struct pages_reading *r)
{
	const struct style *s = r->style;
	const struct paper paper = paper_of(s, NULL, false);
	double most = floor((paper.width - s->gutter - 2 * LEAST_WHITE) * paper_mm /
			    s->plain->size);

	if (s->characters <= most)
		return true;
	style_value_refuse(r->arena, source_of(r, "characters")->at, "characters",
			   arena_printf(r->arena,
					_("at most %g: lines of %g points keep %d millimetres "
					  "white at either side of the paper"),
					most, s->plain->size, LEAST_WHITE),
			   r->dl);
	return false;
}

static void collect_looks(struct pages_reading *r, const struct page_source *s)
{
	const struct json *list = fields_array(r->arena, s->object, "looks", s == r->sources, s->at,
					       list_of(r, s));

	for (size_t i = 0; list; list = list->next, i++)
		*vec_push(r->arena, &r->entries) =
			(struct style_entry){json_string(list, "role", ""), list, s, i};
}

static bool has_entry(const struct pages_reading *r, size_t n, const char *role)
{
	size_t i = 0;

	while (i < n && strcmp(r->entries.at[i].role, role) != 0)
		i++;
	return i < n;
}

/* Those of today whose roles nobody knew then. */
static void keep_new_roles(struct pages_reading *r, size_t known)
{
	size_t n = known;

	for (size_t i = known; i < r->entries.n; i++)
		if (!has_entry(r, known, r->entries.at[i].role))
			r->entries.at[n++] = r->entries.at[i];
	r->entries.n = n;
}

static void collect_new_looks(struct pages_reading *r)
{
	size_t known = r->entries.n;

	if (!known || !r->today.object)
		return;
	collect_looks(r, &r->today);
	keep_new_roles(r, known);
}

/* What all sources say of a role, over what it inherits. */
static bool add_look(struct pages_reading *r, const char *role, struct look look)
{
	bool ok = true;

	for (size_t i = 0; i < r->entries.n; i++) {
		const struct style_entry *e = &r->entries.at[i];
		const struct where in = {.up = e->source->at, .name = "looks"},
				   w = {.up = &in, .index = e->index};

		if (strcmp(e->role, role) == 0)
			ok = look_read(r->arena, e->object, &w, &look, list_of(r, e->source)) && ok;
	}
	if (ok)
		*vec_push(r->arena, &r->style->looks) = look;
	return ok;
}

static bool is_first(const struct pages_reading *r, size_t i)
{
	return !has_entry(r, i, r->entries.at[i].role);
}

/*
 * A role that is new in the project's file is one of its own templates, or a slip of the pen: then
 * nobody has given it a name.
 */
static void report_new_role(const struct pages_reading *r, size_t i)
{
	const struct style_entry *e = &r->entries.at[i];
	const struct where in = {.up = e->source->at, .name = "looks"},
			   w = {.up = &in, .index = e->index};

	if (!e->source->own || e->source->again || json_get(e->object, "name"))
		return;
	struct known roles = {0};

	for (size_t k = 0; k < r->entries.n; k++)
		if (!r->entries.at[k].source->own)
			*vec_push(r->arena, &roles.all) = r->entries.at[k].role;
	diag_add(r->dl, DIAG_UNKNOWN_LOOK, NULL, where_print(r->arena, &w), e->role);
	diag_offer(r->dl, r->dl->all.n - 1, e->role, &roles, false);
}

/* The first look is 'body': the others inherit from it, but for its name and its fill. */
static bool read_looks(struct pages_reading *r)
{
	const struct where in = {.up = r->sources[0].at, .name = "looks"};
	bool ok = true;

	for (size_t i = 0; i < r->n; i++)
		collect_looks(r, &r->sources[i]);
	collect_new_looks(r);
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

static void name_looks(struct arena *a, struct style *style)
{
	style->plain = style->looks.at;
	style->by_role = map_new(a);
	for (size_t i = 0; i < style->looks.n; i++)
		map_set(style->by_role, style->looks.at[i].role, &style->looks.at[i]);
}

static bool read_pages(struct pages_reading *r)
{
	bool ok = true;

	for (size_t i = 0; i < r->n; i++)
		ok = read_measures(r, &r->sources[i]) && ok;
	ok = read_looks(r) && ok;
	name_looks(r->arena, r->style);
	return ok && check_line(r);
}

bool style_pages_read(struct arena *a, const struct style_layer *layers, struct style *style,
		      struct diag_list *dl)
{
	struct pages_reading r = begin(a, layers, NULL, style, dl);

	if (json_get(layers[STYLE_HOUSE].root, "margin"))
		return read_pages(&r);
	diag_add(dl, DIAG_MISSING_MEMBER, NULL, where_print(a, r.sources[0].at), "margin",
		 _("5 to 50 millimetres"));
	read_pages(&r);
	return false;
}

/* Its members, before they count. */
static bool check_setup(struct pages_reading *r, const char *name)
{
	bool ok = true;

	for (size_t i = 0; i < r->n; i++) {
		const struct page_source *s = &r->sources[i];
		struct raw_setup raw = {0};

		if (!s->again)
			ok = style_value_name(r->arena, s->at->up, name, name, NAME_MAX_LENGTH,
					      _("a name of 1 to 50 characters, none of them a "
						"control character"),
					      r->dl) &&
			     fields_read(r->arena, s->object, s->at, setup_fields,
					 ARRAY_LEN(setup_fields), &raw, NULL, r->dl) &&
			     ok;
	}
	return ok;
}

static bool add_setup(struct arena *a, const struct style_layer *layers, bool own,
		      const char *name, struct style *style, struct diag_list *dl)
{
	struct style *pages = arena_alloc(a, sizeof *pages);
	struct pages_reading r = begin(a, layers, name, pages, dl);
	const struct where file = {.file = layers[own ? STYLE_OWN : STYLE_HOUSE].path},
			   in = {.up = &file, .name = "setups"}, w = {.up = &in, .name = name};

	*pages = *style;
	memset(&pages->looks, 0, sizeof pages->looks);
	*vec_push(a, &style->setups) =
		(struct style_setup){name, where_print(a, &w), own, pages};
	return check_setup(&r, name) && read_pages(&r);
}

bool style_pages_read_setups(struct arena *a, const struct style_layer *layers,
			     struct style *style, struct diag_list *dl)
{
	bool ok = true;

	for (int i = 0; i < STYLE_LAYERS; i++) {
		const struct json *all = json_get(layers[i].root, "setups");

		for (const struct json *j = all ? all->first : NULL; j; j = j->next)
			if (style_for(style, j->name) == style)
				ok = add_setup(a, layers, i == STYLE_OWN, j->name, style, dl) && ok;
	}
	return ok;
}
