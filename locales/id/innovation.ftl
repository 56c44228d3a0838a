# Yang dikatakan kepada orang yang mencatat replikasi

innovation-circle = Inovasi asal ini sendiri turunan dari inovasi yang dipilih: { $way }. Pilih inovasi lain, atau catat sebagai inovasi baru.
innovation-recorded = Replikasi ini sudah tercatat.
innovation-not-own = Inovasi yang dipilih bukan milik badan yang mereplikasi. Pilih badan dan inovasi yang sama pemiliknya.
innovation-not-offered = Inovasi ini tidak sedang ditawarkan.
innovation-missing-title = Isi nama inovasi di tempat baru.
innovation-missing-year = Isi tahun mulai berjalan, misalnya 2024.
innovation-missing-adaptation = Tulis apa yang disesuaikan; bila tidak ada, tulis bahwa tidak ada.
innovation-missing-terms = Tulis apa yang ditawarkan dan jabatan yang mendampingi.
innovation-long = Terlalu panjang: paling banyak { $most } karakter.
innovation-no-year = Tulis tahun dengan empat angka, misalnya 2024.
innovation-ahead = Tahun ini belum tiba. Isi tahun inovasi sudah berjalan.
