// assignments/shift_assignments
