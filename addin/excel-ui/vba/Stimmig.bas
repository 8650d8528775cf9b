Attribute VB_Name = "Stimmig"
Option Explicit

' What the buttons of the ribbon and on the sheets call. Python does the work: stimmig/excel.py has one function for
' each button. This text is ASCII; umlauts come from StimmigText, which is generated.

Private Const COUNTRY_CODE As Long = 1

Public Sub StimmigClick(control As IRibbonControl)
    StimmigRun control.Tag
End Sub

Public Sub StimmigLabel(control As IRibbonControl, ByRef returnedVal)
    returnedVal = StimmigText(control.ID & ".label", StimmigLanguage())
End Sub

Public Sub StimmigTip(control As IRibbonControl, ByRef returnedVal)
    returnedVal = StimmigText(control.ID & ".tip", StimmigLanguage())
End Sub

Public Sub StimmigRun(ByVal buttonTag As String)
    If ActiveWorkbook Is Nothing Then
        MsgBox StimmigText("noWorkbook", StimmigLanguage()), vbExclamation, "stimmig"
        Exit Sub
    End If
    If Not StimmigPythonIsThere() Then
        MsgBox StimmigText("noPython", StimmigLanguage()), vbExclamation, "stimmig"
        Exit Sub
    End If
    RunPython "import stimmig.excel;stimmig.excel.run('" & buttonTag & "','" & StimmigLanguage() & "')"
End Sub

Public Function StimmigLanguage() As String
    ' The language of Excel; the line "LANGUAGE","en" in stimmig.conf overrides it.
    Dim chosen As String, country As Long
    On Error Resume Next
    chosen = GetConfig("LANGUAGE", "")
    country = Application.International(COUNTRY_CODE)
    On Error GoTo 0
    If chosen = "de" Or chosen = "en" Then
        StimmigLanguage = chosen
    ElseIf country = 49 Or country = 43 Or country = 41 Then
        StimmigLanguage = "de"
    Else
        StimmigLanguage = "en"
    End If
End Function

Private Function StimmigPythonIsThere() As Boolean
    Dim interpreter As String
    #If Mac Then
        ' The sandbox does not let Excel look outside: there the shell says it.
        StimmigPythonIsThere = GetConfig("INTERPRETER_MAC", "") <> ""
    #Else
        interpreter = GetConfig("INTERPRETER_WIN", "")
        StimmigPythonIsThere = interpreter <> "" And FileExists(interpreter)
    #End If
End Function
