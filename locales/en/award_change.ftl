## Decisions on awards that were replaced or revoked: what the public is told.

award-replaced = { $category }: the decision of { $day } was replaced on { $ended }. Reason: { $why }
award-revoked = { $category }: the decision of { $day } was revoked on { $ended }. Reason: { $why }
