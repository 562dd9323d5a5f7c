"""What is typed and what is printed: values, days, answers, sentences, the card. It knows no command."""
