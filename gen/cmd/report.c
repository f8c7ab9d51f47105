/* SPDX-License-Identifier: MIT
 *
 * Findings become an exit status, lines on stderr or JSON on stdout. What could not be read or
 * written weighs more than what was unusable: a script may try the one again and not the other.
 */
#include "cmd/report.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/text.h"

static bool is_about_files(enum diag_code code)
{
	static const enum diag_code codes[] = {
		DIAG_CANNOT_READ, DIAG_CANNOT_WRITE, DIAG_NOT_FLUSHED, DIAG_HALF_WRITTEN,
		DIAG_FOLDER_BUSY, DIAG_NO_PROJECT,   DIAG_NO_EDITION,  DIAG_NONE_ISSUED,
	};

	for (size_t i = 0; i < ARRAY_LEN(codes); i++)
		if (codes[i] == code)
			return true;
	return false;
}

int report_status(const struct diag_list *dl)
{
	int status = EXIT_FINE;

	for (size_t i = 0; i < dl->all.n; i++) {
		enum diag_code code = dl->all.at[i].code;

		if (diag_code_level(code) != LEVEL_ERROR)
			continue;
		if (is_about_files(code))
			return EXIT_IO;
		status = EXIT_UNUSABLE;
	}
	return status;
}

int report_print(struct diag_list *dl)
{
	diag_sort(dl);
	diag_print(dl, stderr);
	return report_status(dl);
}

struct json *report_findings(struct arena *a, const struct diag_list *dl)
{
	struct json *list = json_new_array(a);

	for (size_t i = 0; i < dl->all.n; i++) {
		const struct diag *d = &dl->all.at[i];
		struct json *j = json_append(list, json_new_object(a));

		json_set_string(a, j, "code", diag_code_name(d->code));
		json_set_string(a, j, "level", diag_level_name(diag_code_level(d->code)));
		json_set_string(a, j, "subject", d->subject);
		json_set_string(a, j, "place", d->place);
		json_set_string(a, j, "message", d->message);
	}
	return list;
}

bool report_print_findings(struct arena *a, const struct diag_list *dl)
{
	struct json *root = json_new_object(a);

	json_set_string(a, root, "schema", "bunkai/findings/1");
	json_set(root, "findings", report_findings(a, dl));
	return fputs(json_print(a, root), stdout) >= 0;
}

void report_approval(const struct manifest *m)
{
	if (m->approved_by && m->approved_on)
		printf(_(", approved by %s on %s"), m->approved_by, m->approved_on);
}

/*
 * Bytes of UTF-8 beyond ASCII mean nothing to a shell; a ~ may stand for a home behind : and = as
 * well, and a = that comes first for a program.
 */
static bool is_plain(const char *name)
{
	if (*name == '-' || *name == '=' || !*name)
		return false;
	for (; *name; name++)
		if ((unsigned char)*name < 0x80 && !isalnum((unsigned char)*name) &&
		    !strchr("._-/+,:@%=", *name))
			return false;
	return true;
}

const char *report_shell_word(struct arena *a, const char *name)
{
	/* what begins with a hyphen would be an option */
	const char *path = *name == '-' ? arena_concat(a, "./", name, (char *)NULL) : name;

	if (is_plain(path))
		return path;
	return arena_concat(a, "'", text_replace(a, path, "'", "'\\''"), "'", (char *)NULL);
}

void report_open(struct arena *a, const char *folder, const struct marking *m)
{
	const char *scope = m->open.n == 1 ? arena_concat(a, " --contract ",
							  report_shell_word(a, m->open.at[0]),
							  (char *)NULL)
					   : "";

	if (m->n_open)
		printf(ngettext("%zu document is marked as a draft, since points are left before "
				"signature; see bunkai ready %s%s\n",
				"%zu documents are marked as drafts, since points are left before "
				"signature; see bunkai ready %s%s\n",
				m->n_open),
		       m->n_open, report_shell_word(a, folder), scope);
}

bool report_close_output(void)
{
	bool ok = !ferror(stdout);

	return fclose(stdout) == 0 && ok;
}
