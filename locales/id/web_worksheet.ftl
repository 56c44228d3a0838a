## Halaman lembar kerja (LKE) unit.

web-way-worksheet = Lembar kerja (LKE)
web-worksheet = Lembar kerja (LKE)
web-worksheet-lead = Bawa isian sebagai buku kerja Excel, isi tanpa jaringan, lalu bawa kembali. Tidak ada yang disimpan sebelum perbedaannya Anda lihat dan pilih.
web-worksheet-take = Unduh lembar kerja
web-worksheet-take-about = Berisi semua pertanyaan, jawaban yang diperbolehkan, jawaban sekarang, dan bukti yang diminta.
web-worksheet-download = Unduh lembar kerja (.xlsx)
web-worksheet-bring = Unggah lembar kerja yang sudah diisi
web-worksheet-file = Lembar kerja
web-worksheet-file-hint = Berkas .xlsx yang diunduh dari halaman ini. Rumus tidak dibaca.
web-worksheet-read = Periksa perbedaannya
web-worksheet-no-file = Pilih berkas lembar kerja, lalu kirim lagi.
web-worksheet-wrong = Lembar kerja ini tidak dapat dibaca. Tidak ada yang disimpan; lihat masalahnya di bawah.
web-worksheet-cells = Ada { $n } masalah dalam sel lembar kerja ini, jadi jawabannya tidak dapat dipakai. Tidak ada yang disimpan; lembar dan barisnya disebut di bawah.
web-worksheet-problems = Masalah dalam lembar kerja
web-worksheet-review = Perbedaan dengan isian sekarang
web-worksheet-n-different = { $n } jawaban berbeda.
web-worksheet-n-conflicts = { $n } di antaranya diubah orang lain setelah lembar kerja diunduh; pilih salah satu.
web-worksheet-n-same = { $n } jawaban sama dengan yang tersimpan.
web-worksheet-newer = Tidak diubah di lembar kerja, tetapi sudah lebih baru di sini, jadi dibiarkan: { $codes }.
web-worksheet-absent = Tidak ada di lembar kerja, jadi dibiarkan: { $codes }.
web-worksheet-ignored = Lembar yang bukan bagian lembar kerja dan tidak dibaca: { $codes }.
web-worksheet-no-difference = Tidak ada perbedaan
web-worksheet-no-difference-about = Lembar kerja ini berisi hal yang sama dengan isian sekarang.
web-worksheet-conflict = Jawaban ini diubah setelah lembar kerja diunduh. Pilih yang berlaku.
web-worksheet-choose-new = Pakai lembar kerja
web-worksheet-choose-old = Tetap yang tersimpan
web-worksheet-choose-one = { $code }: pilih jawaban yang berlaku.
web-worksheet-save = Simpan yang dipilih
web-worksheet-saved = { $n } jawaban disimpan dari lembar kerja.
web-worksheet-again = Batalkan, unggah lembar kerja lain

## Tingkat yang disarankan fakta.

web-suggested-level = Disarankan tingkat { $level } (“{ $descriptor }”), karena { $why }. Saran ini menurut isian yang tersimpan; yang menentukan penilai.
web-suggested-missing = Tingkat belum dapat disarankan; belum dijawab: { $facts }.
web-suggested-none = Fakta yang tersimpan tidak cocok dengan satu tingkat pun dari { $code }; tidak ada saran.
