## Portal: where too many come at once, or there is no room left.

web-error-crowded-title = Too many requests just now
web-error-crowded-about = This request has not been worked on, since too many came at the same time. Wait a few seconds, then try again.
web-error-full-title = There is no room left
web-error-full-about = Nothing of this request was saved, since the server has no room left. Tell those who run it, and try again once there is room.
web-unsent = What you wrote is not saved yet
web-unsent-about = Everything you wrote is still on this page. Send it again from here, and do not close the page before.
web-unsent-send = Send it again
web-filling-not-saved = What stands below is what you wrote, and it is not saved. Copy it if you still need it.
