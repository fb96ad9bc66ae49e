// coach/set_profile
