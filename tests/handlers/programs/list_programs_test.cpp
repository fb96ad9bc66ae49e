// programs/list_programs
