"""Who does the work: this process itself, a pool of warm processes, or a cluster that runs already.

All three get the same functions with plain arguments: paths and numbers, never what a row says. Where the system
can split a process off, the workers come from one that has everything loaded (`begin_alvast`): it starts while this
process still reads the list, and what it has loaded is in memory once.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from contextlib import contextmanager
from multiprocessing import forkserver
from typing import Any, TypeVar

from docgen.geheugen import zoek_zelden

R = TypeVar("R")
_WACHTRIJ = 3  # tasks per worker that are handed out ahead
# elsewhere splitting off is not safe, or not there
_MANIER = "forkserver" if sys.platform == "linux" else "spawn"
_VEILIG = "PYTHONSAFEPATH"


class GeenCluster(Exception):
    """There is no cluster at this address, or the extra docgen[cluster] is not installed."""


class Werkers:
    """Hands tasks out and gives the results as they come."""

    def __init__(self, uitvoerder: Executor | None, aantal: int) -> None:
        self._uitvoerder = uitvoerder
        self.aantal = aantal

    def doe(self, functie: Callable[..., R], stukken: Sequence[tuple[Any, ...]]) -> Iterator[R]:
        """Call the function with each set of arguments; the order of the results is that of being done.

        Raises BrokenExecutor when a process is lost.
        """
        if self._uitvoerder is None:
            yield from (functie(*stuk) for stuk in stukken)
            return
        rest, bezig = iter(stukken), set[Future[R]]()
        while True:
            for stuk in rest:
                bezig.add(_geef(self._uitvoerder, functie, *stuk))
                if len(bezig) >= self.aantal * _WACHTRIJ:
                    break
            if not bezig:
                return
            klaar, bezig = wait(bezig, return_when=FIRST_COMPLETED)
            for deel in klaar:
                yield deel.result()


def _geef(uitvoerder: Executor, functie: Callable[..., R], *stuk: Any) -> Future[R]:
    try:
        return uitvoerder.submit(functie, *stuk)
    except (EOFError, ConnectionError) as e:  # the process that the workers come from is gone
        raise BrokenExecutor from e


def begin_alvast(aantal: int | None, cluster: str | None, modulen: list[str]) -> None:
    """Load these modules in the process that the workers will come from, while this one goes on."""
    if not cluster and _aantal(aantal) > 1:
        forkserver.set_forkserver_preload(modulen)
        _zorg_voor_bron()


def _zorg_voor_bron() -> None:
    """Start the process that the workers come from, where there is one and it does not run yet."""
    if _MANIER == "forkserver":
        with _afgeschermd(), _zonder_ctrl_c():
            forkserver.ensure_running()


@contextmanager
def _afgeschermd() -> Iterator[None]:
    """New processes do not look for modules in the folder where the user works: a json.py there would be run."""
    oud = os.environ.get(_VEILIG)
    os.environ[_VEILIG] = "1"
    try:
        yield
    finally:
        os.environ.pop(_VEILIG)
        os.environ.update({_VEILIG: oud} if oud is not None else {})


@contextmanager
def _zonder_ctrl_c() -> Iterator[None]:
    """A process that begins now leaves Ctrl-C to this one; only the main thread can say so."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    oud = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, oud)


@contextmanager
def werkers(aantal: int | None, cluster: str | None, taken: int) -> Iterator[Werkers]:
    """Start the workers for about so many recipients. Raises GeenCluster."""
    if cluster:
        with _cluster(cluster) as w:
            yield w
        return
    aantal = _aantal(aantal)
    if aantal == 1 or taken < 2:
        yield Werkers(None, 1)
        return
    _zorg_voor_bron()
    omgeving = multiprocessing.get_context(_MANIER)
    with _afgeschermd(), ProcessPoolExecutor(aantal, mp_context=omgeving, initializer=_begin) as pool:
        try:
            yield Werkers(pool, aantal)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _aantal(gevraagd: int | None) -> int:
    return gevraagd or (os.process_cpu_count() if hasattr(os, "process_cpu_count") else os.cpu_count()) or 1


@contextmanager
def _cluster(adres: str) -> Iterator[Werkers]:
    try:
        from distributed import Client
    except ImportError as e:
        raise GeenCluster("installeer eerst: pip install 'docgen[cluster]'") from e
    try:
        klant = Client(adres, timeout=10, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TimeoutError) as e:
        raise GeenCluster("kijk het adres na en of het cluster draait") from e
    with klant:
        aantal = max(1, sum(klant.nthreads().values()))  # type: ignore[no-untyped-call]
        yield Werkers(klant.get_executor(pure=False), aantal)  # type: ignore[no-untyped-call]


def _begin() -> None:
    """Stop with the parent: when that is killed, a worker would wait for ever. The parent handles Ctrl-C."""
    zoek_zelden()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ouder = multiprocessing.parent_process()
    if ouder:
        threading.Thread(target=_sterf_mee, args=(ouder,), daemon=True).start()


def _sterf_mee(ouder: Any) -> None:
    ouder.join()
    os._exit(1)
