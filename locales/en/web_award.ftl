## Material of award events: lists, texts and press kits.

web-award-material = Material of the event
web-award-press = Press kit, ready to print
web-award-csv = Name list as CSV
web-award-text = Plain text
web-award-press-title = Press kit: { $event }
web-award-press-lead = Every sentence is made of the records; what is not known is said to be unknown.
web-award-press-lead-decided = Every sentence is made of decisions that are recorded and published in Prima.
web-award-press-text = About the event
web-award-told-sample = SAMPLE DATA: made up to show how Prima works, no real awards.
web-award-told-date = { $event } took place on { $day }.
web-award-told-place = Place: { $place }.
web-award-told-counts = { $announced } honours were announced; the recipients of { $known } are known, those of { $unknown } are not.
web-award-told-alike = { $line } ({ $n } honours)
web-award-then-called = then { $name }
