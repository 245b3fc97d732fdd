"""Where the frozen programs begin."""

import sys

from fazhi_desk.__main__ import main

sys.exit(main())
