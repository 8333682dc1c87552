"""`python -m tui` is `sidelong`."""

import sys

from tui.cli import main

sys.exit(main())
