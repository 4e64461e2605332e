import pytest

from peelian.web.kit.pictures import interval_picture


def labels(low, high):
    picture = interval_picture(share=(low + high) / 2, low=low, high=high)
    return {label.words: label.anchor for label in picture.labels}


def test_a_share_is_drawn_out_of_a_hundred():
    picture = interval_picture(share=14 / 19, low=0.512, high=0.882, target=0.75)
    assert (picture.share, picture.low, picture.high, picture.target) == (74, 51, 88, 75)


def test_the_picture_says_whether_the_target_lies_inside():
    picture = interval_picture(share=0.74, low=0.51, high=0.88, target=0.75)
    assert picture.words.endswith("The target of 75 lies inside the interval.")


def test_the_picture_says_when_the_target_lies_outside():
    picture = interval_picture(share=0.52, low=0.43, high=0.61, target=0.75)
    assert picture.words.endswith("The target of 75 lies outside the interval.")


def test_without_an_interval_it_is_too_few_to_tell():
    assert interval_picture(share=None, low=None, high=None).words == "Too few to tell."


def test_both_ends_of_the_scale_are_named():
    assert labels(0.51, 0.80) == {"51": "middle", "80": "middle", "0": "start", "100": "end"}


def test_an_end_gives_way_to_a_bound_that_stands_too_near():
    assert labels(0.03, 0.97) == {"3": "start", "97": "end"}


def test_bounds_that_stand_close_hang_apart():
    assert labels(0.50, 0.55) == {"50": "end", "55": "start", "0": "start", "100": "end"}


@pytest.mark.parametrize(("at", "said"), [(0, {"0": "start", "100": "end"}), (1, {"0": "start", "100": "end"})])
def test_an_interval_at_the_very_end_says_each_number_once(at, said):
    assert labels(at, at) == said
