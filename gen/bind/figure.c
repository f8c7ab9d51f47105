/* SPDX-License-Identifier: MIT
 *
 * What all figures use: tracks are added first, boxes and lines then name them. Which figures there
 * are is listed in figures.c.
 */
#include "bind/figure.h"

#include <string.h>

#include "base/text.h"
#include "model/over.h"

int figure_columns(struct drawing *f, int n, double size)
{
	int first = figure_right(f);

	for (int i = 0; i < n; i++)
		*vec_push(f->b->a, &f->columns) = (struct doc_track){.size = size, .grows = true};
	return first;
}

int figure_scale(struct drawing *f, double size)
{
	int first = figure_right(f);

	*vec_push(f->b->a, &f->columns) = (struct doc_track){.size = size};
	return first;
}

int figure_rows(struct drawing *f, int n, double lines, bool grows)
{
	int first = figure_bottom(f);

	for (int i = 0; i < n; i++)
		*vec_push(f->b->a, &f->rows) = (struct doc_track){.size = lines, .grows = grows};
	return first;
}

int figure_row(struct drawing *f, double lines, bool grows)
{
	return figure_rows(f, 1, lines, grows);
}

void figure_keep(struct drawing *f, int n)
{
	for (size_t i = f->rows.n; n-- > 0 && i-- > 0;)
		f->rows.at[i].keeps = true;
}

int figure_right(const struct drawing *f)
{
	return (int)f->columns.n;
}

int figure_bottom(const struct drawing *f)
{
	return (int)f->rows.n;
}

static const struct doc_place *keep_place(struct drawing *f, struct doc_place place)
{
	struct doc_place *kept = arena_alloc(f->b->a, sizeof *kept);

	*kept = place;
	return kept;
}

struct doc_node *figure_box(struct drawing *f, const char *role, const char *text,
			    struct doc_place place)
{
	struct doc_node *box = doc_add(f->b->a, f->node, DOC_BOX,
				       text ? text : library_word(f->b->in->library, "missing"));

	box->role = role;
	box->level = 1;
	box->place = keep_place(f, place);
	return box;
}

void figure_come_from(struct drawing *f, struct doc_node *box, const struct doc_origin *origin)
{
	box->origin = arena_alloc(f->b->a, sizeof *box->origin);
	*box->origin = *origin;
	box->origin->key = NULL;
}

/* The origin may be one that others share: it is not written to. */
void figure_name_box(struct drawing *f, struct doc_node *box, const char *aspect, const char *id)
{
	struct doc_origin *origin = arena_alloc(f->b->a, sizeof *origin);
	struct strbuf key = strbuf_new(f->b->a);

	if (box->origin)
		*origin = *box->origin;
	strbuf_add(&key, origin->key ? origin->key : "");
	strbuf_join(&key, " ",
		    arena_concat(f->b->a, aspect, "/", text_replace(f->b->a, id, " ", "_"),
				 (char *)NULL));
	origin->kind = origin->kind ? origin->kind : "project";
	origin->key = key.text;
	box->origin = origin;
}

struct doc_node *figure_line(struct drawing *f, const char *role, bool tip,
			     const struct doc_point *points, size_t n)
{
	struct doc_node *line = doc_add(f->b->a, f->node, DOC_LINE, NULL);
	struct doc_path *path = arena_alloc(f->b->a, sizeof *path);

	*path = (struct doc_path){arena_alloc(f->b->a, n * sizeof *points), n, tip};
	memcpy(path->at, points, n * sizeof *points);
	line->role = role;
	line->path = path;
	return line;
}

void figure_label(struct drawing *f, struct doc_node *line, const char *text,
		  struct doc_place place)
{
	if (text_empty(text))
		return;
	line->text = text;
	line->place = keep_place(f, place);
}

/* The pair whose placeholder stands here; NULL: none. */
static const char *const *pair_at(const char *const *pairs, const char *text)
{
	while (*pairs && strncmp(text, *pairs, strlen(*pairs)) != 0)
		pairs += 2;
	return *pairs ? pairs : NULL;
}

/* Values are not looked into. */
const char *figure_word(struct binding *b, const char *name, const char *const *pairs)
{
	struct strbuf sb = strbuf_new(b->a);

	for (const char *text = word_of(b, "figure", name); *text;) {
		const char *const *pair = pair_at(pairs, text);

		if (pair)
			strbuf_add(&sb, pair[1]);
		else
			strbuf_add_char(&sb, *text);
		text += pair ? strlen(*pair) : 1;
	}
	return sb.text;
}

void figure_say(struct drawing *f, const char *name, const char *const *pairs)
{
	const char *end = word_of(f->b, "figure", "alt.end");
	const char *said = figure_word(
		f->b, arena_concat(f->b->a, "alt.", name, (char *)NULL), pairs);
	size_t n = strlen(said), tail = strlen(end);

	strbuf_add(&f->said, said);
	if (n < tail || strcmp(said + n - tail, end) != 0)
		strbuf_add(&f->said, end);
}

const char *figure_aloud(struct binding *b, const char *text)
{
	return text ? text_replace(b->a, text, "\n", " ") : "";
}

static bool is_contracted(const struct project *p, const char *party)
{
	for (size_t i = 0; i < p->contracts.n; i++)
		if (contract_has_party(&p->contracts.at[i], party) &&
		    !contract_is_over(p, &p->contracts.at[i]))
			return true;
	return false;
}

const struct party *figure_party(const struct binding *b, size_t i)
{
	const struct project *p = b->in->project;
	const struct contract *c = b->in->contract;

	for (size_t k = 0; c && k < c->parties.n; k++) {
		const struct party *party = project_party(p, c->parties.at[k].party);

		if (party && i-- == 0)
			return party;
	}
	for (size_t k = 0; !c && k < p->parties.n; k++)
		if (is_contracted(p, p->parties.at[k].id) && i-- == 0)
			return &p->parties.at[k];
	return NULL;
}

const char *figure_party_label(const struct binding *b, const char *id)
{
	const struct contract *c = b->in->contract;
	const struct party *party = id ? project_party(b->in->project, id) : NULL;

	for (size_t i = 0; id && c && i < c->parties.n; i++)
		if (strcmp(c->parties.at[i].party, id) == 0)
			return c->parties.at[i].label;
	return party ? party->name : id;
}

const struct party *figure_hospital(const struct binding *b)
{
	const struct contract_party *cp =
		b->in->contract ? contract_party_in_role(b->in->contract, "hospital") : NULL;

	return cp ? project_party(b->in->project, cp->party)
		  : project_party_of_kind(b->in->project, "hospital");
}

void figure_each_row(const struct binding *b, each_responsibility *each, void *context)
{
	const struct project *p = b->in->project;

	for (size_t i = 0; i < p->contracts.n; i++) {
		if (b->in->contract && b->in->contract != &p->contracts.at[i])
			continue;
		for (size_t k = 0; k < b->in->responsibilities[i]->rows.n; k++)
			each(&b->in->responsibilities[i]->rows.at[k], context);
	}
}

const char *figure_role_of(const struct responsibility *r, const char *party)
{
	for (size_t i = 0; i < r->contract->parties.n; i++)
		if (strcmp(r->contract->parties.at[i].party, party) == 0)
			return r->shares[i].role ? r->shares[i].role->id : NULL;
	return NULL;
}
