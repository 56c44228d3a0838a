## Masa berlaku di halaman piagam.

web-piagam-fact-until = Berlaku sampai
web-piagam-valid-until = Piagam ini berlaku sampai { $day }: penghargaan yang mendasarinya ada dalam register dan tidak dicabut, dan piagamnya tidak ditarik.
web-piagam-expired = Piagam ini berlaku sampai { $day }. Masa itu sudah lewat; piagamnya tidak ditarik dan penghargaannya tidak dicabut.
web-piagam-means-term = Masa berlaku yang tertulis dalam kredensialnya belum lewat
web-piagam-verdict-expired = Piagam ini asli, tetapi kedaluwarsa
web-piagam-verdict-expired-about = Piagam ini berlaku sampai { $day }. Selain itu semua yang diperiksa cocok.
