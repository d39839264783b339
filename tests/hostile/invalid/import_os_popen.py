# ends: ModuleNotFoundError or AttributeError or PermissionError or OSError
import os
os.system('true')
