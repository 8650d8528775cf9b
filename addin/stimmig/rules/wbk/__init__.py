"""WBK: the workbook itself, where its form gets in the way of being understood."""
