/* SPDX-License-Identifier: MIT
 *
 * Words are taken apart once (name, what it is of, member, part of a day); a table says what each
 * name is. Members are those of the model's field tables, so that whatever a file of the project may
 * say can be put into a form.
 */
#include "forms/form_values.h"

#include <stdlib.h>
#include <string.h>

#include "base/fields.h"
#include "base/nearest.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "forms/form_days.h"
#include "model/checklist.h"
#include "model/inspection.h"
#include "model/tables.h"

struct form_asking {
	struct arena *a;
	const struct form_scope *scope;
	const struct form_cell *cell;
	const char *words;
	const char *name, *of, *member, *part; /* NULL: not said */
	struct diag_list *dl;
};

static const struct form_value absent = {VALUE_ABSENT, NULL}, wrong = {VALUE_WRONG, NULL};

/* ---- finding what a name is ---- */

static struct form_value refuse(const struct form_asking *q, const struct known *known)
{
	diag_add(q->dl, DIAG_FORM_UNKNOWN_VALUE, NULL, q->cell->place,
		 arena_printf(q->a, "{{%s}}", q->words), known_list(q->a, known));
	return wrong;
}

static struct form_value refuse_word(const struct form_asking *q, const char *there_is)
{
	struct known known = {0};

	known_add(q->a, &known, there_is);
	return refuse(q, &known);
}

const struct questionnaire *form_questionnaire(const struct library *l, const char *id)
{
	return id ? library_questionnaire(l, id) : NULL;
}

const struct party *form_hospital(const struct project *p)
{
	return project_party_of_kind(p, "hospital");
}

static struct form_value day_part(const struct form_asking *q, const char *iso, const char *part)
{
	bool number;
	const char *value = form_days_part(q->a, iso, part, &number);
	struct known known = {0};

	if (value)
		return (struct form_value){number ? VALUE_NUMBER : VALUE_TEXT, value};
	for (size_t i = 0; form_days_parts[i]; i++)
		known_add(q->a, &known, form_days_parts[i]);
	return refuse(q, &known);
}

static struct form_value day_value(const struct form_asking *q, const char *iso, const char *part)
{
	if (!iso || !fields_is_date(iso))
		return absent;
	return part ? day_part(q, iso, part) : (struct form_value){VALUE_DAY, iso};
}

static struct form_value text_value(const char *text)
{
	return text_empty(text) ? absent : (struct form_value){VALUE_TEXT, text};
}

/* A member of an object, by the table that also reads and compares it. */
static struct form_value member_value(const struct form_asking *q, const struct field_table *table,
				      const void *object)
{
	const struct field *f = q->member ? field_find(table, q->member) : NULL;
	struct known known = {0};

	if (!f || f->type >= FIELD_ARRAY) {
		for (size_t i = 0; i < table->n; i++)
			if (table->at[i].type < FIELD_ARRAY)
				known_add(q->a, &known, arena_concat(q->a, q->name, ".",
								     table->at[i].name, (char *)NULL));
		return refuse(q, &known);
	}
	if (!object)
		return absent;
	const char *text = field_text(q->a, f, object);

	if (f->type == FIELD_DATE || q->part)
		return day_value(q, text, q->part);
	if (text_empty(text))
		return absent;
	return (struct form_value){f->type == FIELD_INT || f->type == FIELD_NUMBER ? VALUE_NUMBER
										   : VALUE_TEXT,
				   text};
}

/* ---- answers ---- */

/* What `answer(…)` is of: the form's own questionnaire, or one that stands before the item. */
struct asked_item {
	const struct questionnaire *form;
	const struct question *question;
};

/* A second answer that is no choice is printed as it was written. */
static const char *choice_word(const struct form_asking *q, const struct asked_item *item,
			       const char *choice)
{
	const char *own = settings_get(&q->cell->words, choice);
	const struct answer_choices *all = item ? question_choices(item->form, item->question) : NULL;
	const struct answer_choice *c = all ? answer_choice_find(all, choice) : NULL;

	if (own || c)
		return own ? own : c->word;
	return item ? choice
		    : library_word(q->scope->library,
				   arena_concat(q->a, "answer-word.", choice, (char *)NULL));
}

static bool find_item(const struct form_asking *q, struct asked_item *out)
{
	const struct library *l = q->scope->library;
	const char *slash = q->of ? strchr(q->of, '/') : NULL, *item = q->of,
		   *own = q->scope->form->questionnaire;

	out->form = slash ? form_questionnaire(
				    l, arena_strndup(q->a, q->of, (size_t)(slash - q->of)))
			  : NULL;
	if (out->form)
		item = slash + 1;
	else
		out->form = form_questionnaire(l, own);
	if (!out->form) {
		struct known known = {0};

		for (size_t i = 0; i < l->questionnaires.n; i++)
			known_add(q->a, &known, l->questionnaires.at[i].id);
		return refuse(q, &known), false;
	}
	out->question = item ? questionnaire_question(out->form, item) : NULL;
	if (!out->question)
		diag_add(q->dl, DIAG_FORM_UNKNOWN_ITEM, item, q->cell->place, out->form->id,
			 item ? item : "");
	return out->question != NULL;
}

static const char *answerer(const struct form_asking *q, const struct questionnaire *form)
{
	const struct party *p = strcmp(form->by, "hospital") == 0
					? form_hospital(q->scope->project)
					: q->scope->vendor;

	return p ? p->id : NULL;
}

/* Of the system that the copy is for, or of all that the party has to do with: a system that is
 * nobody's has no answers but those that name it. */
static bool fits(const struct form_asking *q, const struct disclosed_sheet *s, const char *form,
		 const char *party)
{
	const struct system *y = q->scope->system;

	return strcmp(s->questionnaire, form) == 0 &&
	       project_disclosed_latest(q->scope->project, s) == s &&
	       (!party || strcmp(s->party, party) == 0) &&
	       (!y || (!s->system && party) || text_equal(s->system, y->id));
}

/* The filled-in form that is meant. NULL, and *several, where it may be one of some. */
static const struct disclosed_sheet *find_sheet(const struct form_asking *q,
						const struct questionnaire *form, bool *several)
{
	const struct project *p = q->scope->project;
	const struct disclosed_sheet *own = q->scope->sheet, *found = NULL;
	const char *party = answerer(q, form);
	struct known known = {0};

	if (own && strcmp(own->questionnaire, form->id) == 0)
		return own;
	for (size_t i = 0; i < p->disclosed.n; i++)
		if (fits(q, &p->disclosed.at[i], form->id, party)) {
			known_add(q->a, &known, p->disclosed.at[i].id);
			found = &p->disclosed.at[i];
		}
	*several = known.all.n > 1;
	if (*several)
		diag_add(q->dl, DIAG_FORM_SEVERAL, NULL, q->cell->place,
			 arena_printf(q->a, "{{%s}}", q->words), known_list(q->a, &known));
	return *several ? NULL : found;
}

static struct form_value answer_value(const struct form_asking *q)
{
	struct asked_item item;
	bool several = false;

	if (!find_item(q, &item))
		return wrong;
	const struct disclosed_sheet *s = find_sheet(q, item.form, &several);
	const struct disclosed_answer *x = s ? disclosed_answer_of(s, item.question->id) : NULL;

	if (several)
		return wrong;
	bool again = q->member && strcmp(q->member, "again") == 0;
	const char *choice = x ? again ? x->again : x->answer : NULL;

	if (q->member && !again && strcmp(q->member, "word") != 0)
		return member_value(q, &disclosed_answer_table, x);
	return choice ? text_value(choice_word(q, &item, choice)) : absent;
}

static const struct guideline *checklist_of(const struct form_asking *q)
{
	const struct project *p = q->scope->project;
	const struct library *l = q->scope->library;

	return p->inspection.checklist ? library_guideline(l, p->inspection.checklist)
				       : project_checklist(p, l);
}

static struct form_value inspection_value(const struct form_asking *q)
{
	const struct guideline *g = checklist_of(q);
	const struct checklist_answer *x =
		q->of ? inspection_answer(&q->scope->project->inspection, q->of) : NULL;

	if (!q->of || (g && !guideline_item(g, q->of))) {
		diag_add(q->dl, DIAG_FORM_UNKNOWN_ITEM, q->of, q->cell->place, g ? g->id : "",
			 q->of ? q->of : "");
		return wrong;
	}
	if (q->member && strcmp(q->member, "word") != 0)
		return member_value(q, &checklist_answer_table, x);
	return x ? text_value(choice_word(q, NULL, x->answer)) : absent;
}

/* ---- everything else ---- */

/* 'kind=server,system=ehr': each must be so. */
static bool entry_fits(const struct form_asking *q, const struct ledger_entry *e, bool *known)
{
	struct known pairs = known_parse(q->a, q->of ? text_replace(q->a, q->of, ",", ", ") : "");

	for (size_t i = 0; i < pairs.all.n; i++) {
		const char *pair = text_trim(q->a, pairs.all.at[i]), *is = strchr(pair, '=');
		const struct field *f =
			is ? field_find(&ledger_entry_table,
					arena_strndup(q->a, pair, (size_t)(is - pair)))
			   : NULL;

		*known = *known && f && f->type < FIELD_ARRAY;
		if (!*known || !text_equal(field_text(q->a, f, e), is + 1))
			return false;
	}
	return true;
}

static struct form_value ledger_value(const struct form_asking *q)
{
	const struct ledger *l = &q->scope->project->ledger;
	const struct ledger_entry none = {0};
	bool known = q->member && strcmp(q->member, "count") == 0;
	size_t n = 0;

	entry_fits(q, &none, &known);
	if (!known)
		return refuse_word(q, "ledger.count, ledger.count(kind=server,system=ID)");
	for (size_t i = 0; i < l->entries.n; i++)
		n += entry_fits(q, &l->entries.at[i], &known);
	return l->stands ? (struct form_value){VALUE_NUMBER, arena_printf(q->a, "%zu", n)} : absent;
}

struct form_object {
	const void *object;
	bool wrong;
};

/* `ids`: all there are of the kind. */
static struct form_object by_id(const struct form_asking *q, const void *object, const struct known *ids)
{
	struct known known = {0};

	for (size_t i = 0; i < ids->all.n && !object; i++)
		known_add(q->a, &known, arena_printf(q->a, "%s(%s)", q->name, ids->all.at[i]));
	if (!object)
		refuse(q, &known);
	return (struct form_object){object, !object};
}

#define IDS_OF(q, list, ids)                                                                       \
	do                                                                                         \
		for (size_t i_ = 0; i_ < (list).n; i_++)                                           \
			known_add((q)->a, (ids), (list).at[i_].id);                                \
	while (0)

/* It may be one of several, and nothing says which. */
static struct form_object refuse_several(const struct form_asking *q, const struct known *ids)
{
	diag_add(q->dl, DIAG_FORM_SEVERAL, NULL, q->cell->place,
		 arena_printf(q->a, "{{%s}}", q->words), known_list(q->a, ids));
	return (struct form_object){NULL, true};
}

static struct form_object find_hospital(const struct form_asking *q)
{
	return (struct form_object){form_hospital(q->scope->project), false};
}

/* Where a copy is of nothing in particular the only one is meant. */
static struct form_object find_vendor(const struct form_asking *q)
{
	struct known known = {0};
	const struct project *p = q->scope->project;

	if (q->scope->vendor || q->scope->system || q->scope->sheet)
		return (struct form_object){q->scope->vendor, false};
	for (size_t i = 0; i < p->parties.n; i++)
		if (strcmp(p->parties.at[i].kind, "vendor") == 0)
			known_add(q->a, &known, p->parties.at[i].id);
	if (known.all.n > 1)
		return refuse_several(q, &known);
	return (struct form_object){known.all.n ? project_party(p, known.all.at[0]) : NULL, false};
}

static struct form_object find_party(const struct form_asking *q)
{
	const struct project *p = q->scope->project;
	struct known ids = {0};

	IDS_OF(q, p->parties, &ids);
	return by_id(q, q->of ? project_party(p, q->of) : NULL, &ids);
}

/* An answered sheet need not be of one system: then nothing is known of it. */
static struct form_object find_system(const struct form_asking *q)
{
	const struct project *p = q->scope->project;
	struct known ids = {0};

	IDS_OF(q, p->systems, &ids);
	if (q->of)
		return by_id(q, project_system(p, q->of), &ids);
	return q->scope->system || q->scope->sheet ? (struct form_object){q->scope->system, false}
						   : refuse_several(q, &ids);
}

static struct form_object find_contract(const struct form_asking *q)
{
	const struct project *p = q->scope->project;
	struct known ids = {0};

	IDS_OF(q, p->contracts, &ids);
	return by_id(q, q->of ? project_contract(p, q->of) : NULL, &ids);
}

static struct form_object find_contact(const struct form_asking *q)
{
	const struct project *p = q->scope->project;
	struct known ids = {0};

	IDS_OF(q, p->contacts, &ids);
	return by_id(q, q->of ? project_contact(p, q->of) : NULL, &ids);
}

/* The copy's own, or the one that answers the form's questionnaire. */
static struct form_object find_answered(const struct form_asking *q)
{
	const struct questionnaire *form =
		form_questionnaire(q->scope->library, q->scope->form->questionnaire);
	bool several = false;
	const struct disclosed_sheet *s = q->scope->sheet;

	s = s || !form ? s : find_sheet(q, form, &several);
	return (struct form_object){s, several};
}

static struct form_object find_project(const struct form_asking *q)
{
	return (struct form_object){q->scope->project, false};
}

static const struct {
	const char *name;
	struct form_object (*find)(const struct form_asking *q);
	const struct field_table *table;
} objects[] = {
	{"hospital", find_hospital, &party_table}, {"vendor", find_vendor, &party_table},
	{"party", find_party, &party_table},       {"system", find_system, &system_table},
	{"contract", find_contract, &contract_table}, {"contact", find_contact, &contact_table},
	{"sheet", find_answered, &disclosed_sheet_table}, {"project", find_project, &project_table},
};

static struct form_value object_value(const struct form_asking *q)
{
	struct known known = {0};

	for (size_t i = 0; i < ARRAY_LEN(objects); i++) {
		if (strcmp(objects[i].name, q->name) == 0) {
			struct form_object f = objects[i].find(q);

			return f.wrong ? wrong : member_value(q, objects[i].table, f.object);
		}
		known_add(q->a, &known, objects[i].name);
	}
	known_add(q->a, &known, "answer(ITEM)");
	known_add(q->a, &known, "inspection(ITEM)");
	known_add(q->a, &known, "ledger.count");
	known_add(q->a, &known, "date");
	return refuse(q, &known);
}

/* ---- taking words apart ---- */

/* As other templates of the project have them. */
static const struct {
	const char *word, *name, *member;
} aliases[] = {{"hospital_name", "hospital", "name"},
	       {"vendor_name", "vendor", "name"},
	       {"project_title", "project", "title"}};

/* The brackets that open at *p, as far as they close; items have brackets of their own: (3)-1. */
static const char *read_brackets(struct arena *a, const char **p)
{
	const char *start = *p + 1, *s = start;
	int depth = 1;

	for (; *s; s++) {
		depth += (*s == '(') - (*s == ')');
		if (!depth)
			break;
	}
	*p = *s ? s + 1 : s;
	return arena_strndup(a, start, (size_t)(s - start));
}

static void take_apart(struct form_asking *q)
{
	const char **into[] = {&q->name, &q->member, &q->part};
	const char *p = text_trim(q->a, q->words);

	for (size_t i = 0; i < ARRAY_LEN(into) && *p; i++) {
		size_t n = strcspn(p, ".(");

		*into[i] = arena_strndup(q->a, p, n);
		p += n;
		if (*p == '(')
			q->of = read_brackets(q->a, &p);
		if (*p != '.')
			break;
		p++;
	}
	if (*p || !q->name)
		q->name = q->words;
	for (size_t i = 0; i < ARRAY_LEN(aliases); i++)
		if (strcmp(q->name, aliases[i].word) == 0) {
			q->name = aliases[i].name;
			q->member = aliases[i].member;
		}
}

static struct form_asking ask(struct arena *a, const struct form_scope *scope,
			 const struct form_cell *cell, const char *words, struct diag_list *dl)
{
	struct form_asking q = {.a = a, .scope = scope, .cell = cell, .words = words, .dl = dl};

	take_apart(&q);
	return q;
}

struct form_value form_values_get(struct arena *a, const struct form_scope *scope,
				   const struct form_cell *cell, const char *words,
				   struct diag_list *dl)
{
	struct form_asking q = ask(a, scope, cell, words, dl);

	if (strcmp(q.name, "answer") == 0)
		return answer_value(&q);
	if (strcmp(q.name, "inspection") == 0)
		return inspection_value(&q);
	if (strcmp(q.name, "ledger") == 0)
		return ledger_value(&q);
	if (strcmp(q.name, "date") == 0)
		return day_value(&q, scope->project->date, q.member);
	return object_value(&q);
}

struct form_value form_values_choice(struct arena *a, const struct form_scope *scope,
				    const struct form_cell *cell, struct diag_list *dl)
{
	const char *words = text_trim(a, text_replace(a, text_replace(a, cell->of, "{{", ""), "}}", ""));
	struct form_asking q = ask(a, scope, cell, words, dl);

	q.member = "answer";
	if (strcmp(q.name, "answer") == 0)
		return answer_value(&q);
	return strcmp(q.name, "inspection") == 0
		       ? inspection_value(&q)
		       : refuse_word(&q, "answer(ITEM), inspection(ITEM)");
}
