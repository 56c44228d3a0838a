## Isian dan penilaian sebuah unit: catatan yang berbeda, riwayat perubahan.

web-note-saved = Catatan yang tersimpan
web-note-yours = Catatan Anda
web-note-private-saved = Catatan pribadi yang tersimpan
web-note-private-yours = Catatan pribadi Anda
web-note-none = (tanpa catatan)
web-reviewing-sure = Saya sudah memeriksa seluruh penilaian ini dan menyerahkannya.
web-reviewing-unsure = Penilaian belum diserahkan. Centang pernyataan itu untuk menyerahkannya.
web-reply-now = Tanggapan yang tersimpan sekarang:
web-loci-some = Halaman { $page } dari { $pages }. Simpan setiap halaman sebelum membuka halaman lain; lokus di halaman lain tetap seperti semula.
web-schedule-now = Tersimpan sekarang: { $opens } sampai { $closes }
web-people-by-email = Tulis alamat surelnya seperti di daftar di atas.
web-invited = Undangan yang belum diterima
web-invited-none = Tidak ada undangan yang terbuka
web-invited-none-about = Undangan yang Anda atau rekan buat muncul di sini sampai diterima, ditarik, atau lewat waktunya.
web-invited-by = Diundang { $name }. Berlaku sampai { $until }.
web-invited-withdraw = Tarik undangan untuk { $email }
web-invited-done = Undangan ditarik; tautannya tidak berlaku lagi.
