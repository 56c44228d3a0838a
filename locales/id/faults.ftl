fault-empty = x
