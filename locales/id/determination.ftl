## Tanda tangan bundel: apa yang diperiksa dan apa yang tidak.

data-signature-unreadable = Tanda tangan ini diubah atau rusak: bukan seperti yang ditulis bersama bundel.
data-signature-unreadable-hint = Ambil bundel yang utuh dari penerbitnya.

data-signature-wrong = Tanda tangan ini tidak dibuat dengan kunci yang disebutnya: kunci, pernyataan, atau tanda tangannya diubah.
data-signature-wrong-hint = Ambil bundel yang utuh dari penerbitnya.

data-signature-other-manifest = Tanda tangan ini untuk MANIFEST lain, jadi tidak menjamin bundel ini.
data-signature-other-manifest-hint = Ambil bundel yang utuh dari penerbitnya, bersama tanda tangannya sendiri.

data-signature-other-key = Bundel ini ditandatangani dengan kunci lain, yaitu { $key }, bukan dengan kunci yang disebut.
data-signature-other-key-hint = Pastikan kuncinya milik penerbit bundel; kunci sebuah portal ada di /api/v1/keys.

data-signature-missing = Tidak ada tanda tangan, padahal kunci disebut.
data-signature-missing-hint = Ambil bundel yang bertanda tangan dari penerbitnya, atau periksa tanpa --key.

cli-argument-key = Kunci publik yang harus menandatangani: 64 angka heksadesimal, atau berkas seperti dari /api/v1/keys
cli-key-no-file = { $key }: bukan kunci publik dan bukan berkas yang dapat dibaca. Sebut 64 angka heksadesimal, atau berkas dari /api/v1/keys portal.
cli-key-none = { $key }: tidak ada kunci publik di dalamnya. Ambil lagi dari /api/v1/keys portal.
cli-unsigned = Bundel ini tidak ditandatangani: tidak terbukti siapa yang membuatnya.
cli-signature-broken = Tanda tangannya tidak menjamin bundel ini.
cli-signed = MANIFEST ditandatangani (Ed25519, sah) sebagai penetapan { $number } putaran { $round }, dikukuhkan { $confirmed }, dengan kunci { $id }: { $key }
cli-signed-replaces = Penetapan ini menggantikan penetapan { $number }, yang MANIFEST-nya { $hash }.
cli-signed-key-not-held = Tidak diperiksa: milik siapa kunci itu. Bandingkan dengan /api/v1/keys portal penerbitnya, atau pakai --key.
cli-signed-key-known = Kuncinya adalah kunci yang disebut.
cli-signed-key-other = Kuncinya BUKAN kunci yang disebut.
cli-signed-later = Tidak diperiksa: apakah penetapan ini kemudian digantikan. Itu hanya diketahui portal penerbitnya.

## Dua petugas pada saat yang sama.

refusal-already-proposed-by = Penetapan sudah diusulkan oleh { $by } pada { $at } WIB. Penetapan itu menunggu petugas kedua atau waktu publikasinya.
refusal-already-determined-by = Hasil sudah ditetapkan: dikukuhkan oleh { $by } pada { $at } WIB. Kekeliruan diperbaiki dengan koreksi.
refusal-nothing-answered = Belum ada jawaban atau penilaian yang tersimpan, jadi belum ada yang dapat digladi atau diusulkan.

## Indeks terbitan yang dimasukkan ke putaran.

data-index-without = Indeks { $unit } tidak lengkap: kolom ini kosong.
data-index-without-hint = Isi indeks, sumber, periode acuan, dan tanggal pengambilannya; angka tanpa sumber tidak diterima.

data-index-of-no-locus = { $value } bukan lokus putaran ini.
data-index-of-no-locus-hint = Hapus baris ini; indeks instansi dihitung dari lokusnya.
