/* SPDX-License-Identifier: MIT
 *
 * A table names the options with words and what each has to be; what belongs together or excludes
 * each other is asked behind that.
 */
#include "work/decide_words.h"

#include <string.h>

#include "base/fields.h"
#include "base/text.h"
#include "derive/row_words.h"
#include "work/set.h"

static const struct said_word {
	const char *option;
	size_t offset;
	enum row_word_kind kind; /* WORD__MAX: free */
	bool is_date;
} said_words[] = {
#define SAID(option, member) option, offsetof(struct decide_wish, member)
	{SAID("--status", status), WORD_DECIDED, false},
	{SAID("--fee", fee), WORD_FEE, false},
	{SAID("--phase", phase), WORD_PHASE, false},
	{SAID("--contract", contract), WORD_CONTRACT, false},
	{SAID("--date", date), WORD__MAX, true},
	{SAID("--due", due), WORD__MAX, true},
	{SAID("--review", review), WORD__MAX, true},
	{SAID("--where", where), WORD__MAX, false},
	{SAID("--roles", roles), WORD__MAX, false},
	{SAID("--text", text), WORD__MAX, false},
	{SAID("--when", when), WORD__MAX, false},
	{SAID("--reason", reason), WORD__MAX, false},
	{SAID("--public-reason", public_reason), WORD__MAX, false},
	{SAID("--by", by), WORD__MAX, false},
	{SAID("--position", position), WORD__MAX, false},
	{SAID("--owner", owner), WORD__MAX, false},
#undef SAID
};

static void read_word(const struct run *run, const struct said_word *w, const char **word,
		      struct diag_list *dl)
{
	if (!set_check_words(run->arena, (char *const[]){(char *)*word}, 1, dl))
		return;
	if (text_empty(*word))
		diag_add(dl, DIAG_EMPTY_WORD, NULL, w->option);
	else if (w->is_date && !fields_is_date(*word))
		diag_add(dl, DIAG_BAD_DATE, NULL, w->option, *word);
	else if (w->kind != WORD__MAX)
		*word = row_word_id(run->arena, run->project, run->library, w->kind, *word,
				    w->option, dl);
}

static const char *list_roles(const struct run *run)
{
	struct known known = {0};

	for (size_t i = 0; i < run->library->roles.n; i++)
		*vec_push(run->arena, &known.all) = run->library->roles.at[i].id;
	return known_list(run->arena, &known);
}

/* One of 'vendor=accountable'. */
static void read_role(const struct run *run, const char *words, struct decide_words *out,
		      struct diag_list *dl)
{
	struct arena *a = run->arena;
	const char *sign = strchr(words, '=');
	const char *party = sign ? arena_strndup(a, words, (size_t)(sign - words)) : "";

	if (text_empty(party) || settings_get(&out->roles, party)) {
		diag_add(dl, DIAG_NO_ROLES, NULL, "--roles", words, list_roles(run));
		return;
	}
	const char *role = row_word_id(a, run->project, run->library, WORD_ROLE, sign + 1,
				       arena_concat(a, "--roles ", party, (char *)NULL), dl);

	settings_set(a, &out->roles, party, role);
}

static void read_roles(const struct run *run, struct decide_words *out, struct diag_list *dl)
{
	for (const char *at = out->said.roles, *end; at && !diag_failed(dl); at = end + 1) {
		end = at + strcspn(at, ",");
		read_role(run,
			  text_trim(run->arena, arena_strndup(run->arena, at, (size_t)(end - at))),
			  out, dl);
		if (!*end)
			break;
	}
}

/* Words for a row or a clause; --by and --date alone decide nothing. */
static bool decides_something(const struct decide_wish *w)
{
	return w->accept_proposals || w->roles || w->status || w->text || w->fee || w->when ||
	       w->reason || w->public_reason || w->position;
}

static bool names_something(const struct decide_wish *w)
{
	return w->n_keys || (!w->position && (w->where || (w->accept_proposals && w->contract)));
}

/* A clause may be agreed on, or not yet, or not; that nobody acts is said of rows and risks. */
static bool is_of_clauses(const char *status)
{
	static const char *const ids[] = {"proposed", "open", "agreed", "rejected"};

	for (size_t i = 0; i < ARRAY_LEN(ids); i++)
		if (strcmp(ids[i], status) == 0)
			return true;
	return false;
}

static void check_together(const struct decide_wish *w, struct diag_list *dl)
{
	bool accepts = text_equal(w->status, "accepted");
	bool binds = w->accept_proposals || accepts || text_equal(w->status, "agreed") ||
		     text_equal(w->status, "accept");

	if (!decides_something(w))
		diag_add(dl, DIAG_NOTHING_DECIDED, NULL, "bunkai decide");
	else if (!names_something(w))
		diag_add(dl, DIAG_NOTHING_NAMED, NULL, "bunkai decide");
	else if (w->accept_proposals && w->status)
		diag_add(dl, DIAG_NOT_TOGETHER, NULL, "bunkai decide", "--accept-proposals",
			 "--status");
	else if (w->position && (w->roles || w->phase || w->where))
		diag_add(dl, DIAG_NOT_TOGETHER, NULL, "bunkai decide", "--position",
			 w->roles   ? "--roles"
			 : w->phase ? "--phase"
				    : "--where");
	else if (w->position && w->status && !is_of_clauses(w->status))
		diag_add(dl, DIAG_NO_STATUS_OF_CLAUSE, NULL, "--status", w->status);
	else if (binds && !w->by)
		diag_add(dl, DIAG_WITHOUT_NAME, NULL, "--by",
			 w->accept_proposals ? "--accept-proposals" : w->status);
	else if (!accepts && (w->owner || w->due || w->review))
		diag_add(dl, DIAG_NO_ACCEPTANCE, NULL,
			 w->owner ? "--owner"
			 : w->due ? "--due"
				  : "--review");
}

bool decide_words_read(const struct run *run, const struct decide_wish *wish,
		       struct decide_words *out, struct diag_list *dl)
{
	*out = (struct decide_words){.said = *wish};
	for (size_t i = 0; i < ARRAY_LEN(said_words) && !diag_failed(dl); i++) {
		const char **word = (void *)((char *)&out->said + said_words[i].offset);

		if (*word)
			read_word(run, &said_words[i], word, dl);
	}
	if (!diag_failed(dl))
		set_check_words(run->arena, wish->keys, wish->n_keys, dl);
	if (!diag_failed(dl))
		check_together(&out->said, dl);
	if (!diag_failed(dl))
		read_roles(run, out, dl);
	if (!diag_failed(dl) && out->said.where)
		row_filter_read(run->arena, run->project, run->library, out->said.where,
				&out->filter, dl);
	if (!out->said.date)
		out->said.date = run->project->date;
	return !diag_failed(dl);
}

const char *decide_party(const struct contract *c, const char *name)
{
	if (contract_has_party(c, name) || contract_party_in_role(c, name))
		return name;
	for (size_t i = 0; i < c->parties.n; i++)
		if (text_equal(c->parties.at[i].label, name))
			return c->parties.at[i].party;
	return NULL;
}

/* Whether two names of --roles are of one party: by its id, its role or its label. */
static bool is_named_before(const struct decide_words *words, const struct contract *c, size_t nth)
{
	const char *name = decide_party(c, words->roles.all.at[nth].name);
	const struct contract_party *in_role = contract_party_in_role(c, name);

	for (size_t i = 0; i < nth; i++) {
		const char *other = decide_party(c, words->roles.all.at[i].name);
		const struct contract_party *its = contract_party_in_role(c, other);

		if (strcmp(name, other) == 0 || (in_role && strcmp(in_role->party, other) == 0) ||
		    (its && strcmp(its->party, name) == 0))
			return true;
	}
	return false;
}

bool decide_words_fit(const struct run *run, const struct decide_words *words,
		      const struct contract *c, struct diag_list *dl)
{
	struct known known = {0};

	for (size_t i = 0; i < c->parties.n; i++) {
		*vec_push(run->arena, &known.all) = c->parties.at[i].party;
		if (strcmp(c->parties.at[i].party, c->parties.at[i].role) != 0)
			*vec_push(run->arena, &known.all) = c->parties.at[i].role;
	}
	for (size_t i = 0; i < words->roles.all.n; i++) {
		const char *name = words->roles.all.at[i].name;

		if (decide_party(c, name) && !is_named_before(words, c, i))
			continue;
		if (decide_party(c, name))
			diag_add(dl, DIAG_NO_ROLES, NULL, "--roles", name, list_roles(run));
		else
			diag_add(dl, DIAG_NOT_A_PARTY, NULL, "--roles", name, c->id,
				 known_list(run->arena, &known));
		return false;
	}
	return true;
}
