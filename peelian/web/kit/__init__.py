"""What every page is made of: layouts, style sheets, form fields, pictures. Knows no noun of the work."""
