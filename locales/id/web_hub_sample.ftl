## Hub contoh: dapat dibuka dan dicoba, tetapi tidak dihitung di antara Hub JIPP.

web-hub-samples = Hub contoh
web-hub-samples-about = Data contoh untuk mencoba halaman ini. Hub di bawah buatan dan tidak dihitung di antara hub yang diketahui.
web-hub-samples-caption = Hub contoh dengan inovasi dan replikasi contoh
