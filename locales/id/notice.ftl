## Surat tentang pemberitahuan. Isinya menyebut penilaian, tidak menyebut unit atau orang.

notice-letter-subject = Prima: { $what }
notice-letter-until = Batas waktunya { $day } pukul { $wib } WIB ({ $wita } WITA, { $wit } WIT).
notice-letter-end = Pesan ini dikirim sendiri oleh Prima di { $origin } dan tidak perlu dibalas. Rinciannya hanya terbaca setelah Anda masuk.

notice-what-locus = unit Anda dipilih sebagai lokus
notice-what-assigned = ada unit untuk Anda nilai
notice-what-evidence = penilai meminta bukti dukung
notice-what-decided = sanggahan unit Anda sudah diputus
notice-what-extended = waktu unit Anda ditambah
notice-what-published = hasil sudah diumumkan
notice-what-preview = rincian nilai dapat dilihat
notice-what-action = tenggat tindak lanjut sudah tiba
notice-what-filling = pengisian segera ditutup
notice-what-evaluation = penilaian segera ditutup

notice-letter-locus = Unit Anda dipilih sebagai lokus dalam { $round }. Masuk untuk melihat formulirnya:
notice-letter-assigned = Anda ditugasi menilai dalam { $round }. Masuk untuk melihat daftarnya:
notice-letter-evidence = Dalam { $round }, penilai meminta bukti dukung tambahan dari unit Anda. Masuk untuk melihat yang diminta:
notice-letter-decided = Sanggahan unit Anda dalam { $round } sudah diputus. Masuk untuk membaca keputusan dan alasannya:
notice-letter-extended = Unit Anda mendapat tambahan waktu dalam { $round }. Masuk untuk membaca tahapnya dan alasannya:
notice-letter-published = Hasil { $round } sudah diumumkan. Masuk untuk membukanya:
notice-letter-preview = Rincian nilai unit Anda dalam { $round } dapat dilihat sebelum diumumkan, dan dapat disanggah. Masuk untuk melihatnya:
notice-letter-action = Tenggat sebuah tindak lanjut unit Anda dari { $round } sudah tiba. Masuk untuk melaporkan keadaannya:
notice-letter-filling = Isian unit Anda dalam { $round } belum dikirim, dan pengisian segera ditutup. Masuk untuk menyelesaikannya:
notice-letter-evaluation = Ada penilaian Anda dalam { $round } yang belum dikirim, dan tahap penilaian segera ditutup. Masuk untuk menyelesaikannya:

refusal-other-number = Jumlahnya sudah berubah: sekarang { $n } orang. Periksa lagi, lalu kirim.
