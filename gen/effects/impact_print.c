/* SPDX-License-Identifier: MIT
 *
 * Every entry of an impact is printed as its change, then one line per document with the names of
 * the first articles and rows, then the parties and contacts. Rows of a register that changed alike
 * are printed with the first of them.
 */
#include "effects/impact_print.h"

#include <stdint.h>
#include <string.h>

#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "changes/change_print.h"
#include "derive/term_uses.h"
#include "effects/reason_index.h"
#include "effects/unit_places.h"

/* So many names stand on a line, then the number of the others. */
enum { SHOWN = 6 };

static bool is_article(const struct doc_unit_pair *p)
{
	return doc_pair_unit(p)->node->kind == DOC_ARTICLE;
}

static bool is_register_row(const struct doc_unit *u)
{
	return u->table && u->node->origin && text_equal(u->node->origin->kind, "register");
}

/* What stands in a row's first two cells: a thing behind its system, a place and what is done. */
static const char *row_name(struct arena *a, const struct doc_unit *u)
{
	enum { CELLS = 2 };
	struct strbuf sb = strbuf_new(a);
	size_t n = 0;

	for (const struct doc_node *cell = u->node->first; cell && n < CELLS; cell = cell->next) {
		const char *words = doc_node_words(a, cell, true);

		if (text_empty(words))
			continue;
		strbuf_join(&sb, " ", change_shorten(a, text_replace(a, words, "\n", " ")));
		n++;
		if (is_register_row(u))
			break;
	}
	return sb.text;
}

/* 第8条（リモート保守）, R24/④-1, 院内連携サーバ VPN装置, or the first words of what has no name. */
static const char *unit_name(struct arena *a, const struct doc_unit_pair *p)
{
	const struct doc_unit *u = doc_pair_unit(p);

	if (u->node->kind == DOC_ARTICLE)
		return arena_concat(a, u->label, u->node->text ? u->node->text : "", (char *)NULL);
	return u->table ? row_name(a, u) : change_shorten(a, u->words);
}

/* What an article rests on is told by its number alone. */
enum impact_part { ARTICLES, ROWS, NOTES };

static enum impact_part part_of(const struct doc_unit_pair *p)
{
	return !is_article(p) ? ROWS : p->state == UNIT_NOTES ? NOTES : ARTICLES;
}

static const char *count_text(struct arena *a, enum impact_part part, size_t n)
{
	if (part == NOTES)
		return arena_printf(
			a, ngettext("references of %zu article", "references of %zu articles", n),
			n);
	if (part == ARTICLES)
		return arena_printf(a, ngettext("%zu article", "%zu articles", n), n);
	return arena_printf(a, ngettext("%zu row", "%zu rows", n), n);
}

/* '第2項第3号, 第4項' behind an article of which some stays; "": all, or none. */
static const char *places_text(struct arena *a, const struct project_state *s,
			       const struct doc_unit_pair *p)
{
	enum { MOST = 4 };
	struct unit_places places = unit_places_of(a, s->library, p);
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < places.all.n && i < MOST; i++)
		strbuf_join(&sb, i ? "・" : "", places.all.at[i]);
	if (places.all.n > MOST)
		strbuf_add(&sb, "…");
	return sb.text;
}

/* Where a row stands, by what the part of the document is called in either state. */
static const char *table_of(const struct doc_unit_pair *p)
{
	const char *text = doc_pair_unit(p)->part->text;

	return text ? text : "";
}

/* Rows of one table stand together; articles and notes are not told apart by part. */
static bool is_meant(const struct impact_unit *t, const struct impact_document *d,
		     enum impact_part part, const char *table)
{
	return t->document == d && part_of(t->pair) == part &&
	       (part != ROWS || strcmp(table_of(t->pair), table) == 0);
}

/* What is due again and again is many rows of one statement: the first names it. */
struct unit_naming {
	const char *key, *name;
};

struct named {
	VEC(struct unit_naming) all;
};

static void name_once(struct arena *a, struct named *names, const char *key, const char *name)
{
	for (size_t i = 0; i < names->all.n; i++)
		if (strcmp(names->all.at[i].key, key) == 0)
			return;
	*vec_push(a, &names->all) = (struct unit_naming){key, name};
}

/* Rows of one statement have one key; all else is told apart by its name. */
static const char *naming_key(const struct doc_unit_pair *p, const char *name)
{
	const struct doc_unit *u = doc_pair_unit(p);
	const struct doc_origin *o = u->node->origin;

	return u->table && o && o->key && text_equal(o->kind, "statement") ? o->key : name;
}

/* 'R24/④-1, R25/①-2, …' */
static const char *names_text(struct arena *a, const struct named *names)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < names->all.n && i < SHOWN; i++)
		strbuf_join(&sb, ", ", names->all.at[i].name);
	return arena_concat(a, " (", sb.text, names->all.n > SHOWN ? ", …" : "", ")", (char *)NULL);
}

/* NULL when there is none. */
static const char *list_pairs(struct arena *a, const struct impact_report *r,
			      const struct impact_entry *e, const struct impact_document *d,
			      enum impact_part part, const char *table)
{
	struct named names = {0};
	size_t n = 0;

	for (size_t i = 0; i < e->touched.n; i++) {
		const struct impact_unit *t = &e->touched.at[i];

		if (!is_meant(t, d, part, table))
			continue;
		const char *name =
			arena_concat(a, unit_name(a, t->pair),
				     part == ARTICLES ? places_text(a, &r->after, t->pair) : "",
				     (char *)NULL);

		n++;
		name_once(a, &names, naming_key(t->pair, name), name);
	}
	if (!n)
		return NULL;
	if (part == NOTES)
		return count_text(a, part, n);
	return arena_concat(a, count_text(a, part, n), names_text(a, &names), (char *)NULL);
}

/* The table's name stands before its rows, where the document has more than one part. */
static const char *table_name(struct arena *a, const struct impact_document *d, const char *table)
{
	const struct doc *doc = d->diff->after ? d->diff->after : d->diff->before;
	bool several = doc->first && doc->first->next;

	return several && *table ? arena_concat(a, table, ": ", (char *)NULL) : "";
}

static bool is_first_of_table(const struct impact_entry *e, size_t i)
{
	const struct impact_unit *own = &e->touched.at[i];

	for (size_t k = 0; k < i; k++)
		if (is_meant(&e->touched.at[k], own->document, ROWS, table_of(own->pair)))
			return false;
	return part_of(own->pair) == ROWS;
}

static void list_tables(struct arena *a, const struct impact_report *r,
			const struct impact_entry *e, const struct impact_document *d,
			struct strbuf *sb)
{
	for (size_t i = 0; i < e->touched.n; i++) {
		const char *table = table_of(e->touched.at[i].pair);

		if (e->touched.at[i].document != d || !is_first_of_table(e, i))
			continue;
		const char *rows = list_pairs(a, r, e, d, ROWS, table);

		strbuf_join(sb, ", ", arena_concat(a, table_name(a, d, table), rows, (char *)NULL));
	}
}

static void print_touched(struct arena *a, const struct impact_report *r,
			  const struct impact_entry *e, FILE *out)
{
	const struct impact_document *last = NULL;

	if (!e->touched.n)
		fprintf(out, "      %s\n", _("no document says it"));
	for (size_t i = 0; i < e->touched.n; i++) {
		const struct impact_document *d = e->touched.at[i].document;

		if (d == last)
			continue;
		struct strbuf sb = strbuf_new(a);
		const char *articles = list_pairs(a, r, e, d, ARTICLES, NULL),
			   *notes = list_pairs(a, r, e, d, NOTES, NULL);

		strbuf_add(&sb, articles ? articles : "");
		list_tables(a, r, e, d, &sb);
		if (notes)
			strbuf_join(&sb, ", ", notes);
		fprintf(out, "      %s: %s\n", d->name, sb.text);
		last = d;
	}
}

/* The shared term that the change is of, in the library or in the project's own words. */
static const char *changed_term(const struct change *c)
{
	if (c && strcmp(c->kind, "shared-term") == 0)
		return c->after.key ? c->after.key : c->before.key;
	if (c && strcmp(c->kind, "project") == 0 && c->field && text_starts(c->field, "terms."))
		return c->field + strlen("terms.");
	return NULL;
}

static const char *use_name(struct arena *a, const struct term_use *u)
{
	return arena_concat(a, u->clause->id, u->statement ? "#" : *u->position ? " " : "",
			    u->statement ? u->statement : u->position, (char *)NULL);
}

/* Every text that cites the term, also those that no paper of today has. */
static void print_uses(struct arena *a, const struct impact_report *r, const struct change *c,
		       FILE *out)
{
	const char *term = changed_term(c);
	struct term_uses uses = {0};

	if (term)
		uses = term_uses_of(a, r->after.library, term);
	for (size_t i = 0; i < uses.all.n; i++)
		fprintf(out, "      %s: %s (%s)\n", _("used by"), use_name(a, &uses.all.at[i]),
			state_path(a, &r->after, uses.all.at[i].place));
}

/* As people know it, in the state that has it. */
static const char *known_party(const struct impact_report *r, const char *id)
{
	const struct party *now = project_party(r->after.project, id),
			   *party = now ? now : project_party(r->before.project, id);

	return party && party->name ? party->name : id;
}

/* 保守窓口 例示 一郎 */
static const char *contact_name(struct arena *a, const struct impact_report *r, const char *id)
{
	const struct contact *c = project_contact(r->after.project, id);
	struct strbuf sb = strbuf_new(a);

	if (c && !text_empty(c->desk))
		strbuf_join(&sb, " ", c->desk);
	if (c && !text_empty(c->name))
		strbuf_join(&sb, " ", c->name);
	return sb.len ? sb.text : id;
}

/* What a party agrees to, in the order of the list. */
static const struct {
	unsigned what;
	const char *id, *word;
} consent_words[] = {
	{CONSENT_PARTIES, "parties", N_("the parties")}, {CONSENT_ROLE, "role", N_("its role")},
	{CONSENT_DUTY, "duty", N_("duty or right")},     {CONSENT_TIME, "time", N_("time")},
	{CONSENT_FEE, "fee", N_("fee")},             {CONSENT_OWED, "owed", N_("what is owed to it")},
};

/* 'duty or right, time' */
static const char *what_text(struct arena *a, unsigned what)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < ARRAY_LEN(consent_words); i++)
		if (what & consent_words[i].what)
			strbuf_join(&sb, ", ", _(consent_words[i].word));
	return sb.text;
}

static void print_consents(struct arena *a, const struct impact_report *r,
			   const struct consents *agree, FILE *out)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < agree->all.n; i++)
		strbuf_join(&sb, ", ",
			    arena_concat(a, known_party(r, agree->all.at[i].party), " (",
					 what_text(a, agree->all.at[i].what), ")", (char *)NULL));
	if (agree->all.n)
		fprintf(out, "      %s: %s\n", _("agree again"), sb.text);
}

static void print_told(struct arena *a, const struct impact_report *r,
		       const struct impact_ids *tell, FILE *out)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < tell->all.n; i++)
		strbuf_join(&sb, ", ", contact_name(a, r, tell->all.at[i]));
	if (tell->all.n)
		fprintf(out, "      %s: %s\n", _("tell"), sb.text);
}

static void print_entry(struct arena *a, const struct impact_report *r,
			const struct impact_entry *e, FILE *out)
{
	size_t alike =
		e->change ? change_count_alike(r->changes, (size_t)(e->change - r->changes->all.at))
			  : 0;

	if (alike == SIZE_MAX)
		return;
	if (e->change)
		change_print(a, e->change, alike, out);
	else
		fprintf(out, "- %s\n", _("follows from the other changes"));
	print_touched(a, r, e, out);
	print_uses(a, r, e->change, out);
	print_consents(a, r, &e->agree, out);
	print_told(a, r, &e->tell, out);
}

static const char *standing_of(const struct doc_diff *d)
{
	if (!d->before)
		return N_("new");
	if (!d->after)
		return N_("gone");
	return doc_diff_is_same(d) ? N_("untouched") : N_("changed");
}

static void print_standing(struct arena *a, const struct impact_document *d, FILE *out)
{
	fprintf(out, "%s: %s", d->name, _(standing_of(d->diff)));
	if (d->diff->before && d->diff->after && !doc_diff_is_same(d->diff))
		fprintf(out, " (%s, %s)", count_text(a, ARTICLES, doc_diff_count(d->diff, true)),
			count_text(a, ROWS, doc_diff_count(d->diff, false)));
	fputc('\n', out);
}

/* That its contract ends says more of an edition than its papers do. */
static bool is_own_end(const struct impact_report *r, const struct impact_entry *e)
{
	return e->change && change_is_end(e->change) && text_equal(e->change->subject, r->scope);
}

void impact_print(struct arena *a, const struct impact_report *r, FILE *out)
{
	size_t others = 0;

	fprintf(out, "%s: %s\n", _("since"), r->since);
	for (size_t i = 0; i < r->impact->all.n; i++) {
		const struct impact_entry *e = &r->impact->all.at[i];

		if (r->scoped && !e->touched.n && !is_own_end(r, e))
			others++;
		else
			print_entry(a, r, e, out);
	}
	if (others)
		fprintf(out,
			ngettext("%zu other change touches none of these documents\n",
				 "%zu other changes touch none of these documents\n", others),
			others);
	for (size_t i = 0; i < r->n; i++)
		print_standing(a, &r->documents[i], out);
}

static struct json *ids_to_json(struct arena *a, const struct impact_ids *ids)
{
	struct json *list = json_new_array(a);

	for (size_t i = 0; i < ids->all.n; i++)
		json_append(list, json_new_string(a, ids->all.at[i]));
	return list;
}

/* {"party": "tele", "name": …, "what": ["role", "time"]} for each of them. */
static struct json *consents_to_json(struct arena *a, const struct impact_report *r,
				     const struct consents *agree)
{
	struct json *list = json_new_array(a);

	for (size_t i = 0; i < agree->all.n; i++) {
		const struct consent *c = &agree->all.at[i];
		struct json *j = json_append(list, json_new_object(a));

		json_set_string(a, j, "party", c->party);
		json_set_string(a, j, "name", known_party(r, c->party));
		struct json *what = json_set(j, "what", json_new_array(a));

		for (size_t k = 0; k < ARRAY_LEN(consent_words); k++)
			if (c->what & consent_words[k].what)
				json_append(what, json_new_string(a, consent_words[k].id));
	}
	return list;
}

static const char *pair_state(const struct doc_unit_pair *p)
{
	static const char *const names[] = {"same",    "notes", "number", "columns",
					    "changed", "added", "removed"};

	return names[p->state];
}

static struct json *uses_to_json(struct arena *a, const struct impact_report *r, const char *term)
{
	struct term_uses uses = term_uses_of(a, r->after.library, term);
	struct json *list = json_new_array(a);

	for (size_t i = 0; i < uses.all.n; i++) {
		const struct term_use *u = &uses.all.at[i];
		struct json *j = json_append(list, json_new_object(a));

		json_set_string(a, j, "clause", u->clause->id);
		if (u->statement)
			json_set_string(a, j, "statement", u->statement);
		else if (*u->position)
			json_set_string(a, j, "position", u->position);
		json_set_string(a, j, "place", state_path(a, &r->after, u->place));
	}
	return list;
}

static void set_places(struct arena *a, struct json *j, const struct impact_report *r,
		       const struct doc_unit_pair *p)
{
	struct unit_places places = unit_places_of(a, r->after.library, p);
	struct json *list = places.all.n ? json_set(j, "places", json_new_array(a)) : NULL;

	for (size_t i = 0; i < places.all.n; i++)
		json_append(list, json_new_string(a, places.all.at[i]));
}

static struct json *unit_to_json(struct arena *a, const struct impact_report *r,
				 const struct impact_unit *t)
{
	const struct doc_unit *u = doc_pair_unit(t->pair);
	const struct doc_origin *o = u->node->origin;
	struct json *j = json_new_object(a);

	json_set_string(a, j, "document", t->document->name);
	json_set_string(a, j, "what", is_article(t->pair) ? "article" : u->table ? "row" : "text");
	json_set_string(a, j, "state", pair_state(t->pair));
	json_set_string(a, j, "name", unit_name(a, t->pair));
	if (o && o->key)
		json_set_string(a, j, "key", o->key);
	if (u->table && *table_of(t->pair))
		json_set_string(a, j, "table", table_of(t->pair));
	set_places(a, j, r, t->pair);
	return j;
}

static struct json *entry_to_json(struct arena *a, const struct impact_report *r,
				  const struct impact_entry *e)
{
	struct json *j = e->change ? change_to_json(a, e->change, &r->before, &r->after)
				   : json_new_object(a);
	struct json *touched = json_set(j, "touched", json_new_array(a));

	for (size_t i = 0; i < e->touched.n; i++)
		json_append(touched, unit_to_json(a, r, &e->touched.at[i]));
	if (changed_term(e->change))
		json_set(j, "used_by", uses_to_json(a, r, changed_term(e->change)));
	json_set(j, "agree", consents_to_json(a, r, &e->agree));
	json_set(j, "tell", ids_to_json(a, &e->tell));
	return j;
}

static struct json *document_to_json(struct arena *a, const struct impact_document *d)
{
	struct json *j = json_new_object(a);

	json_set_string(a, j, "name", d->name);
	json_set_string(a, j, "state", standing_of(d->diff));
	json_set(j, "articles", json_new_number(a, (double)doc_diff_count(d->diff, true)));
	json_set(j, "rows", json_new_number(a, (double)doc_diff_count(d->diff, false)));
	return j;
}

struct json *impact_to_json(struct arena *a, const struct impact_report *r)
{
	struct json *j = json_new_object(a);

	json_set_string(a, j, "since", r->since);
	struct json *changes = json_set(j, "changes", json_new_array(a)), *documents;

	for (size_t i = 0; i < r->changes->all.n; i++)
		json_append(changes, entry_to_json(a, r, &r->impact->all.at[i]));
	if (r->impact->all.n > r->changes->all.n)
		json_set(j, "following",
			 entry_to_json(a, r, &r->impact->all.at[r->changes->all.n]));
	documents = json_set(j, "documents", json_new_array(a));
	for (size_t i = 0; i < r->n; i++)
		json_append(documents, document_to_json(a, &r->documents[i]));
	return j;
}
