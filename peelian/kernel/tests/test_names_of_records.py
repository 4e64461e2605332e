"""Labels, references and actors: how one thing names another."""

from hypothesis import given
from hypothesis import strategies as st

from peelian.kernel.actor import Actor, Bearer, Behalf, System
from peelian.kernel.labels import key_of, label
from peelian.kernel.references import CLEAR, digest, link_token, short_code, typed_code


@given(st.integers(0, 2**62))
def test_a_label_gives_back_its_key_to_its_own_model_alone(key):
    assert key_of(label("intake.Report", key), "intake.Report") == key
    assert key_of(label("intake.Report", key), "intake.Feed") is None


@given(st.text(max_size=20))
def test_any_text_is_a_label_or_none(text):
    assert key_of(f"intake.Report:{text}", "intake.Report") in (None, int(text) if text.isdecimal() else None)


def test_a_superscript_is_no_key():
    assert key_of("intake.Report:²", "intake.Report") is None


def test_a_short_code_has_no_letter_that_is_mistaken_for_another():
    codes = {short_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(len(code) == 9 and code[4] == "-" for code in codes)
    assert set("".join(codes)) <= set(CLEAR) | {"-"}
    assert not set("01IOLU") & set(CLEAR)


@given(st.sampled_from(["lower", "upper"]), st.sampled_from(["", " ", "-", " - ", "."]))
def test_a_code_is_known_however_it_is_typed(case, between):
    code = short_code()
    typed = f"  {getattr(code, case)().replace('-', between)} "
    assert typed_code(typed) == code


def test_a_link_carries_a_secret_of_its_own():
    tokens = {link_token() for _ in range(50)}
    assert len(tokens) == 50
    assert {len(token) for token in tokens} == {32}


def test_a_digest_is_the_sha_256_in_hexadecimal():
    assert digest("Peelian") == "8ce3b9b878b4bfcba8d0ac80633e4c96876c73358c504db0f62a1785aedea849"


def test_each_kind_of_actor_has_a_label_and_a_name():
    actors: list[Actor] = [System("clockwork"), Bearer("7"), Behalf("accounts.Officer:3", "Asha Verma")]
    assert [actor.label for actor in actors] == ["system:clockwork", "link:7", "accounts.Officer:3"]
    assert [actor.name for actor in actors] == ["clockwork", "somebody with a personal link", "Asha Verma"]
