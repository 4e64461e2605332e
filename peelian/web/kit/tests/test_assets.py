import json

from peelian.web.kit.assets import SCRIPT, take


def make_packages(folder):
    script = folder / SCRIPT
    script.parent.mkdir(parents=True)
    script.write_text("export{a}\n//# sourceMappingURL=govuk-frontend.min.js.map", encoding="utf-8")
    (folder / "govuk-frontend/package.json").write_text(json.dumps({"version": "6.6.0"}), encoding="utf-8")
    return folder


def test_the_script_points_to_no_map_that_is_not_there(tmp_path):
    script, _ = take(make_packages(tmp_path), tmp_path / "vendor")
    assert script.read_text(encoding="utf-8").strip() == "export{a}"


def test_the_licence_travels_with_the_script(tmp_path):
    _, notice = take(make_packages(tmp_path), tmp_path / "vendor")
    assert notice.read_text(encoding="utf-8").startswith("GOV.UK Frontend 6.6.0\n\nMIT License")
