import statistics as st
data = [2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5]
print(st.mean(data), st.mean([1, 2, 3, 4]), st.mean([1, 3]), st.fmean(data), st.median([3, 1, 2]), st.median([4, 1, 2, 3]), st.median_low([4, 1, 2, 3]), st.median_high([4, 1, 2, 3]), st.mode(["b", "a", "b"]), st.multimode("aabbc"), st.geometric_mean([54, 24, 36]), st.harmonic_mean([40, 60]))
print(st.variance(data), st.pvariance(data), st.stdev(data), st.pstdev(data), st.stdev([1, 2, 3, 4]), st.variance([1, 2, 3, 4]), st.quantiles(data), st.quantiles(range(1, 101), n=10), st.quantiles(data, method="inclusive"), st.fmean([1, 2, 3], [1, 1, 2]))
x, y = [1, 2, 3, 4, 5], [2, 4.1, 5.9, 8.2, 9.8]
print(st.correlation(x, y), st.covariance(x, y), st.linear_regression(x, y), st.median_grouped([1, 2, 2, 3, 4, 4, 4, 5]), st.mean([0.1] * 3), st.mean([True, False]))
n = st.NormalDist(100, 15)
print(n, n.cdf(115), n.inv_cdf(0.9), n.pdf(100), n.zscore(130), n.quantiles(4), n + 5, n * 2, n.overlap(st.NormalDist(110, 15)), n.mean, n.stdev, n.variance)
for f in (lambda: st.mean([]), lambda: st.stdev([1]), lambda: st.median([]), lambda: st.mode([]), lambda: st.mean(["a"]), lambda: st.quantiles([]), lambda: st.harmonic_mean([-1, 2]), lambda: st.correlation([1, 2], [1]), lambda: st.geometric_mean([-1])):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
