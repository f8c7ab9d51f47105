/* SPDX-License-Identifier: MIT
 *
 * POSIX gives the order of the variables. A Japanese wish on a system without that locale still
 * gets Japanese: LANGUAGE chooses the catalogue as long as the locale is not plain C.
 */
#include "base/intl.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

/* The first set variable decides, as POSIX has it (XBD 8.2). */
static const char *wanted_locale(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *value = getenv(names[i]);

		if (value && *value)
			return value;
	}
	return "";
}

void intl_start(const char *folder)
{
	const char *wanted = wanted_locale();

	if (!setlocale(LC_MESSAGES, "") && strncmp(wanted, "ja", 2) == 0 &&
	    setlocale(LC_MESSAGES, "C.UTF-8"))
		setenv("LANGUAGE", "ja", 1);
	bindtextdomain("bunkai", folder);
	bind_textdomain_codeset("bunkai", "UTF-8");
	/* strerror's words, which would be question marks in the C locale's signs */
	bind_textdomain_codeset("libc", "UTF-8");
	textdomain("bunkai");
}
