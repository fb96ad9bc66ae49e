// programs/read_program
