"""The tools zonenews is compared with: each is loaded by name, and is left out with the reason where it is not installed."""

import contextlib
import io
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version

Function = Callable[[str], object]


def load_peers() -> tuple[dict[str, Function], dict[str, str]]:
    """The functions of the peers by `tool function`, and the reasons for those that are absent."""
    found: dict[str, Function] = {}
    absent: dict[str, str] = {}
    for tool, load in LOADERS.items():
        try:
            with contextlib.redirect_stdout(io.StringIO()):  # some print a banner
                found |= {name: forgiving(function) for name, function in load().items()}
        except Exception as error:  # noqa: BLE001 - whatever keeps a peer from loading is the reason to leave it out
            absent[tool] = f"{type(error).__name__}: {error}".splitlines()[0][:90]
    return found, absent


def forgiving(function: Function) -> Function:
    """The function, going on where it raises: some peers raise on odd texts, and are not to be stopped by that."""

    def run(text: str) -> object:
        try:
            return function(text)
        except Exception as error:  # noqa: BLE001
            return error

    return run


def release(*names: str) -> str:
    """The version of the first of these distributions that is installed."""
    for name in names:
        with contextlib.suppress(PackageNotFoundError):
            return f"{name} {version(name)}"
    return "unknown"


def _jionlp() -> dict[str, Function]:
    jionlp = import_module("jionlp")
    return {
        "JioNLP extract_time": jionlp.ner.extract_time,
        "JioNLP extract_money": jionlp.ner.extract_money,
        "JioNLP recognize_location": jionlp.recognize_location,
    }


def _recognizers() -> dict[str, Function]:
    culture = import_module("recognizers_text").Culture.Chinese
    number = import_module("recognizers_number").NumberRecognizer(culture)
    unit = import_module("recognizers_number_with_unit").NumberWithUnitRecognizer(culture)
    moment = import_module("recognizers_date_time").DateTimeRecognizer(culture)
    models = {
        "number": number.get_number_model(),
        "percentage": number.get_percentage_model(),
        "currency": unit.get_currency_model(),
        "dimension": unit.get_dimension_model(),
        "datetime": moment.get_datetime_model(),
    }
    return {f"Recognizers {name}": model.parse for name, model in models.items()}


def _cn2an() -> dict[str, Function]:
    return {"cn2an transform": import_module("cn2an").transform}


def _cpca() -> dict[str, Function]:
    cpca = import_module("cpca")
    return {"cpca transform_text_with_addrs": lambda text: cpca.transform_text_with_addrs(text, pos_sensitive=True)}


def _opencc() -> dict[str, Function]:
    return {"OpenCC t2s": import_module("opencc").OpenCC("t2s").convert}


LOADERS = {"JioNLP": _jionlp, "Recognizers": _recognizers, "cn2an": _cn2an, "cpca": _cpca, "OpenCC": _opencc}
RELEASES = {
    "JioNLP": ("jionlp",),
    "Recognizers": ("recognizers-text-suite",),
    "cn2an": ("cn2an",),
    "cpca": ("cpca",),
    "OpenCC": ("OpenCC", "opencc-python-reimplemented"),
}
