"""The canonical workbook as an empty template, German and English."""
