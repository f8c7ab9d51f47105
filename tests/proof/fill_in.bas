' SPDX-License-Identifier: MIT
' Somebody answers a workbook (tests/talks_way.py writes the commands, basic.py says how): writes words into cells and keeps the book.
'   book PATH              opens a workbook, and closes the one before
'   sheet NAME             the sheet that is meant from here on; it stays protected
'   put X Y TEXT           a cell's words, as if they were typed
'   save PATH FILTER       the whole book, in a format of LibreOffice's filters
Option Explicit

Sub Main(asked As String, target As String)
	Dim hidden(0) As New com.sun.star.beans.PropertyValue
	Dim how(0) As New com.sun.star.beans.PropertyValue
	Dim doc As Object, sheet As Object
	Dim commands As Integer, out As Integer, text As String, word As Variant

	hidden(0).Name = "Hidden"
	hidden(0).Value = True
	how(0).Name = "FilterName"
	commands = FreeFile
	Open asked For Input As #commands
	out = FreeFile
	Open target For Output As #out
	Do While Not EOF(commands)
		Line Input #commands, text
		word = Split(text, Chr(9))
		Select Case word(0)
			Case "book"
				If Not IsNull(doc) Then doc.close(True)
				doc = StarDesktop.loadComponentFromURL(ConvertToURL(word(1)), "_blank", 0, hidden())
			Case "sheet"
				sheet = doc.Sheets.getByName(word(1))
			Case "put"
				sheet.getCellByPosition(CLng(word(1)), CLng(word(2))).FormulaLocal = word(3)
				Print #out, sheet.getCellByPosition(CLng(word(1)), CLng(word(2))).String
			Case "save"
				how(0).Value = word(2)
				doc.storeToURL(ConvertToURL(word(1)), how())
		End Select
	Loop
	doc.close(True)
	Print #out, "end"
	Close #out
	Close #commands
	StarDesktop.terminate()
End Sub
