"""Questions about oneself: what is hard, what is in my life, how often; those of the first start."""
