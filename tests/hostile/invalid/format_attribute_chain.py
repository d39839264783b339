# ends: AttributeError
('{0' + '.real' * 10_000 + '.x}').format(1)
