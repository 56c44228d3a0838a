## Yang dibantu skrip di ruang kerja: menyimpan sambil mengetik, mengunggah sepotong demi sepotong.

web-help-saved = Tersimpan { $at }.
web-help-saving = Menyimpan …
web-help-same = Semua jawaban sudah tersimpan.
web-help-wrong = { $n } jawaban belum tersimpan; perbaiki di tempatnya. Jawaban lain tersimpan.
web-help-wrong-one = Satu jawaban belum tersimpan; perbaiki di tempatnya. Jawaban lain tersimpan.
web-help-cut = Sambungan terputus. Yang Anda tulis tetap ada di halaman ini; penyimpanan dicoba lagi sendiri.
web-help-busy = Layanan sedang sibuk. Yang Anda tulis tetap ada di halaman ini; penyimpanan dicoba lagi sendiri.
web-help-expired = Sesi Anda sudah berakhir. Yang Anda tulis tetap ada di halaman ini: masuklah di tab lain, lalu kembali ke sini; penyimpanan dilanjutkan sendiri.
web-help-other = Di peramban ini sekarang orang lain yang masuk. Yang Anda tulis tetap ada di halaman ini dan belum tersimpan: masuklah lagi di tab lain, lalu kembali ke sini.
web-help-sign-in = Masuk di tab lain
web-help-stale = Rekan Anda menyimpan jawaban lain. Kedua jawaban akan ditampilkan.
web-help-failed = Tidak dapat disimpan. Tekan Simpan untuk mencoba lagi dan membaca sebabnya.
web-help-progress = Kemajuan unggahan
web-help-cancel = Batalkan unggahan
web-help-sending = Mengunggah berkas. Halaman ini perlu tetap terbuka.
web-help-stopped = Unggahan dibatalkan. Berkas tidak disimpan.
web-help-upload-cut = Sambungan terputus. Unggahan dilanjutkan dari tempatnya begitu sambungan kembali.
web-help-upload-busy = Layanan sedang sibuk. Unggahan dilanjutkan sebentar lagi.
web-help-upload-expired = Sesi Anda sudah berakhir. Masuklah di tab lain, lalu kembali ke sini; unggahan dilanjutkan dari tempatnya.
web-help-upload-other = Di peramban ini sekarang orang lain yang masuk. Masuklah lagi di tab lain, lalu kembali ke sini; unggahan dilanjutkan dari tempatnya.
web-help-upload-failed = Berkas tidak dapat diunggah. Muat ulang halaman ini, lalu pilih berkasnya lagi.
web-help-upload-here = Berkas “{ $name }” sudah terkirim. Perbaiki isian di bawah; berkas tidak perlu dipilih lagi.
web-help-upload-gone = Unggahan itu sudah selesai atau dibatalkan. Lihat daftar bukti di atas; bila berkasnya belum ada, pilih lagi.
