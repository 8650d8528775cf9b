"""What a reader is told: plain tables, texts and links, made from findings and model; no spreadsheet library."""
