"""Facts that sources state differently: numbers, days, quoted words."""
