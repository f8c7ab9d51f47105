#!/bin/bash
# SPDX-License-Identifier: MIT
#
# Golden cases: builds the project of each tests/golden/CASE and compares what a reader or a program sees in it with tests/golden/CASE/expected:
#   X.json, X.txt       as written
#   X.xlsx.parts/       every part of the workbook, one element a line; X.docx.parts/ of the document
#   X.pdf.txt           the PDF's text as pdftotext lays it out, with long blanks shortened
# A case is a folder with `project` (a folder, from the repository's root or the case's own), `args` (words for `bunkai build`, one build a
# line) and, optional, `digests`: patterns of files of which only the SHA-256 is stored, because they are large. With `after`, a second project,
# the case holds the papers of the amendment that leads from `project` there (`bunkai amend`).
# usage: golden.sh [--bless] BUNKAI        --bless stores what is built now as what is expected; read the diff before you commit it
. "$(dirname "$0")/common.bash"
bless=
[ "${1:-}" = --bless ] && { bless=1; shift; }
bunkai=$(program "$1")

# Turns the output folder $1 into comparable files in $2.
canonicalise() {
	local file out
	(cd "$1" && find . -type f | sort) | while read -r file; do
		out=$2/${file#./}
		mkdir -p "$(dirname "$out")"
		case $file in
		*.xlsx | *.docx) unzip -q "$1/$file" -d "$out.parts" && find "$out.parts" -type f -exec sed -i 's:><:>\n<:g' {} + ;;
		*.pdf) pdftotext -layout "$1/$file" - 2>/dev/null | sed 's/    */   /g' >"$out.txt" ;;
		*) cp "$1/$file" "$out" ;;
		esac
	done
}

# Replaces the files below $1 that match a pattern of the list $2 by lines in $1/SHA-256.
fold_large() {
	local pattern file
	: >"$1/SHA-256"
	while read -r pattern; do
		# shellcheck disable=SC2254
		(cd "$1" && find . -type f ! -name SHA-256) | while read -r file; do
			case ${file#./} in
			$pattern) (cd "$1" && sha256sum "${file#./}" >>SHA-256 && rm "$file") ;;
			esac
		done
	done <"$2"
	sort -k 2 -o "$1/SHA-256" "$1/SHA-256"
	find "$1" -type d -empty -delete
}

build_case() {
	local case=$1 work=$2 project args what
	project=$(cat "$case/project")
	[ -d "$case/$project" ] && project=$case/$project
	what=(build "$project")
	[ ! -f "$case/after" ] || what=(amend "$project" "$(cat "$case/after")")
	while read -r args; do
		# Words for the command line, by intention.
		# shellcheck disable=SC2086
		(cd "$root" && "$bunkai" "${what[@]}" -o "$work/out" $args) >"$work/said" 2>&1 || return 1
	done <"$case/args"
	canonicalise "$work/out" "$work/actual"
	[ ! -f "$case/digests" ] || fold_large "$work/actual" "$case/digests"
}

run_case() {
	local name=$1 work=$scratch/$1 kept=${BUILD:-$root/build}/golden/$1
	mkdir -p "$work/actual"
	if ! build_case "$root/tests/golden/$name" "$work"; then
		fail "$name: the build failed"
		tail -n 5 "$work/said" | sed 's/^/	/'
	elif [ -n "$bless" ]; then
		rm -rf "$root/tests/golden/$name/expected"
		cp -R "$work/actual" "$root/tests/golden/$name/expected"
		ok
	elif diff -ruN "$root/tests/golden/$name/expected" "$work/actual" >"$work/diff"; then
		ok
	else
		rm -rf "$kept" && mkdir -p "$kept" && cp -R "$work/actual" "$work/diff" "$kept/"
		fail "$name: $(grep -c '^diff ' "$work/diff") files differ; all of it in $kept"
		grep -v '^diff ' "$work/diff" | cut -c 1-200 | head -n 60 | sed 's/^/	/'
	fi
}

for case in "$root"/tests/golden/*/; do
	run_case "$(basename "$case")"
done
finish
