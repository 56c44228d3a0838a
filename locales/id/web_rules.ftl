# Kata-kata bagi aturan siklus yang menjaga hasil tetap dapat dipertahankan.

web-board-missing-barred = Penilaian oleh penilai yang terikat dengan unitnya (menghalangi penetapan; tarik unitnya di halaman penugasan): { $n }
web-rules-schedule-reason = Alasan (wajib bila penutupan suatu tahap berubah)
web-rules-schedule-reason-hint = Tahap yang ditutup lebih lambat memberi semua unit waktu lebih, dan yang ditutup lebih cepat mengambilnya; alasannya masuk jejak audit.
web-rules-publish-moved = Publikasi dipindahkan: hasil terbit { $at }.
web-rules-lifted = Pengecualian benturan kepentingan
web-rules-lifted-about = Penilai berikut menilai unit yang terikat dengannya. Dua petugas mengecualikannya.
web-rules-lifted-by = Dikecualikan dari benturan kepentingan oleh { $first } dan { $second }, { $at }. Alasan: { $reason }
web-rules-lifted-asked = Diusulkan oleh { $first }, belum diteguhkan.
web-rules-lifted-two = Diusulkan oleh { $first }, diteguhkan oleh { $second }.
