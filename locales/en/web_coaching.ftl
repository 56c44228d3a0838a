## A body's card: honours and predikat over time, and the coaching of units.

web-timeline = Honours and predikat over time
web-timeline-about = Everything that was conferred and taken back, newest first. What has no day stands at the end of its period.
web-timeline-caption = Honours, predikat and revocations, newest first
web-timeline-when = When
web-timeline-kind = What happened
web-timeline-what = What
web-timeline-who = Recipient or unit
web-timeline-no-day = the source names no day ({ $period })
web-timeline-honour = Honour or predikat granted
web-timeline-predikat = Predikat of an assessment
web-timeline-revoked = Revoked

web-coaching = Coaching of units
web-coaching-provisional = These four were named as judged for the coaching award of 2024; weights, scale and formula were not found. What follows is Prima's own measure and no official value, and it is not summed up.
web-coaching-about = Of { $n } units in the register. A unit that no source names may take part all the same.
web-coaching-about-one = Of { $n } unit in the register. A unit that no source names may take part all the same.
web-coaching-caption = How many units innovate and take part, as sources say
web-coaching-measure = What
web-coaching-share = Units that sources name
web-coaching-units = The units
web-coaching-of = { $n } of { $all }
web-coaching-unknown = not known: no source names a single unit
web-coaching-inovasi = Innovates (an innovation is in the catalogue)
web-coaching-mpp = Has a counter in a public service hall (MPP)
web-coaching-digital = Takes part in MPP Digital
web-coaching-hub = Is a member of a Hub JIPP
web-coaching-named = Named by sources: { $n } units
web-coaching-named-one = Named by sources: { $n } unit
web-coaching-others = Not named by sources: { $n } units
web-coaching-others-one = Not named by sources: { $n } unit
web-coaching-rest = and { $n } other units
web-coaching-rest-one = and { $n } other unit
