/* SPDX-License-Identifier: MIT
 *
 * What a PDF says of itself: properties, the same as XMP (ISO 16684-1), the profile of its colours,
 * an identity.
 */
#include "pdf/haru_about.h"

#include <string.h>
#include <time.h>

#include "base/hash.h"
#include "base/text.h"
#include "pdf/haru_object.h"

static const char creator[] = "bunkai", language[] = "ja-JP", colors[] = "sRGB IEC61966-2.1";

/* The namespaces' own addresses are names that the standards give. */
static const char packet_head[] =
	"<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF "
	"xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
	"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
	"xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
	" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "
	"xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
	" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
	"<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</"
	"pdfaid:conformance>\n<pdfuaid:part>1</pdfuaid:part>\n"
	"<dc:format>application/pdf</dc:format>\n";

/*
 * PDF/A wants schemas described that it does not know (ISO 19005-2, 6.6.2.3.3): that of PDF/UA is
 * one.
 */
static const char packet_tail[] =
	"</rdf:Description>\n"
	"<rdf:Description rdf:about=\"\" "
	"xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
	" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
	"xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
	"<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
	"<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
	"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</"
	"pdfaSchema:namespaceURI>\n<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
	"<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
	"<pdfaProperty:name>part</pdfaProperty:name>\n<pdfaProperty:valueType>Integer</"
	"pdfaProperty:valueType>\n"
	"<pdfaProperty:category>internal</pdfaProperty:category>\n<pdfaProperty:description>part "
	"of ISO 14289</pdfaProperty:description>\n"
	"</rdf:li></rdf:Seq></pdfaSchema:property>\n</rdf:li></rdf:Bag></pdfaExtension:schemas>\n</"
	"rdf:Description>\n"
	"</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n";

/*
 * Without what cannot stand in XML, so that properties and XMP say the same (ISO 19005-2, 6.6.3);
 * NULL stays.
 */
static const char *clean(struct arena *a, const char *text)
{
	struct strbuf sb = strbuf_new(a);
	uint32_t c;

	for (const char *p = text, *from = p; p && (c = text_next(&p)); from = p) {
		if (c < 0x20 || c == 0xFFFE || c == 0xFFFF)
			strbuf_add_char(&sb, ' ');
		else
			strbuf_add_bytes(&sb, from, (size_t)(p - from));
	}
	return text ? sb.text : NULL;
}

static void add_escaped(struct strbuf *sb, const char *text)
{
	for (; *text; text++) {
		if (*text == '<')
			strbuf_add(sb, "&lt;");
		else if (*text == '&')
			strbuf_add(sb, "&amp;");
		else
			strbuf_add_char(sb, *text);
	}
}

static void add_text(struct strbuf *sb, const char *before, const char *text, const char *after)
{
	if (!text)
		return;
	strbuf_add(sb, before);
	add_escaped(sb, text);
	strbuf_add(sb, after);
}

static const char *print_time(struct arena *a, const char *format, long long epoch)
{
	char text[40] = "";
	time_t t = (time_t)epoch;
	struct tm tm;

	if (gmtime_r(&t, &tm))
		strftime(text, sizeof text, format, &tm);
	return arena_strdup(a, text);
}

static void add_packet(struct haru *h, const char *title, const char *author, long long epoch)
{
	const char *time = print_time(h->arena, "%Y-%m-%dT%H:%M:%SZ", epoch);
	struct strbuf sb = strbuf_new(h->arena);

	strbuf_add(&sb, packet_head);
	add_text(&sb, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", title,
		 "</rdf:li></rdf:Alt></dc:title>\n");
	add_text(&sb, "<dc:creator><rdf:Seq><rdf:li>", author,
		 "</rdf:li></rdf:Seq></dc:creator>\n");
	add_text(&sb, "<dc:language><rdf:Bag><rdf:li>", language,
		 "</rdf:li></rdf:Bag></dc:language>\n");
	add_text(&sb, "<xmp:CreatorTool>", creator, "</xmp:CreatorTool>\n");
	add_text(&sb, "<xmp:CreateDate>", time, "</xmp:CreateDate>\n");
	add_text(&sb, "<xmp:ModifyDate>", time, "</xmp:ModifyDate>\n");
	add_text(&sb, "<pdf:Producer>", HPDF_GetInfoAttr(h->doc, HPDF_INFO_PRODUCER),
		 "</pdf:Producer>\n");
	strbuf_add(&sb, packet_tail);
	/* readable without a PDF library */
	HPDF_Dict packet = haru_new_stream(h, sb.text, sb.len, false);

	haru_put_name(h, packet, "Type", "Metadata");
	haru_put_name(h, packet, "Subtype", "XML");
	haru_put(h, h->doc->catalog, "Metadata", packet);
}

static void add_properties(struct haru *h, const char *title, const char *author, long long epoch)
{
	const char *time = print_time(h->arena, "D:%Y%m%d%H%M%SZ", epoch);

	HPDF_SetInfoAttr(h->doc, HPDF_INFO_CREATOR, creator);
	HPDF_Dict info = h->doc->info;

	if (title)
		haru_put_text(h, info, "Title", title);
	if (author)
		haru_put_text(h, info, "Author", author);
	haru_put(h, info, "CreationDate", haru_new_string(h, time));
	haru_put(h, info, "ModDate", haru_new_string(h, time));
}

static void add_intent(struct haru *h, const char *profile, size_t len)
{
	HPDF_Dict stream = haru_new_stream(h, profile, len, true), intent = haru_new_dict(h);
	HPDF_Array intents = HPDF_Array_New(h->doc->mmgr);

	haru_put_number(h, stream, "N", 3);
	haru_put_name(h, intent, "Type", "OutputIntent");
	haru_put_name(h, intent, "S", "GTS_PDFA1");
	haru_put(h, intent, "OutputConditionIdentifier", haru_new_string(h, colors));
	haru_put(h, intent, "Info", haru_new_string(h, colors));
	haru_put(h, intent, "DestOutputProfile", stream);
	HPDF_Array_Add(intents, intent);
	haru_put(h, h->doc->catalog, "OutputIntents", intents);
}

/* Equal contents have equal identities. */
static void add_identity(struct haru *h)
{
	h->identity = arena_strndup(h->arena, hash_sha256(h->arena, h->seen.text, h->seen.len), 32);
}

static void add_preferences(struct haru *h)
{
	HPDF_Dict preferences = haru_new_dict(h);

	if (!h->error && preferences)
		HPDF_Dict_AddBoolean(preferences, "DisplayDocTitle", HPDF_TRUE);
	haru_put(h, h->doc->catalog, "ViewerPreferences", preferences);
	/* what a screen reader reads it as */
	haru_put(h, h->doc->catalog, "Lang", haru_new_string(h, language));
	/* as at the pages' foot */
	HPDF_AddPageLabel(h->doc, 0, HPDF_PAGE_NUM_STYLE_DECIMAL, 1, NULL);
	if (h->bookmarks.n)
		HPDF_SetPageMode(h->doc, HPDF_PAGE_MODE_USE_OUTLINE);
}

void haru_describe(struct haru *h, const char *title, const char *author, long long epoch,
		   const char *profile, size_t profile_len)
{
	if (h->error)
		return;
	title = clean(h->arena, title);
	author = clean(h->arena, author);
	add_properties(h, title, author, epoch);
	add_packet(h, title, author, epoch);
	add_intent(h, profile, profile_len);
	add_identity(h);
	add_preferences(h);
}
