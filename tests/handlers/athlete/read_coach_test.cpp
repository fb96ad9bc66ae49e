// athlete/read_coach
