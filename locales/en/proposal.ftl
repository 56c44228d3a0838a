## Proposals of innovations: faults in their rules, and refusals.

fault-programme-no-proposal = This stage writes or checks a proposal, but the programme has no table [proposal].
fault-programme-no-proposal-hint = Add [proposal] with [[proposal.group]] and [[proposal.section]], or remove this flag.

fault-programme-rule-lacks = This kind of rule needs the key `{ $key }`.
fault-programme-rule-lacks-hint = Add `{ $key }` to the same table.

fault-programme-unknown-group = There is no group `{ $group }`.
fault-programme-unknown-group-hint = The groups are: { $known }.

fault-programme-unknown-tier = There is no honour `{ $tier }` in [[proposal.tier]].
fault-programme-unknown-tier-hint = There are: { $known }.

fault-programme-group-without-section = The group `{ $group }` has no section to write.
fault-programme-group-without-section-hint = Name it in groups of a [[proposal.section]], or remove the group.

fault-programme-weights = The weights of the sections of group `{ $group }` come to { $sum }; they must come to 100, and stand at every section or at none.
fault-programme-weights-hint = Correct weight in the [[proposal.section]] tables of this group.

fault-programme-no-draft = Whoever enters is at stage `{ $stage }`, which writes no proposal.
fault-programme-no-draft-hint = Add writes_proposal = true to that stage.

proposal-fields = Check the fields that are marked.
proposal-stale = A colleague saved first. Your text is not saved yet; compare both, then save again.
proposal-incomplete = It cannot be submitted yet: fill title, group and every section, and keep to the word limits. What is missing stands in the check above.
proposal-undecided = It cannot go on yet: every rule must first be said to hold on the page of the check.
proposal-no-reason = Write a reason: this decision is not what was found.
proposal-not-colleague = No account of this institution has that address. Check it; only unit officers and coordinators of the same institution can be co-authors.
proposal-not-in-vault = A piece of evidence is no longer in the unit's vault. Choose again from the list.
proposal-no-origin = The catalogue has no such innovation. Copy the address of its page from the catalogue.
proposal-closed = The present stage of this proposal does not have that open, so nothing was saved; a colleague may just have submitted or withdrawn it. This page shows what holds now.
proposal-missing = Fill this in.
proposal-long = Too long: { $most } letters at most.
proposal-no-day = Write a day (2021-05-10), a month (2021-05) or a year (2021).
proposal-ahead = That time has not come yet.
proposal-no-years = Write years with four digits, parted by spaces, such as 2019 2021.
proposal-report-missing-state = Choose one of these.
proposal-report-missing-account = Say in short how it stands.
proposal-report-no-year = Choose a year from 2014 to this one.
