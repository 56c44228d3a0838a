## Saringan yang terlipat.

web-filter-more = Saring menurut bidang, wilayah, dan lainnya
web-filter-more-set = Saringan: { $n } dipakai
web-filter-more-set-one = Saringan: { $n } dipakai
