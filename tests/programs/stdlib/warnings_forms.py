import warnings
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    warnings.warn("first"); warnings.warn("second", DeprecationWarning); warnings.warn(RuntimeWarning("third"))
    print([(str(w.message), w.category.__name__) for w in log])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try: warnings.warn("bad", UserWarning)
    except UserWarning as e: print("raised", e)
with warnings.catch_warnings(record=True) as log:
    warnings.filterwarnings("ignore", message="skip.*"); warnings.filterwarnings("always", category=FutureWarning)
    warnings.warn("skip me", FutureWarning); warnings.warn("keep me", FutureWarning); print([str(w.message) for w in log])
@warnings.deprecated("use new")
def old(): return 1
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always"); print(old(), [str(w.message) for w in log], old.__deprecated__)
for f in (lambda: warnings.warn("x", int), lambda: warnings.simplefilter("nope")):
    try: f()
    except Exception as e: print(type(e).__name__, e)
