# Kunci sandi: masuk dengan perangkat, tanpa kata sandi dan tanpa kode kedua.

## Masuk.

web-passkey-or = Kunci sandi
web-passkey-or-about = Bila perangkat ini atau telepon Anda menyimpan kunci sandi (passkey) untuk Prima, Anda tidak perlu menulis alamat surel, kata sandi, dan kode kedua.
web-passkey-sign-in = Masuk dengan kunci sandi
web-passkey-sign-in-lead = Ikuti petunjuk perangkat: sidik jari, wajah, atau PIN. Yang dipakai untuk membuka perangkat tidak meninggalkan perangkat itu.
web-passkey-password-instead = Masuk dengan kata sandi
web-passkey-refused = Kunci sandi itu tidak diterima. Mungkin sudah dilepas dari akun. Coba kunci lain, atau masuk dengan kata sandi.
web-passkey-late = Permintaan kepada perangkat sudah dijawab atau lewat lima menit. Mulai lagi.

## Bertanya kepada perangkat.

web-passkey-ask = Tanyakan lagi kepada perangkat
web-passkey-failed = Perangkat tidak memberi jawaban: dibatalkan, terlalu lama, atau tidak ada kunci sandi untuk situs ini. Coba lagi, atau pakai kata sandi.
web-passkey-known = Perangkat ini sudah menyimpan kunci sandi untuk akun Anda. Pakai kunci itu, atau pilih perangkat lain.
web-passkey-unable = Kunci sandi hanya dapat dipakai di { $origin }, dengan peramban yang mendukungnya dan skrip yang menyala. Kata sandi dan kode kedua selalu dapat dipakai.
web-passkey-nowhere = Kunci sandi tidak tersedia di alamat ini. Situs harus dibuka dengan nama domain lewat https; alamat IP tidak cukup. Kata sandi dan kode kedua tetap dapat dipakai.

## Akun.

web-passkeys = Kunci sandi
web-passkeys-about = Kunci sandi (passkey) disimpan perangkat Anda dan menggantikan kata sandi dan kode kedua sekaligus. Kunci itu tidak dapat ditebak dan tidak bekerja di situs tiruan.
web-passkeys-none = Belum ada kunci sandi.
web-passkey-name = Nama kunci
web-passkey-name-hint = Misalnya “Telepon” atau “Komputer kantor”, supaya nanti Anda tahu mana yang harus dilepas. Paling banyak 60 karakter.
web-passkey-name-wrong = Beri nama 1 sampai 60 karakter kepada kunci ini.
web-passkey-full = Sudah ada dua puluh kunci sandi. Lepaskan yang tidak dipakai lagi, lalu tambahkan yang baru.
web-passkey-not-taken = Jawaban perangkat tidak dapat diterima. Perangkat harus memeriksa pemakainya (sidik jari, wajah, atau PIN) dan kuncinya belum dipakai akun lain. Coba lagi.
web-passkey-add = Tambah kunci sandi
web-passkey-add-lead = Ikuti petunjuk perangkat untuk menyimpan kunci sandi. Halaman ini berlaku lima menit.
web-passkey-added = Kunci sandi ditambahkan. Mulai sekarang Anda dapat masuk dengannya.
web-passkey-leave = Kembali ke akun
web-passkey-since = Ditambahkan { $at }
web-passkey-used = Terakhir dipakai { $at }
web-passkey-unused = Belum pernah dipakai
web-passkey-remove = Lepaskan { $name }
web-passkey-removing = Lepaskan kunci sandi?
web-passkey-removing-lead = Perangkat dengan kunci ini tidak dapat lagi masuk ke akun Anda, dan semua sesi lain diakhiri. Ini tidak dapat dibatalkan; kunci baru dapat ditambahkan kapan saja.
web-passkey-removed = Kunci sandi dilepas; sesi lain sudah diakhiri.
