#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# What Spreadsheet::ParseXLSX finds in workbooks, in the form of sheets.js; it knows neither links nor validations. Of a text in pieces (with
# words marked) that stands in the sheet itself it takes the first piece only, and "first_runs" says so.
# usage: sheets.pl FILE...
use strict;
use warnings;
use JSON::PP;
use Spreadsheet::ParseXLSX;

# The name of a cell, as A1.
sub place {
	my ($row, $column) = @_;
	my $letters = '';
	for ($column++; $column; $column = int(($column - 1) / 26)) {
		$letters = chr(65 + ($column - 1) % 26) . $letters;
	}
	return $letters . ($row + 1);
}

sub read_sheet {
	my ($sheet) = @_;
	my ($top, $bottom) = $sheet->row_range;
	my ($left, $right) = $sheet->col_range;
	my %cells;
	for my $row ($top .. $bottom) {
		for my $column ($left .. $right) {
			my $cell = $sheet->get_cell($row, $column) or next;
			my $value = $cell->unformatted // '';
			$cells{place($row, $column)} = "$value"; # numbers as the texts that the others give
		}
	}
	my @merges = map { place(@$_[0, 1]) . ':' . place(@$_[2, 3]) } @{$sheet->get_merged_areas || []};
	return {name => $sheet->get_name, cells => \%cells, merges => \@merges, first_runs => JSON::PP::true};
}

my $json = JSON::PP->new->utf8->canonical;
for my $file (@ARGV) {
	my $book = eval { Spreadsheet::ParseXLSX->new->parse($file) };
	my $said = $book ? {file => $file, sheets => [map { read_sheet($_) } $book->worksheets]} : {file => $file, error => $@ || 'not read'};
	print $json->encode($said), "\n";
}
