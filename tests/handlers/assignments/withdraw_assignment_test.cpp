// assignments/withdraw_assignment
