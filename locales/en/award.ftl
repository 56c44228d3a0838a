## Award events decided in Prima: faults in the file of their rules, refusals, and the sentences that are published.

fault-award-day = "{ $found }" is no day of the calendar.
fault-award-day-hint = Write the day of the event as year-month-day, such as "2024-10-08".

fault-award-unknown-gate = There is no gate `{ $gate }`.
fault-award-unknown-gate-hint = Gates there are: { $known }. Add a [[gate]] with that code, or name one of them.

fault-award-gate-unproven = The gate `{ $gate }` does not say where it comes from.
fault-award-gate-unproven-hint = Add source = { "{" } law = "…" { "}" }, or provisional with the reason where no rule was found.

fault-award-gate-open = The gate `{ $gate }` limits nothing.
fault-award-gate-open-hint = With kind = "figure" write least or most; with kind = "no_revocation" write months, at least 1.

fault-award-no-places = The category `{ $category }` has room for nobody.
fault-award-no-places-hint = Write places, at least 1.

fault-award-no-threshold = The category `{ $category }` does not say its threshold.
fault-award-no-threshold-hint = Write least, bands, or both.

refusal-award-open = There is an event with the code { $code }, and its rules are never changed. Use another code.
refusal-award-body-unknown = "{ $found }" is not in the register of bodies. Write its official name, or its code as in the address of its page.
refusal-award-body-several = More than one body is called "{ $found }". Write its code as in the address of its page.
refusal-award-body-elsewhere = { $found } is no part of the recipient. Name a unit below the recipient.
refusal-award-body-sample = { $found } is a sample body; sample bodies are honoured in sample events alone.
refusal-award-nobody = There is no recipient yet. Choose at least one.
refusal-award-objection = An objection (sanggahan) that concerns { $name } in the round { $cycle } is not decided. The category can be decided afterwards.
refusal-award-twice = { $name } is named twice for the same. Remove one.
refusal-award-barred = { $name } is barred by a gate across schemes and cannot be chosen.
refusal-award-beyond = { $name } is not chosen by the rule of this category.
refusal-award-no-citation = Write what { $name } is honoured for.
refusal-award-no-reason = Write why { $name } is chosen; the rule alone does not say it.
refusal-award-left-out = { $name } is chosen by the rule, or equal to others at the cut. Choose it, or write why not.
refusal-award-too-many = { $named } are chosen at the cut, where there are { $places } places. Choose { $places }, or all who are equal.

refusal-field-category = Code of the category

award-note = Recipients proposed and confirmed by two officers in Prima; the considerations are in the audit trail.
award-citation = { $name }: { $citation }
award-mismatch = { $category }: { $announced } recipients were announced, { $named } are named.
