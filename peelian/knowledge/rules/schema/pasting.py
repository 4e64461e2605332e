"""Reading the blocks that officers copy into other systems."""

from peelian.knowledge.rules.pasting import PasteText, Target
from peelian.knowledge.rules.schema.fields import Fields
from peelian.knowledge.rules.schema.sources import authorship_from


def paste_text_from(fields: Fields) -> PasteText:
    """Read one block; its body is a list of lines. Whether its $places are known is for whoever fills them."""
    text = PasteText(
        code=fields.text("code"),
        target=Target(fields.choice("target", [one.value for one in Target])),
        title=fields.text("title"),
        body="\n".join(fields.texts("lines")),
        **authorship_from(fields),
    )
    fields.done()
    return text
