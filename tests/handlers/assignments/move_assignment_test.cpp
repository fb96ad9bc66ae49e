// assignments/move_assignment
