/* SPDX-License-Identifier: MIT
 *
 * The document tree as one page of HTML that needs nothing else: what it looks like, its script and
 * its figures stand in it, and a policy forbids it to load anything. The body is written first,
 * since it says which looks are needed; the script only adds to it.
 */
#include <string.h>

#include "base/data.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "html/nodes.h"
#include "html/page.h"
#include "html/sheet.h"
#include "picture/picture.h"
#include "render/formats.h"
#include "render/logo.h"
#include "render/table.h"

/* What stands in the library beside the templates; in editions of before there was none. */
static const char *read_fixed(const struct render_context *rc, const char *name)
{
	const char *path = file_join(rc->arena, rc->data, name);

	if (!file_stands(rc->arena, path, rc->dl))
		path = file_join(rc->arena, data_folder(rc->arena), name);
	return file_read_text(rc->arena, path, rc->dl);
}

static void add_line(struct html_page *p, const char *role, const char *text)
{
	if (!text)
		return;
	html_add(p, "<p");
	html_class(p, role, role);
	html_add(p, ">");
	html_text(p, text);
	html_add(p, "</p>\n");
}

static void add_logo(struct html_page *p)
{
	const struct logo *logo = p->style->logo;

	if (!logo)
		return;
	html_add(p, "<img class=\"logo\"");
	html_attribute(p, "alt", logo->alt ? logo->alt : "");
	html_attribute(p, "height", arena_printf(p->a, "%.0f", logo->height * 96 / 72));
	html_add(p, " src=\"data:image/png;base64,");
	html_add(p, html_base64(p->a, logo->plain, logo->plain_len));
	html_add(p, "\">\n");
}

static void add_head(struct html_page *p)
{
	const struct doc *d = p->doc;

	html_add(p, "<header>\n");
	add_logo(p);
	add_line(p, "draft", d->draft);
	add_line(p, "confidentiality", d->confidentiality);
	html_add(p, "<h1");
	html_class(p, NULL, "title");
	html_add(p, ">");
	html_text(p, d->title);
	html_add(p, "</h1>\n");
	add_line(p, "subtitle", d->subtitle);
	add_line(p, "edition", d->shown_date ? d->shown_date : d->date);
	add_line(p, "edition", d->edition);
	html_add(p, "</header>\n");
}

static void add_entry(struct html_page *p, const struct html_entry *e)
{
	html_add(p, e->below ? "<li class=\"below\"><a" : "<li><a");
	html_attribute(p, "href", html_address(p->a, e->id));
	html_add(p, ">");
	html_line(&p->body, e->words);
	html_add(p, "</a></li>\n");
}

/* The list of parts; closed, so that what one looks for at night stands at the top. */
static void add_contents(struct html_page *p)
{
	if (p->contents.n < 2)
		return;
	html_add(p, "<nav");
	html_attribute(p, "aria-label", p->style->words[WORD_CONTENTS]);
	html_add(p, "><details><summary>");
	html_text(p, p->style->words[WORD_CONTENTS]);
	html_add(p, "</summary>\n<ul role=\"list\">\n");
	for (size_t i = 0; i < p->contents.n; i++)
		add_entry(p, &p->contents.at[i]);
	html_add(p, "</ul></details></nav>\n");
}

static void add_main(struct html_page *p)
{
	html_add(p, "<main id=\"-main\" tabindex=\"-1\"");
	html_attribute(p, "data-days-off", p->doc->days_off);
	html_attribute(p, "data-key",
		       arena_concat(p->a, p->doc->id, "/", p->doc->subtitle ? p->doc->subtitle : "",
				    "/", p->doc->date ? p->doc->date : "", (char *)NULL));
	html_add(p, ">\n");
	for (const struct doc_node *part = p->doc->first; part; part = part->next)
		html_part(p, part);
	html_add(p, "</main>\n");
}

/* Parts are written first, since they say what the contents list. */
static void add_body(struct html_page *p)
{
	add_main(p);
	const struct strbuf parts = p->body;

	p->body = strbuf_new(p->a);
	html_add(p, "<a class=\"skip\" href=\"#-main\">");
	html_text(p, p->style->words[WORD_SKIP]);
	html_add(p, "</a>\n");
	add_head(p);
	add_contents(p);
	strbuf_add_bytes(&p->body, parts.text, parts.len);
}

static int digit_of(char c)
{
	return c <= '9' ? c - '0' : c - 'a' + 10;
}

/* sha256 in base 64, as a policy names what stands in the page. */
static const char *policy_sum(struct arena *a, const char *text)
{
	const char *hex = hash_sha256(a, text, strlen(text));
	char sum[32];

	for (size_t i = 0; i < sizeof sum; i++)
		sum[i] = (char)(digit_of(hex[2 * i]) << 4 | digit_of(hex[2 * i + 1]));
	return html_base64(a, sum, sizeof sum);
}

static void add_meta(struct strbuf *out, const char *name, const char *content)
{
	if (!content)
		return;
	strbuf_printf(out, "<meta name=\"%s\" content=\"", name);
	html_line(out, content);
	strbuf_add(out, "\">\n");
}

static const char *page_of(struct html_page *p, const char *sheet, const char *script)
{
	struct strbuf out = strbuf_new(p->a);

	strbuf_add(&out, "<!DOCTYPE html>\n<html lang=\"ja\">\n<head>\n"
			 "<meta charset=\"utf-8\">\n");
	strbuf_add(&out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
			 "img-src data:; style-src 'sha256-");
	strbuf_add(&out, policy_sum(p->a, sheet));
	strbuf_add(&out, "'; script-src 'sha256-");
	strbuf_add(&out, policy_sum(p->a, script));
	strbuf_add(&out, "'; base-uri 'none'; form-action 'none'\">\n");
	strbuf_add(&out, "<meta name=\"viewport\" "
			 "content=\"width=device-width, initial-scale=1\">\n");
	strbuf_add(&out, "<meta name=\"format-detection\" content=\"telephone=no\">\n");
	strbuf_add(&out, "<meta name=\"color-scheme\" content=\"light dark\">\n");
	strbuf_add(&out, "<meta name=\"referrer\" content=\"no-referrer\">\n");
	add_meta(&out, "author", p->doc->author);
	add_meta(&out, "dcterms.identifier", p->doc->identifier);
	strbuf_add(&out, "<title>");
	html_line(&out, p->doc->title);
	if (p->doc->subtitle) {
		strbuf_add(&out, "　");
		html_line(&out, p->doc->subtitle);
	}
	strbuf_add(&out, "</title>\n<style>");
	strbuf_add(&out, sheet);
	strbuf_add(&out, "</style>\n</head>\n<body>\n");
	strbuf_add_bytes(&out, p->body.text, p->body.len);
	strbuf_add(&out, "<script>");
	strbuf_add(&out, script);
	strbuf_add(&out, "</script>\n</body>\n</html>\n");
	return out.text;
}

static bool render(const struct render_context *rc, const struct doc *d, const char *path,
		   struct render_result *result)
{
	const struct style *style = style_for(rc->style, d->setup);
	const char *fixed = read_fixed(rc, "templates/html/page.css"),
		   *script = read_fixed(rc, "templates/html/page.js");
	struct html_page p = {
		.a = rc->arena,
		.rc = rc,
		.doc = d,
		.style = style,
		.body = strbuf_new(rc->arena),
		.rules = strbuf_new(rc->arena),
		.looks = arena_alloc(rc->arena, style->looks.n + 1),
	};

	*result = (struct render_result){0};
	if (!fixed || !script)
		return false;
	p.pictures = picture_open(rc->arena, rc, d);
	add_body(&p);
	if (p.pictures)
		picture_close(p.pictures);
	return p.pictures && !p.failed &&
	       render_write(rc, path, page_of(&p, html_sheet(&p, fixed), script));
}

const struct renderer render_html = {.name = "html", .ending = "html", .render = render};
