#!/bin/sh
# Make .venv with Python 3.13: the one that is named, the one that is found, or else one that uv fetches.
#
#     sh requirements/venv.sh [PYTHON]
#
# That Python writes the bytecode that Pyodide runs, so its version must be Pyodide's.
# Where none can be had, one line says what to do, and no half of a .venv stays behind.
is_3_13() { "$1" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 13))' 2>/dev/null; }

# Any Python that has pip can install uv, which needs nothing else.
uv=.cache/uv/bin/uv
install_uv() {
	rm -rf .cache/uv
	{ python3 -m venv .cache/uv && .cache/uv/bin/python -m pip install uv; } >/dev/null 2>&1 ||
		python3 -m pip install --target .cache/uv uv >/dev/null 2>&1
}

for python in ${1:-python3.13 python3}; do
	is_3_13 "$python" || continue
	# A plain Debian has a Python without what venv needs; uv needs only the Python.
	"$python" -m venv .venv >/dev/null 2>&1 && exit
	install_uv && "$uv" venv --quiet --clear --seed --python "$python" .venv 2>/dev/null && exit
	rm -rf .venv
	echo "$python cannot make a virtual environment here: install what it lacks (Debian: python3-venv)."
	exit 1
done
if [ -z "$1" ]; then
	install_uv && "$uv" venv --quiet --seed --python 3.13 .venv 2>/dev/null && exit
	rm -rf .venv
fi
echo "This needs Python 3.13, finds none and cannot fetch one. Install it, or name yours: make PYTHON=/path/to/python3.13"
exit 1
