## Penghargaan dan juri di ruang kerja: pemberitahuan, dan isian aturan tahap.

web-notice-kind-award = Keputusan penghargaan menunggu Anda
web-notice-kind-confirmed = Keputusan yang Anda usulkan sudah dikonfirmasi
web-notice-kind-proposal = Proposal menunggu pemeriksaan Anda
web-notice-kind-jury = Ditugasi sebagai juri
web-notice-kind-step = Langkah menunggu konfirmasi Anda
web-notice-kind-granted = Predikat atau penghargaan untuk unit Anda
web-notice-kind-revoked = Predikat atau penghargaan unit Anda dicabut
web-award-run-rule-reached = Yang mencapai suatu tahap program, menurut hasil juri bila ada
web-award-form-edition = Edisi program
web-award-form-edition-hint = Hanya untuk "mencapai tahap": edisi yang dibuka, misalnya 2024.
web-award-form-stage = Kode tahap
web-award-form-stage-hint = Hanya untuk "mencapai tahap": kode tahap seperti dalam aturan program.
web-award-form-empty = Isian ini belum diisi.
web-award-form-whole = Tuliskan bilangan bulat, misalnya 7.
web-award-form-number = Tuliskan angka, misalnya 80,5.
web-award-form-twice = Kode ini sudah dipakai kategori lain; tuliskan kode lain.
web-award-form-category = Isi kode, nama, dan sebutan sekurang-kurangnya satu kategori.
