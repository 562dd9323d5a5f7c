"""Words that are said in more than one place, and the questions of the log and of the plan. It knows no rule."""
