## Awards and juries: letters about notices.

notice-what-award = a decision on an award waits for a second officer
notice-what-jury = there are candidates for you to judge
notice-letter-award = A decision in { $round } was proposed and waits for a second officer. Sign in to check it:
notice-letter-jury = You have a seat on the jury of { $round }. Sign in to see your list:
