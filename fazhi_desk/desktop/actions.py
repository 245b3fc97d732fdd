"""Every action of the window as data: words, pinyin initials, keys, menu. No Qt here.

Ctrl+Space, Shift+Space, Ctrl+. and a lone Shift belong to Chinese input methods and are never bound.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spec:
    """An action. ``initials`` are those of its words, for the command palette; ``keys`` in Qt's portable form.

    ``menu`` "" keeps it out of the menus; ``line`` draws a line before it.
    """

    id: str
    text: str
    initials: str
    keys: tuple[str, ...] = ()
    menu: str = ""
    icon: str = ""
    line: bool = False
    checkable: bool = False
    tip: str = ""


MENUS = {"file": "文件", "edit": "编辑", "insert": "插入", "review": "审校", "view": "视图", "help": "帮助"}

ACTIONS = (
    Spec("new", "新建", "xj", ("Ctrl+N",), "file", "new"),
    Spec("open", "打开", "dk", ("Ctrl+O",), "file", "open"),
    Spec("recent", "最近的文稿", "zjdwg", (), "file"),
    Spec("save", "保存", "bc", ("Ctrl+S",), "file", "save", line=True),
    Spec("save_as", "另存为", "lcw", ("F12", "Ctrl+Shift+S"), "file"),
    Spec("export_word", "导出 Word", "dcword", ("Ctrl+E",), "file", "export", line=True,
         tip="按 GB/T 9704—2012 的版式导出 Word 文件"),
    Spec("export_reading", "导出领导审阅稿", "dcldsyg", (), "file", tip="右侧留白、每行编号的 Word 文件，供领导批改"),
    Spec("export_pdf", "导出 PDF", "dcpdf", (), "file"),
    Spec("export_text", "导出纯文本", "dccwb", (), "file"),
    Spec("format", "Word 版式", "wordbs", (), "file", tip="选导出用的版式，或改成本单位的版式"),
    Spec("print", "打印", "dy", ("Ctrl+P",), "file", tip="预览并打印，版面与导出的 Word 一致"),
    Spec("collect", "收集表", "sjb", (), "file", tip="列出待补之处，存成表格发给各科室填写"),
    Spec("export_figures", "导出数字台账", "dcsztz", (), "file", tip="全部数字写成 Excel 或 CSV 表格"),
    Spec("start", "开始页", "ksy", (), "file", line=True),
    Spec("settings", "设置", "sz", (), "file"),
    Spec("quit", "退出", "tc", ("Ctrl+Q",), "file"),
    Spec("undo", "撤销", "cx", ("Ctrl+Z",), "edit", "undo"),
    Spec("redo", "重做", "cz", ("Ctrl+Y",), "edit", "redo"),
    Spec("cut", "剪切", "jq", ("Ctrl+X",), "edit", line=True),
    Spec("copy", "复制", "fz", ("Ctrl+C",), "edit"),
    Spec("paste", "粘贴", "zt", ("Ctrl+V",), "edit"),
    Spec("select_all", "全选", "qx", ("Ctrl+A",), "edit"),
    Spec("find", "查找", "cz", ("Ctrl+F",), "edit", "find", line=True),
    Spec("replace", "替换", "th", ("Ctrl+H",), "edit"),
    Spec("go", "定位", "dw", ("Ctrl+G",), "edit", tip="按标题或行号定位"),
    Spec("join", "合并断行", "hbdh", (), "edit", line=True, tip="把网页、扫描件带来的硬回车合并成自然段"),
    Spec("phrases", "短语", "dy", ("Ctrl+J",), "insert", "phrases"),
    Spec("complete", "短语补全", "dybq", ("Alt+/",), "insert"),
    Spec("reword", "换一种说法", "hyzsf", ("Ctrl+Shift+H",), "insert"),
    Spec("add_phrase", "加入短语库", "jrdyk", ("Ctrl+Shift+J",), "insert", tip="把选中的文字存为自己的短语"),
    Spec("mine_phrases", "整理自己的文稿", "zlzjdwg", (), "insert", tip="从一个文件夹的文稿里整理短语，逐条取舍"),
    Spec("import_phrases", "导入短语", "drdy", (), "insert", tip="导入同事给的短语文件"),
    Spec("export_phrases", "导出自己的短语", "dczjddy", (), "insert", tip="把自建和收藏的短语写成文件，交给同事"),
    Spec("hidden_phrases", "不再显示的短语", "bzxsddy", (), "insert", tip="恢复设为不再显示的短语"),
    Spec("open_place", "待补之处", "dbzc", ("Ctrl+Shift+B",), "insert", tip="插入【待补：】"),
    Spec("heading1", "一级标题　一、", "yjbt", ("Ctrl+1",), "insert", line=True),
    Spec("heading2", "二级标题　（一）", "ejbt", ("Ctrl+2",), "insert"),
    Spec("heading3", "三级标题　1.", "sjbt", ("Ctrl+3",), "insert"),
    Spec("heading4", "四级标题　（1）", "sjbt", ("Ctrl+4",), "insert"),
    Spec("body", "正文", "zw", ("Ctrl+0",), "insert"),
    Spec("up", "本节上移", "bjsy", ("Alt+Up",), "insert", line=True),
    Spec("down", "本节下移", "bjxy", ("Alt+Down",), "insert"),
    Spec("promote", "本节升一级", "bjsyj", ("Alt+Shift+Left",), "insert"),
    Spec("demote", "本节降一级", "bjjyj", ("Alt+Shift+Right",), "insert"),
    Spec("renumber", "全文重新编号", "qwcxbh", (), "insert"),
    Spec("review", "审校", "sj", ("F7",), "review", "review", tip="审校全文，转到问题窗格"),
    Spec("next", "下一处问题", "xycwt", ("F8",), "review", line=True),
    Spec("previous", "上一处问题", "sycwt", ("Shift+F8",), "review"),
    Spec("fixes", "此处的修改建议", "ccdxgjy", ("Alt+Return", "Alt+Enter"), "review"),
    Spec("fix_all", "全部修正　安全项", "qbxz", (), "review",
         tip="列出所有肯定不会改错的修正，逐处打勾，一步完成"),
    Spec("next_open", "下一个待补之处", "xygdbzc", ("Ctrl+Shift+N",), "review"),
    Spec("import_notes", "批注和导入说明", "pzhdrsm", (), "review", line=True,
         tip="Word 文件里的批注、脚注，以及没有带过来的内容"),
    Spec("compare_returned", "比对返稿", "bdfg", (), "review",
         tip="列出改稿人在返回的文件里改了什么，逐条采纳"),
    Spec("coverage", "主题与章节对照", "ztyzjdz", ("Ctrl+Shift+M",), "review",
         tip="每个主题在哪一部分写到、写到什么程度，不足与措施是否对应"),
    Spec("twice", "重复之处对照", "cfzcdz", (), "review", tip="前后重复的两处并排看：保留一处、换一种说法，或不再提示"),
    Spec("library", "往年文稿库", "wnwgk", (), "review", tip="写作时与往年的总结比对：沿用的句子、忘了改的数字"),
    Spec("beside", "与往年文稿对照", "ywnwgdz", (), "review", tip="文稿与往年的一篇并排看，不同之处标出来"),
    Spec("documents", "上级新文件登记", "sjxwjdj", (), "review",
         tip="新收到的纲要、规划、意见登记一次，进入清单的依据和法规名称的核对"),
    Spec("rules", "审校规则", "sjgz", (), "review", tip="哪些问题要查、算哪一级；逐条有理由和例子"),
    Spec("ignored", "已忽略的问题", "yhldwt", (), "review"),
    Spec("forget_ignored", "全部恢复已忽略的问题", "qbhfyhldwt", (), "review"),
    Spec("show_outline", "提纲", "tg", ("Ctrl+Shift+1",), "view"),
    Spec("show_phrases", "短语窗格", "dycg", ("Ctrl+Shift+2",), "view"),
    Spec("show_checklist", "清单", "qd", ("Ctrl+Shift+3",), "view"),
    Spec("show_findings", "问题", "wt", ("Ctrl+Shift+4",), "view"),
    Spec("show_figures", "数字台账", "sztz", ("Ctrl+Shift+5",), "view", tip="每个数字的指标、单位、时期和所在部分"),
    Spec("skeleton", "只看骨架", "zkgj", (), "view", line=True, checkable=True),
    Spec("focus", "专注", "zz", ("F11",), "view", checkable=True, tip="只留文稿，再按一次恢复"),
    Spec("larger", "放大文字", "fdwz", ("Ctrl+=", "Ctrl++"), "view", line=True),
    Spec("smaller", "缩小文字", "sxwz", ("Ctrl+-",), "view"),
    Spec("theme", "配色", "ps", (), "view"),
    Spec("completion", "输入时提示短语", "srstsdy", (), "view", checkable=True),
    Spec("commands", "全部命令", "qbml", ("Ctrl+Shift+P",), "view", line=True),
    Spec("help", "这里怎么用", "zlzmy", ("F1",), "help"),
    Spec("keys", "快捷键", "kjj", (), "help"),
    Spec("sample", "打开示例文稿", "dkslwg", (), "help"),
    Spec("about", "关于", "gy", (), "help", line=True),
)
BAR = ("new", "open", "save", "", "undo", "redo", "", "find", "", "review", "", "export_word")
"""What stands on the tool bar; "" is a line."""
ANYWHERE = frozenset((
    "new", "open", "settings", "quit", "mine_phrases", "import_phrases", "export_phrases", "hidden_phrases",
    "documents", "rules", "completion", "commands", "help", "keys", "sample", "about",
))
"""What can be done without a paper, on the first page; everything else waits for one."""
NEVER = ("Ctrl+Space", "Shift+Space", "Ctrl+.", "Ctrl+Shift", "Shift")


def matches(spec: Spec, query: str) -> bool:
    """Whether a query of 汉字 or initials means this action."""
    wanted = "".join(query.split()).lower()
    if not wanted:
        return True
    text = spec.text.replace("\u3000", "").lower()
    return wanted in text or spec.initials.startswith(wanted) or wanted in spec.initials
