## Running the portal from the command line.

cli-command-serve = Runs the portal over a database
cli-command-doctor = Checks that a database is whole: steps of its tables, audit chain, files of data sets
cli-command-backup = Writes a whole database into one backup file, without stopping the portal
cli-command-restore = Restores a backup into an empty database
cli-argument-config = Configuration file (TOML); arguments and PRIMA_… variables are stronger
cli-argument-origin = Address of the portal for its readers, such as https://prima.example
cli-argument-file = The backup

serve-cannot-listen = { $address } cannot be opened: { $cause }. Perhaps another program uses it; choose another address with --listen.
serve-made = { $file } was not there and was made, empty. If the data is in another file, stop this and check --database.
serve-empty = This database holds no data sets yet. Fill it with prima import.
serve-no-key = The signing key (key) is not set, so determinations are not published. Set key, such as /etc/prima/key.
serve-no-evidence = The folder of evidence (evidence) is not set, so no evidence can be uploaded. Set evidence, such as /var/lib/prima/evidence.
serve-no-origin = The address of the site (origin) is not set, so the feed and the list of pages hold addresses that are not whole. Set origin, such as https://prima.example.
serve-file-unreadable = { $file } cannot be read: { $cause }. Check the name of the file and who may read it.
serve-file-no-toml = { $file } is no TOML: { $cause }
serve-unknown-key = { $place }: there is no such setting{ $near ->
    [none] .
   *[other] ; did you mean { $near }?
  } There are: { $known }.
serve-bad-kind = { $place }: write a text in quotation marks, or a whole number.
serve-unquoted = { $place }: put it in quotation marks: { $key } = "{ $value }".
serve-bad-listen = { $place }: “{ $value }” is no address to listen on. Write address and port, such as 127.0.0.1:8080.
serve-bad-database = { $place }: “{ $value }” is no address of a database. Write sqlite:FILE or postgres://USER@HOST/NAME.
serve-bad-origin = { $place }: “{ $value }” is no address of a portal. Write scheme and host alone, such as https://prima.example.
serve-bad-contact = { $place }: “{ $value }” is no e-mail address. Write the address alone, such as admin@prima.example.
serve-bad-log-level = { $place }: “{ $value }” is no level of a log. Use error, warn, info, debug, or for instance warn,prima_web=debug.
serve-bad-log-format = { $place }: “{ $value }” is no form of a log. Use json or text.
serve-bad-cache = { $place }: “{ $value }” is no amount of memory for pages. Write 1 to 4096 (megabytes).
serve-bad-connections = { $place }: “{ $value }” is no number of connections. Write 16 to 100000.

serve-store-address = “{ $database }” is no address of a database. Write sqlite:FILE or postgres://USER@HOST/NAME.
serve-store-open = The database { $database } cannot be opened: { $cause }. Check that its folder is there and can be written, or that its server runs.
serve-store-older = The database { $database } is of an older Prima (step { $found }, this program knows { $known }). Keep a backup made by the old program, then run `prima serve` of this one: it takes the missing steps.
serve-store-newer = The database { $database } was written by a newer Prima (step { $found }; this program knows { $known }). Use the newer program, or restore a backup made by this one.
serve-store-migration = The tables of the database { $database } could not be brought up to date: { $cause }. Nothing has changed; restore a backup, or report this message.
serve-store-busy = Another change of the database { $database } has not ended yet. Try again when it has.
serve-store-failed = The database failed: { $cause }. Run prima doctor to check it.
serve-store-full = The database cannot be written: its place is full ({ $cause }). Nothing of this change was kept. Make room on the disk, then try again.

doctor-migrations = Steps of the tables ({ $n })
doctor-chain = Audit chain ({ $n } lines)
doctor-files = Files of data sets ({ $n })
doctor-recomputed = Data sets computed again from their files ({ $n })
doctor-certificates = Certificates ({ $n })
doctor-good = good
doctor-wrong = SOMETHING IS WRONG
doctor-healthy = This database is whole.
doctor-ill = This database is not whole. Keep a copy of it, then restore the last good backup into a new database.
doctor-steps-missing = Only { $taken } of { $known } steps of the tables were taken. Prima serve takes the others when it starts; make a backup first.
doctor-chain-gap = Line { $number } is not there: a line of the audit chain was removed or put in.
doctor-chain-changed = Line { $number } does not fit its seal: its content was changed.
doctor-chain-short = { $acts } acts are counted, but there are { $n } audit lines: the last lines were removed or added.
doctor-file-changed = { $file }: its content does not fit its SHA-256.
doctor-certificate-unreadable = Certificate { $certificate } of { $recipient }: its stored { $file } cannot be read. Restore it from a backup, or withdraw the certificate and issue a new one.
doctor-certificate-changed = Certificate { $certificate } of { $recipient }: its stored { $file } does not fit its signature: it was changed. Restore it from a backup, or withdraw the certificate and issue a new one.

backup-writing = Backing up into { $file } …
backup-written = { $file }: { $rows } rows, { $kilobytes } KB.
backup-reading = Restoring from { $file } …
backup-restored = { $rows } rows of { $file } were restored into { $database }.
backup-exists = { $file } is there already and is not overwritten. Choose another name.
backup-missing = There is no backup { $file }.
backup-no-database = There is no database { $file }. Check --database; prima import and prima serve make a new one.
backup-unusable = The backup { $file } cannot be read or written: { $cause }. Check the space on the disk and who may write there.
backup-damaged = { $file } is no backup of Prima, or it is damaged: { $why }. Nothing was restored.
backup-not-empty = The database { $database } holds data already. Restore into an empty one, such as --database sqlite:new.db.
serve-template = The template of certificates cannot print a whole certificate: { $fault } Certificates that were issued and whose page is unchanged can still be downloaded. Try the template with prima certificate preview FOLDER.
