# Ikatan yang diakhiri lebih awal: dua petugas dan sebuah alasan.

web-denial-ends-sooner = Mengakhiri ikatan lebih awal memerlukan alasan dan petugas kedua.
web-tie-ending-reason = Alasan (wajib bila ikatan yang tercatat diakhiri lebih awal)
web-tie-ending-reason-hint = Petugas kedua membaca alasan ini sebelum mengesahkan, dan alasan ini tetap terbaca sesudahnya.
web-tie-ending-reason-missing = Ikatan ini sudah tercatat dan akan berakhir lebih awal. Tulis alasannya; petugas kedua harus mengesahkannya.
web-tie-ending = Ikatan { $name } diakhiri lebih awal
web-tie-ending-says = { $body }: { $kind }. Semula: { $before }. Menjadi: { $until }.
web-tie-ending-open = masih berlangsung
web-tie-ending-asked = Diusulkan oleh { $name }, { $at }
web-tie-ending-confirmed = Disahkan oleh { $name }, { $at }
web-tie-ending-sure = Saya petugas kedua, telah membaca alasannya, dan mengesahkan pengakhiran ikatan ini.
web-tie-ending-confirm = Sahkan pengakhiran
web-tie-ending-over = Usulan ini sudah disahkan atau ikatannya sudah berubah. Muat ulang halaman untuk melihat keadaan sekarang.
web-tie-ending-done-asked = Usulan pengakhiran dicatat. Ikatan tetap menghalangi sampai petugas lain mengesahkannya.
web-tie-ending-done-confirmed = Pengakhiran ikatan disahkan.
