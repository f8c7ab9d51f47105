/* SPDX-License-Identifier: MIT
 *
 * Kind by kind of clauses/closing.json the things of the contract are gone through. Days follow from
 * the statements of its papers, selected here, since a contract that is over has none among those
 * that are made; a kind without a statement is due on the last day itself.
 */
#include "derive/closing.h"

#include <string.h>

#include "base/text.h"
#include "derive/actors.h"
#include "derive/clauses.h"
#include "derive/conditions.h"
#include "derive/coverage.h"
#include "derive/flows.h"
#include "derive/measures.h"
#include "derive/office_duties.h"
#include "derive/papers.h"
#include "derive/record_index.h"
#include "derive/rhythm.h"
#include "derive/time_limit.h"
#include "model/objects.h"

struct closing_work {
	struct arena *a;
	const struct closing_wish *wish;
	const char *day;                       /* ISO, or NULL */
	VEC(const struct selection *) papers;  /* of the contract */
	const struct closing_kind *kind;       /* that is gone through */
	struct closing_list *out;
};

const char *closing_day(const struct contract *c)
{
	return c->ended ? c->ended : c->to;
}

static void select_papers(struct closing_work *w)
{
	const struct closing_wish *wish = w->wish;
	const struct wanted_papers *wanted = papers_wanted(w->a, wish->project, wish->library);

	for (size_t i = 0; i < wanted->all.n; i++) {
		const struct wanted_paper *p = &wanted->all.at[i];

		if (p->contract == wish->contract && template_has_articles(p->template))
			*vec_push(w->a, &w->papers) =
				select_clauses(w->a, wish->project, wish->library, p->template,
					       p->contract, NULL);
	}
}

/* --- by which statement, and when --- */

/* The statement that 'clause#statement' names in a paper of the contract; form NULL: none has it. */
static struct office_duty find_in(struct arena *a, const struct selection *s, const char *name)
{
	size_t n = strcspn(name, "#");
	const struct chosen *c = selection_find(s, arena_strndup(a, name, n));
	struct office_duty d = {.paper = s, .chosen = c};

	if (c && c->clause->duties && c->position && name[n])
		d.statement = duties_find(c->clause->duties, name + n + 1);
	if (d.statement)
		d.form = statement_in(d.statement, c->position->name);
	return d;
}

static struct office_duty find_first(struct closing_work *w, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < w->papers.n; k++) {
			const struct office_duty d = find_in(w->a, w->papers.at[k], names[i]);

			if (d.form)
				return d;
		}
	return (struct office_duty){0};
}

/* What is handed in ends on the next business day, where a paper of the contract says so. */
static bool is_put_off(struct closing_work *w, const struct office_duty *d, const char *time)
{
	const struct time_limit limit = time_limit_of(&w->wish->library->duty_words, time);

	if (!time_limit_moves(&limit, d->form->act))
		return false;
	for (size_t i = 0; i < w->papers.n; i++)
		if (selection_find(w->papers.at[i], limit.clock->papers_by))
			return true;
	return false;
}

/* The day by the statement's time, counted from `day`; `day` itself where it says no time. */
static const char *move_day(struct closing_work *w, const struct office_duty *d, const char *day)
{
	const struct calendar *c = &w->wish->library->calendar;
	const struct days_off off = calendar_days_off(c);

	if (!d->form || !day)
		return day;
	const char *time = office_duty_time(w->a, w->wish->library, d);
	const struct rhythm r = rhythm_read(c, time);

	if (!r.unit)
		return day;
	const char *moved = rhythm_move(
		w->a, c, &(struct rhythm){.offset = r.offset, .unit = r.unit}, day);

	return r.offset > 0 && is_put_off(w, d, time) ? days_to_business(w->a, moved, 1, &off)
						      : moved;
}

static const char *cite(struct closing_work *w, const struct office_duty *d)
{
	return d->form ? arena_concat(w->a, template_name(d->paper->template),
				      statement_citation_brief(w->a, w->wish->library, d->chosen,
							       d->form),
				      (char *)NULL)
		       : "";
}

/* --- one item --- */

/* A thing that something is done with; `what` are the words of a flow, else its name. */
struct closing_thing {
	const char *key, *name, *what, *keep, *file_place;
	const struct system *system;
	const char *who; /* a party of the project; NULL: nobody said */
};

static const struct system *system_of(const struct closing_work *w, const char *id)
{
	const struct system *now = project_system(w->wish->project, id);

	return now || !w->wish->past ? now : project_system(w->wish->past, id);
}

static const struct risk_register *register_of(const struct closing_work *w, const char *id)
{
	const struct risk_register *now = project_register(w->wish->project, id);

	return now || !w->wish->past ? now : project_register(w->wish->past, id);
}

static const struct contract_party *hospital_of(const struct closing_work *w)
{
	return contract_party_in_role(w->wish->contract, "hospital");
}

static bool is_hospital(const struct closing_work *w, const struct contract_party *p)
{
	return p && p == hospital_of(w);
}

static const char *act_text(struct closing_work *w, const struct closing_thing *t)
{
	const struct contract_party *hospital = hospital_of(w);
	const char *text = text_fill(w->a, w->kind->act, "what", t->what ? t->what : "", "keep",
				     t->keep ? t->keep : "");

	return text_fill(w->a, text, "hospital", hospital ? hospital->label : "", NULL, NULL);
}

/* '2027-04-10 見本 花子' of the contract's own list. */
static void note_done(struct closing_work *w, struct closing_item *i)
{
	const char *said = settings_get(&w->wish->contract->closing, i->id);
	size_t n = said ? strcspn(said, " ") : 0;

	if (!said)
		return;
	i->done = arena_strndup(w->a, said, n);
	i->by = said[n] ? said + n + 1 : NULL;
}

static void set_proof(struct closing_work *w, struct closing_item *i)
{
	const struct office_duty d =
		find_first(w, w->kind->proof_by.at, w->kind->proof_by.n);
	const char *word = d.form && d.form->record ? office_duty_fill(w->a, &d, d.form->record)
						    : "";

	i->proof = w->kind->proof ? w->kind->proof : word;
	i->proof_day = d.form ? move_day(w, &d, i->day) : NULL;
}

static bool is_wanted(const struct closing_work *w, const struct contract_party *who)
{
	if (w->wish->party)
		return who && strcmp(who->party, w->wish->party) == 0;
	return !w->kind->others || !is_hospital(w, who);
}

static void add_item(struct closing_work *w, const struct closing_thing *t)
{
	const struct contract_party *who =
		contract_signatory(w->wish->project, w->wish->contract, t->who);
	bool leaves = w->wish->party != NULL;
	const struct office_duty by =
		leaves ? find_first(w, w->kind->leaving.at, w->kind->leaving.n)
		       : find_first(w, w->kind->end.at, w->kind->end.n);
	struct closing_item i = {
		.kind = w->kind,
		.id = arena_concat(w->a, w->kind->id, "/", t->key, (char *)NULL),
		.system = t->system,
		.thing = t->name,
		.who = who,
		.to = is_hospital(w, who) ? contract_party_in_role(w->wish->contract, "vendor")
					  : hospital_of(w),
		.day = move_day(w, &by, w->day),
		.provision = cite(w, &by),
		.file_place = t->file_place,
		.unsaid = !t->what,
	};

	if (!is_wanted(w, who))
		return;
	i.act = act_text(w, t);
	set_proof(w, &i);
	note_done(w, &i);
	*vec_push(w->a, &w->out->all) = i;
}

/* --- flows --- */

/* 'なし' and the like: nothing is returned, and nobody has to do anything. */
static bool says_none(const struct closing_work *w, const char *text)
{
	return text_equal(text, library_word(w->wish->library, "closing.none"));
}

static void add_flow(struct closing_work *w, const struct risk_register *reg, const struct flow *f)
{
	const struct contract *c = w->wish->contract;
	const struct flow_share *share = contract_flow(c, reg->id, f->id);
	bool first = strcmp(reg->id, c->registers.at[0]) == 0;
	const struct contract_party *vendor = contract_party_in_role(c, "vendor");
	const char *handler = flow_handler(c, share, f);
	const char *said = !share ? NULL
			   : strcmp(w->kind->member, "returns") == 0 ? share->returns
								     : share->erases;

	if ((share && share->out_of_scope) || says_none(w, said) ||
	    !flow_ends_contract(w->a, w->wish->library, f))
		return;
	add_item(w, &(struct closing_thing){
			    .key = first ? f->id
					 : arena_concat(w->a, reg->id, ":", f->id, (char *)NULL),
			    .name = f->content ? arena_concat(w->a, f->id, "　", f->content,
							      (char *)NULL)
					       : f->id,
			    .what = said,
			    .file_place = share ? share->place : c->place,
			    .who = handler ? handler : vendor ? vendor->party : NULL,
		    });
}

static void add_flows(struct closing_work *w)
{
	const struct contract *c = w->wish->contract;

	for (size_t i = 0; i < c->registers.n; i++) {
		const struct risk_register *reg = register_of(w, c->registers.at[i]);

		for (size_t k = 0; reg && k < reg->flows.n; k++)
			add_flow(w, reg, &reg->flows.at[k]);
	}
}

/* --- systems and what belongs to them --- */

static const char *owner_of(const struct tended *t)
{
	const struct tending_role *role = tending_role_of(t->kind, "owner");

	return role ? tending_party(role, t) : NULL;
}

/* What nobody is said to own counts as the hospital's: it stays where it stands. */
static bool is_owned(const struct closing_work *w, const struct tended *t)
{
	const struct contract_party *hospital = hospital_of(w);
	const char *owner = owner_of(t);
	bool own = !owner || (hospital && strcmp(owner, hospital->party) == 0);

	return !w->kind->owned || own == (strcmp(w->kind->owned, "hospital") == 0);
}

/* Things are known by their id, and by their system's before it where another has the same. */
struct twin_search {
	const struct tended *t;
	size_t n;
};

static void count_twins(void *context, const struct tended *other)
{
	struct twin_search *x = context;

	x->n += strcmp(other->kind, x->t->kind) == 0 && strcmp(other->id, x->t->id) == 0;
}

static const char *key_of_thing(struct closing_work *w, const struct tended *t)
{
	const struct contract *c = w->wish->contract;
	struct twin_search x = {.t = t};

	for (size_t i = 0; i < c->systems.n; i++) {
		const struct system *s = system_of(w, c->systems.at[i]);

		if (s)
			system_visit_things(s, count_twins, &x);
	}
	return x.n > 1 ? arena_concat(w->a, t->system->id, "/", t->id, (char *)NULL) : t->id;
}

static void visit_thing_of_kind(void *context, const struct tended *t)
{
	struct closing_work *w = context;
	const struct tending_role *role =
		strcmp(w->kind->of, t->kind) == 0 ? tending_role_of(t->kind, w->kind->who) : NULL;

	if (!role || t->out_of_scope || !is_owned(w, t) ||
	    (w->kind->when && !conditions_hold_of_system(w->a, w->wish->library, t->system,
							 w->kind->when)))
		return;
	add_item(w, &(struct closing_thing){.key = key_of_thing(w, t),
					    .name = t->name,
					    .what = t->name,
					    .file_place = t->place,
					    .system = t->system,
					    .who = tending_party(role, t)});
}

/* A system that only says in words by which line it is reached: nobody is named for it. */
static void add_line_in_words(struct closing_work *w, const struct system *s)
{
	if (strcmp(w->kind->of, "line") == 0 && !s->lines.n && !text_empty(s->line) &&
	    !s->out_of_scope)
		add_item(w, &(struct closing_thing){.key = s->id,
						    .name = s->line,
						    .what = s->line,
						    .file_place = s->place,
						    .system = s});
}

static void add_things(struct closing_work *w)
{
	const struct contract *c = w->wish->contract;

	for (size_t i = 0; i < c->systems.n; i++) {
		const struct system *s = system_of(w, c->systems.at[i]);

		if (!s)
			continue;
		system_visit_things(s, visit_thing_of_kind, w);
		add_line_in_words(w, s);
	}
}

/* --- records --- */

static bool has_item(const struct closing_work *w, const char *id)
{
	for (size_t i = 0; i < w->out->all.n; i++)
		if (strcmp(w->out->all.at[i].id, id) == 0)
			return true;
	return false;
}

/* Who keeps it; of several the first that is not the hospital. */
static const struct contract_party *keeper_of(struct closing_work *w, const char *who)
{
	const struct contract *c = w->wish->contract;
	const struct actors actors = actors_of(w->a, w->wish->project, c, who);

	for (size_t i = 0; i < actors.all.n; i++) {
		const struct contract_party *p = &c->parties.at[actors.all.at[i].party];

		if (!is_hospital(w, p) &&
		    (!w->wish->party || strcmp(p->party, w->wish->party) == 0))
			return p;
	}
	return NULL;
}

static void add_record(struct closing_work *w, const struct record_index *x,
		       const struct office_duty *d)
{
	const char *keep = office_duty_keep(w->a, d);
	const struct contract_party *keeper = d->form->who ? keeper_of(w, d->form->who) : NULL;

	if (!keeper || !*keep)
		return;
	const struct record_list *list =
		record_index_find(w->a, x, d->chosen->clause->id, d->statement->id,
				  office_duty_fill(w->a, d, d->form->record));

	for (size_t i = 0; i < list->all.n; i++) {
		const struct record_form *r = list->all.at[i];

		if (!has_item(w, arena_concat(w->a, w->kind->id, "/", r->id, (char *)NULL)))
			add_item(w, &(struct closing_thing){.key = r->id,
							    .name = r->name,
							    .what = r->name,
							    .keep = keep,
							    .file_place = w->wish->contract->place,
							    .who = keeper->party});
	}
}

static void add_records_of(struct closing_work *w, const struct record_index *x,
			   const struct selection *s)
{
	for (size_t i = 0; i < s->n_in; i++) {
		const struct chosen *c = &s->all.at[i];
		const struct duties *duties = c->clause->duties;

		for (size_t k = 0; duties && c->position && k < duties->statements.n; k++) {
			const struct office_duty d = {
				s, c, &duties->statements.at[k],
				statement_in(&duties->statements.at[k], c->position->name)};

			if (d.form && d.form->record && statement_binds(d.form))
				add_record(w, x, &d);
		}
	}
}

static void add_records(struct closing_work *w)
{
	const struct record_index *x = record_index_new(w->a, w->wish->library);

	for (size_t i = 0; i < w->papers.n; i++)
		add_records_of(w, x, w->papers.at[i]);
}

/* --- media: the hospital's own, and no party reads of them --- */

static void add_media(struct closing_work *w)
{
	const struct contract *c = w->wish->contract;
	const struct contract_party *hospital = hospital_of(w);

	for (size_t i = 0; i < c->systems.n; i++) {
		const struct system *s = system_of(w, c->systems.at[i]);

		for (size_t k = 0; s && k < s->media.n; k++)
			add_item(w, &(struct closing_thing){
					    .key = s->media.at[k].id,
					    .name = s->media.at[k].name,
					    .what = s->media.at[k].name,
					    .file_place = s->media.at[k].place,
					    .system = s,
					    .who = hospital ? hospital->party : NULL});
	}
}

/* --- what is a party's own, whatever things it has --- */

/* A thing of the party asks for it already: the same statement lays it down. */
static bool is_asked(const struct closing_work *w, const struct contract_party *p)
{
	for (size_t i = 0; i < w->out->all.n; i++) {
		const struct closing_item *item = &w->out->all.at[i];

		if (item->who == p && item->kind != w->kind && item->kind->leaving.n &&
		    strcmp(item->kind->leaving.at[0], w->kind->leaving.at[0]) == 0)
			return true;
	}
	return false;
}

static const struct contract_party *leaving_party(const struct closing_work *w)
{
	const struct contract *c = w->wish->contract;

	for (size_t i = 0; w->wish->party && i < c->parties.n; i++)
		if (strcmp(c->parties.at[i].party, w->wish->party) == 0)
			return &c->parties.at[i];
	return NULL;
}

/* Of a party that leaves; when the contract ends its things, systems and records say all. */
static void add_party(struct closing_work *w)
{
	const struct contract_party *p = leaving_party(w);
	const struct party *named = p ? project_party(w->wish->project, p->party) : NULL;
	const struct office_duty by = find_first(w, w->kind->leaving.at, w->kind->leaving.n);

	if (p && by.form && !is_asked(w, p))
		add_item(w, &(struct closing_thing){.key = p->party,
						    .name = named ? named->name : p->party,
						    .what = p->party,
						    .file_place = p->place,
						    .who = p->party});
}

static void add_kind(struct closing_work *w)
{
	if (strcmp(w->kind->of, "flow") == 0)
		add_flows(w);
	else if (strcmp(w->kind->of, "medium") == 0)
		add_media(w);
	else if (strcmp(w->kind->of, "record") == 0)
		add_records(w);
	else if (strcmp(w->kind->of, "party") == 0)
		add_party(w);
	else
		add_things(w);
}

struct closing_list closing_of(struct arena *a, const struct closing_wish *wish)
{
	struct closing_list out = {0};
	struct closing_work w = {
		.a = a,
		.wish = wish,
		.day = wish->day ? wish->day : closing_day(wish->contract),
		.out = &out,
	};

	if (wish->library->closing_kinds.n)
		select_papers(&w);
	for (size_t i = 0; i < wish->library->closing_kinds.n; i++) {
		w.kind = &wish->library->closing_kinds.at[i];
		add_kind(&w);
	}
	return out;
}

struct known closing_known(struct arena *a, const struct closing_list *list)
{
	struct known out = {0};

	for (size_t i = 0; i < list->all.n; i++)
		known_add(a, &out, list->all.at[i].id);
	return out;
}

size_t closing_open(const struct closing_list *list)
{
	size_t n = 0;

	for (size_t i = 0; i < list->all.n; i++)
		n += !list->all.at[i].done;
	return n;
}
