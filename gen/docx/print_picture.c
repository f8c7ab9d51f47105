/* SPDX-License-Identifier: MIT
 *
 * DrawingML says sizes in EMU, 12700 to a point (ECMA-376 part 1, 20.1.2.1).
 */
#include "docx/print_picture.h"

#include <math.h>

#include "package/xml.h"

static const double emu = 12700;

static void add_properties(struct strbuf *sb, const char *name, unsigned n,
			   const struct docx_picture *picture)
{
	strbuf_printf(sb, "<%s id=\"%u\" name=\"picture%u\" descr=\"", name, n, n);
	xml_add_attribute(sb, picture->alt ? picture->alt : "");
	strbuf_add(sb, "\"/>");
}

void print_picture_add(struct docx_printing *pr, struct strbuf *sb,
		       const struct docx_picture *picture)
{
	unsigned n = ++pr->pictures;
	const char *name = arena_printf(pr->a, "media/picture%u.png", n);
	long width = lround(picture->width * emu), height = lround(picture->height * emu);

	package_add(pr->a, &pr->parts, arena_concat(pr->a, "word/", name, (char *)NULL),
		    picture->png, picture->len);
	size_t relation = printing_relation(pr, "image", name, false);

	strbuf_printf(sb,
		      "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" "
		      "distR=\"0\"><wp:extent cx=\"%ld\" cy=\"%ld\"/>",
		      width, height);
	add_properties(sb, "wp:docPr", n, picture);
	strbuf_add(sb, "<a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/"
		       "main\"><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/"
		       "2006/picture\"><pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/"
		       "drawingml/2006/picture\"><pic:nvPicPr>");
	add_properties(sb, "pic:cNvPr", n, picture);
	strbuf_printf(sb,
		      "<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rId%zu\"/>"
		      "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
		      "<a:off x=\"0\" y=\"0\"/><a:ext cx=\"%ld\" cy=\"%ld\"/></a:xfrm>"
		      "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"
		      "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
		      relation, width, height);
}
