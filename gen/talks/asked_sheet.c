/* SPDX-License-Identifier: MIT
 *
 * The sheet is bound like other papers that go out, from a sending without rows. What a cell offers
 * are the words of all kinds of questions, since a column has one list; which of them a question
 * takes stands beside it.
 */
#include "talks/asked_sheet.h"

#include "base/text.h"
#include "base/unicode.h"
#include "talks/sending_about.h"
#include "talks/sending_view.h"

static void set_name(struct arena *a, struct settings *names, const char *name, const char *text)
{
	settings_set(a, names, name, text ? text : "");
}

static const char *day_words(struct arena *a, const struct bind_input *in, const char *iso)
{
	return iso ? unicode_wareki(a, iso) : library_word(in->library, "dash");
}

static struct settings names_of(struct arena *a, const struct bind_input *in,
				const struct asked_sheet *s)
{
	const char *dash = library_word(in->library, "dash");
	struct settings names = {0};

	set_name(a, &names, "form_title", s->form->title);
	set_name(a, &names, "form_edition", s->form->edition ? s->form->edition : dash);
	set_name(a, &names, "form_note", s->form->note);
	set_name(a, &names, "party_name", s->party->name);
	set_name(a, &names, "system_name",
		 s->system ? s->system->name
			   : text_replace(a, library_word(in->library, "asked.all-systems"),
					  "{{name}}", s->party->name));
	set_name(a, &names, "product", s->product ? s->product : "");
	set_name(a, &names, "asked_on", day_words(a, in, s->date));
	set_name(a, &names, "due", day_words(a, in, s->due));
	set_name(a, &names, "code", s->code);
	return names;
}

struct choice_words {
	VEC(const char *) all;
};

static bool has_word(const struct choice_words *words, const char *word)
{
	for (size_t i = 0; i < words->all.n; i++)
		if (text_equal(words->all.at[i], word))
			return true;
	return false;
}

/* The words of all kinds of questions, each once, in the form's order. */
static const char *const *choices_of_form(struct arena *a, const struct questionnaire *q)
{
	struct choice_words words = {0};

	for (size_t i = 0; i < q->choices.n; i++)
		for (size_t k = 0; k < q->choices.at[i].all.n; k++)
			if (!has_word(&words, q->choices.at[i].all.at[k].word))
				*vec_push(a, &words.all) = q->choices.at[i].all.at[k].word;
	*vec_push(a, &words.all) = NULL;
	return words.all.at;
}

struct doc *asked_sheet_bind(struct arena *a, const struct bind_input *base,
			     const struct asked_sheet *sheet, struct diag_list *dl)
{
	const struct template *t = library_sending(base->library, SENDING_QUESTIONNAIRE);
	struct sending_record record = {.party = sheet->party->id, .date = sheet->date,
					.due = sheet->due};
	const struct sending_about about = {.record = &record, .asked = sheet};
	const struct settings names = names_of(a, base, sheet);
	struct bind_input in = *base;
	struct doc *d;

	if (!t) {
		diag_add(dl, DIAG_NO_SENDING_TEMPLATE, NULL, base->library->data,
			 SENDING_QUESTIONNAIRE);
		return NULL;
	}
	in.template = t;
	in.draft = false;
	in.more = sending_views(&in.n_more);
	in.about = &about;
	in.names = &names;
	in.choices = choices_of_form(a, sheet->form);
	in.blanks = NULL;
	in.numbers = NULL;
	d = bind_document(a, &in, dl);
	if (d)
		d->identifier = sheet->code;
	return d;
}
