## Filters that are folded away.

web-filter-more = Narrow by sector, region and more
web-filter-more-set = Filters: { $n } in use
web-filter-more-set-one = Filters: { $n } in use
