/* SPDX-License-Identifier: MIT
 *
 * The descriptor is turned to /dev/null, not the stream: a stream cannot be brought back. When the
 * descriptor cannot be kept, it is left as it is, and the library's words are seen.
 */
#include "xlsx/stderr.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int stderr_silence(void)
{
	int kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0),
	    null = open("/dev/null", O_WRONLY | O_CLOEXEC);

	if (kept >= 0 && null >= 0)
		dup2(null, STDERR_FILENO);
	if (null >= 0)
		close(null);
	return kept;
}

void stderr_restore(int kept)
{
	if (kept < 0)
		return;
	fflush(stderr);
	dup2(kept, STDERR_FILENO);
	close(kept);
}
