## Worksheet (LKE): the words in the workbook, and problems when it is read back.

worksheet-title = Worksheet (LKE, lembar kerja evaluasi)
worksheet-guide = Guide
worksheet-round = Round
worksheet-unit = Unit
worksheet-instrument = Instrument
worksheet-day = Downloaded on
worksheet-general = General
worksheet-yes = Yes
worksheet-no = No
worksheet-guide-fill = Fill in only the yellow cells: the columns Answer and Note. The others are locked without a password, so that nothing slips.
worksheet-guide-list = Where a cell has a list, choose from it. For a question with several choices, say Yes or No on each of the rows below it; where none holds, say No on all of them.
worksheet-guide-formula = Formulas are not read. If an answer is worked out elsewhere, paste its outcome as a value.
worksheet-guide-empty = An answer left empty means not answered yet. An answer that Prima has is emptied too, after you were shown the difference and agreed.
worksheet-guide-structure = Rows may be sorted or deleted; a deleted row changes nothing. Do not change codes, titles of columns, or hidden columns.
worksheet-guide-evidence = Evidence cannot travel with this sheet; upload it on the page of its question. The column Evidence says what is asked for.
worksheet-guide-back = Save as .xlsx, then upload it on this unit's page Worksheet (LKE). Nothing is saved before you have seen and chosen the differences.
worksheet-column-code = Code
worksheet-column-question = Question
worksheet-column-kind = Kind of answer
worksheet-column-permitted = Permitted answers
worksheet-column-answer = Answer
worksheet-column-note = Note
worksheet-column-evidence = Evidence asked for
worksheet-evidence-for = Indicator { $code }:
worksheet-column-version = Version
worksheet-column-item = Item
worksheet-kind-one = One choice
worksheet-kind-any = Several choices
worksheet-kind-yes-no = Yes or no
worksheet-kind-whole = Whole number
worksheet-kind-number = Number
worksheet-kind-ratio = Percentage
worksheet-kind-text = Free text
worksheet-permitted-any = Answer on the rows below.
worksheet-permitted-span = { $min } to { $max }
worksheet-permitted-least = { $min } or more
worksheet-permitted-ratio = A percentage such as 75, or a fraction such as 45/60
worksheet-too-long = (This answer is too long for a worksheet; change it on the page of the form.)
worksheet-refused-title = Unknown answer
worksheet-refused = Choose from the list, or write a number that the column to the left permits.

# The file

worksheet-not-one = The file { $file } is no worksheet that was downloaded from Prima.
worksheet-not-one-hint = Download the worksheet on this page, fill in that file, save it as .xlsx, then upload it.

worksheet-not-xlsx = The file { $file } is no Excel workbook.
worksheet-not-xlsx-hint = Only worksheets in .xlsx are read here: save the worksheet taken from this page as .xlsx, then upload it.

worksheet-foreign = This worksheet belongs to { $unit }, round { $round }, downloaded on { $day }: not to the unit and round of this page. Download the worksheet on this page, or upload this one on the page of its own unit and round.

# Cells

data-worksheet-rows = This sheet has more than { $limit } rows.
data-worksheet-rows-hint = Delete the empty rows below the form, or copy the answers into a worksheet downloaded anew.

data-worksheet-columns = The titles of this sheet's columns were changed or moved.
data-worksheet-columns-hint = Put the columns back as they were, or copy the answers into a worksheet downloaded anew.

data-worksheet-no-code = This row has an answer or a note, but no code.
data-worksheet-no-code-hint = Write the code of its question in column A, or empty the row.

data-worksheet-unknown-code = The code “{ $code }” is not asked of units in this instrument.
data-worksheet-unknown-code-hint = Check the code in column A, or delete the row.

data-worksheet-twice = The code “{ $code }” stands on another row already.
data-worksheet-twice-hint = Delete one of the rows.

data-worksheet-item = “{ $value }” is neither Yes nor No.
data-worksheet-item-hint = Choose Yes or No from the list, or leave it empty.

data-worksheet-item-alone = The row of the question “{ $code }” is missing, though rows of its choices are there.
data-worksheet-item-alone-hint = Copy the answers into a worksheet downloaded anew, or delete the rows of its choices too.

data-worksheet-version = The hidden column Version of “{ $code }” was changed.
data-worksheet-version-hint = Copy the answers into a worksheet downloaded anew.

data-worksheet-list-twice = The question “{ $code }” is answered twice: on its own row and on the rows of its choices.
data-worksheet-list-twice-hint = Empty the answer on the row of the question; answer only on the rows of the choices.

data-worksheet-list-unclear = At “{ $code }” no choice is answered Yes, and not all are answered No.
data-worksheet-list-unclear-hint = Say No on all rows of its choices if none holds, or leave them all empty.

data-worksheet-formula = This cell holds a formula.
data-worksheet-formula-hint = Copy the cell, then paste it as a value (Paste Special – Values).

data-worksheet-day-cell = Excel took what was written in this cell for a date; what was written is gone.
data-worksheet-day-cell-hint = Set the cell's format to Text, then write the answer again, for example 5/6.

data-worksheet-number = `{ $value }` is not a number that can be used here.
data-worksheet-number-hint = Accepted: { $expected }.
