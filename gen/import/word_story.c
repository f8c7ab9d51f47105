/* SPDX-License-Identifier: MIT
 *
 * A stack has what each open element is to us; what is not looked at (former formats, field codes,
 * the second form of a drawing) is skipped as a whole. Insertions and deletions are a stack of
 * their own, since one may stand inside of another.
 */
#include "import/word_story.h"

#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/text.h"
#include "import/office_xml.h"
#include "import/word_places.h"

enum { MERGED_MOST = 256 };

/* --- small --- */

static bool is(const char *name, const char *what)
{
	return strcmp(name, what) == 0;
}

static enum part_kind top(const struct story *s)
{
	return s->parts.n ? s->parts.at[s->parts.n - 1] : PART_OTHER;
}

static enum part_kind above(const struct story *s)
{
	return s->parts.n > 1 ? s->parts.at[s->parts.n - 2] : PART_OTHER;
}

static struct word_author author_of(const struct story *s, const char *const *attributes)
{
	return (struct word_author){word_copy(s, xml_attribute(attributes, "author")),
				    word_copy(s, xml_attribute(attributes, "date"))};
}

static const struct word_author *new_author(const struct story *s, const char *const *attributes)
{
	struct word_author *who = arena_alloc(s->a, sizeof *who);

	*who = author_of(s, attributes);
	s->out->tracked = true;
	return who;
}

static bool refuse(const struct story *s, const char *why)
{
	diag_add(s->dl, DIAG_BAD_WORD_FILE, NULL, office_zip_path(s->from->zip), why);
	return false;
}

static bool too_many(const struct story *s, const char *what, int most)
{
	diag_add(s->dl, DIAG_TOO_LARGE, NULL, office_zip_path(s->from->zip), what,
		 arena_printf(s->a, "%d", most));
	return false;
}

/* --- tracked changes --- */

/* The innermost insertion and the innermost deletion around what stands here. */
static const struct tracked_by *innermost(const struct story *s, bool inserted)
{
	for (size_t i = s->tracked.n; i-- > 0;)
		if (s->tracked.at[i]->inserted == inserted)
			return s->tracked.at[i];
	return NULL;
}

static bool is_tracked(const char *name, bool *inserted, bool *moved)
{
	*moved = is(name, "moveFrom") || is(name, "moveTo");
	*inserted = is(name, "ins") || is(name, "moveTo");
	return *moved || *inserted || is(name, "del");
}

static void track_mark(struct story *s, const char *const *attributes, bool inserted)
{
	struct word_paragraph *p = word_here(s);
	const struct word_author **mark = inserted ? &p->end_inserted : &p->end_deleted;

	*mark = new_author(s, attributes);
}

static void track_row(struct story *s, const char *const *attributes, bool inserted)
{
	const struct word_author **row = inserted ? &s->row_inserted : &s->row_deleted;

	if (s->table_depth == 1)
		*row = new_author(s, attributes);
}

static void start_tracked(struct story *s, const char *const *attributes, bool inserted, bool moved)
{
	struct tracked_by *t = arena_alloc(s->a, sizeof *t);

	*t = (struct tracked_by){author_of(s, attributes), inserted, moved};
	s->out->tracked = true;
	*vec_push(s->a, &s->tracked) = t;
}

/* --- pieces --- */

static bool same_author(const struct word_author *x, const struct word_author *y)
{
	return x == y || (x && y && text_equal(x->name, y->name) && text_equal(x->date, y->date));
}

static bool same_look(const struct word_piece *x, const struct word_piece *y)
{
	return same_author(x->inserted, y->inserted) && same_author(x->deleted, y->deleted) &&
	       x->moved == y->moved && x->struck == y->struck && x->hidden == y->hidden;
}

static struct word_piece piece_of(const struct story *s, const char *text)
{
	const struct tracked_by *in = innermost(s, true), *out = innermost(s, false);
	struct word_piece piece = {
		.text = text,
		.inserted = in ? &in->who : s->row_inserted ? s->row_inserted : s->cell_inserted,
		.deleted = out ? &out->who : s->row_deleted ? s->row_deleted : s->cell_deleted,
		.moved = (in && in->moved) || (out && out->moved),
		.struck = s->struck,
		.hidden = s->hidden,
	};

	return piece;
}

static bool add_piece(struct story *s, const char *text)
{
	struct word_paragraph *p = word_here(s);
	const struct word_piece piece = piece_of(s, text);
	struct word_piece *last = p && p->pieces.n ? &p->pieces.at[p->pieces.n - 1] : NULL;

	if (!p || !*text)
		return true;
	for (size_t i = 0; i < s->fields.n; i++)
		if (!s->fields.at[i].shown)
			return true;
	word_add_to_comments(s, text);
	word_note_held(s, s->paragraphs.at[s->paragraphs.n - 1]);
	if (++s->pieces > WORD_PIECES)
		return too_many(s, _("the number of pieces of text"), WORD_PIECES);
	if (last && same_look(last, &piece) && strlen(last->text) < MERGED_MOST)
		last->text = arena_concat(s->a, last->text, text, (char *)NULL);
	else
		*vec_push(s->a, &p->pieces) = piece;
	return true;
}

/* A sign of a font of signs: letters there are counted from U+F000. */
static bool add_symbol(struct story *s, const char *const *attributes)
{
	const char *code = xml_attribute(attributes, "char");
	unsigned long c = code ? strtoul(code, NULL, 16) : 0;
	char text[5] = "";

	if (c >= 0xF000 && c <= 0xF0FF)
		c -= 0xF000;
	if (c >= 0x20 && c <= 0xFFFF && (c < 0xD800 || c > 0xDFFF))
		text[text_encode((uint32_t)c, text)] = '\0';
	return add_piece(s, arena_strdup(s->a, text));
}

/* The words of a note stand where its sign does: the papers that are sent have none. */
static bool add_note(struct story *s, const char *element, const char *const *attributes)
{
	const char *id = xml_attribute(attributes, "id");
	const struct word_comment *note =
		id ? map_get(s->from->comments, word_note_key(s->a, element, id)) : NULL;

	return !note || text_empty(note->text) ||
	       add_piece(s, arena_concat(s->a, "［脚注：", note->text, "］", (char *)NULL));
}

static bool add_break(struct story *s, const char *const *attributes)
{
	const char *type = xml_attribute(attributes, "type");

	return text_equal(type, "page") || text_equal(type, "column") || add_piece(s, "\n");
}

/* --- paragraphs --- */

static bool is_listed(const struct story *s)
{
	for (size_t i = 0; i < s->fields.n; i++)
		if (s->fields.at[i].lists)
			return true;
	return false;
}

static const char *place_of(struct story *s)
{
	if (s->table_depth)
		return arena_printf(s->a, "表%zu・%zu行・%zu列", s->tables, s->row, s->cell);
	return arena_printf(s->a, "段落%zu", ++s->bodies);
}

static bool start_paragraph(struct story *s)
{
	size_t n = s->out->all.n;

	if (n >= WORD_PARAGRAPHS)
		return too_many(s, _("the number of paragraphs"), WORD_PARAGRAPHS);
	struct word_paragraph *p = vec_push(s->a, &s->out->all);

	p->at = place_of(s);
	p->listed = is_listed(s);
	if (s->table_depth) {
		p->table = s->tables;
		p->row = s->row;
		p->cell = s->cell;
		p->row_inserted = s->row_inserted;
		p->row_deleted = s->row_deleted;
	}
	*vec_push(s->a, &s->paragraphs) = n;
	word_place_waiting(s, n);
	return true;
}

static void set_style(struct story *s, const char *id)
{
	const char *name = id ? map_get(s->from->styles, id) : NULL;
	struct word_paragraph *p = word_here(s);

	p->style = name ? name : word_copy(s, id);
	p->listed = p->listed || (p->style && (text_starts(p->style, "toc ") ||
					       text_starts(p->style, "TOC ") ||
					       text_starts(p->style, "Contents ")));
}

/* --- elements --- */

static bool is_skipped(const char *name)
{
	static const char *const skipped[] = {
		"rPrChange", "pPrChange",   "sectPrChange",    "tblPrChange", "tblPrExChange",
		"trPrChange", "tcPrChange", "tblGridChange",   "numPr",       "sdtPr",
		"sdtEndPr",   "Fallback",   "rt",              "delInstrText", "sectPr",
	};

	for (size_t i = 0; i < ARRAY_LEN(skipped); i++)
		if (is(name, skipped[i]))
			return true;
	return false;
}

static const struct {
	const char *name;
	enum part_kind kind;
} kinds[] = {
	{"p", PART_PARAGRAPH},   {"pPr", PART_FORMAT_OF_PARAGRAPH}, {"r", PART_RUN},
	{"rPr", PART_FORMAT},    {"t", PART_TEXT},                  {"delText", PART_TEXT},
	{"instrText", PART_CODE}, {"tbl", PART_TABLE},              {"tr", PART_ROW},
	{"trPr", PART_FORMAT_OF_ROW}, {"tc", PART_CELL},            {"tcPr", PART_FORMAT_OF_CELL},
};

static enum part_kind kind_of(const struct story *s, const char *name)
{
	enum part_kind kind = PART_OTHER;

	if (top(s) == PART_SKIPPED || is_skipped(name))
		return PART_SKIPPED;
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		if (is(name, kinds[i].name))
			kind = kinds[i].kind;
	/* pPr/tabs/tab and the like say how, and rPr within pPr is the mark's */
	return kind;
}

static void start_row(struct story *s)
{
	if (s->table_depth != 1)
		return;
	s->row++;
	s->cell = 0;
	s->row_inserted = s->row_deleted = NULL;
}

static void start_cell(struct story *s)
{
	if (s->table_depth != 1)
		return;
	s->cell++;
	s->cell_inserted = s->cell_deleted = NULL;
}

static bool start_kind(struct story *s, enum part_kind kind)
{
	switch (kind) {
	case PART_PARAGRAPH: return start_paragraph(s);
	case PART_RUN: s->struck = s->hidden = false; return true;
	case PART_TEXT:
	case PART_CODE: s->text = strbuf_new(s->a); return true;
	case PART_TABLE:
		if (s->table_depth++ == 0) {
			s->tables++;
			s->row = 0;
		}
		return true;
	case PART_ROW: start_row(s); return true;
	case PART_CELL: start_cell(s); return true;
	default: return true;
	}
}

/* What says something of the run, the paragraph, the row or the cell that it stands in. */
static void read_format(struct story *s, enum part_kind of, const char *name,
			const char *const *attributes)
{
	if (of == PART_FORMAT && above(s) == PART_RUN) {
		s->struck = s->struck || ((is(name, "strike") || is(name, "dstrike")) &&
					  xml_is_on(attributes));
		s->hidden = s->hidden || (is(name, "vanish") && xml_is_on(attributes));
	} else if (of == PART_FORMAT_OF_PARAGRAPH && is(name, "pStyle") && word_here(s)) {
		set_style(s, xml_attribute(attributes, "val"));
	} else if (of == PART_FORMAT_OF_CELL && s->table_depth == 1) {
		if (is(name, "cellIns"))
			s->cell_inserted = new_author(s, attributes);
		if (is(name, "cellDel"))
			s->cell_deleted = new_author(s, attributes);
	}
}

static bool is_format(enum part_kind kind)
{
	return kind == PART_FORMAT || kind == PART_FORMAT_OF_PARAGRAPH ||
	       kind == PART_FORMAT_OF_ROW || kind == PART_FORMAT_OF_CELL;
}

/* True when it was an insertion or a deletion: of a mark, a row, or of what stands in it. */
static bool start_change(struct story *s, const char *name, const char *const *attributes,
			 enum part_kind *kind)
{
	enum part_kind of = top(s);
	bool inserted, moved;

	if (!is_tracked(name, &inserted, &moved))
		return false;
	if (of == PART_FORMAT && above(s) == PART_FORMAT_OF_PARAGRAPH && word_here(s)) {
		track_mark(s, attributes, inserted);
	} else if (of == PART_FORMAT_OF_ROW) {
		track_row(s, attributes, inserted);
	} else if (!is_format(of)) {
		start_tracked(s, attributes, inserted, moved);
		*kind = PART_TRACKED;
	}
	return true;
}

static bool read_sign(struct story *s, const char *name, const char *const *attributes)
{
	if (is(name, "tab") || is(name, "ptab"))
		return add_piece(s, "\t");
	if (is(name, "br"))
		return add_break(s, attributes);
	if (is(name, "cr"))
		return add_piece(s, "\n");
	if (is(name, "noBreakHyphen"))
		return add_piece(s, "-");
	if (is(name, "sym"))
		return add_symbol(s, attributes);
	if (is(name, "footnoteReference"))
		return add_note(s, "footnote", attributes);
	if (is(name, "endnoteReference"))
		return add_note(s, "endnote", attributes);
	if (is(name, "fldChar"))
		word_read_field(s, xml_attribute(attributes, "fldCharType"));
	if (is(name, "commentReference"))
		word_open_comment(s, attributes, false);
	return true;
}

static bool read_place(struct story *s, const char *name, const char *const *attributes)
{
	if (is(name, "bookmarkStart"))
		word_open_bookmark(s, attributes);
	else if (is(name, "bookmarkEnd"))
		word_close_bookmark(s, attributes);
	else if (is(name, "commentRangeStart"))
		word_open_comment(s, attributes, true);
	else if (is(name, "commentRangeEnd"))
		word_close_comment(s, attributes);
	else if (is(name, "altChunk") || is(name, "subDoc"))
		return refuse(s, _("it takes in another file, whose text does not stand in it"));
	return true;
}

static bool on_start(void *context, const char *name, const char *const *attributes)
{
	struct story *s = context;
	enum part_kind of = top(s), kind = kind_of(s, name);
	bool ok = true;

	if (kind == PART_SKIPPED)
		kind = PART_SKIPPED;
	else if (start_change(s, name, attributes, &kind))
		ok = true;
	else if (kind != PART_OTHER)
		ok = start_kind(s, kind);
	else if (is_format(of))
		read_format(s, of, name, attributes);
	else if (of == PART_RUN)
		ok = read_sign(s, name, attributes);
	else
		ok = read_place(s, name, attributes);
	*vec_push(s->a, &s->parts) = kind;
	return ok;
}

static bool end_kind(struct story *s, enum part_kind kind)
{
	switch (kind) {
	case PART_PARAGRAPH: s->paragraphs.n -= s->paragraphs.n > 0; return true;
	case PART_TEXT: return add_piece(s, s->text.text);
	case PART_CODE:
		if (s->fields.n && !s->fields.at[s->fields.n - 1].shown)
			strbuf_add(&s->fields.at[s->fields.n - 1].code, s->text.text);
		return true;
	case PART_TRACKED: s->tracked.n -= s->tracked.n > 0; return true;
	case PART_TABLE: s->table_depth -= s->table_depth > 0; break;
	case PART_ROW: break;
	case PART_CELL:
		if (s->table_depth == 1)
			s->cell_inserted = s->cell_deleted = NULL;
		return true;
	default: return true;
	}
	if (s->table_depth <= 1)
		s->row_inserted = s->row_deleted = NULL;
	return true;
}

static bool on_end(void *context, const char *name)
{
	struct story *s = context;
	enum part_kind kind = top(s);

	(void)name;
	s->parts.n -= s->parts.n > 0;
	return end_kind(s, kind);
}

static void on_text(void *context, const char *text, size_t len)
{
	struct story *s = context;

	if (top(s) == PART_TEXT || top(s) == PART_CODE)
		strbuf_add_bytes(&s->text, text, len);
}

bool word_story_read(const struct word_source *from, const char *part, struct word_file *out,
		     struct diag_list *dl)
{
	static const struct xml_sink sink = {.start = on_start,
					     .end = on_end,
					     .text = on_text,
					     .namespaces = word_namespaces,
					     .through = true};
	struct story s = {.from = from, .a = from->arena, .out = out, .dl = dl, .part = part};

	s.text = strbuf_new(s.a);
	s.comment_of = map_new(s.a);
	bool ok = office_xml_read(from->zip, part, &sink, &s, dl);

	word_say_comments(&s);
	return ok;
}
