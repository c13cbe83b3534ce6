"""What is wrong with an imported file or a line of it, and what to do about it."""

from enum import StrEnum

from shoumi.regime.kit.words import Explanation
from shoumi.regime.people.explanations.telling import told
from shoumi.regime.people.vocabulary import ImportProblem

EXPLANATIONS: dict[StrEnum, Explanation] = {
    ImportProblem.TOO_LARGE: told(
        ("文件超过 {limit} MiB。", "The file is larger than {limit} MiB."),
        ("请拆分成几个文件分别导入。", "Split it and import the parts."),
    ),
    ImportProblem.TOO_MANY_LINES: told(
        ("文件超过 {limit} 行。", "The file has more than {limit} lines."),
        ("请拆分成几个文件分别导入。", "Split it and import the parts."),
    ),
    ImportProblem.NOT_CSV: told(
        (
            "文件既不是 CSV 文本，也不是未加密的 XLSX 工作簿。",
            "The file is neither CSV text nor an XLSX workbook without a password.",
        ),
        (
            "请在表格软件中去掉密码，另存为 XLSX 或“CSV UTF-8（逗号分隔）”后重新选择。",
            "Save it as XLSX without a password, or as “CSV UTF-8”, and choose it again.",
        ),
    ),
    ImportProblem.EMPTY: told(
        ("文件中没有人员。", "There are no people in the file."),
        ("请在表头下逐行填写人员。", "Write one person a line under the header."),
    ),
    ImportProblem.COLUMN_MISSING: told(
        ("表头缺少“{column}”列。", "The header has no column “{column}”."),
        ("请对照模板补上这一列。", "Add the column as in the template."),
    ),
    ImportProblem.COLUMN_TWICE: told(
        ("表头中“{column}”列重复。", "The column “{column}” appears twice."), ("请只保留一列。", "Keep one of them.")
    ),
    ImportProblem.LINE_BROKEN: told(
        (
            "这一行的引号或分隔符不完整，其后的内容无法识别。",
            "The quotes of this line do not close; what follows cannot be read.",
        ),
        ("请检查这一行及其后各行的引号。", "Check the quotes of this line and of those after it."),
    ),
    ImportProblem.CHARACTERS_BROKEN: told(
        ("含有无法识别的字符。", "Some characters cannot be read."),
        ("请重新填写这一格，再保存为 UTF-8。", "Write the field again and save the file as UTF-8."),
    ),
    ImportProblem.TOO_MANY_FIELDS: told(
        ("这一行的列数多于表头。", "The line has more fields than the header."),
        ("请检查是否多了分隔符；含逗号的内容要加引号。", "Look for a separator too many; quote what holds a comma."),
    ),
    ImportProblem.KIND_UNKNOWN: told(
        ("无法识别的人员类别。", "This kind of person is not known."),
        ("请使用模板中列出的类别。", "Use one of the kinds in the template."),
    ),
    ImportProblem.LANGUAGE_UNKNOWN: told(
        ("无法识别的界面语言。", "This language is not known."),
        ("请填写“简体中文”或“英文”。", "Write “Chinese” or “English”."),
    ),
    ImportProblem.DATE_MALFORMED: told(
        ("日期无法识别。", "This is not a date."), ("请按 2026-03-01 的格式填写。", "Write it as 2026-03-01.")
    ),
    ImportProblem.UNIT_UNKNOWN: told(
        ("没有这个部门。", "There is no such unit."),
        (
            "请填写部门代码，或从上到下的完整路径，如“研发部/平台组”；缺少的部门请先新设。",
            "Write its code or its whole path, as in “R&D/Platform”; create a missing unit first.",
        ),
    ),
    ImportProblem.POSITION_UNKNOWN: told(
        ("没有这个岗位。", "There is no such position."),
        ("请填写岗位代码或名称；缺少的岗位请先新设。", "Write its code or name; create a missing position first."),
    ),
    ImportProblem.POSITION_WITHOUT_UNIT: told(
        ("填写了岗位，但没有填写部门。", "There is a position, and no unit."), ("请补填部门。", "Fill in the unit.")
    ),
    ImportProblem.CONTACT_UNKNOWN: told(
        ("名册中没有使用此邮箱的对接人。", "Nobody in the directory has the contact's address."),
        ("请先登记对接人，或核对邮箱。", "Register the contact first, or check the address."),
    ),
    ImportProblem.WORKBOOK_BROKEN: told(
        ("这个工作簿打不开，可能已损坏。", "The workbook cannot be read; it may be damaged."),
        (
            "请在表格软件中打开它，另存为新的 XLSX 文件后重新选择。",
            "Open it in a spreadsheet, save it as a new XLSX file, and choose that.",
        ),
    ),
    ImportProblem.WORKBOOK_BOMB: told(
        (
            "这个工作簿解开后超过 {limit} MiB，未予读取。",
            "Unpacked, the workbook has more than {limit} MiB; it was not read.",
        ),
        ("请只保留人员名单这一张表，另存后重新选择。", "Keep only the sheet with the people and save it anew."),
    ),
    ImportProblem.COMPUTED: told(
        ("这一行含有公式或错误值。", "The line holds a formula or an error value."),
        ("请复制整列，选择“粘贴为数值”后保存。", "Copy the column and paste it as values, then save."),
    ),
    ImportProblem.IDENTITY_TWICE: told(
        ("身份证号码与第 {line} 行重复。", "The identity number is that of line {line} too."),
        ("请核对后只保留一行。", "Check both and keep one."),
    ),
    ImportProblem.EMAIL_TWICE: told(
        ("邮箱与第 {line} 行重复。", "The address is that of line {line} too."),
        ("请核对后只保留一行。", "Check both and keep one."),
    ),
    ImportProblem.STAFF_NUMBER_TWICE: told(
        ("工号与第 {line} 行重复。", "The staff number is that of line {line} too."),
        ("请核对后只保留一行。", "Check both and keep one."),
    ),
    ImportProblem.NO_SUCH_IMPORT: told(
        ("没有找到这次导入。", "There is no such import."), ("请重新选择文件。", "Choose the file again.")
    ),
    ImportProblem.OVER: told(
        ("这次导入已经结束。", "This import is over."),
        ("如需再次导入，请重新选择文件。", "To import again, choose the file again."),
    ),
}
