## Juries: faults in the file of their rules, and refusals.

fault-programme-jury-criteria = The criteria of the jury of stage `{ $stage }` do not fit its form.
fault-programme-jury-criteria-hint = Each jury has at least one [[stage.jury.criterion]]; only form = "public" has none.

fault-programme-jury-jurors = The number of jurors of stage `{ $stage }` does not fit its form.
fault-programme-jury-jurors-hint = Write jurors = 1 or more; only form = "public" has no jurors.

fault-programme-jury-twice = Criterion `{ $code }` of stage `{ $stage }` is written twice.
fault-programme-jury-twice-hint = Each code of a criterion is used once; change one of them.

fault-programme-jury-weight = The weight of criterion `{ $code }` of stage `{ $stage }` cannot be used.
fault-programme-jury-weight-hint = Write a weight from 0 to 100; with form = "administrative" all criteria weigh alike and have no weight.

fault-programme-jury-weights = The weights of the criteria of stage `{ $stage }` make { $sum }; they must make 100.
fault-programme-jury-weights-hint = Check the weight of each [[stage.jury.criterion]] of this stage.

fault-programme-jury-scale = The scale of criterion `{ $code }` of stage `{ $stage }` cannot be used.
fault-programme-jury-scale-hint = min must not be below 0, and max must be greater than min.

fault-programme-jury-passing = The passing grade of stage `{ $stage }` must lie between 0 and 100.
fault-programme-jury-passing-hint = The result of a jury is always out of 100.

fault-programme-jury-carried = Stage `{ $carried }`, whose result counts in stage `{ $stage }`, is no earlier stage with a jury.
fault-programme-jury-carried-hint = Name a stage that stands earlier in the file and has a [stage.jury].

fault-programme-jury-shares = The shares of the result of stage `{ $stage }` make { $sum }; they must make 100.
fault-programme-jury-shares-hint = The share of this stage and those of each [[stage.jury.carried]] make 100 together.

fault-programme-jury-not-work = Stage `{ $stage }` has a jury, but is no stage of work.
fault-programme-jury-not-work-hint = Only a stage with kind = "work" has a jury.

fault-programme-jury-exit = Exit `{ $exit }` asks for a result of the jury, but this stage has no passing grade.
fault-programme-jury-exit-hint = Write passing in [stage.jury], or take jury out of this exit.

refusal-jury-open = The jury's result of this stage is not closed. Close the scoring of this candidate first.
refusal-jury-other-verdict = That step does not agree with the jury's result. Choose another step.
refusal-jury-no-panel = This person is no member of the jury of this stage. Add them to the jury first.
refusal-jury-no-reason = A score changed in the discussion needs a reason; the old score and the reason are both kept.
refusal-jury-carried = The result of the earlier stage that counts here is missing.
refusal-jury-votes = The number who find it of use must be whole and at most the number who judged, who must be at least one.
jury-result-passed = Result of the jury { $value } of 100 ({ $n } score sheets; passing grade { $passing }: passed).
jury-result-failed = Result of the jury { $value } of 100 ({ $n } score sheets; passing grade { $passing }: not passed).
jury-result = Result of the jury { $value } of 100 ({ $n } score sheets; no passing grade).
jury-votes = Vote of the public { $value } of 100 ({ $for } of { $voters } find it of use).
refusal-field-juror = Juror
refusal-field-jury-document = Source of the counts
