"""Long drafts of distinct sentences in the genre, made up by a seeded generator: no real paper is needed."""

from __future__ import annotations

import random

SUBJECTS = "行政复议 行政应诉 合法性审核 执法监督 案卷评查 普法宣传 法律援助 人民调解 政务公开 信访办理 执法培训 公平竞争审查".split()
VERBS = "健全 完善 推进 落实 规范 强化 深化 抓实 细化 优化".split()
OBJECTS = "工作机制 责任清单 办理流程 考核办法 联动机制 台账管理 服务标准 监管方式 协作制度 评议办法".split()
PLACES = "全县 各乡镇 县直各部门 司法所 综合执法队 村（社区） 政务服务大厅 工业园区".split()
UNITS = "件 次 场 期 人次 份 条 个".split()
HAN = "一二三四五六七八九十"


def sentence(rng: random.Random) -> str:
    a, b = rng.sample(SUBJECTS, 2)
    n, m = rng.randint(11, 9800), rng.randint(2, 97)
    return (
        f"{rng.choice(PLACES)}{rng.choice(VERBS)}{a}{rng.choice(OBJECTS)}，组织{b}{n}{rng.choice(UNITS)}，"
        f"{rng.choice(VERBS)}{rng.choice(OBJECTS)}，发现{rng.choice(SUBJECTS)}问题{m}个，编号{rng.randrange(10**6)}号事项已督促整改。"
    )


def lines(characters: int, seed: int = 7) -> list[str]:
    """A draft of about so many characters: title, sections of five paragraphs of three sentences each."""
    rng = random.Random(seed)
    out = ["临川县2026年法治政府建设工作总结", ""]
    size = section = 0
    while size < characters:
        section += 1
        if section % 8 == 1:
            out.append(f"{HAN[(section // 8) % 10]}、{rng.choice(VERBS)}{rng.choice(SUBJECTS)}")
        out.append(f"（{HAN[(section - 1) % 8]}）{rng.choice(VERBS)}{rng.choice(SUBJECTS)}{rng.choice(OBJECTS)}")
        for _ in range(5):
            paragraph = "　　" + "".join(sentence(rng) for _ in range(3))
            out.append(paragraph)
            size += len(paragraph)
    return out
