"""The process that holds the sockets and sees that somebody answers: workers are started, watched and replaced."""
