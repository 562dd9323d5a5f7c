"""Words that are said in more than one place, and the questions of the log. It knows no rule."""
