# ends: ValueError
chr(0x110000)
