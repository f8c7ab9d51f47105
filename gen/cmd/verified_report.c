/* SPDX-License-Identifier: MIT
 *
 * The answer of verify about one file. Words that the file itself brings (names of signers, what was
 * written on a page) may come from anybody: they are shown so that they act on no terminal.
 */
#include "cmd/verified_report.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/intl.h"
#include "base/names.h"
#include "cmd/report.h"
#include "signed/signed_words.h"

static const char *const states[SIGNED__MAX] = {
	[SIGNED_SAME] = N_("as it was issued, byte for byte"),
	[SIGNED_SIGNED] = N_("as it was issued, and signed behind it"),
	[SIGNED_UPDATED] = N_("as it was issued, with an update behind it that changes nothing that "
			      "is seen"),
	[SIGNED_STAMPED] = N_("same words and pages, but another file"),
	[SIGNED_CHANGED] = N_("changed"),
	[SIGNED_UNREADABLE] = N_("cannot be compared"),
};

static void print_words(struct arena *a, const char *before, const char *words)
{
	if (words)
		printf("%s%s", before, name_visible(a, words));
}

static void print_signature(struct arena *a, const struct signature_found *s)
{
	printf("  %s", _("signature"));
	print_words(a, " ", s->field);
	print_words(a, ", ", s->name);
	print_words(a, ", ", s->date);
	printf(": %s\n", s->whole ? _("over all that stood there then")
				  : _("not over all that stood there then"));
}

static void print_place(struct arena *a, const struct signed_place *p)
{
	const double mm = 25.4 / 72;

	if (p->page)
		printf("  %s %d", _("page"), p->page);
	else
		printf("  %s", _("the file"));
	if (p->width > 0)
		printf(_(", %.0f mm from the left, %.0f mm from the top"), p->x * mm, p->y * mm);
	printf(": %s", _(signed_word_sentence(p->what)));
	print_words(a, ": ", p->before);
	print_words(a, p->before ? " → " : ": ", p->after);
	putchar('\n');
}

void verified_report(struct arena *a, const char *file, const struct signed_copy *copy)
{
	const struct signed_answer *s = copy->answer;

	printf(_("%s: %s of %s, edition %d of %s"), file, file_name(copy->file->path),
	       copy->edition->contract, copy->edition->number, copy->edition->date);
	printf(": %s\n", _(states[s->state]));
	for (size_t i = 0; i < s->signatures.n; i++)
		print_signature(a, &s->signatures.at[i]);
	for (size_t i = 0; i < s->places.n; i++)
		print_place(a, &s->places.at[i]);
}

static struct json *signature_json(struct arena *a, const struct signature_found *s)
{
	struct json *j = json_new_object(a);

	json_set_string(a, j, "field", s->field);
	json_set_string(a, j, "name", s->name);
	json_set_string(a, j, "date", s->date);
	json_set(j, "whole", json_new_bool(a, s->whole));
	return j;
}

/* A hundredth of a point is more than anybody sees. */
static struct json *points_json(struct arena *a, double points)
{
	double hundredths = points * 100;

	return json_new_number(a, (double)(long)(hundredths + (hundredths < 0 ? -0.5 : 0.5)) / 100);
}

static struct json *place_json(struct arena *a, const struct signed_place *p)
{
	struct json *j = json_new_object(a);

	json_set(j, "page", json_new_number(a, p->page));
	json_set(j, "x", points_json(a, p->x));
	json_set(j, "y", points_json(a, p->y));
	json_set(j, "width", points_json(a, p->width));
	json_set(j, "height", points_json(a, p->height));
	json_set_string(a, j, "what", p->what);
	json_set_string(a, j, "before", p->before);
	json_set_string(a, j, "after", p->after);
	return j;
}

static void set_answer(struct arena *a, struct json *root, const struct signed_answer *s)
{
	struct json *signatures = json_new_array(a), *places = json_new_array(a);

	json_set_string(a, root, "state", s ? signed_state_name(s->state) : NULL);
	json_set(root, "prefix", json_new_bool(a, s && s->prefix));
	json_set(root, "updates", json_new_number(a, s ? (double)s->updates : 0));
	for (size_t i = 0; s && i < s->signatures.n; i++)
		json_append(signatures, signature_json(a, &s->signatures.at[i]));
	for (size_t i = 0; s && i < s->places.n; i++)
		json_append(places, place_json(a, &s->places.at[i]));
	json_set(root, "signatures", signatures);
	json_set(root, "places", places);
}

void verified_report_json(struct arena *a, const struct verified *v, const struct diag_list *dl)
{
	struct json *root = json_new_object(a);

	json_set_string(a, root, "schema", "bunkai/verified/1");
	json_set_string(a, root, "file", v->file);
	json_set(root, "edition",
		 v->edition ? json_new_number(a, v->edition->number) : json_new_null(a));
	json_set_string(a, root, "contract", v->edition ? v->edition->contract : NULL);
	json_set_string(a, root, "document", v->document);
	json_set_string(a, root, "sending", v->sending);
	set_answer(a, root, v->answer);
	json_set(root, "findings", report_findings(a, dl));
	fputs(json_print(a, root), stdout);
}
