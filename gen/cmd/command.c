/* SPDX-License-Identifier: MIT
 *
 * How a command is used, as its struct tells: printed piece by piece, since the list of formats in
 * it is the renderers' own.
 */
#include "cmd/command.h"

#include <string.h>

#include "base/intl.h"
#include "cmd/report.h"
#include "render/render.h"

#define FORMATS "FORMATS"

static void print_formats(FILE *out)
{
	size_t n;
	const struct renderer *const *all = render_all(&n);

	for (size_t i = 0; i < n; i++)
		fprintf(out, "%s%s", i ? "," : "", all[i]->name);
}

static void print_words(const char *usage, FILE *out)
{
	const char *at = strstr(usage, FORMATS);

	if (!at) {
		fputs(usage, out);
		return;
	}
	fprintf(out, "%.*s", (int)(at - usage), usage);
	print_formats(out);
	fputs(at + strlen(FORMATS), out);
}

void command_print(const struct command *c, FILE *out)
{
	fprintf(out, "bunkai %s ", c->name);
	print_words(c->usage, out);
	fprintf(out, "\n      %s\n", _(c->what));
}

int command_usage(const struct command *c)
{
	fprintf(stderr, "%s: ", _("usage"));
	command_print(c, stderr);
	return EXIT_USAGE;
}
