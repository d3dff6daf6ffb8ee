"""The same series on an engine that runs already; its logs never hold a name."""

from __future__ import annotations

import logging
import warnings
from pathlib import Path

import pytest

from .hulp_reeks import LEERLINGEN, draai, werkmap

distributed = pytest.importorskip("distributed")


@pytest.mark.filterwarnings("ignore")
def test_een_cluster_maakt_hetzelfde(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    config = werkmap(tmp_path)
    bron = config.parent / "lijst.csv"
    bron.write_text(LEERLINGEN, encoding="utf-8")
    draai(config, bron, uit=tmp_path / "hier")
    with (
        warnings.catch_warnings(),
        caplog.at_level(logging.DEBUG),
        distributed.LocalCluster(
            n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None, silence_logs=False
        ) as cluster,
    ):
        verslag = draai(config, bron, uit=tmp_path / "daar", cluster=cluster.scheduler_address)
    assert verslag.gemaakt == 4
    namen = {p.name for p in (tmp_path / "hier").glob("*.html")}
    assert len(namen) == 4
    assert all((tmp_path / "daar" / n).read_bytes() == (tmp_path / "hier" / n).read_bytes() for n in namen)
    assert "Sanne" not in caplog.text
    assert "Velde" not in caplog.text
