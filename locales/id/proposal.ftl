## Proposal inovasi: kesalahan dalam aturannya, dan penolakan.

fault-programme-no-proposal = Tahap ini menulis atau memeriksa proposal, tetapi program ini tidak mempunyai tabel [proposal].
fault-programme-no-proposal-hint = Tambahkan [proposal] dengan [[proposal.group]] dan [[proposal.section]], atau hapus tanda ini.

fault-programme-rule-lacks = Jenis aturan ini memerlukan kunci `{ $key }`.
fault-programme-rule-lacks-hint = Tambahkan `{ $key }` pada tabel aturan yang sama.

fault-programme-unknown-group = Kelompok `{ $group }` tidak ada.
fault-programme-unknown-group-hint = Kelompok yang ada: { $known }.

fault-programme-unknown-tier = Penghargaan `{ $tier }` tidak ada dalam [[proposal.tier]].
fault-programme-unknown-tier-hint = Yang ada: { $known }.

fault-programme-group-without-section = Kelompok `{ $group }` tidak mempunyai bagian untuk ditulis.
fault-programme-group-without-section-hint = Sebut kelompok ini dalam groups suatu [[proposal.section]], atau hapus kelompoknya.

fault-programme-weights = Bobot bagian kelompok `{ $group }` berjumlah { $sum }; harus 100, dan ada pada setiap bagian atau tidak sama sekali.
fault-programme-weights-hint = Perbaiki weight pada [[proposal.section]] kelompok ini.

fault-programme-no-draft = Yang masuk berada pada tahap `{ $stage }`, yang tidak menulis proposal.
fault-programme-no-draft-hint = Tambahkan writes_proposal = true pada tahap itu.

proposal-fields = Periksa isian yang ditandai.
proposal-stale = Rekan Anda menyimpan lebih dahulu. Naskah Anda belum tersimpan; bandingkan keduanya, lalu simpan lagi.
proposal-incomplete = Belum dapat diajukan: lengkapi judul, kelompok, dan setiap bagian, dan patuhi batas kata. Yang kurang tertulis pada pemeriksaan di atas.
proposal-undecided = Belum dapat diteruskan: setiap aturan harus dinyatakan terpenuhi pada halaman pemeriksaan lebih dahulu.
proposal-no-reason = Tulis alasan: keputusan ini berbeda dari temuan.
proposal-not-colleague = Tidak ada akun instansi ini dengan alamat itu. Periksa alamatnya; hanya petugas unit atau koordinator instansi yang sama dapat menjadi penulis bersama.
proposal-not-in-vault = Salah satu bukti tidak ada lagi dalam arsip unit. Pilih lagi dari daftar.
proposal-no-origin = Katalog tidak memuat inovasi itu. Salin alamat halamannya dari katalog inovasi.
proposal-closed = Tahap proposal ini sekarang tidak membuka hal itu, jadi tidak ada yang disimpan; mungkin rekan baru saja mengajukan atau menariknya. Halaman ini menunjukkan yang berlaku sekarang.
proposal-missing = Isi bagian ini.
proposal-long = Terlalu panjang: paling banyak { $most } huruf.
proposal-no-day = Tulis tanggal (2021-05-10), bulan (2021-05), atau tahun (2021).
proposal-ahead = Waktu ini belum tiba.
proposal-no-years = Tulis tahun dengan empat angka, dipisahkan spasi, misalnya 2019 2021.
proposal-report-missing-state = Pilih salah satu keadaan.
proposal-report-missing-account = Ceritakan keadaannya secara singkat.
proposal-report-no-year = Pilih tahun dari 2014 sampai tahun ini.
