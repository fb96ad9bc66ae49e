// programs/change_program
