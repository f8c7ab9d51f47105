/* SPDX-License-Identifier: MIT
 *
 * The words are read beside what the contract's paper prints today. Numbers go first: one that stands
 * in these words alone is the parameter's, else it becomes text. If more than numbers changed, the
 * position is written into the project's clause under the contract's own name, and its statements
 * with it; what the rules for statements refuse then stands in it no more.
 */
#include "work/wording.h"

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "derive/selection_reference.h"
#include "derive/term_uses.h"
#include "model/article_target.h"
#include "model/over.h"
#include "work/things.h"
#include "work/wording_clause.h"
#include "work/wording_duties.h"
#include "work/wording_file.h"
#include "work/wording_repair.h"
#include "work/wording_text.h"

enum { LONGEST = 10000 };

struct taking {
	struct arena *a;
	struct trial *t;
	const struct wording_wish *wish;
	struct wording_taken *out;
	struct diag_list *dl;
	const struct library *library;
	const struct contract *contract;
	const struct selection *selection; /* the contract's paper that has the article */
	const struct chosen *chosen;
	struct own_clause clause;
	const char *own_name;              /* 合意案（tele-2026） */
	const struct position *position;   /* that the contract has now, in clause.now */
	struct worded worded;
	bool numbers; /* some were changed where they are kept */
};

/* --- what is meant --- */

static bool find_article(struct taking *k, const struct clause *clause)
{
	const struct run *run = &k->t->before;

	for (size_t i = 0; i < clause->documents.n; i++) {
		const struct template *t =
			library_template(run->library, clause->documents.at[i]);

		if (!t || strcmp(t->scope, "contract") != 0)
			continue;
		k->selection = select_clauses(k->a, run->project, run->library, t, k->contract,
					      NULL);
		k->chosen = selection_find(k->selection, clause->id);
		if (k->chosen && k->chosen->position)
			return true;
	}
	diag_add(k->dl, DIAG_CLAUSE_NOWHERE, NULL, k->wish->clause, clause->id, k->contract->id);
	return false;
}

/* What an earlier wording of this trial made, else what the paper has. */
static const struct position *position_now(const struct taking *k)
{
	bool is_made = trial_text(k->t, k->clause.file) != NULL;
	const struct position *own =
		clause_position_for(k->clause.now, k->contract->id, k->own_name);

	return is_made && own ? own
			      : clause_position(k->clause.now, k->chosen->position->name);
}

static bool open_clause(struct taking *k, const struct clause *clause)
{
	if (!find_article(k, clause) || !own_clause_open(k->t, clause, &k->clause, k->dl))
		return false;
	k->own_name = text_fill(k->a, library_word(k->library, "position.agreed"), "contract",
				k->contract->id, NULL, NULL);
	k->position = position_now(k);
	return k->position != NULL;
}

static bool find_clause(struct taking *k)
{
	const struct run *run = &k->t->before;
	const struct clause *clause = library_clause(run->library, k->wish->clause);

	k->contract = project_contract(run->project, k->wish->contract);
	if (!k->contract)
		diag_add(k->dl, DIAG_UNKNOWN_CONTRACT, NULL, k->t->folder, k->wish->contract);
	else if (!clause)
		diag_add(k->dl, DIAG_UNKNOWN_CLAUSE, NULL, k->t->folder, k->wish->clause);
	else if (contract_is_over(run->project, k->contract))
		diag_add(k->dl, DIAG_KEY_OF_ENDED, NULL, k->wish->clause, clause->id,
			 k->contract->id, k->contract->ended);
	else
		return open_clause(k, clause);
	return false;
}

static bool check_text(const struct taking *k)
{
	char *text = arena_strdup(k->a, k->wish->text);
	size_t n = text_length(text);

	if (strstr(text, "{{") || strstr(text, "}}"))
		diag_add(k->dl, DIAG_REWORD_BRACES, NULL, k->wish->clause);
	else if (n > LONGEST)
		diag_add(k->dl, DIAG_REWORD_LONG, NULL, k->wish->clause,
			 arena_printf(k->a, "%zu", n), arena_printf(k->a, "%d", LONGEST));
	else
		return set_check_words(k->a, &text, 1, k->dl);
	return false;
}

/* --- how it is printed --- */

static const char *cite(void *context, const char *target, struct reference_hole *hole)
{
	const struct taking *k = context;

	return selection_cite(k->a, k->library, k->selection, target, hole);
}

/* 'ref:CLAUSE/2' for '第8条第2項' of the same paper. */
static const char *refer(void *context, const char *article)
{
	const struct taking *k = context;

	for (size_t i = 0; i < k->selection->n_in; i++) {
		const struct chosen *c = &k->selection->all.at[i];
		const char *number =
			number_print(k->a, k->library, "number.article", c->number);
		const char *rest = article + strlen(number);

		if (!text_starts(article, number) || (*rest && !text_starts(rest, "第")))
			continue;
		const char *name =
			arena_concat(k->a, REF_PREFIX, c->clause->id, *rest ? "/" : "",
				     *rest ? arena_printf(k->a, "%d", atoi(rest + strlen("第")))
					   : "",
				     (char *)NULL);
		struct reference_hole hole = {0};

		return text_equal(cite(context, name + strlen(REF_PREFIX), &hole), article) ? name
											    : NULL;
	}
	return NULL;
}

static const struct word_list *excepted(const struct library *l, const char *label)
{
	for (size_t i = 0; i < l->wording.labels.n; i++)
		if (strcmp(l->wording.labels.at[i].word, label) == 0)
			return &l->wording.labels.at[i].except;
	return NULL;
}

/* The parties as the paper calls them. */
static size_t known_parties(const struct taking *k, struct known_words *out)
{
	size_t n = 0;

	for (size_t i = 0; i < k->contract->parties.n; i++) {
		const struct contract_party *cp = &k->contract->parties.at[i];
		const char *label = settings_get(&k->chosen->names, cp->role);
		const struct word_list *except = label ? excepted(k->library, label) : NULL;

		if (!label || contract_party_in_role(k->contract, cp->role) != cp)
			continue;
		out[n++] = (struct known_words){.words = label,
						.name = cp->role,
						.except = except ? except->at : NULL,
						.n_except = except ? except->n : 0};
	}
	return n;
}

static bool read_words(struct taking *k, const struct position *p, const char *text,
		       struct worded *out)
{
	struct known_words *known =
		arena_alloc(k->a, (k->contract->parties.n + 1) * sizeof *known);
	struct expand *e = arena_alloc(k->a, sizeof *e);
	int paragraph, item;

	*e = (struct expand){
		.a = k->a, .names = &k->chosen->names, .reference = cite, .context = k};
	if (!wording_place_read(p, k->wish->place, &paragraph, &item)) {
		diag_add(k->dl, DIAG_REWORD_NO_PLACE, NULL, k->clause.loaded->file, k->wish->clause,
			 k->wish->place, *p->name ? p->name : "-", wording_places(k->a, p));
		return false;
	}
	const struct reword_wish how = {.expand = e,
					.known = known,
					.n_known = known_parties(k, known),
					.refer = refer,
					.context = k};

	wording_text_read(k->a, p, paragraph, item, &how, text, out);
	return true;
}

/* What was shown is what the contract has, or reads so at this place. */
static bool is_shown(struct taking *k)
{
	const char *shown = k->wish->position;
	const struct position *p = shown ? clause_position(k->clause.now, shown) : NULL;

	if (!shown || strcmp(shown, k->position->name) == 0 ||
	    strcmp(shown, k->chosen->position->name) == 0 || (p && wording_same_place(p, k->position, k->wish->place)))
		return true;
	diag_add(k->dl, DIAG_REWORD_OTHER_POSITION, NULL, k->clause.file, *shown ? shown : "-",
		 k->wish->clause, *k->position->name ? k->position->name : "-");
	return false;
}

/* --- numbers --- */

struct name_count {
	const char *name;
	size_t n;
	struct arena *a;
	const struct worded *worded;
};

static void count_name(void *context, const char *name)
{
	struct name_count *c = context;

	c->n += strcmp(name, c->name) == 0;
}

static void count_block(void *context, const struct block *b, int paragraph, int item)
{
	struct name_count *c = context;

	(void)paragraph, (void)item;
	for (size_t i = 0; i < c->worded->blocks.n; i++)
		if (c->worded->blocks.at[i].new == b)
			return;
	if (b->text)
		expand_visit(c->a, b->text, count_name, c);
}

/* Calls for each number of that name that was changed in the words (NULL: of any). */
#define EACH_NAME(k, block, i)                                                                     \
	for (size_t block = 0; block < (k)->worded.blocks.n; block++)                              \
		for (size_t i = 0; i < (k)->worded.blocks.at[block].r.names.n; i++)

static struct reworded_name *name_at(struct taking *k, size_t block, size_t i)
{
	return &k->worded.blocks.at[block].r.names.at[i];
}

/* Every place of the article that says it says the same number now. */
static bool is_wished_everywhere(struct taking *k, const struct reworded_name *n)
{
	struct name_count count = {n->name, 0, k->a, &k->worded};

	EACH_NAME(k, b, i)
	{
		const struct reworded_name *other = name_at(k, b, i);

		if (strcmp(other->name, n->name) == 0 &&
		    (other->fate == NAME_KEPT ||
		     (other->fate == NAME_NUMBER && strcmp(other->wished, n->wished) != 0)))
			return false;
	}
	wording_visit(&k->worded.draft, count_block, &count);
	return !count.n;
}

static void write_as_text(struct taking *k, const char *name)
{
	EACH_NAME(k, b, i)
	if (strcmp(name_at(k, b, i)->name, name) == 0 &&
	    name_at(k, b, i)->fate == NAME_NUMBER)
		name_at(k, b, i)->as_text = true;
}

/* An object of free names in a thing gets one. False: reported. */
static bool set_number(struct taking *k, const char *subject, const char *group, const char *name,
		       const struct json *value)
{
	struct thing s;

	if (!thing_find(k->t, subject, &s, k->dl))
		return false;
	const struct json *object = json_get(s.object, group), *was = json_get(object, name);

	*vec_push(k->a, &k->out->changes.all) = (struct made_change){
		.subject = subject,
		.place = where_print(k->a, &(struct where){.up = s.where,
							   .name = arena_concat(k->a, group, ".", name,
										(char *)NULL)}),
		.before = was ? json_print_line(k->a, was) : NULL,
		.after = json_print_line(k->a, value)};
	if (object && object->kind == JSON_OBJECT) {
		json_edit_set(s.edit, object, name, value);
	} else {
		struct json *made = json_new_object(k->a), *copy = json_new_null(k->a);

		*copy = *value;
		json_set(made, name, copy);
		json_edit_set(s.edit, s.object, group, made);
	}
	k->numbers = true;
	return true;
}

/* '1,000' is 1000, and a number as long as it prints as it was written. */
static const struct json *number_of(struct arena *a, const char *text)
{
	const char *plain = text_replace(a, text, ",", "");
	const struct json *number = json_new_number(a, strtod(plain, NULL));

	return strcmp(json_print_line(a, number), text) == 0 ? number : json_new_string(a, text);
}

static bool take_parameter(struct taking *k, const struct reworded_name *n)
{
	const char *name = arena_concat(k->a, k->wish->clause, ".", n->name, (char *)NULL);

	if (is_wished_everywhere(k, n))
		return set_number(k,
				  arena_concat(k->a, "contract/", k->contract->id, (char *)NULL),
				  "params", name, number_of(k->a, n->wished));
	diag_add(k->dl, DIAG_REWORD_NUMBER_HERE, k->wish->clause, k->clause.file, n->name,
		 n->wished, n->value);
	write_as_text(k, n->name);
	return true;
}

/* 'incident-report-notice, first-call' : the articles and statements that cite it besides. */
static const char *uses_of(const struct taking *k, const char *term)
{
	const struct term_uses uses = term_uses_of(k->a, k->library, term);
	struct strbuf sb = strbuf_new(k->a);
	const char *last = NULL;

	for (size_t i = 0; i < uses.all.n; i++) {
		const char *id = uses.all.at[i].clause->id;

		if (!text_equal(id, last))
			strbuf_join(&sb, ", ", id);
		last = id;
	}
	return *sb.text ? sb.text : "-";
}

/* A number with the term's own unit behind it is one; any other value is a text. */
static const struct json *term_value(const struct taking *k, const struct shared_term *t,
				     const char *wished)
{
	size_t n = strspn(wished, "0123456789.,");

	return t->unit && strcmp(wished + n, t->unit) == 0
		       ? number_of(k->a, arena_strndup(k->a, wished, n))
		       : json_new_string(k->a, wished);
}

static bool take_term(struct taking *k, const struct reworded_name *n)
{
	const char *id = n->name + strlen(TERM_PREFIX), *uses = uses_of(k, id);
	const struct shared_term *t = library_term(k->library, id);

	if (t && k->wish->terms) {
		diag_add(k->dl, DIAG_REWORD_TERM_ALL, k->wish->clause, k->clause.file, id,
			 n->wished, uses);
		return set_number(k, "project", "terms", id, term_value(k, t, n->wished));
	}
	diag_add(k->dl, DIAG_REWORD_TERM_HERE, k->wish->clause, k->clause.file, id, n->wished,
		 n->value, uses);
	write_as_text(k, n->name);
	return true;
}

static bool was_taken(struct taking *k, size_t block, size_t at)
{
	const struct reworded_name *n = name_at(k, block, at);

	EACH_NAME(k, b, i)
	{
		if (b == block && i == at)
			return false;
		if (name_at(k, b, i)->fate == NAME_NUMBER &&
		    strcmp(name_at(k, b, i)->name, n->name) == 0)
			return true;
	}
	return false;
}

/* Each number once, wherever it stands in the words. */
static bool take_numbers(struct taking *k)
{
	bool ok = true;

	EACH_NAME(k, b, i)
	{
		struct reworded_name *n = name_at(k, b, i);

		if (n->fate != NAME_NUMBER || n->as_text || was_taken(k, b, i))
			continue;
		if (text_starts(n->name, TERM_PREFIX))
			ok = take_term(k, n) && ok;
		else if (settings_get(&k->clause.now->params, n->name))
			ok = take_parameter(k, n) && ok;
		else
			write_as_text(k, n->name);
	}
	return ok;
}

/* --- the clause --- */

static bool write_position(struct taking *k)
{
	struct position p = k->worded.draft;

	p.name = k->own_name;
	p.like = k->position->contract ? k->position->like : k->position->name;
	p.contract = k->contract->id;
	const char *text = wording_file_put(k->a, k->clause.text, &p);
	const struct clause *read =
		text ? own_clause_read(k->t, k->clause.file, text, k->dl) : NULL;
	const struct position *back = read ? clause_position(read, p.name) : NULL;

	if (back && wording_same_text(back->first, p.first)) {
		*vec_push(k->a, &k->out->files) = k->clause.file;
		return trial_put_text(k->t, k->clause.file, text, k->dl);
	}
	if (!diag_failed(k->dl))
		diag_add(k->dl, DIAG_REWORD_UNREADABLE, NULL, k->clause.file, k->wish->clause);
	return false;
}

static bool write_statements(struct taking *k)
{
	size_t errors = k->dl->count[LEVEL_ERROR];
	struct json_edit *edit = own_clause_duties(k->t, &k->clause, k->dl);
	const struct wording_duties d = {.a = k->a,
					 .edit = edit,
					 .clause = k->clause.loaded,
					 .library = k->library,
					 .from = k->position->name,
					 .to = k->own_name,
					 .worded = &k->worded};

	if (!edit)
		return k->dl->count[LEVEL_ERROR] == errors;
	*vec_push(k->a, &k->out->files) = k->clause.duties;
	wording_duties_put(&d, k->out, k->dl);
	return wording_repair(k->t, &k->clause, &d, k->out, k->dl);
}

/* What the words were, and are, as the file has them. */
static void tell_texts(struct taking *k)
{
	for (size_t i = 0; i < k->worded.blocks.n; i++) {
		const struct worded_block *b = &k->worded.blocks.at[i];
		const char *was = b->old ? b->old->text : NULL;

		if (text_equal(was, b->new->text))
			continue;
		*vec_push(k->a, &k->out->changes.all) = (struct made_change){
			.subject = k->wish->clause,
			.place = arena_concat(k->a, k->clause.file, ":", k->wish->place,
					      (char *)NULL),
			.before = was,
			.after = b->new->text};
	}
}

static bool write_words(struct taking *k)
{
	if (worded_is_same(&k->worded)) {
		k->out->position = k->position->name;
		k->out->unchanged = !k->numbers;
		return true;
	}
	k->out->position = k->own_name;
	tell_texts(k);
	if (k->worded.items_stay)
		diag_add(k->dl, DIAG_REWORD_ITEMS_STAY, k->wish->clause, k->clause.file,
			 k->wish->place);
	return write_position(k) && write_statements(k);
}

bool wording_take(struct trial *t, const struct wording_wish *wish, struct wording_taken *out,
		  struct diag_list *dl)
{
	struct taking k = {.a = t->arena,
			   .t = t,
			   .wish = wish,
			   .out = out,
			   .dl = dl,
			   .library = t->before.library};

	*out = (struct wording_taken){0};
	if (!check_text(&k) || !find_clause(&k) || !is_shown(&k) ||
	    !read_words(&k, k.position, wish->text, &k.worded) || !take_numbers(&k))
		return false;
	worded_finish(&k.worded);
	return write_words(&k);
}
