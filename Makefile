.PHONY: run test check bench lock catalogues

python = .venv/bin/python

run: ## start Reachapp; the sample office, until an account is set up
	@sh scripts/bootstrap.sh run
	@$(python) main.py $(ARGS)

test: ## everything that the tests need, then the tests
	@sh scripts/bootstrap.sh test
	@$(python) -m pytest -q -n 2 --dist loadgroup $(ARGS)

check: ## format, lint, types, import rules, house rules, translations
	@sh scripts/bootstrap.sh test
	@$(python) scripts/check.py

bench: ## the benchmarks: a table, and bench/results.json
	@sh scripts/bootstrap.sh test
	@$(python) bench/run.py $(ARGS)

lock: ## write requirements/ anew from pyproject.toml; ARGS=--upgrade takes newer versions
	@$(python) scripts/lock.py $(ARGS)

catalogues: ## collect the texts of the program into the translation catalogues
	@$(python) scripts/catalogues.py extract
