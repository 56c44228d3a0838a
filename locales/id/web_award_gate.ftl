## Syarat lintas skema dalam formulir acara penghargaan.

web-award-gate-all = Syarat lintas skema
web-award-gate-about = Berlaku bagi semua kategori di bawah. Kosongkan yang tidak disyaratkan; syarat yang hanya berlaku bagi sebagian kategori ditulis sebagai teks aturan.
web-award-gate-months = Tanpa pencabutan penghargaan selama (bulan)
web-award-gate-months-hint = Dihitung mundur dari hari acara, misalnya 24.
web-award-gate-objection = Tanpa sanggahan yang belum diputus
web-award-gate-programme = Angka terbit skema lain: kode program
web-award-gate-programme-hint = Misalnya lapor, untuk keterlambatan aduan; kosongkan bila tidak disyaratkan.
web-award-gate-period = Periode angka itu
web-award-gate-least = Paling sedikit
web-award-gate-most = Paling banyak
web-award-gate-basis = Dasar syarat: peraturan atau surat
web-award-gate-basis-hint = Nama resminya, misalnya Permen PANRB 90/2021.
web-award-gate-place = Letaknya dalam dasar itu
web-award-gate-unproven = Bila belum ada dasarnya, mengapa disyaratkan
web-award-gate-unproven-hint = Syaratnya ditandai belum terbukti di semua halaman yang memakainya.
web-award-gate-no-months = Tuliskan banyak bulan sebagai bilangan bulat, misalnya 24, atau kosongkan.
web-award-gate-no-programme = Tuliskan kode program yang angkanya disyaratkan, atau kosongkan periode dan batasnya.
web-award-gate-no-period = Tuliskan periode angka yang disyaratkan, misalnya 2024.
web-award-gate-no-limit = Tuliskan paling sedikit atau paling banyak berapa angkanya.
web-award-gate-no-basis = Tuliskan dasar syaratnya, atau mengapa disyaratkan walaupun belum ada dasarnya.
web-award-gate-told-revocation = Tanpa pencabutan penghargaan dalam { $n } bulan
web-award-gate-told-objection = Tanpa sanggahan yang belum diputus
web-award-gate-told-figure = Angka { $programme } { $period } dalam batas
