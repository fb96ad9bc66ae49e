// coaches/read_card
