def today_figure(officer, today):
    return None
