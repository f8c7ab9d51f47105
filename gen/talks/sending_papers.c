/* SPDX-License-Identifier: MIT
 *
 * Each paper is bound as papers of amendments are: with views of its own over those of all papers.
 */
#include "talks/sending_papers.h"

#include <string.h>

#include "base/text.h"
#include "base/unicode.h"
#include "talks/answer_sheets.h"
#include "talks/sending_view.h"

static const struct template *expect(const struct bind_input *base, const char *id,
				     struct diag_list *dl)
{
	const struct template *t = library_sending(base->library, id);

	if (!t)
		diag_add(dl, DIAG_NO_SENDING_TEMPLATE, NULL, base->library->data, id);
	return t;
}

/* What texts of both may use; see templates/README.md. */
static struct settings names_of(struct arena *a, const struct bind_input *base,
				const struct sending_record *record)
{
	const struct party *party = project_party(base->project, record->party);
	struct settings names = {0};
	const char *label = "";

	for (size_t i = 0; i < base->contract->parties.n; i++)
		if (text_equal(base->contract->parties.at[i].party, record->party))
			label = base->contract->parties.at[i].label;
	settings_set(a, &names, "sending", record->id ? record->id : "");
	settings_set(a, &names, "due", record->due ? unicode_wareki(a, record->due) : "");
	settings_set(a, &names, "sent_on", record->date ? unicode_wareki(a, record->date) : "");
	settings_set(a, &names, "party_name", party ? party->name : record->party);
	settings_set(a, &names, "party_label", label ? label : "");
	return names;
}

/* `names` and `imprint` are filled here and lent to the input. */
static struct bind_input input_of(struct arena *a, const struct bind_input *base,
				  const struct sending_about *about, const struct template *t)
{
	struct settings *names = arena_alloc(a, sizeof *names);
	struct imprint *imprint = arena_alloc(a, sizeof *imprint);
	struct bind_input in = *base;

	*names = names_of(a, base, about->record);
	*imprint = *imprint_latest(a, base->project, base->library, base->contract);
	imprint->edition = NULL;
	if (about->record->date)
		imprint->date = about->record->date;
	in.template = t;
	in.imprint = imprint;
	in.draft = false;
	in.more = sending_views(&in.n_more);
	in.about = about;
	in.names = names;
	in.blanks = NULL;
	in.numbers = NULL;
	return in;
}

static bool has_rows(const struct sending_record *record, const char *asks)
{
	for (size_t i = 0; i < record->rows.n; i++)
		if (answer_sheet_holds(asks, record->rows.at[i].asks))
			return true;
	return false;
}

/* Sheets without rows are not made. */
static void keep_sheets(struct arena *a, const struct bind_input *in,
			struct sending_record *record, struct diag_list *dl)
{
	const struct answer_sheets sheets = answer_sheets_of(a, in, dl);

	record->sheets.n = record->notes.n = 0;
	for (size_t i = 0; i < sheets.notes.n; i++)
		*vec_push(a, &record->notes) = sheets.notes.at[i];
	for (size_t i = 0; i < sheets.all.n; i++)
		if (has_rows(record, sheets.all.at[i].sheet.asks))
			*vec_push(a, &record->sheets) = sheets.all.at[i].sheet;
}

static struct doc *bind_workbook(struct arena *a, const struct bind_input *base,
				 const struct sending_about *about, const struct template *t,
				 struct diag_list *dl)
{
	const struct bind_input in = input_of(a, base, about, t);
	struct doc *d = bind_document(a, &in, dl);

	if (!d)
		return NULL;
	d->id = SENDING_ANSWERS; /* the hospital's own is called so, too */
	d->identifier = about->record->id;
	keep_sheets(a, &in, about->record, dl);
	return d;
}

bool sending_papers_bind(struct arena *a, const struct bind_input *in,
			 const struct sending_about *about, struct sending_papers *out,
			 struct diag_list *dl)
{
	const struct template *answers = expect(in, answer_sheets_workbook(about->hospital), dl);
	const struct template *letter = expect(in, SENDING_LETTER, dl);

	*out = (struct sending_papers){0};
	if (!answers || !letter)
		return false;
	const struct bind_input of_letter = input_of(a, in, about, letter);

	out->answers = bind_workbook(a, in, about, answers, dl);
	out->letter = bind_document(a, &of_letter, dl);
	return out->answers && out->letter;
}
