## The questionnaire of one answer source.

form-title = { $instrument }: { $sources }
form-about = Questionnaire of the instrument { $name }; { $questions } questions.
form-asked-if = To be filled in only where { $condition }.
form-one = Choose one:
form-any = Tick all that are present:
form-number = Enter a number, { $span }: ____________
form-count = Enter a count, { $span }: ____________
form-ratio = Enter a percentage, or a fraction such as 45/60: ____________
form-text = Answer: ________________________________
form-evidence = Evidence asked for: { $list }.
form-facilities = Facilities meant: { $list }.
