// athlete/set_sharing
