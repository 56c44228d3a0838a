-- The topmost body above this one in its data set, itself where there is none.
ALTER TABLE result ADD COLUMN family TEXT NOT NULL DEFAULT '';

-- Rows of a data set's files about one family of bodies: the card of an office
-- is explained from them, and the files of a nation are left alone.
CREATE TABLE family_file (
    dataset TEXT NOT NULL,
    family TEXT NOT NULL,
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (dataset, family, name)
);
