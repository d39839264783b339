# ends: done
# Nothing times a lot is nothing.
[] * 10**15, '' * 10**15, () * 10**15, b'' * 10**15
