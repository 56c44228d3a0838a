## Mulai dari putaran lalu.

web-way-last = Mulai dari putaran lalu
web-last = Mulai dari putaran lalu
web-last-lead = Yang masih berlaku tidak perlu dikerjakan dua kali. Tidak ada jawaban yang diisikan sendiri; jawaban lalu hanya ditunjukkan di samping pertanyaannya.
web-last-round = Putaran sebelumnya: { $round }.
web-last-nothing = Tidak ada putaran sebelumnya
web-last-nothing-about = Unit ini belum pernah ikut program ini di sini, jadi tidak ada yang dapat dibawa.
web-last-evidence = Bukti yang masih berlaku
web-last-evidence-about = Bukti ini mendukung jawaban yang sama di putaran lalu dan masih ada di gudang bukti. Hapus centang yang tidak lagi sesuai, lalu bawa sisanya.
web-last-evidence-none = Tidak ada bukti lalu yang masih berlaku dan belum dibawa.
web-last-carry = Bawa bukti yang dicentang
web-last-none-chosen = Centang sekurang-kurangnya satu bukti untuk dibawa.
web-last-carried = { $n } bukti dibawa ke putaran ini.
web-last-past = Masa berlakunya sudah lewat; perbarui bila masih diminta
web-last-actions = Tindak lanjut yang belum selesai
web-last-actions-about = { $n } tindak lanjut ada di putaran ini. Yang belum selesai di putaran lalu terbawa dengan sendirinya dan tetap terbuka bagi umum.
web-last-answer = Tahun lalu ({ $round }): { $said }
web-last-level = Tahun lalu ({ $round }), tingkat { $code }: { $said }
