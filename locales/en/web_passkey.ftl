# Passkeys: signing in with a device, without a password and without a second code.

## Signing in.

web-passkey-or = Passkey
web-passkey-or-about = If this device or your telephone holds a passkey for Prima, you need to write neither e-mail address nor password nor second code.
web-passkey-sign-in = Sign in with a passkey
web-passkey-sign-in-lead = Follow your device: finger, face or PIN. What opens the device never leaves it.
web-passkey-password-instead = Sign in with the password
web-passkey-refused = That passkey was not accepted. It may have been removed from the account. Try another one, or sign in with the password.
web-passkey-late = What the device was asked has been answered already, or five minutes have passed. Begin again.

## Asking the device.

web-passkey-ask = Ask the device again
web-passkey-failed = The device gave no answer: it was cancelled, it took too long, or there is no passkey for this site. Try again, or use the password.
web-passkey-known = This device already holds a passkey for your account. Use that one, or choose another device.
web-passkey-unable = Passkeys work only at { $origin }, in a browser that supports them and with scripts on. Password and second code always work.
web-passkey-nowhere = There are no passkeys at this address. The site must be opened by a domain name over https; an IP address is not enough. Password and second code work as ever.

## The account.

web-passkeys = Passkeys
web-passkeys-about = A passkey is kept by your device and takes the place of password and second code together. It cannot be guessed, and it does not work at a site that only looks like this one.
web-passkeys-none = There is no passkey yet.
web-passkey-name = Name of the passkey
web-passkey-name-hint = Such as “Telephone” or “Office computer”, so that you know later which one to remove. At most 60 characters.
web-passkey-name-wrong = Give this passkey a name of 1 to 60 characters.
web-passkey-full = There are twenty passkeys already. Remove one that is no longer used, then add the new one.
web-passkey-not-taken = What the device said cannot be accepted. The device must verify its user (finger, face or PIN), and no other account may have the passkey. Try again.
web-passkey-add = Add a passkey
web-passkey-add-lead = Follow your device to keep the passkey. This page is good for five minutes.
web-passkey-added = The passkey was added. From now on you can sign in with it.
web-passkey-leave = Back to the account
web-passkey-since = Added { $at }
web-passkey-used = Last used { $at }
web-passkey-unused = Never used
web-passkey-remove = Remove { $name }
web-passkey-removing = Remove this passkey?
web-passkey-removing-lead = The device that holds it can no longer sign in to your account, and all other sessions end. This cannot be undone; a new passkey can be added at any time.
web-passkey-removed = The passkey was removed; other sessions were ended.
