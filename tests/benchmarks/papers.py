# ruff: noqa: SIM905
"""Long drafts in the genre, made up by a seeded generator: no real paper is needed.

``lines`` reads like a real draft as far as the engine can tell: per 1,000 characters some fifteen mentions of topics
and four findings (measured on shared/samples and shared/seeds: 1 to 35, and 1 to 16), three pairs of characters in ten
stand only once (seeds: the same), and a sentence has about half another one worth comparing (seeds: 0.4).
``stock_lines`` is the hard case made of few stock words, where every sentence resembles hundreds of others.
"""

from __future__ import annotations

import random

HAN = "一二三四五六七八九十"
VERBS = (
    "健全 完善 推进 落实 规范 强化 深化 抓实 细化 优化 建立 修订 梳理 编制 公布 改造 升级 整合 推广 试行 压减 前移 统筹 督促 厘清 评估"
).split()
MATTERS = (
    "行政复议 行政应诉 合法性审核 执法监督 案卷评查 普法宣传 法律援助 人民调解 政务公开 信访办理 公平竞争审查 重大决策听证 规范性文件清理 "
    "执法证件管理 仲裁 公证 社区矫正 村规民约 网格巡查 双随机抽查 信用修复 证明事项告知承诺 首违不罚 包容审慎监管 食品抽检 药店检查 "
    "油烟治理 秸秆禁烧 河道采砂整治 渣土运输 电动车停放 校外培训 农资打假 林地占用核查 私搭乱建拆除 扬尘管控 欠薪处置 劳务纠纷化解 "
    "宅基地审批 土地流转 拆迁补偿 医保基金稽核 低保复核 殡葬服务 燃气安全 消防通道清理 电梯维保 危化品运输 旅游投诉 物业纠纷 防汛值守 "
    "种子质量抽查 动物检疫 渔政巡航 养老机构评定 托育备案 民宿登记 广告监测 计量检定 特种设备检验 知识产权维权 电信诈骗预警 禁毒帮教 "
    "未成年人保护 妇女维权 残疾人就业 退役军人安置 慈善募捐监管 宗教场所管理 档案移交 地名标志 界线联检 人防设施 气象灾害预警 地震监测"
).split()
TOPICS = 18
"""So many of them stand in every paper and so say little about what a sentence tells."""
THINGS = (
    "工作机制 责任清单 办理流程 考核办法 联动办法 台账 服务标准 协作规程 评议表 会商制度 时限表 样本库 操作手册 回访单 预警线 轮值表 "
    "交接单 线索簿 工单系统 查询窗口 自助终端 公示栏 档案柜 讲解词 短视频 口袋书 题库 问答册 地图 二维码 评分细则 抽查名录 专家名册 "
    "投诉电话 代办点 帮办队 夜间岗 流动车 直播间 意见箱 回音壁 观察员 积分卡 红黑榜 明白纸 流程图 模板 范例 提示函 建议书 督办单"
).split()
NAMES = (
    "安柏北碧滨彩沧昌长朝辰澄川春慈翠丹德登迪东栋恩丰枫福甫阜富岗高古谷关光桂海涵航禾和河荷赫鹤衡红宏湖虎华淮槐环黄辉汇惠集吉济佳嘉"
    "建江姜蒋郊金津锦京晶景靖九居菊巨康科孔葵坤昆来兰岚浪乐雷黎礼理利丽莲良林临灵凌柳龙隆楼庐鲁陆鹿路露罗洛马麦满茂梅美门孟弥棉闽名明"
    "墨牧木沐南宁牛农暖欧攀盘培沛鹏片平坪萍坡埔浦齐祁旗千前乾桥芹青清晴丘秋渠泉群仁荣榕融如瑞润若三桑沙山珊商上尚韶社深沈升圣盛师狮石"
    "时舒树双水顺硕思松嵩苏宿绥泰潭棠塘桃陶藤天田亭庭通桐彤潼土团屯湾万汪王旺微卫温文汶沃武西溪熙霞夏仙湘祥翔向晓新信兴杏雄秀旭轩雪勋"
)
PLACES = "镇 街道 村 社区 乡 工业园 农场 港区 水库 林场 市场 学校 医院 车站 景区".split()
UNITS = "件 次 场 期 人次 份 条 个 户 家 名 处 项 起 笔 台 套 公里 亩".split()
MONTHS = ("一季度", "二季度", "三季度", "四季度", "上半年", "下半年", "年初", "汛期前", "入冬后", "国庆前后", "秋收时节", "开学前")
WAYS = (
    "邀请{p}{n}名代表旁听{m}", "由{o}逐户核对{m}{t}", "委托第三方测算{m}", "在{p}先行试点", "与{o}共用{m}数据", "请{n}名退休法官把关{m}",
    "按{t}逐项销号", "把{m}一并纳入", "对照{t}查找{m}漏项", "借助{p}的{t}", "抽调{n}人组成{m}专班", "向{o}发出{m}{t}", "用{k}天走访{p}",
    "同步录入{t}", "让{p}居民少跑{k}趟", "腾出{p}旧仓库设立{m}点", "把{m}骨干派驻{p}", "以{m}换{t}",
)
ENDS = (
    "办结{m}{n}{u}", "{p}群众等候{m}的时间缩短{k}分钟", "{m}较原定时限提前{k}天", "涉及{m}资金{n}万元", "{o}已据此改动{t}", "形成{m}{t}{k}份",
    "{p}居民对{m}反映良好", "收回{p}的{t}{n}{u}", "其余{k}{u}转交{o}", "录入{t}{n}条", "占{m}总量的{k}.{d}%", "现场解答{m}疑问{n}人次",
    "退回{o}补正{k}{u}", "{p}再无{m}方面的投诉", "{m}积压降至{k}{u}", "{p}{t}随之更换",
)
PLAIN = (
    "{v}{p}{t}", "{v}{m}{t}", "{v}{w}", "{p}{v}{t}", "{v}{t}{n}{u}", "{w}{n}{u}", "{p}{v}{m}{k}{u}", "{w}{v}{p}", "{t}{k}.{d}{u}",
)
"""Wordings without stock phrases: real papers hold hardly more than one pair of similar sentences in two sentences."""
OFFICES = (
    "县司法局 住建局 农业农村局 市场监管局 人社局 民政局 水利局 林业站 派出所 法庭 检察室 税务所 供电所 卫健局 教育局 交通局 应急局 "
    "文旅局 医保局 退役军人事务局 统计局 审计局 气象局 商务局 科技局 残联 妇联 团县委 总工会 消防队"
).split()
SLIPS = (
    "截止目前，{v}{p}{t}，{w}{n}{u}。", "{v}{t}××份，{w}{v}{p}。", "{p}{v}{m},{w}{n}{u}。", "{v}{m}{t}，受理{k}件，办结{n}件。",
    "{o}{v}{w}{n}人次，，{v}{t}。", "一是{v}{t}；二是{v}{w}；四是{v}{p}。", "{v}“{w}{t}，{p}{n}{u}。", "{p}{w}了了{t}{n}{u}。",
    "{v}{w}{k}件，其中{t}{n}件。", "13月{d}日，{v}{w}{t}{n}{u}。",
)
SLIP_SHARE = 0.15


def _name(rng: random.Random) -> str:
    return rng.choice(NAMES) + rng.choice(NAMES)


def _matter(rng: random.Random) -> str:
    """A topic of every paper, now and then one of few, or a matter nobody has a word for."""
    chance = rng.random()
    if chance < 0.4:
        return rng.choice(MATTERS[:TOPICS])
    return rng.choice(MATTERS) if chance < 0.45 else _name(rng) + _name(rng)


def _office(rng: random.Random) -> str:
    return rng.choice(OFFICES) if rng.random() < 0.2 else _name(rng) + rng.choice("局站所院队")


def _filled(rng: random.Random, pattern: str) -> str:
    values = {
        "m": _matter(rng), "t": _name(rng) + rng.choice(THINGS), "o": _office(rng), "u": rng.choice(UNITS),
        "p": _name(rng) + rng.choice(PLACES), "n": rng.randint(11, 9800), "k": rng.randint(2, 97),
        "d": rng.randint(1, 9), "v": rng.choice(VERBS) if rng.random() < 0.5 else _name(rng), "w": _name(rng) + _name(rng),
    }
    return pattern.format(**values)


def _sentence(rng: random.Random) -> str:
    if rng.random() < SLIP_SHARE:
        return _filled(rng, rng.choice(SLIPS))
    opening = rng.choice((
        f"{rng.choice(MONTHS)}{{o}}{rng.choice(VERBS)}{{m}}{{t}}",
        f"针对{{p}}{{m}}中的{rng.choice('慢难少乱散')}，{rng.choice(VERBS)}{{t}}",
        f"{rng.choice(VERBS)}{{t}}，把{{m}}{rng.choice(('放到', '延伸到', '引入', '写进'))}{{p}}",
        f"{{o}}会同{{p}}{rng.choice(VERBS)}{{m}}",
    ))
    middle = rng.sample(WAYS if rng.random() < 0.1 else PLAIN, rng.randint(0, 2))
    end = rng.choice(ENDS if rng.random() < 0.1 else PLAIN)
    return "，".join(_filled(rng, part) for part in (opening, *middle, end)) + "。"


def lines(characters: int, seed: int = 7) -> list[str]:
    """A draft of about so many characters: title, numbered sections, paragraphs of two to six sentences."""
    rng = random.Random(seed)
    out = ["临川县2026年法治政府建设工作总结", ""]
    size = section = 0
    while size < characters:
        section += 1
        inner = (section - 1) % 8
        if inner == 0:
            out.append(f"{HAN[(section // 8) % 10]}、{rng.choice(VERBS)}{rng.choice(MATTERS)}")
        out.append(f"（{HAN[inner]}）{rng.choice(VERBS)}{rng.choice(MATTERS)}{rng.choice(THINGS)}")
        for _ in range(rng.randint(3, 6)):
            paragraph = "　　" + "".join(_sentence(rng) for _ in range(rng.randint(2, 6)))
            out.append(paragraph)
            size += len(paragraph)
    return out


STOCK_MATTERS = MATTERS[:11]
STOCK_VERBS = VERBS[:10]
STOCK_THINGS = "工作机制 责任清单 办理流程 考核办法 联动机制 台账管理 服务标准 监管方式 协作制度 评议办法".split()
STOCK_PLACES = "全县 各乡镇 县直各部门 司法所 综合执法队 村（社区） 政务服务大厅 工业园区".split()


def _stock_sentence(rng: random.Random) -> str:
    a, b = rng.sample(STOCK_MATTERS, 2)
    n, m = rng.randint(11, 9800), rng.randint(2, 97)
    return (
        f"{rng.choice(STOCK_PLACES)}{rng.choice(STOCK_VERBS)}{a}{rng.choice(STOCK_THINGS)}，组织{b}{n}{rng.choice(UNITS[:8])}，"
        f"{rng.choice(STOCK_VERBS)}{rng.choice(STOCK_THINGS)}，发现{rng.choice(STOCK_MATTERS)}问题{m}个，"
        f"编号{rng.randrange(10**6)}号事项已督促整改。"
    )


def stock_lines(characters: int, seed: int = 7) -> list[str]:
    """The hard case: sections of five paragraphs of three sentences each, all of the same few words."""
    rng = random.Random(seed)
    out = ["临川县2026年法治政府建设工作总结", ""]
    size = section = 0
    while size < characters:
        section += 1
        if section % 8 == 1:
            out.append(f"{HAN[(section // 8) % 10]}、{rng.choice(STOCK_VERBS)}{rng.choice(STOCK_MATTERS)}")
        head = rng.choice(STOCK_VERBS) + rng.choice(STOCK_MATTERS) + rng.choice(STOCK_THINGS)
        out.append(f"（{HAN[(section - 1) % 8]}）{head}")
        for _ in range(5):
            paragraph = "　　" + "".join(_stock_sentence(rng) for _ in range(3))
            out.append(paragraph)
            size += len(paragraph)
    return out
