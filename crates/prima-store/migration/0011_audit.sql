-- The audit trail is read by day, newest first.
CREATE INDEX audit_at ON audit (at, sequence);
