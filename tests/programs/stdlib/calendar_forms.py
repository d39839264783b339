import calendar, datetime

print(calendar.isleap(2024), calendar.isleap(1900), calendar.leapdays(2000, 2025), calendar.monthrange(2024, 2), calendar.weekday(2024, 5, 6))
print(calendar.month(2024, 2))
print(calendar.monthcalendar(2024, 9))
print(calendar.TextCalendar(6).formatmonth(2023, 10, 3, 1))
print(calendar.month_name[3], calendar.day_abbr[6], list(calendar.month_abbr)[:4], list(calendar.day_name))
print(calendar.timegm((2024, 1, 2, 3, 4, 5)), calendar.timegm(datetime.datetime(1970, 1, 1).timetuple()))
c = calendar.Calendar(firstweekday=6)
print(list(c.iterweekdays()), list(c.itermonthdays(2024, 2))[:6], list(c.itermonthdays2(2024, 2))[:3])
print([d.isoformat() for d in c.itermonthdates(2024, 2)][:3], list(c.itermonthdays3(2024, 12))[-2:], list(c.itermonthdays4(2024, 1))[:2])
print(c.monthdatescalendar(2024, 2)[0][0], c.monthdays2calendar(2024, 2)[-1], len(c.yeardayscalendar(2024)))
print(calendar.calendar(2025, 2, 1, 4, 2)[:700])
for bad in (lambda: calendar.monthrange(2024, 13), lambda: calendar.setfirstweekday(9), lambda: calendar.month(2024, 0), lambda: calendar.weekday(2024, 2, 30)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
print(calendar.MONDAY, calendar.JANUARY, repr(calendar.Day.SUNDAY), calendar.firstweekday())
calendar.setfirstweekday(calendar.SUNDAY)
print(calendar.month(2024, 3), calendar.weekheader(3))
print(calendar.HTMLCalendar().formatmonth(2024, 2)[:200])
