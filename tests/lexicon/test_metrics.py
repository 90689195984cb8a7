"""The metric table: what every row says, flow or stock as stated by hand, and the forms of a name that leave the figure the same."""

import copy
import re
from collections import Counter

import attrs
import pytest

from zonenews import DataError, Metric, default_lexicon, lookup_metric, parse, sources
from zonenews.facts.metric_forms import metric_meant
from zonenews.lexicon.indicators import (
    COLUMNS,
    QUANTITY_KINDS,
    MetricTable,
    default_metrics,
    ending_metric,
    is_metric_name,
    load_indicators,
    metric_named,
    metrics_used,
)

ROWS = default_metrics().rows
DOMAINS = frozenset(
    [
        "economy",
        "industry",
        "agriculture",
        "investment",
        "construction",
        "consumption",
        "prices",
        "trade",
        "finance",
        "population",
        "labour",
        "energy",
        "environment",
        "transport",
        "digital",
        "tourism",
        "culture",
        "education",
        "innovation",
        "health",
        "business",
        "projects",
        "zones",
        "land",
        "services",
        "governance",
        "events",
        "general",
    ]
) | {"public finance", "living standards", "post and telecom", "social security"}
UNIT_OF_KIND = {
    "percent": {"%"},
    "area": {"m2"},
    "power": {"W"},
    "energy": {"W.h"},
    "length": {"m", "mm"},
    "volume": {"m3"},
}
STATED = {
    "flow": """
        地区生产总值 第一产业增加值 工业增加值 规模以上工业增加值 规模以上工业总产值 固定资产投资 工业投资 房地产开发投资 民间投资 技改投资
        社会消费品零售总额 网上零售额 餐饮收入 进出口总额 出口 进口 实际使用外资 合同外资 对外直接投资 一般公共预算收入 一般公共预算支出
        税收收入 增值税 政府性基金收入 减税降费 新增贷款 发放贷款 社会融资规模增量 保费收入 保险赔付支出 证券交易额 债券融资
        城镇新增就业 招聘人数 失业人员再就业 农村劳动力转移就业 新增就业岗位 职业技能培训人次 出生人口 死亡人口 结婚登记 减贫人口
        居民人均可支配收入 居民人均消费支出 工资总额 粮食产量 小麦产量 蔬菜产量 猪肉产量 水产品产量 生猪出栏 牛出栏 羊出栏 家禽出栏 牲畜出栏
        粮食播种面积 新建高标准农田 造林面积 发电量 全社会用电量 能源消费总量 新增装机 新增光伏装机 碳排放 用水总量 优良天数
        货物运输总量 旅客运输总量 港口货物吞吐量 旅客吞吐量 中欧班列开行量 快递业务量 快递业务收入 电信业务收入 新增5G基站
        房屋新开工面积 房屋竣工面积 商品房销售面积 商品房销售额 建筑业总产值 建筑业新签合同额 老旧小区改造 棚户区改造
        游客接待量 旅游总收入 国内出游人次 票房 专利授权量 专利申请量 研发经费支出 技术合同成交额 商标注册量 新增高新技术企业
        新设经营主体 新增企业 新设外资企业 新增上市公司 签约项目 到位资金 引进省外资金 签约金额 开工项目 竣工项目 招生 毕业生
        总诊疗人次 出院人次 确诊病例 土地出让面积 处置闲置土地 制度创新成果 新增学位 新增托位 新增养老床位 财政赤字 国债
    """,
    "stock": """
        存款余额 贷款余额 人民币贷款余额 住户存款余额 绿色贷款余额 普惠小微贷款余额 不良贷款余额 广义货币 狭义货币 社会融资规模存量 外汇储备 市值
        政府债务余额 隐性债务余额 社会保险基金累计结余 资产总额 注册资本 常住人口 户籍人口 城镇常住人口 就业人员 在岗职工 员工 农民工
        参保人数 脱贫人口 民用汽车保有量 耕地面积 高标准农田 茶园面积 有效灌溉面积 森林面积 森林蓄积量 湿地面积 水资源总量 生猪存栏
        能繁母猪存栏 牛存栏 羊存栏 家禽存栏 牲畜存栏 装机容量 风电装机容量 太阳能发电装机容量 充电桩 公路通车里程 铁路营业里程 高速公路通车里程
        航线 5G基站 移动电话用户 固定互联网宽带接入用户 算力规模 智能算力规模 数据中心标准机架 经营主体 企业 个体工商户 上市公司 高新技术企业
        科技型中小企业 专精特新中小企业 规模以上工业企业单位数 有效发明专利 有效注册商标 孵化面积 在孵企业 博物馆 普通高等学校
        普通本专科在校生 学前教育在园幼儿 专任教师 医疗卫生机构床位 执业医师和执业助理医师 养老床位 房屋施工面积 商品房待售面积 建筑业签订合同额
        手持订单量 库存 产能 规划面积 建成区面积 标准厂房 闲置土地 行政村 党员 应收账款 规模以上工业企业产成品存货 对外直接投资存量
    """,
    "rate": "地区生产总值增长率 城镇化率 失业率 产能利用率 粮食单产 平均工资 森林覆盖率 PM2.5平均浓度 亩均税收 参保率 人口出生率 增速",
    "index": "居民消费价格指数 工业生产者出厂价格指数 采购经理指数 消费者信心指数 国内生产总值指数 服务业生产指数",
    "ratio": "研发投入强度 资产负债率 恩格尔系数 城乡居民收入比 税收占比 民间投资占比 外贸依存度 不良贷款率 存贷比 基尼系数",
}
FORMS = [
    ("规上工业增加值", None, "规模以上工业增加值"),
    ("规模以上工业企业增加值", None, "规模以上工业增加值"),
    ("规模工业增加值", None, "规模以上工业增加值"),
    ("增加值", "青石市规上工业企业", "规模以上工业增加值"),
    ("利润", "规模以上工业企业", "规模以上工业企业利润总额"),
    ("利润", "青石市", "利润"),
    ("营收", "规上服务业", "规模以上服务业企业营业收入"),
    ("完成固定资产投资", None, "固定资产投资"),
    ("全社会固定资产投资", None, "全社会固定资产投资"),
    ("固定资产投资（不含农户）", None, "固定资产投资（不含农户）"),
    ("农户固定资产投资", None, "农户固定资产投资"),
    ("大户固定资产投资", None, None),
    ("实现地区生产总值", None, "地区生产总值"),
    ("地区生产总值（GDP）", None, "地区生产总值"),
    ("1、公共财政预算收入", None, "一般公共预算收入"),
    ("全市年末常住人口", None, "常住人口"),
    ("一产增加值", None, "第一产业增加值"),
    ("二产比重", None, "第二产业增加值占比"),
    ("规上工业增加值增幅", None, "规模以上工业增加值增长率"),
    ("地区生产总值的增速", None, "地区生产总值增长率"),
    ("蔬菜产量增速", None, None),
    ("上市公司数量", None, "上市公司"),
    ("对东盟进出口总额", None, "对东盟进出口"),
    ("制造业的投资", None, "制造业投资"),
    ("规模以上工业企业实现利润总额", None, "规模以上工业企业利润总额"),
    ("三新经济增加值", None, "“三新”经济增加值"),
    ("PM_2.5平均浓度", None, "PM2.5平均浓度"),
    ("专精特新“小巨人”企业数量", None, "专精特新“小巨人”企业"),
    ("年出栏", None, "牲畜出栏"),
    ("生猪出栏", None, "生猪出栏"),
    ("生猪存栏", None, "生猪存栏"),
    ("新增贷款", None, "新增贷款"),
    ("净增贷款", None, None),
    ("生产安全事故起数人数", None, None),
    ("研发投入占比", "规上工业企业", None),
    ("机器人密度指数", None, None),
    ("新增机器人产量", None, None),
    ("", None, None),
]


def test_every_row_is_whole() -> None:
    for row in ROWS:
        checks = {
            "kind": row.kind in QUANTITY_KINDS,
            "domain": row.domain in DOMAINS,
            "english": row.english != "" and row.english.isascii(),
            "code": re.fullmatch(r"[A-Z]{2}(?:\.[A-Z0-9]{2,5}){2,5}|hgyd/A0[0-9A-Z]{2,6}|", row.code) is not None,
            "since": re.fullmatch(r"(?:19|20)[0-9]{2}|", row.since) is not None and (row.convention or not row.since),
            "source": bool(row.convention) == bool(row.source),
            "origin": bool(row.origin) == (row.domain != "general"),
            "unit": row.unit in UNIT_OF_KIND.get(row.kind, {row.unit}),
            "has unit": row.unit != "" or row.kind == "any" or row.domain == "general",
            "currency": row.kind != "money" or row.unit in ("CNY", "USD"),
            "read": row.read is not None and set(row.read) <= set(row.names),
            "names": all(name and name == name.strip() for name in row.names),
        }
        assert [name for name, holds in checks.items() if not holds] == [], row.name


def test_the_table_is_large_and_says_no_name_twice() -> None:
    assert len(ROWS) >= 2800
    assert [name for name, count in Counter(name for row in ROWS for name in row.names).items() if count > 1] == []
    assert {row.domain for row in ROWS} == DOMAINS
    [file] = [file for file in sources() if file.file == "indicators.tsv"]
    assert file.rows == len(ROWS)
    assert file.sourced is not None
    assert file.sourced > 0.98


@pytest.mark.parametrize("nature", STATED)
def test_flow_and_stock_are_as_stated_by_hand(nature: str) -> None:
    found = {name: lookup_metric(name) for name in STATED[nature].split()}
    assert {name: row and row.nature for name, row in found.items()} == dict.fromkeys(found, nature)


def test_more_than_two_hundred_natures_are_stated() -> None:
    assert len(" ".join(STATED.values()).split()) >= 200


@pytest.mark.parametrize(("phrase", "holder", "name"), FORMS)
def test_forms_that_leave_the_figure_the_same(phrase: str, holder: str | None, name: str | None) -> None:
    found = metric_meant(phrase, holder)
    assert (found and found.name) == name


def test_every_name_leads_to_its_row() -> None:
    for row in ROWS:
        for name in row.names:
            assert lookup_metric(name) is row
            assert metric_named(name) is row


def test_texts_are_read_with_some_names_and_the_others_are_looked_up() -> None:
    assert is_metric_name("规上工业增加值")
    assert "规上工业增加值" in load_indicators()
    assert metric_named("律师") is not None
    assert not is_metric_name("律师")
    assert ending_metric("青石市律师") is None
    assert len(load_indicators()) < 1300


def test_metrics_of_a_users_own_are_read_and_looked_up() -> None:
    mine = default_lexicon().extended(
        metrics=[
            Metric(name="青柳盘子", kind="money", nature="flow", aliases=("青柳盘面",), unit="CNY"),
            Metric(name="青柳篮子", kind="money", nature="flow", aliases=("青柳篮面",), read=("青柳篮子",)),
        ]
    )
    [row] = [row for row in mine.metrics.rows if row.name == "青柳盘子"]
    assert lookup_metric("青柳盘面", lexicon=mine) == row
    assert lookup_metric("青柳盘面") is None
    assert lookup_metric("青柳篮面", lexicon=mine).name == "青柳篮子"
    [fact] = parse("2023年，常州高新区青柳盘面30亿元。", lexicon=mine).indicators
    assert (fact.metric_link.name, fact.metric_link.nature) == ("青柳盘子", "flow")
    with metrics_used(mine.metrics):
        assert ending_metric("青石市青柳篮子") is not None
        assert ending_metric("青石市青柳篮面") is None
    assert copy.deepcopy(mine.metrics).rows == mine.metrics.rows


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([{"name": "甲数"}, {"name": "乙数", "aliases": ("甲数",)}], "甲数 stands under 甲数 and 乙数"),
        ([{"name": "甲数", "kind": "colour"}], "甲数: unknown kind 'colour'"),
        ([{"name": "甲数", "nature": "river"}], "甲数: unknown nature 'river': one of "),
        ([{"name": "甲数", "read": ("乙数",)}], "甲数 is read by names that it does not have"),
        (
            [{"name": "甲数", "aliases": ("丙数",), "read": ()}, {"name": "乙数", "aliases": ("丙数",)}],
            "丙数 stands under",
        ),
    ],
)
def test_rows_that_do_not_fit_are_refused(rows: list[dict[str, object]], message: str) -> None:
    with pytest.raises(DataError, match=message):
        MetricTable(Metric(**{"kind": "count", "nature": "stock", **row}) for row in rows)


def test_lines_that_do_not_fit_are_refused() -> None:
    line = "\t".join(["甲数", "", "", "count", "stock", "个", "general", "number", *[""] * 5])
    assert MetricTable((), lines=[line]).get("甲数") == Metric(
        name="甲数", kind="count", nature="stock", unit="个", domain="general", english="number", read=()
    )
    with pytest.raises(DataError, match=f"甲数: 14 cells, not {len(COLUMNS)}"):
        MetricTable((), lines=[line + "\t"]).get("甲数")
    with pytest.raises(DataError, match="甲数 stands under 甲数 and 甲数"):
        MetricTable((), lines=[line, line]).get("乙数")


def test_conventions_that_changed_are_dated() -> None:
    industry, retail, gross, services = map(
        lookup_metric, ("规模以上工业增加值", "限额以上企业", "国内生产总值", "服务零售额")
    )
    assert (industry.since, "2000万元" in industry.convention, "500万元" in industry.convention) == ("2011", True, True)
    assert (retail.since, "零售业500万元" in retail.convention) == ("", True)
    assert (gross.since, "研发支出" in gross.convention, gross.code) == ("2024", True, "NY.GDP.MKTP.CN")
    assert (services.since, services.source) == ("2023", "国家统计局2023-08-15发布")
    assert attrs.asdict(lookup_metric("地区生产总值增长率"))["code"] == "NY.GDP.MKTP.KD.ZG"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("国内生产总值", "NY.GDP.MKTP.CN"),
        ("居民消费价格指数", "FP.CPI.TOTL.ZG"),
        ("工业生产者出厂价格指数", "hgyd/A010801"),
        ("规上工业增加值", "hgyd/A0201"),
        ("社会消费品零售总额", "hgyd/A0701"),
        ("外贸进出口总额", "hgyd/A0801"),
        ("一般公共预算收入", "hgyd/A0C01"),
        ("狭义货币", "hgyd/A0D0103"),
        ("城镇调查失业率", "SL.UEM.TOTL.ZS"),
        ("原煤产量", "hgyd/A030101"),
        ("工业机器人产量", "hgyd/A020922"),
        ("关税", "GC.TAX.IMPT.CN"),
    ],
)
def test_metrics_with_the_nearest_published_series(name: str, code: str) -> None:
    found = lookup_metric(name)
    assert found is not None
    assert found.code == code


def test_how_many_metrics_have_a_series() -> None:
    codes = [row.code for row in ROWS]
    assert (sum("." in code for code in codes), sum(code.startswith("hgyd/") for code in codes)) == (147, 213)
