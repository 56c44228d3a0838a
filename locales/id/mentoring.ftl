## Permintaan replikasi dan pendampingan: yang dikatakan kepada orang yang meminta dan menjawab, dan surat tentangnya.

innovation-request-own = Badan tidak meminta kepada dirinya sendiri. Pilih badan lain.
innovation-request-again = Badan ini sudah punya permintaan yang masih berjalan (nomor { $n }). Tunggu jawabannya, atau tarik dahulu.
innovation-request-closed = Permintaan ini sudah dijawab, ditarik, atau sudah menjadi replikasi. Muat ulang halaman untuk melihat keadaannya.
innovation-request-same-person = Yang meminta tidak menjawab permintaannya sendiri. Minta orang lain menjawab atas nama pemilik.
innovation-request-not-mentored = Pendampingan dicatat setelah permintaannya diterima.
innovation-request-missing-kind = Pilih yang diminta: replikasi atau pendampingan.
innovation-request-missing-words = Tulis apa yang dibutuhkan.
innovation-request-missing-decision = Pilih terima atau tolak.
innovation-request-missing-answer = Tulis jawabannya: siapa yang mendampingi, atau mengapa ditolak.
innovation-request-missing-reason = Tulis mengapa permintaannya ditarik.
innovation-request-missing-day = Isi tanggal pendampingannya.
innovation-request-missing-content = Tulis apa yang dilakukan.
innovation-request-no-day = Isi tanggal yang ada, misalnya 2024-01-26.
innovation-request-ahead = Tanggal ini belum tiba. Catat pendampingan yang sudah berlangsung.
innovation-request-before = Tanggal ini sebelum permintaannya. Isi tanggal pada atau sesudah hari permintaan.

notice-what-asked = ada permintaan tentang inovasi badan Anda
notice-what-answered = permintaan badan Anda tentang sebuah inovasi sudah dijawab
notice-what-withdrawn = permintaan tentang inovasi badan Anda ditarik
notice-what-mentored = pendampingan inovasi dicatat
notice-letter-asked = Sebuah badan meminta replikasi atau pendampingan inovasi badan Anda. Masuk untuk membaca dan menjawabnya:
notice-letter-answered = Pemilik sebuah inovasi sudah menjawab permintaan badan Anda. Masuk untuk membacanya:
notice-letter-withdrawn = Permintaan tentang inovasi badan Anda sudah ditarik. Masuk untuk membaca alasannya:
notice-letter-mentored = Pihak lain mencatat pendampingan sebuah inovasi. Masuk untuk membaca dan melengkapinya:
notice-what-running = sudah waktunya melaporkan apakah inovasi masih berjalan
notice-letter-running = Sudah waktunya melaporkan apakah inovasi badan Anda masih berjalan tahun ini, dengan buktinya. Masuk untuk melihat daftarnya:
