// athlete/read_sharing
