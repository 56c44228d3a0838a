## Kartu badan: lini masa penghargaan dan predikat, dan pembinaan unit.

web-timeline = Penghargaan dan predikat menurut waktu
web-timeline-about = Semua yang diberikan dan yang dicabut, terbaru dahulu. Yang tidak disebut tanggalnya berdiri pada akhir periodenya.
web-timeline-caption = Penghargaan, predikat, dan pencabutan, terbaru dahulu
web-timeline-when = Waktu
web-timeline-kind = Peristiwa
web-timeline-what = Apa
web-timeline-who = Penerima atau unit
web-timeline-no-day = tanggal tidak disebut sumber ({ $period })
web-timeline-honour = Penghargaan atau predikat diberikan
web-timeline-predikat = Predikat penilaian
web-timeline-revoked = Dicabut

web-coaching = Pembinaan unit
web-coaching-provisional = Empat hal ini disebut dinilai dalam penghargaan pembinaan 2024; bobot, skala, dan rumusnya tidak ditemukan. Bagian di bawah ini ukuran Prima, bukan nilai resmi, dan tidak dijumlahkan.
web-coaching-about = Dari { $n } unit dalam register. Unit yang tidak disebut sumber bukan berarti tidak ikut serta.
web-coaching-about-one = Dari { $n } unit dalam register. Unit yang tidak disebut sumber bukan berarti tidak ikut serta.
web-coaching-caption = Berapa unit yang menurut sumber berinovasi dan ikut serta
web-coaching-measure = Hal
web-coaching-share = Unit yang disebut sumber
web-coaching-units = Unitnya
web-coaching-of = { $n } dari { $all }
web-coaching-unknown = belum diketahui: tidak ada sumber yang menyebut satu unit pun
web-coaching-inovasi = Berinovasi (inovasinya ada dalam katalog)
web-coaching-mpp = Membuka gerai di Mal Pelayanan Publik
web-coaching-digital = Ikut serta dalam MPP Digital
web-coaching-hub = Bergabung dengan Hub JIPP
web-coaching-named = Disebut sumber: { $n } unit
web-coaching-named-one = Disebut sumber: { $n } unit
web-coaching-others = Tidak disebut sumber: { $n } unit
web-coaching-others-one = Tidak disebut sumber: { $n } unit
web-coaching-rest = dan { $n } unit lain
web-coaching-rest-one = dan { $n } unit lain
