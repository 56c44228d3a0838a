## A new instrument: remarks and names to be replaced.

template-head = A new instrument. Replace names and numbers by those of the official source, then run `prima instrument check`. The language is explained in docs/instrument-language.md.
template-law = Laws. Give the official title; change the status to "sourced" once its text has been read, and say in found where that was.
template-source = Who answers, and how the answers of several raters become one.
template-missing = What a missing score does; all four must be said, there is no default.
template-rounding = Rounding of the index, once. Bands and ranks use its result.
template-tree = The tree: a parent comes before its children, whose weights add up to what weights says.
template-aspect = What the sources do not prove carries provisional with the reason, in both languages.
template-bands = Bands, highest first, cover the whole scale. Write from and to where the edge belongs to the band, above and below where it does not.
template-ranking = Who is ranked with whom. Without this part the list has no order.
template-title = Title of the instrument
template-evaluator = Evaluator
template-first = First aspect
template-second = Second aspect
template-level-none = Not there yet
template-level-part = There in part
template-level-full = Complete
template-band-good = Good
template-band-fair = Fair
template-band-weak = Weak
template-peers = All units
