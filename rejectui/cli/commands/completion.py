"""`rejectui completion`: what the tab key completes, in each shell that shtab writes scripts for."""

from __future__ import annotations

import re
from argparse import (
    SUPPRESS,
    Action,
    ArgumentParser,
    Namespace,
    RawDescriptionHelpFormatter,
    _SubParsersAction,
)
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, get_args

from rejectui.cli.at_once.today import width
from rejectui.cli.session import Session
from rejectui.cli.terminal.card import id_length
from rejectui.cli.terminal.out import line, usage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rejectui.cli.parser import Commands

# What loads the script, and where that line belongs.
LOADING = {
    "bash": ('eval "$(rejectui completion bash)"', "~/.bashrc"),
    "zsh": ('eval "$(rejectui completion zsh)"', "~/.zshrc, below the line with compinit"),
    "fish": ("rejectui completion fish | source", "~/.config/fish/config.fish"),
    "tcsh": ("rejectui completion tcsh > ~/.rejectui.tcsh; source ~/.rejectui.tcsh", "~/.tcshrc"),
    "powershell": ("rejectui completion powershell | Out-String | Invoke-Expression", "$PROFILE"),
}
IDS, PACKS = "ids", "packs"
MOST_IDS = 10
_PATHS, _FOLDERS = "paths", "folders"
_SHAPES = {"FILE": _PATHS, "PATH": _PATHS, "FOLDER": _FOLDERS, "DIR": _FOLDERS}
_OF_AN_ASK = ("after", "answer", "edit", "delete", "share", "forget", "packs mine")
_PACK_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

# What each shell is told; the words of a journal and of packs are asked for at the moment of the tab. What
# shtab has of its own for that, zsh would run once, while the script is loaded.
_HOW = {
    "bash": {_PATHS: "_rejectui_paths", _FOLDERS: "_rejectui_folders"},
    "zsh": {_PATHS: "_files", _FOLDERS: "_files -/"},
    "fish": {_PATHS: "(_rejectui_paths)", _FOLDERS: "(__fish_complete_directories)"},
    "tcsh": {_PATHS: "f", _FOLDERS: "d"},
    "powershell": {_PATHS: "_rejectui_paths", _FOLDERS: "_rejectui_folders"},
}
_ASKED = {
    "bash": "_rejectui_{}",
    "zsh": "_rejectui_words {}",
    "fish": "(command rejectui completion --words {} 2>/dev/null)",
    "tcsh": "`rejectui completion --words {}`",
    "powershell": "_rejectui_{}",
}
_BEFORE = {
    # Names of files are left to bash itself, which knows about spaces, quotes and ~: see `_AFTER`.
    "bash": """\
_rejectui_paths() { echo /paths; }
_rejectui_folders() { echo /folders; }
_rejectui_words() { compgen -W "$(command rejectui completion --words "$1" 2>/dev/null)" -- "$2"; }
_rejectui_ids() { _rejectui_words ids "$1"; }
_rejectui_packs() { _rejectui_words packs "$1"; }
""",
    "zsh": """\
_rejectui_words() {
  local -a found
  found=(${(f)"$(command rejectui completion --words $@[-1] 2>/dev/null)"})
  compadd "${@[1,-2]}" -a found
}
""",
    # As for a command without completions, since shtab's own way loses names with a space.
    "fish": """\
function _rejectui_paths
  complete -C "'' "(commandline -ct)
end
""",
    "powershell": """\
function _rejectui_paths {
  param([string]$word)
  [System.Management.Automation.CompletionCompleters]::CompleteFilename($word) |
    ForEach-Object { $_.CompletionText }
}
function _rejectui_folders {
  param([string]$word)
  [System.Management.Automation.CompletionCompleters]::CompleteFilename($word) |
    Where-Object { $_.ResultType -eq 'ProviderContainer' } | ForEach-Object { $_.CompletionText }
}
function _rejectui_words {
  param([string]$kind, [string]$word)
  @(rejectui completion --words $kind 2>$null) | Where-Object { $_ -like "$word*" }
}
function _rejectui_ids { param([string]$word) _rejectui_words ids $word }
function _rejectui_packs { param([string]$word) _rejectui_words packs $word }
""",
}
# Bash before 4, as macOS has it, knows no compopt: it offers names of files wherever nothing else fits.
_AFTER = {
    "bash": """
_rejectui() {
  _shtab_rejectui
  case $3 in *[\\<\\>]) COMPREPLY=() ;; *)
    case ${COMPREPLY[0]-} in
      /paths) COMPREPLY=() ;;
      /folders) COMPREPLY=(); compopt +o default -o dirnames 2>/dev/null ;;
      *) compopt +o default 2>/dev/null ;;
    esac ;;
  esac
  return 0
}
complete -o bashdefault -o default -F _rejectui rejectui
""",
}


def add(commands: Commands) -> None:
    """Declare the command of this file."""
    one = commands.add("completion", completion, "print a script that completes commands in a shell")
    one.formatter_class = partial(RawDescriptionHelpFormatter, width=width(), max_help_position=28)
    one.epilog = _epilog()
    one.add_argument("shell", nargs="?", choices=tuple(LOADING), metavar="SHELL", help=", ".join(LOADING))
    one.add_argument("--words", choices=(IDS, PACKS), help=SUPPRESS)  # asked by the scripts


def _epilog() -> str:
    lines = [f"  {shell}, in {where}:\n    {load}\n" for shell, (load, where) in LOADING.items()]
    return "\n".join(
        [
            "One line loads it:\n",
            *lines,
            "Or for zsh, in a folder of $fpath: rejectui completion zsh > _rejectui",
        ]
    )


def completion(session: Session, arguments: Namespace) -> None:
    """Print a completion script, or the words that one asks for."""
    if arguments.words is not None:
        with suppress(Exception):  # whatever it is: nobody wants to read of it in the middle of a line
            for word in _ids(session) if arguments.words == IDS else _packs(session):
                line(word)
        return
    if arguments.shell is None:
        raise usage(
            f"For which shell? One of {', '.join(LOADING)}. How to load it: rejectui completion --help"
        )
    print(script(arguments.shell))


def _ids(session: Session) -> Iterable[str]:
    """The ids of the last asks, as short as the journal shows them, the newest first."""
    attempts = session.facts.attempts
    length = id_length(attempts)
    return [attempt.id[:length] for attempt in attempts[: -MOST_IDS - 1 : -1]]


def _packs(session: Session) -> Iterable[str]:
    """The names of packs by their files, which are called like them; reading these would take long."""
    from rejectui.packs.files import pack_files
    from rejectui.packs.library import bundled_folder
    from rejectui.packs.problem import Problems

    folders = (bundled_folder(), session.home.packs)
    names = [path.stem for folder in folders for path in pack_files(folder, Problems(str(folder)))]
    return filter(_PACK_NAME.fullmatch, dict.fromkeys(names))


def script(shell: str) -> str:
    """The script for one of these shells."""
    import shtab

    from rejectui.cli.parser import whole

    parser = whole()
    for command, action in arguments_of(parser):
        kind, words = completes(command, action)
        if kind:
            how = _HOW[shell].get(kind) or _ASKED[shell].format(kind)
            action.complete = {shell: how}  # type: ignore[attr-defined]
        elif words:
            action.choices = words
    made: str = shtab.complete(parser, shell, preamble=_BEFORE.get(shell, ""))
    if shell == "tcsh":  # it counts words, options too, so that a file may stand anywhere
        made = made.removesuffix("'p/*/()/'") + "'p/*/f/'"
    if shell == "zsh":  # of several names shtab lets zsh complete the first alone
        made = made.replace('"(*)::', '"*:')
    return made + _AFTER.get(shell, "")


def arguments_of(parser: ArgumentParser, command: str = "") -> Iterator[tuple[str, Action]]:
    """Everything that takes a value, each as (command that it belongs to, argument)."""
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            for name, inside in action.choices.items():
                yield from arguments_of(inside, f"{command} {name}".strip())
        elif action.nargs != 0:
            yield command, action


def completes(command: str, action: Action) -> tuple[str | None, Sequence[str]]:
    """What an argument is completed with: (kind of name that the shell looks up or None, words of ours)."""
    from rejectui.cli.commands.journal.records import ANSWERS
    from rejectui.cli.commands.settings import RHYTHM, START_OF_WEEK
    from rejectui.core.asks.challenge import Category
    from rejectui.core.wording.words import OUTCOMES, REASONS
    from rejectui.journal.records.tables import PLAIN_SETTINGS

    shape = str(action.metavar)
    if shape in _SHAPES:
        return _SHAPES[shape], ()
    if command in _OF_AN_ASK and shape == "ID" and not action.option_strings:
        return IDS, ()
    if command.startswith("packs ") and shape == "NAME":
        return PACKS, ()
    words: Iterable[str] = ()
    match shape, action.dest:
        case "OUTCOME", _:
            words = ANSWERS if command == "answer" else OUTCOMES
        case "YES|NO", _:
            words = ("yes", "no")
        case "WORD", "happened":
            words = ("no", "partly", "yes")
        case "WORD", "reason":
            words = REASONS
        case "WORD", "category":
            return None, get_args(Category)
        case "TIME", "time":
            return None, ("off", "test")
        case "DAYS", "days":
            return None, ("mon-fri", "weekend", "daily")
        case "NAME", "name" if command == "set":
            return None, (RHYTHM, START_OF_WEEK, *PLAIN_SETTINGS)
    return None, tuple(word.replace("_", "-") for word in words)
