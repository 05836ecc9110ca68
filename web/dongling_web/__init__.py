"""The pages: what people see of dongling. Holds a Library and knows nothing of how search works."""
