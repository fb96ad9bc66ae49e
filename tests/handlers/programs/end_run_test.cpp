// programs/end_run
