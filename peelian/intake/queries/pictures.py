"""On whose records no picture may be kept."""

from datetime import date

from peelian.documents.gateways.file_rules import file_rules
from peelian.intake.models import Alarm, Report
from peelian.intake.queries.threats import threat_on
from peelian.intake.rules.alarms import Answer
from peelian.kernel.ages import age_on

GROWN_UP = 18


def no_pictures(report: Report, today: date) -> str:
    """Return why no picture is kept on a report, with what to do instead; "" where pictures may be kept.

    None may where its threat is sextortion, where the victim is or may be a child, and where an alarm about a child
    stands that nobody has found to be none.
    """
    rules, threat = file_rules().no_pictures, threat_on(report)
    alarms = Alarm.objects.filter(report=report, kinds__overlap=list(rules.dangers))
    years = [age_on(one.birth_date, today) for one in report.records if one.birth_date]
    stands = (
        (threat is not None and threat.code in rules.threats)
        or bool(set(report.signs) & set(rules.signs))
        or any(each < GROWN_UP for each in years)
        or alarms.exclude(answer=Answer.NOT_DANGER.value).exists()
    )
    return rules.words if stands else ""
