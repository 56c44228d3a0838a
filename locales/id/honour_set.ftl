## Himpunan data penetapan: judul dan catatan yang dibaca publik.

honour-set-title = { $name }, ditetapkan { $year }
honour-set-note = Penetapan yang dicatat dalam Prima langkah demi langkah; pencabutan tetap tertulis.
