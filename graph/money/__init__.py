"""What follows from the sums of aid activities: each counted once, and under which agreement it may stand."""
