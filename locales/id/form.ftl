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

form-accepted-one = salah satu dari { $list }
form-accepted-any = satu atau beberapa dari { $list }, masing-masing satu kali
form-accepted-yes-no = Ya atau Tidak
form-accepted-whole-span = bilangan bulat dari { $min } sampai { $max }
form-accepted-whole-least = bilangan bulat, sekurang-kurangnya { $min }
form-accepted-number-span = bilangan dari { $min } sampai { $max }
form-accepted-number-least = bilangan, sekurang-kurangnya { $min }
form-accepted-ratio = persentase dari 0 sampai 100, atau pecahan seperti 45/60
form-accepted-text = uraian
