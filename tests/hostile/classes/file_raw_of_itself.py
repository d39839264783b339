# ends: RecursionError
import io
r = io.BufferedReader(io.BytesIO())
r._raw = r
r.read()
