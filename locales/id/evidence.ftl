## Bukti dukung: mengapa sebuah berkas tidak diterima, dan apa yang perlu dilakukan.

evidence-place-file = { $file }
evidence-place-part = { $file }, bagian { $part }

evidence-empty = Berkas ini kosong.
evidence-empty-hint = Periksa apakah berkasnya terbuka di perangkat Anda, lalu unggah lagi.
evidence-too-large = Berkas ini lebih besar dari { $limit } MiB.
evidence-too-large-hint = Perkecil fotonya, pindai dengan resolusi 150–200 dpi, atau bagi menjadi beberapa berkas.
evidence-unknown = Isi berkas ini bukan PDF, JPEG, PNG, WebP, DOCX, atau XLSX, apa pun nama berkasnya.
evidence-unknown-hint = Simpan sebagai salah satu dari enam jenis itu, lalu unggah lagi.
evidence-svg = Ini gambar SVG, yang dapat memuat skrip.
evidence-svg-hint = Ekspor gambarnya sebagai PNG.
evidence-web-page = Ini halaman web, yang dapat memuat skrip.
evidence-web-page-hint = Cetak halamannya ke PDF, atau unggah tangkapan layarnya sebagai PNG.
evidence-program = Ini program atau skrip, bukan dokumen.
evidence-program-hint = Unggah dokumennya sendiri. Jika berkas ini Anda terima dari orang lain, jangan dibuka.
evidence-archive = Ini arsip atau berkas lain dalam bungkus ZIP, bukan DOCX atau XLSX.
evidence-archive-hint = Buka arsipnya dan unggah berkas di dalamnya satu per satu. Berkas LibreOffice: simpan sebagai DOCX, XLSX, atau PDF.
evidence-old-office = Ini berkas Office lama (DOC, XLS, PPT) atau dokumen yang dikunci dengan kata sandi.
evidence-old-office-hint = Buka kata sandinya bila ada, lalu simpan sebagai DOCX, XLSX, atau PDF.
evidence-presentation = Ini berkas presentasi.
evidence-presentation-hint = Ekspor presentasinya sebagai PDF.
evidence-other-image = Jenis gambar ini tidak diterima.
evidence-other-image-hint = Simpan sebagai JPEG atau PNG. Di iPhone: Pengaturan, Kamera, Format, pilih Paling Kompatibel.
evidence-film = Ini video.
evidence-film-hint = Unggah fotonya, atau cantumkan tautan video di dalam dokumen PDF.
evidence-two-in-one = Berkas ini sekaligus berkas jenis lain, atau ada sesuatu di belakang akhirnya.
evidence-two-in-one-hint = Buka berkasnya, simpan atau cetak ulang sebagai berkas baru, lalu unggah yang baru.
evidence-bomb = Isinya mengembang jauh lebih besar dari yang wajar.
evidence-bomb-hint = Berkas seperti ini biasanya rusak atau dibuat untuk mengganggu. Buka dan simpan ulang; jika tetap ditolak, unggah sebagai PDF hasil cetak.

evidence-damaged-image = Gambar ini rusak atau terpotong.
evidence-damaged-image-hint = Unggah lagi dari berkas aslinya; unggahan sebelumnya mungkin terputus.
evidence-too-many-pixels = Gambar ini berukuran { $width } × { $height } titik; paling banyak { $limit } juta titik.
evidence-too-many-pixels-hint = Perkecil gambarnya; 4.000 × 3.000 titik sudah cukup untuk membaca dokumen.

evidence-damaged-pdf = PDF ini rusak, terpotong, atau tidak berhalaman.
evidence-damaged-pdf-hint = Buka, cetak ulang ke PDF, lalu unggah yang baru.
evidence-too-many-pages = PDF ini berisi { $pages } halaman; paling banyak { $limit }.
evidence-too-many-pages-hint = Unggah hanya halaman yang membuktikan jawaban, atau bagi menjadi beberapa berkas.
evidence-pdf-encrypted = PDF ini dikunci, sehingga isinya tidak dapat diperiksa.
evidence-pdf-encrypted-hint = Hapus kata sandi dan pembatasannya, atau cetak ulang ke PDF.
evidence-pdf-script = PDF ini memuat skrip, formulir XFA, atau media yang dapat berjalan sendiri.
evidence-pdf-script-hint = Cetak ulang ke PDF; hasil cetaknya hanya memuat isi yang terlihat.
evidence-pdf-launch = PDF ini dapat menjalankan program atau mengirim data keluar.
evidence-pdf-launch-hint = Cetak ulang ke PDF; hasil cetaknya hanya memuat isi yang terlihat.
evidence-pdf-embedded = PDF ini memuat berkas lain di dalamnya.
evidence-pdf-embedded-hint = Keluarkan lampirannya dan unggah sendiri-sendiri, lalu cetak ulang ke PDF.
evidence-pdf-unusual = Susunan dalam PDF ini tidak lazim, sehingga isinya tidak dapat diperiksa.
evidence-pdf-unusual-hint = Cetak ulang ke PDF, lalu unggah yang baru.

evidence-damaged-office = Berkas ini rusak atau terpotong.
evidence-damaged-office-hint = Buka di Word, Excel, atau LibreOffice, biarkan diperbaiki, simpan ulang, lalu unggah lagi.
evidence-part-name = Salah satu nama di dalam berkas ini mengarah ke luar berkas.
evidence-part-name-hint = Berkas seperti ini tidak dibuat oleh Word atau Excel. Simpan ulang dari dokumen aslinya.
evidence-office-encrypted = Bagian ini dikunci dengan kata sandi.
evidence-office-encrypted-hint = Hapus kata sandinya, simpan, lalu unggah lagi.
evidence-xml = Bagian ini membawa definisi sendiri (DTD atau entitas), atau bukan teks Unicode.
evidence-xml-hint = Word dan Excel tidak menulis berkas seperti ini. Simpan ulang dari dokumen aslinya.
evidence-macro = Berkas ini memuat makro atau kontrol ActiveX.
evidence-macro-hint = Simpan sebagai DOCX atau XLSX biasa (tanpa makro), atau sebagai PDF.
evidence-office-embedded = Bagian ini berkas atau program lain yang disisipkan.
evidence-office-embedded-hint = Keluarkan sisipannya dan unggah sendiri, atau simpan dokumennya sebagai PDF.
evidence-external-link = Dokumen ini memuat sesuatu dari luar tanpa diminta: { $target }.
evidence-external-link-hint = Putuskan tautannya (Word: File, Info, Edit Links to Files), sisipkan gambarnya ke dalam dokumen, atau simpan sebagai PDF.
evidence-external-link-part = Buku kerja ini mengambil angka dari buku kerja lain.
evidence-external-link-part-hint = Putuskan tautannya (Excel: Data, Edit Links, Break Link), lalu simpan.

evidence-note-renamed = Akhiran nama berkas disesuaikan dengan isinya: .{ $extension }.
evidence-note-cleaned = Data tersembunyi dalam gambar (lokasi, waktu, perangkat, keterangan) dibuang; gambarnya sendiri tidak berubah.

evidence-hidden = Bukti ini tidak ada.
evidence-no-answer = Instrumen tahun penilaian ini tidak menanyakan hal itu.
evidence-infected = Pemindai virus menemukan { $name } dalam berkas ini. Jangan buka berkasnya, dan beri tahu petugas TI Anda.
evidence-not-scanned = Pemindai virus tidak menjawab, sehingga berkas belum dapat diterima. Coba lagi beberapa menit lagi.
evidence-no-kind = Pilih jenis bukti dari daftar.
evidence-no-title = Tulis judul bukti, misalnya nomor dan nama keputusannya.
evidence-bad-title = Judul paling panjang { $limit } karakter dan ditulis dalam satu baris.
evidence-bad-valid-from = Tanggal mulai berlaku bukan tanggal. Tulis seperti 2026-01-31, atau kosongkan.
evidence-bad-valid-to = Tanggal akhir berlaku bukan tanggal. Tulis seperti 2026-12-31, atau kosongkan.
evidence-bad-order = Tanggal akhir berlaku mendahului tanggal mulainya.
evidence-full = Lemari bukti badan ini penuh ({ $limit } MiB). Tarik bukti yang tidak dipakai lagi, atau hubungi pengelola.
evidence-many-uploads = Sudah ada { $limit } unggahan yang belum selesai. Selesaikan dulu, atau tunggu yang lama dihapus.
evidence-size = Ukuran berkas harus lebih dari nol dan paling besar { $limit } MiB.
evidence-bad-part = Potongan berkas ini kosong, terlalu besar, atau melewati ukuran yang diumumkan. Mulai unggahannya lagi.
evidence-resume = Unggahan dilanjutkan dari bita ke-{ $at }.
evidence-missing = Berkas bukti ini tidak ada di penyimpanan. Hubungi pengelola, atau unggah lagi berkas yang sama.
evidence-changed = Berkas bukti ini berubah di penyimpanan dan tidak ditampilkan. Hubungi pengelola, atau unggah lagi berkas yang sama.
evidence-withdrawn = Bukti ini sudah ditarik dari lemari bukti.
evidence-in-use = { $n ->
    [0] Sanggahan, tindak lanjut, atau proposal bersandar pada bukti ini, sehingga tidak dapat ditarik.
   *[other] { $n } jawaban yang sudah dikirim bersandar pada bukti ini, sehingga tidak dapat ditarik.
}
evidence-not-linked = Bukti ini tidak tertaut pada jawaban itu.
evidence-past = Masa berlaku “{ $title }” sudah lewat. Unggah bukti yang baru, lalu kaitkan.
