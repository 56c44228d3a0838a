## Awards and juries at the desk: notices, and the fields of the rule about stages.

web-notice-kind-award = A decision on an award waits for you
web-notice-kind-confirmed = The decision that you proposed was confirmed
web-notice-kind-proposal = A proposal waits for your check
web-notice-kind-jury = Seated as a juror
web-notice-kind-step = A step waits for you to confirm it
web-notice-kind-granted = A predikat or honour for your unit
web-notice-kind-revoked = A predikat or honour of your unit was revoked
web-award-run-rule-reached = Those who came to a stage of a programme, by the jury's result where there is one
web-award-form-edition = Edition of the programme
web-award-form-edition-hint = Only for "came to a stage": the edition that was opened, such as 2024.
web-award-form-stage = Code of the stage
web-award-form-stage-hint = Only for "came to a stage": the code of the stage in the rules of the programme.
web-award-form-empty = This field is not filled in.
web-award-form-whole = Write a whole number, such as 7.
web-award-form-number = Write a number, such as 80.5.
web-award-form-twice = Another category has this code; write another one.
web-award-form-category = Fill in the code, name and honour of at least one category.
