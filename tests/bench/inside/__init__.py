"""What is measured in a process of its own: each of these is run as a module and prints JSON."""
