# What is said to those who record a replication

innovation-circle = This origin itself descends from the innovation you chose: { $way }. Choose another, or record a new innovation.
innovation-recorded = This replication is on record already.
innovation-not-own = The innovation you chose does not belong to the body that replicates. Choose a body and an innovation of the same owner.
innovation-not-offered = This innovation is not on offer.
innovation-missing-title = Fill in the name of the innovation at the new place.
innovation-missing-year = Fill in the year it began, such as 2024.
innovation-missing-adaptation = Write what was done otherwise; if nothing was, write so.
innovation-missing-terms = Write what is offered and the role that helps.
innovation-long = Too long: at most { $most } letters.
innovation-no-year = Write the year with four digits, such as 2024.
innovation-ahead = This year has not come yet. Fill in a year in which the innovation was running.
