"""Take what we use of GOV.UK Frontend from node_modules into an ignored static folder.

    python -m peelian.web.kit.assets NODE_MODULES

We use its behaviours (error summary focus, character count) and none of its looks: our style sheets draw
the same patterns in our own type and colours, so GDS Transport, the crest and its colours never come near.
"""

import json
import re
import sys
from pathlib import Path

VENDOR = Path(__file__).parent / "static" / "vendor"
SCRIPT = "govuk-frontend/dist/govuk/govuk-frontend.min.js"
SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
NOTICE = """GOV.UK Frontend {version}

MIT License

Copyright (C) 2017 Crown Copyright (Government Digital Service)

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction,
including without limitation the rights to use, copy, modify, merge, publish, distribute,
sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial
portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES
OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


def take(node_modules: Path, vendor: Path = VENDOR) -> list[Path]:
    """Write the script and its licence notice into `vendor` and return their paths.

    The pointer to a source map goes, because hashed static files refuse one to a file that is not there.
    """
    package = json.loads((node_modules / "govuk-frontend/package.json").read_text(encoding="utf-8"))
    script = SOURCE_MAP.sub("", (node_modules / SCRIPT).read_text(encoding="utf-8"))
    vendor.mkdir(parents=True, exist_ok=True)
    written = {
        vendor / "govuk-frontend.min.js": script,
        vendor / "govuk-frontend.LICENCE.txt": NOTICE.format(version=package["version"]),
    }
    for path, text in written.items():
        path.write_text(text, encoding="utf-8")
    return list(written)


def main() -> int:
    """Run from the command line; exit 2 and say so when the packages are not there."""
    node_modules = Path(sys.argv[1] if len(sys.argv) > 1 else "node_modules")
    if not (node_modules / SCRIPT).exists():
        return 2
    for _path in take(node_modules):
        pass
    return 0


if __name__ == "__main__":
    sys.exit(main())
