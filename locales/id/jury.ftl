## Juri: kesalahan dalam berkas aturannya, dan penolakan.

fault-programme-jury-criteria = Kriteria juri tahap `{ $stage }` tidak sesuai dengan bentuknya.
fault-programme-jury-criteria-hint = Setiap juri mempunyai sekurang-kurangnya satu [[stage.jury.criterion]]; hanya form = "public" tidak mempunyainya.

fault-programme-jury-jurors = Jumlah juri tahap `{ $stage }` tidak sesuai dengan bentuknya.
fault-programme-jury-jurors-hint = Tuliskan jurors = 1 atau lebih; hanya form = "public" tidak mempunyai juri.

fault-programme-jury-twice = Kriteria `{ $code }` pada tahap `{ $stage }` ditulis dua kali.
fault-programme-jury-twice-hint = Setiap kode kriteria dipakai sekali; ganti salah satunya.

fault-programme-jury-weight = Bobot kriteria `{ $code }` pada tahap `{ $stage }` tidak dapat dipakai.
fault-programme-jury-weight-hint = Tuliskan weight sebesar 0 sampai 100; pada form = "administrative" semua kriteria sama berat dan tidak memakai weight.

fault-programme-jury-weights = Bobot kriteria tahap `{ $stage }` berjumlah { $sum }; harus 100.
fault-programme-jury-weights-hint = Periksa weight setiap [[stage.jury.criterion]] tahap ini.

fault-programme-jury-scale = Skala kriteria `{ $code }` pada tahap `{ $stage }` tidak dapat dipakai.
fault-programme-jury-scale-hint = min tidak boleh di bawah 0, dan max harus lebih besar daripada min.

fault-programme-jury-passing = Nilai lulus tahap `{ $stage }` harus antara 0 dan 100.
fault-programme-jury-passing-hint = Hasil juri selalu dinyatakan dari 100.

fault-programme-jury-carried = Tahap `{ $carried }`, yang hasilnya ikut dihitung pada tahap `{ $stage }`, bukan tahap berjuri sebelumnya.
fault-programme-jury-carried-hint = Sebut tahap yang berdiri lebih dahulu dalam berkas dan mempunyai [stage.jury].

fault-programme-jury-shares = Bagian hasil tahap `{ $stage }` berjumlah { $sum }; harus 100.
fault-programme-jury-shares-hint = share tahap ini dan share setiap [[stage.jury.carried]] bersama-sama menjadi 100.

fault-programme-jury-not-work = Tahap `{ $stage }` mempunyai juri, padahal bukan tahap kerja.
fault-programme-jury-not-work-hint = Juri hanya pada tahap dengan kind = "work".

fault-programme-jury-exit = Jalan `{ $exit }` meminta hasil juri, padahal tahap ini tidak mempunyai nilai lulus.
fault-programme-jury-exit-hint = Tuliskan passing dalam [stage.jury], atau hapus jury dari jalan ini.

refusal-jury-open = Hasil juri tahap ini belum ditutup. Tutuplah penilaian juri untuk calon ini lebih dahulu.
refusal-jury-other-verdict = Langkah itu tidak sesuai dengan hasil juri. Pilih langkah yang lain.
refusal-jury-no-panel = Orang ini bukan anggota juri tahap ini. Masukkan dahulu ke dalam juri.
refusal-jury-no-reason = Perubahan nilai dalam musyawarah memerlukan alasan; nilai lama dan alasannya tetap tersimpan.
refusal-jury-carried = Hasil tahap sebelumnya, yang ikut dihitung, belum ada.
refusal-jury-votes = Jumlah yang menilai bermanfaat harus bilangan bulat, paling banyak sejumlah yang menilai, dan yang menilai sekurang-kurangnya satu.
jury-result-passed = Hasil juri { $value } dari 100 ({ $n } lembar nilai; nilai lulus { $passing }: lulus).
jury-result-failed = Hasil juri { $value } dari 100 ({ $n } lembar nilai; nilai lulus { $passing }: tidak lulus).
jury-result = Hasil juri { $value } dari 100 ({ $n } lembar nilai; tanpa nilai lulus).
jury-votes = Suara masyarakat { $value } dari 100 ({ $for } dari { $voters } menilai bermanfaat).
refusal-field-juror = Juri
refusal-field-jury-document = Sumber jumlah suara
