-- People, what they may do and what they are bound to. Moments are seconds
-- since 1970 in UTC, so that they can be compared; a secret is kept only as a
-- hash, but for that of the second factor, which has to be computed with.

CREATE TABLE person (
    person TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    totp_secret TEXT NOT NULL,
    totp_step BIGINT NOT NULL,
    state TEXT NOT NULL,
    failures BIGINT NOT NULL,
    last_failure BIGINT NOT NULL,
    lang TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE person_grant (
    person TEXT NOT NULL,
    role TEXT NOT NULL,
    scope_kind TEXT NOT NULL,
    scope TEXT NOT NULL,
    granted_by TEXT NOT NULL,
    granted_at BIGINT NOT NULL,
    PRIMARY KEY (person, role, scope_kind, scope)
);
CREATE INDEX person_grant_by_scope ON person_grant (scope_kind, scope);

CREATE TABLE tie (
    person TEXT NOT NULL,
    body TEXT NOT NULL,
    kind TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    declared BIGINT NOT NULL,
    declared_by TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (person, body, kind)
);
CREATE INDEX tie_by_body ON tie (body);

CREATE TABLE conflict_override (
    conflict_override TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL,
    body TEXT NOT NULL,
    reason TEXT NOT NULL,
    programme TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    confirmed_by TEXT NOT NULL,
    confirmed_at BIGINT NOT NULL
);
CREATE INDEX conflict_override_by_person ON conflict_override (person);

CREATE TABLE invitation (
    token_hash TEXT NOT NULL PRIMARY KEY,
    email TEXT NOT NULL,
    role TEXT NOT NULL,
    scope_kind TEXT NOT NULL,
    scope TEXT NOT NULL,
    invited_by TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL
);

-- Opens an account whose password or second factor is lost, once.
CREATE TABLE recovery_token (
    token_hash TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL,
    made_by TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL
);

CREATE TABLE recovery_code (
    person TEXT NOT NULL,
    code_hash TEXT NOT NULL,
    used_at BIGINT NOT NULL,
    PRIMARY KEY (person, code_hash)
);

CREATE TABLE session (
    session_hash TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL,
    csrf TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    agent TEXT NOT NULL,
    strength TEXT NOT NULL
);
CREATE INDEX session_by_person ON session (person);
CREATE INDEX session_by_end ON session (expires_at);

CREATE TABLE passkey (
    credential TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL,
    data TEXT NOT NULL,
    label TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL
);
CREATE INDEX passkey_by_person ON passkey (person);

CREATE TABLE attempt (
    address_hash TEXT NOT NULL PRIMARY KEY,
    n BIGINT NOT NULL,
    since BIGINT NOT NULL
);
CREATE INDEX attempt_by_start ON attempt (since);
