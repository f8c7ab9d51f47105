/* SPDX-License-Identifier: MIT
 *
 * The parts beside the text. What a document is stands in properties that people see under the
 * file's; what comes back is known by `bunkai-id`, which stands in the core properties, and in the
 * head of each page, as well, because programs keep some of these places and lose others.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "docx/printing.h"
#include "docx/styles.h"
#include "package/xml.h"

static const char word_type[] =
	"application/vnd.openxmlformats-officedocument.wordprocessingml.";
static const char office[] = "http://schemas.openxmlformats.org/officeDocument/2006/";
static const char package_ns[] = "http://schemas.openxmlformats.org/package/2006/";

static void print_settings(struct docx_printing *pr)
{
	struct strbuf sb = strbuf_new(pr->a);

	strbuf_add(&sb, "<w:settings " DOCX_W "><w:zoom w:percent=\"100\"/>");
	if (pr->rc->style->mirror)
		strbuf_add(&sb, "<w:mirrorMargins/>");
	if (pr->doc->identifier && !pr->revision)
		strbuf_add(&sb, "<w:trackRevisions/>");
	strbuf_add(&sb,
		   "<w:defaultTabStop w:val=\"840\"/><w:characterSpacingControl "
		   "w:val=\"compressPunctuation\"/><w:compat><w:compatSetting "
		   "w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" "
		   "w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"en-US\" "
		   "w:eastAsia=\"ja-JP\"/><w:decimalSymbol w:val=\".\"/><w:listSeparator "
		   "w:val=\",\"/></w:settings>");
	printing_add(pr, "word/settings.xml", sb.text);
	printing_relation(pr, "settings", "settings.xml", false);
}

static void print_styles(struct docx_printing *pr)
{
	const char *xml = styles_part(pr->a, pr->rc->style, pr->body);

	package_add(pr->a, &pr->parts, "word/styles.xml", xml, strlen(xml));
	printing_relation(pr, "styles", "styles.xml", false);
}

static void add_element(struct strbuf *sb, const char *name, const char *more, const char *text)
{
	if (text_empty(text))
		return;
	strbuf_printf(sb, "<%s%s>", name, more);
	xml_add_text(sb, text);
	strbuf_printf(sb, "</%s>", name);
}

static void print_core(struct docx_printing *pr)
{
	const struct doc *d = pr->doc;
	const time_t seconds = (time_t)render_epoch(pr->rc, d);
	struct strbuf sb = strbuf_new(pr->a);
	struct tm tm;
	char day[32];

	gmtime_r(&seconds, &tm);
	strftime(day, sizeof day, "%Y-%m-%dT%H:%M:%SZ", &tm);
	strbuf_printf(&sb,
		      "<cp:coreProperties xmlns:cp=\"%smetadata/core-properties\" "
		      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
		      "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
		      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">",
		      package_ns);
	add_element(&sb, "dc:title", "", d->title);
	add_element(&sb, "dc:subject", "", d->subtitle);
	add_element(&sb, "dc:creator", "", d->author);
	add_element(&sb, "dc:identifier", "", d->identifier);
	add_element(&sb, "dc:language", "", "ja");
	add_element(&sb, "cp:contentStatus", "", d->edition);
	add_element(&sb, "dcterms:created", " xsi:type=\"dcterms:W3CDTF\"", day);
	add_element(&sb, "dcterms:modified", " xsi:type=\"dcterms:W3CDTF\"", day);
	strbuf_add(&sb, "</cp:coreProperties>");
	printing_add(pr, "docProps/core.xml", sb.text);
}

static void print_app(struct docx_printing *pr)
{
	struct strbuf sb = strbuf_new(pr->a);

	strbuf_printf(&sb, "<Properties xmlns=\"%sextended-properties\">", office);
	add_element(&sb, "Application", "", "bunkai");
	add_element(&sb, "Company", "", pr->doc->author);
	strbuf_add(&sb, "</Properties>");
	printing_add(pr, "docProps/app.xml", sb.text);
}

/* ids of custom properties begin at 2 (ECMA-376 part 1, 22.3). */
static void print_custom(struct docx_printing *pr)
{
	const struct doc *d = pr->doc;
	const struct {
		const char *name, *value;
	} all[] = {
		{"bunkai-document", d->id},
		{"bunkai-contract", d->contract},
		{"bunkai-edition", d->edition},
		{"bunkai-id", d->identifier},
	};
	struct strbuf sb = strbuf_new(pr->a);
	int n = 2;

	strbuf_printf(&sb, "<Properties xmlns=\"%scustom-properties\" xmlns:vt=\"%sdocPropsVTypes\">",
		      office, office);
	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		if (text_empty(all[i].value))
			continue;
		strbuf_printf(&sb,
			      "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" "
			      "pid=\"%d\" name=\"%s\">",
			      n++, all[i].name);
		add_element(&sb, "vt:lpwstr", "", all[i].value);
		strbuf_add(&sb, "</property>");
	}
	strbuf_add(&sb, "</Properties>");
	printing_add(pr, "docProps/custom.xml", sb.text);
}

static void add_relation(struct strbuf *sb, size_t n, const char *type, const char *target,
			 bool outside)
{
	strbuf_printf(sb, "<Relationship Id=\"rId%zu\" Type=\"%s\" Target=\"", n, type);
	xml_add_attribute(sb, target);
	strbuf_add(sb, outside ? "\" TargetMode=\"External\"/>" : "\"/>");
}

static void print_relations(struct docx_printing *pr)
{
	struct strbuf sb = strbuf_new(pr->a), root = strbuf_new(pr->a);
	static const char *const properties[] = {"custom-properties", "extended-properties"},
				 *const files[] = {"custom", "app"};

	strbuf_printf(&sb, "<Relationships xmlns=\"%srelationships\">", package_ns);
	for (size_t i = 0; i < pr->relations.n; i++) {
		const struct docx_relation *r = &pr->relations.at[i];

		add_relation(&sb, i + 1,
			     arena_concat(pr->a, office, "relationships/", r->type, (char *)NULL),
			     r->target, r->outside);
	}
	strbuf_add(&sb, "</Relationships>");
	printing_add(pr, "word/_rels/document.xml.rels", sb.text);
	strbuf_printf(&root, "<Relationships xmlns=\"%srelationships\">", package_ns);
	add_relation(&root, 1, arena_concat(pr->a, office, "relationships/officeDocument", (char *)NULL),
		     "word/document.xml", false);
	add_relation(&root, 2,
		     arena_concat(pr->a, package_ns, "relationships/metadata/core-properties",
				  (char *)NULL),
		     "docProps/core.xml", false);
	for (size_t i = 0; i < ARRAY_LEN(files); i++)
		add_relation(&root, 3 + i,
			     arena_concat(pr->a, office, "relationships/", properties[i], (char *)NULL),
			     arena_concat(pr->a, "docProps/", files[i], ".xml", (char *)NULL), false);
	strbuf_add(&root, "</Relationships>");
	printing_add(pr, "_rels/.rels", root.text);
}

/* By the end of its name: 'header2.xml' is a header. */
static const char *type_of(struct docx_printing *pr, const char *name)
{
	static const struct {
		const char *begin, *type;
	} types[] = {
		{"word/document", "document.main"}, {"word/styles", "styles"},
		{"word/settings", "settings"},      {"word/header", "header"},
		{"word/footer", "footer"},
	};

	for (size_t i = 0; i < ARRAY_LEN(types); i++)
		if (text_starts(name, types[i].begin))
			return arena_concat(pr->a, word_type, types[i].type, "+xml", (char *)NULL);
	if (text_equal(name, "docProps/core.xml"))
		return "application/vnd.openxmlformats-package.core-properties+xml";
	if (text_equal(name, "docProps/app.xml"))
		return "application/vnd.openxmlformats-officedocument.extended-properties+xml";
	if (text_equal(name, "docProps/custom.xml"))
		return "application/vnd.openxmlformats-officedocument.custom-properties+xml";
	return NULL;
}

static void print_types(struct docx_printing *pr)
{
	struct strbuf sb = strbuf_new(pr->a);

	strbuf_printf(&sb,
		      "<Types xmlns=\"%scontent-types\"><Default Extension=\"rels\" "
		      "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
		      "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
		      "<Default Extension=\"png\" ContentType=\"image/png\"/>",
		      package_ns);
	for (size_t i = 0; i < pr->parts.all.n; i++) {
		const char *type = type_of(pr, pr->parts.all.at[i].name);

		if (type)
			strbuf_printf(&sb, "<Override PartName=\"/%s\" ContentType=\"%s\"/>",
				      pr->parts.all.at[i].name, type);
	}
	strbuf_add(&sb, "</Types>");
	printing_add(pr, "[Content_Types].xml", sb.text);
}

void printing_about(struct docx_printing *pr)
{
	print_styles(pr);
	print_settings(pr);
	print_core(pr);
	print_app(pr);
	print_custom(pr);
	print_relations(pr);
	print_types(pr);
}
