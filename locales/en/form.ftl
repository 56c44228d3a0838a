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

form-accepted-one = one of { $list }
form-accepted-any = one or several of { $list }, each once
form-accepted-yes-no = yes or no
form-accepted-whole-span = a whole number from { $min } to { $max }
form-accepted-whole-least = a whole number, at least { $min }
form-accepted-number-span = a number from { $min } to { $max }
form-accepted-number-least = a number, at least { $min }
form-accepted-ratio = a percentage from 0 to 100, or a fraction such as 45/60
form-accepted-text = a text
