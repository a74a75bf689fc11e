"""Bytes to text by an allow-list of character sets: the name in a mail never picks any codec.

Python's `codecs.lookup` would run zlib, rot13 or idna for a name a stranger chose.
"""

_CODECS = {
    "utf-8": ("utf8", "unicode-1-1-utf-8", "utf-8-sig", "cp65001", "utf8mb4", "utf-8mb4"),
    "utf-16": ("utf16", "unicode", "ucs-2", "iso-10646-ucs-2"),
    "utf-16-le": ("utf-16le", "utf16le"),
    "utf-16-be": ("utf-16be", "utf16be"),
    # As browsers do (WHATWG): whoever says Latin-1 nearly always means Windows.
    "cp1252": ("windows-1252", "iso-8859-1", "latin1", "latin-1", "l1", "iso8859-1", "8859-1"),
    "iso8859-2": ("iso-8859-2", "latin2", "latin-2", "l2"),
    "iso8859-3": ("iso-8859-3", "latin3"),
    "iso8859-4": ("iso-8859-4", "latin4"),
    "iso8859-5": ("iso-8859-5", "cyrillic"),
    "iso8859-6": ("iso-8859-6", "iso-8859-6-i", "iso-8859-6-e", "arabic"),
    "iso8859-7": ("iso-8859-7", "greek"),
    "iso8859-8": ("iso-8859-8", "iso-8859-8-i", "iso-8859-8-e", "hebrew"),
    "cp1254": ("windows-1254", "iso-8859-9", "latin5", "l5", "iso8859-9"),
    "iso8859-10": ("iso-8859-10", "latin6"),
    "iso8859-13": ("iso-8859-13", "latin7"),
    "iso8859-14": ("iso-8859-14", "latin8"),
    "iso8859-15": ("iso-8859-15", "latin9", "latin-9", "l9"),
    "iso8859-16": ("iso-8859-16", "latin10"),
    "cp1250": ("windows-1250",),
    "cp1251": ("windows-1251",),
    "cp1253": ("windows-1253",),
    "cp1255": ("windows-1255",),
    "cp1256": ("windows-1256",),
    "cp1257": ("windows-1257",),
    "cp1258": ("windows-1258",),
    "cp874": ("windows-874", "tis-620", "tis620", "iso-8859-11"),
    "cp437": ("ibm437", "437"),
    "cp850": ("ibm850", "850"),
    "cp852": ("ibm852", "852"),
    "cp866": ("ibm866", "866"),
    "koi8-r": ("koi8r", "koi8"),
    "koi8-u": ("koi8u",),
    "mac-roman": ("macintosh", "x-mac-roman", "macroman", "mac"),
    "gb18030": ("gb2312", "gbk", "cp936", "ms936", "x-gbk", "euc-cn", "hz-gb-2312", "gb-2312-80"),
    "big5hkscs": ("big5", "big5-hkscs", "cp950", "big-5"),
    "cp932": ("shift-jis", "sjis", "x-sjis", "ms-kanji", "windows-31j", "shift-jisx0213"),
    "euc-jp": ("eucjp", "x-euc-jp"),
    "iso2022-jp": ("iso-2022-jp", "iso-2022-jp-1", "csiso2022jp"),
    "cp949": ("euc-kr", "ks-c-5601", "ks-c-5601-1987", "ksc5601", "korean", "windows-949", "uhc"),
    "iso2022-kr": ("iso-2022-kr",),
}
_BY_NAME = {name: codec for codec, names in _CODECS.items() for name in (codec, *names)}
_LONGEST_NAME = 40


def codec_of(charset: str | None) -> str | None:
    """Return Python's name of `charset`, or None where it is missing, unknown or no charset."""
    if not charset or len(charset) > _LONGEST_NAME:
        return None
    return _BY_NAME.get(charset.strip().lower().replace("_", "-"))


def decode_bytes(data: bytes, charset: str | None = None) -> str:
    """Decode by `charset` if we know it, else by what the bytes look like; never fails.

    Without a known charset (US-ASCII with 8-bit bytes among them) UTF-8 is tried, then cp1252.
    """
    if data.isascii() and charset in {None, "utf-8", "us-ascii", "UTF-8"}:
        return data.decode("ascii")
    codec = codec_of(charset)
    if codec is not None:
        return data.decode(codec, "replace").removeprefix("\ufeff")
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
