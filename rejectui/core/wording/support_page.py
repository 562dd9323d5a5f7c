"""Support: when to talk to someone, and to whom. Static words, no diagnosis (PRACTICE.md).

Sources: NICE guideline CG159 for what helps; findahelpline.com, checked on 2026-11-22.
"""

SUPPORT: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "What this is, and what it is not",
        (
            "RejectUI is practice, not therapy. It is not a tested treatment, it cannot tell what you have, "
            "and it does not promise that fear goes away. Being afraid and asking anyway is a good result.",
            "You can leave out any card, make it smaller, rest as long as you like, or stop.",
        ),
    ),
    (
        "When to talk to someone first, or as well",
        (
            "When fear keeps you from going out or from dealing with anyone.",
            "When the distress of an ask stays with you into the next days, more than once or twice, or when "
            "it has been getting worse for a few weeks.",
            "When you feel low or hopeless, have panic attacks, when it touches something terrible that "
            "happened to you, or when drinking or drugs help you through.",
            "None of this is weakness, and none of it says what you have. It says that you deserve company.",
        ),
    ),
    (
        "What helps",
        (
            "Social anxiety can be treated well, and many people who have it never ask for help. What works "
            "best is cognitive behavioral therapy made for it, one to one. The next choice is a self-help "
            "program of that therapy with someone who supports you (NICE guideline CG159). A family doctor "
            "is a good first person to ask.",
            "Asking for help is an ask, too, and one where a yes is likely.",
        ),
    ),
    (
        "If you are under 18",
        ("Do this together with an adult you trust: choose the cards together, and tell them how it went.",),
    ),
    (
        "If you might hurt yourself, or are in danger",
        (
            "Call your local emergency number now, or go to the nearest emergency department.",
            "To talk to someone at once, wherever you live: findahelpline.com lists free helplines by "
            "country, by phone, chat and text (checked 2026-11-22).",
            "If you can, tell a person near you that you need company.",
        ),
    ),
)
