/* SPDX-License-Identifier: MIT
 *
 * The library's table says who may read a member. Fields of views and figures name the members they
 * are made from beside their names; placeholders do so here.
 */
#include "bind/readers.h"

#include <string.h>

#include "base/text.h"

/*
 * Bidders are no party: to a paper for them a member is for everyone, or for the hospital alone.
 */
static enum audience readers_of_member(const struct binding *b, const char *kind,
				       const char *member, enum view_reach reach)
{
	const enum audience own = library_audience(b->in->library, kind, member);

	if (own == AUDIENCE_PARTIES && reach == OF_PROJECT)
		return AUDIENCE_HOSPITAL;
	if (!template_is_for_bidders(b->in->template))
		return own;
	return library_bidders_read(b->in->library, kind, member) ? AUDIENCE_EVERYONE
								  : AUDIENCE_HOSPITAL;
}

enum audience readers_of_members(const struct binding *b, const char *members,
				 enum view_reach reach)
{
	enum audience all = AUDIENCE_EVERYONE;

	while (*members) {
		size_t n = strcspn(members, " "), dot = strcspn(members, ".");

		all = audience_narrower(
			all, readers_of_member(b, arena_strndup(b->a, members, dot),
					       arena_strndup(b->a, members + dot + 1, n - dot - 1),
					       reach));
		members += n + strspn(members + n, " ");
	}
	return all;
}

/* Names that texts of a template may use; others are its own words, or parameters of clauses. */
static const struct {
	const char *name, *members;
} placeholders[] = {
	{"project_title", "project.title"},
	{"hospital_name", "hospital.name"},
	{"parties", "contract-party.label party.name"},
	{"party_marks", "party.name"},
	{"contract_marks", "contract.title"},
	{"contract_title", "contract.title"},
	{"contract_number", "contract.number"},
	{"from", "contract.from"},
	{"to", "contract.to"},
	{"signed", "contract.signed"},
	{"edition", "contract.edition"},
	{"date", "edition.date project.date"},
};

/* Of a placeholder that names a field of the row that the text is made for. */
static enum audience rows_audience(const struct binding *b, const char *name)
{
	for (const struct row_scope *s = b->rows; s; s = s->up) {
		const struct view_source *source = view_source(s->view, name);
		const struct view_field *f = source ? view_field(s->row, name) : NULL;

		if (!source)
			continue;
		return audience_narrower(readers_of_members(b, source->members, s->view->reach),
					 audience_narrower(s->row->audience,
							   f ? f->audience : AUDIENCE_EVERYONE));
	}
	return AUDIENCE_EVERYONE;
}

struct reading {
	struct binding *b;
	enum audience audience;
};

static void read_name(void *context, const char *name)
{
	struct reading *r = context;

	r->audience = audience_narrower(r->audience, rows_audience(r->b, name));
	for (size_t i = 0; i < ARRAY_LEN(placeholders); i++)
		if (strcmp(placeholders[i].name, name) == 0)
			r->audience = audience_narrower(
				r->audience,
				readers_of_members(r->b, placeholders[i].members, OF_CONTRACT));
}

enum audience readers_of_text(struct binding *b, const char *text)
{
	struct reading r = {b, AUDIENCE_EVERYONE};

	if (text)
		expand_visit(b->a, text, read_name, &r);
	return r.audience;
}

void readers_mark(struct binding *b, struct doc_node *node, enum audience audience,
		  const char *place, const char *what)
{
	node->audience = audience_narrower(node->audience, audience);
	if (audience <= b->doc->reader || b->narrow_place)
		return;
	b->narrow_place = place;
	b->narrow_what = what;
}

void readers_mark_below(struct binding *b, struct doc_node *node, enum audience audience,
			const char *place, const char *what)
{
	readers_mark(b, node, audience, place, what);
	for (struct doc_node *child = node->first; child; child = child->next)
		readers_mark_below(b, child, audience, place, what);
}

bool readers_agree(struct binding *b)
{
	if (doc_audience(b->doc) <= b->doc->reader)
		return true;
	diag_add(b->dl,
		 template_is_for_bidders(b->in->template) ? DIAG_BIDDERS_WORDS : DIAG_INTERNAL_WORDS,
		 b->in->template->id,
		 b->narrow_place ? b->narrow_place : b->in->template->file,
		 b->narrow_what ? b->narrow_what : b->in->template->title);
	return false;
}
