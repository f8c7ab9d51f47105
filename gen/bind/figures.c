/* SPDX-License-Identifier: MIT
 *
 * The list of figures, and the block that places one. A figure that drew nothing becomes a sentence
 * in its place.
 */
#include <string.h>

#include "base/strbuf.h"
#include "bind/figure.h"
#include "bind/readers.h"
#include "doc/doc_copy.h"

static const struct {
	const char *name;
	enum view_reach reach;
	draw_figure *draw;
	const char *members; /* that its words are made from, as those of views */
} figures[] = {
	{"contact-tree", OF_PROJECT, draw_contact_tree,
	 "escalation.step escalation.within escalation.chain escalation.what escalation.calls contact.desk "
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

	*frame = (struct doc_frame){
		f->columns.at, f->rows.at, f->columns.n, f->rows.n, false};
	f->node->frame = frame;
	f->node->alt = f->said.len ? f->said.text : NULL;
}

/* Nothing to show: a sentence says so in the figure's place. */
static void close_empty(struct drawing *f, const struct template_block *block)
{
	const char *empty = template_text(f->b, block->empty, block->place);

	*f->node =
		(struct doc_node){.kind = DOC_PARAGRAPH,
				  .text = empty ? empty : library_word(f->b->in->library, "empty")};
}

/* The row's field that is a picture; a field without one, such as of what has no old state, is none. */
static bool bind_field(struct binding *b, struct doc_node *parent,
		       const struct template_block *block)
{
	const struct row_scope *s = b->rows;
	const struct view_field *f = s ? view_field(s->row, block->field) : NULL;

	if (!s || !view_source(s->view, block->field)) {
		diag_add(b->dl, DIAG_UNKNOWN_FIELD, b->in->template->id, block->place, block->field,
			 s ? s->view->name : "-", s ? view_list_fields(b->a, s->view) : "-");
		return false;
	}
	if (f && f->node)
		readers_mark_below(b, doc_copy(b->a, parent, f->node), s->row->audience,
				   block->place, block->field);
	return true;
}

bool bind_figure(struct binding *b, struct doc_node *parent, const struct template_block *block)
{
	const char *name = block->figure ? block->figure : "";
	struct strbuf known = strbuf_new(b->a);

	if (block->field)
		return bind_field(b, parent, block);
	for (size_t i = 0; i < ARRAY_LEN(figures); i++) {
		strbuf_join(&known, ", ", figures[i].name);
		if (strcmp(figures[i].name, name) != 0)
			continue;
		struct drawing f = {.b = b,
				    .node = doc_add(b->a, parent, DOC_FIGURE, NULL),
				    .said = strbuf_new(b->a)};

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
