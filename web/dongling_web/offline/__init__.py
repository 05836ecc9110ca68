"""What a device keeps of the site for when there is no network."""
