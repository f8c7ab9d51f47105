' SPDX-License-Identifier: MIT
' What people do with a list, by the commands of a file (tests/office.py writes it, tests/proof/basic.py says how): the answers go to another.
'   book PATH              opens a workbook, and closes the one before
'   table SHEET X0 Y0 X1 Y1      the list that is meant from here on, heads included; answers which database range it is
'   rows                   answers each of its rows
'   sort X0 UP0 X1 UP1     by two columns
'   filter X VALUE         answers the rows that are left to be seen, and shows all again
'   pivot X0 X1 X2         counts X2 for each value of X0 and X1
Option Explicit

Dim doc As Object, sheet As Object, list As Object
Dim out As Integer

Sub Main(asked As String, target As String)
	Dim commands As Integer, text As String, word As Variant

	commands = FreeFile
	Open asked For Input As #commands
	out = FreeFile
	Open target For Output As #out
	Do While Not EOF(commands)
		Line Input #commands, text
		word = Split(text, Chr(9))
		Select Case word(0)
			Case "book" : OpenBook(word(1))
			Case "table" : FindTable(word)
			Case "rows" : PrintRows("row", False)
			Case "sort" : SortList(word)
			Case "filter" : FilterList(CLng(word(1)), Unmask(word(2)))
			Case "pivot" : CountList(word)
		End Select
	Loop
	If Not IsNull(doc) Then doc.close(True)
	Print #out, "end"
	Close #out
	Close #commands
	StarDesktop.terminate()
End Sub

Sub OpenBook(path As String)
	Dim hidden(0) As New com.sun.star.beans.PropertyValue

	If Not IsNull(doc) Then doc.close(True)
	hidden(0).Name = "Hidden"
	hidden(0).Value = True
	doc = StarDesktop.loadComponentFromURL(ConvertToURL(path), "_blank", 0, hidden())
End Sub

Sub FindTable(word As Variant)
	Dim known As Object, area As Object, i As Long, named As String

	sheet = doc.Sheets.getByName(word(1))
	list = sheet.getCellRangeByPosition(CLng(word(2)), CLng(word(3)), CLng(word(4)), CLng(word(5)))
	named = ""
	For i = 0 To doc.DatabaseRanges.Count - 1
		known = doc.DatabaseRanges.getByIndex(i)
		area = known.DataArea
		If area.Sheet = list.RangeAddress.Sheet And area.StartColumn = CLng(word(2)) And area.StartRow = CLng(word(3)) _
				And area.EndColumn = CLng(word(4)) And area.EndRow = CLng(word(5)) Then
			named = known.Name & Chr(9) & known.AutoFilter
		End If
	Next
	Print #out, "table" & Chr(9) & named & Chr(9) & sheet.isProtected()
End Sub

Function Mask(value As Variant) As String
	If TypeName(value) <> "String" Then
		Mask = "n:" & Trim(Str(value))
	Else
		Mask = "t:" & Join(Split(Join(Split(Join(Split(value, "\"), "\\"), Chr(10)), "\n"), Chr(9)), "\t")
	End If
End Function

Function Unmask(text As Variant) As String
	Unmask = Join(Split(Join(Split(text, "\n"), Chr(10)), "\t"), Chr(9))
End Function

Sub PrintRows(name As String, seen As Boolean)
	Dim values As Variant, y As Long, x As Long, line As String

	values = list.getDataArray()
	For y = 1 To UBound(values)
		If Not seen Or list.Rows.getByIndex(y).IsVisible Then
			line = name
			For x = 0 To UBound(values(y))
				line = line & Chr(9) & Mask(values(y)(x))
			Next
			Print #out, line
		End If
	Next
	Print #out, "done"
End Sub

Sub SortList(word As Variant)
	Dim fields(1) As New com.sun.star.table.TableSortField
	Dim how(1) As New com.sun.star.beans.PropertyValue

	fields(0).Field = CLng(word(1))
	fields(0).IsAscending = word(2) = "1"
	fields(1).Field = CLng(word(3))
	fields(1).IsAscending = word(4) = "1"
	how(0).Name = "SortFields"
	how(0).Value = fields()
	how(1).Name = "ContainsHeader"
	how(1).Value = True
	On Error Goto Refused
	list.sort(how())
	PrintRows("row", False)
	Exit Sub
Refused:
	Print #out, "refused" & Chr(9) & Mask(Error)
End Sub

Sub FilterList(x As Long, value As String)
	Dim fields(0) As New com.sun.star.sheet.TableFilterField
	Dim none() As New com.sun.star.sheet.TableFilterField
	Dim wanted As Object

	wanted = list.createFilterDescriptor(True)
	wanted.ContainsHeader = True
	fields(0).Field = x
	fields(0).Operator = com.sun.star.sheet.FilterOperator.EQUAL
	fields(0).IsNumeric = Left(value, 2) = "n:"
	If fields(0).IsNumeric Then
		fields(0).NumericValue = Val(Mid(value, 3))
	Else
		fields(0).StringValue = Mid(value, 3)
	End If
	wanted.setFilterFields(fields())
	On Error Goto Refused
	list.filter(wanted)
	PrintRows("row", True)
	wanted = list.createFilterDescriptor(True)
	wanted.setFilterFields(none())
	list.filter(wanted)
	Exit Sub
Refused:
	Print #out, "refused" & Chr(9) & Mask(Error)
End Sub

Sub CountList(word As Variant)
	Dim pivot As Object, field As Object, target As Object, values As Variant
	Dim place As New com.sun.star.table.CellAddress
	Dim x As Long, y As Long, line As String, named As String

	On Error Goto Refused
	' it stays: with a sheet that is taken away, LibreOffice forgets the list of the sheet before
	named = "PIVOT" & doc.Sheets.Count
	doc.Sheets.insertNewByName(named, doc.Sheets.Count)
	target = doc.Sheets.getByName(named)
	pivot = target.DataPilotTables.createDataPilotDescriptor()
	pivot.setSourceRange(list.RangeAddress)
	pivot.ShowFilterButton = False
	field = pivot.DataPilotFields.getByIndex(CLng(word(1)))
	field.Orientation = com.sun.star.sheet.DataPilotFieldOrientation.ROW
	field = pivot.DataPilotFields.getByIndex(CLng(word(2)))
	field.Orientation = com.sun.star.sheet.DataPilotFieldOrientation.COLUMN
	field = pivot.DataPilotFields.getByIndex(CLng(word(3)))
	field.Orientation = com.sun.star.sheet.DataPilotFieldOrientation.DATA
	field.Function = com.sun.star.sheet.GeneralFunction.COUNT
	place.Sheet = doc.Sheets.Count - 1
	target.DataPilotTables.insertNewByName(named, place, pivot)
	pivot = target.DataPilotTables.getByName(named)
	values = target.getCellRangeByPosition(pivot.OutputRange.StartColumn, pivot.OutputRange.StartRow, _
		pivot.OutputRange.EndColumn, pivot.OutputRange.EndRow).getDataArray()
	For y = 0 To UBound(values)
		line = "row"
		For x = 0 To UBound(values(y))
			line = line & Chr(9) & Mask(values(y)(x))
		Next
		Print #out, line
	Next
	Print #out, "done"
	Exit Sub
Refused:
	Print #out, "refused" & Chr(9) & Mask(Error)
End Sub
