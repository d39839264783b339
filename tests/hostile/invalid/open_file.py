# ends: NameError or PermissionError or FileNotFoundError or OSError or AttributeError
open('/etc/passwd')
