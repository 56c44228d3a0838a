## Bagian kalimat: bilangan, batas, sumber, dan syarat.

phrase-span = { $min } sampai { $max }
phrase-span-open = { $min } ke atas
phrase-rounding = { $digits } desimal, { $mode }
phrase-provisional = { $title } (sementara)
phrase-second-hand = { $law } (naskahnya belum dibaca langsung)

phrase-from-to = { $from } sampai { $to }
phrase-from-below = { $from } sampai kurang dari { $to }
phrase-from = { $from } ke atas
phrase-above-to = lebih dari { $from } sampai { $to }
phrase-above-below = lebih dari { $from } sampai kurang dari { $to }
phrase-above = lebih dari { $from }

phrase-index = indeks
phrase-named = “{ $title }” [{ $code }]
phrase-quoted = “{ $text }”
phrase-both = { $left } dan { $right }
phrase-either = { $left } atau { $right }
phrase-not = tidak benar bahwa ({ $inner })
phrase-has = { $what } memuat { $item }
phrase-chosen = { $what }: { $option }
phrase-not-chosen = { $what }: bukan { $option }
phrase-less = { $left } kurang dari { $right }
phrase-at-most = { $left } paling banyak { $right }
phrase-more = { $left } lebih dari { $right }
phrase-at-least = { $left } sekurang-kurangnya { $right }
phrase-equal = { $left } sama dengan { $right }
phrase-not-equal = { $left } tidak sama dengan { $right }
phrase-if = bila { $condition } maka { $then }, selain itu { $otherwise }
