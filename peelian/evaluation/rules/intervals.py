"""How far a share may be from the truth: by chance, and because some did not answer."""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist


@dataclass(frozen=True)
class Range:
    """Two shares between 0 and 1, the lower first."""

    low: float
    high: float


def wilson(changed: int, answered: int, *, confidence: float = 0.95) -> Range:
    """Return the score interval of a share, without continuity correction. Refuses nobody, and more than all.

    Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927)
    209-212; method 3 of R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics
    in Medicine 17 (1998) 857-872, who finds it good from the smallest numbers on.
    """
    if answered < 1 or not 0 <= changed <= answered:
        raise ValueError(f"no share: {changed} of {answered}")
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share = changed / answered
    middle = share + z * z / (2 * answered)
    reach = z * sqrt(share * (1 - share) / answered + z * z / (4 * answered * answered))
    whole = 1 + z * z / answered
    low = 0.0 if changed == 0 else (middle - reach) / whole
    high = 1.0 if changed == answered else (middle + reach) / whole
    return Range(low, high)


def whatever_the_rest_did(changed: int, answered: int, asked: int) -> Range:
    """Return the share of everybody asked: if none of those who did not answer had changed, and if all had.

    Source: C. F. Manski, "Nonparametric bounds on treatment effects", American Economic Review 80 (1990) 319-323:
    these bounds assume nothing about who answers. Refuses nobody asked, and more answers than asked.
    """
    if asked < 1 or not 0 <= changed <= answered <= asked:
        raise ValueError(f"no bounds: {changed} of {answered} of {asked}")
    return Range(changed / asked, (changed + asked - answered) / asked)
