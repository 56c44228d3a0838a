## A hub of sample data: it can be opened and tried, but does not count among the hubs.

web-hub-samples = Sample hub
web-hub-samples-about = Sample data to try this page with. The hub below is made up and does not count among those that are known.
web-hub-samples-caption = Sample hub with sample innovations and replications
