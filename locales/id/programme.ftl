## Program penghargaan dan predikat: kesalahan dalam berkas aturannya, dan penolakan.

fault-programme-twice = Kode `{ $code }` sudah dipakai pada baris { $line }.
fault-programme-twice-hint = Setiap kode dalam satu daftar dipakai sekali; ganti salah satunya.

fault-programme-unknown-stage = Tahap `{ $stage }` tidak ada.
fault-programme-unknown-stage-hint = Tahap yang ada: { $known }.

fault-programme-unknown-law = Dasar hukum `{ $law }` tidak ada dalam tabel [laws].
fault-programme-unknown-law-hint = Yang ada: { $known }. Tambahkan tabel [laws.{ $law }], atau sebut salah satunya.

fault-programme-unknown-facility = Sarana `{ $code }` tidak ada dalam katalog bersama.
fault-programme-unknown-facility-hint = Pakailah kode dari instruments/catalogue/facilities.toml.

fault-programme-unreached = Tahap `{ $stage }` tidak dapat dicapai dari [entry].
fault-programme-unreached-hint = Beri salah satu tahap sebuah [[stage.exit]] dengan to = "{ $stage }", atau hapus tahap ini.

fault-programme-grants-nothing = Program ini tidak memberi apa pun.
fault-programme-grants-nothing-hint = Sekurang-kurangnya satu tahap memakai kind = "held".

fault-programme-no-cooling-off = Ada tahap pencabutan, tetapi tidak ada [cooling_off].
fault-programme-no-cooling-off-hint = Tuliskan [cooling_off] dengan months; 0 dengan provisional bila aturannya tidak ditemukan.

fault-programme-enters-end = Yang masuk langsung berada pada tahap `{ $stage }`, yang bukan tahap kerja.
fault-programme-enters-end-hint = Arahkan [entry] ke tahap dengan kind = "work"; tidak ada yang diberikan tanpa dinilai.

fault-programme-dead-end = Tahap `{ $stage }` tidak mempunyai jalan keluar.
fault-programme-dead-end-hint = Tambahkan [[stage.exit]], atau pakai kind = "closed" bila memang berakhir di sini.

fault-programme-end-with-exit = Tahap `{ $stage }` adalah akhir, tetapi mempunyai jalan keluar.
fault-programme-end-with-exit-hint = Hapus [[stage.exit]]; siapa yang boleh ikut kembali masuk lagi dari [entry].

fault-programme-revokes-nothing = Jalan `{ $exit }` mencabut, padahal di tahap ini tidak ada yang dipegang.
fault-programme-revokes-nothing-hint = Pencabutan hanya keluar dari tahap dengan kind = "held".

fault-programme-revokes-without-reason = Jalan `{ $exit }` mencabut tanpa meminta alasan.
fault-programme-revokes-without-reason-hint = Tambahkan reason = true.

fault-programme-other-counts = Ada { $found } angka untuk { $wanted } tonggak.
fault-programme-other-counts-hint = Tuliskan satu kode angka untuk setiap [[milestone]]; "-" bila tidak diumumkan.

refusal-day = { $day } { $month ->
    [1] Januari
    [2] Februari
    [3] Maret
    [4] April
    [5] Mei
    [6] Juni
    [7] Juli
    [8] Agustus
    [9] September
    [10] Oktober
    [11] November
   *[12] Desember
  } { $year }
refusal-other-programme = Aturan ini milik program { $programme }, yang tidak Anda kelola. Periksa `code` dalam [programme].
refusal-programme-open = Edisi { $name } sudah dibuka dan tidak pernah diubah. Untuk aturan yang lain, pakailah nama edisi yang lain.
refusal-candidacy-under-way = Unit ini sudah berada dalam program; bukalah pencalonannya yang berjalan.
refusal-candidacy-held = Unit ini sedang memegang predikat program ini.
refusal-candidacy-cooling-off = Predikat unit ini pernah dicabut. Unit dapat masuk lagi mulai { $date }.
refusal-candidacy-no-exit = Langkah itu tidak ada pada tahap ini. Pilih salah satu langkah.
refusal-candidacy-expired = Predikat berakhir pada { $date }; tidak ada lagi yang dapat diubah. Unit dapat masuk dari awal.
refusal-candidacy-no-reason = Langkah ini memerlukan alasan; unit akan membacanya.
refusal-candidacy-no-document = Langkah ini memerlukan dokumennya; tuliskan nomor atau namanya.
refusal-candidacy-moved = Orang lain baru saja mengambil langkah. Muat ulang halaman ini, lalu putuskan lagi.
refusal-photo-not-asked = Sarana { $facility } tidak diminta program ini.
refusal-photo-not-in-vault = Foto untuk { $facility } tidak ada dalam arsip bukti unit. Pilih foto lain.
refusal-photo-no-picture = Bukti untuk { $facility } bukan gambar. Pilih foto.
refusal-photo-undated = Foto untuk { $facility } belum bertanggal. Isi "berlaku sejak" dalam arsip bukti, lalu pilih lagi.
