#!/bin/bash
# SPDX-License-Identifier: MIT
#
# `make install` puts down all that the program needs: the installed one is run from elsewhere, in both languages.
# usage: install.sh BUNKAI      installs from the build folder that BUNKAI lies in
. "$(dirname "$0")/common.bash"
bunkai=$(program "$1")
build=$(dirname "$bunkai")
cd "$scratch" || exit 1

check "make install" make -s -C "$root" BUILD="$build" V=1 DESTDIR="$scratch/root" PREFIX=/usr install
installed=$scratch/root/usr/bin/bunkai
check "nothing is installed outside of the prefix" test "$(ls root)" = usr -a "$(ls root/usr | tr '\n' ' ')" = "bin share "
expect_status 0 "new" "$installed" new mine --from telehealth
expect_status 0 "build" "$installed" build mine -o out
check "documents are there" test -s out/hospital/contacts.pdf
expect_status 0 "build by the program in the build folder" "$bunkai" build mine -o again --format xlsx,pdf,docx,html,json,text
expect_status 0 "the same by the installed one" "$installed" build mine -o again2 --format xlsx,pdf,docx,html,json,text
digests again >one
digests again2 >two
check "both make the same bytes, wherever the library lies" diff one two
expect_status 0 "check of a project of the repository" "$installed" check "$root/tests/small"
expect_status 3 "an error in Japanese" env LANGUAGE=ja "$installed" check nowhere
check "the installed catalogue is used" grep -q エラー .said
mv root/usr/share/bunkai/clauses elsewhere
expect_status 3 "without its library it says so" "$installed" build mine -o out
check "and names the folder" grep -q "share/bunkai/clauses" .said
finish
