"""What is said of files that can't be brought in: what is the matter, and what mends it."""

from dongling.problems import Said

LARGE = Said(
    "文件超过50 MB；在 Word 里压缩图片，或拆成几份再装入",
    "the file is larger than 50 MB; compress its pictures in Word, or bring it in in parts",
)
PASSWORD = Said(
    "文件加了密码；用 Word 或 WPS 打开，在“文件—信息—保护文档”里去掉密码，存一次再装入",
    "the file has a password; open it in Word, take the password off under File, Info, Protect, and save it",
)
OLD = Said(
    "这是旧格式（.doc、.xls 或 .ppt）；用 Word 或 WPS 打开，另存为 .docx（.xlsx、.pptx）再装入",
    "this is an old .doc, .xls or .ppt; open it and save it as .docx, .xlsx or .pptx",
)
NO_ZIP = Said(
    "这不是 Office 文件，内容和后缀对不上；用 Word 或 WPS 打开看看，另存为 .docx 再装入",
    "this is no Office file, whatever its name says; open it in Word and save it as .docx",
)
BROKEN = Said(
    "文件坏了，或者没有传完；用 Word 或 WPS 打开，另存一份再装入",
    "the file is damaged or cut short; open it in Word, save it anew and try again",
)
TOO_MUCH = Said(
    "文件展开以后太大，没有读；把需要的部分复制到一个新文档，另存再装入",
    "the file unpacks to too much and was not read; copy what you need into a new document",
)
ENTITIES = Said(
    "文件里声明了外部实体（DTD），没有读；把内容复制到一个新文档，另存再装入",
    "the file declares entities (a DTD) and was not read; copy its content into a new document",
)
NOT_DOCUMENT = Said(
    "这个文件里没有 Word 正文；确认它是 .docx，或用 Word 另存一份",
    "there is no Word document in this file; see that it is a .docx, or save it anew",
)
NOTHING_IN_IT = Said("文件里没有文字", "there is no text in the file")
ENCODING = Said("看不懂文件的编码；在记事本里另存为 UTF-8", "can't tell how the file is encoded; save it as UTF-8")


def unknown_format(name: str) -> Said:
    """Return that a file is of no format that can be brought in."""
    shown = name[:60]
    return Said(
        f"“{shown}”这种文件装不进来；可以装 .docx、.xlsx、.pptx、.md、.txt 和 .imscc",
        f"files such as “{shown}” can't be brought in; .docx, .xlsx, .pptx, .md, .txt and .imscc can",
    )


def other_format(is_really: str) -> Said:
    """Return that a file is of another format than its name says."""
    return Said(
        f"文件里装的其实是 {is_really}；把后缀改成 {is_really} 再装入",
        f"the file really is {is_really}; give it the ending {is_really} and try again",
    )
