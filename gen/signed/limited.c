/* SPDX-License-Identifier: MIT
 *
 * A child per question: its limits are set before it looks at the first byte, alarm() ends one that
 * waits, and the parent reads a pipe until it closes.
 */
#include "signed/limited.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/strbuf.h"

#if defined(__SANITIZE_ADDRESS__)
#define OWN_SHADOW 1 /* a sanitizer maps terabytes of addresses that it never uses */
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define OWN_SHADOW 1
#endif
#endif
#ifndef OWN_SHADOW
#define OWN_SHADOW 0
#endif

enum { MOST_MEMORY = 1536 }; /* MiB */

struct program {
	const char *const *arguments;
	FILE *input;
};

static struct rlimit at_most(rlim_t n)
{
	return (struct rlimit){.rlim_cur = n, .rlim_max = n};
}

static void set_limits(bool foreign)
{
	const struct rlimit none = at_most(0), seconds = at_most(LIMITED_SECONDS),
			    memory = at_most((rlim_t)MOST_MEMORY * 1024 * 1024);

	(void)setrlimit(RLIMIT_CORE, &none);
	(void)setrlimit(RLIMIT_CPU, &seconds);
	if (foreign || !OWN_SHADOW)
		(void)setrlimit(RLIMIT_AS, &memory);
	signal(SIGALRM, SIG_DFL);
	alarm(LIMITED_SECONDS);
}

static void be_child(int out, void (*work)(void *with, FILE *out), void *with, bool foreign)
{
	int nothing = open("/dev/null", O_RDWR);

	if (nothing >= 0)
		dup2(nothing, STDERR_FILENO);
	set_limits(foreign);
	FILE *f = fdopen(out, "wb");

	if (!f)
		_exit(1);
	work(with, f);
	_exit(fflush(f) == 0 ? 0 : 1);
}

/* True when all of it came. */
static bool read_all(struct strbuf *sb, int in, size_t most)
{
	char piece[65536];

	for (;;) {
		ssize_t n = read(in, piece, sizeof piece);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return n == 0;
		if ((size_t)n > most - sb->len)
			return false;
		strbuf_add_bytes(sb, piece, (size_t)n);
	}
}

static bool wait_for(pid_t child)
{
	int status;

	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return false;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static char *run(struct arena *a, void (*work)(void *with, FILE *out), void *with, size_t most,
		 size_t *len, bool foreign)
{
	int ends[2];
	struct strbuf sb = strbuf_new(a);

	fflush(NULL);
	if (pipe(ends) != 0)
		return NULL;
	pid_t child = fork();

	if (child == 0) {
		close(ends[0]);
		be_child(ends[1], work, with, foreign);
	}
	close(ends[1]);
	bool all = child > 0 && read_all(&sb, ends[0], most);

	close(ends[0]);
	if (child > 0 && !all)
		kill(child, SIGKILL);
	if (child > 0 && !wait_for(child))
		all = false;
	*len = sb.len;
	return all ? sb.text : NULL;
}

char *limited_run(struct arena *a, void (*work)(void *with, FILE *out), void *with, size_t most,
		  size_t *len)
{
	return run(a, work, with, most, len, false);
}

static void be_program(void *with, FILE *out)
{
	const struct program *p = with;

	if (lseek(fileno(p->input), 0, SEEK_SET) != 0 || dup2(fileno(p->input), STDIN_FILENO) < 0 ||
	    dup2(fileno(out), STDOUT_FILENO) < 0)
		_exit(1);
	execvp(p->arguments[0], (char *const *)p->arguments);
	_exit(1);
}

char *limited_program(struct arena *a, const char *const *arguments, FILE *input, size_t most,
		      size_t *len)
{
	struct program p = {.arguments = arguments, .input = input};

	return run(a, be_program, &p, most, len, true);
}

FILE *limited_input(const char *bytes, size_t len)
{
	FILE *f = tmpfile();

	if (f && (fwrite(bytes, 1, len, f) != len || fflush(f) != 0)) {
		fclose(f);
		return NULL;
	}
	return f;
}
