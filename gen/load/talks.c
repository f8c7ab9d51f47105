/* SPDX-License-Identifier: MIT
 *
 * talks.json: what went out, what came back, and what of it is settled. `bunkai send` and
 * `bunkai receive` write it; whether its words point to something is looked up by check/.
 */
#include "base/file.h"
#include "base/names.h"
#include "load/load.h"
#include "load/readers.h"
#include "model/tables.h"

static const char *const asks[] = {ASKS_ROW, ASKS_CLAUSE, ASKS_CONTACT, ASKS_ANSWER, NULL};
static const char *const verdicts[] = {VERDICT_ACCEPTED, VERDICT_WISH, VERDICT_REFUSED, NULL};
static const char *const fees[] = {"included", "extra", "undecided", NULL};
static const char *const ways[] = {"refused", "taken", NULL};

#define TEXT(row, member) \
	{.name = #member, .type = FIELD_STRING, .offset = offsetof(struct row, member)}
#define KEY(row, member) \
	{.name = #member, .type = FIELD_STRING, .offset = offsetof(struct row, member), \
	 .required = true}
#define DAY(row, member) \
	{.name = #member, .type = FIELD_DATE, .offset = offsetof(struct row, member), \
	 .required = true}
#define COUNT(row, member) \
	{.name = #member, .type = FIELD_INT, .offset = offsetof(struct row, member)}
#define CHOICE(row, member, of) \
	{.name = #member, .type = FIELD_STRING, .offset = offsetof(struct row, member), \
	 .choices = (of)}

static const struct field sending_fields[] = {
	KEY(sending, id),
	KEY(sending, contract),
	KEY(sending, party),
	{.name = "number",
	 .type = FIELD_INT,
	 .offset = offsetof(struct sending, number),
	 .required = true},
	DAY(sending, date),
	DAY(sending, due),
	{.name = "open_only", .type = FIELD_BOOL, .offset = offsetof(struct sending, open_only)},
	COUNT(sending, rows),
	COUNT(sending, clauses),
	COUNT(sending, contacts),
	COUNT(sending, told),
	KEY(sending, sha256),
};

const struct field_table sending_table = FIELD_TABLE(sending_fields);

static const struct field answer_fields[] = {
	KEY(given_answer, id),
	TEXT(given_answer, sending),
	KEY(given_answer, contract),
	KEY(given_answer, party),
	CHOICE(given_answer, asks, asks),
	TEXT(given_answer, key),
	TEXT(given_answer, phase),
	TEXT(given_answer, code),
	CHOICE(given_answer, verdict, verdicts),
	{.name = "doubts", .type = FIELD_STRINGS, .offset = offsetof(struct given_answer, doubts)},
	{.name = "roles", .type = FIELD_OBJECT},
	{.name = "members", .type = FIELD_OBJECT},
	{.name = "raw", .type = FIELD_OBJECT},
	{.name = "maybe", .type = FIELD_STRINGS, .offset = offsetof(struct given_answer, maybe)},
	TEXT(given_answer, text),
	TEXT(given_answer, when),
	CHOICE(given_answer, fee, fees),
	TEXT(given_answer, reason),
	TEXT(given_answer, by),
	{.name = "date", .type = FIELD_DATE, .offset = offsetof(struct given_answer, date)},
	KEY(given_answer, file),
	TEXT(given_answer, cell),
};

const struct field_table answer_table = FIELD_TABLE(answer_fields);

static const struct field closed_fields[] = {
	{.name = "answers",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct closing_of_answers, answers),
	 .required = true},
	{.name = "how",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct closing_of_answers, how),
	 .required = true,
	 .choices = ways},
	TEXT(closing_of_answers, reason),
	KEY(closing_of_answers, by),
	DAY(closing_of_answers, date),
};

const struct field_table answers_closed_table = FIELD_TABLE(closed_fields);

static const struct field received_fields[] = {
	KEY(received_file, sha256), KEY(received_file, name),     TEXT(received_file, sending),
	TEXT(received_file, party), DAY(received_file, date), COUNT(received_file, answers),
};

const struct field_table received_file_table = FIELD_TABLE(received_fields);

static const char *const kept_states[] = {"same", "signed", "updated", "stamped", NULL};

static const struct field signed_fields[] = {
	KEY(signed_paper, contract),
	{.name = "edition",
	 .type = FIELD_INT,
	 .offset = offsetof(struct signed_paper, edition),
	 .required = true},
	KEY(signed_paper, document),
	KEY(signed_paper, sha256),
	KEY(signed_paper, name),
	{.name = "state",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct signed_paper, state),
	 .required = true,
	 .choices = kept_states},
	COUNT(signed_paper, signatures),
	DAY(signed_paper, date),
};

const struct field_table signed_paper_table = FIELD_TABLE(signed_fields);

static const struct field file_fields[] = {
	{.name = "schema", .type = FIELD_ANY},     {.name = "sendings", .type = FIELD_ARRAY},
	{.name = "answers", .type = FIELD_ARRAY},  {.name = "closed", .type = FIELD_ARRAY},
	{.name = "received", .type = FIELD_ARRAY}, {.name = "signed", .type = FIELD_ARRAY},
};

/* To one party of a contract. */
enum { MOST_SENDINGS = 9999 };

/* Contracts and parties are names of folders below sent/ and answers/. */
static bool check_folder(struct list_reader *r, const char *name, const char *place)
{
	if (!name || name_is_portable(name))
		return true;
	diag_add(r->dl, DIAG_BAD_ID, NULL, place, name);
	return false;
}

static bool check_sending_number(struct list_reader *r, const struct sending *s)
{
	if (s->number > 0 && s->number <= MOST_SENDINGS)
		return true;
	diag_add(r->dl, DIAG_SENDING_NUMBER, s->id, s->place, "number",
		 arena_printf(r->a, "%d", MOST_SENDINGS));
	return false;
}

static bool read_sending(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct sending *s = vec_push(r->a, &r->project->talks.sendings);

	s->place = where_print(r->a, w);
	return fields_read(r->a, j, w, sending_fields, ARRAY_LEN(sending_fields), s, NULL, r->dl) &&
	       check_folder(r, s->contract, s->place) && check_folder(r, s->party, s->place) &&
	       check_sending_number(r, s);
}

static bool read_answer(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct given_answer *x = vec_push(r->a, &r->project->talks.answers);
	struct where roles = {.up = w, .name = "roles"}, members = {.up = w, .name = "members"},
		     raw = {.up = w, .name = "raw"};

	x->place = where_print(r->a, w);
	bool ok = fields_read(r->a, j, w, answer_fields, ARRAY_LEN(answer_fields), x, NULL, r->dl);

	ok = load_settings(r->a, json_get(j, "roles"), &roles, &x->roles, r->dl) && ok;
	ok = load_settings(r->a, json_get(j, "raw"), &raw, &x->raw, r->dl) && ok;
	return load_settings(r->a, json_get(j, "members"), &members, &x->members, r->dl) && ok;
}

static bool read_closed(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct closing_of_answers *c = vec_push(r->a, &r->project->talks.closed);

	c->place = where_print(r->a, w);
	return fields_read(r->a, j, w, closed_fields, ARRAY_LEN(closed_fields), c, NULL, r->dl);
}

static bool read_received(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct received_file *f = vec_push(r->a, &r->project->talks.received);

	f->place = where_print(r->a, w);
	return fields_read(r->a, j, w, received_fields, ARRAY_LEN(received_fields), f, NULL,
			   r->dl);
}

static bool read_signed(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct signed_paper *s = vec_push(r->a, &r->project->talks.signed_papers);

	s->place = where_print(r->a, w);
	return fields_read(r->a, j, w, signed_fields, ARRAY_LEN(signed_fields), s, NULL, r->dl) &&
	       check_folder(r, s->contract, s->place) && check_folder(r, s->document, s->place);
}

bool load_talks(struct arena *a, struct project *p, struct diag_list *dl)
{
	const char *path = file_join(a, p->folder, TALKS_FILE);
	struct list_reader r = {.a = a, .dl = dl, .project = p};
	struct where top = {.file = path};

	p->talks.file = path;
	if (file_look(a, path, dl) == FILE_ABSENT)
		return true;
	const struct json *root = load_open(a, path, "talks", dl);

	if (!root)
		return false;
	bool ok = fields_read(a, root, &top, file_fields, ARRAY_LEN(file_fields), NULL, NULL, dl);

	ok = load_list(&r, root, "sendings", false, &top, read_sending) && ok;
	ok = load_list(&r, root, "answers", false, &top, read_answer) && ok;
	ok = load_list(&r, root, "closed", false, &top, read_closed) && ok;
	ok = load_list(&r, root, "received", false, &top, read_received) && ok;
	return load_list(&r, root, "signed", false, &top, read_signed) && ok;
}
