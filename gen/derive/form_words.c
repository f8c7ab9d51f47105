/* SPDX-License-Identifier: MIT
 *
 * Labels are placeholders of the article's own chain, so that whoever has a role for things is
 * called as its texts call him; where that would be a table, its role and the table's short name
 * stand for it.
 */
#include "derive/form_words.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "derive/act_words.h"
#include "derive/terms.h"
#include "model/objects.h"

struct form_words form_words_in(struct arena *a, const struct project *p, const struct library *l,
				const struct contract *c, const struct chosen *chosen,
				const char *position)
{
	return (struct form_words){
		.a = a,
		.library = l,
		.contract = c,
		.chosen = chosen,
		.expand = {.a = a,
			   .names = terms_of_position(
				   a, l, &p->terms,
				   clause_terms_position(chosen->clause, position),
				   &chosen->names)}};
}

const char *form_words_fill(const struct form_words *w, const char *text)
{
	return text ? expand_text(&w->expand, text, w->chosen->clause->file) : "";
}

static const char *word_for(const struct form_words *w, const char *name)
{
	return library_word(w->library, arena_concat(w->a, "provision.", name, (char *)NULL));
}

/* --- who --- */

static bool names_party(const struct form_words *w, const char *label)
{
	for (size_t i = 0; label && w->contract && i < w->contract->parties.n; i++)
		if (strcmp(w->contract->parties.at[i].label, label) == 0)
			return true;
	return false;
}

/* 更新担当者（責任分界表別表2）, where it depends on the object. */
static const char *role_label(const struct form_words *w, const struct tending_role *role)
{
	const char *name = arena_concat(w->a, "role.", role->role, (char *)NULL),
		   *table = act_words_table(w->a, w->library, role);

	return table ? text_fill(w->a, word_for(w, "by-table"), "who",
				 library_word(w->library, name), "table", table)
		     : NULL;
}

/* 甲; a contract in which nobody has that role, which check reports, has its name instead. */
static const char *side_label(const struct form_words *w, const char *role)
{
	const char *label = settings_get(w->expand.names, role);

	return label ? label
		     : library_word(w->library,
				    arena_concat(w->a, "party.", role, (char *)NULL));
}

/* 乙, or the table that names them. */
static const char *label_of(const struct form_words *w, const char *who)
{
	const char *label = settings_get(w->expand.names, who);
	const struct tending_role *role = tending_role_find(who);
	const char *by_table = role && !names_party(w, label) ? role_label(w, role) : NULL;

	if (by_table || label)
		return by_table ? by_table : label;
	if (strcmp(who, "each") == 0 || strcmp(who, "fault") == 0 || strcmp(who, "other") == 0)
		return text_fill(w->a, word_for(w, who), "hospital", side_label(w, "hospital"),
				 "vendor", side_label(w, "vendor"));
	return who;
}

static const char *labels_of(const struct form_words *w, const char *const *who, size_t n)
{
	struct strbuf sb = strbuf_new(w->a);

	for (size_t i = 0; i < n; i++)
		strbuf_join(&sb,
			    library_word(w->library, i + 1 == n ? "list.and" : "list.comma"),
			    label_of(w, who[i]));
	return sb.text;
}

const char *form_words_who(const struct form_words *w, const struct statement_form *f)
{
	const char *who = label_of(w, f->who);

	if (f->with.n)
		who = text_fill(w->a, word_for(w, "with"), "who", who, "with",
				labels_of(w, f->with.at, f->with.n));
	return f->office ? arena_concat(w->a, who, "（", f->office, "）", (char *)NULL) : who;
}

const char *form_words_to(const struct form_words *w, const struct statement_form *f)
{
	struct strbuf sb = strbuf_new(w->a);

	for (size_t i = 0; i < f->to.all.n; i++) {
		const struct setting *to = &f->to.all.at[i];
		const char *word =
			word_for(w, arena_concat(w->a, "to.", to->value, (char *)NULL));

		strbuf_join(&sb, library_word(w->library, "list.comma"),
			    text_replace(w->a, word, "{{label}}", label_of(w, to->name)));
	}
	return sb.text;
}

/* --- what and when --- */

const char *form_words_act(const struct form_words *w, const struct statement_form *f)
{
	const char *act = form_words_fill(w, f->act);

	return strcmp(f->kind, "may") == 0
		       ? text_replace(w->a, library_word(w->library, "act.may"), "{{act}}", act)
		       : act;
}

const char *form_words_name(const struct duty_word_list *list, const char *id)
{
	for (size_t i = 0; id && i < list->n; i++)
		if (strcmp(list->at[i].id, id) == 0)
			return list->at[i].name;
	return NULL;
}

const char *form_words_event(const struct form_words *w, const struct statement_form *f)
{
	const struct duty_words *words = &w->library->duty_words;
	const char *occasion = form_words_name(&words->occasions, f->occasion);
	struct strbuf sb = strbuf_new(w->a);

	for (size_t i = 0; i < f->events.n; i++) {
		const char *name = form_words_name(&words->events, f->events.at[i]);

		if (name)
			strbuf_join(&sb, word_for(w, "or"), name);
	}
	if (occasion)
		strbuf_join(&sb, word_for(w, "or"), occasion);
	return sb.text;
}

const char *form_words_times(const struct form_words *w, const struct statement_form *f)
{
	struct strbuf sb = strbuf_new(w->a);

	for (size_t i = 0; i < f->times.n; i++)
		strbuf_join(&sb, library_word(w->library, "list.comma"),
			    form_words_fill(w, f->times.at[i]));
	return sb.text;
}

const char *form_words_when(const struct form_words *w, const struct statement_form *f)
{
	const struct library *l = w->library;
	const char *event = form_words_event(w, f), *time = form_words_times(w, f);
	const char *from = form_words_name(&l->duty_words.events, f->from);
	bool runs = text_ends(time, library_word(l, "act.within")) &&
		    !strstr(time, library_word(l, "act.from"));

	if (!*time)
		return event;
	if (runs && (from || *event))
		time = text_fill(w->a, library_word(l, "act.since"), "detail",
				 from ? from : event, "act", time);
	return runs && !from
		       ? time
		       : arena_concat(w->a, event, *event ? "、" : "", time, (char *)NULL);
}

const char *form_words_keep(const struct form_words *w, const struct statement_form *f)
{
	return f->keep ? text_replace(w->a, word_for(w, "keep"), "{{time}}",
				      form_words_fill(w, f->keep))
		       : "";
}

static const char *number(const struct form_words *w, const char *format, int n)
{
	return number_print(w->a, w->library, format, arena_printf(w->a, "%d", n));
}

const char *form_words_item(const struct form_words *w, const struct statement_form *place)
{
	return arena_concat(w->a, arena_printf(w->a, "%d", place->paragraph),
			    place->item ? number(w, "number.item.brief", place->item) : "",
			    (char *)NULL);
}

const char *form_words_place(const struct form_words *w, const struct statement_form *place)
{
	return arena_concat(w->a, number(w, "number.paragraph", place->paragraph),
			    place->item ? number(w, "number.item", place->item) : "",
			    (char *)NULL);
}
