## Faults in an instrument file: what is wrong, and what to do.

# Shape of the file

fault-toml = This is not valid TOML: { $message }.
fault-toml-hint = Check quotes, brackets and equals signs around this place; other faults can be read only once this is right.

fault-empty = This file holds no instrument.
fault-empty-hint = Begin with the table [instrument] and at least one [[node]]; `prima instrument new` writes an example.

fault-unknown-key = The key `{ $key }` is not known here.
fault-unknown-key-hint = Known are: { $known }.

fault-unknown-key-near = The key `{ $key }` is not known here.
fault-unknown-key-near-hint = Did you mean `{ $near }`?

fault-missing-key = The key `{ $key }` is missing.
fault-missing-key-hint = Add `{ $key }`; without it this part is incomplete, and there is no default.

fault-wrong-type = The value of `{ $key }` has the wrong shape.
fault-wrong-type-hint = Write it like this: { $expected }.

fault-empty-text = `{ $key }` is empty.
fault-empty-text-hint = Fill in `{ $key }`, or delete the key where it is not required.

fault-empty-list = The list `{ $key }` is empty.
fault-empty-list-hint = Put at least one thing into it, or delete the key.

fault-unknown-word = `{ $found }` is not a choice for `{ $key }`.
fault-unknown-word-hint = The choices are: { $words }.

fault-bad-code = `{ $code }` cannot be a code.
fault-bad-code-hint = A code may hold letters, digits, dots, hyphens and underscores only.

fault-reserved-code = The code `{ $code }` already has a meaning of its own.
fault-reserved-code-hint = In a condition, [{ $code }] is the rounded index; use another code.

fault-missing-translation = `{ $key }` is missing in the language `{ $lang }`.
fault-missing-translation-hint = Every text is written in both languages: { $key } = { "{" } id = "…", en = "…" { "}" }.

fault-key-without-use = The key `{ $key }` has no use with `{ $with }`.
fault-key-without-use-hint = Delete `{ $key }`, or change `{ $with }` if something else was meant.

fault-one-edge = The edge must be given exactly once.
fault-one-edge-hint = Write only one of { $keys }: the first if the edge itself belongs to it, the second if not.

# Laws

fault-no-law = This instrument names no law at all.
fault-no-law-hint = Add at least one table [laws.<key>], then name it in source = { "{" } law = "<key>" { "}" }.

fault-unknown-law = The law `{ $law }` is not in the table [laws].
fault-unknown-law-hint = Add a table [laws.{ $law }] with its official title, or name a law that is there.

fault-unknown-law-near = The law `{ $law }` is not in the table [laws].
fault-unknown-law-near-hint = Did you mean `{ $near }`?

fault-unused-law = No table cites the law `{ $law }`.
fault-unused-law-hint = Cite it in source = { "{" } law = "{ $law }" { "}" } where its numbers stand, or remove its table.

# Codes and the tree

fault-duplicate-code = The code `{ $code }` is already used on line { $line }.
fault-duplicate-code-hint = Give each its own code; answers and scores are kept by code.

fault-unknown-code = The code `{ $code }` is not known.
fault-unknown-code-hint = Check the spelling, or add what has the code `{ $code }`.

fault-unknown-code-near = The code `{ $code }` is not known.
fault-unknown-code-near-hint = Did you mean `{ $near }`?

fault-second-root = `{ $code }` has no parent, although there is a root already.
fault-second-root-hint = Only the first node has no parent; add parent = "…" to `{ $code }`.

fault-parent-later = The parent `{ $code }` comes only after its child.
fault-parent-later-hint = Move the node `{ $code }` above its children.

fault-too-deep = `{ $code }` lies more than { $most } levels below the root.
fault-too-deep-hint = Make the tree flatter; no official instrument is this deep.

fault-no-rule = `{ $code }` does not say where its score comes from.
fault-no-rule-hint = Add an `aggregate` if it is computed from its children, or a `measure` if it is answered.

fault-aggregate-and-measure = `{ $code }` is both computed and answered.
fault-aggregate-and-measure-hint = Choose one: `aggregate` for a node with children, `measure` for an indicator.

fault-leaf-with-children = `{ $code }` has a `measure`, yet it has children too.
fault-leaf-with-children-hint = Replace the `measure` by an `aggregate`, or move the children.

fault-no-children = `{ $code }` is computed from its children, but has none.
fault-no-children-hint = Add nodes with parent = "{ $code }", or give `{ $code }` a `measure`.

fault-no-answer-source = It is not said who answers `{ $code }`.
fault-no-answer-source-hint = Add `from` to `{ $code }` or to a node above it.

fault-survey-source = The answer source of `{ $code }` does not fit its measure.
fault-survey-source-hint = Survey questions (kind = "survey") are answered by a source of the kind survey, and only they.

fault-respondents-without-survey = `minimum_respondents` has no use in `{ $code }`.
fault-respondents-without-survey-hint = A least number of respondents belongs to a survey question or a pooled_mean; delete it, or move it there.

fault-pooled-without-survey = `{ $code }` takes the mean of survey answers, but not everything below it is a survey question.
fault-pooled-without-survey-hint = Use pooled_mean only above survey questions; elsewhere mean or weighted_mean.

# Weights

fault-weights-sum = The weights below { $code } add up to { $sum }; they must make { $total }.
fault-weights-sum-hint = Check the weights of { $children }; { $difference } too { $direction ->
        [less] little
       *[more] much
    }.

fault-weights-total = The weights below `{ $code }` must add up to more than 0.
fault-weights-total-hint = Say in `weights` what the children's weights must add up to, such as 100.

fault-no-weight = `{ $code }` has no weight, although `{ $parent }` weighs its children.
fault-no-weight-hint = Add weight = … to `{ $code }`.

fault-weight-without-use = The weight of `{ $code }` has no use: `{ $parent }` does not weigh its children.
fault-weight-without-use-hint = Delete the weight, or change the aggregate of `{ $parent }`.

fault-root-weight = The weight of `{ $code }` has no use: the root has no parent.
fault-root-weight-hint = Delete the weight; the score of the root is the index.

fault-negative-weight = The weight of `{ $code }` is below 0.
fault-negative-weight-hint = A weight is at least 0.

fault-some-weights = Only some children of `{ $code }` have a weight.
fault-some-weights-hint = Give all children a weight, or none.

fault-scaled-without-maximum = `{ $code }` has no greatest score above 0, although its parent divides by it.
fault-scaled-without-maximum-hint = Give `{ $code }` an upper end, or change the aggregate of its parent.

# Measures and values

fault-not-ascending = { $value } is not greater than what comes before it.
fault-not-ascending-hint = Begin with the least, and write each once.

fault-step-hole = The first step starts at { $value }, so values from { $min } up to there earn nothing at all.
fault-step-hole-hint = Begin with a step from = { $min }.

fault-step-unreachable = The step at { $value } is never reached.
fault-step-unreachable-hint = Its edge lies outside the permitted values; lower the edge or raise the upper end.

fault-open-mapping = This number cannot be mapped to points.
fault-open-mapping-hint = Mapping needs min and max, max above min, both for the number and for its points.

fault-open-down = A number of which less is better needs an upper end.
fault-open-down-hint = Add max; the score is min + max − the number.

fault-nothing-present = No option of `{ $code }` counts as present.
fault-nothing-present-hint = Put present = true on the options the parent is to count.

fault-rating-without-points = Some option of `{ $code }` has no points, although points are read.
fault-rating-without-points-hint = Give every option `points`; only below the aggregate count they may be left out.

fault-min-above-max = The lower end of `{ $code }` is above its upper end.
fault-min-above-max-hint = Swap min and max, or correct one of them.

fault-default-outside = The default of `{ $code }` is not a permitted answer.
fault-default-outside-hint = Choose a value between min and max; for yes/no: 1 or 0.

fault-too-many-digits = The rounding of `{ $code }` keeps more than { $most } decimals.
fault-too-many-digits-hint = Name { $most } decimals at most.

fault-no-rounding = The index is published, but nothing says how it is rounded.
fault-no-rounding-hint = Add [rounding] with mode and digits.

fault-scale = The scale of the index is stated as { $stated }, but what can be reached is { $reached }.
fault-scale-hint = Make `scale` what can be reached, or check points and weights below the root.

fault-open-bottom = The lower end of `{ $code }` cannot be worked out.
fault-open-bottom-hint = Bound the facts and children its formula reads, or write the formula with if … then … else.

# Conditions and formulas

fault-condition = `{ $found }` cannot be read in this place.
fault-condition-hint = A condition looks like this: [18.c.K] >= 3 and not [f01.online] = ya. Codes stand in square brackets.

fault-condition-end = This condition or formula breaks off.
fault-condition-end-hint = Write the part that is missing, or close the bracket.

fault-condition-long = This condition or formula is too long or too deeply nested.
fault-condition-long-hint = At most { $most } words, numbers and signs; split it into several nodes or facts.

fault-mixed-kinds = `{ $part }` does not fit in this place.
fault-mixed-kinds-hint = Numbers are reckoned and compared with numbers, options only with their own words; and, or and not join conditions.

fault-not-a-condition = What `{ $code }` says is not a condition.
fault-not-a-condition-hint = It must come out true or false; compare it with something, such as >= 3.

fault-not-a-number = The formula of `{ $code }` does not give a number.
fault-not-a-number-hint = Use if condition then number else number.

fault-text-in-condition = `{ $code }` is free text; a condition cannot read it.
fault-text-in-condition-hint = Use a yes/no fact, a number, a choice or a checklist.

fault-code-not-here = `{ $code }` exists, but cannot be read in this place.
fault-code-not-here-hint = applies_if and suggestions read facts only; a formula reads facts and the children of its node; a gate reads everything.

fault-applies-never = `{ $code }` never applies.
fault-applies-never-hint = Its applies_if cannot hold; correct it, or delete the node.

fault-applies-always = The applies_if of `{ $code }` always holds.
fault-applies-always-hint = Delete the condition, or correct its limit.

fault-suggested-level = The suggested level { $level } is not a level of `{ $code }`.
fault-suggested-level-hint = Suggest one of the values in the `levels` of `{ $code }`.

fault-suggestion-never = Level { $level } of `{ $code }` is never suggested by this condition.
fault-suggestion-never-hint = The condition cannot hold, or one above it always comes first; they are read from the top.

# Bands and gates

fault-bands-without-index = There are bands, although this instrument has no index.
fault-bands-without-index-hint = Delete the bands, or write published_index = true.

fault-band-top = The band `{ $band }` ends at { $found }, but the scale ends at { $expected }.
fault-band-top-hint = The highest band ends where the scale ends; without `to` and `below` its end is open.

fault-band-hole = No band holds { $values }.
fault-band-hole-hint = Let neighbouring bands meet; edges are read after rounding.

fault-band-overlap = Both `{ $band }` and a band above it hold { $values }.
fault-band-overlap-hint = Move one of the edges; the highest band comes first.

fault-band-empty = The band `{ $band }` is empty.
fault-band-empty-hint = After rounding there is no value between its lower and its upper edge.

fault-band-unreachable = The band `{ $band }` is never given.
fault-band-unreachable-hint = The gate named in `through` must have the effect of giving this band (replace … with, or cap).

fault-band-not-the-replaced = The edges of the band `{ $band }` are not those of `{ $replaced }`.
fault-band-not-the-replaced-hint = A gate gives it in place of `{ $replaced }` and nowhere else, so both are the same stretch of the index.

fault-band-beyond-scale = The band `{ $band }` goes beyond the scale of the index.
fault-band-beyond-scale-hint = A band may be neither lower nor higher than `scale`.

fault-one-effect = A gate must have exactly one effect.
fault-one-effect-hint = Choose one: { "{" } cap = "B" { "}" }, { "{" } replace = "A", with = "A-" { "}" }, { "{" } refuse = true { "}" }, or { "{" } stage = "…" { "}" }.

fault-gate-never = The gate `{ $gate }` can never hold.
fault-gate-never-hint = Compare its limits with what the facts and nodes it reads can reach.

fault-gate-always = The gate `{ $gate }` always holds.
fault-gate-always-hint = Compare its limits with what can be reached; what always holds is no condition.

fault-effect-nothing = The effect of the gate `{ $gate }` changes nothing.
fault-effect-nothing-hint = The highest band is no cap, a band cannot be replaced by itself, and without bands there is nothing to refuse.

# Roll-up and ranking

fault-minimum-zero = `{ $key }` is 0.
fault-minimum-zero-hint = A least number of 0 asks for nothing; give at least 1, or delete the key.

fault-pooled-nothing = This roll-up pools survey answers, but there is no survey question.
fault-pooled-nothing-hint = Use kind = "mean", or "none" where parents get no result.

fault-ranking-without-index = There is a ranking, although this instrument has no index.
fault-ranking-without-index-hint = Write kind = "unordered", or published_index = true.

fault-one-rollup = There may be only one [[rollup]].
fault-one-rollup-hint = Delete the second; an instrument has one way of rolling up.
