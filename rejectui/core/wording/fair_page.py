"""Fair asks: what is owed to those who are asked, told to the one who asks (PRACTICE.md, Packs, and Once)."""

FAIR: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Before you ask",
        (
            "Ask for what you would really take: you may well get a yes.",
            "Say only what is true. A made-up birthday feels worse than any no.",
            "Make it small and easy to refuse, and offer the way out yourself.",
            "No money, gifts or favors that somebody has to be talked into.",
            "From strangers nothing close: no touch, no number, no verdict on you.",
            "Nobody who depends on you, such as your staff, and no children.",
        ),
    ),
    (
        "While you ask",
        (
            "Not when they are busy, in a hurry, or alone with you at night.",
            "Somebody at work cannot walk away, and is paid to smile: be brief.",
            "Nobody is filmed, recorded or posted who was not asked first.",
            "When they look uncomfortable, stop. “Never mind, thanks” is enough.",
        ),
    ),
    (
        "After the answer",
        (
            "A no ends it. Asking the same person again is not persistence.",
            "A maybe is a no, too, and so is silence. Nobody owes you a reason.",
            "Thank them for a no, too. It is what you came for, after all.",
        ),
    ),
)
