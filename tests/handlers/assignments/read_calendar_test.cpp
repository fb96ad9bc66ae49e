// assignments/read_calendar
