## An instrument explained in plain words.

explain-name = Instrument { $code }, edition { $edition }.
explain-index = Its index runs from { $scale }.
explain-no-index = This instrument counts and states; it has no index, no bands and no ranks.
explain-counts = It holds { $groups } groups below the root, { $leaves } indicators to be answered, and { $facts } facts.
explain-source = Source: { $source }.
explain-provisional = Provisional, not proven: { $why }
explain-mark = provisional

explain-marks = What is not proven
explain-marks-caption = Provisional parts, with the reason
explain-marks-none = Nothing: every part rests on a proven source.

explain-rule-sources = Where the rules come from
explain-rule-sources-about = The regulation itself was not found. These rules were read from the following sources, which are no regulations.
explain-laws-caption = Regulations and documents it rests on
explain-law-sourced = text read
explain-law-unverified = not read itself

explain-sources = Who answers
explain-sources-caption = Answer sources, and how several raters become one

explain-tree = Structure and weights
explain-tree-about = A weight is a node's share within its parent. The effective weight is its share within the index; it is empty where that share depends on the score.
explain-tree-caption = All nodes with weight, effective weight and the way they get their score

explain-aggregates = How scores come together
explain-weighted-mean = The score is the weighted mean of { $children }: each score times its weight, added up, divided by the weights that count. The weights add up to { $total }.
explain-scaled-sum = The score is the sum of { $children }: each score divided by its maximum, times its weight. The weights add up to { $total }.
explain-mean = The score is the mean of { $children }.
explain-sum = The score is the sum of { $children }.
explain-min = The score is the lowest of { $children }.
explain-max = The score is the highest of { $children }.
explain-geometric-mean = The score is the geometric mean of { $children }, worked out to { $rounding }.
explain-harmonic-mean = The score is the harmonic mean of { $children }; 0 if one of them is 0.
explain-pooled-mean = The score is the mean of all survey answers to { $children }, whatever the question.
explain-count = The score is the number of those present among { $children }.
explain-formula = The score is worked out by the formula: { $formula }.

explain-applies-if = It applies only where { $condition }.
explain-pillar = Pillar: { $pillar }.
explain-minimum-respondents = Below { $least } respondents it counts as not assessed.
explain-node-missing = Here a child that is { $state } { $action }.
explain-missing-mark = Where something is left out, the result says: “{ $text }”
explain-as-child = This node itself, where it is { $state }: it { $action }.
explain-left-out-mark = Where this node is left out, the result says: “{ $text }”
explain-node-rounding = The score is rounded here, too: { $rounding }.
explain-span = The score runs from { $span }.

explain-leaves = Indicators and their scores
explain-answered-by = Answered by { $source }; { $raters }.
explain-levels = One level is chosen; the score is the level itself, unless points are given.
explain-survey = Every respondent chooses one answer; the score is the mean of all answers.
explain-rating = One answer is chosen.
explain-yes-no = Answered with yes or no: a yes earns { $yes }, a no { $no }.
explain-count-steps = A count is entered, { $span }; steps decide its points.
explain-ratio = A percentage is entered, or a fraction such as 45/60; steps in per cent decide its points.
explain-number-up = A number is entered, { $span }; it is the score itself, more is better.
explain-number-down = A number is entered, { $span }; less is better, the score is the lower end plus the upper end minus the number.
explain-number-mapped-up = A number is entered, { $span }; it is mapped evenly to a score of { $points }, more is better.
explain-number-mapped-down = A number is entered, { $span }; it is mapped evenly to a score of { $points }, less is better.
explain-checklist = What is present is ticked; the score is how many are present.
explain-checklist-steps = What is present is ticked; steps over the number present decide the points.
explain-answers-caption = Answers to { $code } and their scores
explain-suggestions = Facts may suggest a level; a suggestion never scores, the rater's answer does. Read from the top:
explain-suggestion = level { $level } if { $condition }
explain-evidence = Evidence: { $evidence }.
explain-facilities = Facilities: { $facilities }.

explain-facts = Facts
explain-facts-about = Facts are stated by the unit, by computed data or by other results. Conditions and formulas read them; a fact has no score of its own.
explain-facts-caption = Facts that are asked for

explain-missing = A missing score is not a zero. Where a child is
explain-missing-state = { $state }: it { $action }

explain-rounding = The index is rounded once: { $rounding }. Bands and ranks use the rounded index.

explain-bands = Bands
explain-bands-none = No source sets any bands; the index is published without a predikat.
explain-bands-about = The index is read after rounding.
explain-bands-caption = Bands, highest first
explain-open-end = and above

explain-gates = Gates
explain-gate = If { $condition }, { $effect }.
explain-gate-unknown = If that cannot be known: { $unknown }.
explain-gate-text = What the unit reads: “{ $text }”
explain-effect-cap = the band is { $band } at most
explain-effect-replace = band { $band } becomes { $with }
explain-effect-refuse = no band is given
explain-effect-stage = the unit goes to the stage “{ $stage }”

explain-rollup = Results of parent bodies
explain-rollup-way = Way: { $way }.
explain-rollup-least = At least { $least } units must have a score.

explain-peer-groups = Peer groups
explain-peer-groups-about = A body belongs to the first group that fits; one that belongs to none is not ranked.
explain-peer-groups-caption = Who is compared with whom
explain-any = any

explain-unordered = There are no ranks; the list has no order.
explain-ranking-high = A higher index is better.
explain-ranking-low = A lower index is better.
explain-ties-competition = Equal indices share a rank and the next is skipped: 1, 2, 2, 4.
explain-ties-dense = Equal indices share a rank and the next is not skipped: 1, 2, 2, 3.
explain-tie-breakers = Where indices are equal, these are compared in turn: { $nodes }.

explain-krejcie-morgan = The number of respondents follows the table of Krejcie and Morgan, from the number of service users.
explain-sampling-minimum = At least { $least } respondents.

explain-column-about = About
explain-column-answer = Answer
explain-column-bodies = Kind of body
explain-column-code = Code
explain-column-default = If not answered
explain-column-effective = Effective weight
explain-column-evidence = Evidence
explain-column-found = Read at
explain-column-from = Answered by
explain-column-highest = To
explain-column-key = Short name
explain-column-kind = Kind
explain-column-label = Predikat
explain-column-law = Title
explain-column-levels = Level of government
explain-column-lowest = From
explain-column-mark = Provisional
explain-column-meaning = Meaning
explain-column-part = Part
explain-column-points = Score
explain-column-present = Counts as present
explain-column-question = Question
explain-column-raters = Several raters
explain-column-rule = Way to the score
explain-column-source = Source
explain-column-status = Standing
explain-column-stretch = From and to
explain-column-through = Only through
explain-column-title = Name
explain-column-weight = Weight
explain-column-why = Why
explain-column-within = Reach
explain-column-zone = Zone
