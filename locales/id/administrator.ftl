## Membuat administrator dari baris perintah.

cli-command-administrator = Membuat akun administrator pertama; kata sandi ditanyakan di terminal atau dibaca dari masukan baku
cli-argument-name = Nama administrator
cli-argument-email = Alamat surel administrator, yang dipakai untuk masuk
cli-argument-another = Membuat administrator lain meskipun sudah ada akun; tercatat di jejak audit

administrator-password = Kata sandi, paling sedikit 12 tanda (tidak ditampilkan):
administrator-again = Kata sandi yang sama, sekali lagi:
administrator-differs = Kedua kata sandi tidak sama, jadi tidak ada akun yang dibuat. Ulangi perintahnya.
administrator-no-password = Kata sandi kosong, jadi tidak ada akun yang dibuat. Ketik di terminal, atau berikan sebagai baris pertama masukan baku.
administrator-exists = Sudah ada akun di { $database }. Administrator lain diundang di halaman /kerja/orang. Bila tidak ada lagi yang dapat masuk, ulangi dengan --another; itu tercatat di jejak audit.
administrator-email-taken = Alamat surel itu sudah dipakai sebuah akun. Pakai alamat lain; yang lupa kata sandi dibuatkan tautan pemulihan di halaman /kerja/orang.
administrator-made = Akun administrator untuk { $name } dibuat. Masuk dengan { $email } di { $address }
