"""How the Elasticsearch node of this folder is built and started, for ``tests.servers``."""

import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = HERE / "target"
HOME = TARGET / "home"
STAMP = TARGET / "built-from"
OLDEST_JAVA = 21
USUAL_JAVA_FOLDERS = (
    "/usr/lib/jvm/*",
    "/opt/java/*",
    "/opt/jdk*",
    "/Library/Java/JavaVirtualMachines/*/Contents/Home",
)


class CannotBuild(Exception):
    """A tool is missing or fails; the message says which."""


def command(data: Path, port: int) -> list[str]:
    """Build the node when its sources have changed; return how to start it."""
    java_home = find_java()
    build(java_home)
    data.mkdir()
    return [
        str(java_home / "bin" / "java"),
        "-Xms512m",
        "-Xmx512m",
        "--enable-native-access=ALL-UNNAMED,org.elasticsearch.nativeaccess,org.apache.lucene.core",
        *("-p", str(HOME / "lib"), "--add-modules", "ALL-MODULE-PATH"),
        *(
            "-cp",
            str(TARGET / "elasticsearch-node-1-launcher.jar"),
            "elasticsearchnode.NodeMain",
        ),
        *(str(HOME), str(data), str(port)),
    ]


def find_java() -> Path:
    """Return JAVA_HOME when it is new enough, else the newest JDK in the usual folders."""
    named = [Path(os.environ["JAVA_HOME"])] if os.environ.get("JAVA_HOME") else []
    usual = [folder for pattern in USUAL_JAVA_FOLDERS for folder in Path("/").glob(pattern[1:])]
    if program := shutil.which("javac"):
        usual.append(Path(program).resolve().parent.parent)
    for folder in [*named, *sorted(usual, key=java_version, reverse=True)]:
        if java_version(folder) >= OLDEST_JAVA:
            return folder
    raise CannotBuild(
        f"it needs a JDK {OLDEST_JAVA} or newer, in JAVA_HOME or where the system keeps them."
    )


def java_version(folder: Path) -> int:
    release = folder / "release"
    if not (folder / "bin" / "javac").exists() or not release.exists():
        return 0
    found = re.search(r'^JAVA_VERSION="(\d+)', release.read_text(), re.MULTILINE)
    return int(found.group(1)) if found else 0


def build(java_home: Path) -> None:
    sources = source_digest()
    if STAMP.exists() and STAMP.read_text() == sources:
        return
    maven = shutil.which("mvn")
    if not maven:
        raise CannotBuild("it is built with Maven (mvn), which is not installed.")
    built = subprocess.run(
        [maven, "-q", "-B", "clean", "package"],
        cwd=HERE,
        env={**os.environ, "JAVA_HOME": str(java_home)},
        capture_output=True,
        text=True,
    )
    if built.returncode:
        raise CannotBuild(
            f"Maven could not build it: {(built.stdout + built.stderr).strip()[-1500:]}"
        )
    STAMP.write_text(sources)


def source_digest() -> str:
    digest = hashlib.sha256()
    files = [
        HERE / "pom.xml",
        *HERE.glob("src/**/*.java"),
        *HERE.glob("descriptors/**/*.properties"),
    ]
    for path in sorted(files):
        digest.update(path.read_bytes())
    return digest.hexdigest()
