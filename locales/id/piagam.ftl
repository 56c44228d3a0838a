# Piagam: yang tercetak, yang diperiksa, dan yang dikatakan baris perintah.
piagam-print-heading = Piagam Penghargaan
piagam-print-given = diberikan kepada
piagam-print-credited = atas pelayanan unit
piagam-print-for = sebagai penerima
piagam-print-within = dalam
piagam-print-signed = Diterbitkan secara elektronik oleh
piagam-print-verify = Periksa keaslian dan statusnya di
piagam-print-qr = Kode QR alamat pemeriksaan piagam ini: { $address }
piagam-print-credential = Kredensial piagam ini (Open Badges 3.0), untuk diperiksa program
piagam-print-basis = Dasar: { $source }.
piagam-print-sample = DATA CONTOH, bukan piagam resmi.
piagam-print-event-with-category = { $category }, { $event }
piagam-example-recipient = Rumah Sakit Umum Daerah Contoh
piagam-example-unit = Instalasi Rawat Jalan
piagam-example-title = Pelayanan Publik Ramah Kelompok Rentan
piagam-example-event = Gebyar Pelayanan Prima Contoh
piagam-example-citation = Data contoh untuk melihat tata letak templat.
piagam-example-issuer = Instansi Contoh
piagam-example-basis = Keputusan contoh nomor 1

piagam-template-no-manifest = { $place }: manifes templat tidak ada atau tidak terbaca ({ $cause }). Buat template.toml dengan baris main = "piagam.typ".
piagam-template-no-main = { $place }: berkas utama { $file } tidak ada di folder templat. Perbaiki baris main di template.toml, atau tambahkan berkasnya.
piagam-template-error = { $place }: { $message }
piagam-template-hint = Saran: { $hint }
piagam-template-letters = Huruf { $letters } tidak ada dalam jenis huruf piagam, sehingga piagam tidak dapat dicetak utuh. Tulis ulang teks itu tanpa huruf tersebut, atau tambahkan jenis huruf (.ttf, .otf) yang memuatnya ke folder templat.
piagam-template-pages = Piagam menjadi { $n } halaman, padahal harus satu. Pendekkan teks atau kecilkan huruf di templat.
piagam-template-no-until = { $place }: templat ini tidak mencetak “{ $until }”, padahal piagam ini punya hari terakhir. Tambahkan #sys.inputs.until di templat; isinya kosong bagi piagam tanpa batas waktu.
piagam-template-changed = { $place }: templat ini, atau kata-kata Prima di sekelilingnya, berubah sejak piagam diterbitkan, sehingga halamannya akan lain. Pakai lagi templat yang lama bila halaman itu perlu diunduh.

piagam-hindrance-revoked = Penghargaan ini sudah dicabut, jadi tidak dapat dibuatkan piagam.
piagam-hindrance-no-recipient = Penerima penghargaan ini tidak dikenal dalam register, jadi tidak dapat dibuatkan piagam.
piagam-hindrance-objection = Sanggahan penerima ini, atau unit di bawahnya, dalam penilaian tahun yang sama, atau dalam penilaian yang mendasari penghargaan ini, belum diputus. Piagam dapat diterbitkan setelah sanggahan diputus.
piagam-hindrance-letter = Nama, judul, atau kutipan memuat tanda { $letter } yang tidak dibaca sama oleh semua program. Perbaiki data penghargaan, atau tulis kutipan lain.
piagam-hindrance-page = { $why }

piagam-standing-valid = Berlaku
piagam-standing-withdrawn = Ditarik
piagam-standing-revoked = Tidak berlaku: penghargaan dicabut
piagam-standing-gone = Tidak berlaku: penghargaan tidak lagi ada dalam register
piagam-standing-unreadable = Isi yang tersimpan tidak dapat dibaca

piagam-carrier-json = kredensial JSON
piagam-carrier-jwt = token VC-JWT
piagam-carrier-png = gambar PNG
piagam-carrier-svg = gambar SVG
piagam-carrier-pdf = piagam PDF

piagam-unreadable-no-carrier = Berkas ini bukan PDF, PNG, SVG, JSON, atau token JWT, jadi bukan piagam.
piagam-unreadable-no-credential = Berkas ini tidak memuat kredensial piagam. Yang diperiksa adalah berkas asli, bukan hasil cetak ulang, foto, atau tangkapan layar.
piagam-unreadable-form = Kredensial ini tidak berbentuk seperti yang diterbitkan Prima (bagian { $part }). Ia berubah, atau berasal dari penerbit lain.
piagam-unreadable-no-proof = Kredensial ini tidak memuat tanda tangan yang dapat diperiksa.

piagam-why-no-key = kunci penerbit tidak diberikan
piagam-why-no-did = yang diberikan hanya kunci, bukan dokumen DID penerbit
piagam-why-no-list = daftar status tidak diberikan
piagam-why-foreign-method = kunci yang disebut bukan kunci penerbitnya
piagam-why-unknown-key = kunci yang disebut tidak ada pada penerbit
piagam-why-changed = isi berubah setelah ditandatangani, atau tanda tangannya bukan dari kunci itu
piagam-why-other-issuer = penerbitnya lain daripada yang diberikan
piagam-why-list-unreadable = daftar status tidak terbaca
piagam-why-list-changed = daftar status berubah atau tidak ditandatangani penerbit
piagam-why-list-other = daftar status ini bukan untuk piagam ini
piagam-why-revoked = piagam sudah tidak berlaku menurut daftar status
piagam-why-page-other = yang tampak tidak sama dengan yang dibuat dari kredensialnya
piagam-why-page-template = halaman dibuat dengan templat lain daripada yang tersedia di sini

piagam-check-signature = Tanda tangan
piagam-check-issuer = Penerbit
piagam-check-status = Status
piagam-check-page = Yang tampak
piagam-verdict-passed = cocok
piagam-verdict-failed = TIDAK COCOK: { $why }
piagam-verdict-not-made = tidak diperiksa: { $why }

piagam-cli-found = { $file }: { $carrier }, diterbitkan { $issuer }
piagam-cli-says = Menyatakan: { $recipient }, { $title }, { $event }, { $date }
piagam-cli-fact = { $name }: { $text }
piagam-cli-line = { $check }: { $verdict }
piagam-cli-good = Piagam cocok dalam semua hal yang diperiksa.
piagam-cli-sample = Ini piagam CONTOH, bukan piagam resmi. Berkasnya cocok dalam semua hal yang diperiksa, tetapi isinya data contoh.
piagam-cli-withdrawn = Piagam asli, tetapi sudah DITARIK: menurut daftar status, piagam ini atau penghargaan yang mendasarinya tidak berlaku lagi.
piagam-cli-bad = Piagam TIDAK dapat dipercaya: { $what }.
piagam-cli-unproven = Belum ada yang dibuktikan: kunci penerbit tidak diberikan. Piagam ini sendiri yang menyebut alamat di bawah; lanjutkan hanya bila itu memang situs penerbit yang Anda kenal.
piagam-cli-next-did = 1. Simpan { $value } sebagai did.json.
piagam-cli-next-list = 2. Simpan { $value } sebagai status.json.
piagam-cli-next-run = 3. Jalankan: prima certificate verify { $value } --did did.json --status status.json
piagam-cli-next-foreign = Penerbit { $issuer } tidak menyebut alamat situs. Mintalah kuncinya kepada penerbit, lalu berikan dengan --key.
piagam-cli-not-checked = Tidak diperiksa dan tidak dapat diperiksa di sini: apakah kunci itu benar milik penerbit, nama penerima sekarang, dan perubahan status sesudah daftar itu dibuat.
piagam-cli-status-since = Menurut daftar status yang berlaku sejak { $since }.
piagam-cli-file = { $file } tidak dapat dibaca: { $cause }
piagam-cli-did-none = { $file } bukan dokumen DID dengan kunci Ed25519. Ambil dari https://ALAMAT/.well-known/did.json.
piagam-cli-written = { $file } ditulis.
piagam-cli-data = { $file } bukan JSON dengan teks per nama. Nama yang dikenal: { $known }.
piagam-cli-ending = { $file } harus berakhiran .pdf, .png, atau .svg.

cli-command-certificate = Memeriksa piagam dan mencoba templatnya
cli-command-certificate-verify = Memeriksa piagam tanpa jaringan: PDF, PNG, SVG, JSON, atau JWT
cli-command-certificate-preview = Membuat piagam contoh dari templat, dengan letak setiap kesalahannya
cli-argument-certificate = Berkas piagam: PDF, PNG, SVG, JSON, atau JWT
cli-argument-issuer-key = Kunci publik penerbit dalam heksadesimal, atau berkas seperti dari /api/v1/keys
cli-argument-did = Salinan /.well-known/did.json penerbit
cli-argument-status = Salinan daftar status yang disebut piagam
cli-argument-template = Folder templat dengan template.toml; bila kosong, templat bawaan
cli-argument-data = JSON dengan teks yang dicetak
cli-argument-preview-out = Berkas tujuan: .pdf, .png, atau .svg
