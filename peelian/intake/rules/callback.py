"""The word by which a victim who rings back knows that the first call was really ours."""

from collections.abc import Callable, Sequence

from peelian.intake.rules.word_lists import words

FIRST = words(
    "amber|autumn|brass|bright|calm|cedar|chalk|clear|copper|coral|cotton|crisp|early|eastern|fern|field|"
    "gentle|golden|green|harbour|hazel|highland|honey|ivory|linen|lunar|maple|meadow|mellow|misty|"
    "morning|northern|olive|open|orchard|paper|pearl|pine|quiet|river|rosy|russet|sandy|scarlet|silver|"
    "slate|snowy|southern|spring|still|summer|sunny|tidal|upland|velvet|violet|walnut|warm|western|"
    "willow|winter|woodland"
)
SECOND = words(
    "acorn|anchor|apple|arrow|badger|barley|basket|beacon|bell|boat|bridge|button|candle|canvas|castle|"
    "clover|cobble|compass|cottage|curlew|dolphin|feather|finch|garden|gate|goose|hammer|heron|kettle|"
    "ladder|lantern|lark|lemon|lighthouse|mill|mirror|napkin|oak|otter|paddle|pebble|pencil|pigeon|plum|"
    "pocket|puffin|quarry|rabbit|ribbon|robin|rowan|saddle|sparrow|stile|swallow|teapot|thimble|thistle|"
    "tulip|wagon|whistle|wren|yarrow"
)


def callback_word(choose: Callable[[Sequence[str]], str]) -> str:
    """Return two words that are easy to say on the telephone; `choose` picks one of a list at random."""
    return f"{choose(FIRST)} {choose(SECOND)}"
