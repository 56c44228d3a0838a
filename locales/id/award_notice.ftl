## Penghargaan dan juri: surat tentang pemberitahuan.

notice-what-award = keputusan penghargaan menunggu petugas kedua
notice-what-jury = ada calon untuk Anda nilai sebagai juri
notice-letter-award = Sebuah keputusan dalam { $round } diusulkan dan menunggu petugas kedua. Masuk untuk memeriksanya:
notice-letter-jury = Anda mendapat tempat dalam juri { $round }. Masuk untuk melihat daftarnya:
