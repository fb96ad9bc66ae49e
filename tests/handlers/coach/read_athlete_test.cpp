// coach/read_athlete
