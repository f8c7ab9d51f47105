' SPDX-License-Identifier: MIT
' All tracked changes of files are accepted or rejected, by the commands of a file (basic.py says how).
'   accept PATH TARGET     writes the file without changes, as DOCX
'   reject PATH TARGET
' The answer is the number of changes that are left.
Option Explicit

Sub Main(asked As String, target As String)
	Dim commands As Integer, out As Integer, text As String, word As Variant

	commands = FreeFile
	Open asked For Input As #commands
	out = FreeFile
	Open target For Output As #out
	Do While Not EOF(commands)
		Line Input #commands, text
		word = Split(text, Chr(9))
		If UBound(word) = 2 Then Print #out, Settle(word(0), word(1), word(2))
	Loop
	Print #out, "end"
	Close #out
	Close #commands
	StarDesktop.terminate()
End Sub

Function Settle(what As Variant, path As Variant, target As Variant) As String
	Dim doc As Object, dispatcher As Object, left As Long
	Dim hidden(0) As New com.sun.star.beans.PropertyValue
	Dim filter(0) As New com.sun.star.beans.PropertyValue

	hidden(0).Name = "Hidden"
	hidden(0).Value = True
	filter(0).Name = "FilterName"
	filter(0).Value = "MS Word 2007 XML"
	doc = StarDesktop.loadComponentFromURL(ConvertToURL(path), "_blank", 0, hidden())
	dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
	If what = "accept" Then
		dispatcher.executeDispatch(doc.CurrentController.Frame, ".uno:AcceptAllTrackedChanges", "", 0, Array())
	Else
		dispatcher.executeDispatch(doc.CurrentController.Frame, ".uno:RejectAllTrackedChanges", "", 0, Array())
	End If
	left = 0
	Dim all As Object
	all = doc.Redlines.createEnumeration()
	Do While all.hasMoreElements()
		all.nextElement()
		left = left + 1
	Loop
	doc.storeToURL(ConvertToURL(target), filter())
	doc.close(True)
	Settle = CStr(left)
End Function
