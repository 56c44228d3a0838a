## Meja: keputusan penghargaan yang diganti atau dicabut.

web-award-change-state-changing = Diputuskan; perubahannya menunggu petugas kedua
web-award-change-state-revoked = Dicabut
web-award-change-until-then = Yang berlaku sampai dikonfirmasi
web-award-change-why = Alasan
web-award-change-correction-waits = Penggantinya diusulkan { $day }; menunggu petugas kedua.
web-award-change-revocation-waits = Pencabutan diusulkan { $day }; menunggu petugas kedua.
web-award-change-correct = Koreksi keputusan ini
web-award-change-correct-about = Keputusan baru menggantikan yang sekarang setelah dikonfirmasi petugas lain. Yang tetap disebut mempertahankan penghargaan dan piagamnya; yang tidak disebut lagi dicabut, dan piagamnya tidak berlaku. Piagam yang sudah terbit tetap memuat kutipan lama: setelah koreksi dikonfirmasi, tarik piagam itu dan terbitkan lagi.
web-award-change-why-changed = Mengapa keputusan sebelumnya tidak berlaku
web-award-change-why-revoked = Alasan pencabutan
web-award-change-why-hint = Dibaca semua orang di halaman acara, penerima, dan piagam.
web-award-change-why-en = Yang sama dalam bahasa Inggris (boleh kosong)
web-award-change-no-why = Tuliskan alasannya; semua orang akan membacanya.
web-award-change-revoke = Cabut keputusan ini
web-award-change-revoke-about = Setelah dikonfirmasi petugas lain, semua penghargaan kategori ini dicabut dan piagamnya tidak berlaku. Keputusan tetap terbaca dengan tanda dan alasannya; kategori dapat diputuskan lagi.
web-award-change-revoke-sure = Saya yakin keputusan ini harus dicabut.
web-award-change-revoke-button = Usulkan pencabutan
web-award-change-done-revocation = Pencabutan diusulkan; menunggu petugas kedua.
web-award-change-earlier = Keputusan sebelumnya
web-award-change-of = Keputusan { $day }
web-award-change-replaced-on = Diganti { $ended }. Alasan: { $why }
web-award-change-revoked-on = Dicabut { $ended }. Alasan: { $why }
