// SPDX-License-Identifier: MIT
// What a Node reader finds in workbooks, one JSON line a file: {"file", "sheets": [{"name", "cells", "merges", "links", "choices"}]} or {"file",
// "error"}. A member that the reader does not know is absent. One process reads all files.
// usage: node sheets.js exceljs|xlsx FILE...
"use strict";
const [reader, ...files] = process.argv.slice(2);
const library = require(reader);

/* A date is the number that the workbook has: days since the end of 1899. */
function textOf(value) {
	if (value instanceof Date)
		return String(Math.round(value.getTime() / 86400000) + 25569);
	if (value && value.richText)
		return value.richText.map((run) => run.text).join("");
	return value && typeof value === "object" && "text" in value ? textOf(value.text) : String(value ?? "");
}

/* exceljs gives a validation per cell, or per range where ranges are large; it passes over links inside a workbook. */
function exceljsSheet(sheet) {
	const cells = {}, choices = {};
	sheet.eachRow((row) => row.eachCell((cell) => {
		if (!cell.isMerged || cell.master === cell)
			cells[cell.address] = textOf(cell.value);
	}));
	for (const [place, rule] of Object.entries(sheet.dataValidations.model))
		choices[place.replace("range:", "")] = rule.formulae ? String(rule.formulae[0]) : "";
	return { name: sheet.name, cells, merges: sheet.model.merges, choices };
}

async function readExceljs(file) {
	const book = new library.Workbook();
	await book.xlsx.readFile(file);
	return book.worksheets.map(exceljsSheet);
}

/* SheetJS, whose free edition passes over validations. */
function sheetjsSheet(name, sheet) {
	const cells = {}, links = {};
	for (const [place, cell] of Object.entries(sheet).filter(([key]) => !key.startsWith("!"))) {
		cells[place] = String(cell.v ?? "");
		if (cell.l)
			links[place] = cell.l.Target;
	}
	return { name, cells, merges: (sheet["!merges"] || []).map(library.utils.encode_range), links };
}

async function readSheetjs(file) {
	const book = library.readFile(file);
	return book.SheetNames.map((name) => sheetjsSheet(name, book.Sheets[name]));
}

async function main() {
	for (const file of files) {
		try {
			const sheets = await (reader === "xlsx" ? readSheetjs : readExceljs)(file);
			console.log(JSON.stringify({ file, sheets }));
		} catch (error) {
			console.log(JSON.stringify({ file, error: String(error) }));
		}
	}
}

main();
