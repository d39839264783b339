# ends: done
# Finalizers are not run.
class C:
    def __del__(self):
        while True: pass
c = C()
del c
[C() for i in range(100000)]
None
