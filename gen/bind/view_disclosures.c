/* SPDX-License-Identifier: MIT
 *
 * Views over the papers that vendors hand in: a row for each system and paper (and product), and
 * for a first look a row for each system with a cell for each paper.
 */
#include <string.h>

#include "base/text.h"
#include "bind/view.h"
#include "derive/disclosures.h"

static const char *const looks[DISCLOSURE__MAX] = {
	[DISCLOSURE_NOT_WANTED] = NULL,     [DISCLOSURE_RECEIVED] = "agreed",
	[DISCLOSURE_OLD] = "open",          [DISCLOSURE_ASKED] = "open",
	[DISCLOSURE_LATE] = "gap",          [DISCLOSURE_NOT_ASKED] = "gap",
};

static const char *state_word(struct binding *b, enum disclosure_state s)
{
	return word_of(b, "disclosure", disclosure_state_name(s));
}

/* Of a system that does not say, what its articles suppose is not what it says. */
static const char *remote_word(struct binding *b, const struct system *s)
{
	const char *flag = settings_get(&s->flags, "remote_maintenance");

	return !flag ? NULL
	       : strcmp(flag, "true") == 0 || strcmp(flag, "false") == 0
		       ? word_of(b, "remote", flag)
		       : flag;
}

static void set_system(struct binding *b, struct view_row *row, const struct system *s)
{
	view_set(b, row, "system", s->name);
	view_set(b, row, "system.id", s->id);
	view_set(b, row, "vendor", party_name(b, s->vendor));
	view_set_member(b, row, "remote", remote_word(b, s), s->place, "remote_maintenance");
}

static const char *edition_text(const struct guideline *g, const char *written)
{
	return g ? g->abbreviation ? g->abbreviation : g->title : written;
}

static const char *given_edition(struct binding *b, const struct disclosure *d)
{
	return d->edition ? edition_text(library_guideline(b->in->library, d->edition), d->edition)
			  : NULL;
}

static struct view_row *add_row(struct binding *b, struct view *v,
				const struct disclosure_need *need, const struct disclosure *d)
{
	const char *key = d ? d->id
			    : arena_concat(b->a, need->system->id, "/", need->paper->id,
					   (char *)NULL);

	return view_add(b, v, "disclosure", b->in->project->inspection.file,
			d ? d->place : need->system->place, key);
}

/* A day that has not come is a dash: the state says so, and 未記入 is a thing of forms. */
static void set_day(struct binding *b, struct view_row *row, const char *field, const char *iso)
{
	struct view_field *f = view_set_day(b, row, field, iso);

	if (!f->text)
		f->text = library_word(b->in->library, "dash");
}

static void set_given(struct binding *b, struct view_row *row, const struct disclosure *d)
{
	view_set(b, row, "product", d && d->product ? d->product : "");
	view_set(b, row, "edition", d && d->received ? given_edition(b, d) : "");
	set_day(b, row, "asked", d ? d->asked : NULL);
	set_day(b, row, "received", d ? d->received : NULL);
	view_set(b, row, "where", d && (d->where || d->received) ? d->where : "");
	view_set(b, row, "note", d && d->note ? d->note : "");
}

static void set_state(struct binding *b, struct view_row *row, enum disclosure_state s)
{
	view_set(b, row, "state", disclosure_state_name(s))->role = looks[s];
	view_set(b, row, "state.name", state_word(b, s))->role = looks[s];
	view_set(b, row, "state.order", arena_printf(b->a, "%d", DISCLOSURE__MAX - (int)s));
}

static void add_disclosure(struct binding *b, struct view *v, const struct disclosure_need *need,
			   const struct disclosure *d)
{
	const struct disclosure_paper *paper = need->paper;
	struct view_row *row = add_row(b, v, need, d);

	set_system(b, row, need->system);
	view_set(b, row, "paper.id", paper->id);
	view_set(b, row, "paper", paper->name);
	view_set(b, row, "paper.brief", disclosure_paper_name(paper));
	view_set(b, row, "due-edition",
		 need->edition ? edition_text(need->edition, "") : library_word(b->in->library, "dash"));
	view_set(b, row, "wanted", need->wanted ? "true" : "false");
	view_set(b, row, "wanted.name",
		 word_of(b, "disclosure", need->wanted ? "wanted" : "unwanted"));
	view_set(b, row, "reason", disclosure_reason(b->a, b->in->library, need));
	set_given(b, row, d);
	set_state(b, row,
		  d ? disclosure_state_of(b->in->project, b->in->library, paper, d) : need->state);
}

void fill_disclosures(struct binding *b, struct view *v)
{
	const struct disclosure_needs needs =
		disclosure_needs_of(b->scratch, b->in->project, b->in->library);

	for (size_t i = 0; i < needs.all.n; i++) {
		const struct disclosure_need *need = &needs.all.at[i];

		for (size_t k = 0; k < need->given.n; k++)
			add_disclosure(b, v, need, need->given.at[k]);
		if (need->wanted && !need->given.n)
			add_disclosure(b, v, need, NULL);
	}
}

/* '受領 令和8年8月20日' */
static void add_day(struct binding *b, struct view_field *f, const char *word, const char *iso)
{
	if (iso)
		view_add_line(b, f,
			      text_fill(b->a, word_of(b, "disclosure", "line"), "what",
					word_of(b, "disclosure.line", word), "date",
					view_date(b, iso)),
			      NULL);
}

/* The state, and below it when, and of which edition; of several products each by itself. */
static void set_cell(struct binding *b, struct view_row *row, const struct disclosure_need *need)
{
	struct view_field *f = view_set(
		b, row, arena_concat(b->a, "paper:", need->paper->id, (char *)NULL), "");

	f->role = looks[need->state];
	view_add_line(b, f, state_word(b, need->state), NULL);
	for (size_t i = 0; i < need->given.n; i++) {
		const struct disclosure *d = need->given.at[i];
		const char *edition = given_edition(b, d);

		if (d->product)
			view_add_line(b, f, d->product, NULL);
		add_day(b, f, "asked", d->asked);
		add_day(b, f, "received", d->received);
		if (d->received && edition)
			view_add_line(b, f, edition, NULL);
	}
}

void fill_disclosure_systems(struct binding *b, struct view *v)
{
	const struct disclosure_needs needs =
		disclosure_needs_of(b->scratch, b->in->project, b->in->library);
	struct view_row *row = NULL;

	for (size_t i = 0; i < needs.all.n; i++) {
		const struct disclosure_need *need = &needs.all.at[i];

		if (!i || need->system != needs.all.at[i - 1].system) {
			row = view_add(b, v, "disclosure", b->in->project->file,
				       need->system->place, need->system->id);
			set_system(b, row, need->system);
		}
		set_cell(b, row, need);
	}
}
