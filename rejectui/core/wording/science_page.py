"""The science page in Help: the one place where the terms of the field stand."""

SCIENCE: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "What this rests on",
        (
            "Rejection practice is a home-made cousin of exposure: meeting what you fear in small, chosen "
            "steps. It is not a tested treatment, and RejectUI does not treat anything.",
        ),
    ),
    (
        "Why the ask counts",
        (
            "People say yes more often than those who ask expect: over many studies and 14,000 asks, askers "
            "guessed too low by about half (Bohns 2016). By e-mail it is the other way round (Roghanizad and "
            "Bohns 2017). When you feared a no and hear a yes, you learn as much as from the no.",
        ),
    ),
    (
        "Why you may write down what you fear",
        (
            "A prediction that can be checked is what exposure forms ask for: the feared outcome, how likely "
            "it seems, and afterwards whether it came and how likely it seems now (Craske and others 2014).",
            "How bad it got, from 0 to 100, is an old rating called SUDS (Wolpe). It has no fixed meaning; "
            "it is only good for comparing yourself with yourself.",
        ),
    ),
    (
        "Why a broken streak costs nothing here",
        (
            "A missed day does no harm to a habit (Lally and others 2010); a broken streak on a screen does "
            "(Silverman and Barasch 2023); a goal with a reserve beats both a strict and an easy one (Sharif "
            "and Shu). So weeks are kept at two days unless you choose, pauses cost nothing, and totals only "
            "grow.",
        ),
    ),
    (
        "Why it may not feel easier",
        (
            "As you go on, you ask for harder things, so the numbers may well rise. Being afraid and asking "
            "anyway is a good result.",
        ),
    ),
)
