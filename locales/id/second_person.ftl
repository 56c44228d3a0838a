# Yang menunggu orang kedua.

refusal-other-waits = Yang menunggu bukan lagi yang Anda baca: sudah ditarik dan diajukan lagi. Baca yang tertulis di halaman ini sekarang, lalu tentukan lagi.
