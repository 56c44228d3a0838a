# Words of the command line.

cli-about = Prima scores public services by their official instruments: exact figures, each traceable and open to recount.
cli-after-help = Exit codes: 0 done; 1 a check found something; 2 wrong usage, or a file that cannot be used.
cli-commands = Commands

cli-command-demo = Scores the real examples, prints their tables and writes an HTML report
cli-command-instrument = Instruments: list, check, explain, diff, form, new, schema
cli-command-instrument-list = Lists the instruments there are
cli-command-instrument-check = Checks instruments and runs their worked cases
cli-command-instrument-explain = Explains a whole instrument in plain words
cli-command-instrument-diff = Compares two editions node by node
cli-command-instrument-form = Prints the questionnaire for one source of answers
cli-command-instrument-new = Writes a new instrument to start from
cli-command-instrument-schema = Prints the JSON Schema of instrument files
cli-command-score = Scores, bands, rolls up and ranks from answers
cli-command-rank = Bands, rolls up and ranks indices that are already published
cli-command-robust = Measures how far scores and ranks can be trusted
cli-command-next-steps = Shows which answers would lift a unit to the next band
cli-command-compare = Compares an old rule with a new one, or the results of two years
cli-command-bundle = Writes an open-data bundle that anyone can recompute
cli-command-verify = Recomputes a bundle byte for byte
cli-command-completions = Writes command completions for a shell

cli-argument-help = Prints help
cli-argument-version = Prints the version
cli-argument-lang = Language of the output: id or en
cli-argument-json = JSON output for machines
cli-argument-threads = Number of threads; the result is the same for any number
cli-argument-color = Colours: auto (on a terminal only), always, never
cli-argument-report = Folder of the HTML report
cli-argument-examples = Folder of examples; without it the shipped ones
cli-argument-instrument = Instrument file, or a name such as pekppp/2023
cli-argument-instruments = Instrument files or names; without any, all
cli-argument-before = The old one: an instrument, or a folder of results
cli-argument-after = The new one: an instrument, or a folder of results
cli-argument-source = Code of a source of answers (F-01) or its kind (self, evaluator, survey)
cli-argument-code = Code of the instrument
cli-argument-edition = Edition of the instrument
cli-argument-units = Units: unit,name,parent,kind,level,region
cli-argument-answers = Answers: unit,source,rater,code,value (CSV, XLSX, Parquet)
cli-argument-tallies = Survey counts: unit,question,option,count; or single answers: unit,question,value
cli-argument-nodes = Published node scores: unit,code,score
cli-argument-results = Published indices: unit,index and, where known, band,rank,source,period,retrieved
cli-argument-out = Destination folder or file
cli-argument-all-nodes = Writes all nodes to nodes.csv, not aspects only
cli-argument-scorecards = Writes every unit's scorecard to scorecards.jsonl
cli-argument-format = Output format
cli-argument-seed = Seed of the random numbers; the same seed gives the same result
cli-argument-replicates = Number of replicates
cli-argument-weights = How far weights are moved, in per cent of their value
cli-argument-level = Confidence level of the intervals, in per cent
cli-argument-only = These causes only: survey, raters, weights, missing
cli-argument-unit = Code of the unit
cli-argument-from = Folder of an example, or of results of prima score or prima rank
cli-argument-bundle = Folder of the bundle
cli-argument-shell = Shell

cli-unknown-argument = Unknown argument { $argument }.{ $near ->
    [none] {""}
   *[other] {" "}Did you mean { $near }?
    }
cli-missing-argument = A required argument is missing: { $argument }.
cli-unknown-command = Unknown command { $command }.{ $near ->
    [none] {""}
   *[other] {" "}Did you mean { $near }?
    }
cli-missing-command = No command was given.
cli-bad-value = The value "{ $value }" cannot be used for { $argument }.{ $known ->
    [none] {""}
   *[other] {" "}Choices: { $known }.
    }
cli-bad-usage = The command cannot be run like this.
cli-near = Did you mean { $near }?
cli-choices = Choices: { $known }.
cli-see-help = See: prima --help
cli-failed = Failed: { $chain }. Check the file's name and permissions, then try again.
cli-unknown-instrument = There is no instrument { $name }, neither as a file nor by name. There are: { $known }.
cli-not-text = { $file }: not UTF-8 text (byte { $at }). Save it again as UTF-8.
cli-unknown-unit = Unit { $unit } is not among the units. Check its code in the --units file.
cli-not-a-run = { $folder }: neither an example (example.toml) nor a folder of results (run.json). Run prima score or prima rank with --out first.
cli-unknown-source = This instrument has no source of answers { $source }. It has: { $known }.
cli-bad-code = "{ $code }" cannot be a code. Use letters, digits, dots, hyphens or underscores.
cli-written = Written: { $file }
cli-compare-usage = prima compare takes two instruments with --units (and their answers), or two folders of results without --units.
cli-robust-range = Replicates from 10 to 1000000, weights from 0 to 100 per cent, confidence level between 0 and 100 per cent.

cli-check-faults = { $file }: { $n } faults.
cli-check-edition = { $file }: the file's name is not the edition "{ $edition }". Make them the same.
cli-check-done = { $file }: { $n ->
    [0] correct
   *[other] { $n } figures differ
 }; { $cases } cases, { $figures } figures compared.
cli-case-differs = { $unit }: { $what } is "{ $expected }" in the case, "{ $found }" by computation.
cli-case-toml = The case is not valid TOML: { $found }.
cli-case-key = Unknown key in the case: { $found }.
cli-case-reason = The case has no `reason`. Write what it shows and where its figures come from.
cli-case-empty = The case compares nothing. Add a [[body]] with `expect`.
cli-case-code = { $unit }: code { $found } is not in the instrument, or its value is no number.
cli-case-value = { $unit }: value that cannot be read: { $found }.
cli-case-bodies = { $found }: named twice, or its parent is missing.

cli-progress-read = Reading
cli-progress-score = Scoring
cli-progress-robust = Replicating

cli-group = { $name }: { $of } with an index
cli-group-none = Without a peer group
cli-more-rows = … and { $n } more rows in the result files.
cli-rank-of = { $rank } of { $of }
cli-provisional = * rests on parts that no official source proves yet; the column provisional lists them.
cli-no-uncertainty = Nothing can be said about who cannot be told apart: there are only published indices, without the answers beneath them.
cli-note = Note: { $note }

cli-column-name = Name
cli-column-title = Title
cli-column-nodes = Nodes
cli-column-cases = Cases
cli-column-provisional = Unproven
cli-column-rank = Rank
cli-column-index = Index
cli-column-band = Band
cli-column-label = Predikat
cli-column-zone = Zone
cli-column-state = Origin
cli-column-published = Published
cli-column-interval = Index interval
cli-column-ranks = Rank interval
cli-column-alike = Not told apart
cli-column-before = Before
cli-column-after = After
cli-column-difference = Difference
cli-column-figure = Figure
cli-column-period = Period
cli-column-recomputed = Recomputed
cli-column-finding = Finding
cli-column-answer = Answer
cli-column-now = Now
cli-column-to = To
cli-column-gain = Gain

cli-state-scored = scored from answers
cli-state-imported = published
cli-state-rolled-up = rolled up
cli-state-counted = counted
cli-state-undecided = a condition is undecided
cli-state-refused = predikat refused
cli-state-not-answered = not answered
cli-state-not-applicable = not applicable
cli-state-rejected = rejected
cli-state-not-assessed = not assessed
cli-state-too-few-units = too few units

cli-cause-survey = Survey
cli-cause-raters = Raters
cli-cause-weights = Weights
cli-cause-missing = Missing
cli-cause-state-not-asked = not asked
cli-cause-state-no-data = no data
cli-cause-state-too-little-data = too little data
cli-cause-state-not-present = none
cli-cause-state-modelled = 0 %
cli-robust-nothing = Nothing can be said about certainty: there are no answers, evaluators or surveys to work with.
cli-robust-method = { $replicates } replicates, seed { $seed }, { $level } % intervals, weights moved ± { $weights } %. No published figure is changed.

cli-only-before = Only in the old one: { $units }
cli-only-after = Only in the new one: { $units }

cli-report-written = Report: { $file }
cli-figure-agrees = agrees
cli-figure-differs = differs by { $by }
cli-figure-computed = computed only
cli-figure-unknown-code = unknown figure it rests on: { $names }
cli-figure-missing-operand = a figure it rests on is missing: { $names }
cli-figure-circle = figures refer to one another: { $names }
cli-figure-no-number = the formula gives no number
cli-figure-twice = the figure's code is used twice
cli-figure-nothing = neither a figure nor a formula
cli-figure-change = { $label } were { $would } (published: { $published })
cli-figure-hint = { $period }: all shares would agree if { $changes }.

cli-next-now = Index { $index }, band { $band }; next is { $target }.
cli-next-now-only = Index { $index }, band { $band }.
cli-next-singles = Single answers that are enough
cli-next-no-single = No single answer is enough by itself.
cli-next-smallest = Fewest answers that are enough together
cli-next-gains = Greatest gain of each answer
cli-next-items = { $n } items
cli-next-change = { $code } { $title }: { $now } → { $to }
cli-next-plan = { $n } answers; index { $index } ({ $gain }), band { $band }.
cli-outlook-best = Already in the highest band that can be reached.
cli-outlook-no-bands = This instrument has no bands.
cli-outlook-less-is-better = In this instrument less is better; next steps are not worked out for it.
cli-outlook-not-from-answers = The result of this unit is not scored from its own answers.
cli-outlook-no-index = This unit has no index yet.
cli-outlook-undecided = A condition cannot be decided; state the missing facts first.
cli-outlook-refused = A condition refuses the predikat; meet that condition first.
cli-proof-not-looked = Not looked for.
cli-proof-impossible = No change of answers is enough.
cli-proof-exhausted = The search was cut short; a smaller set may exist.
