"""What the engines under documents may refuse, in the reader's words: rendering, marking, sealing.

Parameters hold codes and figures of the engines (``pdf``, ``docx``); they are shown as they are, since they are the
names people know the formats by.
"""

from enum import StrEnum

from shoumi.engines.marking.vocabulary import Problem as Marking
from shoumi.engines.rendering.problems import Problem as Rendering
from shoumi.engines.sealing.problems import Problem as Sealing
from shoumi.regime.kit.words import Explanation, LocalizedText


def _told(what: tuple[str, str], cure: tuple[str, str]) -> Explanation:
    return Explanation(LocalizedText(*what), LocalizedText(*cure))


_HAND_IN_AGAIN = (
    "请用原软件打开并另存一份，确认能正常打开后重新提交。",
    "Open it in the program it was made with, save it anew, check that it opens, and hand it in again.",
)
_AS_PDF = ("请导出为 PDF 后重新提交。", "Export it as PDF and hand that in.")
_SPLIT = ("请拆分成较小的文件后分别登记。", "Split it into smaller files and register each.")
_TRY_AGAIN = ("请稍后再试；没有做任何更改。", "Try again in a moment; nothing was changed.")
_TELL_SYSTEM = (
    "请将时间告知系统管理员，由其检查服务器。",
    "Tell the system administrator when it happened, so that the server is looked at.",
)
_TELL_SECURITY = (
    "请立即告知安全保密管理员和系统管理员，不要重试；须核查存储和备份。",
    "Tell the security and the system administrator at once and do not retry: storage and backups must be examined.",
)
_KEYRING_CHECK = (
    "请系统管理员检查密钥文件，必要时从备份恢复；在此之前系统不会打开任何密件。",
    "The system administrator must examine the keyring file, or restore it from backup; nothing opens until then.",
)

RENDERING: dict[StrEnum, Explanation] = {
    Rendering.EMPTY: _told(
        ("文件是空的。", "The file is empty."), ("请核对后选择有内容的文件。", "Choose the file that holds something.")
    ),
    Rendering.TOO_LARGE: _told(
        ("文件超过 {limit} 字节的上限。", "The file is larger than the limit of {limit} bytes."), _SPLIT
    ),
    Rendering.UNKNOWN_FORMAT: _told(
        ("系统不能显示这种文件（内容为：{found}）。", "This kind of file cannot be shown (it looks like: {found})."),
        (
            "请转换为 PDF、Office、图片或文本后重新提交。",
            "Convert it to PDF, Office, an image or text and hand it in again.",
        ),
    ),
    Rendering.MISNAMED: _told(
        ("文件按名称是 {named}，内容却是 {found}。", "The file is named as {named}, but holds {found}."),
        ("请核对文件，改为正确的扩展名后重新提交。", "Check the file, give it the right ending and hand it in again."),
    ),
    Rendering.TRUNCATED: _told(
        ("文件不完整，后半部分缺失（{format}）。", "The file is cut off: its end is missing ({format})."),
        ("请重新复制或下载完整的文件后再提交。", "Copy or download the whole file and hand it in again."),
    ),
    Rendering.MALFORMED: _told(
        ("文件已损坏，无法读取（{format}）。", "The file is damaged and cannot be read ({format})."), _HAND_IN_AGAIN
    ),
    Rendering.ENCRYPTED: _told(
        ("文件设有密码或已加密（{format}）。", "The file is protected by a password or encrypted ({format})."),
        (
            "请先去除密码再提交；登记后由系统加密保管。",
            "Remove the password and hand it in again; the system seals it by itself.",
        ),
    ),
    Rendering.MACROS: _told(
        ("文件含有宏（{format}），可能自动执行程序。", "The file holds macros ({format}), which may run programs."),
        ("请另存为不含宏的文件后重新提交。", "Save it without macros and hand it in again."),
    ),
    Rendering.EXTERNAL_ENTITIES: _told(
        (
            "文件引用了外部内容（{format}），可能向外泄露信息。",
            "The file calls for content from elsewhere ({format}), which may leak.",
        ),
        _AS_PDF,
    ),
    Rendering.ENTITY_EXPANSION: _told(
        (
            "文件展开后会无限膨胀（{format}），疑似攻击文件。",
            "The file would unfold without end ({format}), as attacks do.",
        ),
        _AS_PDF,
    ),
    Rendering.ARCHIVE_BOMB: _told(
        ("文件解压后过大（{format}），疑似压缩炸弹。", "The file unpacks to an absurd size ({format}), as attacks do."),
        _AS_PDF,
    ),
    Rendering.PICTURE_TOO_LARGE: _told(
        (
            "图片为 {width}×{height} 像素，超过 {limit} 像素的上限。",
            "The picture has {width} × {height} pixels; the limit is {limit}.",
        ),
        ("请缩小尺寸后重新提交。", "Make it smaller and hand it in again."),
    ),
    Rendering.NOT_A_PICTURE: _told(
        ("这不是图片（内容为：{found}）。", "This is not a picture (it holds: {found})."),
        ("请选择 PNG 或 JPEG 等图片文件。", "Choose a picture such as PNG or JPEG."),
    ),
    Rendering.TOO_MANY_PAGES: _told(("文件超过 {limit} 页。", "The file has more than {limit} pages."), _SPLIT),
    Rendering.PAGE_ABSENT: _told(
        ("没有第 {page} 页，共 {pages} 页。", "There is no page {page}; there are {pages}."),
        ("请核对页码。", "Check the page number."),
    ),
    Rendering.PAGE_TOO_LARGE: _told(
        ("第 {page} 页尺寸过大，超过 {limit} 的上限。", "Page {page} is too large; the limit is {limit}."),
        ("请将该页改为常用纸张尺寸后重新提交。", "Bring the page to a common paper size and hand it in again."),
    ),
    Rendering.TEXT_TOO_LONG: _told(("文字超过 {limit} 字节的上限。", "The text is longer than {limit} bytes."), _SPLIT),
    Rendering.NEEDS_LIBREOFFICE: _told(
        (
            "服务器没有安装转换 {format} 文件所需的 LibreOffice。",
            "The server lacks LibreOffice, which {format} files need.",
        ),
        (
            "请导出为 PDF 后重新提交，或请系统管理员安装。",
            "Export it as PDF and hand that in, or ask the system administrator to install it.",
        ),
    ),
    Rendering.CONVERSION_FAILED: _told(
        ("文件无法转换为页面（{format}）。", "The file could not be turned into pages ({format})."), _AS_PDF
    ),
    Rendering.TOO_SLOW: _told(
        ("处理文件超过 {seconds} 秒，已停止。", "The file took longer than {seconds} seconds and was stopped."),
        ("请简化或拆分文件后重新提交；若为查阅，请重试。", "Simplify or split it; if you were reading, try again."),
    ),
    Rendering.TOO_COSTLY: _told(
        (
            "处理文件占用处理器超过 {seconds} 秒，已停止。",
            "The file took over {seconds} seconds of processor time and was stopped.",
        ),
        _AS_PDF,
    ),
    Rendering.OUT_OF_MEMORY: _told(
        ("处理文件需要的内存过多，已停止。", "The file needs too much memory and was stopped."), _SPLIT
    ),
    Rendering.RENDERER_LOST: _told(
        ("显示程序意外中断，已自动换新。", "The program that draws pages stopped; another one stands ready."),
        _TRY_AGAIN,
    ),
    Rendering.FENCE_NOT_SET: _told(
        (
            "服务器不能建立隔离环境（{reason}），因此不处理文件。",
            "The server cannot fence off file handling ({reason}), so none is done.",
        ),
        _TELL_SYSTEM,
    ),
    Rendering.BUSY: _told(
        (
            "排队 {seconds} 秒仍未轮到，服务器正忙。",
            "The server is busy: your turn did not come within {seconds} seconds.",
        ),
        _TRY_AGAIN,
    ),
    Rendering.CLOSED: _told(("文件刚刚被关闭。", "The file has just been closed."), _TRY_AGAIN),
}

_NO_MARK = ("页面无法加上标志，因此不予显示。", "The page cannot be marked, so it is not shown.")

MARKING: dict[StrEnum, Explanation] = {
    Marking.GLYPH_MISSING: _told(
        (
            "服务器的字体缺少标志中的某个字，页面不予显示。",
            "A character of the mark is missing in the server's fonts, so the page is not shown.",
        ),
        ("请系统管理员安装中文字体（Noto Sans CJK）。", "The system administrator must install Noto Sans CJK."),
    ),
    Marking.FONT_MISSING: _told(
        ("服务器没有可用的中文字体，页面不予显示。", "The server has no Chinese font, so the page is not shown."),
        ("请系统管理员安装中文字体（Noto Sans CJK）。", "The system administrator must install Noto Sans CJK."),
    ),
    Marking.TEXT_TOO_LONG: _told(
        _NO_MARK,
        (
            "标志文字过长，请告知保密专员缩短密级标志。",
            "The mark is too long: ask the officer to shorten the level's mark.",
        ),
    ),
    Marking.PAGE_TOO_SMALL: _told(
        _NO_MARK,
        (
            "页面过小，请由登记人改为常用纸张尺寸后登记新版本。",
            "The page is too small: the author should hand in a common paper size.",
        ),
    ),
    Marking.RASTER_SHAPE: _told(_NO_MARK, _TELL_SYSTEM),
    Marking.RASTER_TOO_LARGE: _told(
        _NO_MARK,
        (
            "页面过大，请由登记人改为常用纸张尺寸后登记新版本。",
            "The page is too large: the author should hand in a common paper size.",
        ),
    ),
}

_BYTES_ALTERED = (
    "保管的密文与登记时不一致，不予打开。",
    "The sealed bytes are not what was stored, so nothing is opened.",
)
_KEY_REJECTED = ("密钥与密件不匹配，不予打开。", "The key does not belong to this secret, so nothing is opened.")
_INTERNAL = ("密封过程出错，没有保存任何内容。", "Sealing failed on the server; nothing was kept.")
_NEWER = ("密文格式比本系统新。", "The sealed bytes have a newer format than this system knows.")
_UPGRADE = ("请系统管理员升级后再打开。", "The system administrator must upgrade first.")
_KEYRING_BAD = ("密钥文件无法使用。", "The keyring cannot be used.")
_PASSPHRASE = (
    "请系统管理员核对 shoumi.toml 中的口令文件。",
    "The system administrator must check the passphrase file in shoumi.toml.",
)

SEALING: dict[StrEnum, Explanation] = {
    Sealing.NOT_SEALED: _told(_BYTES_ALTERED, _TELL_SECURITY),
    Sealing.VERSION_UNKNOWN: _told(_NEWER, _UPGRADE),
    Sealing.SUITE_UNKNOWN: _told(_NEWER, _UPGRADE),
    Sealing.HEADER_MALFORMED: _told(_BYTES_ALTERED, _TELL_SECURITY),
    Sealing.WRONG_OBJECT: _told(_BYTES_ALTERED, _TELL_SECURITY),
    Sealing.WRONG_KEY: _told(_KEY_REJECTED, _TELL_SECURITY),
    Sealing.TRUNCATED: _told(_BYTES_ALTERED, _TELL_SECURITY),
    Sealing.ALTERED: _told(_BYTES_ALTERED, _TELL_SECURITY),
    Sealing.TOO_LARGE: _told(("文件过大，无法密封。", "The file is too large to be sealed."), _SPLIT),
    Sealing.KEY_SIZE: _told(_INTERNAL, _TELL_SYSTEM),
    Sealing.KEY_SPENT: _told(_INTERNAL, _TRY_AGAIN),
    Sealing.NOT_HASHED: _told(_INTERNAL, _TELL_SYSTEM),
    Sealing.SEALER_CLOSED: _told(_INTERNAL, _TRY_AGAIN),
    Sealing.OUT_OF_RANGE: _told(_BYTES_ALTERED, _TELL_SECURITY),
    Sealing.WRAP_MALFORMED: _told(_KEY_REJECTED, _TELL_SECURITY),
    Sealing.WRAP_WRONG_EPOCH: _told(_KEY_REJECTED, _TELL_SECURITY),
    Sealing.WRAP_REJECTED: _told(_KEY_REJECTED, _TELL_SECURITY),
    Sealing.VALUE_MALFORMED: _told(_BYTES_ALTERED, _TELL_SECURITY),
    Sealing.VALUE_WRONG_KEY: _told(_KEY_REJECTED, _TELL_SECURITY),
    Sealing.VALUE_REJECTED: _told(_BYTES_ALTERED, _TELL_SECURITY),
    Sealing.KEYRING_EXISTS: _told(
        ("密钥文件已经存在，不会被覆盖。", "There is a keyring already; it is never replaced."),
        ("请使用现有密钥，或换一个目录。", "Use it, or choose another folder."),
    ),
    Sealing.KEYRING_ABSENT: _told(_KEYRING_BAD, _KEYRING_CHECK),
    Sealing.KEYRING_EXPOSED: _told(
        ("密钥文件可被其他用户读取，系统拒绝使用。", "Others on the server can read the keyring, so it is refused."),
        ("请系统管理员将其权限改为 0600。", "The system administrator must set its mode to 0600."),
    ),
    Sealing.KEYRING_MALFORMED: _told(_KEYRING_BAD, _KEYRING_CHECK),
    Sealing.KEYRING_NEWER: _told(
        ("密钥文件的格式比本系统新。", "The keyring has a newer format than this system knows."), _UPGRADE
    ),
    Sealing.KEYRING_ALTERED: _told(("密钥文件被改动过。", "The keyring was altered."), _KEYRING_CHECK),
    Sealing.PASSPHRASE_NEEDED: _told(("密钥文件需要口令。", "The keyring asks for a passphrase."), _PASSPHRASE),
    Sealing.PASSPHRASE_UNWANTED: _told(
        ("密钥文件没有设置口令，却给出了口令。", "The keyring has no passphrase, yet one was given."), _PASSPHRASE
    ),
    Sealing.PASSPHRASE_WRONG: _told(("密钥文件的口令不正确。", "The passphrase of the keyring is wrong."), _PASSPHRASE),
    Sealing.PASSPHRASE_EMPTY: _told(("口令是空的。", "The passphrase is empty."), _PASSPHRASE),
    Sealing.EPOCH_UNKNOWN: _told(
        ("密钥文件中没有这一时期的密钥。", "The keyring lacks the key of that epoch."), _KEYRING_CHECK
    ),
    Sealing.EPOCH_CURRENT: _told(
        ("正在使用的密钥不能销毁。", "The key in use cannot be destroyed."),
        ("请先更换密钥。", "Turn to a new epoch first."),
    ),
    Sealing.SECRET_UNKNOWN: _told(
        ("密钥文件中缺少所需的密钥。", "The keyring lacks a secret that is needed."), _KEYRING_CHECK
    ),
    Sealing.SECRET_CURRENT: _told(
        ("正在使用的密钥不能删除。", "The secret in use cannot be removed."), ("请先更换。", "Add its successor first.")
    ),
    Sealing.OBJECT_UNKNOWN: _told(
        ("存储中找不到密文。", "The sealed bytes are not in the store."),
        _TELL_SECURITY,
    ),
    Sealing.OBJECT_EXISTS: _told(_INTERNAL, _TRY_AGAIN),
    Sealing.PENDING_CLOSED: _told(_INTERNAL, _TRY_AGAIN),
}

EXPLANATIONS: dict[StrEnum, Explanation] = {**RENDERING, **MARKING, **SEALING}
