"""All that one look saw of a host, judged. What nobody gave leave for is not judged at all."""

from datetime import date

from peelian.assessment.rules.outside import judging_mail, judging_names, judging_tls, judging_web
from peelian.assessment.rules.outside.judged import Judged
from peelian.assessment.rules.outside.seen import SeenHost

REASONS = judging_names.REASONS | judging_mail.REASONS | judging_web.REASONS | judging_tls.REASONS


def judge(seen: SeenHost, *, on: date) -> tuple[Judged, ...]:
    """Judge one host on a day."""
    judged: list[Judged] = []
    if seen.names:
        judged += judging_names.judge_names(seen.host, seen.names)
        judged += judging_mail.judge_mail(seen.host, seen.names)
        judged.append(judging_tls.judge_registration(seen.host, seen.names, seen.registration, on=on))
    if seen.web:
        judged += judging_web.judge_web(seen.host, seen.web, on=on)
    if seen.tls:
        judged.append(judging_tls.judge_tls(seen.host, seen.tls, seen.web))
    if seen.mail_server:
        judged.append(judging_tls.judge_mail_server(seen.host, seen.mail_server))
    return tuple(judged)
