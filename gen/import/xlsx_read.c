/* SPDX-License-Identifier: MIT
 *
 * The reader of XLSX workbooks: the file's parts (office_zip), what its sheets share (xlsx_book),
 * then each sheet (xlsx_sheet).
 */
#include "import/grid.h"

#include "base/file.h"
#include "import/xlsx_book.h"
#include "import/xlsx_sheet.h"
#include "import/office_zip.h"

static bool read_sheets(struct arena *a, struct office_zip *z, struct grid *grid,
			struct diag_list *dl)
{
	struct xlsx_book book = {.plain_days = grid->plain_days};
	size_t cells = 0;

	if (!xlsx_book_read(a, z, &book, dl))
		return false;
	for (size_t i = 0; i < book.sheets.n; i++) {
		const struct xlsx_sheet_ref *ref = &book.sheets.at[i];
		struct grid_sheet sheet = {.name = ref->name,
					   .file = file_name(office_zip_path(z)),
					   .hidden = ref->hidden};

		if (!ref->part)
			continue;
		if (!xlsx_sheet_read(a, z, &book, ref->part, &sheet, &cells, dl))
			return false;
		*vec_push(a, &grid->sheets) = sheet;
	}
	return true;
}

bool grid_read_xlsx(struct arena *a, const char *path, struct grid *grid, struct diag_list *dl)
{
	size_t before = grid->sheets.n;
	struct office_zip *z = office_zip_open(a, path, &office_workbook, dl);

	if (!z)
		return false;
	bool ok = read_sheets(a, z, grid, dl);

	if (!ok)
		grid->sheets.n = before;
	office_zip_close(z);
	return ok;
}
