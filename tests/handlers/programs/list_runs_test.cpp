// programs/list_runs
