"""Labels: how one record names another without knowing its module ("intake.Report:42")."""


def label(model: str, key: int | str) -> str:
    """Return the label of a record: `label("intake.Report", 42)` is "intake.Report:42"."""
    return f"{model}:{key}"


def key_of(text: str, model: str) -> int | None:
    """Return the key in a label if it names that model, else None."""
    name, _, key = text.partition(":")
    return int(key) if name == model and key.isdecimal() else None
