from math import squirt
