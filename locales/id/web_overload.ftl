## Portal: bila sedang terlalu banyak yang datang, atau tempatnya penuh.

web-error-crowded-title = Sedang terlalu banyak permintaan
web-error-crowded-about = Permintaan ini belum dikerjakan karena terlalu banyak yang datang bersamaan. Tunggu beberapa detik, lalu ulangi.
web-error-full-title = Tempat penyimpanan penuh
web-error-full-about = Tidak ada yang tersimpan dari permintaan ini karena tempat penyimpanan di server penuh. Kabarkan kepada pengelola, lalu ulangi setelah ada tempat.
web-unsent = Isian Anda belum tersimpan
web-unsent-about = Semua yang Anda tulis masih ada di halaman ini. Kirim kembali dari sini; jangan menutup halamannya dulu.
web-unsent-send = Kirim kembali
web-filling-not-saved = Yang tertulis di bawah ini isian Anda, dan belum tersimpan. Salin bila masih Anda perlukan.
