"""Tests of practice: what the app and the commands both do, without either."""
