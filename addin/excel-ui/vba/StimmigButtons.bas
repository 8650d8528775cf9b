Attribute VB_Name = "StimmigButtons"
Option Explicit

' What the buttons on the sheets call. All they do is to hand over to the add-in.

Private Sub StimmigInAddIn(ByVal buttonTag As String)
    Dim country As Long
    On Error GoTo NotLoaded
    Application.Run "stimmig.xlam!StimmigRun", buttonTag
    Exit Sub
NotLoaded:
    country = Application.International(1)
    MsgBox StimmigText("noAddIn", IIf(country = 49 Or country = 43 Or country = 41, "de", "en")), vbExclamation, "stimmig"
End Sub
