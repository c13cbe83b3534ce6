"""What people and programs touch: the site, the command line, the sample company. No business rules."""
