# ends: done
for name in ['eval', 'exec', 'compile', '__import__']:
    try:
        globals()['__builtins__'][name]('1')
    except Exception:
        pass
