## Honours and predikat: what the public reads of how long they hold.

honour-term = { $title } holds up to and including { $date }.
