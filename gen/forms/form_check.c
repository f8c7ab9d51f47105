/* SPDX-License-Identifier: MIT
 *
 * The copy is opened as any workbook is, by the readers of import/, which know nothing of how it was
 * made; its bytes are held against the form's.
 */
#include "forms/form_check.h"

#include <string.h>

#include "base/intl.h"
#include "package/package_check.h"

struct copy_checking {
	struct arena *a;
	const struct form_book *form;
	const struct form_target *targets;
	size_t n;
	struct form_book copy;
};

static bool is_filled(const struct copy_checking *c, const char *sheet)
{
	for (size_t i = 0; i < c->n; i++)
		if (strcmp(c->targets[i].sheet->name, sheet) == 0)
			return true;
	return false;
}

static bool is_filled_part(const struct copy_checking *c, const struct zip_entry *e)
{
	for (size_t i = 0; i < c->form->sheets.n; i++)
		if (c->form->sheets.at[i].entry == e)
			return is_filled(c, c->form->sheets.at[i].name);
	return false;
}

static bool same_bytes(const struct zip_bytes *x, size_t from, size_t len,
		       const struct zip_bytes *y, size_t at, size_t n)
{
	return len == n && memcmp(x->bytes + from, y->bytes + at, n) == 0;
}

/* Record by record: their order is the directory's. */
static bool same_parts(const struct copy_checking *c)
{
	const struct zip_bytes *x = &c->form->zip, *y = &c->copy.zip;

	if (x->entries.n != y->entries.n)
		return false;
	for (size_t i = 0; i < x->entries.n; i++) {
		const struct zip_entry *e = &x->entries.at[i], *f = &y->entries.at[i];

		if (strcmp(e->name, f->name) != 0 ||
		    (!is_filled_part(c, e) &&
		     !same_bytes(x, e->local, e->end - e->local, y, f->local, f->end - f->local)))
			return false;
	}
	size_t end = x->directory + x->directory_len, stop = y->directory + y->directory_len;
	size_t note = x->len - end;

	/* of the end record only the places differ, which stand in its first 20 bytes */
	return note == y->len - stop && note >= 20 &&
	       memcmp(x->bytes + end + 20, y->bytes + stop + 20, note - 20) == 0;
}

static bool same_rest(const struct copy_checking *c, const struct form_sheet *old,
		      const struct form_sheet *now)
{
	struct cell_write *writes = arena_alloc(c->a, c->n * sizeof *writes);
	size_t n = 0, old_len, now_len;

	for (size_t i = 0; i < c->n; i++)
		if (c->targets[i].sheet == old)
			writes[n++] = c->targets[i].write;
	const char *x = sheet_rest(c->a, &old->scan, &now->scan, writes, n, &old_len),
		   *y = sheet_rest(c->a, &now->scan, &old->scan, writes, n, &now_len);

	return old_len == now_len && memcmp(x, y, now_len) == 0;
}

static const struct form_target *target_at(const struct copy_checking *c, const struct form_sheet *s,
					   size_t row, size_t column)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->targets[i].sheet == s && c->targets[i].write.row == row &&
		    c->targets[i].write.column == column)
			return &c->targets[i];
	return NULL;
}

/* Every cell of `from` that is not filled reads so in `other` too. */
static bool reads_alike(const struct copy_checking *c, const struct form_sheet *old,
			const struct grid_sheet *from, const struct grid_sheet *other)
{
	for (size_t i = 0, k = 0; i < from->rows.n; i++) {
		const struct grid_row *row = &from->rows.at[i], none = {0}, *same = &none;

		while (k < other->rows.n && other->rows.at[k].number < row->number)
			k++;
		if (k < other->rows.n && other->rows.at[k].number == row->number)
			same = &other->rows.at[k];
		for (size_t x = 0; x < row->n; x++) {
			const char *here = grid_cell(row, x), *there = grid_cell(same, x);

			if (here && (!there || strcmp(here, there) != 0) &&
			    !target_at(c, old, row->number, x))
				return false;
		}
	}
	return true;
}

/* A text reads as it was written; of a number something does. */
static bool reads_as_filled(const struct copy_checking *c, const struct form_sheet *old,
			    const struct form_sheet *now)
{
	for (size_t i = 0; i < c->n; i++) {
		const struct form_target *t = &c->targets[i];
		const char *there;

		if (t->sheet != old)
			continue;
		there = form_sheet_text(now, t->write.row, t->write.column);
		if (t->write.text ? strcmp(there, t->write.text) != 0 : !*there)
			return false;
	}
	return true;
}

static const char *check_sheet(const struct copy_checking *c, const struct form_sheet *old,
			       const struct form_sheet *now)
{
	if (strcmp(old->name, now->name) != 0 || !same_rest(c, old, now))
		return _("another byte of a sheet would change");
	if (!reads_alike(c, old, &old->grid, &now->grid) ||
	    !reads_alike(c, old, &now->grid, &old->grid))
		return _("another cell would read otherwise");
	return reads_as_filled(c, old, now) ? NULL : _("a cell would not read as it was to");
}

/* A form that is not whole itself may stay so. */
static bool is_whole(const struct copy_checking *c, const struct package *copy)
{
	const struct package form = {c->form->zip.bytes, c->form->zip.len};

	return !package_check(c->a, copy, NULL, 0) || package_check(c->a, &form, NULL, 0);
}

const char *form_check(struct arena *a, const struct form_book *form,
		       const struct form_target *targets, size_t n, const struct package *copy)
{
	struct copy_checking c = {.a = a, .form = form, .targets = targets, .n = n};

	if (!form_book_take(a, form->path, copy->bytes, copy->len, &c.copy, diag_new(a)))
		return _("the copy would not be readable");
	if (!same_parts(&c) || c.copy.sheets.n != form->sheets.n)
		return _("another part of the workbook would change");
	for (size_t i = 0; i < form->sheets.n; i++) {
		const char *why = check_sheet(&c, &form->sheets.at[i], &c.copy.sheets.at[i]);

		if (why)
			return why;
	}
	return is_whole(&c, copy) ? NULL : _("the copy would not be whole");
}
