## Daftar pertanyaan untuk satu sumber jawaban.

form-title = { $instrument }: { $sources }
form-about = Daftar pertanyaan instrumen { $name }; { $questions } pertanyaan.
form-asked-if = Diisi hanya bila { $condition }.
form-one = Pilih satu:
form-any = Tandai semua yang ada:
form-number = Isilah bilangan, { $span }: ____________
form-count = Isilah jumlah, { $span }: ____________
form-ratio = Isilah persentase atau pecahan seperti 45/60: ____________
form-text = Jawaban: ________________________________
form-evidence = Bukti dukung yang diminta: { $list }.
form-facilities = Sarana dan prasarana yang dimaksud: { $list }.
