"""The formats that units are brought in from, a file each; every one of them gives a `PlanSource`."""
