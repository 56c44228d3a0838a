# The vault of evidence: its storage, the virus scanner, and how both are checked.

vault-storage-full = The storage of evidence is full, so the file was not kept. What you wrote is still here; try again when those who run the installation have made room.
vault-storage-away = The storage of evidence cannot be reached just now, so the file was not kept or opened. What you wrote is still here; try again in a few minutes.

vault-bad-scanner = { $place }: “{ $value }” is no address of a virus scanner. Write unix:/run/clamav/clamd.ctl or tcp:127.0.0.1:3310.
vault-bad-evidence = { $place }: “{ $value }” is no place for evidence. Write a folder, such as /var/lib/prima/bukti, or s3://BUCKET or s3://BUCKET/PREFIX.
vault-bad-endpoint = { $place }: “{ $value }” is no address of an S3 storage. Write scheme and host alone, such as https://s3.example.
vault-bad-region = { $place }: “{ $value }” is no S3 region. Write small letters, digits and hyphens, such as us-east-1.
vault-s3-missing = { $place } names an S3 bucket, but { $missing } is not set. Set it too: without it the bucket cannot be opened.
vault-s3-two-secrets = { $place }: s3_secret and s3_secret_file are both set. Remove one of them.
vault-s3-no-secret = { $place }: the file { $file } cannot be read or is empty: { $cause }. Put the S3 secret key into it and nothing else.

vault-scanner-away = The virus scanner { $address } does not answer yet: { $cause }. The portal runs on, but takes no evidence until the scanner answers. Check clamd.
vault-scanner-other = What answers at { $address } is no ClamAV: { $cause }. Check scanner.
vault-bucket-away = The storage of evidence { $bucket } does not answer yet: { $cause }. The portal runs on, but evidence can be neither uploaded nor opened until the storage answers.
vault-bucket-refused = The storage of evidence { $bucket } refuses: { $cause }. Check evidence, s3_endpoint, s3_region, s3_key_id and the secret key.

doctor-evidence = Files of evidence ({ $n })
doctor-evidence-missing = { $body }: the file “{ $file }” (evidence { $evidence }) is not in the storage. Copy { $name } back from a backup, or ask the body to upload the same file again.
doctor-evidence-changed = { $body }: the file “{ $file }” (evidence { $evidence }) was changed and does not match its SHA-256. Copy { $name } back from a backup, or ask the body to upload the same file again.
doctor-evidence-away = The storage of evidence cannot be read: { $cause }.
doctor-evidence-nowhere = There are { $n } pieces of evidence, but where their files lie is not known. Say it with PRIMA_EVIDENCE, or name the configuration file of prima serve (--config).
doctor-evidence-unneeded = { $n } files belong to no evidence and no upload, such as { $name }. They do no harm; they may be left over from an upload that broke off, or belong to one under way.
doctor-ill-evidence = The database is whole, but files of evidence are missing or changed. Follow what is said above, then run this again.

backup-without-files = This backup holds neither the files of evidence nor the signing key. Copy { $places } too.
backup-without-files-elsewhere = This backup holds neither the files of evidence nor the signing key. Copy the places set by evidence and key too.
