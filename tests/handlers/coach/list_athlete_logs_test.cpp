// coach/list_athlete_logs
