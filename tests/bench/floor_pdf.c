/* SPDX-License-Identifier: MIT
 *
 * The floor for PDF: bare libharu writes the given lines at the given places, with one embedded font and nothing else.
 * usage: floor_pdf OUT LINES...      lines: P width height, L x y size text
 */
#include <hpdf.h>

#include "floor.h"

#define FONT "/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Regular.ttf"

static void stop(HPDF_STATUS error, HPDF_STATUS detail, void *context)
{
	(void)context;
	fprintf(stderr, "libharu: error 0x%04x, detail %u\n", (unsigned)error, (unsigned)detail);
	exit(1);
}

static HPDF_Font load_font(HPDF_Doc pdf)
{
	HPDF_UseUTFEncodings(pdf);
	return HPDF_GetFont(pdf, HPDF_LoadTTFontFromFile(pdf, FONT, HPDF_TRUE), "UTF-8");
}

static HPDF_Page add_page(HPDF_Doc pdf, const char *line)
{
	HPDF_Page page = HPDF_AddPage(pdf);
	char *end;
	float width = strtof(line + 1, &end);

	HPDF_Page_SetWidth(page, width);
	HPDF_Page_SetHeight(page, strtof(end, NULL));
	return page;
}

static void write_line(HPDF_Page page, HPDF_Font font, const char *line)
{
	char *rest;
	float x = strtof(line + 1, &rest), y = strtof(rest, &rest), size = strtof(rest, &rest);

	HPDF_Page_BeginText(page);
	HPDF_Page_SetFontAndSize(page, font, size);
	HPDF_Page_TextOut(page, x, y, rest + 1);
	HPDF_Page_EndText(page);
}

static void write_file(FILE *in, const char *path)
{
	HPDF_Doc pdf = HPDF_New(stop, NULL);
	HPDF_Font font = load_font(pdf);
	HPDF_Page page = NULL;
	char *line = NULL;
	size_t size = 0;

	HPDF_SetCompressionMode(pdf, HPDF_COMP_ALL);
	while (floor_line(in, &line, &size)) {
		if (*line == 'P')
			page = add_page(pdf, line);
		else if (*line == 'L')
			write_line(page, font, line);
	}
	HPDF_SaveToFile(pdf, path);
	HPDF_Free(pdf);
}

int main(int argc, char **argv)
{
	for (int i = 2; i < argc; i++) {
		FILE *in = fopen(argv[i], "r");

		if (!in)
			return 1;
		write_file(in, floor_output(argv[1], argv[i], ".pdf"));
		fclose(in);
	}
	return 0;
}
