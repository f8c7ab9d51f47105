/* SPDX-License-Identifier: MIT
 *
 * Memory that is not there ends the program, in one place, for bunkai and for all libraries that it
 * uses: none of them has to notice, and none can take what is missing for a fault of the input.
 */
#ifndef BUNKAI_BASE_MEMORY_H
#define BUNKAI_BASE_MEMORY_H

/*
 * Says 'out of memory' and ends with status 3. What lies aside stays for the next run to sweep; no
 * file of the user has changed, or the journal says which are to.
 */
_Noreturn void memory_ended(void);

/*
 * To be called once, before anything else asks for memory: what is given back is kept for who asks
 * next, and the system is asked for much at a time. For the system zeroes each page that it gives,
 * which was a third of what a check took.
 */
void memory_start(void);

#endif
