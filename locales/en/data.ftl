## Problems in data files: what is wrong, where, and what to do.

# Places and the shape of the report

data-place-row-column = row { $row }, column { $column }
data-place-row = row { $row }
data-place-column = column { $column }
data-head-one = { $file }: one problem
data-head = { $file }: { $count } problems of one kind
data-head-at-desk-one = One problem
data-head-at-desk = { $count } problems of one kind
data-and-more = … and { $count } more
data-do = What to do: { $hint }

# The file

data-cause = { $cause ->
    [not-found] there is no such file or folder
    [denied] permission denied
    [is-folder] it is a folder, not a file
    [no-folder] a part of its path is no folder
    [full] the disk is full
    [read-only] the place can only be read
    [in-use] the address is in use
    [broken-zip] it is not a whole ZIP
    [no-database] its file cannot be opened
   *[other] { $cause }
  }

data-cannot-open = The file cannot be opened: { $cause }.
data-cannot-open-hint = Check the name and place of the file, and whether it may be read.

data-cannot-read = The file cannot be read to its end: { $cause }.
data-cannot-read-hint = Copy the file again from where it came, and try again.

data-empty-file = The file is empty.
data-empty-file-hint = A file needs one row of column names and at least one row of data.

data-no-rows = The file has column names and not one row of data.
data-no-rows-hint = Fill in the data, or do not name this file where there are none.

data-utf-16 = The file is written in UTF-16 and not in UTF-8.
data-utf-16-hint = In Excel choose Save As, then "CSV UTF-8 (Comma delimited)".

data-not-utf-8 = There are letters here that are not UTF-8.
data-not-utf-8-hint = In Excel choose Save As, then "CSV UTF-8 (Comma delimited)"; elsewhere choose the encoding UTF-8.

data-nul = There is an empty byte (NUL) here.
data-nul-hint = The file is damaged or not text; save it again from the program it came from.

data-old-excel = This is an old Excel file (.xls), or one locked with a password.
data-old-excel-hint = Open it in Excel, remove the password if there is one, and save it as .xlsx.

data-not-xlsx = The name ends in .xlsx, but the content is not XLSX.
data-not-xlsx-hint = If it is CSV, rename it to .csv; if not, save it again from Excel.

data-not-parquet = The name ends in .parquet, but the content is not Parquet.
data-not-parquet-hint = If it is CSV, rename it to .csv; if not, write the file again.

data-xlsx-broken = The XLSX file is damaged: { $cause }.
data-xlsx-broken-hint = Open it in Excel or LibreOffice, let it be repaired, and save it again as .xlsx.

data-xlsx-too-large = This XLSX file unpacks to too much: more than { $limit } MiB, or more than { $ratio } times its own size.
data-xlsx-too-large-hint = Such a file is mostly damaged or made to do harm. Save the data alone as CSV or Parquet.

data-parquet-truncated = The Parquet file is cut off: its end is missing.
data-parquet-truncated-hint = Copy the file again; it did not arrive whole.

data-parquet-broken = The Parquet file is damaged: { $cause }.
data-parquet-broken-hint = Write the file again from its source, and copy it once more.

data-parquet-too-large = A page of this Parquet file unpacks to too much (the limit is { $limit } MiB).
data-parquet-too-large-hint = Such a file is mostly damaged. Write it again with snappy or zstd compression.

data-parquet-type = Column { $column } is of type { $found }, which cannot be read as text or number.
data-parquet-type-hint = Write this column as text, whole number, decimal or date.

# Column names and the shape of rows

data-column-missing = There is no column `{ $column }`{ $near ->
    [none] .
   *[other] ; is `{ $near }` meant?
  }
data-column-missing-hint = Needed: { $needed }. Found: { $found }. Column names are in lower case, in any order, and further columns are allowed.

data-unknown-table = These column names are of no table of the register: { $found }.
data-unknown-table-hint = A table of the register is known by its columns: { $kinds }. Published indices, answers and other tables are imported as a data set: name its folder, which holds example.toml beside those tables.

data-column-twice = Column `{ $column }` is there twice.
data-column-twice-hint = Remove one of them, or give it another name.

data-ragged = This row has { $found } columns, the header { $expected }.
data-ragged-hint = Look for a separator too few or too many; a value that holds a separator stands in double quotes.

data-quote-open = A quote opened in this row is not closed.
data-quote-open-hint = Close the quote; a quote inside a value is written twice ("").

data-cell-error = This cell holds the error of a formula: { $found }.
data-cell-error-hint = Repair the formula, or put its value in its place.

# Values

data-empty-value = There is no value here.
data-empty-value-hint = Fill in this column.

data-unknown-word = `{ $found }` is not known in this column{ $near ->
    [none] .
   *[other] ; is `{ $near }` meant?
  }
data-unknown-word-hint = Choose among: { $words }; it may also be empty.

data-unknown-word-needed = `{ $found }` is not known in this column{ $near ->
    [none] .
   *[other] ; is `{ $near }` meant?
  }
data-unknown-word-needed-hint = Choose among: { $words }.


data-not-a-count = `{ $found }` is not a count.
data-not-a-count-hint = Write 0, 1, 2 and so on, without thousands separators.

data-not-a-number = `{ $value }` is not a number.
data-not-a-number-hint = Write a number such as 4 or 3.75, without unit or thousands separators.

data-not-whole = `{ $value }` is not a whole number.
data-not-whole-hint = Write a whole number: { $expected }

data-decimal-comma = `{ $value }` has a decimal comma, in a file whose columns are parted by commas or in a cell of text.
data-decimal-comma-hint = Write it with a point ({ $expected }), or save the file with semicolons between the columns.

data-value-outside-scale = `{ $value }` is outside the scale.
data-value-outside-scale-hint = Accepted: { $expected }.

data-zero-divisor = `{ $value }` divides by zero.
data-zero-divisor-hint = Where there is nothing to count, write not_applicable.

data-item-twice = Item `{ $expected }` is named twice in `{ $value }`.
data-item-twice-hint = Name each item once, with | between them.

data-not-a-question = `{ $value }` is not a question: its score is made from its parts.
data-not-a-question-hint = Answer the items below it; `prima instrument form` prints all questions.

data-survey-answer = `{ $value }` is an answer to a survey question; only a state may stand here (such as not_assessed).
data-survey-answer-hint = Survey answers go into tallies.csv (unit,question,option,count), or one by one (unit,question,value).

data-not-a-survey = `{ $code }` is not a survey question.
data-not-a-survey-hint = Its answers go into answers.csv (unit,source,rater,code,value).
data-not-a-survey-at-desk = Delete this row: the table is for questions of a survey only. All others are answered by the unit and the evaluators in their forms.

data-fact-not-node = `{ $code }` is a fact and has no score.
data-fact-not-node-hint = Facts go into answers.csv; this file is for published scores of nodes.
data-fact-not-node-at-desk = Delete this row; the table is for published values of parts only.

data-unknown-code = Instrument { $instrument } has no code `{ $code }`{ $near ->
    [none] .
   *[other] ; is `{ $near }` meant?
  }
data-unknown-code-hint = Check the code with `prima instrument explain { $instrument }`, and whether this is the right instrument.
data-unknown-code-at-desk = Write the code as the page of the instrument { $instrument } has it, or delete the row.

data-unknown-source = This instrument has no answer source `{ $source }`.
data-unknown-source-hint = `{ $code }` is answered from { $expected }; the column source may also be empty.

data-other-source = `{ $code }` is answered from { $expected }, not from { $source }.
data-other-source-hint = Write { $expected }, or leave the column source empty; check also whether the code is right.

# Bodies

data-unknown-unit = Unit `{ $unit }` is not in the list of units{ $near ->
    [none] .
   *[other] ; is `{ $near }` meant?
  }
data-unknown-unit-hint = Add the unit to units.csv, or correct its code; capital and small letters differ.
data-unknown-unit-at-desk = Use the codes of units in the download of the progress (CSV) on the board of this assessment, or delete the row; capitals count.

data-record-twice = `{ $key }` is already in row { $first }.
data-record-twice-hint = One row for each record; remove one of them.

data-not-a-date = `{ $found }` is no date.
data-not-a-date-hint = Write a year, a month or a day that is in the calendar: 2024, 2024-10 or 2024-10-08.

data-unregistered-code = `{ $found }` is not known{ $near ->
    [none] .
   *[other] ; is `{ $near }` meant?
}
data-unregistered-code-hint = Add it to the register first, or correct its code.

data-bad-region-code = `{ $found }` is no code of a region.
data-bad-region-code-hint = Write the Kemendagri code: two digits for a province (16), or PP.KK for a kabupaten or kota (16.08).

data-unregistered-unit = Unit `{ $unit }` is not in the register, and its row gives no name.
data-unregistered-unit-hint = Fill in the column name, or import the unit first.

data-body-circle = `{ $unit }` is its own parent.
data-body-circle-hint = Check the column parent of that unit and of all above it.

data-unit-twice = Unit `{ $unit }` is already in row { $first }.
data-unit-twice-hint = One row for each unit; remove one of them.

data-unknown-parent = Parent `{ $parent }` of unit `{ $unit }` is not in the list of units{ $near ->
    [none] .
   *[other] ; is `{ $near }` meant?
  }
data-unknown-parent-hint = Add the parent as a row of its own, or leave the column parent empty.

data-own-ancestor = Unit `{ $unit }` is its own ancestor.
data-own-ancestor-hint = Check the column parent of this unit and of those above it: the chain comes back to its start.

# Rows that come twice

data-duplicate-row = The answer of `{ $unit }` to `{ $code }`{ $rater ->
    [none] {""}
   *[other] {" "}by rater `{ $rater }`
  } is already in row { $first }, with the same value.
data-duplicate-row-hint = Remove the repeated row; if the raters differ, fill in the column rater.

data-two-answers = `{ $unit }`, code `{ $code }`{ $rater ->
    [none] {""}
   *[other] , rater `{ $rater }`
  } is already answered in row { $first }, with another value.
data-two-answers-hint = Decide which one is right and remove the other; if the raters differ, fill in the column rater.

data-several-raters = `{ $unit }`, code `{ $code }` is answered by more than one rater (the first in row { $first }), but source { $source } has only one.
data-several-raters-hint = Decide which answer holds and remove the others; the instrument does not say how to combine them.

data-tally-twice = The count of `{ $unit }`, question `{ $question }`, option `{ $option }` is already in row { $first }.
data-tally-twice-hint = Add the two up in one row, or remove the repeated one.

data-node-twice = The score of `{ $code }` for `{ $unit }` is already in row { $first }.
data-node-twice-hint = Remove one of them.

data-bad-formula = `{ $formula }` is not a formula{ $rest ->
    [none] : it breaks off.
   *[other] : it cannot be read from `{ $rest }` on.
  }
data-bad-formula-hint = Write other figures as [code], with numbers, + - * / and parentheses, for example ([a] + [b]) / 2.

data-figure-twice = Figure `{ $figure }` is already in row { $first }.
data-figure-twice-hint = Give it another code, or remove one of them.

# Bundles

data-folder-taken = This folder is there already and is not empty.
data-folder-taken-hint = Name another folder, or empty this one first; nothing is overwritten.

data-empty-folder = This folder holds no files.
data-empty-folder-hint = Name a folder that holds files.

data-not-a-bundle = This is not what a Prima bundle says of itself.
data-not-a-bundle-hint = Make the bundle with `prima bundle`, or name the folder that holds datapackage.json and MANIFEST.

data-manifest-missing = There is no MANIFEST, so there is nothing to compare with.
data-manifest-missing-hint = Get the whole bundle from its publisher.

data-manifest-changed = This line was changed after the bundle was made.
data-manifest-changed-hint = Get the original MANIFEST from its publisher, and verify again.

data-manifest-unreadable = MANIFEST cannot be read, or was changed in many places.
data-manifest-unreadable-hint = Get the whole bundle from its publisher.

data-bundle-missing = MANIFEST names this file, but it is not there.
data-bundle-missing-hint = Get the file from the publisher of the bundle.

data-bundle-extra = MANIFEST does not name this file.
data-bundle-extra-hint = Move this file out of the folder of the bundle.

data-bundle-line = This line was changed after the bundle was made.
data-bundle-line-hint = Compare the line with the original publication, and put it back.

data-bundle-among = Several lines were changed after the bundle was made, among these: { $lines }.
data-bundle-among-hint = Compare the lines with the original publication, and put them back.

data-bundle-from = Lines are missing or were added, starting between lines { $first } and { $last }; there should be { $lines } lines.
data-bundle-from-hint = Compare the file with the original publication, and put it back.

data-bundle-hash = The content of the file does not belong to its hash in MANIFEST.
data-bundle-hash-hint = Get the whole bundle from its publisher.

data-output-changed = Here stands `{ $found }`, but computing again gives `{ $expected }`: this line was changed after the bundle was made.
data-output-changed-hint = Write what is computed again, or get the whole bundle from its publisher.

data-package-differs = This line does not agree with the files of the bundle.
data-package-differs-hint = Get the whole bundle from its publisher, or make it again with `prima bundle`.

data-not-recomputed = The results cannot be computed again: { $cause }.
data-not-recomputed-hint = Check the instrument and the input files in the bundle.

data-output-missing = This output can be computed, but the bundle does not have it.
data-output-missing-hint = Get the whole bundle from its publisher, or make it again with `prima bundle`.

data-output-unfounded = This is a result, but nothing in the bundle leads to it.
data-output-unfounded-hint = Get the whole bundle from its publisher; without the inputs this result cannot be trusted.

data-output-differs = Computing again gives `{ $expected }`, but here stands `{ $found }`.
data-output-differs-hint = This figure does not follow from the inputs and the instrument in the bundle; ask its publisher.

# Accepted, but to be known

data-note-byte-order-mark = { $file }: the byte order mark at the start of the file was left out.
data-note-crlf = { $file }: Windows line ends (CRLF) were accepted.
data-note-semicolons = { $file }: the columns are parted by semicolons; accepted.
data-note-tabs = { $file }: the columns are parted by tabs; accepted.
data-note-decimal-comma = { $file }: decimal commas were read as points.
data-note-content-differs = { $file }: the content is { $format }, other than its name says; read as { $format }.
data-note-first-sheet = { $file }: only sheet `{ $sheet }` was read; the others were left out: { $others }.
data-note-column-skipped = { $file }: column `{ $column }` ({ $found }) was left out.
data-note-unknown-columns = { $file }: columns that are not known were passed over: { $columns }.
data-note-no-rows = { $file }: has column names only; nothing was taken from it.
data-note-odd-region = { $file }: { $n } regions are no Kemendagri codes (the first is "{ $found }" in row { $row }); their units are not ranked within a province. Write 34 for a province, 34.04 for a kabupaten or kota.

# Register and data sets

data-dates-reversed = `{ $found }` lies before its beginning, `{ $from }`.
data-dates-reversed-hint = Exchange the two dates, or correct the one that is wrong.

data-not-a-slug = `{ $found }` cannot be part of a page's address.
data-not-a-slug-hint = Use lower-case letters, digits and single hyphens only, such as dinas-kesehatan-bantul.

data-region-kind = { $code } is no code of a { $found }.
data-region-kind-hint = Two digits for a province; within one, 01 to 70 for a kabupaten and 71 and above for a kota. Correct the code or the kind.

data-region-parent = { $expected ->
    [none] Region { $code } is a province and does not lie in `{ $found }`.
   *[other] By its code region { $code } lies in province { $expected }, not in `{ $found }`.
}
data-region-parent-hint = Write the code of its province in the column parent; leave it empty for a province. Former provinces go into region-parents.csv.

data-short-twice = The short name `{ $found }` is already that of region { $code }.
data-short-twice-hint = A short name stands for one region, such as Kab. Bandung beside Kota Bandung.

data-two-files = `{ $key }` is written differently in { $file }, row { $row }.
data-two-files-hint = Remove one of the rows, or import the two files one after the other.

data-no-level = `{ $unit }` has no level, nor has any body above it.
data-no-level-hint = Fill in the column level: kementerian, lembaga, provinsi, kabupaten, kota or bumn; empty means the parent's.

data-no-citation = This figure has no source.
data-no-citation-hint = Fill in source, period and retrieved: a published figure is always shown with its source, its reference period and the day it was read. For sample data write sample = true in example.toml.

data-dataset-name = The folder of this data set is called `{ $found }`, which cannot be part of a page's address.
data-dataset-name-hint = Rename the folder with lower-case letters, digits and single hyphens only, such as ombudsman-2024.

data-dataset-programme = The programme `{ $found }` cannot be part of a page's address.
data-dataset-programme-hint = Write programme with lower-case letters, digits and single hyphens only, such as "ombudsman".

data-dataset-period = The period `{ $found }` is no year, month or day.
data-dataset-period-hint = Write period as "2024", "2024-10" or "2024-10-08".

data-dataset-twice = There are { $n } folders of data sets with this name.
data-dataset-twice-hint = Import one of them, or rename the other: the name of the folder is the name of the data set.

data-other-instrument = This data set is assessed with { $instrument }, but { $dataset }, of the same programme and period, with { $other }.
data-other-instrument-hint = One programme and period is assessed with one instrument, or ranks and means would say nothing. Correct instrument, programme or period, or import all its data sets at once.

data-result-elsewhere = The data set { $dataset } already has the results of { $programme } { $period } for { $n } of the bodies in here: { $bodies }.
data-result-elsewhere-hint = A body has one result in a programme and period. To change that result, import its files as { $dataset } (the name of the folder is the name of the data set). If programme or period are others, correct them; if not, take the bodies out of one of the data sets.

data-event-twice = The event `{ $event }` is already in data set { $dataset }.
data-event-twice-hint = An event and its categories are recorded once. Remove this row, or first import { $dataset } without it.

data-event-missing = This is a category of event `{ $event }`, which has no row of its own.
data-event-missing-hint = Add a row for the event with an empty category, or correct its code.

data-unregistered-event = The event `{ $found }` is not known{ $near ->
    [none] .
   *[other] ; is `{ $near }` meant?
}
data-unregistered-event-hint = Record the event and its category in events.csv, or correct its code.

data-event-gone = The event `{ $event }` is no longer in this file, but honours of data set { $dataset } name it.
data-event-gone-hint = Put the row back, or correct and import { $dataset } together with it.

data-innovation-twice = The innovation `{ $innovation }` is there already{ $dataset ->
    [none] .
   *[other] {" "}in data set { $dataset }.
}
data-innovation-twice-hint = Each innovation and each replication is recorded only once. Delete this row, or give it another code if it really is another innovation.

data-unregistered-innovation = The innovation `{ $found }` is not known{ $near ->
    [none] .
   *[other] ; perhaps `{ $near }` is meant.
}
data-unregistered-innovation-hint = Record the innovation in innovations.csv, or correct its code.

data-innovation-honour = This data set has no honour `{ $honour }`.
data-innovation-honour-hint = Write the honour's code as in honours.csv of the same data set, or leave the cell empty.

data-replication-circle = This descent goes round in a circle: { $way } and back again.
data-replication-circle-hint = An innovation cannot be taken over from its own descendant. Check the columns replica and origin; they may have been swapped.

data-innovation-gone = The innovation `{ $innovation }` is no longer in this file, but a replication of data set { $dataset } names it.
data-innovation-gone-hint = Put the row back, or correct and import { $dataset } together with it.

# What is stored, and what its files give when computed again

data-stored-file = The content is no longer what was imported: its SHA-256 differs.
data-stored-file-hint = Import the data set again from its source, or restore a backup of the database.

data-stored-other = { $row }: stored is `{ $found }`, its files give `{ $expected }`.
data-stored-other-hint = Import the data set again from its source, or restore a backup of the database.

data-stored-extra = { $row }: stored, but not in its files.
data-stored-extra-hint = Import the data set again from its source, or restore a backup of the database.

data-stored-missing = { $row }: in its files, but not stored.
data-stored-missing-hint = Import the data set again from its source, or restore a backup of the database.
