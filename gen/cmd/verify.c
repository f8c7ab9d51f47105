/* SPDX-License-Identifier: MIT
 *
 * bunkai verify: whether the editions are still what was issued, whether a file is one of theirs,
 * and whether the program still makes the same bytes of their frozen inputs. Each scope is proved
 * as a chain, and each of its editions told on one line. What was sent to parties is proved as
 * well.
 */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/intl.h"
#include "base/lock.h"
#include "cmd/command.h"
#include "cmd/options.h"
#include "cmd/report.h"
#include "cmd/verified_report.h"
#include "editions/edition.h"
#include "work/prove_sendings.h"
#include "work/rebuild.h"

struct verify_options {
	const char *folder, *file;
	bool rebuild, json;
};

struct verify {
	struct arena *a;
	const struct verify_options *options;
	struct diag_list *dl;
	const char *bytes; /* of the file that is asked for */
	size_t len;
	const char *hash;
	struct verified said; /* of it */
	bool found;
};

static bool read_options(struct verify_options *o, int argc, char **argv)
{
	const struct option_word words[] = {FLAG("rebuild", &o->rebuild), FLAG("json", &o->json), {0}};

	return options_read(argc, argv, words, OPERANDS_FROM(1, &o->folder, &o->file)) &&
	       (!o->json || (o->file && !o->rebuild));
}

static void tell_file(struct verify *v, const struct editions *list, size_t i)
{
	const struct manifest *m = list->all.at[i], *last = list->all.at[list->all.n - 1];
	const struct issued_file *f = v->hash ? edition_find(m, v->hash) : NULL;

	if (!f)
		return;
	v->found = true;
	v->said.edition = m;
	v->said.document = file_stem(v->a, f->path);
	if (v->options->json)
		return;
	printf(_("%s: %s of %s, edition %d of %s"), v->options->file, file_name(f->path),
	       m->contract, m->number, m->date);
	if (m == last)
		printf(" (%s)\n", _("the latest"));
	else
		printf(_(" (replaced by edition %d of %s)\n"), last->number, last->date);
}

static void tell_edition(struct verify *v, const struct manifest *m, bool sound)
{
	const char *what = sound ? _("sound") : _("damaged");

	if (sound && v->options->rebuild)
		what = rebuild_edition(v->a, m, v->dl)
			       ? _("sound; built anew it has the same bytes")
			       : _("sound; built anew it has other bytes");
	printf(_("%s: edition %d of %s, %s"), m->folder, m->number, m->contract, m->date);
	report_approval(m);
	printf(_("; %zu files, %s\n"), m->files.n, what);
}

/* Whether something was said of this edition or of a file in it. */
static bool was_reported(const struct verify *v, const struct manifest *m)
{
	size_t n = strlen(m->folder);

	for (size_t i = 0; i < v->dl->all.n; i++) {
		const char *place = v->dl->all.at[i].place;

		if (strncmp(place, m->folder, n) == 0 && strchr("/:", place[n]))
			return true;
	}
	return false;
}

static void verify_scope(struct verify *v, const char *scope)
{
	struct editions list = {0};

	edition_prove(v->a, v->options->folder, scope, &list, v->dl);
	for (size_t i = 0; i < list.all.n; i++) {
		if (!v->options->file || v->options->rebuild)
			tell_edition(v, list.all.at[i], !was_reported(v, list.all.at[i]));
		tell_file(v, &list, i);
	}
}

static void tell_sending(struct verify *v, const struct proved_sending *s)
{
	const struct sent_file *f = v->hash ? proved_sending_file(s, v->hash) : NULL;

	if (!v->options->file)
		printf(_("%s: sending %s of %s; %zu files, %s\n"), s->folder, s->line->id,
		       s->line->date, s->record ? s->record->files.n : 0,
		       s->sound ? _("sound") : _("damaged"));
	if (!f)
		return;
	v->found = true;
	v->said.sending = s->line->id;
	if (v->options->json)
		return;
	printf(_("%s: %s of sending %s of %s\n"), v->options->file, f->name, s->line->id,
	       s->line->date);
}

static void verify_sendings(struct verify *v)
{
	struct proved_sendings sent = {0};

	prove_sendings(v->a, v->options->folder, &sent, v->dl);
	for (size_t i = 0; i < sent.all.n; i++)
		tell_sending(v, &sent.all.at[i]);
	if (sent.received && !v->options->file)
		printf(ngettext("%s: %zu file received, %zu not as they came\n",
				"%s: %zu files received, %zu not as they came\n",
				sent.received),
		       v->options->folder, sent.received, sent.lost);
}

/* A file that is none of theirs byte for byte may be a copy of one: signed, stamped, changed. */
static void verify_copy(struct verify *v)
{
	static const struct signed_answer same = {.state = SIGNED_SAME, .prefix = true},
					  other = {.state = SIGNED_UNREADABLE};
	struct signed_copy copy;

	if (v->found) {
		v->said.answer = &same;
		return;
	}
	if (!signed_copy_is_pdf(v->bytes, v->len)) {
		v->said.answer = &other;
		diag_add(v->dl, DIAG_NOT_ISSUED, NULL, v->options->file);
		return;
	}
	bool found = signed_copy_find(v->a, v->options->folder, v->bytes, v->len, &copy, v->dl);

	v->said.edition = copy.edition;
	v->said.document = copy.document;
	v->said.answer = copy.answer;
	signed_copy_tell(v->a, v->options->file, &copy, v->dl);
	if (found && !v->options->json)
		verified_report(v->a, v->options->file, &copy);
}

static void verify_all(struct verify *v)
{
	struct scopes scopes = {0};

	if (!edition_scopes(v->a, v->options->folder, &scopes, v->dl))
		return;
	for (size_t i = 0; i < scopes.all.n; i++)
		verify_scope(v, scopes.all.at[i]);
	if (!scopes.all.n && !v->options->json)
		printf(_("%s: no edition was issued\n"), v->options->folder);
	verify_sendings(v);
	if (v->hash)
		verify_copy(v);
}

static int cmd_verify(struct arena *a, int argc, char **argv)
{
	struct verify_options o = {0};
	struct verify v = {.a = a, .options = &o, .dl = diag_new(a)};

	if (!read_options(&o, argc, argv))
		return command_usage(&command_verify);
	if (!file_stands_folder(a, o.folder, v.dl))
		diag_add(v.dl, DIAG_NO_PROJECT, NULL, o.folder);
	else if (lock_take(a, o.folder, LOCK_READING, v.dl) && o.file)
		v.bytes = file_read(a, o.file, &v.len, v.dl);
	if (v.bytes)
		v.hash = hash_sha256(a, v.bytes, v.len);
	v.said.file = o.file;
	if (!diag_failed(v.dl))
		verify_all(&v);
	if (!o.json)
		return report_print(v.dl);
	diag_sort(v.dl);
	verified_report_json(a, &v.said, v.dl);
	return report_status(v.dl);
}

const struct command command_verify = {
	.name = "verify",
	.run = cmd_verify,
	.usage = "DIR [FILE] [--rebuild] [--json]",
	.what = N_("say whether editions are as they were issued and sendings as they were sent, "
		   "and whether a file is one of theirs"),
};
