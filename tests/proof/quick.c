/* SPDX-License-Identifier: MIT
 *
 * Preloaded by tests/run to poppler's programs that read texts and lists. For each page poppler
 * works out the colours of a screen, and lcms turns a curve around by 4,096 steps, each by way of a
 * search: ten times what it takes to read the page. Where nobody looks at colours 16 steps will do.
 */
#include <dlfcn.h>

enum { STEPS = 16 };

void *cmsReverseToneCurveEx(unsigned steps, const void *curve);

void *cmsReverseToneCurveEx(unsigned steps, const void *curve)
{
	void *(*real)(unsigned, const void *) =
		(void *(*)(unsigned, const void *))dlsym(RTLD_NEXT, "cmsReverseToneCurveEx");

	return real(steps < STEPS ? steps : STEPS, curve);
}
