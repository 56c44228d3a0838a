# What waits for a second person.

refusal-other-waits = What waits is no longer what you read: it was withdrawn and asked for anew. Read what this page says now, then decide again.
