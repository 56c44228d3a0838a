## Tanda tangan bundel di portal, kunci publik, dan indeks terbitan.

web-data-op-keys = Kunci publik
web-data-op-about-keys = Kunci Ed25519 yang dipakai portal ini menandatangani penetapan: yang sekarang, lalu yang pernah dipakai. Untuk prima verify --key.
web-data-record-key = Kunci publik portal ini.
web-data-field-key-id = Nama pendek kunci: 16 angka pertama SHA-256-nya.
web-data-field-algorithm = Cara menandatangani.
web-data-field-public-key = Kunci publik dalam heksadesimal.
web-data-field-present = Apakah kunci ini yang dipakai sekarang.

web-verify-step-signature = Tanda tangan, bila ada, diperiksa: dengan kunci mana dibuat, untuk MANIFEST dan penetapan yang mana.
web-verify-signed-about = Penetapan di portal ini ditandatangani dengan kunci Ed25519; data yang diimpor dari terbitan orang lain tidak. Tanpa tanda tangan, pemeriksaan hanya membuktikan bahwa hasil mengikuti dari isinya, bukan siapa yang membuatnya.
web-verify-keys = Kunci publik portal ini
web-verify-unsigned = Tidak bertanda tangan.
web-verify-unsigned-means = Bundel ini tidak membuktikan siapa yang membuatnya.
web-verify-broken = Tanda tangannya tidak sah.
web-verify-broken-means = Tanda tangan di dalam bundel tidak menjamin bundel ini.
web-verify-signed-here = Ditandatangani portal ini.
web-verify-signed-here-means = Tanda tangan Ed25519 atas MANIFEST sah, dan dibuat dengan kunci portal ini.
web-verify-signed-other = Ditandatangani dengan kunci yang tidak dikenal di sini.
web-verify-signed-other-means = Tanda tangan Ed25519 atas MANIFEST sah, tetapi portal ini tidak tahu milik siapa kunci itu.
web-verify-standing-unknown = Penetapan { $number } ini tidak terbit di portal ini, jadi tidak diketahui apakah masih berlaku.
web-verify-standing-in-force = Penetapan { $number } ini masih berlaku di portal ini saat diperiksa.
web-verify-standing-replaced = Penetapan { $number } ini sudah digantikan oleh penetapan { $later }. Bundelnya tetap sah sebagai catatan.
web-verify-signature = Tanda tangan
web-verify-signed-round = Putaran
web-verify-signed-number = Nomor penetapan
web-verify-signed-replaces = Menggantikan penetapan
web-verify-signed-confirmed = Dikukuhkan (UTC)
web-verify-signed-key = Kunci publik
web-verify-signed-key-id = Nama pendek kunci
web-verify-compare = Bandingkan kunci ini dengan yang diumumkan penerbitnya.

web-board-way-indeks = Indeks terbitan
web-board-indices-lead = Indeks unit yang sudah terbit di tempat lain, masing-masing dengan sumbernya. Indeks instansi dihitung dari unitnya. Bila ada yang salah, tidak ada yang disimpan.
web-board-indices-label = Tabel indeks (CSV)
web-board-indices-hint = Kolom: unit, index, source, period, retrieved; bila ada juga band dan rank. Indeks yang sudah ada bagi unit di dalam tabel diganti.
web-board-done-indices = Tersimpan: indeks { $units } unit.
