# `urllib`: only `urllib.parse` and `urllib.error` need no network.
