"""What is seen. Widgets are given their data and post messages; they fetch and decide nothing."""
