"""Things to do that stay: tasks as forms that are answered kindly, and 我的探究本, kept on the device alone."""
