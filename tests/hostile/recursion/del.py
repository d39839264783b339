# ends: done
# Finalizers are not run.
class C:
    def __del__(self): C()
C()
None
