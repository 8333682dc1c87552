"""Facts that sources state differently: numbers, days, places, names, agents, speakers."""
