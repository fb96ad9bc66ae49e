// programs/delete_program
