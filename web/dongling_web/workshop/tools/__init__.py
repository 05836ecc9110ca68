"""What helps whoever writes: earlier versions, facts to cite, the minutes of the parts, how it will look."""
