## Awards and juries: letters about notices.

notice-what-award = a decision on an award waits for a second officer
notice-what-confirmed = an award decision that you proposed was confirmed
notice-what-proposal = there is a proposal for you to check
notice-what-jury = there are candidates for you to judge
notice-letter-award = A decision in { $round } was proposed and waits for a second officer. Sign in to check it:
notice-letter-confirmed = A second officer has confirmed the decision that you proposed in { $round }. Sign in to read it:
notice-letter-proposal = A proposal in { $round } was submitted and waits to be checked. Sign in to check it:
notice-letter-jury = You have a seat on the jury of { $round }. Sign in to see your list:
notice-what-step = a step waits for a second person
notice-what-granted = your unit was granted a predikat or honour
notice-what-revoked = a predikat or honour of your unit was revoked
notice-letter-step = A step in { $round } was asked for and waits for a second person. Sign in to check it:
notice-letter-granted = Your unit was granted a predikat or honour in { $round }. Sign in to read it:
notice-letter-revoked = A predikat or honour of your unit in { $round } was revoked. Sign in to read why:
