"""The Word sheets: a file a sheet, and the paper they are written on."""
