# Allows to run the script from Script Editor for testing
VbaHandler("TestString")

on VbaHandler(ParameterString)
	set {PYTHONPATH, PythonInterpreter, PythonCommand, WorkbookName, ApplicationFullName, LOG_FILE} to SplitString(ParameterString, "|")
	set NoPython to "The Python that stimmig was installed with is gone. Install stimmig again: stimmig install"
	if PythonCommand contains "'de'" then set NoPython to "Das Python, mit dem stimmig eingerichtet wurde, ist nicht mehr da. Richten Sie stimmig neu ein: stimmig install"
	try
		do shell script "test -x " & quoted form of PythonInterpreter
	on error
		do shell script "echo " & quoted form of NoPython & " > " & quoted form of LOG_FILE
		return 1
	end try
	set ShellCommand to quoted form of PythonInterpreter & " -B -u -W ignore -c " & ¬
		quoted form of ("import sys;sys.modules.update(dict.fromkeys(['pandas','numpy','matplotlib','PIL','polars']));import xlwings.utils;xlwings.utils.prepare_sys_path('" & PYTHONPATH & "');" & PythonCommand) & " " & ¬
		quoted form of ("--wb=" & WorkbookName) & " --from_xl=1 " & ¬
		quoted form of ("--app=" & ApplicationFullName) & " > /dev/null 2>" & quoted form of LOG_FILE & " & "
	try
		do shell script "source ~/.bash_profile"
		return do shell script "source ~/.bash_profile;" & ShellCommand
	on error errMsg number errNumber
		try
			# Try again without sourcing .bash_profile
			return do shell script ShellCommand
		on error errMsg number errNumber
			return 1
		end try
	end try
end VbaHandler

on SplitString(TheBigString, fieldSeparator)
	# From Ron de Bruin's "Mail from Excel 2016 with Mac Mail example": www.rondebruin.nl
	tell AppleScript
		set oldTID to text item delimiters
		set text item delimiters to fieldSeparator
		set theItems to text items of TheBigString
		set text item delimiters to oldTID
	end tell
	return theItems
end SplitString
