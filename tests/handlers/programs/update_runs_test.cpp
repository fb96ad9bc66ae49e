// programs/update_runs
