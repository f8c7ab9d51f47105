/* SPDX-License-Identifier: MIT
 *
 * Translated messages: _() looks a text up; N_() marks one in a table, NP_() one that counts, for
 * ngettext. Wraps libintl.
 */
#ifndef BUNKAI_BASE_INTL_H
#define BUNKAI_BASE_INTL_H

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) text
#define NP_(one, many) one, many

/*
 * Selects the message language from the environment, with catalogues below `folder`. A Japanese
 * locale that is named but not generated on the machine still gives Japanese. Numbers and dates
 * stay those of the C locale, so that output does not vary.
 */
void intl_start(const char *folder);

#endif
