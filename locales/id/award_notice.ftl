## Penghargaan dan juri: surat tentang pemberitahuan.

notice-what-award = keputusan penghargaan menunggu petugas kedua
notice-what-confirmed = keputusan penghargaan yang Anda usulkan sudah dikonfirmasi
notice-what-proposal = ada proposal untuk Anda periksa
notice-what-jury = ada calon untuk Anda nilai sebagai juri
notice-letter-award = Sebuah keputusan dalam { $round } diusulkan dan menunggu petugas kedua. Masuk untuk memeriksanya:
notice-letter-confirmed = Keputusan yang Anda usulkan dalam { $round } sudah dikonfirmasi petugas kedua. Masuk untuk membacanya:
notice-letter-proposal = Sebuah proposal dalam { $round } diajukan dan menunggu pemeriksaan. Masuk untuk memeriksanya:
notice-letter-jury = Anda mendapat tempat dalam juri { $round }. Masuk untuk melihat daftarnya:
notice-what-step = sebuah langkah menunggu konfirmasi orang kedua
notice-what-granted = unit Anda memperoleh predikat atau penghargaan
notice-what-revoked = predikat atau penghargaan unit Anda dicabut
notice-letter-step = Sebuah langkah dalam { $round } diusulkan dan menunggu konfirmasi orang kedua. Masuk untuk memeriksanya:
notice-letter-granted = Unit Anda memperoleh predikat atau penghargaan dalam { $round }. Masuk untuk membacanya:
notice-letter-revoked = Predikat atau penghargaan unit Anda dalam { $round } dicabut. Masuk untuk membaca alasannya:
