/* SPDX-License-Identifier: MIT
 *
 * Walks /AcroForm /Fields (ISO 32000-1, 12.7.4.5 and 12.8): a signed field has a dictionary with
 * /Contents and a /ByteRange that leaves out those contents and nothing else.
 */
#include "signed/pdf_signatures.h"

#include <ctype.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

enum { MOST_FIELDS = 2000, MOST_DEPTH = 16, MOST_WORDS = 300 };

struct signatures {
	struct arena *a;
	const struct pdf_pair *pair;
	FILE *out;
	int fields;
};

const char *pdf_fact_words(struct arena *a, const char *words)
{
	struct strbuf sb = strbuf_new(a);
	size_t bad;

	if (!text_is_utf8(words, strlen(words), &bad))
		words = arena_strndup(a, words, bad);
	for (const char *s = words; *s; s++)
		strbuf_add_char(&sb, (unsigned char)*s < 0x20 || *s == 0x7F ? ' ' : *s);
	return text_begin(a, sb.text, MOST_WORDS, "…");
}

bool pdf_is_signature(struct arena *a, struct pdf_value field)
{
	for (int i = 0; i < MOST_DEPTH && pdf_kind(field) == PDF_DICT; i++) {
		const char *type = pdf_name(a, pdf_get(field, "/FT"));

		if (*type)
			return strcmp(type, "/Sig") == 0;
		field = pdf_get(field, "/Parent");
	}
	return false;
}

/* D:20261001093000+09'00' -> 2026-10-01 09:30:00 +09:00; another form stays as it is. */
static const char *date_words(struct arena *a, const char *s)
{
	const char *d = s + (strncmp(s, "D:", 2) == 0 ? 2 : 0);
	size_t digits = strspn(d, "0123456789");
	const char *zone = d + 14;

	if (digits != 14)
		return s;
	const char *day = arena_printf(a, "%.4s-%.2s-%.2s %.2s:%.2s:%.2s", d, d + 4, d + 6, d + 8,
				       d + 10, d + 12);

	if (*zone == 'Z' || !*zone)
		return *zone ? arena_concat(a, day, " UTC", NULL) : day;
	return strlen(zone) >= 6 ? arena_printf(a, "%s %.3s:%.2s", day, zone, zone + 4) : day;
}

/* The hexadecimal string of /Contents, with its brackets, fills the gap. */
static bool is_contents(const char *bytes, size_t from, size_t to)
{
	if (to - from < 2 || bytes[from] != '<' || bytes[to - 1] != '>')
		return false;
	for (size_t i = from + 1; i < to - 1; i++)
		if (!isxdigit((unsigned char)bytes[i]))
			return false;
	return true;
}

/* A revision ends here: the file does, or %%EOF and a line's end stand before. */
static bool ends_revision(const struct pdf_pair *p, size_t end)
{
	size_t n = end;

	if (end == p->file_len)
		return true;
	while (n > 0 && isspace((unsigned char)p->file[n - 1]))
		n--;
	return end < p->file_len && n >= 5 && memcmp(p->file + n - 5, "%%EOF", 5) == 0;
}

static bool covers_all(const struct pdf_pair *p, struct pdf_value range)
{
	double n[4];

	if (pdf_items(range) != 4)
		return false;
	for (size_t i = 0; i < 4; i++) {
		n[i] = pdf_number(pdf_item(range, i));
		if (n[i] < 0 || n[i] > (double)p->file_len)
			return false;
	}
	if (n[0] > 0 || n[2] <= n[1] || n[2] + n[3] > (double)p->file_len)
		return false;
	return is_contents(p->file, (size_t)n[1], (size_t)n[2]) &&
	       ends_revision(p, (size_t)(n[2] + n[3]));
}

static void tell_field(struct signatures *s, struct pdf_value field, const char *name)
{
	struct pdf_value v = pdf_get(field, "/V");
	struct arena *a = s->a;

	if (pdf_kind(v) != PDF_DICT)
		return;
	fprintf(s->out, "signature\t%d\t%s\t%s\t%s\n", covers_all(s->pair, pdf_get(v, "/ByteRange")),
		pdf_fact_words(a, name), pdf_fact_words(a, pdf_text(a, pdf_get(v, "/Name"))),
		pdf_fact_words(a, date_words(a, pdf_text(a, pdf_get(v, "/M")))));
}

static void place_of_file(struct signatures *s, const char *what, const char *words)
{
	fprintf(s->out, "place\t0\t0\t0\t0\t0\t%s\t%s\n", what, pdf_fact_words(s->a, words));
}

static void walk_field(struct signatures *s, struct pdf_value field, const char *above, int depth)
{
	struct pdf_value kids = pdf_get(field, "/Kids");
	const char *own = pdf_text(s->a, pdf_get(field, "/T"));
	const char *name = *above && *own ? arena_concat(s->a, above, ".", own, NULL)
					  : arena_concat(s->a, above, own, NULL);

	if (depth > MOST_DEPTH || ++s->fields > MOST_FIELDS)
		return;
	for (size_t i = 0; i < pdf_items(kids); i++)
		walk_field(s, pdf_item(kids, i), name, depth + 1);
	if (pdf_kind(pdf_get(field, "/AA")) != PDF_NULL || pdf_kind(pdf_get(field, "/A")) != PDF_NULL)
		place_of_file(s, "script", name);
	if (pdf_is_signature(s->a, field))
		tell_field(s, field, name);
	else if (!pdf_items(kids))
		place_of_file(s, "field", name);
}

void pdf_tell_signatures(struct arena *a, struct pdf *p, const struct pdf_pair *pair, FILE *out)
{
	struct signatures s = {.a = a, .pair = pair, .out = out};
	struct pdf_value form = pdf_get(pdf_root(p), "/AcroForm");
	struct pdf_value fields = pdf_get(form, "/Fields");

	if (pdf_kind(pdf_get(form, "/XFA")) != PDF_NULL)
		place_of_file(&s, "xfa", "");
	if (pdf_kind(pdf_get(form, "/CO")) != PDF_NULL)
		place_of_file(&s, "script", "/CO");
	for (size_t i = 0; i < pdf_items(fields); i++)
		walk_field(&s, pdf_item(fields, i), "", 0);
}
