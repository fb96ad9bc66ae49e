// athlete/list_access_log
