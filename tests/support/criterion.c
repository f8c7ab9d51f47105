/* SPDX-License-Identifier: MIT
 *
 * Criterion brings libgit2 for one kind of message that no test here asks for, and starts it in the
 * process of each test. That start reads all certificates of the machine: with sanitizers a third
 * of what a small test costs. Here it is told that it has been done.
 */
int git_libgit2_init(void);
int git_libgit2_shutdown(void);

int git_libgit2_init(void)
{
	return 1;
}

int git_libgit2_shutdown(void)
{
	return 0;
}
