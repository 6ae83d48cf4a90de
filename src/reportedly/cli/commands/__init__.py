"""The commands, a file each: ask, call one function, show."""
