"""Which words stand between what was given."""

from dataclasses import replace

from peelian.documents.rules.composing import composed
from peelian.documents.rules.firm_papers import Risk
from peelian.documents.rules.paper_blocks import Callout, Paragraph, Table
from peelian.documents.tests.paper_samples import REPORT

BARE = Risk(threat="Romance fraud")
COUNTED = Risk(threat="False invoices", how_often="12 in 100 in a year (a survey, 2025)")


def blocks(*risks: Risk, kind: type) -> list:
    return [one for one in composed(replace(REPORT, risks=risks)).blocks if isinstance(one, kind)]


def said(*risks: Risk) -> list[str]:
    return [one.text for one in blocks(*risks, kind=Paragraph)]


def test_a_threat_without_any_figure_is_named_in_a_sentence_and_has_no_row():
    risks = (COUNTED, BARE, Risk(threat="Malware"))
    assert "Weighed too, without a figure that has a source: Romance fraud; Malware." in said(*risks)
    (table,) = [one for one in blocks(*risks, kind=Table) if one.title == "Risks"]
    assert table.rows == (("False invoices", "12 in 100 in a year (a survey, 2025)"),)


def test_columns_of_costs_stand_only_where_a_source_says_one():
    costed = REPORT.risks[0]
    (table,) = [one for one in blocks(costed, COUNTED, kind=Table) if one.title == "Risks"]
    assert table.rows[0][2:] == ("£400", "£2,100", "£19,500", "Invented survey of firms, 2025")
    assert table.rows[1][2:] == ("–", "–", "–", "No figure with a source")
    assert not [text for text in said(costed, COUNTED) if text.startswith("No source says")]
    assert [text for text in said(COUNTED) if text.startswith("No source says")]


def test_only_threats_without_figures_make_no_table():
    assert not [one for one in blocks(BARE, kind=Table) if one.title == "Risks"]


def test_the_budget_draws_its_line_once_and_after_what_it_pays():
    (line,) = [one for one in blocks(kind=Callout) if one.title == "The budget ends here"]
    assert line.lines == ("What follows costs more than the £500 you can spend.",)
