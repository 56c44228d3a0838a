## Pekerjaan lama: yang dikerjakan di luar permintaan, dengan kemajuan dan pembatalan.

job-lost = Program berhenti sebelum pekerjaan ini selesai. Tidak ada yang tersimpan darinya; jalankan lagi.
job-failed = Pekerjaan ini gagal karena gangguan pada sistem, dan tidak ada yang tersimpan darinya. Jalankan lagi; bila tetap gagal, hubungi pengelola.
job-lost-parts = Program berhenti sebelum pekerjaan ini selesai. Yang sudah dikerjakan tetap tersimpan; jalankan lagi untuk melanjutkannya.
job-failed-parts = Pekerjaan ini berhenti karena gangguan pada sistem. Yang sudah dikerjakan tetap tersimpan. Jalankan lagi untuk melanjutkannya; bila tetap gagal, hubungi pengelola.
refusal-too-many-jobs = Sudah ada { $most } pekerjaan Anda yang belum selesai. Tunggu sampai ada yang selesai, atau batalkan salah satunya di halaman Pekerjaan.
refusal-unwanted = Pekerjaan ini dibatalkan sebelum selesai. Tidak ada yang tersimpan darinya.
