' SPDX-License-Identifier: MIT
' How high a row LibreOffice would make for each of a workbook's cells, were it alone in its row: it asks no merged cells itself, so that each is
' copied to a column as wide as those it covers. Commands: book PATH · width COLUMN WIDTH (1/100 mm) · sheet NAME · cell X Y COLUMN · end, which
' answers the heights (1/100 mm) of all cells since `book`.
Option Explicit

Sub Main(asked As String, target As String)
	Dim hidden(0) As New com.sun.star.beans.PropertyValue
	Dim place As New com.sun.star.table.CellAddress
	Dim doc As Object, sheet As Object, scratch As Object, copies As Object
	Dim commands As Integer, out As Integer, n As Long, y As Long, text As String, word As Variant

	hidden(0).Name = "Hidden"
	hidden(0).Value = True
	commands = FreeFile
	Open asked For Input As #commands
	out = FreeFile
	Open target For Output As #out
	Do While Not EOF(commands)
		Line Input #commands, text
		word = Split(text, Chr(9))
		Select Case word(0)
			Case "book"
				doc = StarDesktop.loadComponentFromURL(ConvertToURL(word(1)), "_blank", 0, hidden())
				doc.Sheets.insertNewByName("SCRATCH", doc.Sheets.Count)
				scratch = doc.Sheets.getByName("SCRATCH")
				place.Sheet = doc.Sheets.Count - 1
				n = 0
			Case "width"
				scratch.Columns.getByIndex(CLng(word(1))).Width = CLng(word(2))
			Case "sheet"
				sheet = doc.Sheets.getByName(word(1))
				If sheet.isProtected() Then sheet.unprotect("")
			Case "cell"
				place.Column = CLng(word(3))
				place.Row = n
				scratch.copyRange(place, sheet.getCellByPosition(CLng(word(1)), CLng(word(2))).RangeAddress)
				n = n + 1
			Case "end"
				copies = scratch.getCellRangeByPosition(0, 0, 1000, n - 1)
				copies.merge(False)
				copies.Rows.OptimalHeight = True
				For y = 0 To n - 1
					Print #out, Trim(Str(scratch.Rows.getByIndex(y).Height))
				Next
				doc.close(True)
		End Select
	Loop
	Print #out, "end"
	Close #out
	Close #commands
	StarDesktop.terminate()
End Sub
