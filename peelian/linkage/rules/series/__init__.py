"""Signs of an offender taken from narratives, and the reports that they join into series. Plain Python."""
