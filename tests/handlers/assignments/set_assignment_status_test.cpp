// assignments/set_assignment_status
