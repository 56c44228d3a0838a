-- What is not proven about a statement, in English as well.
ALTER TABLE statement ADD COLUMN provisional_en TEXT NOT NULL DEFAULT '';
