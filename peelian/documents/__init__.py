"""Files: kept by their hash, read and judged by what they are; tables in and out, letters as PDF, messages in."""
