"""Files that a password encrypts, opened with it. The decrypted content stays in memory."""

import io

from stimmig.language.text import Text
from stimmig.refusal import Refusal

WRONG_PASSWORD = Text(
    "{name}: Das Kennwort passt nicht zu dieser Datei. Prüfen Sie Groß- und Kleinschreibung, oder entfernen Sie das Kennwort"
    " in Excel.",
    "{name}: the password does not fit this file. Check upper and lower case, or remove the password in Excel.",
)
NOT_DECRYPTED = Text(
    "{name}: Diese Art der Verschlüsselung kann stimmig auch mit Kennwort nicht öffnen. Entfernen Sie das Kennwort in dem"
    " Programm, das die Datei schrieb.",
    "{name}: stimmig cannot open this kind of encryption, even with a password. Remove the password in the program that"
    " wrote the file.",
)


def decrypted(data: bytes, name: str, password: str) -> bytes:
    """Return the content of an encrypted file (.xlsx .xlsm .xlsb .xls); Refusal where the password does not open it."""
    import msoffcrypto
    from msoffcrypto.exceptions import InvalidKeyError

    out = io.BytesIO()
    try:
        file = msoffcrypto.OfficeFile(io.BytesIO(data))
        file.load_key(password=password, verify_password=True)
        file.decrypt(out)
    except InvalidKeyError as error:
        raise Refusal("encrypted", WRONG_PASSWORD, name=name) from error
    except Exception as error:  # .ods, and what msoffcrypto does not know, raise many kinds of error
        raise Refusal("encrypted", NOT_DECRYPTED, name=name) from error
    return out.getvalue()
