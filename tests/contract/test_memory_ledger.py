import pytest

from reachapp.autoreply.ledger import MemoryLedger
from tests.contract.ledger_suite import LedgerSuite


class TestMemoryLedger(LedgerSuite):
    @pytest.fixture
    def ledger(self):
        return MemoryLedger()
