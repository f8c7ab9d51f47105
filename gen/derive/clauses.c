/* SPDX-License-Identifier: MIT
 *
 * A document's clauses in three walks: each is judged (for this document, condition, omission,
 * chapter) and keeps the reason why it is left out; what is in is sorted by chapter, topic and
 * order; then articles get numbers, the frozen ones of the edition first. A name is the document's,
 * else one of the template's terms; a parameter the contract's, else the project's, else the
 * clause's default.
 */
#include "derive/clauses.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "base/unicode.h"
#include "derive/conditions.h"
#include "derive/core_annex.h"
#include "derive/levels.h"
#include "derive/papers.h"
#include "derive/party_marks.h"
#include "derive/role_names.h"
#include "derive/terms.h"

static void set_date(struct arena *a, struct settings *s, const char *name, const char *iso)
{
	const char *shown = iso ? unicode_wareki(a, iso) : NULL;

	if (shown)
		settings_set(a, s, name, shown);
}

static void set_if(struct arena *a, struct settings *s, const char *name, const char *value)
{
	if (value)
		settings_set(a, s, name, value);
}

/* All who sign: '甲：見本病院、乙：例示社、丙：…'. */
static const char *name_parties(struct arena *a, const struct project *p, const struct library *l,
				const struct contract *c)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < c->parties.n; i++) {
		const struct contract_party *cp = &c->parties.at[i];
		const struct party *party = project_party(p, cp->party);

		strbuf_join(&sb, library_word(l, "list.comma"),
			    arena_concat(a, cp->label, library_word(l, "colon"),
					 party ? party->name : cp->party, (char *)NULL));
	}
	return sb.text;
}

static const char *const third_roles[] = {"subcontractor", "carrier", "cloud"};

/*
 * Whoever is no side of its own: a text may name them whether they sign or not, so without a label
 * (or a term of the document) they are called by their trade (クラウド事業者).
 */
static void set_third_names(struct arena *a, const struct library *l, const struct settings *terms,
			    struct settings *s)
{
	for (size_t i = 0; i < ARRAY_LEN(third_roles); i++) {
		const char *role = third_roles[i], *term = settings_get(terms, role);

		if (!settings_get(s, role))
			settings_set(a, s, role,
				     term ? term
					  : library_word(l, arena_concat(a, "party.", role,
									 (char *)NULL)));
	}
}

/* All who sign beside the two sides: 丙 · 丙、丁及び戊; NULL: nobody. */
static const char *name_others(struct arena *a, const struct library *l, const struct contract *c)
{
	struct strbuf sb = strbuf_new(a);
	const char *last = NULL;

	for (size_t i = 0; i < c->parties.n; i++) {
		if (contract_has_side(c, &c->parties.at[i]))
			continue;
		if (last)
			strbuf_join(&sb, library_word(l, "list.comma"), last);
		last = c->parties.at[i].label;
	}
	return last ? (strbuf_join(&sb, library_word(l, "list.and"), last), sb.text) : NULL;
}

/*
 * In a contract the parties are called by the document's terms, else by their labels, and each by
 * name under 'role_name'.
 */
static void set_contract_names(struct arena *a, const struct project *p, const struct library *l,
			       const struct contract *c, const struct settings *terms,
			       struct settings *s)
{
	const char *own = settings_get(terms, "others"), *others = own ? own : name_others(a, l, c);

	for (size_t i = 0; i < c->parties.n; i++) {
		const struct contract_party *cp = &c->parties.at[i];
		const struct party *party = project_party(p, cp->party);
		const char *term = settings_get(terms, cp->role);

		if (settings_get(s, cp->role))
			continue;
		settings_set(a, s, cp->role, term ? term : cp->label);
		set_if(a, s, arena_concat(a, cp->role, "_name", (char *)NULL),
		       party ? party->name : NULL);
	}
	settings_set(a, s, "others", others ? others : library_word(l, "party.others"));
	settings_set(a, s, "parties", name_parties(a, p, l, c));
	settings_set(a, s, "contract_title", c->title);
	set_if(a, s, "contract_number", c->number);
	set_if(a, s, "from", c->from ? NULL : library_word(l, "contract.from-none"));
	set_if(a, s, "to", c->to ? NULL : library_word(l, "contract.to-none"));
	set_date(a, s, "from", c->from);
	set_date(a, s, "to", c->to);
	set_date(a, s, "signed", c->signed_on);
}

/* '◎ 責任をもって行う　○ 実施する': what the marks of roles mean. */
static const char *explain_marks(struct arena *a, const struct library *l)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < l->roles.n; i++)
		strbuf_join(&sb, "　",
			    arena_concat(a, l->roles.at[i].mark, " ", l->roles.at[i].name,
					 (char *)NULL));
	return sb.text;
}

static void set_names(struct arena *a, const struct project *p, const struct library *l,
		      const struct template *t, const struct contract *c,
		      const struct imprint *imprint, struct settings *s)
{
	const struct guideline *g = p->guideline ? library_guideline(l, p->guideline) : NULL;
	const struct party *hospital = project_party_of_kind(p, "hospital");

	if (c)
		set_contract_names(a, p, l, c, &t->terms, s);
	set_third_names(a, l, &t->terms, s);
	settings_set(a, s, "project_title", p->title);
	set_if(a, s, "edition", imprint->edition);
	set_date(a, s, "date", imprint->date);
	set_date(a, s, "facts_as_of", g && g->as_of ? g->as_of : l->desks_as_of);
	set_date(a, s, "desks_as_of", l->desks_as_of);
	settings_set(a, s, "marks", explain_marks(a, l));
	set_if(a, s, "party_marks", c ? NULL : party_marks_text(a, p));
	set_if(a, s, "contract_marks", c ? NULL : contract_marks_text(a, l, p));
	if (!settings_get(s, "hospital_name"))
		set_if(a, s, "hospital_name", hospital ? hospital->name : NULL);
	tables_name(a, l, s);
	s->up = terms_of_position(a, l, &p->terms, "", &t->terms);
	role_names_add(a, p, l, c, s);
}

/*
 * A contract sets a parameter for all clauses, or for one as 'clause-id.name'; then the project,
 * then the clause's default.
 */
static const char *find_param(struct arena *a, const struct settings *chain,
			      const struct clause *clause, const char *name)
{
	const char *exact = arena_concat(a, clause->id, ".", name, (char *)NULL), *value = NULL;

	for (; chain && !value; chain = chain->up) {
		const struct settings own = {.all = chain->all};

		value = settings_get(&own, exact);
		if (!value)
			value = settings_get(&own, name);
	}
	return value;
}

static void set_params(struct arena *a, const struct project *p, const struct contract *c,
		       const struct clause *clause, struct settings *s)
{
	for (size_t i = 0; i < clause->params.all.n; i++) {
		const char *name = clause->params.all.at[i].name;
		const char *value = find_param(a, c ? &c->params : &p->params, clause, name);

		settings_set(a, s, name, value ? value : clause->params.all.at[i].value);
	}
}

static bool is_for(const struct clause *c, const char *document)
{
	for (size_t i = 0; i < c->documents.n; i++)
		if (strcmp(c->documents.at[i], document) == 0)
			return true;
	return false;
}

static const struct omission *find_omission(const struct library *l, const struct omissions *omit,
					    const struct clause *clause)
{
	const struct core_module *m = library_module_of(l, clause);

	for (size_t i = 0; i < omit->n; i++) {
		const struct omission *o = &omit->at[i];

		if ((o->clause && strcmp(o->clause, clause->id) == 0) ||
		    (o->topic && strcmp(o->topic, clause->topic) == 0) ||
		    (m && text_equal(o->module, m->id)))
			return o;
	}
	return NULL;
}

static const struct chapter *find_chapter(const struct library *l, const struct clause *c,
					  const char *document)
{
	const struct topic *t = library_topic(l, c->topic);
	const char *id = t ? settings_get(&t->chapter, document) : NULL;

	for (size_t i = 0; id && i < l->chapters.n; i++)
		if (strcmp(l->chapters.at[i].document, document) == 0 &&
		    strcmp(l->chapters.at[i].id, id) == 0)
			return &l->chapters.at[i];
	return NULL;
}

/*
 * A decision that still is open, or was rejected, picks nothing. Of several the last has its way.
 */
static const struct decision *find_decision(const struct project *p, const struct clause *clause,
					    const struct contract *c)
{
	const struct decision *found = NULL;

	for (size_t i = 0; c && i < p->decisions.n; i++) {
		const struct decision *d = &p->decisions.at[i];

		if (d->clause && strcmp(d->clause, clause->id) == 0 &&
		    (!d->contract || strcmp(d->contract, c->id) == 0) &&
		    !text_equal(d->status, "open") && !text_equal(d->status, "rejected"))
			found = d;
	}
	return found;
}

/*
 * What a decision picks, else the contract, else the first position; an unknown one is a finding of
 * check/. What one vendor was granted is not offered to others: of no contract it is the first.
 */
static void choose_position(const struct project *p, const struct contract *c, struct chosen *out)
{
	const struct clause *clause = out->clause;
	const struct decision *d = find_decision(p, clause, c);
	const char *wanted = c ? settings_get(&c->positions, clause->id) : NULL;

	out->position = d ? clause_position_for(clause, c->id, d->position) : NULL;
	out->decision = out->position ? d : NULL;
	if (!out->position && wanted)
		out->position = clause_position_for(clause, c->id, wanted);
	if (!out->position && clause->positions.n)
		out->position = &clause->positions.at[0];
}

/* The paper whose articles the template speaks of. */
static const struct template *carrier_of(const struct library *l, const struct template *t)
{
	const struct template *carrier = library_template(l, template_articles(t));

	return carrier ? carrier : t;
}

/* Where the clause stands by its rank instead; NULL: in the carrier itself. */
static const struct template *find_rank(const struct project *p, const struct library *l,
					const struct template *carrier, const struct clause *clause)
{
	if (!carrier->of)
		return clause->rank ? papers_below(p, l, carrier->id, clause->rank) : NULL;
	return text_equal(clause->rank, carrier->rank) ? NULL : library_template(l, carrier->of);
}

/* What nothing else leaves out stands here, or in the paper that has its rank. */
static void judge_rank(const struct project *p, const struct library *l,
		       const struct template *carrier, struct chosen *out)
{
	const struct template *other = find_rank(p, l, carrier, out->clause);

	out->verdict = other ? CLAUSE_RANK : CLAUSE_IN;
	out->reason = other ? template_name(other) : NULL;
}

static void judge(struct arena *a, const struct project *p, const struct library *l,
		  const struct selection *s, struct chosen *out)
{
	const struct clause *clause = out->clause;
	const struct template *carrier = carrier_of(l, s->template);
	const char *document = template_source(carrier);
	const struct omission *omission =
		find_omission(l, s->contract ? &s->contract->omit : &p->omit, clause);
	const struct core_module *lacking =
		core_annex_lacks(a, p, l, s->template, s->contract, clause);

	if (!is_for(clause, document))
		out->verdict = CLAUSE_OTHER_DOCUMENT;
	else if (clause->when && !conditions_hold(a, p, l, s->contract, clause->when)) {
		out->verdict = CLAUSE_CONDITION;
		out->reason = clause->when;
	} else if (omission) {
		out->verdict = CLAUSE_OMITTED;
		out->reason = omission->reason;
		out->with_module = omission->module != NULL;
	} else if (lacking) {
		out->verdict = CLAUSE_MODULE;
		out->reason = text_fill(a, library_word(l, "module.left-out"), "name",
					lacking->name, "id", lacking->id);
		out->with_module = true;
	} else {
		out->verdict = CLAUSE_NO_CHAPTER;
		if (find_chapter(l, clause, document))
			judge_rank(p, l, carrier, out);
	}
	if (out->verdict == CLAUSE_IN || out->verdict == CLAUSE_RANK || out->with_module)
		out->chapter = find_chapter(l, clause, document);
}

/* All that is in, or would be but for its module. */
static struct level_candidates collect_around_modules(struct arena *a, const struct selection *s,
						      struct map *kept)
{
	struct level_candidates candidates = {0};

	for (size_t i = 0; i < s->all.n; i++) {
		const struct chosen *c = &s->all.at[i];

		if (c->verdict == CLAUSE_IN)
			map_set(kept, c->clause->id, (void *)c->clause);
		if (c->verdict == CLAUSE_IN || (c->with_module && c->chapter))
			*vec_push(a, &candidates.all) = c->clause;
	}
	return candidates;
}

/*
 * Who leaves out a module names no article of it: one that another cites, which stays, comes back,
 * as with a level.
 */
static void take_back_cited(struct arena *a, struct selection *s)
{
	struct map *kept = map_new(a);
	struct level_candidates candidates = collect_around_modules(a, s, kept);

	level_follow(a, &candidates, kept);
	for (size_t i = 0; i < s->all.n; i++) {
		struct chosen *c = &s->all.at[i];

		if (!c->with_module || !map_get(kept, c->clause->id))
			continue;
		c->verdict = CLAUSE_IN;
		c->reason = NULL;
	}
}

static bool lacks_modules(const struct selection *s)
{
	for (size_t i = 0; i < s->all.n; i++)
		if (s->all.at[i].with_module)
			return true;
	return false;
}

/* What is more than the level that was chosen; a paper that is `whole` loses nothing. */
static void leave_out_more(struct arena *a, const struct project *p, const struct library *l,
			   struct selection *s)
{
	struct level_candidates candidates = {0};

	if (!text_equal(level_chosen(p, s->contract), LEVEL_LEAST) ||
	    carrier_of(l, s->template)->whole)
		return;
	for (size_t i = 0; i < s->all.n; i++) /* 規程 and 細則 cite each other */
		if (s->all.at[i].verdict == CLAUSE_IN || s->all.at[i].verdict == CLAUSE_RANK)
			*vec_push(a, &candidates.all) = s->all.at[i].clause;
	const struct map *kept = level_kept(a, p, l, &candidates);

	for (size_t i = 0; i < s->all.n; i++) {
		struct chosen *c = &s->all.at[i];

		if (c->verdict != CLAUSE_IN || map_get(kept, c->clause->id))
			continue;
		c->verdict = CLAUSE_LEVEL;
		c->reason = library_word(l, "level.left-out");
	}
}

/* Chosen ones first, by chapter; the library's order (topic, order, id) holds inside a chapter. */
static int compare_chosen(const void *x, const void *y)
{
	const struct chosen *a = x, *b = y;
	bool in_a = a->verdict == CLAUSE_IN, in_b = b->verdict == CLAUSE_IN;

	if (in_a != in_b)
		return in_a ? -1 : 1;
	if (in_a && a->chapter != b->chapter)
		return a->chapter < b->chapter ? -1 : 1;
	return a->clause < b->clause ? -1 : a->clause > b->clause;
}

/* Articles stand in the order of their numbers, which may not be the library's any more. */
static int compare_numbers(const void *x, const void *y)
{
	const struct chosen *a = x, *b = y;

	return number_compare(a->number, b->number);
}

static void number_articles(struct arena *a, const struct imprint *imprint, struct selection *s)
{
	const struct numbers *frozen =
		manifest_numbers(imprint->numbers, template_articles(s->template));
	VEC(struct wanted_article) wanted = {0};

	for (size_t i = 0; i < s->n_in; i++) {
		const struct chosen *c = &s->all.at[i];

		*vec_push(a, &wanted) = (struct wanted_article){c->clause->id, c->clause->title,
								c->chapter->id, c->chapter->title};
	}
	s->numbers.document = template_articles(s->template);
	numbers_arrange(a, frozen, wanted.at, wanted.n, &s->numbers);
	for (size_t i = 0; i < s->n_in; i++)
		s->all.at[i].number = numbers_article(&s->numbers, s->all.at[i].clause->id)->number;
	if (s->n_in)
		qsort(s->all.at, s->n_in, sizeof *s->all.at, compare_numbers);
}

const char *selection_add(struct arena *a, struct selection *s, const struct wanted_article *wanted)
{
	return numbers_add(a, &s->numbers, wanted);
}

/* Articles that stand in positions of one name share their terms: `known` holds them. */
static const struct settings *names_above(struct arena *a, const struct project *p,
					  const struct library *l, const struct selection *s,
					  const struct chosen *c, struct map *known)
{
	const char *position = c->position ? clause_terms_position(c->clause, c->position->name) : NULL;
	const struct settings *names = position ? map_get(known, position) : &s->names;

	if (!names) {
		names = terms_of_position(a, l, &p->terms, position, &s->names);
		map_set(known, position, (void *)names);
	}
	return names;
}

static void fill_chosen(struct arena *a, const struct project *p, const struct library *l,
			struct selection *s)
{
	struct map *known = map_new(a);

	for (size_t i = 0; i < s->all.n; i++) {
		struct chosen *c = &s->all.at[i];

		choose_position(p, template_is_for_bidders(s->template) ? NULL : s->contract, c);
		set_params(a, p, s->contract, c->clause, &c->names);
		c->names.up = names_above(a, p, l, s, c, known);
		s->n_in += c->verdict == CLAUSE_IN;
	}
}

bool chosen_awaits_agreement(const struct chosen *c)
{
	return (c->clause->positions.n > 1 || (c->position && c->position->contract)) &&
	       !(c->decision && text_equal(c->decision->status, "agreed"));
}

/* When each has its final address. */
static void index_articles(struct arena *a, struct selection *s)
{
	s->articles = map_new(a);
	for (size_t i = 0; i < s->n_in; i++)
		map_set(s->articles, s->all.at[i].clause->id, &s->all.at[i]);
}

/* The paper with the other ranks of the carrier's document; NULL: it has all of them. */
static const struct template *find_other(const struct project *p, const struct library *l,
					 const struct template *carrier)
{
	const struct template *below = NULL;
	const char *asked = NULL; /* most clauses have the rank of the one before them */

	if (carrier->of)
		return library_template(l, carrier->of);
	for (size_t i = 0; !below && i < l->clauses.n; i++) {
		const char *rank = l->clauses.at[i].rank;

		if (rank && !text_equal(rank, asked))
			below = papers_below(p, l, carrier->id, asked = rank);
	}
	return below;
}

static struct selection *select_paper(struct arena *a, const struct project *p,
				      const struct library *l, const struct template *t,
				      const struct contract *c, const struct imprint *imprint)
{
	struct selection *s = arena_alloc(a, sizeof *s);

	s->template = t;
	s->contract = c;
	set_names(a, p, l, t, c, imprint, &s->names);
	for (size_t i = 0; i < l->clauses.n; i++) {
		struct chosen *chosen = vec_push(a, &s->all);

		chosen->clause = &l->clauses.at[i];
		judge(a, p, l, s, chosen);
	}
	if (lacks_modules(s))
		take_back_cited(a, s);
	leave_out_more(a, p, l, s);
	if (s->all.n)
		qsort(s->all.at, s->all.n, sizeof *s->all.at, compare_chosen);
	fill_chosen(a, p, l, s);
	number_articles(a, imprint, s);
	index_articles(a, s);
	*vec_push(a, &s->cited) = s;
	return s;
}

/* A paper, and behind it the one that has its other ranks. */
static struct selection *select_ranks(struct arena *a, const struct project *p,
				      const struct library *l, const struct template *t,
				      const struct contract *c, const struct imprint *imprint)
{
	const struct template *other = find_other(p, l, carrier_of(l, t));
	struct selection *s = select_paper(a, p, l, t, c, imprint);

	if (other)
		s->other = select_paper(a, p, l, other, c, imprint);
	return s;
}

static void cite_ranks(struct arena *a, struct selection *s, const struct selection *cited)
{
	for (; cited; cited = cited->other)
		*vec_push(a, &s->cited) = cited;
}

/* Those of the template's `articles` that are made; the hospital's have numbers of their own. */
static void cite_papers(struct arena *a, struct selection *s, const struct imprint *imprint)
{
	const struct cited_papers *k = s->papers;

	for (size_t i = 0; i < s->template->cites.n; i++) {
		const struct template *t = library_template(k->library, s->template->cites.at[i]);
		const struct contract *c = papers_are_of_contracts(t) ? s->contract : NULL;

		if (papers_make(k->project, t, c))
			cite_ranks(a, s,
				   select_ranks(a, k->project, k->library, t, c,
						c == s->contract
							? imprint
							: imprint_latest(a, k->project, k->library, c)));
	}
}

struct selection *select_clauses(struct arena *a, const struct project *p, const struct library *l,
				 const struct template *t, const struct contract *c,
				 const struct imprint *imprint)
{
	imprint = imprint ? imprint : imprint_latest(a, p, l, c);
	struct selection *s = select_ranks(a, p, l, t, c, imprint);

	s->papers = arena_alloc(a, sizeof *s->papers);
	*s->papers = (struct cited_papers){a, p, l, imprint, map_new(a)};
	cite_ranks(a, s, s->other);
	cite_papers(a, s, imprint);
	return s;
}

const struct chosen *selection_find(const struct selection *s, const char *clause)
{
	return map_get(s->articles, clause);
}

const struct chosen *selection_find_wide(const struct selection *s, const char *clause,
					 const struct selection **in)
{
	const struct chosen *found = NULL;

	if (in)
		*in = NULL;
	for (size_t i = 0; !found && i < s->cited.n; i++) {
		found = selection_find(s->cited.at[i], clause);
		if (found && in)
			*in = s->cited.at[i];
	}
	return found;
}
