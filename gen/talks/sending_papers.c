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

static bool is_hospital(const struct bind_input *base, const struct sending_record *record)
{
	const struct contract_party *cp = contract_party_in_role(base->contract, "hospital");

	return cp && text_equal(cp->party, record->party);
}

const struct template *sending_papers_workbook(const struct bind_input *base,
					       const struct sending_record *record)
{
	return library_sending(base->library, is_hospital(base, record) ? SENDING_ANSWERS_HOSPITAL
									: SENDING_ANSWERS);
}

static const struct template *expect(const struct bind_input *base, const struct template *t,
				     const char *id, struct diag_list *dl)
{
	if (!t)
		diag_add(dl, DIAG_NO_SENDING_TEMPLATE, NULL, base->library->data, id);
	return t;
}

static const struct template *expect_workbook(const struct bind_input *base,
					      const struct sending_record *record,
					      struct diag_list *dl)
{
	return expect(base, sending_papers_workbook(base, record),
		      is_hospital(base, record) ? SENDING_ANSWERS_HOSPITAL : SENDING_ANSWERS, dl);
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

bool sending_papers_sheets(struct arena *a, const struct bind_input *base,
			   struct sending_record *record, struct diag_list *dl)
{
	const struct sending_about about = {.record = record};
	const struct template *t = expect_workbook(base, record, dl);

	if (!t)
		return false;
	const struct bind_input in = input_of(a, base, &about, t);
	const struct answer_sheets sheets = answer_sheets_of(a, &in, dl);

	record->sheets.n = 0;
	for (size_t i = 0; i < sheets.all.n; i++)
		if (has_rows(record, sheets.all.at[i].sheet.asks))
			*vec_push(a, &record->sheets) = sheets.all.at[i].sheet;
	return true;
}

static struct doc *bind(struct arena *a, const struct bind_input *base,
			const struct sending_about *about, const struct template *t,
			struct diag_list *dl)
{
	const struct bind_input in = input_of(a, base, about, t);
	struct doc *d = bind_document(a, &in, dl);

	if (d)
		d->identifier = about->record->id;
	return d;
}

bool sending_papers_bind(struct arena *a, const struct bind_input *base,
			 const struct sending_about *about, struct sending_papers *out,
			 struct diag_list *dl)
{
	const struct template *answers = expect_workbook(base, about->record, dl),
			      *letter = expect(base, library_sending(base->library, SENDING_LETTER),
					       SENDING_LETTER, dl);

	*out = (struct sending_papers){0};
	if (!answers || !letter)
		return false;
	struct doc *workbook = bind(a, base, about, answers, dl);

	if (workbook)
		workbook->id = SENDING_ANSWERS; /* the hospital's own is called so, too */
	out->answers = workbook;
	out->letter = bind(a, base, about, letter, dl);
	return out->answers && out->letter;
}
