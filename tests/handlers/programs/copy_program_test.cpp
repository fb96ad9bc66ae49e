// programs/copy_program
