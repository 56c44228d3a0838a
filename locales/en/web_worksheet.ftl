## Page of a unit's worksheet (LKE).

web-way-worksheet = Worksheet (LKE)
web-worksheet = Worksheet (LKE)
web-worksheet-lead = Take the form along as an Excel workbook, fill it in without a connection, and bring it back. Nothing is saved before you have seen and chosen the differences.
web-worksheet-take = Download the worksheet
web-worksheet-take-about = It holds all questions, the permitted answers, the present answers, and the evidence asked for.
web-worksheet-download = Download the worksheet (.xlsx)
web-worksheet-bring = Upload the filled-in worksheet
web-worksheet-file = Worksheet
web-worksheet-file-hint = The .xlsx file downloaded from this page. Formulas are not read.
web-worksheet-read = See the differences
web-worksheet-no-file = Choose the file of the worksheet, then send again.
web-worksheet-wrong = This worksheet cannot be read. Nothing was saved; see the problems below.
web-worksheet-cells = There are { $n } problems in cells of this worksheet, so its answers cannot be used. Nothing was saved; sheets and rows are named below.
web-worksheet-problems = Problems in the worksheet
web-worksheet-review = Differences from the present form
web-worksheet-n-different = { $n } answers differ.
web-worksheet-n-conflicts = { $n } of them were changed by somebody else after the worksheet was downloaded; choose one.
web-worksheet-n-same = { $n } answers are the same as those saved.
web-worksheet-newer = Not changed in the worksheet but newer here, so left alone: { $codes }.
web-worksheet-absent = Not in the worksheet, so left alone: { $codes }.
web-worksheet-ignored = Sheets that are no part of the worksheet and were not read: { $codes }.
web-worksheet-no-difference = No difference
web-worksheet-no-difference-about = This worksheet says the same as the present form.
web-worksheet-conflict = This answer was changed after the worksheet was downloaded. Choose which one stands.
web-worksheet-choose-new = Take the worksheet's
web-worksheet-choose-old = Keep what is saved
web-worksheet-choose-one = { $code }: choose the answer that stands.
web-worksheet-save = Save what is chosen
web-worksheet-saved = { $n } answers were saved from the worksheet.
web-worksheet-again = Cancel and upload another worksheet

## The level that facts suggest.

web-suggested-level = Suggested level { $level } (“{ $descriptor }”), because { $why }. The suggestion follows the saved answers; the evaluator decides.
web-suggested-missing = No level can be suggested yet; not answered: { $facts }.
web-suggested-none = The saved facts fit no level of { $code }; there is no suggestion.
