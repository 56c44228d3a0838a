## Meja: yang ditulis petugas ketika rekannya lebih dulu mengusulkan.

web-award-kept = Yang Anda tulis
web-award-kept-about = Rekan Anda lebih dulu; usulannya tertulis di atas. Yang Anda tulis belum disimpan dan masih ada di sini: salin yang perlu, atau kirim lagi setelah usulan itu ditarik atau dikonfirmasi.
