// account/read_account
