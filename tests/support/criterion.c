/* SPDX-License-Identifier: MIT
 *
 * Runs the units in place of Criterion's own runner, of which only the assertions are used. That
 * one starts the whole program anew for each test; with sanitizers this costs more than most tests.
 * Here each test is a child that is forked and ends by itself: what one does, no other sees, a
 * crash is its own, and leaks are looked for at its end.
 *
 *   units [--filter SUITE/TEST] [--list] [-j N] [--together N] [--tap=FILE] [--verbose]
 *
 * The filter is a pattern as the shell has them. --together has one child run N tests, one behind the
 * other: the look for leaks takes longer than most tests. Unless all of them are sound each is run
 * again, by itself, and only that counts. --tap writes how each test ended and its CPU seconds.
 */
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <getopt.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <criterion/criterion.h>

enum { PASSED, FAILED, SKIPPED, MOST_AT_ONCE = 64 };

/* The exit status of a test; none that a test or a sanitizer ends with by its own. */
enum { STATUS = 40 };

static const struct option options[] = {
	{"filter", required_argument, NULL, 'f'}, {"list", no_argument, NULL, 'l'},
	{"jobs", required_argument, NULL, 'j'},   {"tap", required_argument, NULL, 't'},
	{"verbose", no_argument, NULL, 'v'},      {"together", required_argument, NULL, 'g'},
	{0},
};

/* What the linker makes of all Test() and TestSuite(); padding in between is NULL. */
extern struct criterion_test *__start_cr_tst[], *__stop_cr_tst[];
extern struct criterion_suite *__start_cr_sts[], *__stop_cr_sts[];

static struct {
	const char *filter;
	bool list, verbose;
	size_t jobs, together;
	FILE *tap;
} wish = {.filter = "*", .jobs = 1, .together = 1};

static struct {
	const struct criterion_test **at;
	size_t n;
} wanted;

static struct child {
	pid_t pid; /* 0: a free place */
	size_t first, n; /* of wanted */
} children[MOST_AT_ONCE];

static size_t counts[3], crashes;

/* In a child: its test, where an assertion that fails leaves it, and how it stands. */
static const struct criterion_test *own;
static jmp_buf end_of_step;
static int result = PASSED;
static FILE *told; /* the standard error that the runner has: a test may lead its own elsewhere */

static void no_step(void)
{
}

/* Whatever is left out by a failed assertion, the step behind it is gone: fini clears away. */
static void run_step(void (*step)(void))
{
	if (step && !setjmp(end_of_step))
		step();
}

static const struct criterion_test_extra_data *suite_of(const struct criterion_test *t)
{
	static const struct criterion_test_extra_data none;

	for (struct criterion_suite **s = __start_cr_sts; s < __stop_cr_sts; s++)
		if (*s && strcmp((*s)->name, t->category) == 0)
			return (*s)->data;
	return &none;
}

/* Criterion's functions, which the assertions and the trampoline of each test call. */

void criterion_internal_test_setup(void)
{
	run_step(suite_of(own)->init);
	if (result == PASSED)
		run_step(own->data->init);
}

void criterion_internal_test_main(void (*test)(void))
{
	run_step(result == PASSED ? test : no_step);
}

void criterion_internal_test_teardown(void)
{
	run_step(own->data->fini);
	run_step(suite_of(own)->fini);
}

void criterion_send_assert(struct criterion_assert_stats *stats)
{
	if (stats->passed)
		return;
	fprintf(told, "%s:%u: %s/%s: %s\n", stats->file, stats->line, own->category, own->name,
		stats->message ? stats->message : "");
	fflush(told);
	result = FAILED;
}

void criterion_continue_test(void)
{
}

void criterion_abort_test(void)
{
	result = FAILED;
	longjmp(end_of_step, 1);
}

void criterion_skip_test(const char *format, ...)
{
	va_list words;

	va_start(words, format);
	fprintf(told, "SKIP %s/%s: ", own->category, own->name);
	vfprintf(told, format, words);
	fputc('\n', told);
	va_end(words);
	if (result == PASSED)
		result = SKIPPED;
	longjmp(end_of_step, 1);
}

/* The runner: the parent. */

/* What a failed test has left lying about is no leak. */
static void run_tests(size_t first, size_t n)
{
	told = fdopen(fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 100), "w");
	if (!told)
		_exit(STATUS + FAILED);
	for (size_t i = 0; i < n; i++) {
		own = wanted.at[first + i];
		own->test();
		if (result != PASSED)
			_exit(STATUS + result);
	}
	fclose(told);
	exit(STATUS + PASSED);
}

static double seconds(const struct timeval *t)
{
	return (double)t->tv_sec + (double)t->tv_usec / 1e6;
}

static bool start(size_t first, size_t n);

static void tell_crash(const struct criterion_test *t, int status)
{
	fprintf(stderr, "%s:%u: %s/%s: ended with %s %d\n", t->data->file_, t->data->line_,
		t->category, t->name, WIFSIGNALED(status) ? "signal" : "status",
		WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
	crashes++;
}

static void tell(const struct criterion_test *t, int end, double used)
{
	static const char *const words[] = {"ok", "not ok", "ok"};

	counts[end]++;
	if (wish.verbose)
		printf("%s %s/%s\n", words[end], t->category, t->name);
	if (wish.tap)
		fprintf(wish.tap, "%s - %s::%s %s (%.3fs)\n", words[end], t->category, t->name,
			end == SKIPPED ? "# SKIP" : "", used);
}

/* Several are told when they are sound; else each is run by itself. */
static bool take_end(struct child c, int status, double used)
{
	int end = WIFEXITED(status) ? WEXITSTATUS(status) - STATUS : -1;

	if (c.n > 1 && end != PASSED) {
		for (size_t i = 0; i < c.n; i++)
			if (!start(c.first + i, 1))
				return false;
		return true;
	}
	if (end < PASSED || end > SKIPPED) {
		tell_crash(wanted.at[c.first], status);
		end = FAILED;
	}
	for (size_t i = 0; i < c.n; i++)
		tell(wanted.at[c.first + i], end, used / (double)c.n);
	return true;
}

/* Waits until a child has ended; false: none is running, or no other can be. */
static bool wait_for_one(void)
{
	struct rusage used;
	int status;
	pid_t pid;

	do
		pid = wait4(-1, &status, 0, &used);
	while (pid < 0 && errno == EINTR);
	for (struct child *c = children; pid > 0 && c < children + MOST_AT_ONCE; c++)
		if (c->pid == pid) {
			c->pid = 0;
			return take_end(*c, status,
					seconds(&used.ru_utime) + seconds(&used.ru_stime));
		}
	return pid > 0;
}

static struct child *free_place(void)
{
	for (;;) {
		for (size_t i = 0; i < wish.jobs; i++)
			if (!children[i].pid)
				return &children[i];
		wait_for_one();
	}
}

static bool start(size_t first, size_t n)
{
	struct child *c = free_place();

	fflush(NULL);
	*c = (struct child){.pid = fork(), .first = first, .n = n};
	if (c->pid == 0)
		run_tests(first, n);
	if (c->pid > 0)
		return true;
	perror("fork");
	c->pid = 0;
	return false;
}

static void choose(void)
{
	size_t most = (size_t)(__stop_cr_tst - __start_cr_tst);

	wanted.at = calloc(most ? most : 1, sizeof *wanted.at);
	if (!wanted.at)
		abort();
	for (struct criterion_test **t = __start_cr_tst; t < __stop_cr_tst; t++)
		if (*t && fnmatch(wish.filter, (*t)->data->identifier_, 0) == 0)
			wanted.at[wanted.n++] = *t;
}

static bool run_all(void)
{
	for (size_t i = 0, n; i < wanted.n; i += n) {
		n = wanted.n - i < wish.together ? wanted.n - i : wish.together;
		if (!start(i, n))
			return false;
	}
	while (wait_for_one())
		;
	return true;
}

static void list(void)
{
	for (size_t i = 0; i < wanted.n; i++)
		puts(wanted.at[i]->data->identifier_);
}

static bool take_option(int option)
{
	switch (option) {
	case 'f':
		wish.filter = optarg;
		return true;
	case 'l':
		return wish.list = true;
	case 'v':
		return wish.verbose = true;
	case 'j':
		wish.jobs = strtoul(optarg, NULL, 10);
		return wish.jobs > 0 && wish.jobs <= MOST_AT_ONCE;
	case 'g':
		wish.together = strtoul(optarg, NULL, 10);
		return wish.together > 0;
	case 't':
		return (wish.tap = fopen(optarg, "we"));
	}
	return false;
}

int main(int argc, char **argv)
{
	for (int option; (option = getopt_long(argc, argv, "j:", options, NULL)) != -1;)
		if (!take_option(option)) {
			fprintf(stderr, "usage: units [--filter SUITE/TEST] [--list] [-j N] "
					"[--together N] [--tap=FILE] [--verbose]\n");
			return 2;
		}
	choose();
	if (wish.list) {
		list();
		return 0;
	}
	if (wish.tap)
		fprintf(wish.tap, "TAP version 13\n1..%zu\n", wanted.n);
	bool all = run_all();

	if (wish.tap && fclose(wish.tap))
		all = false;
	printf("Tested: %zu | Passing: %zu | Failing: %zu | Crashing: %zu | Skipped: %zu\n",
	       wanted.n, counts[PASSED], counts[FAILED], crashes, counts[SKIPPED]);
	all = all && wanted.n > 0 && counts[PASSED] + counts[SKIPPED] == wanted.n;
	free(wanted.at);
	return all ? 0 : 1;
}
