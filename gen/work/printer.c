/* SPDX-License-Identifier: MIT
 *
 * A printer holds the renderers that were chosen and the context they share; each document goes
 * through all of them. Files are written aside: the caller's stage moves all of them at once.
 */
#include "work/printer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "base/intl.h"
#include "base/fields.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "doc/doc_check.h"
#include "render/formats.h"
#include "render/style_read.h"

static const char *list_renderers(struct arena *a)
{
	struct strbuf sb = strbuf_new(a);
	size_t n;
	const struct renderer *const *all = render_all(&n);

	for (size_t i = 0; i < n; i++)
		strbuf_join(&sb, ", ", all[i]->name);
	return sb.text;
}

bool printer_choose(struct printer *p, struct arena *a, const char *formats, struct diag_list *dl)
{
	char *list = arena_strdup(a, formats ? formats : "xlsx,pdf"), *rest;
	bool ok = true;

	p->a = a;
	p->usual = !formats;
	for (char *name = strtok_r(list, ",", &rest); name; name = strtok_r(NULL, ",", &rest)) {
		const struct renderer *r = render_find(name);

		if (r)
			*vec_push(a, &p->renderers) = r;
		else
			diag_add(dl, DIAG_UNKNOWN_FORMAT, NULL, "--format", name,
				 list_renderers(a));
		ok = ok && r;
	}
	if (ok && !p->renderers.n)
		diag_add(dl, DIAG_UNKNOWN_FORMAT, NULL, "--format", formats, list_renderers(a));
	return ok && p->renderers.n;
}

static const struct style *read_style(struct arena *a, const struct run *run, struct diag_list *dl)
{
	const char *own = file_join(a, run->project->folder, "templates/style.json"),
		   *house = file_join(a, run->library->data, "templates/style.json"),
		   *today = file_join(a, data_folder(a), "templates/style.json");

	return style_read_old(a, house, file_stands(a, own, dl) ? own : NULL,
			      strcmp(house, today) != 0 && file_stands(a, today, dl) ? today : NULL,
			      dl);
}

static const char *list_setups(struct arena *a, const struct style *s)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < s->setups.n; i++)
		strbuf_join(&sb, ", ", s->setups.at[i].name);
	return sb.text;
}

static bool names_setup(const struct library *l, const char *setup)
{
	for (size_t i = 0; i < l->templates.n; i++)
		if (text_equal(l->templates.at[i].setup, setup))
			return true;
	return false;
}

static void report_unused(struct arena *a, const struct style *s, const struct style_setup *setup,
			  struct diag_list *dl)
{
	struct known known = {0};

	for (size_t i = 0; i < s->setups.n; i++)
		if (!s->setups.at[i].own)
			*vec_push(a, &known.all) = s->setups.at[i].name;
	diag_add(dl, DIAG_UNUSED_SETUP, NULL, setup->place, setup->name);
	diag_offer(dl, dl->all.n - 1, setup->name, &known, false);
}

/* A template names a set-up that is there; what a project sets up, some template names. */
static bool check_setups(const struct printer *p, const struct style *s, const struct library *l,
			 struct diag_list *dl)
{
	bool ok = true;

	for (size_t i = 0; i < l->templates.n; i++) {
		const struct template *t = &l->templates.at[i];
		const struct where file = {.file = t->file}, w = {.up = &file, .name = "setup"};

		if (!t->setup || style_for(s, t->setup) != s)
			continue;
		diag_add(dl, DIAG_UNKNOWN_VALUE, NULL, where_print(p->a, &w), t->setup,
			 list_setups(p->a, s));
		ok = false;
	}
	for (size_t i = 0; i < s->setups.n; i++)
		if (s->setups.at[i].own && !names_setup(l, s->setups.at[i].name))
			report_unused(p->a, s, &s->setups.at[i], dl);
	return ok;
}

/* As --format takes them. */
static bool check_formats(const struct printer *p, const struct library *l, struct diag_list *dl)
{
	bool ok = true;

	for (size_t i = 0; i < l->templates.n; i++) {
		const struct template *t = &l->templates.at[i];
		const struct where file = {.file = t->file}, w = {.up = &file, .name = "formats"};

		for (size_t k = 0; k < t->formats.n; k++) {
			if (render_find(t->formats.at[k]))
				continue;
			diag_add(dl, DIAG_UNKNOWN_FORMAT, t->id, where_print(p->a, &w),
				 t->formats.at[k], list_renderers(p->a));
			ok = false;
		}
	}
	return ok;
}

long long printer_epoch(void)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");

	return epoch && *epoch ? strtoll(epoch, NULL, 10) : -1;
}

bool printer_open(struct printer *p, const struct run *run, long long epoch, struct diag_list *dl)
{
	p->render = (struct render_context){
		.arena = p->a,
		.style = read_style(p->a, run, dl),
		.dl = dl,
		.data = run->library->data,
		.epoch = epoch,
	};
	return p->render.style && check_setups(p, p->render.style, run->library, dl) &&
	       check_formats(p, run->library, dl);
}

const char *printer_file(struct arena *a, const char *folder, const struct doc *d,
			 const struct printer_output *o)
{
	return arena_concat(a, folder, "/", d->id, ".", o->ending, (char *)NULL);
}

const struct printer_output printer_tree = {&render_json, "", "json"};

static void add_outputs(const struct printer *p, const struct renderer *r, const struct doc *d,
			struct printer_outputs *out)
{
	static const char *const whole[] = {"", NULL};
	const char *const *piece = r->pieces ? r->pieces(p->a, d) : whole;

	for (; *piece; piece++)
		*vec_push(p->a, &out->all) = (struct printer_output){
			r, *piece,
			**piece ? arena_concat(p->a, *piece, ".", r->ending, (char *)NULL)
				: r->ending};
}

static bool is_chosen(const struct printer *p, const struct renderer *r)
{
	for (size_t i = 0; i < p->renderers.n; i++)
		if (p->renderers.at[i] == r)
			return true;
	return false;
}

struct printer_outputs printer_outputs(const struct printer *p, const struct doc *d)
{
	struct printer_outputs out = {0};

	for (size_t i = 0; i < p->renderers.n; i++)
		add_outputs(p, p->renderers.at[i], d, &out);
	for (const char *const *name = p->usual ? d->formats : NULL; name && *name; name++)
		if (!is_chosen(p, render_find(*name)))
			add_outputs(p, render_find(*name), d, &out);
	return out;
}

bool printer_write(struct printer *p, const struct printer_output *o, const struct doc *d,
		   const char *path, const char *shown, struct render_result *result)
{
	struct render_context own = p->render; /* what a file needs goes with it */

	*result = (struct render_result){0};
	if (doc_audience(d) > d->reader) {
		diag_add(p->render.dl, DIAG_INTERNAL_WORDS, NULL, shown, d->title);
		return false;
	}
	own.arena = arena_new_below(p->a);
	own.output = shown;
	own.piece = o->piece;
	own.style = style_for(p->render.style, d->setup);
	doc_expect_sound(own.arena, d);
	bool ok = o->renderer->render(&own, d, path, result);

	arena_free(own.arena);
	return ok;
}

const char *printer_path(const struct printer *p, const char *stem, const char *ending)
{
	return arena_concat(p->a, stem, ".", ending, (char *)NULL);
}

/* Said once of a document, however many contracts have it. */
static void note_without(struct printer *p, const char *id)
{
	for (size_t i = 0; i < p->without.n; i++)
		if (strcmp(p->without.at[i], id) == 0)
			return;
	*vec_push(p->a, &p->without) = arena_strdup(p->a, id);
}

bool printer_print(struct printer *p, const struct doc *d, const char *stem, struct stage *stage,
		   struct progress *progress)
{
	const struct printer_outputs outputs = printer_outputs(p, d);

	for (size_t i = 0; i < outputs.all.n; i++) {
		const struct printer_output *o = &outputs.all.at[i];
		const char *path = printer_path(p, stem, o->ending),
			   *aside = stage_add(stage, path, p->render.dl);
		struct render_result result;

		progress_say(progress, path);
		if (!aside || !printer_write(p, o, d, aside, path, &result))
			return false;
		*vec_push(p->a, &p->made) = (struct printed_file){
			o->ending, printer_line(p->a, path, o->renderer, &result), aside};
	}
	if (!outputs.all.n)
		note_without(p, d->id);
	return true;
}

void printer_find_left(const struct printer *p, const char *stem)
{
	size_t n;
	const struct renderer *const *all = render_all(&n);

	for (size_t i = 0; i < n; i++) {
		const char *path = printer_path(p, stem, all[i]->ending);

		if (file_stands(p->a, path, p->render.dl))
			diag_add(p->render.dl, DIAG_INTERNAL_LEFT, NULL, path);
	}
}

static const char *list_with_events(struct arena *a, const struct library *l)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < l->templates.n; i++)
		if (template_has_events(&l->templates.at[i]))
			strbuf_join(&sb, ", ", l->templates.at[i].id);
	return sb.len ? sb.text : "−";
}

void printer_find_without(const struct printer *p, const struct library *l)
{
	struct strbuf formats = strbuf_new(p->a), documents = strbuf_new(p->a);

	for (size_t i = 0; i < p->renderers.n; i++)
		strbuf_join(&formats, ", ", p->renderers.at[i]->name);
	for (size_t i = 0; i < p->without.n; i++)
		strbuf_join(&documents, ", ", p->without.at[i]);
	if (documents.len)
		diag_add(p->render.dl, p->made.n ? DIAG_NO_DAYS : DIAG_NO_DAYS_AT_ALL, NULL,
			 "--format", formats.text, documents.text, list_with_events(p->a, l));
}

void printer_tell(const struct printer *p)
{
	for (size_t i = 0; i < p->made.n; i++)
		puts(p->made.at[i].line);
}

const char *printer_line(struct arena *a, const char *path, const struct renderer *r,
			 const struct render_result *result)
{
	if (!result->count || !r->line.one)
		return path;
	return arena_printf(a, ngettext(r->line.one, r->line.many, result->count), path,
			    result->count);
}
