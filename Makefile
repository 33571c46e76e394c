# Shortcuts for people who have make; ./steadfoot and .ci/run need none of it.
bin = .venv/bin

.PHONY: run test check format bench snapshots

run:
	./steadfoot

test:
	./steadfoot test

check:
	./.ci/run

format:
	./steadfoot setup dev
	$(bin)/ruff format .
	$(bin)/ruff check --fix .

bench:
	./steadfoot setup dev
	$(bin)/python -m benchmarks

snapshots:
	./steadfoot setup dev
	UPDATE_SNAPSHOTS=1 $(bin)/python -m pytest -q -k snapshot
