"""How much a stretch of text tells: figures, named documents, cases, and what is left when the set phrases go.

A sentence such as 认真落实某制度，营造良好氛围 names a thing and tells nothing: taking out the words every such
paper uses leaves nothing behind. The words come from the genre (domain/hazards.md, domain/practice.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from fazhi_desk.model import Facts
from fazhi_desk.text.units import words

THIN = 8
"""So many characters beside name and set phrases make a measure told; fewer are the name only."""
VERBS = words(
    "办理 化解 巩固 拓展 走深走实 落地见效 落到实处 落地 见效 提质增效 有所 助力 护航 服务于 满足 夯实 筑牢 凝聚 "
    "认真 切实 严格 全面 深入 扎实 持续 不断 进一步 积极 大力 着力 坚持 落实 履行 执行 推进 推动 推行 加强 "
    "强化 深化 抓好 抓实 做好 做实 做到 健全 完善 规范 提升 提高 促进 确保 保障 贯彻 实施 开展 充分 发挥 作用 "
    "自觉 接受 主动 高度 重视 带头 抓 有序 有效 有力 稳步 统筹 优化 维护 增强 构建 建立 不折不扣 常态化 紧紧 "
    "牢牢 围绕 聚焦 始终 把 作为 重要 摆在 突出 位置 树立 牢固 创新 探索 努力 按照 依照 遵守 学习 宣传 配合 "
    "支持 参与 重点 突出 继续 要 将 及时 广泛 组织 加大 力度 抓紧 抓细"
)
NOUNS = words(
    "案件 争议 矛盾 纠纷 知情权 参与权 监督权 表达权 权利 利益 "
    "公开 透明 和谐 稳定 规范化 标准化 法治化 高质量 优质 高效 便捷 "
    "台阶 根基 基础 底色 保证 支撑 合力 力量 大局 中心 公信力 执行力 美好 生活 需求 需要 主渠道 关口 底线 红线 第一线 "
    "工作 职责 责任 制度 机制 体系 要求 规定 程序 有关 相关 各项 各类 任务 行政 执法 行为 水平 能力 质量 效能 "
    "质效 效率 效果 成效 高质量发展 法治政府 法治建设 法治 建设 依法行政 依法 依法治县 依法治市 依法治区 "
    "严格规范公正文明 公正 文明 明显 良好 氛围 环境 社会 经济 群众 人民 满意度 获得感 营造 浓厚 取得 显著 "
    "一定 新 更 部门 单位 全县 全市 全区 全镇 全乡 全局 全街道 我县 我市 我区 我局 我镇 我乡 本县 本局 本镇 "
    "本乡 各级 干部 意识 素养 思维 方式 理念 精神 决策 部署 上级 党中央 省 市 县 区 局 镇 乡 主要 负责人 "
    "负责同志 领导 党政 党委 政府 党组 班子 成员 人员 队伍 改革 法律 法规 合法 权益 公平 正义 监督 管理 服务 "
    "教育 活动 情况 方面 中 上 下 了 和 与 及 以及 等 的 地 对 在 为 以 是 我 本 各 其 并 通过 年 本年度 今年 "
    "一年来 以来"
)
IDIOMS = words(
    "尊法学法守法用法 学法尊法守法用法 尊法守法学法用法 遇事找法 解决问题用法 化解矛盾靠法 全民守法 法治思维和法治方式 "
    "化解在基层 消除在萌芽状态 解决在萌芽状态 化解在萌芽状态 小事不出村 大事不出镇 大事不出乡 矛盾不上交 平安不出事 "
    "应审尽审 应审必审 应备尽备 应备必备 有件必备 有备必审 有错必纠 应公开尽公开 应调尽调 应援尽援 应赔尽赔 "
    "从源头上 源头上 防止 杜绝 避免 坚决 违法文件出台 同案不同罚 同案同罚 过罚相当 畸轻畸重 显失公平 "
    "有案不移 有案难移 以罚代刑 以罚代管 一罚了之 宽严相济 法理相融 刚柔并济 有力度有温度 "
    "覆盖城乡 便捷高效 均等普惠 普惠均等 现代 全覆盖 全链条 全方位 多层次 宽领域 "
    "武装头脑 指导实践 推动工作 学深悟透 入脑入心 走深走实 见行见效 学思用贯通 知信行统一 关键少数 "
    "在阳光下运行 阳光下 关进制度的笼子 稳定公平透明可预期 回应社会关切 社会关切 群众期盼 "
    "主心骨 参谋助手 防火墙 安全网 稳压器 减压阀 压舱石 最后一公里 同频共振 同向发力 齐抓共管 上下联动 左右协同"
)
"""Slogans that tell no measure of one's own, whatever topic they adorn (domain/hazards.md, domain/practice.md)."""
def _by_first(wordings: Iterable[str]) -> str:
    """An alternation of words, longer ones first, that looks at each first character once."""
    tails: dict[str, list[str]] = {}
    for word in sorted(wordings, key=lambda one: (-len(one), one)):
        tails.setdefault(word[0], []).append(word[1:])
    return "|".join(first + (f"(?:{'|'.join(rest)})" if rest != [""] else "") for first, rest in tails.items())


FILLER = re.compile(
    _by_first({*VERBS, *NOUNS, *IDIOMS})
    + r"|[0-9０-９XxＸ×*〇]+年度?|[\W_]+|[0-9０-９A-Za-z]+"
)
COUNTED = frozenset(words("次 场 场次 期 件 份 名 家 轮 批次 人次"))
"""Units with which a number written in characters counts something (两次); 三项制度 and 五个严禁 are names."""
DOCUMENT = re.compile(
    r"(?:印发|出台|制定|制订|修订|下发|编制|制发|发布|通过|转发|编印|出具|签订|建立)(?:了|并印发|并实施)?[^，。；《]{0,10}《[^《》]{3,60}》"
    r"|《[^《》]{3,60}》[^，。；]{0,6}(?:印发|出台|施行)"
)
CASE = re.compile(
    r"典型案例|以案[释说]法.{0,12}案|例如|比如|如在[^，。；]{2,20}(?:案|中)"
    r"|在[^，。；]{2,24}(?:一案|纠纷案|案件)中"
)
STUDY = re.compile(r"学习|宣传|普法|宣讲|解读|培训|讲座|宣贯|考试|竞赛|发放|印制|讲解|辅导|书目|读本")


def content(text: str) -> int:
    """Characters that remain when set phrases, figures and punctuation are taken out."""
    return len(FILLER.sub("", text))


def figure_places(facts: Facts) -> tuple[int, ...]:
    """Where a paragraph has figures that prove something: counted things, never years, ordinals or placeholders."""
    return tuple(f.range[0] for f in facts.figures if f.unit and (not f.chinese or f.percent or f.unit in COUNTED))


def proves(text: str) -> bool:
    """Whether a clause names a document of one's own or a case."""
    return bool(DOCUMENT.search(text) or CASE.search(text))
