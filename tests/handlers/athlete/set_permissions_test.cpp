// athlete/set_permissions
