## Pengaturan surel.

mail-bad-way = { $place }: “{ $value }” bukan cara mengirim surel. Tulis smtps://INANG:PORTA, smtp://INANG:PORTA (dengan STARTTLS), smtp+plain://127.0.0.1:25 (tanpa sandi, hanya di mesin ini), atau folder:FOLDER.
mail-bad-from = { $place }: “{ $value }” bukan alamat surel pengirim. Tulis alamatnya saja, misalnya prima@instansi.example.
mail-missing = { $place }: surel hendak dikirim, tetapi { $missing } belum diatur. Surat harus menyebut pengirimnya dan alamat portal.
mail-half = { $place }: mail_user dan mail_password harus diatur bersama, atau keduanya dikosongkan.
mail-open-password = { $place }: kata sandi surel tidak dikirim lewat sambungan yang tidak tersandi. Pakai smtps:// atau smtp://, atau kosongkan mail_user.
mail-two-secrets = { $place }: mail_password dan mail_password_file diatur bersamaan. Hapus salah satunya.
mail-no-secret = { $place }: berkas { $file } tidak dapat dibaca atau kosong: { $cause }. Isi dengan kata sandi surel saja.
