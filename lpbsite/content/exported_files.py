"""Copy images and documents into the folder beside an export."""

import shutil
from pathlib import Path as File
from typing import Any


class MediaFolder:
    """The folder ``media``; a file has the name it has on the site, unless that is taken.

    Args:
        folder: Made when the first file is copied.
    """

    def __init__(self, folder: File) -> None:
        self.folder = folder
        self.taken: set[str] = set()

    def keep(self, item: Any) -> str:
        """Copy the file of an image or document and return its name there.

        Raises:
            OSError: It cannot be read or written.
        """
        name = File(item.file.name).name
        if name.lower() in self.taken:
            name = f"{item.get_file_hash()[:12]}-{name}"
        self.taken.add(name.lower())
        self.folder.mkdir(parents=True, exist_ok=True)
        with (
            item.file.storage.open(item.file.name, "rb") as source,
            (self.folder / name).open("wb") as target,
        ):
            shutil.copyfileobj(source, target)
        return name
