"""Run the command line with `python -m stimmig`."""

import sys

from stimmig.cli import main

sys.exit(main())
