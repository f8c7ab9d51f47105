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
	return h;
}

void haru_close(struct haru *h)
{
	if (h)
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

void haru_write(struct haru *h, size_t page, const char *operators, size_t len)
{
	HPDF_Page p = h->pages.at[page];

	strbuf_add(&h->seen, hash_sha256(h->arena, operators, len));
	if (p && HPDF_Stream_Write(((HPDF_PageAttr)p->attr)->stream, (const HPDF_BYTE *)operators,
				   (HPDF_UINT)len) != HPDF_OK)
		h->error = h->error ? h->error : HPDF_FAILD_TO_ALLOC_MEM;
}

void haru_fade(struct haru *h, size_t page, double alpha)
{
	if (!h->pages.at[page])
		return;
	if (!h->faded) {
		h->faded = HPDF_CreateExtGState(h->doc);
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

static bool write_all(int fd, const HPDF_BYTE *bytes, size_t len)
{
	while (len) {
		ssize_t n = write(fd, bytes, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		bytes += n;
		len -= (size_t)n;
	}
	return true;
}

/* libharu's own file writer does not look at what fclose says, so a full disk would pass unseen. */
static bool copy_out(struct haru *h, int fd)
{
	HPDF_Stream all = h->doc->stream;

	for (HPDF_UINT i = 0; i < HPDF_MemStream_GetBufCount(all); i++) {
		HPDF_UINT len;
		const HPDF_BYTE *block = HPDF_MemStream_GetBufPtr(all, i, &len);

		if (!block || !write_all(fd, block, len))
			return false;
	}
	return true;
}

const char *haru_save(struct haru *h, const char *path)
{
	if (!h->error)
		HPDF_SaveToStream(h->doc);
	if (h->error)
		return arena_printf(h->arena, "libharu 0x%04lX", (unsigned long)h->error);
	errno = 0;
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	bool ok = fd >= 0 && copy_out(h, fd);
	int why = errno;

	if (fd >= 0 && close(fd) != 0 && ok) {
		ok = false;
		why = errno;
	}
	return ok ? NULL : arena_strdup(h->arena, strerror(why ? why : EIO));
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
