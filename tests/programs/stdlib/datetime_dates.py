from datetime import date, datetime, time, timedelta, timezone, UTC
d = date(2024, 2, 29)
print(d, repr(d), d.isoformat(), d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal(), date.fromordinal(738000), d + timedelta(days=366), d - date(2023, 12, 31), d.replace(day=1), d.strftime("%a %A %b %B %d %j %m %U %W %y %Y %%"), f"{d:%d/%m/%Y}", d.ctime())
print(date.fromisoformat("2024-12-30").isocalendar(), date.fromisoformat("20240105"), date.fromisoformat("2024-W01-3"), date.fromisocalendar(2020, 53, 7), date.min, date.max, date.resolution, sorted([date(2024, 5, 1), date(2023, 5, 1)])[0], d == date(2024, 2, 29), hash(d) == hash(date(2024, 2, 29)), {d: 1}[date(2024, 2, 29)])
dt = datetime(2024, 3, 10, 14, 5, 9, 123456)
print(dt, repr(dt), dt.isoformat(timespec="milliseconds"), dt.isoformat(" ", "minutes"), dt.date(), dt.time(), dt + timedelta(hours=10, microseconds=1), dt - datetime(2024, 1, 1), dt.strftime("%Y-%m-%d %H:%M:%S.%f %I %p"), dt.replace(year=2000, tzinfo=UTC), dt.timetuple(), dt.ctime())
a = datetime(2024, 1, 1, 12, tzinfo=timezone.utc)
b = a.astimezone(timezone(timedelta(hours=5, minutes=30), "IST"))
print(a, b, a == b, b.tzname(), b.utcoffset(), a - b, a.timestamp(), datetime.fromtimestamp(1700000000.5, UTC), b.isoformat(), repr(b), b.strftime("%z %Z %:z"))
print(datetime.strptime("2024-05-06 07:08:09", "%Y-%m-%d %H:%M:%S"), datetime.strptime("6 May 24 3:04 PM", "%d %b %y %I:%M %p"), datetime.strptime("Mon Jan  5 09:00:00 2026 +0530", "%a %b %d %H:%M:%S %Y %z"), datetime.strptime("2024-060", "%Y-%j"), datetime.strptime("12:30:45.5", "%H:%M:%S.%f").time())
print(datetime.fromisoformat("2024-01-02T03:04:05.678901+02:00"), datetime.fromisoformat("20240102T030405Z"), datetime.fromisoformat("2024-01-02"), datetime.fromisoformat("2024-01-02 03:04"), time.fromisoformat("04:05:06"), time(1, 2, 3, 4, UTC), repr(time(1, 2)), time(3) < time(4), datetime.combine(d, time(5)))
for delta in (timedelta(days=1, hours=2, minutes=3, seconds=4.5), timedelta(-1), timedelta(weeks=1, milliseconds=5), timedelta(seconds=-1), timedelta(0), timedelta(0.5), timedelta(microseconds=0.6)):
    print(delta, repr(delta), delta.total_seconds(), delta.days, delta.seconds, delta.microseconds, bool(delta), abs(delta), -delta)
print(timedelta(hours=1) / timedelta(minutes=7), timedelta(hours=1) // timedelta(minutes=7), timedelta(hours=1) % timedelta(minutes=7), divmod(timedelta(hours=1), timedelta(minutes=7)), timedelta(1) * 2.5, timedelta(1) / 7, timedelta(1) // 7, sum([timedelta(1), timedelta(2)], timedelta()), timedelta(1) > timedelta(hours=23), timezone.utc, timezone(timedelta(hours=-3)), repr(timezone(timedelta(hours=-3))))
for f in (lambda: date(2023, 2, 29), lambda: date(0, 1, 1), lambda: datetime(2024, 13, 1), lambda: time(24), lambda: datetime.strptime("x", "%Y"), lambda: datetime.strptime("2024 x", "%Y"), lambda: datetime.strptime("2024", "%Q"), lambda: date.fromisoformat("2024-1-1"), lambda: a < dt, lambda: a - dt, lambda: timedelta("x"), lambda: date("x", 1, 1), lambda: datetime(2024, 1, 1, tzinfo=5), lambda: date.max + timedelta(1), lambda: timezone(timedelta(days=1)), lambda: timedelta(10 ** 10), lambda: timedelta(1) / 0):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
