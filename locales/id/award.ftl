## Acara penghargaan yang diputuskan di Prima: kesalahan dalam berkas aturannya, penolakan, dan kalimat yang diumumkan.

fault-award-day = "{ $found }" bukan hari dalam kalender.
fault-award-day-hint = Tuliskan hari acara sebagai tahun-bulan-hari, misalnya "2024-10-08".

fault-award-unknown-gate = Syarat `{ $gate }` tidak ada.
fault-award-unknown-gate-hint = Syarat yang ada: { $known }. Tambahkan [[gate]] dengan kode itu, atau sebut salah satunya.

fault-award-gate-unproven = Syarat `{ $gate }` tidak menyebut sumbernya.
fault-award-gate-unproven-hint = Tambahkan source = { "{" } law = "…" { "}" }, atau provisional dengan sebabnya bila aturannya tidak ditemukan.

fault-award-gate-open = Syarat `{ $gate }` tidak membatasi apa pun.
fault-award-gate-open-hint = Untuk kind = "figure" tuliskan least atau most; untuk kind = "no_revocation" tuliskan months sekurang-kurangnya 1.

fault-award-no-places = Kategori `{ $category }` tidak mempunyai tempat bagi siapa pun.
fault-award-no-places-hint = Tuliskan places sekurang-kurangnya 1.

fault-award-no-threshold = Kategori `{ $category }` tidak menyebut ambangnya.
fault-award-no-threshold-hint = Tuliskan least, bands, atau keduanya.

refusal-award-open = Acara dengan kode { $code } sudah ada dan aturannya tidak pernah diubah. Pakailah kode yang lain.
refusal-award-body-unknown = "{ $found }" tidak ada dalam register badan. Tuliskan nama resminya atau kodenya seperti pada alamat halamannya.
refusal-award-body-several = Ada lebih dari satu badan bernama "{ $found }". Tuliskan kodenya seperti pada alamat halamannya.
refusal-award-body-elsewhere = { $found } bukan bagian dari penerima. Sebutlah unit di bawah penerima.
refusal-award-body-sample = { $found } adalah badan contoh; badan contoh hanya dihargai dalam acara contoh.
refusal-award-nobody = Belum ada penerima. Pilih sekurang-kurangnya satu.
refusal-award-objection = Sanggahan yang menyangkut { $name } dalam putaran { $cycle } belum diputus. Kategori ini dapat diputuskan sesudahnya.
refusal-award-twice = { $name } disebut dua kali untuk hal yang sama. Hapus salah satunya.
refusal-award-barred = { $name } tertahan oleh syarat lintas skema dan tidak dapat dipilih.
refusal-award-beyond = { $name } tidak dipilih oleh aturan kategori ini.
refusal-award-no-citation = Tuliskan untuk apa { $name } dihargai.
refusal-award-no-reason = Tuliskan mengapa { $name } dipilih; aturan saja tidak mengatakannya.
refusal-award-left-out = { $name } dipilih aturan atau setara di batas. Pilihlah, atau tuliskan mengapa tidak.
refusal-award-too-many = { $named } dipilih di batas, padahal tempatnya { $places }. Pilih { $places }, atau semua yang setara.

refusal-field-category = Kode kategori

award-note = Penetapan penerima yang diusulkan dan dikonfirmasi dua petugas dalam Prima; pertimbangannya tercatat dalam jejak audit.
award-citation = { $name }: { $citation }
award-mismatch = { $category }: diumumkan { $announced } penerima, disebut { $named }.
