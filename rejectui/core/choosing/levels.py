"""What the levels mean, in a few words each."""

from __future__ import annotations

from collections.abc import Mapping

LEVELS: Mapping[int, str] = {
    1: "a small favor",
    2: "a little odd",
    3: "takes a breath",
    4: "takes courage",
    5: "matters a lot",
}
