## Jejak audit: apa yang dikenai tindakan.

web-trail-act-hint = Sebagian kata atau kode tindakan, misalnya “piagam” atau “revoke”.
web-trail-certificate = Piagam { $id }
web-trail-more-bodies = dan { $n } badan lain
web-trail-more-bodies-one = dan { $n } badan lain
