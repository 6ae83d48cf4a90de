"""``python -m reportedly``: the command line, for where no script is on the path."""

from reportedly.cli import main

main()
