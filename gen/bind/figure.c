/* SPDX-License-Identifier: MIT
 *
 * The list of figures, the block that places one, and what all of them use: tracks are added first,
 * boxes and lines then name them. A figure that drew nothing becomes a sentence in its place.
 */
#include "bind/figure.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "bind/readers.h"

static const struct {
	const char *name;
	enum view_reach reach;
	draw_figure *draw;
	const char *members; /* that its words are made from, as those of views */
} figures[] = {
	{"contact-tree", OF_PROJECT, draw_contact_tree,
	 "escalation.step escalation.within escalation.what escalation.calls contact.desk "
	 "contact.name contact.role contact.phone contact.phone_off contact.hours contact.deputy "
	 "party.name system.name public-desk.name public-desk.phone desk.phone deadline.what "
	 "deadline.within"},
	/* of neighbours, which belong to other contracts, the name alone */
	{"boundary-diagram", OF_CONTRACT, draw_boundary_diagram,
	 "system.name system.owner system.vendor system.place system.line system.connects "
	 "system.* server.name server.updates device.name device.kind device.owner device.updates "
	 "device.site party.name contract-party.label role.mark topic.name decision.roles"},
	{"risk-matrix", OF_CONTRACT, draw_risk_matrix,
	 "risk.id risk.level risk.severity risk.frequency risk.factors register.title level.id "
	 "level.name matrix.level matrix.severity_name matrix.frequency_name scoring.* "
	 "project.register_names"},
	{"responsibility-bars", OF_CONTRACT, draw_responsibility_bars,
	 "contract-party.label party.name role.mark role.name topic.name decision.roles"},
};

int figure_columns(struct drawing *f, int n, double size)
{
	int first = figure_right(f);

	for (int i = 0; i < n; i++)
		*vec_push(f->b->a, &f->columns) = (struct doc_track){size, true};
	return first;
}

int figure_scale(struct drawing *f, double size)
{
	int first = figure_right(f);

	*vec_push(f->b->a, &f->columns) = (struct doc_track){size, false};
	return first;
}

int figure_rows(struct drawing *f, int n, double lines, bool grows)
{
	int first = figure_bottom(f);

	for (int i = 0; i < n; i++)
		*vec_push(f->b->a, &f->rows) = (struct doc_track){lines, grows};
	return first;
}

int figure_row(struct drawing *f, double lines, bool grows)
{
	return figure_rows(f, 1, lines, grows);
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

const char *figure_word(struct binding *b, const char *name, const char *const *pairs)
{
	const char *text = word_of(b, "figure", name);

	for (; *pairs; pairs += 2)
		text = text_replace(b->a, text, pairs[0], pairs[1]);
	return text;
}

static bool is_contracted(const struct project *p, const char *party)
{
	for (size_t i = 0; i < p->contracts.n; i++)
		if (contract_has_party(&p->contracts.at[i], party))
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

enum view_reach figure_reach_of(const char *name)
{
	for (size_t i = 0; i < ARRAY_LEN(figures); i++)
		if (strcmp(figures[i].name, name) == 0)
			return figures[i].reach;
	return OF_PROJECT;
}

static void close_figure(struct drawing *f)
{
	struct doc_frame *frame = arena_alloc(f->b->a, sizeof *frame);

	*frame = (struct doc_frame){f->columns.at, f->rows.at, f->columns.n, f->rows.n};
	f->node->frame = frame;
}

/* Nothing to show: a sentence says so in the figure's place. */
static void close_empty(struct drawing *f, const struct template_block *block)
{
	const char *empty = template_text(f->b, block->empty, block->place);

	*f->node =
		(struct doc_node){.kind = DOC_PARAGRAPH,
				  .text = empty ? empty : library_word(f->b->in->library, "empty")};
}

bool bind_figure(struct binding *b, struct doc_node *parent, const struct template_block *block)
{
	const char *name = block->figure ? block->figure : "";
	struct strbuf known = strbuf_new(b->a);

	for (size_t i = 0; i < ARRAY_LEN(figures); i++) {
		strbuf_join(&known, ", ", figures[i].name);
		if (strcmp(figures[i].name, name) != 0)
			continue;
		struct drawing f = {.b = b, .node = doc_add(b->a, parent, DOC_FIGURE, NULL)};

		f.node->role = figures[i].name;
		f.node->id = block->id;
		figures[i].draw(&f);
		readers_mark_below(b, f.node,
				   readers_of_members(b, figures[i].members, figures[i].reach),
				   block->place, name);
		if (f.node->first)
			close_figure(&f);
		else
			close_empty(&f, block);
		return true;
	}
	diag_add(b->dl, DIAG_UNKNOWN_FIGURE, b->in->template->id, block->place, name, known.text);
	return false;
}
