"""Display of values on any page: text as HTML, drawn marks, schools' colours, declared fields."""
