## Masa berlaku piagam: yang tercetak, yang diperiksa, dan yang dikatakan baris perintah.

piagam-print-until = Berlaku sampai { $day }
piagam-standing-expired = Kedaluwarsa
piagam-hindrance-over = Masa berlaku penghargaan ini sudah lewat, jadi tidak dapat dibuatkan piagam.
piagam-check-term = Masa berlaku
piagam-why-expired = kedaluwarsa
piagam-cli-until = Berlaku sampai { $day }.
piagam-cli-expired = Piagam asli, tetapi KEDALUWARSA: berlaku sampai { $day }.
