"""The commands beside `parse`: `report`, `explain`, `lookup`, `normalize`, `schema`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from zonenews import explain, json_schema, normalize, parse, to_html
from zonenews.cli.app import app

TEXT = "2023年，青石湖高新区进出口总额45亿元，新簽約項目86個(gè)。"


def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(app, [*map(str, arguments)], input=stdin)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """One article."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_report(tmp_path: Path, article: Path) -> None:
    """The page is that of `to_html`, on standard output or in a file that is replaced only when that is said."""
    pytest.importorskip("jinja2", reason="the extra `report` is not installed")
    page = to_html(parse(TEXT))
    assert run("report", article).stdout == page
    output = tmp_path / "a.html"
    assert run("report", article, "-o", output).exit_code == 0
    assert output.read_text(encoding="utf-8") == page
    again = run("report", article, "-o", output)
    assert (again.exit_code, "is there already; --overwrite replaces it" in again.stderr) == (2, True)
    assert run("report", article, "-o", output, "--overwrite").exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "a.txt"]


def test_report_of_several(tmp_path: Path, article: Path) -> None:
    """Several articles are one page, in either language; what cannot be read is named and costs only itself."""
    (tmp_path / "b.txt").write_text("二", encoding="utf-8")
    documents = [parse(TEXT), parse("二")]
    assert run("report", tmp_path, "--lang", "zh").stdout == to_html(documents, language="zh")
    result = run("report", article, tmp_path / "none.txt")
    assert (result.exit_code, result.stdout, "none.txt: no such file" in result.stderr) == (
        1,
        to_html(parse(TEXT)),
        True,
    )
    result = run("report", tmp_path / "none.txt", "-o", tmp_path / "c.html")
    assert (result.exit_code, (tmp_path / "c.html").exists()) == (1, False)


@pytest.mark.parametrize(
    ("output", "code", "reason"), [("a.txt", 2, "should end in .html"), ("/proc/a.html", 3, "cannot write")]
)
def test_report_that_cannot_be_written(  # noqa: PLR0917 - fixtures and parameters
    tmp_path: Path, article: Path, monkeypatch: pytest.MonkeyPatch, output: str, code: int, reason: str
) -> None:
    """An output that is no page, or that nobody may write, is refused in one line."""
    monkeypatch.chdir(tmp_path)
    result = run("report", article, "-o", output)
    assert (result.exit_code, reason in result.stderr, result.stderr.count("\n")) == (code, True, 1)


def test_a_page_is_never_written_over_its_source(tmp_path: Path) -> None:
    """A report of a page that would replace the page is refused."""
    pytest.importorskip("trafilatura", reason="the extra `html` is not installed")
    page = tmp_path / "a.html"
    page.write_text(f"<html><body><h1>签约</h1><p>{TEXT}</p></body></html>", encoding="utf-8")
    result = run("report", page, "-o", page, "--overwrite")
    assert (result.exit_code, "is an input or holds one" in result.stderr) == (2, True)


def test_explain(article: Path) -> None:
    """Every fact is explained as `explain` does, or those that hold some words, whatever script these are in."""
    document = parse(TEXT)
    facts = [*document.indicators, *document.project_groups]
    shown = run("explain", article).stdout.replace("\n", "").replace(" ", "")
    assert len(facts) == 2
    assert all(explain(document, fact).replace("\n", "").replace(" ", "") in shown for fact in facts)
    only = run("explain", article, "--about", "签约").stdout
    assert "ProjectGroup by" in only
    assert "Indicator by" not in only
    missing = run("explain", "nowhere.txt", article)
    assert (missing.exit_code, "nowhere.txt: no such file" in missing.stderr, "Indicator by" in missing.stdout) == (
        1,
        True,
        True,
    )


def test_lookup() -> None:
    """Names in either script, codes and ids are found; a name that has no entry is named, and the exit code tells."""
    values = json.loads(run("lookup", "蘇州工業園區", "贛榆縣", "320707", "--format", "json").stdout)
    assert [row["name"] for row in values[0]["zones"]] == ["苏州工业园区"]
    assert [row["code"] for row in values[1]["regions"]] == ["320707"]
    assert values[1]["regions"] == values[2]["regions"]
    zone = values[0]["zones"][0]["id"]
    assert json.loads(run("lookup", zone, "--format", "json").stdout)[0]["zones"] == values[0]["zones"]
    assert "名称" in run("lookup", "赣榆县", "--lang", "zh").stdout
    result = run("lookup", "乌有县", "赣榆县")
    assert (result.exit_code, "called 乌有县" in result.stderr, "赣榆区" in result.stdout) == (1, True, True)


def test_lookup_of_metrics_terms_and_bodies() -> None:
    """The tables of metrics, programmes and bodies are asked as well; a name that stands in several is given from each."""
    values = json.loads(run("lookup", "規上工業增加值", "“两新”", "国家计委", "昌平", "--format", "json").stdout)
    metric, term, bodies, place = values
    assert [(row["name"], row["nature"], row["unit"]) for row in metric["metrics"]] == [
        ("规模以上工业增加值", "flow", "CNY")
    ]
    assert [(row["name"], row["since"], row["origin"]) for row in term["terms"]] == [
        ("两新", "2024-03-07", "国发〔2024〕7号")
    ]
    assert [row["name"] for row in bodies["bodies"]] == ["国家计划委员会", "国家发展计划委员会"]
    assert [key for key, rows in place.items() if rows] == ["name", "regions"]
    chinese = run("lookup", "两新", "工信部", "--lang", "zh").stdout
    assert all(words in chinese for words in ("政策用语 (1)", "出处", "提出时间", "国务院机构 (1)", "依据文件"))
    result = run("lookup", "乌有指标")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "zonenews: no table has an entry called 乌有指标\n"


def test_lookup_of_what_is_alike() -> None:
    """With `--fuzzy` a name with a slip finds the zones that are called almost so."""
    pytest.importorskip("rapidfuzz", reason="the extra `fuzzy` is not installed")
    assert run("lookup", "苏洲工业园区").exit_code == 1
    assert "苏州工业园区" in run("lookup", "苏洲工业园区", "--fuzzy").stdout


def test_normalize(article: Path) -> None:
    """The clean text, on standard output alone, or with what was noticed as JSON."""
    assert run("normalize", article).stdout == normalize(TEXT).text + "\n"
    values = json.loads(run("normalize", "-", "--format", "json", stdin=TEXT.encode()).stdout)
    assert (values["id"], values["text"], values["script"]) == ("-", normalize(TEXT).text, normalize(TEXT).script)
    damaged = run("normalize", "-", stdin="新?lián)?dāng)園區".encode())
    assert damaged.stderr.startswith("zonenews: standard input: [")
    assert run("normalize", "nowhere.txt").exit_code == 1


def test_one_article_only(tmp_path: Path) -> None:
    """Commands on one article say so when there are more."""
    (tmp_path / "a.txt").write_text("一", encoding="utf-8")
    (tmp_path / "b.txt").write_text("二", encoding="utf-8")
    result = run("normalize", tmp_path)
    assert (result.exit_code, "takes one article, and there are 2" in result.stderr) == (2, True)


def test_schema() -> None:
    """The schema is that of `json_schema`."""
    assert json.loads(run("schema").stdout) == json_schema()
