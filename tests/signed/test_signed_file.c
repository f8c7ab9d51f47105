/* SPDX-License-Identifier: MIT
 *
 * Little PDFs of one page, written here byte by byte, and what is done to them. The real papers are
 * the business of tests/signed.py.
 */
#include "signed/signed_file.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "../support/suite.h"

ARENA_SUITE(signed_file, a);

enum { OBJECTS = 20 };

/* A file under work: where its objects lie, and where the last table of references begins. */
struct draft {
	struct strbuf sb;
	size_t at[OBJECTS], table;
};

static void add_object(struct draft *d, int id, const char *text)
{
	d->at[id] = d->sb.len;
	strbuf_printf(&d->sb, "%d 0 obj\n%s\nendobj\n", id, text);
}

static void add_stream(struct draft *d, int id, const char *content)
{
	add_object(d, id, arena_printf(a, "<</Length %zu>>\nstream\n%s\nendstream", strlen(content),
				       content));
}

/* References to all objects from `first` on that were added since, and what ends the file. */
static void end_draft(struct draft *d, size_t since)
{
	size_t before = d->table;

	d->table = d->sb.len;
	strbuf_add(&d->sb, "xref\n");
	if (!since)
		strbuf_add(&d->sb, "0 1\n0000000000 65535 f \n");
	for (size_t i = 1; i < OBJECTS; i++)
		if (d->at[i] > since)
			strbuf_printf(&d->sb, "%zu 1\n%010zu 00000 n \n", i, d->at[i]);
	strbuf_printf(&d->sb, "trailer\n<</Size %d/Root 1 0 R", OBJECTS);
	if (since)
		strbuf_printf(&d->sb, "/Prev %zu", before);
	strbuf_printf(&d->sb, ">>\nstartxref\n%zu\n%%%%EOF\n", d->table);
}

#define PAGE "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>"

static struct draft make_draft(const char *words)
{
	struct draft d = {.sb = strbuf_new(a)};

	strbuf_add(&d.sb, "%PDF-1.7\n");
	add_object(&d, 1, "<</Type/Catalog/Pages 2 0 R>>");
	add_object(&d, 2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
	add_object(&d, 3, PAGE ">>");
	add_stream(&d, 4, arena_printf(a, "BT /F 12 Tf 100 500 Td (%s) Tj ET", words));
	add_object(&d, 5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
	end_draft(&d, 0);
	return d;
}

static const struct signed_answer *compare(const struct draft *was, const struct draft *is)
{
	return signed_compare(a, was->sb.text, was->sb.len, is->sb.text, is->sb.len);
}

static const struct signed_place *find_place(const struct signed_answer *s, const char *what)
{
	for (size_t i = 0; i < s->places.n; i++)
		if (text_equal(s->places.at[i].what, what))
			return &s->places.at[i];
	return NULL;
}

/* The issued file, then an update with these objects (NULL-ended texts by id). */
struct object {
	int id;
	const char *text;
};

static const struct signed_answer *after_update(const struct object *objects)
{
	struct draft was = make_draft("Within 10 days"), is = make_draft("Within 10 days");
	size_t since = is.sb.len - 1;

	for (; objects->text; objects++)
		add_object(&is, objects->id, objects->text);
	end_draft(&is, since);
	return compare(&was, &is);
}

Test(signed_file, the_same_bytes)
{
	struct draft d = make_draft("Within 10 days");
	const struct signed_answer *s = compare(&d, &d);

	cr_assert_eq(s->state, SIGNED_SAME);
	cr_assert(s->prefix);
	cr_assert_eq(s->places.n, 0);
}

#define FIELD "<</Type/Annot/Subtype/Widget/FT/Sig/T(a)/F 132/P 3 0 R/V 7 0 R/Rect"
#define SIGNATURE \
	"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/Name(Taro Mihon)" \
	"/M(D:20261002093000+09'00')/ByteRange[0 9 20 5]/Contents<00>>>"
#define SIGNED_CATALOG "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]/SigFlags 3>>>>"

Test(signed_file, a_signature_in_an_update)
{
	const struct signed_answer *s = after_update((struct object[]){{1, SIGNED_CATALOG},
								       {3, PAGE "/Annots[6 0 R]>>"},
								       {6, FIELD "[0 0 0 0]>>"},
								       {7, SIGNATURE},
								       {0, NULL}});

	cr_assert_eq(s->state, SIGNED_SIGNED, "%s", signed_state_name(s->state));
	cr_assert_eq(s->updates, 1);
	cr_assert_eq(s->signatures.n, 1);
	cr_assert_str_eq(s->signatures.at[0].field, "a");
	cr_assert_str_eq(s->signatures.at[0].name, "Taro Mihon");
	cr_assert_str_eq(s->signatures.at[0].date, "2026-10-02 09:30:00 +09:00");
	cr_assert_not(s->signatures.at[0].whole, "its range leaves out more than its contents");
}

Test(signed_file, a_signature_over_words)
{
	const struct signed_answer *s = after_update((struct object[]){{1, SIGNED_CATALOG},
								       {3, PAGE "/Annots[6 0 R]>>"},
								       {6, FIELD "[0 0 595 842]>>"},
								       {7, SIGNATURE},
								       {0, NULL}});

	cr_assert_eq(s->state, SIGNED_CHANGED);
	const struct signed_place *p = find_place(s, "covered");

	cr_assert_not_null(p);
	cr_assert_eq(p->page, 1);
	cr_assert(strstr(p->before, "days"), "%s", p->before);
}

Test(signed_file, an_update_that_nobody_sees)
{
	const struct signed_answer *s =
		after_update((struct object[]){{8, "<</Producer(x)>>"}, {0, NULL}});

	cr_assert_eq(s->state, SIGNED_UPDATED);
}

Test(signed_file, other_updates)
{
	static const struct {
		struct object objects[3];
		const char *what;
	} cases[] = {
		{{{3, PAGE "/Annots[6 0 R]>>"},
		  {6, "<</Type/Annot/Subtype/Square/Rect[90 490 200 520]/IC[1 1 1]>>"}},
		 "annotation"},
		{{{1, "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(1)>>>>"}}, "script"},
		{{{1, "<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[]/D<<>>>>>>"}}, "optional-content"},
		{{{1, "<</Type/Catalog/Pages 2 0 R/Lang(en)>>"}}, "catalog"},
		{{{1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[]/XFA(x)>>>>"}}, "xfa"},
		{{{3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 700]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"}},
		 "page-size"},
		{{{5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"}}, "hidden-object"},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const struct signed_answer *s = after_update(cases[i].objects);

		cr_assert_eq(s->state, SIGNED_CHANGED, "%s", cases[i].what);
		cr_assert(find_place(s, cases[i].what), "%s", cases[i].what);
	}
}

Test(signed_file, another_number)
{
	struct draft was = make_draft("Within 10 days"), is = make_draft("Within 18 days");
	const struct signed_answer *s = compare(&was, &is);
	const struct signed_place *p = find_place(s, "words");

	cr_assert_eq(s->state, SIGNED_CHANGED);
	cr_assert_not(s->prefix);
	cr_assert_not_null(p);
	cr_assert_str_eq(p->before, "10");
	cr_assert_str_eq(p->after, "18");
	cr_assert(p->x > 100 && p->x < 200 && p->y > 320 && p->y < 345, "%g %g", p->x, p->y);
}

Test(signed_file, written_anew)
{
	struct draft was = make_draft("Within 10 days"), is = make_draft("Within 10 days");

	strbuf_add(&was.sb, "% issued\n");
	const struct signed_answer *s = compare(&was, &is);

	cr_assert_eq(s->state, SIGNED_STAMPED);
	cr_assert(find_place(s, "rewritten"));
	cr_assert_eq(s->places.n, 1);
}

Test(signed_file, a_number_at_the_foot)
{
	struct draft was = make_draft("Within 10 days"),
		     is = make_draft("Within 10 days) Tj -60 -480 Td (No. 4711");
	const struct signed_answer *s = compare(&was, &is);
	const struct signed_place *p = find_place(s, "stamp");

	cr_assert_eq(s->state, SIGNED_STAMPED);
	cr_assert_not_null(p);
	cr_assert_str_eq(p->after, "No. 4711");
}

Test(signed_file, words_among_the_words)
{
	struct draft was = make_draft("Within 10 days"),
		     is = make_draft("Within 10 days) Tj 0 -200 Td (or never");
	const struct signed_answer *s = compare(&was, &is);

	cr_assert_eq(s->state, SIGNED_CHANGED);
	cr_assert(find_place(s, "words"));
}

Test(signed_file, no_whole_file)
{
	struct draft d = make_draft("Within 10 days");
	const struct signed_answer *s = signed_compare(a, d.sb.text, d.sb.len, d.sb.text, 300);

	cr_assert_eq(s->state, SIGNED_UNREADABLE);
	cr_assert_str_eq(s->places.at[0].what, "damaged");
	s = signed_compare(a, d.sb.text, d.sb.len, "%PDF-1.7", 8);
	cr_assert_eq(s->state, SIGNED_UNREADABLE);
}

Test(signed_file, bytes_behind)
{
	struct draft was = make_draft("Within 10 days"), is = make_draft("Within 10 days");

	strbuf_add(&is.sb, "hello\n");
	const struct signed_answer *s = compare(&was, &is);

	cr_assert_eq(s->state, SIGNED_CHANGED);
	cr_assert(find_place(s, "trailing"));
}

Test(signed_file, states_have_names)
{
	for (int i = 0; i < SIGNED__MAX; i++)
		cr_assert_not_null(signed_state_name((enum signed_state)i));
}
