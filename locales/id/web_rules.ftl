# Kata-kata bagi aturan siklus yang menjaga hasil tetap dapat dipertahankan.

refusal-barred-reviews = Masih ada penilaian yang ikut dihitung padahal penilainya terikat dengan unitnya. Tarik unit itu dari penilainya dahulu.
web-board-missing-barred = Penilaian oleh penilai yang terikat dengan unitnya (menghalangi penetapan; tarik unitnya di halaman penugasan): { $n }
refusal-given-time = Perpanjangan tahap { $stage } sampai { $day } { $month ->
    [1] Januari
    [2] Februari
    [3] Maret
    [4] April
    [5] Mei
    [6] Juni
    [7] Juli
    [8] Agustus
    [9] September
    [10] Oktober
    [11] November
   *[12] Desember
} { $year } pukul { $time } WIB akan melewati pembukaan penetapan. Buka penetapan sesudah perpanjangan itu berakhir.
web-rules-schedule-reason = Alasan (wajib bila suatu tahap ditutup lebih lambat)
web-rules-schedule-reason-hint = Tahap yang ditutup lebih lambat memberi semua unit waktu lebih; alasannya masuk jejak audit.
web-rules-publish-moved = Publikasi dipindahkan: hasil terbit { $at }.
web-rules-lifted = Pengecualian benturan kepentingan
web-rules-lifted-about = Penilai berikut menilai unit yang terikat dengannya. Dua petugas mengecualikannya.
web-rules-lifted-by = Dikecualikan dari benturan kepentingan oleh { $first } dan { $second }, { $at }. Alasan: { $reason }
web-rules-lifted-asked = Diusulkan oleh { $first }, belum diteguhkan.
web-rules-lifted-two = Diusulkan oleh { $first }, diteguhkan oleh { $second }.
