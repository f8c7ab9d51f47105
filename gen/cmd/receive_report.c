/* SPDX-License-Identifier: MIT
 *
 * A line for each file, the counts that are not nothing, then the answers that need somebody: where
 * the cell stands, of which row, what it says, and why it is not simply taken.
 */
#include "cmd/receive_report.h"

#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/names.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "cmd/report.h"
#include "model/answer_doubts.h"
#include "work/receive_redline.h"

enum { SHOWN = 20, WORDS = 40 };

void receive_tell(const struct received *r, struct diag_list *dl)
{
	for (size_t i = 0; i < r->files.n; i++)
		receive_redline_tell(dl->arena, &r->files.at[i], dl);
	for (size_t i = 0; i < r->by_hand.n; i++)
		diag_add(dl, DIAG_TAKEN_BY_HAND, r->by_hand.at[i], TALKS_FILE, r->by_hand.at[i]);
}

static const char *const outcome_words[RECEIVE__MAX] = {
	[RECEIVE_KNOWN] = N_("said before"),
	[RECEIVE_OPEN] = N_("open"),
	[RECEIVE_OPENED] = N_("open, and the row with it"),
	[RECEIVE_AGREED] = N_("agreed"),
	[RECEIVE_CONFIRMED] = N_("confirmed"),
	[RECEIVE_REJECTED] = N_("rejected"),
	[RECEIVE_PROPOSED] = N_("a new proposal"),
	[RECEIVE_TAKEN] = N_("taken"),
	[RECEIVE_CLOSED] = N_("not taken"),
};

static const char *verdict_word(const struct given_answer *x)
{
	if (!x->verdict)
		return _("no verdict");
	return strcmp(x->verdict, VERDICT_ACCEPTED) == 0 ? _("accepted")
	       : strcmp(x->verdict, VERDICT_WISH) == 0   ? _("wish")
							 : _("refused");
}

static bool needs_somebody(const struct received_row *row)
{
	return row->is_open;
}

/* 'R24/④-1: wish: roles tele=does; by 8 hours; …' */
static const char *what_it_says(struct arena *a, const struct given_answer *x)
{
	struct strbuf sb = strbuf_new(a);

	strbuf_add(&sb, verdict_word(x));
	for (size_t i = 0; i < x->roles.all.n; i++)
		strbuf_join(&sb, "; ",
			    arena_concat(a, x->roles.all.at[i].name, "=",
					 x->roles.all.at[i].value, (char *)NULL));
	for (size_t i = 0; i < x->members.all.n; i++)
		strbuf_join(&sb, "; ",
			    arena_concat(a, x->members.all.at[i].name, "=",
					 x->members.all.at[i].value, (char *)NULL));
	const char *const words[] = {x->fee, x->when, x->text, x->reason};

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (words[i])
			strbuf_join(&sb, "; ", text_begin(a, words[i], WORDS, "…"));
	return sb.text;
}

static void print_row(struct arena *a, const struct received_row *row)
{
	const struct given_answer *x = &row->answer;
	struct strbuf doubts = strbuf_new(a);

	for (size_t i = 0; i < x->doubts.n; i++)
		strbuf_join(&doubts, "; ", answer_doubt_words(x->doubts.at[i]));
	printf("  %s  %s  %s: %s%s%s%s\n", x->id, name_visible(a, x->cell ? x->cell : ""),
	       name_visible(a, x->key ? x->key : "-"), name_visible(a, what_it_says(a, x)),
	       doubts.len ? " (" : "", doubts.text, doubts.len ? ")" : "");
}

/* True of a sheet that went out with the sending and asks nothing. */
static bool is_note(const struct sending_record *sending, const char *sheet)
{
	for (size_t i = 0; sending && i < sending->notes.n; i++)
		if (text_equal(sending->notes.at[i], sheet))
			return true;
	return false;
}

static void print_counts(struct arena *a, const struct received_from *f)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < RECEIVE__MAX; i++)
		if (f->counts[i])
			strbuf_join(&sb, ", ",
				    arena_printf(a, "%s %zu", _(outcome_words[i]), f->counts[i]));
	printf("  %s%s%s %zu\n", sb.text, sb.len ? ", " : "", _("not answered"), f->unanswered);
	if (f->remarks)
		printf(ngettext("  %zu row without an answer has words in columns that were not "
				"sent, or a comment: look at the file\n",
				"  %zu rows without an answer have words in columns that were not "
				"sent, or comments: look at the file\n",
				f->remarks),
		       f->remarks);
	for (size_t i = 0; i < f->returned->skipped.n; i++)
		if (!is_note(f->returned->sending, f->returned->skipped.at[i].name))
			printf(_("  sheet %s is none that was sent: %zu rows were not looked at\n"),
			       name_visible(a, f->returned->skipped.at[i].name),
			       f->returned->skipped.at[i].rows);
}

static void print_file(struct arena *a, const struct received_from *f, bool all)
{
	size_t n = 0;

	if (f->seen) {
		printf(_("%s: it came before; nothing changes\n"), name_visible(a, f->name));
		return;
	}
	printf(_("%s: answers sending %s (%s)%s\n"), name_visible(a, f->name), f->sending->id,
	       f->sending->party_name ? f->sending->party_name : f->sending->party,
	       f->returned->guessed ? _(", by its words alone") : "");
	print_counts(a, f);
	for (size_t i = 0; i < f->rows.n; i++) {
		if (!needs_somebody(&f->rows.at[i]))
			continue;
		if (all || n < SHOWN)
			print_row(a, &f->rows.at[i]);
		n++;
	}
	if (!all && n > SHOWN)
		printf(_("  and %zu more (--all shows them)\n"), n - SHOWN);
}

static void print_decisions(const struct received *r)
{
	const struct decide_file *f = &r->decisions;

	if (f->ids.n == 1)
		printf("%s: %s\n", DECISIONS_FILE, f->ids.at[0]);
	else if (f->ids.n)
		printf(_("%s: %zu decisions, %s to %s; bunkai decide %s --undo takes them back\n"),
		       DECISIONS_FILE, f->ids.n, f->ids.at[0], f->ids.at[f->ids.n - 1],
		       report_shell_word(f->arena, r->trial.folder));
}

void receive_report(struct arena *a, const struct received *r, bool written, bool all)
{
	for (size_t i = 0; i < r->files.n; i++)
		print_file(a, &r->files.at[i], all);
	print_decisions(r);
	for (size_t i = 0; written && i < r->files.n; i++)
		if (!r->files.at[i].seen)
			printf(_("kept as it came: %s\n"), r->files.at[i].kept);
	if (!written)
		puts(_("nothing was written (--dry-run)"));
}

/* --- json --- */

static struct json *texts(struct arena *a, const char *const *at, size_t n)
{
	struct json *list = json_new_array(a);

	for (size_t i = 0; i < n; i++)
		json_append(list, json_new_string(a, at[i]));
	return list;
}

static struct json *settings_json(struct arena *a, const struct settings *s)
{
	struct json *object = json_new_object(a);

	for (size_t i = 0; i < s->all.n; i++)
		json_set_string(a, object, s->all.at[i].name, s->all.at[i].value);
	return object;
}

/* What was inserted and deleted in a Word paper, in its order, by whom and when. */
static struct json *edits_json(struct arena *a, const struct redlined_change *c)
{
	struct json *list = json_new_array(a);

	for (size_t i = 0; c && i < c->edits.n; i++) {
		const struct redlined_edit *e = &c->edits.at[i];
		struct json *j = json_append(list, json_new_object(a));

		json_set_string(a, j, e->inserted ? "inserted" : "deleted", e->text);
		json_set_string(a, j, "by", e->by);
		json_set_string(a, j, "date", e->date);
	}
	return list;
}

static struct json *row_json(struct arena *a, const struct received_row *row)
{
	const struct given_answer *x = &row->answer;
	const struct {
		const char *name, *value;
	} words[] = {
		{"id", x->id},         {"at", row->row->at},  {"cell", x->cell},
		{"sending", x->sending}, {"asks", x->asks},     {"key", x->key},
		{"phase", x->phase},   {"code", x->code},     {"verdict", x->verdict},
		{"text", x->text},     {"when", x->when},     {"fee", x->fee},
		{"reason", x->reason}, {"by", x->by},         {"date", x->date},
		{"decision", row->decision},
	};
	struct json *j = json_new_object(a);

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		json_set_string(a, j, words[i].name, words[i].value);
	json_set_string(a, j, "outcome", receive_outcome_name(row->outcome));
	json_set(j, "open", json_new_bool(a, row->is_open));
	json_set(j, "doubts", texts(a, x->doubts.at, x->doubts.n));
	json_set(j, "maybe", texts(a, x->maybe.at, x->maybe.n));
	json_set(j, "roles", settings_json(a, &x->roles));
	json_set(j, "members", settings_json(a, &x->members));
	json_set(j, "raw", settings_json(a, &x->raw));
	json_set(j, "edits", edits_json(a, row->redline));
	return j;
}

static struct json *file_json(struct arena *a, const struct received_from *f)
{
	struct json *j = json_new_object(a), *rows = json_new_array(a);

	json_set_string(a, j, "file", f->path);
	json_set_string(a, j, "sha256", f->sha256);
	json_set(j, "seen", json_new_bool(a, f->seen));
	json_set_string(a, j, "sending", f->sending ? f->sending->id : NULL);
	json_set_string(a, j, "contract", f->sending ? f->sending->contract : NULL);
	json_set_string(a, j, "party", f->sending ? f->sending->party : NULL);
	json_set_string(a, j, "kept", f->kept);
	json_set(j, "unanswered", json_new_number(a, (double)f->unanswered));
	for (size_t i = 0; i < f->rows.n; i++)
		json_append(rows, row_json(a, &f->rows.at[i]));
	json_set(j, "answers", rows);
	return j;
}

void receive_report_json(struct arena *a, const struct received *r, bool written,
			 const struct diag_list *dl)
{
	struct json *root = json_new_object(a), *files = json_new_array(a);

	json_set_string(a, root, "schema", "bunkai/receive/1");
	json_set(root, "written", json_new_bool(a, written));
	for (size_t i = 0; i < r->files.n; i++)
		json_append(files, file_json(a, &r->files.at[i]));
	json_set(root, "files", files);
	json_set(root, "decisions", texts(a, r->decisions.ids.at, r->decisions.ids.n));
	json_set(root, "findings", report_findings(a, dl));
	fputs(json_print(a, root), stdout);
}
