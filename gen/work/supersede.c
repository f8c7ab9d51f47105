/* SPDX-License-Identifier: MIT
 *
 * The project is tried twice: first with both registers in the contract, which tells what each row
 * asks for; then with the rows that gave way taken out.
 */
#include "work/supersede.h"

#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "derive/answered_register.h"
#include "derive/keys.h"
#include "derive/measures.h"
#include "model/over.h"
#include "model/register_json.h"

struct superseder {
	struct trial *t;
	struct arena *a;
	const struct risk_register *reg;
	const char *contract, *over;
	struct superseding *out;
	struct map *gone; /* keys of the baseline's rows that gave way -> struct superseded_row */
	struct diag_list *dl;
};

static const char *file_of(struct arena *a, const char *id)
{
	return strcmp(id, "register") == 0
		       ? "register.json"
		       : arena_concat(a, "registers/", id, ".json", (char *)NULL);
}

/* The contract as it stands in the edit's tree. */
static const struct json *find_contract(const struct json *root, const char *id)
{
	const struct json *list = json_get(root, "contracts");

	for (const struct json *j = list ? list->first : NULL; j; j = j->next)
		if (strcmp(json_string(j, "id", ""), id) == 0)
			return j;
	return NULL;
}

/* The vendor's in the baseline's place, and behind it what stays of it (NULL: nothing). */
static void set_registers(struct superseder *r, struct json_edit *e, const char *replaced,
			  const char *left)
{
	const struct json *contract = find_contract(json_edit_root(e), r->contract),
			  *old = json_get(contract, "registers");
	struct json *list = json_new_array(r->a);
	bool has = false;

	for (const struct json *j = old ? old->first : NULL; j; j = j->next)
		has = has || text_equal(j->string, r->reg->id);
	for (const struct json *j = old ? old->first : NULL; j; j = j->next) {
		if (!text_equal(j->string, replaced)) {
			json_append(list, json_new_string(r->a, j->string));
			continue;
		}
		if (!has)
			json_append(list, json_new_string(r->a, r->reg->id));
		if (left)
			json_append(list, json_new_string(r->a, left));
	}
	json_edit_set(e, contract, "registers", list);
}

static const struct contract *check_contract(struct superseder *r)
{
	const struct project *p = r->t->before.project;
	const struct contract *c = project_contract(p, r->contract);
	const struct risk_register *base = project_register(p, r->over);
	struct strbuf sb = strbuf_new(r->a);
	bool rests = false;

	for (size_t i = 0; c && i < c->registers.n; i++) {
		strbuf_join(&sb, ", ", c->registers.at[i]);
		rests = rests || strcmp(c->registers.at[i], r->over) == 0;
	}
	if (!c) {
		for (size_t i = 0; i < p->contracts.n; i++)
			strbuf_join(&sb, ", ", p->contracts.at[i].id);
		diag_add(r->dl, DIAG_UNKNOWN_VALUE, NULL, "--contract", r->contract, sb.text);
	} else if (!rests || !base || !base->baseline) {
		diag_add(r->dl, DIAG_NO_BASELINE, NULL, c->place, r->over, r->contract, sb.text);
		c = NULL;
	}
	return c;
}

static void add_once(struct arena *a, struct superseded_row *row, const char *key)
{
	for (size_t i = 0; i < row->by.n; i++)
		if (strcmp(row->by.at[i], key) == 0)
			return;
	*vec_push(a, &row->by) = key;
}

static const char *qualified(struct arena *a, const struct responsibility *row)
{
	const char *key = row->requirement
				  ? key_of(a, row->risk->id, row->requirement->no)
				  : arena_concat(a, row->risk->id, "/" KEY_DUTY, (char *)NULL);

	return arena_concat(a, row->reg->id, ":", key, (char *)NULL);
}

/* What each row of the contract asks for; looked up for each row of the baseline. */
struct row_asks {
	const struct responsibility *row;
	struct row_link link;
};

struct contract_rows {
	VEC(struct row_asks) all;
};

static bool asks_for(const struct row_asks *row, const struct measure *m)
{
	for (size_t i = 0; i < row->link.measures.n; i++)
		if (row->link.measures.at[i] == m)
			return true;
	return false;
}

/*
 * A question that nobody answered says nothing in the baseline's place, nor does the answer that
 * there is such a thing: how it is used has to be agreed still.
 */
static bool says_nothing(const struct superseder *r, const struct responsibility *row)
{
	const struct requirement *asked = row->requirement;

	if (row->rule && text_equal(row->rule->status, "open") &&
	    responsibility_holding(row) == HELD_BY_NOBODY)
		return true;
	return asked && asked->agreement && text_equal(asked->applies, ANSWERED_APPLIES) &&
	       register_is_of_answers(r->t->before.project, r->reg, NULL);
}

static void judge_row(struct superseder *r, const struct contract_rows *rows,
		      const struct row_asks *of)
{
	struct superseded_row *out = vec_push(r->a, &r->out->rows);
	size_t answered = 0;

	out->key = qualified(r->a, of->row);
	out->text = of->row->requirement ? of->row->requirement->text : of->row->risk->duty;
	for (size_t i = 0; i < of->link.measures.n; i++) {
		bool found = false;

		for (size_t k = 0; k < rows->all.n; k++) {
			const struct row_asks *other = &rows->all.at[k];

			if (strcmp(other->row->reg->id, r->reg->id) != 0 ||
			    says_nothing(r, other->row) || !asks_for(other, of->link.measures.at[i]))
				continue;
			add_once(r->a, out, qualified(r->a, other->row));
			out->guess = out->guess || !row_link_is_known(&other->link) ||
				     !row_link_is_known(&of->link);
			found = true;
		}
		answered += found;
	}
	out->gone = of->link.measures.n && answered == of->link.measures.n;
	r->out->gone += out->gone;
}

static void judge_rows(struct superseder *r)
{
	const struct run *run = &r->t->after;
	const struct project *p = run->project;
	const struct contract *c = project_contract(p, r->contract);
	const struct responsibilities *of = run->responsibilities[c - p->contracts.at];
	struct contract_rows rows = {0};

	for (size_t i = 0; i < of->rows.n; i++) {
		const struct responsibility *row = &of->rows.at[i];
		const struct responsibility *last =
			rows.all.n ? rows.all.at[rows.all.n - 1].row : NULL;

		/* a row stands once for each phase */
		if (row->reg->made || (last && last->reg == row->reg && last->risk == row->risk &&
				       last->requirement == row->requirement))
			continue;
		*vec_push(r->a, &rows.all) =
			(struct row_asks){row, measures_of_row(r->a, run->measures, row)};
	}
	for (size_t i = 0; i < rows.all.n; i++)
		if (strcmp(rows.all.at[i].row->reg->id, r->over) == 0)
			judge_row(r, &rows, &rows.all.at[i]);
	for (size_t i = 0; i < r->out->rows.n; i++)
		if (r->out->rows.at[i].gone)
			map_set(r->gone, r->out->rows.at[i].key, &r->out->rows.at[i]);
}

static const struct superseded_row *row_gone(const struct superseder *r, const char *risk,
					     const char *no)
{
	return map_get(r->gone, arena_concat(r->a, r->over, ":", risk, "/", no, (char *)NULL));
}

/* What stays of the baseline; `left` is its id. NULL: nothing stays. */
static struct risk_register *rest_of(struct superseder *r, const struct risk_register *base)
{
	struct risk_register *rest = arena_alloc(r->a, sizeof *rest);
	struct map *kept = map_new(r->a);

	*rest = *base;
	memset(&rest->risks, 0, sizeof rest->risks);
	memset(&rest->requirements, 0, sizeof rest->requirements);
	memset(&rest->assessments, 0, sizeof rest->assessments);
	for (size_t i = 0; i < base->requirements.n; i++) {
		const struct requirement *q = &base->requirements.at[i];

		if (q->no && row_gone(r, q->risk, q->no))
			continue;
		*vec_push(r->a, &rest->requirements) = *q;
		map_set(kept, q->risk, rest);
	}
	for (size_t i = 0; i < base->risks.n; i++) {
		struct risk risk = base->risks.at[i];

		if (risk.duty && row_gone(r, risk.id, KEY_DUTY))
			risk.duty = NULL;
		if (!risk.duty && !map_get(kept, risk.id))
			continue;
		*vec_push(r->a, &rest->risks) = risk;
		map_set(kept, risk.id, rest);
	}
	for (size_t i = 0; i < base->assessments.n; i++)
		if (base->assessments.at[i].risk && map_get(kept, base->assessments.at[i].risk))
			*vec_push(r->a, &rest->assessments) = base->assessments.at[i];
	return rest;
}

/* Another contract that goes on rests on it too. */
static bool is_shared(const struct superseder *r)
{
	const struct project *p = r->t->before.project;

	for (size_t i = 0; i < p->contracts.n; i++) {
		const struct contract *c = &p->contracts.at[i];

		for (size_t k = 0; strcmp(c->id, r->contract) != 0 && k < c->registers.n; k++)
			if (strcmp(c->registers.at[k], r->over) == 0)
				return true;
	}
	return false;
}

/* 'baseline:B01/①-1', however the decision writes it; NULL: no row of the baseline. */
static const char *baseline_key(const struct superseder *r, const char *written)
{
	const struct project *p = r->t->before.project;
	const struct key key = key_parse(p, written);
	const struct risk_register *base = project_register(p, r->over);
	struct key_row row;

	if ((key.reg && key.reg != base) || !key_find(base, key.key, &row))
		return NULL;
	for (size_t i = 0; !key.reg && i < p->registers.n; i++)
		if (p->registers.at[i] != base && key_find(p->registers.at[i], key.key, &row))
			return NULL;
	return arena_concat(r->a, base->id, ":", key.key, (char *)NULL);
}

static const char *joined(struct arena *a, const struct superseded_row *row)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < row->by.n; i++)
		strbuf_join(&sb, ", ", row->by.at[i]);
	return sb.text;
}

/* All rows of a risk, or of a wildcard. */
static bool is_of_several(const char *key)
{
	return strchr(key, '*') || !strchr(key, '/');
}

/* The row is one of those that the key of several names; a duty only when it is written. */
static bool is_among(const char *row, const char *key)
{
	const char *star = strchr(key, '*');
	size_t n = star ? (size_t)(star - key) : strlen(key);

	if (strncmp(row, key, n) != 0 || (!star && row[n] != '/'))
		return false;
	return !text_equal(strchr(row, '/') + 1, KEY_DUTY) || (star && n > 0 && key[n - 1] != '/');
}

/* How many rows of the baseline that the key names stay; those that gave way are joined. */
static size_t count_among(const struct superseder *r, const char *key, struct strbuf *gone)
{
	size_t stay = 0;

	for (size_t i = 0; i < r->out->rows.n; i++) {
		const struct superseded_row *row = &r->out->rows.at[i];
		const char *own = strchr(row->key, ':') + 1;

		if (is_of_several(key) ? !is_among(own, key) : strcmp(own, key) != 0)
			continue;
		if (row->gone)
			strbuf_join(gone, ", ", own);
		stay += !row->gone;
	}
	return stay;
}

static void leave_behind(struct superseder *r, enum superseded_why why, const char *id,
			 const char *key, const char *rows)
{
	*vec_push(r->a, &r->out->behind) = (struct superseded_left){why, id, key, rows};
}

static bool speaks_of(const struct superseder *r, const struct key *key)
{
	return !key->reg || key->reg == project_register(r->t->before.project, r->over);
}

/* A key of several rows goes on with those that stay; those that gave way are told. */
static const char *followed_several(struct superseder *r, const char *id, const char *written,
				    bool shared)
{
	const struct key key = key_parse(r->t->before.project, written);
	struct strbuf gone = strbuf_new(r->a);
	size_t stay = speaks_of(r, &key) ? count_among(r, key.key, &gone) : 0;

	if (*gone.text)
		leave_behind(r, LEFT_SEVERAL_ROWS, id, written, gone.text);
	return stay && shared && key.reg && r->out->left
		       ? arena_concat(r->a, r->out->left, ":", key.key, (char *)NULL)
		       : written;
}

/* What a decision says in the place of the key; the key itself where it stays as it is. */
static const char *followed(struct superseder *r, const char *id, const char *written, bool shared)
{
	if (is_of_several(key_parse(r->t->before.project, written).key))
		return followed_several(r, id, written, shared);
	const char *key = baseline_key(r, written);
	const struct superseded_row *row = key ? map_get(r->gone, key) : NULL;

	if (!key)
		return written;
	if (!row) /* it stays, in a register of another name where the baseline is shared */
		return shared && strcmp(r->out->left, r->over) != 0
			       ? arena_concat(r->a, r->out->left, strchr(key, ':'), (char *)NULL)
			       : written;
	struct superseded_decision *d = vec_push(r->a, &r->out->decisions);

	*d = (struct superseded_decision){id, key, row->by.n == 1 ? row->by.at[0] : NULL,
					  joined(r->a, row)};
	return d->to ? d->to : written;
}

static struct json *followed_list(struct superseder *r, const struct json *decision,
				  const struct json *keys, bool shared, bool *changed)
{
	struct json *list = json_new_array(r->a);

	for (const struct json *k = keys->first; k; k = k->next) {
		const char *now = k->string ? followed(r, json_string(decision, "id", "-"),
						       k->string, shared)
					    : "";

		*changed = *changed || !text_equal(now, k->string);
		json_append(list, json_new_string(r->a, now));
	}
	return list;
}

/* A decision of all contracts on a row that this one has no more, or by another name. */
static void tell_of_all(struct superseder *r, const char *id, const char *written)
{
	const struct key key = key_parse(r->t->before.project, written);
	struct strbuf gone = strbuf_new(r->a);

	if (!speaks_of(r, &key))
		return;
	size_t stay = count_among(r, key.key, &gone);

	/* by a bare key it holds for the rows that stay, whatever their register is called */
	if (*gone.text || (stay && key.reg))
		leave_behind(r, LEFT_EVERY_CONTRACT, id, written, gone.text);
}

static void tell_each_of_all(struct superseder *r, const struct json *d)
{
	const char *key = json_string(d, "requirement", NULL), *id = json_string(d, "id", "-");
	const struct json *keys = json_get(d, "requirements");

	if (key)
		tell_of_all(r, id, key);
	for (const struct json *k = keys ? keys->first : NULL; k; k = k->next)
		if (k->string)
			tell_of_all(r, id, k->string);
}

/* An acceptance is of a risk, for all contracts: nobody but who gave it can say it of another. */
static void tell_accepted(struct superseder *r, const struct json *root, bool shared)
{
	const struct json *list = json_get(root, "acceptances");

	for (const struct json *j = list ? list->first : NULL; j; j = j->next) {
		const char *risk = json_string(j, "risk", NULL);
		const struct key key = key_parse(r->t->before.project, risk ? risk : "");
		struct strbuf gone = strbuf_new(r->a);
		size_t stay = risk && speaks_of(r, &key) ? count_among(r, key.key, &gone) : 0;
		struct strbuf duty = strbuf_new(r->a);

		if (risk && speaks_of(r, &key))
			stay += count_among(r, arena_concat(r->a, key.key, "/" KEY_DUTY,
							    (char *)NULL), &duty);
		if (stay ? shared && key.reg : *gone.text || *duty.text)
			leave_behind(r, LEFT_ACCEPTED, json_string(j, "id", NULL), risk, gone.text);
	}
}

/* One that speaks of every contract keeps what it says, since others may rest on the row. */
static bool follow_decision(struct superseder *r, struct json_edit *e, const struct json *d,
			    bool shared)
{
	const char *key = json_string(d, "requirement", NULL);
	const struct json *keys = json_get(d, "requirements");
	bool changed = false;

	if (!text_equal(json_string(d, "contract", NULL), r->contract) &&
	    (shared || json_string(d, "contract", NULL))) {
		if (!json_string(d, "contract", NULL))
			tell_each_of_all(r, d);
		return false;
	}
	if (key) {
		const char *now = followed(r, json_string(d, "id", "-"), key, shared);

		changed = strcmp(now, key) != 0;
		if (changed)
			json_edit_set(e, d, "requirement", json_new_string(r->a, now));
	} else if (keys && keys->kind == JSON_ARRAY) {
		struct json *list = followed_list(r, d, keys, shared, &changed);

		if (changed)
			json_edit_set(e, d, "requirements", list);
	}
	return changed;
}

static bool follow_decisions(struct superseder *r, bool shared)
{
	struct json_edit *e;

	if (!file_stands(r->a, file_join(r->a, r->t->folder, "decisions.json"), r->dl))
		return true;
	e = trial_edit(r->t, "decisions.json", NULL, r->dl);
	if (e)
		tell_accepted(r, json_edit_root(e), shared);
	for (size_t n = 0; e; n++) {
		const struct json *list = json_get(json_edit_root(e), "decisions"),
				  *d = list ? list->first : NULL;

		/* an edit makes a new tree */
		for (size_t i = 0; d && i < n; i++)
			d = d->next;
		if (!d)
			return true;
		follow_decision(r, e, d, shared);
	}
	return false;
}

/* The rows that stay, under a name of their own where others rest on the whole. */
static bool write_rest(struct superseder *r, struct json_edit *project, bool shared)
{
	const struct risk_register *base = project_register(r->t->before.project, r->over);
	struct risk_register *rest = rest_of(r, base);
	const char *id = shared ? arena_concat(r->a, r->over, "-", r->contract, (char *)NULL)
				: r->over;
	bool any = rest->risks.n != 0;

	r->out->left = any ? id : NULL;
	set_registers(r, project, r->over, r->out->left);
	r->out->idle = !any && !shared;
	if (!any)
		return true; /* the file cannot be taken away here, and an emptied one says nothing */
	return trial_put_text(r->t, file_of(r->a, id),
			      json_print(r->a, register_to_json(r->a, rest)), r->dl);
}

bool supersede(struct trial *t, const struct risk_register *reg, const char *contract,
	       const char *over, struct superseding *out, struct made_changes *made,
	       struct diag_list *dl)
{
	struct arena *a = t->arena;
	struct superseder r = {t, a, reg, contract, over, out, map_new(a), dl};
	const struct contract *c = check_contract(&r);
	struct json_edit *e = c ? trial_edit(t, "bunkai.json", NULL, dl) : NULL;

	*out = (struct superseding){.contract = contract, .over = over, .left = over};
	if (!e || !trial_put_text(t, file_of(a, reg->id),
				  json_print(a, register_to_json(a, reg)), dl))
		return false;
	const struct json *before = json_get(find_contract(json_edit_root(e), contract),
					     "registers");
	const char *was = before ? json_print_line(a, before) : NULL;

	set_registers(&r, e, over, over);
	if (!set_try(t, dl))
		return false;
	judge_rows(&r);
	bool shared = is_shared(&r);

	set_registers(&r, e, over, over);
	if (!write_rest(&r, e, shared) || !follow_decisions(&r, shared) || !set_try(t, dl))
		return false;
	*vec_push(a, &made->all) = (struct made_change){
		.subject = arena_concat(a, "contract/", contract, (char *)NULL),
		.place = arena_concat(a, c->place, ".registers", (char *)NULL),
		.before = was,
		.after = json_print_line(a, json_get(find_contract(json_edit_root(e), contract),
						     "registers")),
	};
	return true;
}
