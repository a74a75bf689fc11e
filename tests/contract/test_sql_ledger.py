"""The reply ledger of the store keeps the contract of every ledger."""

import pytest

from reachapp.store.sqlite_units import SqliteUnits
from tests.contract.ledger_suite import LedgerSuite


class TestSqlLedger(LedgerSuite):
    @pytest.fixture
    def ledger(self):
        with SqliteUnits(None) as units, units.writing() as shelves:
            yield shelves.replies
