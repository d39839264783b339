import unittest, io, sys
class T(unittest.TestCase):
    def setUp(self): self.x = 5
    def test_ok(self): self.assertEqual(self.x, 5)
    def test_fail(self):
        "doc line"
        self.assertEqual([1, 2, 3], [1, 2, 4], "msg")
    def test_err(self): 1/0
    @unittest.skip("why")
    def test_skip(self): pass
    @unittest.expectedFailure
    def test_xfail(self): self.assertTrue(False)
    @unittest.expectedFailure
    def test_xok(self): pass
    def test_sub(self):
        for i in range(4):
            with self.subTest(i=i): self.assertEqual(i % 2, 0)
    def test_raises(self):
        with self.assertRaises(ValueError) as cm: int("x")
        self.assertIn("invalid", str(cm.exception))
        self.assertRaises(KeyError, lambda: {}["a"])
        with self.assertRaisesRegex(ValueError, "inv.lid"): int("x")
    def test_raises_none(self):
        with self.assertRaises(ValueError): pass
    def test_dict(self): self.assertEqual({"a": 1}, {"a": 2})
    def test_str(self): self.assertEqual("hello\nworld\n", "hello\nthere\n")
    def test_set(self): self.assertEqual({1, 2}, {2, 3})
    def test_in(self): self.assertIn(1, [2])
    def test_almost(self): self.assertAlmostEqual(1.0, 1.1)
    def test_count(self): self.assertCountEqual([1, 2, 2], [2, 1, 1])
    def test_long(self): self.assertEqual("a" * 200 + "b", "a" * 200 + "c")
    def test_none(self): self.assertIsNone(5)
    def test_seq(self): self.assertSequenceEqual((1, 2), [1, 2, 3])
    def test_less(self): self.assertLess(3, 2)
    def test_regex(self): self.assertRegex("abc", "x")
    def test_isinst(self): self.assertIsInstance(1, str)
suite = unittest.defaultTestLoader.loadTestsFromTestCase(T)
out = io.StringIO()
r = unittest.TextTestRunner(stream=out, verbosity=2).run(suite)
import re
print(re.sub(r"in [\d.]+s", "in Xs", out.getvalue()))
print(r, r.wasSuccessful(), r.testsRun, len(r.failures), len(r.errors))
class F(unittest.TestCase):
    @classmethod
    def setUpClass(cls): print("suc")
    @classmethod
    def tearDownClass(cls): print("tdc")
    def setUp(self): print("su"); self.addCleanup(print, "cleanup", 1)
    def tearDown(self): print("td")
    def test_a(self): print("a")
    def test_b(self): self.skipTest("now")
sys.stderr = sys.stdout
try: unittest.main(argv=["x", "F"], verbosity=0, testRunner=unittest.TextTestRunner(stream=io.StringIO()))
except SystemExit as e: print("exit", e.code)
