"""The front border: three ways to have a workbook (a closed file, open Excel, a Markdown table), one plain value."""
