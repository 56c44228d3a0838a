## Making an administrator from the command line.

cli-command-administrator = Makes the account of the first administrator; the password is asked for on the terminal or read from standard input
cli-argument-name = Name of the administrator
cli-argument-email = E-mail address of the administrator, used to sign in
cli-argument-another = Makes a further administrator although there are accounts; noted in the audit trail

administrator-password = Password, at least 12 characters (not shown):
administrator-again = The same password once more:
administrator-differs = The two passwords are not the same, so no account was made. Run the command again.
administrator-no-password = The password is empty, so no account was made. Type it on the terminal, or give it as the first line of standard input.
administrator-exists = There are accounts in { $database } already. Further administrators are invited on the page /kerja/orang. Where nobody can sign in any more, run this again with --another; that is noted in the audit trail.
administrator-email-taken = An account has that e-mail address. Use another one; who forgot the password is given a recovery link on the page /kerja/orang.
administrator-made = An administrator's account was made for { $name }. Sign in as { $email } at { $address }
