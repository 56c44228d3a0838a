# Lemari bukti: penyimpanan, pemindai virus, dan pemeriksaannya.

vault-storage-full = Penyimpanan bukti penuh, sehingga berkas tidak disimpan. Yang Anda tulis masih ada; coba lagi setelah pengelola menambah tempat.
vault-storage-away = Penyimpanan bukti sedang tidak dapat dihubungi, sehingga berkas tidak disimpan atau dibuka. Yang Anda tulis masih ada; coba lagi beberapa menit lagi.

vault-bad-scanner = { $place }: “{ $value }” bukan alamat pemindai virus. Tulis unix:/run/clamav/clamd.ctl atau tcp:127.0.0.1:3310.
vault-bad-evidence = { $place }: “{ $value }” bukan tempat bukti. Tulis folder, misalnya /var/lib/prima/bukti, atau s3://NAMA_EMBER atau s3://NAMA_EMBER/AWALAN.
vault-bad-endpoint = { $place }: “{ $value }” bukan alamat penyimpanan S3. Tulis skema dan inang saja, misalnya https://s3.example.
vault-bad-region = { $place }: “{ $value }” bukan wilayah S3. Tulis huruf kecil, angka, dan tanda hubung, misalnya us-east-1.
vault-s3-missing = { $place } menunjuk ke ember S3, tetapi { $missing } belum diatur. Atur juga: tanpa itu ember tidak dapat dibuka.
vault-s3-two-secrets = { $place }: s3_secret dan s3_secret_file diatur bersamaan. Hapus salah satunya.
vault-s3-no-secret = { $place }: berkas { $file } tidak dapat dibaca atau kosong: { $cause }. Isi dengan kunci rahasia S3 saja.

vault-scanner-away = Pemindai virus { $address } belum menjawab: { $cause }. Portal tetap berjalan, tetapi tidak menerima unggahan bukti sampai pemindai menjawab. Periksa clamd.
vault-scanner-other = Yang menjawab di { $address } bukan ClamAV: { $cause }. Periksa scanner.
vault-bucket-away = Penyimpanan bukti { $bucket } belum menjawab: { $cause }. Portal tetap berjalan, tetapi bukti tidak dapat diunggah atau dibuka sampai penyimpanan menjawab.
vault-bucket-refused = Penyimpanan bukti { $bucket } menolak: { $cause }. Periksa evidence, s3_endpoint, s3_region, s3_key_id, dan kunci rahasianya.

doctor-evidence = Berkas bukti ({ $n })
doctor-evidence-missing = { $body }: berkas “{ $file }” (bukti { $evidence }) tidak ada di penyimpanan. Salin kembali { $name } dari cadangan, atau minta badan itu mengunggah berkas yang sama lagi.
doctor-evidence-changed = { $body }: berkas “{ $file }” (bukti { $evidence }) berubah, tidak cocok dengan SHA-256-nya. Salin kembali { $name } dari cadangan, atau minta badan itu mengunggah berkas yang sama lagi.
doctor-evidence-away = Penyimpanan bukti tidak dapat dibaca: { $cause }.
doctor-evidence-nowhere = Ada { $n } bukti, tetapi tempat berkasnya tidak diketahui. Sebut dengan PRIMA_EVIDENCE, atau pakai berkas pengaturan prima serve (--config).
doctor-evidence-unneeded = { $n } berkas tidak dipakai bukti atau unggahan mana pun, misalnya { $name }. Tidak berbahaya; mungkin sisa unggahan yang terputus, atau unggahan yang sedang berjalan.
doctor-ill-evidence = Basis datanya utuh, tetapi ada berkas bukti yang hilang atau berubah. Ikuti petunjuk di atas, lalu jalankan lagi.

backup-without-files = Cadangan ini tidak memuat berkas bukti dan kunci tanda tangan. Salin juga { $places }.
backup-without-files-elsewhere = Cadangan ini tidak memuat berkas bukti dan kunci tanda tangan. Salin juga tempat yang diatur dengan evidence dan key.
