/* SPDX-License-Identifier: MIT
 *
 * The floor for XLSX: bare libxlsxwriter writes the given cells, with one format and nothing else.
 * usage: floor_xlsx OUT CELLS...      lines: S a new sheet, R a new row, Ctext a cell (\n and \\ escaped)
 */
#include <xlsxwriter.h>

#include "floor.h"

static const char *unescape(char *text)
{
	char *to = text;

	for (const char *from = text; *from; from++) {
		if (*from == '\\' && from[1])
			*to++ = *++from == 'n' ? '\n' : *from;
		else
			*to++ = *from;
	}
	*to = '\0';
	return text;
}

static void write_book(FILE *in, const char *path)
{
	lxw_workbook_options options = {.constant_memory = LXW_TRUE}; /* its fastest way */
	lxw_workbook *book = workbook_new_opt(path, &options);
	lxw_format *format = workbook_add_format(book);
	lxw_worksheet *sheet = NULL;
	lxw_row_t row = 0, next_row = 0;
	lxw_col_t column = 0;
	char *line = NULL;
	size_t size = 0;

	format_set_text_wrap(format);
	while (floor_line(in, &line, &size)) {
		if (*line == 'S' || !sheet) {
			sheet = workbook_add_worksheet(book, NULL);
			next_row = 0;
		}
		if (*line == 'R') {
			row = next_row++;
			column = 0;
		}
		if (*line == 'C')
			worksheet_write_string(sheet, row, column++, unescape(line + 1), format);
	}
	if (workbook_close(book) != LXW_NO_ERROR)
		exit(1);
}

int main(int argc, char **argv)
{
	for (int i = 2; i < argc; i++) {
		FILE *in = fopen(argv[i], "r");

		if (!in)
			return 1;
		write_book(in, floor_output(argv[1], argv[i], ".xlsx"));
		fclose(in);
	}
	return 0;
}
