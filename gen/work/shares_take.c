/* SPDX-License-Identifier: MIT
 *
 * In this order: whose table, whose register, the sheets, their rows; then three files in one trial:
 * the register, decisions.json, the contract's list of registers.
 */
#include "work/shares_take.h"

#include <string.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "derive/responsibility.h"
#include "import/profiles.h"
#include "import/report.h"
#include "import/share_heads.h"
#include "load/mark_words.h"
#include "model/register_json.h"
#include "work/share_register.h"

struct shares_job {
	struct shares_taken *s;
	struct arena *a;
	const struct shares_wish *wish;
	const char *folder, *data;
	struct share_reading r;
	struct import_profiles profiles, all; /* `all` is empty where they are the same */
	struct grid grid;
	struct diag_list *dl;
};

/* --- whose --- */

static const char *list_contracts(struct arena *a, const struct project *p)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < p->contracts.n; i++)
		strbuf_join(&sb, ", ", p->contracts.at[i].id);
	return sb.text;
}

static bool find_contract(struct shares_job *t)
{
	const struct project *p = t->r.project;

	if (!t->wish->contract) {
		diag_add(t->dl, DIAG_SHARE_NO_CONTRACT, NULL, "--contract",
			 list_contracts(t->a, p));
		return false;
	}
	t->r.contract = project_contract(p, t->wish->contract);
	if (!t->r.contract)
		diag_add(t->dl, DIAG_UNKNOWN_VALUE, NULL, "--contract", t->wish->contract,
			 list_contracts(t->a, p));
	return t->r.contract != NULL;
}

/* What of the file's name can name a register; 'shares' where nothing can. */
static const char *name_of_source(struct arena *a, const char *source)
{
	const char *name = file_name(source), *end = strrchr(name, '.');
	struct strbuf sb = strbuf_new(a);

	for (const char *s = name; *s && s != end; s++) {
		char c = *s >= 'A' && *s <= 'Z' ? (char)(*s - 'A' + 'a') : *s;

		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			strbuf_add_char(&sb, c);
		else if (sb.len && sb.text[sb.len - 1] != '-' && (unsigned char)c < 0x80)
			strbuf_add_char(&sb, '-');
	}
	while (sb.len && sb.text[sb.len - 1] == '-')
		sb.text[--sb.len] = '\0';
	return sb.len && (*sb.text < '0' || *sb.text > '9') ? sb.text : "shares";
}

static bool is_of_shares(const struct import_profiles *profiles, const char *profile)
{
	for (size_t i = 0; i < profiles->all.n; i++)
		if (text_equal(profiles->all.at[i]->id, profile))
			return true;
	return false;
}

/* The profiles to choose from, and all of the kind: what they call parties holds for each other. */
static bool find_profiles(struct shares_job *t)
{
	const struct shares_wish *w = t->wish;

	return profiles_find(t->a, t->folder, t->data, w->profile, PROFILE_SHARES, w->source,
			     &t->profiles, t->dl) &&
	       (!w->profile || profiles_find(t->a, t->folder, t->data, NULL, PROFILE_SHARES,
					     w->source, &t->all, t->dl));
}

/* What stands under the register's name must be from such a table. */
static bool find_register(struct shares_job *t)
{
	struct shares_taken *s = t->s;

	s->id = t->wish->register_id ? t->wish->register_id
				     : name_of_source(t->a, t->wish->source);
	s->target = import_target(t->a, t->folder, s->id, t->dl);
	if (!s->target)
		return false;
	t->r.standing = project_register(t->r.project, s->id);
	if (!t->r.standing || is_of_shares(&t->profiles, t->r.standing->source.profile) ||
	    is_of_shares(&t->all, t->r.standing->source.profile))
		return true;
	diag_add(t->dl, DIAG_SHARE_REGISTER, s->id, s->target, s->id);
	return false;
}

/* --- reading --- */

/* Such a table has few of all the columns that one may have: which it lacks is no news. */
static void tell_read(struct shares_job *t, const struct diag_list *read)
{
	for (size_t i = 0; i < read->all.n; i++)
		if (read->all.at[i].code != DIAG_ABSENT_COLUMNS)
			diag_copy(t->dl, &read->all.at[i]);
}

static bool read_table(struct shares_job *t)
{
	struct shares_taken *s = t->s;
	struct import_profiles made = {.date = t->wish->date}, names = {0};
	struct diag_list *read = diag_new(t->a);

	if (!import_grid(t->a, t->wish->source, &t->grid, t->dl))
		return false;
	for (size_t i = 0; i < t->profiles.all.n; i++)
		*vec_push(t->a, &made.all) = share_heads(t->a, t->profiles.all.at[i], &t->grid,
							 t->r.project, t->r.contract);
	for (size_t i = 0; i < t->all.all.n; i++)
		*vec_push(t->a, &names.all) = share_heads(t->a, t->all.all.at[i], &t->grid,
							  t->r.project, t->r.contract);
	t->r.names = names.all.at;
	t->r.n_names = names.all.n;
	bool ok = import_tables(t->a, t->wish->source, &made, &s->import, read);

	tell_read(t, read);
	if (!ok)
		return false;
	t->r.profile = s->import.profile;
	return share_rows_read(&t->r, &s->import, &s->rows);
}

/* --- writing --- */

static const char *file_of(struct shares_job *t)
{
	return t->s->target + strlen(t->folder) + 1;
}

static bool put_register(struct shares_job *t)
{
	struct shares_taken *s = t->s;
	const struct risk_register *reg =
		share_register_make(&t->r, &s->rows, &s->import, s->id, s->target);

	return trial_put_text(&s->trial, file_of(t),
			      json_print(t->a, register_to_json(t->a, reg)), t->dl);
}

static bool rest_on_it(struct shares_job *t)
{
	char *given = arena_concat(t->a, "registers+=", t->s->id, (char *)NULL);
	const struct assignments assigned = {&given, 1};

	return set_members(&t->s->trial,
			   arena_concat(t->a, "contract/", t->r.contract->id, (char *)NULL),
			   &assigned, false, &t->s->made, t->dl);
}

/* Somebody decided a row otherwise: that stays, and is told. */
static void tell_decided(struct shares_job *t)
{
	const struct run *run = trial_changes(&t->s->trial) ? &t->s->trial.after
							    : &t->s->trial.before;
	const struct contract *c = project_contract(run->project, t->r.contract->id);
	const struct responsibilities *of =
		c ? run->responsibilities[c - run->project->contracts.at] : NULL;

	for (size_t i = 0; of && i < of->rows.n; i++) {
		const struct responsibility *row = &of->rows.at[i];
		const struct decision *last =
			row->decisions.n ? row->decisions.at[row->decisions.n - 1] : NULL;

		if (last && strcmp(row->reg->id, t->s->id) == 0 &&
		    !settings_get(&last->given, "cell"))
			diag_add(t->dl, DIAG_SHARE_DECIDED, row->key, last->place, row->key,
				 last->id);
	}
}

bool shares_take(struct shares_taken *s, struct arena *a, const char *folder, const char *data,
		 const struct shares_wish *wish, struct diag_list *dl)
{
	struct shares_job t = {
		.s = s, .a = a, .wish = wish, .folder = folder, .data = data, .dl = dl};

	*s = (struct shares_taken){0};
	if (!trial_open(&s->trial, a, folder)) {
		diag_append(dl, s->trial.before.problems);
		return false;
	}
	t.r = (struct share_reading){.arena = a,
				     .project = s->trial.before.project,
				     .library = s->trial.before.library,
				     .dl = dl};
	if (!find_contract(&t) || !find_profiles(&t) || !find_register(&t))
		return false;
	t.r.words = mark_words_load(a, data, folder, dl);
	if (!t.r.words || !read_table(&t) || !put_register(&t) ||
	    !share_decisions_write(&s->trial, &t.r, s->id, &s->rows, &s->changes, dl) ||
	    !rest_on_it(&t))
		return false;
	tell_decided(&t);
	diag_sort(dl);
	return true;
}
