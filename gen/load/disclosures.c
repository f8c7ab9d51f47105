/* SPDX-License-Identifier: MIT
 *
 * clauses/disclosures.json: the papers that vendors hand in. The project's own add, or take the
 * place of the installed one of that id.
 */
#include <string.h>

#include "load/readers.h"
#include "model/tables.h"

static const struct field file_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "note", .type = FIELD_ANY},
	{.name = "papers", .type = FIELD_ARRAY},
};

static const struct field paper_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct disclosure_paper, id),
	 .required = true},
	{.name = "name",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct disclosure_paper, name),
	 .required = true},
	{.name = "short", .type = FIELD_STRING, .offset = offsetof(struct disclosure_paper, shown)},
	{.name = "edition",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct disclosure_paper, edition)},
	{.name = "when", .type = FIELD_STRING, .offset = offsetof(struct disclosure_paper, when)},
	{.name = "of_vendor",
	 .type = FIELD_BOOL,
	 .offset = offsetof(struct disclosure_paper, of_vendor)},
	{.name = "days", .type = FIELD_INT, .offset = offsetof(struct disclosure_paper, days)},
	{.name = "items", .type = FIELD_STRINGS, .offset = offsetof(struct disclosure_paper, items)},
};

const struct field_table disclosure_paper_table = FIELD_TABLE(paper_fields);

/* In one file an id stands once; a later file's takes the place of the earlier. */
static bool put_paper(struct list_reader *r, const struct disclosure_paper *p,
		      const struct where *w)
{
	const struct disclosure_paper *known = library_disclosure_paper(r->library, p->id);
	const char *file = w->up->up->file;

	if (known && strncmp(known->place, file, strlen(file)) == 0) {
		diag_add(r->dl, DIAG_DUPLICATE_ID, p->id, p->place, p->id, known->place);
		return false;
	}
	if (known)
		r->library->disclosure_papers.at[known - r->library->disclosure_papers.at] = *p;
	else
		*vec_push(r->a, &r->library->disclosure_papers) = *p;
	return true;
}

static bool read_paper(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct disclosure_paper p = {.place = where_print(r->a, w)};

	return fields_read(r->a, j, w, paper_fields, ARRAY_LEN(paper_fields), &p, NULL, r->dl) &&
	       put_paper(r, &p, w);
}

bool load_disclosures(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	struct list_reader r = {.a = a, .dl = dl, .library = l};
	const struct json *root = load_open(a, path, "disclosures", dl);
	struct where top = {.file = path};

	return root &&
	       fields_read(a, root, &top, file_fields, ARRAY_LEN(file_fields), NULL, NULL, dl) &&
	       load_list(&r, root, "papers", true, &top, read_paper);
}
