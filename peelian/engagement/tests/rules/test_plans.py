from datetime import date

from peelian.engagement.rules.plans import plan_reminder


def test_the_reminder_names_the_firm_the_step_and_who_does_it() -> None:
    title, reason = plan_reminder(firm="Marlpit Joinery", step="Make backups", who="Dawn", by=date(2026, 6, 30))
    assert title == "Marlpit Joinery: Make backups"
    assert reason == "A step of their plan. Dawn means to do it by 30 June 2026. Ask how it goes."
    assert "Dawn means to do it. Ask" in plan_reminder(firm="M", step="s", who="Dawn", by=None)[1]
