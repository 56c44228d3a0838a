## Settings of mail.

mail-bad-way = { $place }: “{ $value }” is no way to send mail. Write smtps://HOST:PORT, smtp://HOST:PORT (with STARTTLS), smtp+plain://127.0.0.1:25 (unencrypted, on this machine alone), or folder:FOLDER.
mail-bad-from = { $place }: “{ $value }” is no e-mail address of a sender. Write the address alone, such as prima@instansi.example.
mail-missing = { $place }: mail is to be sent, but { $missing } is not set. A letter must name its sender and the address of the portal.
mail-half = { $place }: mail_user and mail_password belong together; set both or neither.
mail-open-password = { $place }: a password is sent over an encrypted line alone. Use smtps:// or smtp://, or leave mail_user empty.
mail-two-secrets = { $place }: mail_password and mail_password_file are both set. Remove one of them.
mail-no-secret = { $place }: the file { $file } cannot be read or is empty: { $cause }. Put the password for mail into it and nothing else.
