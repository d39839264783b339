# ends: AttributeError or UnicodeEncodeError
getattr(1, '\udc00')
