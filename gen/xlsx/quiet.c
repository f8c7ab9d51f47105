/* SPDX-License-Identifier: MIT
 *
 * Turning stderr off and on again; see the header.
 */
#include "xlsx/quiet.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int quiet_start(void)
{
	int kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0),
	    null = open("/dev/null", O_WRONLY | O_CLOEXEC);

	if (kept >= 0 && null >= 0)
		dup2(null, STDERR_FILENO);
	if (null >= 0)
		close(null);
	return kept;
}

void quiet_end(int kept)
{
	if (kept < 0)
		return;
	fflush(stderr);
	dup2(kept, STDERR_FILENO);
	close(kept);
}
