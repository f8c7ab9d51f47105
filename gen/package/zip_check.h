/* SPDX-License-Identifier: MIT
 *
 * Is a ZIP file that a library has just written whole? Libraries that write through temporary files
 * do not notice a full disk.
 */
#ifndef BUNKAI_PACKAGE_ZIP_CHECK_H
#define BUNKAI_PACKAGE_ZIP_CHECK_H

#include <stdbool.h>
#include <stddef.h>

/*
 * True when the directory at the file's end (APPNOTE 4.3.16, no ZIP64) fits the file and every
 * entry begins where it says.
 */
bool zip_check(const char *bytes, size_t len);

/*
 * Uncompressed size of an entry of a file that zip_check accepted; 0 when there is none of that
 * name.
 */
size_t zip_entry_size(const char *bytes, size_t len, const char *name);

#endif
