## Conditions across schemes in the form of an award event.

web-award-gate-all = Conditions across schemes
web-award-gate-about = They hold in all categories below. Leave empty what is not demanded; conditions of some categories alone are written as text.
web-award-gate-months = No honour revoked for (months)
web-award-gate-months-hint = Counted back from the day of the event, such as 24.
web-award-gate-objection = No objection (sanggahan) that waits for its decision
web-award-gate-programme = Published figure of another scheme: code of the programme
web-award-gate-programme-hint = Such as lapor, for late complaints; leave it empty where none is demanded.
web-award-gate-period = Period of that figure
web-award-gate-least = At least
web-award-gate-most = At most
web-award-gate-basis = What the conditions rest on: law or letter
web-award-gate-basis-hint = Its official name, such as Permen PANRB 90/2021.
web-award-gate-place = Place in it
web-award-gate-unproven = Where they rest on nothing yet, why they are demanded
web-award-gate-unproven-hint = The conditions are marked as unproven on all pages that use them.
web-award-gate-no-months = Write the months as a whole number, such as 24, or leave it empty.
web-award-gate-no-programme = Write the code of the programme whose figure is demanded, or leave period and limits empty.
web-award-gate-no-period = Write the period of the figure, such as 2024.
web-award-gate-no-limit = Write how much the figure is at least or at most.
web-award-gate-no-basis = Write what the conditions rest on, or why they are demanded though they rest on nothing yet.
web-award-gate-told-revocation = No honour revoked in { $n } months
web-award-gate-told-objection = No objection that waits for its decision
web-award-gate-told-figure = Figure of { $programme } { $period } within limits
