/* SPDX-License-Identifier: MIT
 *
 * Two rounds over the objects. The first writes streams as they are, and the numbers that are their
 * lengths, which libharu knows once a stream is written. The second prints the others one behind
 * the other; each batch is packed with a list of where in it each begins. In the end comes a packed
 * table of all places (7.5.8), which takes the place of libharu's and of its trailer.
 */
#include "pdf/haru_file.h"

#include <stdint.h>
#include <string.h>

enum {
	BATCH = 200,    /* objects that are packed together: who wants one unpacks all */
	BLOCK = 16384,  /* bytes of a stream in memory */
	ROW = 8,        /* of the table, bytes: its filter, a kind, four for where, two for which */
	CLASS = 0x00FF, /* of an object, without its sub-class */
	/* kinds of places (7.5.8.3) */
	IN_FILE = 1,
	PACKED = 2
};

struct place {
	uint32_t at; /* byte in the file, or number of the packed object that has it */
	uint16_t index;
	uint8_t kind;
};

struct file_writing {
	struct haru *h;
	HPDF_Stream out;
	struct place *places; /* of each object, by its number */
	size_t all;          /* objects, with those made here */
	HPDF_Stream batch;
	struct strbuf head;  /* 'number place' of each object in the batch */
	size_t in_batch;
	bool failed;
};

static void put_bytes(struct file_writing *w, const char *bytes, size_t len)
{
	w->failed = w->failed || HPDF_Stream_Write(w->out, (const HPDF_BYTE *)bytes,
						   (HPDF_UINT)len) != HPDF_OK;
}

static void put_text(struct file_writing *w, const char *text)
{
	put_bytes(w, text, strlen(text));
}

static HPDF_Stream new_stream(struct file_writing *w)
{
	HPDF_Stream s = w->failed ? NULL : HPDF_MemStream_New(w->h->doc->mmgr, BLOCK);

	w->failed = w->failed || !s;
	return s;
}

static void *object_at(const struct file_writing *w, size_t number)
{
	return HPDF_Xref_GetEntry(w->h->doc->xref, (HPDF_UINT)number)->obj;
}

static void begin_object(struct file_writing *w, size_t number)
{
	w->places[number] = (struct place){.at = w->out->size, .kind = IN_FILE};
	put_text(w, arena_printf(w->h->arena, "%zu 0 obj\n", number));
}

/* A stream cannot stand in another one; its length may, but no reader shall need to look there. */
static bool stands_alone(const void *object)
{
	const HPDF_Obj_Header *header = object;
	unsigned kind = header->obj_class & CLASS;

	return kind == HPDF_OCLASS_NUMBER ||
	       (kind == HPDF_OCLASS_DICT && ((HPDF_Dict)(void *)header)->stream);
}

static void write_alone(struct file_writing *w, size_t number)
{
	begin_object(w, number);
	w->failed = w->failed ||
		    HPDF_Obj_WriteValue(object_at(w, number), w->out, NULL) != HPDF_OK;
	put_text(w, "\nendobj\n");
}

/* An object made here: `members` and what `raw` holds, packed. Takes `raw`. */
static void write_packed(struct file_writing *w, size_t number, const char *members,
			 HPDF_Stream raw)
{
	HPDF_Stream packed = new_stream(w);

	if (packed)
		w->failed = HPDF_Stream_WriteToStream(raw, packed, HPDF_STREAM_FILTER_FLATE_DECODE,
						      NULL) != HPDF_OK;
	if (!w->failed) {
		begin_object(w, number);
		put_text(w, arena_printf(w->h->arena,
					 "<<%s/Filter/FlateDecode/Length %u>>\nstream\n", members,
					 (unsigned)packed->size));
		w->failed = w->failed ||
			    HPDF_Stream_WriteToStream(packed, w->out, HPDF_STREAM_FILTER_NONE,
						      NULL) != HPDF_OK;
		put_text(w, "\nendstream\nendobj\n");
	}
	HPDF_Stream_Free(packed);
	HPDF_Stream_Free(raw);
}

static void end_batch(struct file_writing *w)
{
	HPDF_Stream whole = w->in_batch ? new_stream(w) : NULL;

	if (!whole)
		return;
	w->failed = HPDF_Stream_WriteStr(whole, w->head.text) != HPDF_OK ||
		    HPDF_Stream_WriteToStream(w->batch, whole, HPDF_STREAM_FILTER_NONE, NULL) !=
			    HPDF_OK;
	write_packed(w, w->all++,
		     arena_printf(w->h->arena, "/Type/ObjStm/N %zu/First %zu", w->in_batch,
				  w->head.len),
		     whole);
	HPDF_Stream_Free(w->batch);
	w->batch = NULL;
	w->in_batch = 0;
	w->head.len = 0;
}

static void write_in_batch(struct file_writing *w, size_t number)
{
	if (!w->batch)
		w->batch = new_stream(w);
	if (!w->batch)
		return;
	w->places[number] =
		(struct place){(uint32_t)w->all, (uint16_t)w->in_batch++, .kind = PACKED};
	strbuf_printf(&w->head, "%zu %u ", number, (unsigned)w->batch->size);
	w->failed = HPDF_Obj_WriteValue(object_at(w, number), w->batch, NULL) != HPDF_OK ||
		    HPDF_Stream_WriteStr(w->batch, "\n") != HPDF_OK;
	if (w->in_batch == BATCH)
		end_batch(w);
}

/* Each row says what differs from the one above (the filter Up of PNG), which packs well. */
static HPDF_Stream list_places(struct file_writing *w)
{
	unsigned char above[ROW] = {0};
	HPDF_Stream list = new_stream(w);

	for (size_t i = 0; i < w->all && !w->failed; i++) {
		const struct place *p = &w->places[i];
		const unsigned char row[ROW] = {0,
						p->kind,
						(unsigned char)(p->at >> 24),
						(unsigned char)(p->at >> 16),
						(unsigned char)(p->at >> 8),
						(unsigned char)p->at,
						(unsigned char)(p->index >> 8),
						(unsigned char)p->index};
		unsigned char filtered[ROW] = {2};

		for (int k = 1; k < ROW; k++)
			filtered[k] = (unsigned char)(row[k] - above[k]);
		memcpy(above, row, sizeof row);
		w->failed = HPDF_Stream_Write(list, filtered, ROW) != HPDF_OK;
	}
	return list;
}

static void write_table(struct file_writing *w)
{
	const struct haru *h = w->h;
	size_t number = w->all++;
	HPDF_UINT at = w->out->size;

	w->places[number] = (struct place){.at = at, .kind = IN_FILE};
	write_packed(w, number,
		     arena_printf(h->arena,
				  "/Type/XRef/Size %zu/Root %u 0 R/Info %u 0 R/ID[<%s><%s>]/W[1 4 2]"
				  "/DecodeParms<</Predictor 12/Columns %d>>",
				  w->all, haru_object_number(h->doc->catalog),
				  haru_object_number(h->doc->info), h->identity, h->identity,
				  ROW - 1),
		     list_places(w));
	put_text(w, arena_printf(h->arena, "startxref\n%u\n%%%%EOF\n", (unsigned)at));
}

/* Number 0 is that of no object. Objects made here: one for each batch, and the table. */
bool haru_write_file(struct haru *h, HPDF_Stream out)
{
	size_t n = h->doc->xref->entries->count;
	struct file_writing w = {.h = h, .out = out, .all = n, .head = strbuf_new(h->arena)};

	w.places = arena_alloc(h->arena, (n + n / BATCH + 2) * sizeof *w.places);
	w.places[0].index = UINT16_MAX;
	put_text(&w, "%PDF-1.7\n%\267\276\255\252\n");
	for (size_t i = 1; i < n && !w.failed; i++)
		if (stands_alone(object_at(&w, i)))
			write_alone(&w, i);
	for (size_t i = 1; i < n && !w.failed; i++)
		if (!stands_alone(object_at(&w, i)))
			write_in_batch(&w, i);
	end_batch(&w);
	write_table(&w);
	HPDF_Stream_Free(w.batch);
	return !w.failed;
}
