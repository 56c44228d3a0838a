## Names for the words of the instrument language.

label-source-self = self-assessment
label-source-evaluator = evaluator
label-source-survey = survey of service users
label-source-register = computed data
label-source-imported = another determination

label-raters-single = one rater
label-raters-mean = mean of the raters
label-raters-median = median of the raters
label-raters-consensus = agreement of the raters

label-mode-half-up = to the nearest, a half goes up
label-mode-half-even = to the nearest, a half goes to the even digit
label-mode-cut = the rest is cut off
label-mode-up = always up

label-state-not-answered = not answered
label-state-not-applicable = not applicable
label-state-rejected = rejected
label-state-not-assessed = not assessed
label-state-scored = scored

label-action-bottom = counts at its lowest score
label-action-zero = counts as 0
label-action-drop = is left out
label-action-block = makes its parent the same

label-aggregate-weighted-mean = weighted mean
label-aggregate-mean = mean
label-aggregate-sum = sum
label-aggregate-scaled-sum = sum scaled to weights
label-aggregate-min = lowest score
label-aggregate-max = highest score
label-aggregate-geometric-mean = geometric mean
label-aggregate-harmonic-mean = harmonic mean
label-aggregate-pooled-mean = mean of all survey answers
label-aggregate-count = number present
label-aggregate-formula = formula

label-measure-levels = levels
label-measure-rating = options
label-measure-yes-no = yes or no
label-measure-count = count, by steps
label-measure-ratio = percentage, by steps
label-measure-number = number
label-measure-checklist = checklist
label-measure-survey = survey question

label-fact-yes-no = yes or no
label-fact-number = number
label-fact-count = count
label-fact-choice = choice
label-fact-checklist = checklist
label-fact-text = free text

label-yes = yes
label-no = no

label-pillar-inovasi = innovation
label-pillar-sdm = human resources
label-pillar-budaya = public-oriented culture

label-role-best = best
label-role-good = good
label-role-fair = fair
label-role-weak = weak
label-role-poor = poor

label-within-nation = all of Indonesia
label-within-province = one province
label-within-parent = one parent

label-body-institution = institution
label-body-regional-office = regional office
label-body-work-unit = work unit
label-body-service-unit = service unit

label-level-kementerian = ministry
label-level-lembaga = agency
label-level-provinsi = province
label-level-kabupaten = regency
label-level-kota = city
label-level-bumn = state company

label-rollup-mean = mean of the indices of the units below, before rounding
label-rollup-pooled = all survey answers of the units below, scored together
label-rollup-none = parents get no result

label-unknown-skip = counts as not holding
label-unknown-apply = counts as holding
label-unknown-undecided = no band is given, and that is said

label-part-instrument = Instrument
label-part-law = Law
label-part-answer-source = Answer source
label-part-missing = Missing scores
label-part-rounding = Rounding of the index
label-part-fact = Fact
label-part-node = Node
label-part-band = Band
label-part-gate = Gate
label-part-rollup = Roll-up
label-part-peer-group = Peer group
label-part-ranking = Ranking
label-part-sampling = Number of respondents
