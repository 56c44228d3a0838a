## Keputusan penghargaan yang diganti atau dicabut: yang dikatakan kepada umum.

award-replaced = { $category }: keputusan { $day } diganti pada { $ended }. Alasan: { $why }
award-revoked = { $category }: keputusan { $day } dicabut pada { $ended }. Alasan: { $why }
