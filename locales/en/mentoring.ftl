## Requests for replication and mentoring: what those are told who ask and answer, and letters about it.

innovation-request-own = A body does not ask itself. Choose another body.
innovation-request-again = This body has a request that still goes on (number { $n }). Wait for its answer, or withdraw it first.
innovation-request-closed = This request is answered, withdrawn, or has become a replication already. Load the page again to see how it stands.
innovation-request-same-person = Who asked does not answer their own request. Let somebody else answer for the owner.
innovation-request-not-mentored = Mentoring is written down once the request is accepted.
innovation-request-missing-kind = Choose what is asked for: replication or mentoring.
innovation-request-missing-words = Write what you need.
innovation-request-missing-decision = Choose to accept or to decline.
innovation-request-missing-answer = Write the answer: who helps, or why it is declined.
innovation-request-missing-reason = Write why the request is withdrawn.
innovation-request-missing-day = Fill in the day of the mentoring.
innovation-request-missing-content = Write what was done.
innovation-request-no-day = Fill in a day there is, such as 2024-01-26.
innovation-request-ahead = This day has not come. Write down mentoring that has taken place.
innovation-request-before = This day lies before the request. Fill in the day of the request or a later one.

notice-what-asked = there is a request about an innovation of your body
notice-what-answered = your body's request about an innovation is answered
notice-what-withdrawn = a request about an innovation of your body is withdrawn
notice-what-mentored = the mentoring of an innovation is written down
notice-letter-asked = A body asks for replication or mentoring of an innovation of your body. Sign in to read and answer it:
notice-letter-answered = The owner of an innovation has answered your body's request. Sign in to read it:
notice-letter-withdrawn = A request about an innovation of your body was withdrawn. Sign in to read why:
notice-letter-mentored = The other side has written down the mentoring of an innovation. Sign in to read and complete it:
notice-what-running = it is time to report whether innovations still run
notice-letter-running = It is time to report whether the innovations of your body still run this year, with evidence. Sign in to see the list:
