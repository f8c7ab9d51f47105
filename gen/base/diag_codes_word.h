/* SPDX-License-Identifier: MIT
 *
 * The part of diag_codes.h that is about documents of word processors: what is written, compared and read back.
 */
#ifndef BUNKAI_BASE_DIAG_CODES_WORD_H
#define BUNKAI_BASE_DIAG_CODES_WORD_H

#define DIAG_WORD_CODES(X) \
	X(BAD_WORD_FILE, "bad-word-file", ERROR, \
	  N_("not a document of a word processor that can be read: %1; save it again as .docx")) \
	X(OLD_WORD_FILE, "old-word-file", ERROR, \
	  N_("a document of Word 97-2003 (.doc); open it in Word and save it as .docx")) \
	X(ENCRYPTED_WORD_FILE, "encrypted-word-file", ERROR, \
	  N_("the document is protected by a password; open it in Word, remove the password " \
	     "and save it")) \
	X(MACRO_WORD_FILE, "macro-word-file", ERROR, \
	  N_("the document has macros; ask the party for it as .docx, without macros")) \
	X(OPEN_DOCUMENT_TEXT, "open-document-text", ERROR, \
	  N_("an OpenDocument text (.odt); open it in LibreOffice or Word and save it as .docx, " \
	     "tracked changes stay in it")) \
	X(NO_WORD_PAPER, "no-word-paper", ERROR, \
	  N_("sending %1 handed over no paper for a word processor, so nothing can be compared " \
	     "with this file; answers come in its workbook")) \
	X(NO_REDLINE, "no-redline", ERROR, \
	  N_("no paper that was sent: it names no sending, and its paragraphs are not those of " \
	     "one; say which it answers with --sending, there are: %1")) \
	X(UNMARKED_CHANGES, "unmarked-changes", WARNING, \
	  N_("the text of sending %1 was changed without tracking in %2 places: %3; ask the " \
	     "party about each before you answer")) \
	X(UNTRACKED_FILE, "untracked-file", WARNING, \
	  N_("not one change is tracked, and the text is not that of sending %1: each of %2 " \
	     "differences is read as an unmarked change; ask the party for a file with " \
	     "tracked changes"))

#endif
