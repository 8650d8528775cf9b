Attribute VB_Name = "StimmigButtons"
Option Explicit

' What the buttons on the sheets call. All they do is to hand over to the add-in.

Private Sub StimmigInAddIn(ByVal buttonTag As String)
    On Error GoTo NotLoaded
    Application.Run "stimmig.xlam!StimmigRun", buttonTag
    Exit Sub
NotLoaded:
    MsgBox StimmigText("noAddIn", IIf(Application.International(1) = 49, "de", "en")), vbExclamation, "stimmig"
End Sub
