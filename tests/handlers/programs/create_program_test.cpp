// programs/create_program
