from peelian.intake.actions.advising import send_advice
from peelian.intake.actions.alarms import Answered, answer_alarms, raise_alarm, raise_if_said
from peelian.intake.actions.asking import ask_what_changed
from peelian.intake.actions.assessing import Judged, assess_vulnerability
from peelian.intake.actions.assigning import Moved, assign, hand_over_reports
from peelian.intake.actions.batching import begin_batch, post_batch, reopen, send_some
from peelian.intake.actions.chasing import chase_referrals
from peelian.intake.actions.consulting import consult, consult_case, consult_list, consult_post, consult_records
from peelian.intake.actions.contact import Tried, close, close_answered, record_attempt
from peelian.intake.actions.correcting import correct_contact
from peelian.intake.actions.disclosing import Disclosed, disclose_log, record_disclosure
from peelian.intake.actions.dropping import Dropped, Sorted, drop_files
from peelian.intake.actions.feeds import (
    LoadedBefore,
    begin_loading,
    bring_feed,
    check_feed,
    consult_feed,
    drop_feed,
    stop_loading,
)
from peelian.intake.actions.files import remove_attachment
from peelian.intake.actions.joining import (
    Word,
    decide_pair,
    end_decisions,
    follow_moves,
    look_at_who,
    part_records,
    recount,
    say,
    tell_owners,
    undo_change,
    would_part,
)
from peelian.intake.actions.judging_firms import judge_firm
from peelian.intake.actions.judging_threats import judge_threat
from peelian.intake.actions.keying import (
    Wording,
    mark_keyed,
    retire_paste_template,
    save_paste_template,
)
from peelian.intake.actions.loading import load_feed
from peelian.intake.actions.pausing import Stopped, end_pauses, start_clock, stop_clock
from peelian.intake.actions.post import mark_read, put_on_record, set_aside, take_in
from peelian.intake.actions.queue import claim, claim_next, hand_back, rank_again, release_expired, warn
from peelian.intake.actions.ranking import save_ranking, set_weights
from peelian.intake.actions.reading import note_read
from peelian.intake.actions.redacting import redact, undo_redaction
from peelian.intake.actions.referring import Happened, Referred, record_step, refer
from peelian.intake.actions.reminding import heed_stops, post_letter, raise_waves, settle_reminders
from peelian.intake.actions.searching import (
    change_saved_search,
    note_seen,
    remove_saved_search,
    save_search,
    tell_searches,
)
from peelian.intake.actions.stopping import flag_investigation, pass_case_on
from peelian.intake.actions.stopping_questions import resume_questions, stop_questions
from peelian.intake.actions.texting import send_text
from peelian.intake.actions.undoing import undo_load

__all__ = [
    "Answered",
    "Disclosed",
    "Dropped",
    "Happened",
    "Judged",
    "LoadedBefore",
    "Moved",
    "Referred",
    "Sorted",
    "Stopped",
    "Tried",
    "Word",
    "Wording",
    "answer_alarms",
    "ask_what_changed",
    "assess_vulnerability",
    "assign",
    "begin_batch",
    "begin_loading",
    "bring_feed",
    "change_saved_search",
    "chase_referrals",
    "check_feed",
    "claim",
    "claim_next",
    "close",
    "close_answered",
    "consult",
    "consult_case",
    "consult_feed",
    "consult_list",
    "consult_post",
    "consult_records",
    "correct_contact",
    "decide_pair",
    "disclose_log",
    "drop_feed",
    "drop_files",
    "end_decisions",
    "end_pauses",
    "flag_investigation",
    "follow_moves",
    "hand_back",
    "hand_over_reports",
    "heed_stops",
    "judge_firm",
    "judge_threat",
    "load_feed",
    "look_at_who",
    "mark_keyed",
    "mark_read",
    "note_read",
    "note_seen",
    "part_records",
    "pass_case_on",
    "post_batch",
    "post_letter",
    "put_on_record",
    "raise_alarm",
    "raise_if_said",
    "raise_waves",
    "rank_again",
    "record_attempt",
    "record_disclosure",
    "record_step",
    "recount",
    "redact",
    "refer",
    "release_expired",
    "remove_attachment",
    "remove_saved_search",
    "reopen",
    "resume_questions",
    "retire_paste_template",
    "save_paste_template",
    "save_ranking",
    "save_search",
    "say",
    "send_advice",
    "send_some",
    "send_text",
    "set_aside",
    "set_weights",
    "settle_reminders",
    "start_clock",
    "stop_clock",
    "stop_loading",
    "stop_questions",
    "take_in",
    "tell_owners",
    "tell_searches",
    "undo_change",
    "undo_load",
    "undo_redaction",
    "warn",
    "would_part",
]
