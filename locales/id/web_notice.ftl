## Pemberitahuan di ruang kerja.

web-notices = Pemberitahuan
web-notices-lead = Yang terjadi dalam penilaian dan inovasi, dan menyangkut Anda.
web-notices-unread = Belum dibaca
web-notices-read = Sudah dibaca
web-notices-none = Belum ada pemberitahuan
web-notices-none-about = Begitu unit Anda dipilih, ditanya, atau dinilai, kabarnya muncul di sini.
web-notices-none-unread = Semua sudah dibaca
web-notices-none-unread-about = Yang lama masih ada di bawah.
web-notices-all = Semua pemberitahuan
web-notices-more = Semua pemberitahuan; { $n } belum dibaca
web-notices-more-one = Semua pemberitahuan; { $n } belum dibaca
web-notice-mark = Tandai sudah dibaca
web-notice-mark-all = Tandai semua sudah dibaca
web-notice-marked = Sudah ditandai.
web-notice-kind-locus = Dipilih sebagai lokus
web-notice-kind-assigned = Ditugasi menilai
web-notice-kind-evidence = Bukti dukung diminta
web-notice-kind-decided = Sanggahan diputus
web-notice-kind-extended = Waktu ditambah
web-notice-extended-about = { $round }. { $stage } dibuka sampai { $until }. Alasan: { $reason }
web-notice-kind-published = Hasil diumumkan
web-notice-kind-preview = Rincian nilai dapat dilihat
web-notice-kind-action = Tenggat tindak lanjut tiba
web-notice-kind-filling = Pengisian segera ditutup
web-notice-kind-evaluation = Penilaian segera ditutup

## Pengingat.

web-board-way-pengingat = Pengingat
web-remind-lead = Siapa yang belum mengirim dalam tahap yang sedang dibuka, dan cara mengingatkan mereka.
web-remind-how = Pengingat muncul di ruang kerja orangnya dan, bila surel diatur, dikirim lewat surel; isinya menyebut penilaian dan batas waktunya, tidak menyebut unit. Dalam tiga hari terakhir sebuah tahap, yang belum mengirim diingatkan sekali dengan sendirinya. Dengan tangan, setiap orang dapat diingatkan sekali sehari.
web-remind-none = Tidak ada yang terlambat
web-remind-none-about = Tidak ada tahap pengisian atau penilaian yang sedang dibuka, atau semuanya sudah dikirim.
web-remind-late = Belum mengirim: { $people } orang untuk { $units } unit. Ditutup paling cepat { $until }.
web-remind-today = Sudah diingatkan hari ini: { $n } orang.
web-remind-sure = Ya, kirim pengingat kepada { $n } orang. Ini tidak dapat ditarik kembali.
web-remind-send = Kirim pengingat
web-remind-sent = Pengingat dikirim kepada { $n } orang.
web-remind-unsure = Centang lebih dulu bahwa pengingat memang hendak dikirim.
