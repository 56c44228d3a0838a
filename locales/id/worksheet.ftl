## Lembar kerja evaluasi (LKE): kata-kata di dalam buku kerja, dan masalah saat dibaca kembali.

worksheet-title = Lembar kerja evaluasi (LKE)
worksheet-guide = Petunjuk
worksheet-round = Putaran
worksheet-unit = Unit
worksheet-instrument = Instrumen
worksheet-day = Diunduh pada
worksheet-general = Umum
worksheet-yes = Ya
worksheet-no = Tidak
worksheet-guide-fill = Isi hanya sel kuning: kolom Jawaban dan Catatan. Sel lain terkunci tanpa kata sandi, supaya tidak tergeser.
worksheet-guide-list = Bila sel mempunyai daftar, pilih dari daftarnya. Untuk pertanyaan dengan beberapa pilihan, jawab Ya atau Tidak pada setiap baris pilihan di bawahnya; bila tidak satu pun ada, jawab Tidak pada semuanya.
worksheet-guide-formula = Rumus tidak dibaca. Bila jawaban dihitung di tempat lain, tempelkan hasilnya sebagai nilai.
worksheet-guide-empty = Jawaban yang dikosongkan berarti belum dijawab. Jawaban yang sudah ada di Prima akan dikosongkan juga, setelah perbedaannya ditunjukkan dan Anda menyetujuinya.
worksheet-guide-structure = Baris boleh diurutkan atau dihapus; baris yang dihapus tidak mengubah apa pun. Jangan mengubah kode, judul kolom, atau kolom tersembunyi.
worksheet-guide-evidence = Bukti dukung tidak dapat dibawa lewat lembar ini; unggah di halaman pertanyaannya. Kolom Bukti menyebut yang diminta.
worksheet-guide-back = Simpan sebagai .xlsx, lalu unggah di halaman Lembar kerja (LKE) unit ini. Tidak ada yang disimpan sebelum Anda melihat dan memilih perbedaannya.
worksheet-column-code = Kode
worksheet-column-question = Pertanyaan
worksheet-column-kind = Jenis jawaban
worksheet-column-permitted = Jawaban yang diperbolehkan
worksheet-column-answer = Jawaban
worksheet-column-note = Catatan
worksheet-column-evidence = Bukti yang diminta
worksheet-evidence-for = Indikator { $code }:
worksheet-column-version = Versi
worksheet-column-item = Butir
worksheet-kind-one = Satu pilihan
worksheet-kind-any = Beberapa pilihan
worksheet-kind-yes-no = Ya atau tidak
worksheet-kind-whole = Bilangan bulat
worksheet-kind-number = Bilangan
worksheet-kind-ratio = Persentase
worksheet-kind-text = Uraian
worksheet-permitted-any = Jawab pada baris-baris di bawah ini.
worksheet-permitted-span = { $min } sampai dengan { $max }
worksheet-permitted-least = { $min } atau lebih
worksheet-permitted-ratio = Persentase seperti 75, atau pecahan seperti 45/60
worksheet-too-long = (Jawaban ini terlalu panjang untuk lembar kerja; ubah di halaman isian.)
worksheet-refused-title = Jawaban tidak dikenal
worksheet-refused = Pilih dari daftar, atau tulis bilangan yang diperbolehkan menurut kolom di sebelah kiri.

# Berkas

worksheet-not-one = Berkas { $file } bukan lembar kerja yang diunduh dari Prima.
worksheet-not-one-hint = Unduh lembar kerja di halaman ini, isi berkas itu, simpan sebagai .xlsx, lalu unggah.

worksheet-not-xlsx = Berkas { $file } bukan buku kerja Excel.
worksheet-not-xlsx-hint = Di sini hanya lembar kerja .xlsx yang dibaca: simpan lembar kerja yang diunduh dari halaman ini sebagai .xlsx, lalu unggah.

worksheet-foreign = Lembar kerja ini milik { $unit }, putaran { $round }, diunduh { $day }: bukan lembar unit dan putaran di halaman ini. Unduh lembar kerja di halaman ini, atau unggah yang ini di halaman unit dan putarannya.

# Sel

data-worksheet-rows = Lembar ini mempunyai lebih dari { $limit } baris.
data-worksheet-rows-hint = Hapus baris kosong di bawah isian, atau salin jawaban ke lembar kerja yang baru diunduh.

data-worksheet-columns = Judul kolom lembar ini diubah atau tergeser.
data-worksheet-columns-hint = Kembalikan kolom ke susunan semula, atau salin jawaban ke lembar kerja yang baru diunduh.

data-worksheet-no-code = Baris ini berisi jawaban atau catatan, tetapi tanpa kode.
data-worksheet-no-code-hint = Tulis kode pertanyaannya di kolom A, atau kosongkan barisnya.

data-worksheet-unknown-code = Kode “{ $code }” tidak ditanyakan kepada unit dalam instrumen ini.
data-worksheet-unknown-code-hint = Periksa kode di kolom A, atau hapus barisnya.

data-worksheet-twice = Kode “{ $code }” sudah ada di baris lain.
data-worksheet-twice-hint = Hapus salah satu barisnya.

data-worksheet-item = “{ $value }” bukan Ya atau Tidak.
data-worksheet-item-hint = Pilih Ya atau Tidak dari daftar, atau kosongkan.

data-worksheet-item-alone = Baris pertanyaan “{ $code }” tidak ada, padahal baris pilihannya ada.
data-worksheet-item-alone-hint = Salin jawaban ke lembar kerja yang baru diunduh, atau hapus juga baris pilihannya.

data-worksheet-version = Kolom tersembunyi Versi dari “{ $code }” diubah.
data-worksheet-version-hint = Salin jawaban ke lembar kerja yang baru diunduh.

data-worksheet-list-twice = Pertanyaan “{ $code }” dijawab dua kali: di barisnya sendiri dan di baris-baris pilihannya.
data-worksheet-list-twice-hint = Kosongkan jawaban di baris pertanyaannya; jawab hanya di baris-baris pilihan.

data-worksheet-list-unclear = Pada “{ $code }” tidak ada pilihan yang dijawab Ya, dan tidak semuanya dijawab Tidak.
data-worksheet-list-unclear-hint = Jawab Tidak pada semua baris pilihan bila memang tidak satu pun ada, atau kosongkan semuanya.

data-worksheet-formula = Sel ini berisi rumus.
data-worksheet-formula-hint = Salin selnya, lalu tempelkan sebagai nilai (Tempel Khusus – Nilai).

data-worksheet-day-cell = Sel ini dibaca Excel sebagai tanggal; yang ditulis semula tidak tersimpan.
data-worksheet-day-cell-hint = Ubah format sel menjadi Teks, lalu tulis lagi jawabannya, misalnya 5/6.

data-worksheet-number = `{ $value }` bukan bilangan yang dapat dipakai di sini.
data-worksheet-number-hint = Yang diterima: { $expected }.
