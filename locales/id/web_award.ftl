## Bahan acara penghargaan: daftar, teks, dan bahan pers.

web-award-material = Bahan acara
web-award-press = Bahan pers, siap cetak
web-award-csv = Daftar penerima sebagai CSV
web-award-text = Teks polos
web-award-press-title = Bahan pers: { $event }
web-award-press-lead = Setiap kalimat dibuat dari data yang tercatat; yang belum diketahui disebut sebagai belum diketahui.
web-award-press-lead-decided = Setiap kalimat dibuat dari keputusan yang tercatat dan terbit dalam Prima.
web-award-press-text = Tentang acara
web-award-told-sample = DATA CONTOH: dibuat untuk memperlihatkan cara kerja Prima, bukan penghargaan yang sebenarnya.
web-award-told-date = { $event } berlangsung { $day }.
web-award-told-place = Tempat: { $place }.
web-award-told-counts = { $announced } penghargaan diumumkan, { $known } diketahui penerimanya, { $unknown } belum.
web-award-told-alike = { $line } ({ $n } penghargaan)
web-award-then-called = pada saat itu { $name }
