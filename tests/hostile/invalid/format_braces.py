# ends: ValueError
('{' * 100_001).format()
