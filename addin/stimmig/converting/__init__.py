"""From a workbook in any layout to the canonical one, with an account of every cell."""
