/* SPDX-License-Identifier: MIT
 *
 * The stream is exchanged, which the GNU C library allows, not the descriptor: what ends the
 * program meanwhile (base/memory.h) can still say why. When /dev/null cannot be opened, the
 * library's words are seen.
 */
#include "xlsx/stderr.h"

FILE *stderr_silence(void)
{
	FILE *kept = stderr, *null = fopen("/dev/null", "we");

	if (null)
		stderr = null;
	return kept;
}

void stderr_restore(FILE *kept)
{
	if (kept == stderr)
		return;
	fclose(stderr);
	stderr = kept;
}
