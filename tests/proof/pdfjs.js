// SPDX-License-Identifier: MIT
// The text that pdf.js finds in PDFs, one JSON line a file: {"file", "pages": [text], "complaints": [line]}. One process reads all files.
// usage: node pdfjs.js PDF.JS FILE...
"use strict";
const fs = require("fs");
const pdfjs = require(process.argv[2]);

const print = console.log;
let complaints = [];
console.log = console.warn = console.error = (...words) => complaints.push(words.join(" "));

async function textOf(page) {
	const content = await page.getTextContent();
	return content.items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join("");
}

async function read(file) {
	const pages = [];
	complaints = [];
	try {
		const book = await pdfjs.getDocument({ data: new Uint8Array(fs.readFileSync(file)), disableFontFace: true }).promise;
		for (let n = 1; n <= book.numPages; n++)
			pages.push(await textOf(await book.getPage(n)));
		await book.destroy();
	} catch (error) {
		complaints.push(String(error));
	}
	print(JSON.stringify({ file, pages, complaints }));
}

process.argv.slice(3).reduce((before, file) => before.then(() => read(file)), Promise.resolve());
