// programs/assign_program
