"""Tables in and out (CSV, Excel) and letters as PDF: native, tagged, guarded against formulas and bombs."""
