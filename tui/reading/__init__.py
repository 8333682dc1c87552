"""What the reader screen shows, worked out as plain data: rows, marks, stops, places. No widget in it."""
