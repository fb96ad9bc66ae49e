// coach/read_profile
