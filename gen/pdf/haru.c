/* SPDX-License-Identifier: MIT
 *
 * The adapter to libharu 2.3: pages, bookmarks and the file. It goes below the public functions, to
 * what the library's headers declare: content operators are written as they are; fonts
 * (haru_font.c), links (haru_links.c), structure (haru_tags.c) and what the file says of itself
 * (haru_about.c) are made of its objects (haru_object.c).
 */
#include "pdf/haru.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/hash.h"
#include "pdf/haru_file.h"
#include "pdf/haru_object.h"

static void on_error(HPDF_STATUS error, HPDF_STATUS detail, void *context)
{
	struct haru *h = context;

	(void)detail;
	if (!h->error)
		h->error = error;
}

struct haru *haru_open(struct arena *a)
{
	struct haru *h = arena_alloc(a, sizeof *h);

	h->arena = a;
	h->doc = HPDF_New(on_error, h);
	if (!h->doc)
		return NULL;
	HPDF_SetCompressionMode(h->doc, HPDF_COMP_ALL);
	h->doc->pdf_version = HPDF_VER_17;
	h->seen = strbuf_new(a);
	h->font_names = haru_new_dict(h);
	return h;
}

void haru_close(struct haru *h)
{
	if (!h)
		return;
	haru_release_object(h);
	HPDF_Free(h->doc);
}

size_t haru_add_page(struct haru *h, double width, double height)
{
	HPDF_Page page = HPDF_AddPage(h->doc);

	if (page) { /* after an error there is none */
		HPDF_Page_SetWidth(page, (HPDF_REAL)width);
		HPDF_Page_SetHeight(page, (HPDF_REAL)height);
		haru_put(h, HPDF_Dict_GetItem(page, "Resources", HPDF_OCLASS_DICT), "Font",
			 h->font_names);
	}
	*vec_push(h->arena, &h->pages) = page;
	return h->pages.n - 1;
}

/* libharu compresses when it saves; until then it would hold every page's operators as they are. */
static HPDF_STATUS write_filter(HPDF_Dict contents, HPDF_Stream stream)
{
	(void)contents;
	return HPDF_Stream_WriteStr(stream, "/Filter [ /FlateDecode ]\012");
}

enum { BLOCK = 1024 };

static bool is_packed(const HPDF_Dict contents)
{
	return contents->write_fn == write_filter;
}

void haru_pack(struct haru *h, size_t page)
{
	HPDF_PageAttr attr = h->pages.at[page] ? h->pages.at[page]->attr : NULL;
	HPDF_Stream packed = h->error || !attr || is_packed(attr->contents)
				     ? NULL
				     : HPDF_MemStream_New(h->doc->mmgr, BLOCK);

	if (!packed || HPDF_Stream_WriteToStream(attr->stream, packed,
						 HPDF_STREAM_FILTER_FLATE_DECODE,
						 NULL) != HPDF_OK)
		return;
	HPDF_Stream_Free(attr->stream);
	attr->contents->stream = attr->stream = packed;
	attr->contents->filter = HPDF_STREAM_FILTER_NONE;
	attr->contents->write_fn = write_filter;
}

/* What comes behind what is packed has a stream of its own. */
static void open_stream(struct haru *h, HPDF_Page page)
{
	HPDF_PageAttr attr = page->attr;

	if (h->error || !is_packed(attr->contents))
		return;
	HPDF_Dict more = haru_new_stream(h, "", 0, true);
	HPDF_Array both = HPDF_Array_New(h->doc->mmgr);

	HPDF_Array_Add(both, attr->contents);
	HPDF_Array_Add(both, more);
	haru_put(h, page, "Contents", both);
	if (!h->error) {
		attr->contents = more;
		attr->stream = more->stream;
	}
}

void haru_write(struct haru *h, size_t page, const char *operators, size_t len)
{
	HPDF_Page p = h->pages.at[page];

	strbuf_add(&h->seen, hash_sha256(h->arena, operators, len));
	if (!p)
		return;
	open_stream(h, p);
	if (HPDF_Stream_Write(((HPDF_PageAttr)p->attr)->stream, (const HPDF_BYTE *)operators,
			      (HPDF_UINT)len) != HPDF_OK)
		h->error = h->error ? h->error : HPDF_FAILD_TO_ALLOC_MEM;
}

void haru_fade(struct haru *h, size_t page, double alpha)
{
	if (!h->pages.at[page])
		return;
	if (!h->faded) {
		h->faded = HPDF_CreateExtGState(h->doc);
		/* which libharu takes for a reason to write PDF 1.4 */
		h->doc->pdf_version = HPDF_VER_17;
		HPDF_ExtGState_SetAlphaFill(h->faded, (HPDF_REAL)alpha);
	}
	HPDF_Page_SetExtGState(h->pages.at[page], h->faded);
}

size_t haru_bookmark(struct haru *h, size_t parent, const char *title, struct haru_place to)
{
	HPDF_Outline above = parent ? h->bookmarks.at[parent - 1] : NULL;
	HPDF_Outline o = HPDF_CreateOutline(h->doc, above, "-", NULL);

	haru_put_text(h, o, "Title", title);
	haru_put(h, o, "Dest", haru_new_destination(h, to.page, to.x, to.y));
	*vec_push(h->arena, &h->bookmarks) = o;
	return h->bookmarks.n;
}

/* Where the file goes, and what went wrong first. */
struct saving {
	int fd, why;
	char *buffer;
	size_t len;
};

enum { BUFFER = 256 * 1024 };

static bool write_all(struct saving *s, const char *bytes, size_t len)
{
	while (len && !s->why) {
		ssize_t n = write(s->fd, bytes, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			s->why = errno ? errno : EIO;
			return false;
		}
		bytes += n;
		len -= (size_t)n;
	}
	return !s->why;
}

static bool flush(struct saving *s)
{
	bool ok = write_all(s, s->buffer, s->len);

	s->len = 0;
	return ok;
}

static HPDF_STATUS take_bytes(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT len)
{
	struct saving *s = stream->attr;

	if (s->len + len > BUFFER && !flush(s))
		return HPDF_FILE_IO_ERROR;
	if (len > BUFFER)
		return write_all(s, (const char *)bytes, len) ? HPDF_OK : HPDF_FILE_IO_ERROR;
	memcpy(s->buffer + s->len, bytes, len);
	s->len += len;
	return HPDF_OK;
}

/*
 * As HPDF_SaveToFile, whose own writer does not look at what fclose says, so that a full disk would
 * pass unseen; and as HPDF_SaveToStream, which would hold the whole file.
 */
static void write_file(struct haru *h, struct saving *s)
{
	HPDF_Stream out = HPDF_CallbackWriter_New(h->doc->mmgr, take_bytes, s);

	if (!out)
		return;
	if (!haru_write_file(h, out) && !s->why && !h->error)
		h->error = HPDF_FAILD_TO_ALLOC_MEM;
	HPDF_Stream_Free(out);
	flush(s);
}

const char *haru_save(struct haru *h, const char *path)
{
	struct saving s = {.buffer = arena_alloc(h->arena, BUFFER)};

	if (h->error)
		return arena_printf(h->arena, "libharu 0x%04lX", (unsigned long)h->error);
	errno = 0;
	s.fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	if (s.fd < 0)
		return arena_strdup(h->arena, strerror(errno ? errno : EIO));
	write_file(h, &s);
	if (close(s.fd) != 0 && !s.why)
		s.why = errno ? errno : EIO;
	if (s.why)
		return arena_strdup(h->arena, strerror(s.why));
	return h->error ? arena_printf(h->arena, "libharu 0x%04lX", (unsigned long)h->error) : NULL;
}

struct haru_picture {
	HPDF_Image image;
};

struct haru_picture *haru_add_picture(struct haru *h, const char *bytes, size_t len)
{
	HPDF_Image image =
		HPDF_LoadPngImageFromMem(h->doc, (const HPDF_BYTE *)bytes, (HPDF_UINT)len);
	struct haru_picture *picture = image ? arena_alloc(h->arena, sizeof *picture) : NULL;

	if (picture)
		picture->image = image;
	return picture;
}

const char *haru_picture_name(struct haru *h, size_t page, struct haru_picture *picture)
{
	HPDF_Page p = h->pages.at[page];

	return p && picture ? HPDF_Page_GetXObjectName(p, picture->image) : NULL;
}
