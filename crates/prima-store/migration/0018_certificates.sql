-- Certificates of honours, as they were issued; a row only changes when the
-- certificate is withdrawn.
CREATE TABLE certificate (
    -- Part of its address.
    certificate TEXT NOT NULL PRIMARY KEY,
    -- The honour, and the how-manieth certificate of it, from 1.
    dataset TEXT NOT NULL,
    honour TEXT NOT NULL,
    number BIGINT NOT NULL,
    -- Place in the lists of statuses, from 0 through all lists.
    place BIGINT NOT NULL UNIQUE,
    programme TEXT NOT NULL,
    event TEXT NOT NULL,
    body TEXT NOT NULL,
    unit TEXT NOT NULL,
    -- As printed.
    recipient TEXT NOT NULL,
    unit_name TEXT NOT NULL,
    title TEXT NOT NULL,
    -- The badge with its proof, and the same as a token.
    credential TEXT NOT NULL,
    token TEXT NOT NULL,
    template TEXT NOT NULL,
    -- SHA-256 of the printed page.
    pdf_sha256 TEXT NOT NULL,
    public_key TEXT NOT NULL,
    issued_at TEXT NOT NULL,
    issued_by TEXT NOT NULL,
    -- Empty: it was not withdrawn.
    withdrawn_at TEXT NOT NULL,
    withdrawn_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    UNIQUE (dataset, honour, number)
);
CREATE INDEX certificate_by_body ON certificate (body);
CREATE INDEX certificate_by_event ON certificate (event);
