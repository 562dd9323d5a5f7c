"""One file per screen. Places are full screens with the line of places on top; the rest are modals."""
