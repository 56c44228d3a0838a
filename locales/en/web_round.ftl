## The desk of officers: one round at a glance.

web-round-until = { $stage }, until { $until }
web-round-no-units-about = Choose loci first; how far each unit is then stands here.
web-round-choose-loci = Choose loci
