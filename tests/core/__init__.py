"""Tests of core: what an ask, a day and a streak are."""
