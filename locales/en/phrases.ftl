## Parts of sentences: numbers, limits, sources and conditions.

phrase-span = { $min } to { $max }
phrase-span-open = { $min } and above
phrase-rounding = { $digits } decimals, { $mode }
phrase-provisional = { $title } (provisional)
phrase-second-hand = { $law } (its text has not been read)

phrase-from-to = { $from } to { $to }
phrase-from-below = { $from } to less than { $to }
phrase-from = { $from } and above
phrase-above-to = above { $from } up to { $to }
phrase-above-below = above { $from } and below { $to }
phrase-above = above { $from }

phrase-index = the index
phrase-named = “{ $title }” [{ $code }]
phrase-quoted = “{ $text }”
phrase-both = { $left } and { $right }
phrase-either = { $left } or { $right }
phrase-not = it is not so that ({ $inner })
phrase-has = { $what } includes { $item }
phrase-chosen = { $what }: { $option }
phrase-not-chosen = { $what }: not { $option }
phrase-less = { $left } is below { $right }
phrase-at-most = { $left } is at most { $right }
phrase-more = { $left } is above { $right }
phrase-at-least = { $left } is at least { $right }
phrase-equal = { $left } equals { $right }
phrase-not-equal = { $left } does not equal { $right }
phrase-if = if { $condition } then { $then }, else { $otherwise }
