## Hub JIPP: yang dikatakan kepada petugas yang mencatat anggota dan kegiatan.

hub-choose-member = Tuliskan nama atau kode badan yang bergabung, selain hub itu sendiri.
hub-unknown-body = Tidak ada badan dengan nama atau kode persis seperti ini. Tuliskan nama resminya, atau kodenya seperti pada alamat halamannya.
hub-several-bodies = Ada lebih dari satu badan dengan nama ini. Tuliskan kodenya seperti pada alamat halamannya.
hub-choose-kind = Pilih jenis kegiatannya.
hub-missing-since = Isi sejak kapan bergabung, misalnya 2023 atau 2023-03-14.
hub-missing-source = Tulis keputusan, surat, atau halaman yang menyebutnya.
hub-missing-day = Isi tanggal kegiatannya.
hub-missing-title = Isi nama kegiatannya.
hub-missing-content = Tulis apa yang dilakukan.
hub-missing-reason = Tulis mengapa catatan ini dihapus.
hub-no-day = Isi tanggal yang ada, misalnya 2024-01-26.
hub-no-period = Isi tahun, bulan, atau tanggal yang ada, misalnya 2023, 2023-03, atau 2023-03-14.
hub-ahead = Waktu ini belum tiba. Isi sejak kapan badan sudah bergabung.
hub-turned = Akhirnya mendahului awalnya. Periksa kedua isiannya.
hub-overlaps = Badan ini sudah tercatat bergabung dalam waktu yang bertumpang tindih. Perbaiki catatan yang ada.
hub-no-link = Tulis alamat halaman web lengkap, diawali https://, atau kosongkan.
hub-twin = Catatan lain sudah berisi hal yang sama. Hapus salah satunya, atau bedakan isinya.
hub-changed = Catatan ini sudah diubah rekan sejak Anda membukanya, jadi belum ada yang disimpan. Isinya yang sekarang tampil di bawah; periksa, lalu kirim lagi bila perlu.
hub-removed = Catatan ini sudah dihapus rekan, jadi perbaikan Anda belum disimpan. Isian Anda ada di formulir di bawah; simpan sebagai catatan baru bila masih benar.
hub-ahead-until = Akhir ini belum tiba. Kosongkan selama badan masih bergabung; isi setelah badan itu keluar.
