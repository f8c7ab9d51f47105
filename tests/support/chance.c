/* SPDX-License-Identifier: MIT
 *
 * A linear congruential generator (Knuth's MMIX), of which the upper half is taken.
 */
#include "chance.h"

static unsigned long long chance;

void chance_seed(unsigned long long seed)
{
	chance = seed;
}

unsigned pick(unsigned n)
{
	chance = chance * 6364136223846793005ull + 1442695040888963407ull;
	return (unsigned)(chance >> 33) % n;
}

const char *pick_word(const char *const *words, unsigned n)
{
	return words[pick(n)];
}
