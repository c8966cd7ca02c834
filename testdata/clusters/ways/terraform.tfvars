from_file = 2
