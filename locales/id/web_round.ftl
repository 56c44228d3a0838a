## Ruang kerja petugas: satu tahun penilaian sekilas.

web-round-until = { $stage }, sampai { $until }
web-round-no-units-about = Pilih lokus dahulu; kemajuan tiap unit lalu tampil di sini.
web-round-choose-loci = Pilih lokus
