"""Figures: the quantities and times that two or more sources give, side by side."""
