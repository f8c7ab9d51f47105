/* SPDX-License-Identifier: MIT
 *
 * The cells are asked of the view that the contract's own table is made from, so that no second
 * copy of its words stands here; the sources are asked of what the view was derived from.
 */
#include "cmd/explain_row.h"

#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "bind/view.h"
#include "work/documents.h"

#define VIEW "responsibilities"

/* One row, its cells as printed and what they were derived from. */
struct row_printing {
	const struct run *run;
	const struct responsibility *r;
	const struct table_row *w;
	const struct view_row *row;
};

static size_t index_of(const struct run *run, const struct contract *c)
{
	return (size_t)(c - run->project->contracts.at);
}

const struct table_row *explain_words(const struct run *run, const struct responsibility *r)
{
	return table_words_find(run->words[index_of(run, r->contract)], r);
}

static const char *marks_of(const struct run *run, const struct table_row *w)
{
	struct strbuf sb = strbuf_new(run->arena);
	const struct contract *c = w->acts.row->contract;

	for (size_t i = 0; i < c->parties.n; i++) {
		const struct row_share *s = &w->acts.shares[i];
		const char *mark = s->role ? s->role->mark : "?";

		if (s->proposed)
			mark = text_replace(run->arena,
					    library_word(run->library, "mark.proposed"),
					    "{{mark}}", mark);
		strbuf_join(&sb, ", ",
			    arena_printf(run->arena, "%s %s", c->parties.at[i].label, mark));
	}
	return sb.text;
}

const char *explain_line(const struct run *run, const struct table_row *w)
{
	const struct responsibility *r = w->acts.row;

	return arena_printf(run->arena, "  %s: %s (%s %s, %s) %s", _("row"), r->full_key,
			    _("contract"), r->contract->id, r->phase ? r->phase : "-",
			    marks_of(run, w));
}

const char *explain_cell(struct arena *a, const struct view_row *row, const char *field)
{
	const struct view_field *f = view_field(row, field);
	struct strbuf sb = strbuf_new(a);

	if (f && f->text && *f->text)
		strbuf_add(&sb, f->text);
	for (size_t i = 0; f && i < f->lines.n; i++)
		strbuf_join(&sb, "\n", f->lines.at[i].text);
	return text_replace(a, sb.text, "\n", " / ");
}

static const char *said_by(struct arena *a, const struct decision *d)
{
	return arena_printf(a, "%s %s", _("decision"), d->id);
}

static const char *rule_of(const struct row_printing *p)
{
	return p->r->rule ? arena_printf(p->run->arena, "%s %s", _("register rule"),
					 p->r->rule->id)
			  : _("no rule fits");
}

/* 'statement clause#id, clause#other', each once; a guess where the measures are one. */
struct sources {
	const struct row_printing *p;
	struct strbuf sb;
	VEC(const struct row_statement *) all;
};

static void add_source(struct sources *s, const struct row_statement *by)
{
	struct arena *a = s->p->run->arena;

	for (size_t i = 0; i < s->all.n; i++)
		if (s->all.at[i]->statement == by->statement)
			return;
	*vec_push(a, &s->all) = by;
	strbuf_join(&s->sb, ", ",
		    arena_printf(a, "%s#%s", by->chosen->clause->id, by->statement->id));
}

static struct sources no_sources(const struct row_printing *p)
{
	return (struct sources){.p = p, .sb = strbuf_new(p->run->arena)};
}

/* NULL: there are none. */
static const char *sources_text(struct sources *s)
{
	bool guess = s->p->w->acts.link.source == MEASURES_WORDS;

	return s->all.n ? arena_printf(s->p->run->arena, "%s %s%s", _("statement"), s->sb.text,
				       guess ? _(", a guess") : "")
			: NULL;
}

/* Those that the row rests on, of which `has` is true (NULL: all). */
static const char *statements_of(const struct row_printing *p,
				 bool (*has)(const struct row_statement *))
{
	struct sources s = no_sources(p);

	for (size_t i = 0; i < p->w->acts.statements.n; i++) {
		const struct row_statement *by = &p->w->acts.statements.at[i];

		if (by->used && (!has || has(by)))
			add_source(&s, by);
	}
	return sources_text(&s);
}

static const char *acts_source(const struct row_printing *p, size_t party)
{
	const struct row_share *share = &p->w->acts.shares[party];
	struct sources s = no_sources(p);

	for (size_t i = 0; i < share->acts.n; i++)
		add_source(&s, share->acts.at[i].by);
	return sources_text(&s);
}

/*
 * Decision, register, statement: derive/row_acts.h. A role that the rules give and statements take
 * away or raise comes from the statements that the row rests on.
 */
static const char *mark_source(const struct row_printing *p, size_t party)
{
	const struct share *own = &p->r->shares[party];
	const struct row_share *share = &p->w->acts.shares[party];
	const char *acts = acts_source(p, party);

	if (own->decision)
		return said_by(p->run->arena, own->decision);
	if (share->proposed)
		return arena_printf(p->run->arena, _("a proposal of %s"),
				    acts ? acts : rule_of(p));
	if (share->role == own->role)
		return rule_of(p);
	if (!acts)
		acts = statements_of(p, NULL);
	return acts ? acts : rule_of(p);
}

/* The last decision that says something in that member. */
static const char *decided(const struct row_printing *p, size_t offset)
{
	for (size_t i = p->r->decisions.n; i-- > 0;) {
		const char *said;

		memcpy(&said, (const char *)p->r->decisions.at[i] + offset, sizeof said);
		if (said)
			return said_by(p->run->arena, p->r->decisions.at[i]);
	}
	return NULL;
}

static const char *words_source(const struct row_printing *p, size_t party)
{
	const char *from;

	switch (p->w->shares[party].source) {
	case WORDS_DECISION:
		return decided(p, offsetof(struct decision, text));
	case WORDS_STATEMENT:
		from = acts_source(p, party);
		return from ? from : statements_of(p, NULL);
	case WORDS_ROW:
		return _("the row of the risk's duty");
	case WORDS_PHRASE:
		return arena_printf(p->run->arena, _("%s, no statement tells it"), rule_of(p));
	case WORDS_NONE:
		break;
	}
	return NULL;
}

static bool has_time(const struct row_statement *s)
{
	return s->form->times.n > 0;
}

static bool has_record(const struct row_statement *s)
{
	return s->form->record != NULL;
}

static bool has_fee(const struct row_statement *s)
{
	return s->whole && s->form->fee;
}

static const char *topic_source(const struct row_printing *p)
{
	return p->r->topic.topic ? arena_printf(p->run->arena, "%s %s", _("topic"),
						p->r->topic.topic->id)
				 : NULL;
}

static const char *when_source(const struct row_printing *p)
{
	const char *by = p->r->when ? decided(p, offsetof(struct decision, when))
				    : statements_of(p, has_time);

	return by ? by : topic_source(p);
}

static const char *provisions_source(const struct row_printing *p)
{
	const char *by = statements_of(p, NULL);

	if (by)
		return by;
	return covers_of(p->run->arena, p->run->covers, p->r)->all.n
		       ? _("the clause that names the row")
		       : topic_source(p);
}

static const char *record_source(const struct row_printing *p)
{
	return statements_of(p, has_record);
}

static const char *fee_source(const struct row_printing *p)
{
	const char *by = p->r->fee ? decided(p, offsetof(struct decision, fee))
				   : statements_of(p, has_fee);

	return by ? by : _("nobody said");
}

static const char *status_source(const struct row_printing *p)
{
	return p->r->settled ? said_by(p->run->arena, p->r->settled) : rule_of(p);
}

static const char *basis_source(const struct row_printing *p)
{
	return p->r->reg->file;
}

static void print_cell(const char *name, const char *text, const char *source)
{
	printf("    %s: %s", name, *text ? text : "-");
	if (*text && source)
		printf(" (%s: %s)", _("from"), source);
	putchar('\n');
}

static const struct {
	const char *name, *field;
	const char *(*source)(const struct row_printing *);
} cells[] = {
	{N_("time"), "when", when_source},
	{N_("articles"), "provisions", provisions_source},
	{N_("record"), "record", record_source},
	{N_("fee"), "fee", fee_source},
	{N_("status"), "status.name", status_source},
	{N_("basis"), "basis", basis_source},
};

static void print_party(const struct row_printing *p, size_t i)
{
	struct arena *a = p->run->arena;
	const struct contract_party *party = &p->r->contract->parties.at[i];
	const char *mark = arena_concat(a, "role:", party->party, (char *)NULL);
	const char *words = arena_concat(a, "words:", party->party, (char *)NULL);

	print_cell(arena_printf(a, "%s (%s)", party->label, party->party),
		   explain_cell(a, p->row, mark), mark_source(p, i));
	print_cell(arena_printf(a, "%s %s", party->label, _("does")),
		   explain_cell(a, p->row, words), words_source(p, i));
}

bool explain_printed(const struct run *run, const struct responsibility *r)
{
	const struct template *in;
	const struct view *v = documents_view(run, r->contract, VIEW, &in);
	size_t nth = (size_t)(r - run->responsibilities[index_of(run, r->contract)]->rows.at);

	if (!v || nth >= v->rows.n)
		return false;
	struct row_printing p = {run, r, explain_words(run, r), &v->rows.at[nth]};

	printf("  %s %s/%s:\n", _("as printed in"), r->contract->id, in->id);
	for (size_t i = 0; i < r->contract->parties.n; i++)
		print_party(&p, i);
	for (size_t i = 0; i < ARRAY_LEN(cells); i++)
		print_cell(_(cells[i].name), explain_cell(run->arena, p.row, cells[i].field),
			   cells[i].source(&p));
	return true;
}
