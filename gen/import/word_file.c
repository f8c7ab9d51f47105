/* SPDX-License-Identifier: MIT
 *
 * The file's parts by its relationships: properties, styles, comments, the text, heads and feet.
 * What is outside of the file is never asked for.
 */
#include "import/word_file.h"

#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "import/office_rels.h"
#include "import/office_xml.h"
#include "import/word_story.h"

static const char *const property_namespaces[] = {
	"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties|",
	"http://purl.oclc.org/ooxml/officeDocument/customProperties|",
	"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes|",
	"http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes|",
	"http://schemas.openxmlformats.org/package/2006/metadata/core-properties|",
	"http://purl.org/dc/elements/1.1/|",
	NULL,
};

struct small_part {
	struct arena *a;
	struct word_file *out;
	struct map *map;
	const char *name;             /* of the property, the style */
	struct word_comment *comment;
	struct strbuf text;
	int depth;                    /* of texts */
};

static bool is(const char *name, const char *what)
{
	return strcmp(name, what) == 0;
}

/* --- properties --- */

static bool start_property(void *context, const char *name, const char *const *attributes)
{
	struct small_part *s = context;

	if (is(name, "property"))
		s->name = arena_strdup(s->a, xml_attribute(attributes, "name")
						     ? xml_attribute(attributes, "name")
						     : "");
	else if (is(name, "identifier"))
		s->name = name = "identifier";
	if (!s->depth)
		s->text.len = 0, s->text.text[0] = '\0';
	return true;
}

static void add_text(void *context, const char *text, size_t len)
{
	strbuf_add_bytes(&((struct small_part *)context)->text, text, len);
}

static bool end_property(void *context, const char *name)
{
	struct small_part *s = context;
	const char *value = text_trim(s->a, s->text.text);

	if (!s->name || (!is(name, "property") && !is(name, "identifier")))
		return true;
	if (text_ends(s->name, SENDING_PROPERTY) && *value)
		s->out->identifier = value;
	else if (text_ends(s->name, DOCUMENT_PROPERTY) && *value)
		s->out->document = value;
	else if (is(s->name, "identifier") && *value && !s->out->identifier)
		s->out->identifier = value;
	s->name = NULL;
	s->text.len = 0;
	s->text.text[0] = '\0';
	return true;
}

/* --- styles --- */

static bool start_style(void *context, const char *name, const char *const *attributes)
{
	struct small_part *s = context;
	const char *id = xml_attribute(attributes, "styleId"),
		   *val = xml_attribute(attributes, "val");

	if (is(name, "style"))
		s->name = id ? arena_strdup(s->a, id) : NULL;
	else if (is(name, "name") && s->name && val && !map_get(s->map, s->name))
		map_set(s->map, s->name, arena_strdup(s->a, val));
	return true;
}

/* --- comments, notes, heads and feet --- */

static bool is_said(const char *name)
{
	return is(name, "comment") || is(name, "footnote") || is(name, "endnote");
}

static bool start_words(void *context, const char *name, const char *const *attributes)
{
	struct small_part *s = context;
	const char *id = xml_attribute(attributes, "id");

	if (is_said(name)) {
		const char *author = xml_attribute(attributes, "author"),
			   *date = xml_attribute(attributes, "date");

		s->comment = arena_alloc(s->a, sizeof *s->comment);
		*s->comment = (struct word_comment){
			.author = author ? arena_strdup(s->a, author) : NULL,
			.date = date ? arena_strdup(s->a, date) : NULL};
		s->text = strbuf_new(s->a);
		if (id)
			map_set(s->map, word_note_key(s->a, name, id), s->comment);
	}
	if (is(name, "p") && s->text.len)
		strbuf_add_char(&s->text, '\n');
	s->depth += is(name, "t");
	if (is(name, "tab"))
		strbuf_add_char(&s->text, ' ');
	return true;
}

static void add_words(void *context, const char *text, size_t len)
{
	struct small_part *s = context;

	if (s->depth)
		strbuf_add_bytes(&s->text, text, len);
}

static bool end_words(void *context, const char *name)
{
	struct small_part *s = context;

	s->depth -= is(name, "t") && s->depth;
	if (is_said(name) && s->comment) {
		s->comment->text = text_trim(s->a, s->text.text);
		s->comment = NULL;
	}
	return true;
}

static const struct xml_sink property_sink = {.start = start_property,
					      .end = end_property,
					      .text = add_text,
					      .namespaces = property_namespaces};
static const struct xml_sink style_sink = {.start = start_style,
					   .end = xml_end_nothing,
					   .text = xml_text_nothing,
					   .namespaces = word_namespaces};
static const struct xml_sink words_sink = {.start = start_words,
					   .end = end_words,
					   .text = add_words,
					   .namespaces = word_namespaces,
					   .through = true};

/* --- the file --- */

struct word_reading {
	struct arena *a;
	struct word_file *out;
	struct diag_list *dl;
	struct word_source from;
	struct relations of_file, of_text;
	const char *text; /* the part */
};

/* A part that there may be, into a map or into the file. */
static bool read_part(struct word_reading *r, const struct xml_sink *sink, const char *part,
		      struct map *map)
{
	struct small_part s = {
		.a = r->a, .out = r->out, .map = map, .text = strbuf_new(r->a)};

	return !part || !office_zip_has(r->from.zip, part) ||
	       office_xml_read(r->from.zip, part, sink, &s, r->dl);
}

static bool read_beside(struct word_reading *r)
{
	for (size_t i = 0; i < r->of_text.all.n; i++) {
		const struct relation *x = &r->of_text.all.at[i];
		struct small_part s = {.a = r->a, .out = r->out, .text = strbuf_new(r->a)};

		if (!text_ends(x->type, "/header") && !text_ends(x->type, "/footer"))
			continue;
		if (office_zip_has(r->from.zip, x->part) &&
		    !office_xml_read(r->from.zip, x->part, &words_sink, &s, r->dl))
			return false;
		if (s.text.len)
			*vec_push(r->a, &r->out->beside) = s.text.text;
	}
	return true;
}

static bool has_macros(const struct word_reading *r)
{
	return office_zip_has(r->from.zip, "word/vbaProject.bin") ||
	       relations_part(&r->of_text, "/vbaProject");
}

static bool refuse(const struct word_reading *r, enum diag_code code)
{
	diag_add(r->dl, code, NULL, office_zip_path(r->from.zip));
	return false;
}

static bool refuse_because(const struct word_reading *r, const char *why)
{
	diag_add(r->dl, DIAG_BAD_WORD_FILE, NULL, office_zip_path(r->from.zip), why);
	return false;
}

static bool find_parts(struct word_reading *r)
{
	struct office_zip *z = r->from.zip;

	if (office_zip_has(z, "mimetype") && office_zip_has(z, "content.xml"))
		return refuse(r, DIAG_OPEN_DOCUMENT_TEXT);
	if (!relations_read(r->a, z, "", true, &r->of_file, r->dl))
		return false;
	r->text = relations_part(&r->of_file, "/officeDocument");
	if (!r->text || !office_zip_has(z, r->text))
		return refuse_because(r, _("the part with its text is missing"));
	if (!relations_read(r->a, z, r->text, false, &r->of_text, r->dl))
		return false;
	return !has_macros(r) || refuse(r, DIAG_MACRO_WORD_FILE);
}

static bool read_parts(struct word_reading *r)
{
	if (!find_parts(r) ||
	    !read_part(r, &property_sink, relations_part(&r->of_file, "/core-properties"), NULL) ||
	    !read_part(r, &property_sink, relations_part(&r->of_file, "/custom-properties"), NULL) ||
	    !read_part(r, &property_sink, relations_part(&r->of_file, "/customProperties"), NULL) ||
	    !read_part(r, &style_sink, relations_part(&r->of_text, "/styles"), r->from.styles) ||
	    !read_part(r, &words_sink, relations_part(&r->of_text, "/comments"),
		       r->from.comments) ||
	    !read_part(r, &words_sink, relations_part(&r->of_text, "/footnotes"),
		       r->from.comments) ||
	    !read_part(r, &words_sink, relations_part(&r->of_text, "/endnotes"),
		       r->from.comments) ||
	    !read_beside(r) || !word_story_read(&r->from, r->text, r->out, r->dl))
		return false;
	return r->out->all.n || refuse_because(r, _("there is no text in it"));
}

bool word_file_read(struct arena *a, const char *path, struct word_file *out, struct diag_list *dl)
{
	struct office_zip *z = office_zip_open(a, path, &office_word, dl);
	struct word_reading r = {
		.a = a,
		.out = out,
		.dl = dl,
		.from = {.arena = a, .zip = z, .styles = map_new(a), .comments = map_new(a)}};

	*out = (struct word_file){0};
	if (!z)
		return false;
	bool ok = read_parts(&r);

	office_zip_close(z);
	return ok;
}

bool word_file_is(struct arena *a, const char *path, const char *bytes, size_t len)
{
	static const char *const endings[] = {"docx", "docm", "dotx", "dotm", "doc", "odt", "rtf"};

	for (size_t i = 0; i < ARRAY_LEN(endings); i++)
		if (strcasecmp(file_ending(path), endings[i]) == 0)
			return true;
	if (len < 4 || memcmp(bytes, "PK\x03\x04", 4) != 0)
		return false;
	struct office_zip *z = office_zip_open(a, path, &office_word, diag_new(a));
	bool is_word = z && office_zip_has(z, "word/document.xml");

	if (z)
		office_zip_close(z);
	return is_word;
}

/* --- views --- */

static bool shows(const struct word_piece *piece, bool old)
{
	return old ? !piece->inserted : !piece->deleted;
}

static bool has_row(const struct word_paragraph *p, bool old)
{
	return old ? !p->row_inserted : !p->row_deleted;
}

static bool has_mark(const struct word_paragraph *p, bool old)
{
	return old ? !p->end_inserted : !p->end_deleted;
}

static bool same_cell(const struct word_paragraph *x, const struct word_paragraph *y)
{
	return x->table == y->table && x->row == y->row && x->cell == y->cell;
}

static size_t add_pieces(struct strbuf *sb, const struct word_paragraph *p, bool old)
{
	size_t before = sb->len;

	for (size_t i = 0; i < p->pieces.n; i++)
		if (shows(&p->pieces.at[i], old))
			strbuf_add(sb, p->pieces.at[i].text);
	return sb->len - before;
}

/* The text that begins at `i`; moves it behind the last paragraph that it is made of. */
static struct word_text take_text(struct arena *a, const struct word_file *f, bool old, size_t *i)
{
	struct strbuf sb = strbuf_new(a);
	struct word_text t = {.first = *i, .last = *i};
	bool marked = false, any = false;

	for (; *i < f->all.n && !marked; ++*i) {
		const struct word_paragraph *p = &f->all.at[*i];

		if (*i > t.last && !same_cell(p, &f->all.at[t.last]))
			break;
		if (add_pieces(&sb, p, old) && !any) {
			any = true;
			t.first = *i;
		}
		t.last = *i;
		marked = has_mark(p, old);
	}
	if (!any)
		t.first = t.last;
	t.text = any || marked ? sb.text : NULL;
	return t;
}

struct word_view word_file_view(struct arena *a, const struct word_file *f, bool old)
{
	struct word_view view = {0};

	for (size_t i = 0; i < f->all.n;) {
		if (!has_row(&f->all.at[i], old)) {
			i++;
			continue;
		}
		const struct word_text t = take_text(a, f, old, &i);

		if (t.text)
			*vec_push(a, &view.all) = t;
	}
	return view;
}
