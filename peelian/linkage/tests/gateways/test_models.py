"""The models that are shipped: whole, and of the levels that the code compares by."""

import dataclasses
import math

import pytest

from peelian.linkage.gateways.engine import MOST, settings_of
from peelian.linkage.gateways.evidence import words_of
from peelian.linkage.gateways.models import CONTENT, model_of, read_model, write_model
from peelian.linkage.gateways.populations import POPULATIONS
from peelian.linkage.rules.levels import UNKNOWN
from peelian.parties.rules.kinds import Kind

KINDS = [Kind.PERSON, Kind.ORGANISATION]


def levels_of(model):
    return [(c["output_column_name"], level) for c in model.settings["comparisons"] for level in c["comparison_levels"]]


@pytest.mark.parametrize("kind", KINDS)
def test_thresholds_go_down_and_what_joins_is_above_what_is_asked(kind):
    at = model_of(kind).thresholds
    assert at.join > at.still > at.fracture
    assert at.join > at.review
    assert all(math.isfinite(bits) for bits in dataclasses.astuple(at))


@pytest.mark.parametrize("kind", KINDS)
def test_every_level_has_been_trained(kind):
    for field, level in levels_of(model_of(kind)):
        if level.get("is_null_level"):
            continue
        said = f"{field}: {level['label_for_charts']}"
        assert 0 < level["m_probability"] <= 1, said
        assert 0 < level["u_probability"] <= 1, said


@pytest.mark.parametrize("kind", KINDS)
def test_no_level_gives_more_than_it_may(kind):
    for field, level in levels_of(model_of(kind)):
        most = MOST.get(level["label_for_charts"])
        if most is not None:
            assert math.log2(level["m_probability"] / level["u_probability"]) <= most + 1e-9, field


@pytest.mark.parametrize("kind", KINDS)
def test_a_level_that_agrees_weighs_more_than_one_that_differs(kind):
    for comparison in model_of(kind).settings["comparisons"]:
        known = [each for each in comparison["comparison_levels"] if not each.get("is_null_level")]
        bits = [math.log2(each["m_probability"] / each["u_probability"]) for each in known]
        assert bits[0] > 0 > bits[-1], comparison["output_column_name"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_levels_of_a_model_are_those_of_the_code(kind):
    """Else the words that the rules read would be of other comparisons than the engine makes."""
    shipped, coded = model_of(kind).settings, settings_of(POPULATIONS[kind].levels)

    def told(settings):
        return {
            comparison["output_column_name"]: [
                (
                    level["label_for_charts"],
                    " ".join(level["sql_condition"].split()),
                    level.get("tf_adjustment_column"),
                    bool(level.get("is_null_level")),
                )
                for level in comparison["comparison_levels"]
            ]
            for comparison in settings["comparisons"]
        }

    assert told(shipped) == told(coded)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_a_word_for_the_page_and_every_level_its_words(kind):
    population, words = POPULATIONS[kind], words_of(model_of(kind))
    assert list(words) == list(population.fields) == list(population.levels)
    for field, (_, _, levels) in population.levels.items():
        assert list(words[field].values()) == [*(str(said) for said, _ in levels), UNKNOWN]
        assert list(words[field]) == [*range(len(levels) - 1, -1, -1), -1]


@pytest.mark.parametrize("kind", KINDS)
def test_two_records_by_chance_are_seldom_one(kind):
    assert 0 < model_of(kind).settings["probability_two_random_records_match"] < 0.001


def test_a_model_that_is_written_reads_the_same(tmp_path):
    for kind in KINDS:
        model = model_of(kind)
        write_model(tmp_path / "model.json", model)
        assert read_model(tmp_path / "model.json") == model


def test_every_model_that_is_shipped_is_written_as_two_trainings_would_write_it(tmp_path):
    for path in CONTENT.glob("*.json"):
        write_model(tmp_path / path.name, read_model(path))
        assert (tmp_path / path.name).read_text() == path.read_text()
