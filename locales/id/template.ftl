## Instrumen baru: keterangan dan nama contoh.

template-head = Instrumen baru. Gantilah nama dan bilangannya dengan yang ada dalam sumber resmi, lalu periksa dengan `prima instrument check`. Bahasanya diterangkan dalam docs/instrument-language.md.
template-law = Dasar hukum. Tulis judul resminya; ganti status menjadi "sourced" sesudah naskahnya dibaca, dan sebut tempat membacanya dalam found.
template-source = Siapa yang menjawab, dan bagaimana jawaban beberapa penilai digabungkan.
template-missing = Akibat nilai yang tidak ada; keempatnya harus disebut, tidak ada nilai bawaan.
template-rounding = Pembulatan indeks, satu kali. Rentang dan peringkat memakai hasilnya.
template-tree = Pohonnya: induk ditulis sebelum anaknya, bobot anak berjumlah seperti tertulis dalam weights.
template-aspect = Yang tidak terbukti oleh sumber diberi tanda provisional dengan alasannya dalam kedua bahasa.
template-bands = Rentang, dari yang tertinggi, menutup seluruh skala. Tulis from dan to bila tepinya termasuk, above dan below bila tidak.
template-ranking = Siapa diperingkat dengan siapa. Tanpa bagian ini daftarnya tidak berurutan.
template-title = Judul instrumen
template-evaluator = Evaluator
template-first = Aspek pertama
template-second = Aspek kedua
template-level-none = Belum ada
template-level-part = Ada sebagian
template-level-full = Lengkap
template-band-good = Baik
template-band-fair = Cukup
template-band-weak = Kurang
template-peers = Semua unit
