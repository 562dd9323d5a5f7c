"""Words that are said in more than one place, and the questions of log and plan. It knows no rule."""
