/* SPDX-License-Identifier: MIT
 *
 * What a PDF says of itself.
 */
#ifndef BUNKAI_PDF_HARU_ABOUT_H
#define BUNKAI_PDF_HARU_ABOUT_H

#include <stddef.h>

struct haru;

/*
 * Says what the file is: properties, NULL ones left out, `epoch` in seconds since 1970 (UTC), and
 * the claim to be PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), for which `profile`, the ICC
 * profile of its colours, goes in. Last before haru_save.
 */
void haru_describe(struct haru *h, const char *title, const char *author, long long epoch,
		   const char *profile, size_t profile_len);

#endif
