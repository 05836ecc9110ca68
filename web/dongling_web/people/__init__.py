"""The room of people in /admin: who there is, what each is, taken in one by one or by a list, slips to print."""
