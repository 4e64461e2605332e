"""Everything that leaves: templates, permits, the exact copy of what was said, the outbox and the delivery ledger."""
