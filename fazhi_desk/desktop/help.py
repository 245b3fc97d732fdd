"""Short help for each pane."""

from __future__ import annotations

HELP = {
    "page": (
        "在这里写正文。标题直接写“一、”“（一）”“1.”“（1）”，也可以按 Ctrl+1 到 Ctrl+4；Alt+上下键移动一节。"
        "红色波浪线是必错，黄色虚线是疑似，灰蓝圆点是提示；光标放上去按 Alt+回车看修改建议。"
    ),
    "outline": "单击或回车转到这一节，拖动或 Alt+上下键移动，Alt+左右键升降级，F2 改名。灰字是还缺的部分，单击补上。",
    "phrases": (
        "输入汉字、全拼或首字母（如 yjys），上下键选择，回车插入到光标处，也可以拖到正文里；按 Tab 逐处填写。"
        "不输入时列出适合此处的短语。选中文字按 Ctrl+Shift+J 存为自己的短语；右键可以收藏、修改、不再显示。"
    ),
    "checklist": "圆圈越满写得越实。单击一项，逐处看正文里的依据；“补一段”插入要回答的问题；不适用的可以写明理由。",
    "findings": "上下键逐条看，正文同时定位；回车转到正文。“忽略”记在文稿里，以后不再提示。",
}
KEYS = (
    "Ctrl+J 查短语，F7 审校，F8 下一处问题，Alt+回车 修改建议，Ctrl+E 导出 Word，Ctrl+Shift+P 全部命令，F11 专注，"
    "Ctrl+Z 撤销任何一步"
)
ABOUT = (
    "法治写作台 {version}：离线撰写、审校、导出法治政府建设工作总结。不联网，文稿和设置只在本机；"
    "不代拟数字，不代替人工核稿"
)


def help_for(pane: str) -> str:
    """The words for a pane."""
    return HELP.get(pane, HELP["page"])
