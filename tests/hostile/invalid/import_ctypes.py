# ends: ModuleNotFoundError
import ctypes
