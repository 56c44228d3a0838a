## Penerbitan banyak piagam: yang terjadi, yang tidak terbit, dan berkasnya.

web-job-kind-certificates = Penerbitan piagam
web-job-step-issue = menerbitkan piagam, lima puluh demi lima puluh
web-job-lead-failed-parts = Pekerjaan ini berhenti sebelum selesai. Yang sudah dikerjakan tetap tersimpan.
web-job-lead-cancelled-parts = Pekerjaan ini dibatalkan sebelum selesai. Yang sudah dikerjakan tetap tersimpan.
web-job-cancel-about-parts = Pekerjaan berhenti sesudah lima puluh piagam yang sedang dikerjakan. Yang sudah terbit tetap terbit; sisanya dapat dilanjutkan kapan saja.
web-job-again-about-parts = Pekerjaan dilanjutkan dari tempat berhentinya: yang sudah terbit dilewati. Aturan dan wewenang yang dipakai adalah yang berlaku saat ini.

web-issue-came = Yang terjadi
web-issue-there = { $n } penghargaan sudah mempunyai piagam dan dilewati.
web-issue-there-one = Satu penghargaan sudah mempunyai piagam dan dilewati.
web-issue-refused = { $n } penghargaan tidak mendapat piagam; sebabnya di bawah.
web-issue-refused-one = Satu penghargaan tidak mendapat piagam; sebabnya di bawah.
web-issue-refused-title = Yang tidak mendapat piagam
web-issue-refused-caption = Penghargaan yang tidak mendapat piagam, dengan sebabnya
web-issue-refused-more = dan { $n } lagi. Perbaiki yang di atas, lalu terbitkan sekali lagi untuk melihat sisanya.
web-issue-refused-more-one = dan satu lagi. Perbaiki yang di atas, lalu terbitkan sekali lagi untuk melihatnya.
web-issue-head-recipient = Penerima
web-issue-head-for = Penghargaan
web-issue-head-why = Sebab
web-issue-file-title = Unduh semua
web-issue-file-about = Satu berkas ZIP berisi semua piagam acara ini yang berlaku: halaman PDF untuk dicetak, kredensial, dan daftarnya. Berkas dibuat sambil dikirim; untuk ribuan piagam perlu beberapa menit.
web-issue-file = Unduh semua piagam (ZIP)
web-issue-file-busy = Sudah ada dua berkas piagam yang sedang dibuat untuk orang lain. Coba lagi sebentar lagi.
