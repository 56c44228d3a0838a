## Penghargaan dan predikat: yang dibaca publik tentang masa berlakunya.

honour-term = { $title } berlaku sampai dan dengan { $date }.
