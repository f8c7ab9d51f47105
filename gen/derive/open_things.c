/* SPDX-License-Identifier: MIT
 *
 * One walk over the contract's systems, registers and premises; each of their roles that has nobody,
 * or of which a decision speaks, becomes a requirement below the risk of its thing.
 */
#include "derive/open_things.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "derive/flows.h"
#include "derive/row_keys.h"
#include "model/objects.h"

/* Hexadecimal digits of a premise's id: one of a million is met by chance at a thousand premises. */
enum { PREMISE_DIGITS = 8 };

struct opening {
	struct arena *a;
	const struct project *p;
	const struct library *l;
	const struct contract *c;
	struct risk_register *reg;
	struct open_things out;
};

/* The thing at hand: its row's risk is made when the first row needs it. */
struct open_thing {
	const char *id, *name, *topic, *place;
	bool added;
};

static const char *open_word(const struct opening *o, const char *lead, const char *name)
{
	return library_word(o->l, arena_concat(o->a, lead, name, (char *)NULL));
}

/* 'device.tele-gw.gw-vpn': a slash would part the key. */
static const char *id_of(const struct opening *o, const char *kind, const char *of,
			 const char *name)
{
	const char *id = arena_concat(o->a, kind, ".", of, *of ? "." : "", name, (char *)NULL);

	return text_replace(o->a, id, "/", "-");
}

static bool is_decided(const struct opening *o, const struct risk *risk,
		       const struct requirement *r)
{
	for (size_t i = 0; i < o->p->decisions.n; i++) {
		size_t n;
		const char *const *keys = decision_keys(&o->p->decisions.at[i], &n);

		for (size_t k = 0; k < n; k++)
			if (row_key_takes(o->p, o->l, keys[k], o->reg, risk, r))
				return true;
	}
	return false;
}

static void add_row(struct opening *o, struct open_thing *t, const char *role, const char *text,
		    const char *party, struct open_setting setting)
{
	const struct risk risk = {
		.id = t->id, .scenario = t->name, .topic = t->topic, .at = {.place = t->place}};
	const struct requirement row = {
		.risk = t->id, .no = role, .text = text, .at = {.place = t->place}};

	if (party && !is_decided(o, &risk, &row))
		return;
	if (!t->added)
		*vec_push(o->a, &o->reg->risks) = risk;
	t->added = true;
	*vec_push(o->a, &o->reg->requirements) = row;
	*vec_push(o->a, &o->out.rows) =
		(struct open_row){o->reg->risks.n - 1, party, setting};
}

/* 'systems[0].devices[1]' of 'x/bunkai.json:systems[0].devices[1]'. */
static const char *inside(const char *place)
{
	const char *colon = place ? strrchr(place, ':') : NULL;

	return colon ? colon + 1 : place;
}

/* --- systems and what belongs to them --- */

/* 院内連携サーバのVPNルータ */
static const char *name_of(const struct opening *o, const struct tended *t)
{
	return t->object == t->system ? t->name
				      : text_fill(o->a, library_word(o->l, "open.of-system"),
						  "system", t->system->name, "name", t->name);
}

/* 'device/tele-gw/gw-vpn', as work/things.h names it. */
static const char *subject_of(const struct opening *o, const struct tended *t)
{
	bool system = t->object == t->system;

	return arena_concat(o->a, t->kind, "/", system ? "" : t->system->id, system ? "" : "/",
			    t->id, (char *)NULL);
}

static void open_thing(void *context, const struct tended *t)
{
	struct opening *o = context;
	const char *name = name_of(o, t);
	struct open_thing thing = {
		.id = t->object == t->system ? id_of(o, t->kind, "", t->id)
					     : id_of(o, t->kind, t->system->id, t->id),
		.name = name,
		.topic = open_word(o, "open.topic.", t->kind),
		.place = inside(t->place)};
	size_t n;
	const struct tending_role *roles = tending_roles(&n);

	for (size_t i = 0; i < n && !t->out_of_scope; i++)
		if (roles[i].asked && strcmp(roles[i].kind, t->kind) == 0)
			add_row(o, &thing, roles[i].role,
				text_fill(o->a, open_word(o, "open.", roles[i].role), "name", name,
					  "system", t->system->name),
				tending_party(&roles[i], t),
				(struct open_setting){subject_of(o, t), roles[i].own[0], false});
}

/* --- flows --- */

/* The first flow of the form that nobody handles; NULL: somebody handles each, or it is not ours. */
static const struct flow *unhandled(const struct opening *o, const struct risk_register *reg,
				    const char *form)
{
	for (size_t i = 0; i < reg->flows.n; i++) {
		const struct flow *f = &reg->flows.at[i];
		const struct flow_share *s = contract_flow(o->c, reg->id, f->id);

		if (text_equal(f->form, form) && !flow_handler(o->c, s, f) &&
		    !(s && s->out_of_scope))
			return f;
	}
	return NULL;
}

static void open_flow(struct opening *o, const char *word, const char *name, const char *party,
		      struct open_setting setting)
{
	struct open_thing thing = {.id = id_of(o, "flow", "", name),
				   .name = name,
				   .topic = library_word(o->l, "open.topic.flow"),
				   .place = inside(o->c->place)};

	add_row(o, &thing, "handles",
		text_replace(o->a, library_word(o->l, word), "{{name}}", name), party,
		setting);
}

static void open_form(struct opening *o, const char *form)
{
	const char *subject = arena_concat(o->a, "contract/", o->c->id, (char *)NULL),
		   *member = arena_concat(o->a, "forms.", form, (char *)NULL);

	open_flow(o, "open.form", form, settings_get(&o->c->forms, form),
		  (struct open_setting){subject, member, false});
}

static void open_bare_flow(struct opening *o, const struct flow *f, const struct flow_share *s)
{
	const char *subject =
		arena_concat(o->a, "flow-share/", o->c->id, "/", f->id, (char *)NULL);

	open_flow(o, "open.flow", f->id, flow_handler(o->c, s, f),
		  (struct open_setting){subject, "handles", !s});
}

/* One row for each form; a flow without a form has its own. */
static void open_flows(struct opening *o, const struct risk_register *reg, struct map *seen)
{
	for (size_t i = 0; i < reg->flows.n; i++) {
		const struct flow *f = &reg->flows.at[i];
		const char *name = f->form ? f->form : f->id;
		const struct flow_share *s = contract_flow(o->c, reg->id, f->id);

		if (map_get(seen, name) || (!f->form && s && s->out_of_scope))
			continue;
		if (!f->form)
			open_bare_flow(o, f, s);
		else if (settings_get(&o->c->forms, name) || unhandled(o, reg, name))
			open_form(o, name);
		else
			continue;
		map_set(seen, name, o);
	}
}

/* --- premises --- */

/* `named`: what the contract says of it; NULL: the register alone has it. */
static void open_premise(struct opening *o, const char *text, const struct premise *named,
			 struct map *seen)
{
	const char *hash = arena_strndup(o->a, hash_sha256(o->a, text, strlen(text)),
					 PREMISE_DIGITS);
	struct open_thing thing = {.id = id_of(o, "premise", "", hash),
				   .name = text,
				   .topic = library_word(o->l, "open.topic.premise"),
				   .place = inside(named ? named->place : o->c->place)};
	const char *subject =
		arena_concat(o->a, "premise/", o->c->id, "/", text, (char *)NULL);

	if (!map_get(seen, text))
		add_row(o, &thing, "holds", text, named ? named->holds : NULL,
			(struct open_setting){subject, "holds", !named});
	map_set(seen, text, o);
}

static void open_premises(struct opening *o)
{
	struct map *seen = map_new(o->a);

	for (size_t i = 0; i < o->c->premises.n; i++)
		open_premise(o, o->c->premises.at[i].text, &o->c->premises.at[i], seen);
	for (size_t i = 0; i < o->c->registers.n; i++) {
		const struct risk_register *reg =
			project_register(o->p, o->c->registers.at[i]);

		for (size_t k = 0; reg && k < reg->premises.n; k++)
			open_premise(o, reg->premises.at[k], NULL, seen);
	}
}

/* --- all of them --- */

const char *open_thing_table(struct arena *a, const struct risk *thing)
{
	size_t n = strcspn(thing->id, ".");

	return arena_concat(a, arena_strndup(a, thing->id, n), "s", (char *)NULL);
}

/* A premise is a sentence: so many characters tell it from others. */
enum { NAME_CHARACTERS = 20 };

static const char *shortened(struct arena *a, const char *text)
{
	const char *end = text;

	for (size_t i = 0; i < NAME_CHARACTERS && *end; i++)
		text_next(&end);
	if (!*end)
		return text;
	return arena_concat(a, arena_strndup(a, text, (size_t)(end - text)), "…", (char *)NULL);
}

const char *open_thing_name(struct arena *a, const struct library *l, const struct risk *thing)
{
	const char *kind = arena_strndup(a, thing->id, strcspn(thing->id, ".")),
		   *name = arena_concat(a, "open.name.", kind, (char *)NULL),
		   *word = library_word(l, name);

	if (word == name)
		return thing->scenario;
	return text_replace(a, word, "{{name}}", shortened(a, thing->scenario));
}

const char *open_row_name(struct arena *a, const struct library *l, const struct risk *thing,
			  const struct requirement *row)
{
	const char *role = arena_concat(a, "role.", row->no, (char *)NULL);

	return text_fill(a, library_word(l, "open.key"), "name", open_thing_name(a, l, thing),
			 "role", library_word(l, role));
}

bool contract_prints_tables(const struct project *p, const struct library *l,
			    const struct contract *c)
{
	for (size_t i = 0; i < l->templates.n; i++) {
		const struct template *t = &l->templates.at[i];

		for (size_t n = 0; n < t->parts.n; n++)
			if (t->parts.at[n].cite && contract_has_document(p, c, t->id))
				return true;
	}
	return false;
}

static void open_all(struct opening *o)
{
	struct map *forms = map_new(o->a);

	for (size_t i = 0; i < o->c->systems.n; i++) {
		const struct system *s = project_system(o->p, o->c->systems.at[i]);

		if (s)
			system_visit_things(s, open_thing, o);
	}
	for (size_t i = 0; i < o->c->registers.n; i++) {
		const struct risk_register *reg =
			project_register(o->p, o->c->registers.at[i]);

		if (reg)
			open_flows(o, reg, forms);
	}
	open_premises(o);
}

struct open_things open_things_of(struct arena *a, const struct project *p,
				  const struct library *l, const struct contract *c)
{
	struct opening o = {
		.a = a, .p = p, .l = l, .c = c, .reg = arena_alloc(a, sizeof *o.reg)};

	*o.reg = (struct risk_register){.id = "open", .file = p->file, .made = true};
	o.out.reg = o.reg;
	if (contract_prints_tables(p, l, c))
		open_all(&o);
	return o.out;
}
