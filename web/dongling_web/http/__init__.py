"""What every request meets: context, headers, limits, errors, assets."""
