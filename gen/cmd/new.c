/* SPDX-License-Identifier: MIT
 *
 * bunkai new: a project folder copied from a sample, so that the first build works before anything
 * is filled in.
 */
#include <stdio.h>
#include <string.h>

#include "base/data.h"
#include "base/file.h"
#include "base/intl.h"
#include "base/stage.h"
#include "base/strbuf.h"
#include "cmd/command.h"
#include "cmd/options.h"
#include "cmd/report.h"

#define DEFAULT_SAMPLE "telehealth"

struct copy {
	struct arena *a;
	struct stage *stage;
	struct diag_list *dl;
};

static bool copy_folder(struct copy *c, const char *from, const char *to)
{
	bool ok = true;
	size_t len;
	struct file_names names;

	ok = file_list(c->a, from, &names, c->dl);
	for (size_t i = 0; ok && i < names.all.n; i++) {
		const char *source = file_join(c->a, from, names.all.at[i]),
			   *target = file_join(c->a, to, names.all.at[i]);

		if (file_stands_folder(c->a, source, c->dl)) {
			ok = copy_folder(c, source, target);
			continue;
		}
		const char *bytes = file_read(c->a, source, &len, c->dl);

		ok = bytes && stage_write(c->stage, target, bytes, len, c->dl);
	}
	return ok;
}

static const char *list_samples(struct arena *a, const char *folder, struct diag_list *dl)
{
	struct strbuf sb = strbuf_new(a);
	struct file_names names;

	file_list(a, folder, &names, dl);
	for (size_t i = 0; i < names.all.n; i++)
		if (file_stands_folder(a, file_join(a, folder, names.all.at[i]), dl))
			strbuf_join(&sb, ", ", names.all.at[i]);
	return sb.text;
}

/* Nothing stands there, or a folder in which nothing lies but what is hidden, such as .git. */
static bool is_free(struct arena *a, const char *folder, struct diag_list *dl)
{
	struct file_names names;
	enum file_kind kind = file_look(a, folder, dl);

	return kind == FILE_ABSENT || (kind == FILE_FOLDER && file_list(a, folder, &names, dl) &&
				       !names.all.n);
}

static int cmd_new(struct arena *a, int argc, char **argv)
{
	struct copy c = {.a = a, .dl = diag_new(a)};
	const char *sample = DEFAULT_SAMPLE, *folder;
	const struct option_word words[] = {OPTION("from", &sample), {0}};
	const char *samples = file_join(a, data_folder(a), "samples");

	if (!options_read(argc, argv, words, OPERANDS(&folder)))
		return command_usage(&command_new);
	const char *from = file_join(a, samples, sample);

	if (strchr(sample, '/') || !file_stands(a, file_join(a, from, "bunkai.json"), c.dl)) {
		diag_add(c.dl, DIAG_UNKNOWN_VALUE, NULL, "--from", sample,
			 list_samples(a, samples, c.dl));
		return report_print(c.dl);
	}
	if (!is_free(a, folder, c.dl)) {
		diag_add(c.dl, DIAG_EXISTS, NULL, folder);
		return report_print(c.dl);
	}
	c.stage = stage_new(a, folder);
	if (!copy_folder(&c, from, folder) || !stage_commit(c.stage, c.dl)) {
		stage_abort(c.stage);
		return report_print(c.dl);
	}
	printf(_("%s: made from the sample '%s'; next: bunkai build %s -o out\n"), folder, sample,
	       report_shell_word(a, folder));
	return EXIT_FINE;
}

const struct command command_new = {
	.name = "new",
	.run = cmd_new,
	.usage = "DIR [--from SAMPLE]",
	.what = N_("make a project folder that builds at once"),
};
