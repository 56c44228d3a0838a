-- What a device has been asked and has not answered yet. Each question is
-- answered once or forgotten; it is taken back by the hash of what its page
-- holds.

CREATE TABLE passkey_ceremony (
    ceremony_hash TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL,
    label TEXT NOT NULL,
    address_hash TEXT NOT NULL,
    state TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX passkey_ceremony_by_address ON passkey_ceremony (address_hash);
CREATE INDEX passkey_ceremony_by_end ON passkey_ceremony (expires_at);
