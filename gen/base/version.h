/* SPDX-License-Identifier: MIT
 *
 * The program's own number, as editions record it. CHANGELOG.md tells what it means.
 */
#ifndef BUNKAI_BASE_VERSION_H
#define BUNKAI_BASE_VERSION_H

#define BUNKAI_VERSION "0.1.0"

#endif
