"""Today as one widget: it draws what core worked out and laid out."""
