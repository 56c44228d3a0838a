## Desk: what an officer wrote when a colleague was faster to propose.

web-award-kept = What you wrote
web-award-kept-about = A colleague was faster; that proposal stands above. What you wrote is not saved and still stands here: copy what you need, or send it again once that proposal is withdrawn or confirmed.
