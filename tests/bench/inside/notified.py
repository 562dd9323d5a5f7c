"""Somebody who shows notifications, on a bus: writes down what arrives, body markup read as it would be.

python -m tests.bench.inside.notified BUS FILE [slow]
"""

from __future__ import annotations

import asyncio
import sys
from html import unescape
from pathlib import Path
from typing import Any

from dbus_fast import Message, MessageType
from dbus_fast.aio import MessageBus

INFORMATION = ("nobody", "nobody", "1", "1.2")


async def main(address: str, file: Path, *, slow: bool) -> None:
    """Take the name, and answer until ended."""
    bus = await MessageBus(bus_address=address).connect()

    def answer(message: Message) -> Any:
        if message.message_type is not MessageType.METHOD_CALL:
            return None
        if slow and message.interface == "org.freedesktop.Notifications":
            return True  # taken, and never answered
        match message.member:
            case "GetServerInformation":
                return Message.new_method_return(message, "ssss", list(INFORMATION))
            case "GetCapabilities":
                return Message.new_method_return(message, "as", [["body", "body-markup"]])
            case "Notify":
                _, _, _, summary, body, *_ = message.body
                file.write_text(f"{summary}|{unescape(body)}", "utf-8")
                return Message.new_method_return(message, "u", [1])
        return None

    bus.add_message_handler(answer)
    await bus.request_name("org.freedesktop.Notifications")
    file.touch()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Path(sys.argv[2]), slow=sys.argv[3:] == ["slow"]))
