"""Every setting, once: its default, its type and its help. Options, environment and docs follow from here.

A setting is one thing in three forms, and the first that is given wins: `--state DIR`, `DONGLING_STATE=DIR`,
the default below.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import platformdirs

from dongling.problems import DonglingError, Lang, Said

SCHOOLS = "schools"
"""In this folder of a content folder lie units of several schools, in a folder each, by the school's identifier."""


def _about(zh: str, en: str, command: str = "") -> dict[str, Any]:
    return {"help": Said(zh, en), "command": command}


@dataclass(frozen=True)
class Settings:
    """The settings of one run, with their defaults."""

    lang: Lang = field(default="zh", metadata=_about("提示用中文还是英文", "language of messages"))
    safe_mode: bool = field(default=False, metadata=_about("不装载外来插件", "load no plugin but the built-in ones"))
    state: Path | None = field(
        default=None, metadata=_about("索引和保存内容放在哪里", "where the index and what people save are kept")
    )
    database: str = field(
        default="",
        repr=False,
        metadata=_about(
            "大家保存的放在哪个 PostgreSQL 里，不写就放在 --state",
            "the PostgreSQL that keeps what people save; --state without one",
        ),
    )
    school: tuple[Path, ...] = field(
        default=(), metadata=_about("再装载一所学校的内容文件夹，可多次", "load one more school's content folder")
    )
    published: Path | None = field(
        default=None,
        metadata=_about("网页上发布的单元放在哪个文件夹", "the folder of units that are published from the site"),
    )
    content_git: bool = field(
        default=False,
        metadata=_about(
            "发布的文件夹在git的工作区里，每次发布、撤回都提交一次",
            "the folder of published units is in a git work tree: each publication is a commit",
            "serve",
        ),
    )
    content_git_mail: str = field(
        default="dongling@site.invalid",
        metadata=_about(
            "提交里每个人名后面写的邮箱；人自己的不写",
            "the address behind every name in a commit; nobody's own is used",
            "serve",
        ),
    )
    plugin: tuple[Path, ...] = field(
        default=(), metadata=_about("再装载一个插件文件，可多次", "load one more plugin from a file")
    )
    plugins_off: tuple[str, ...] = field(
        default=(), metadata=_about("不装载这些插件，用逗号分开", "plugins to leave out, separated by commas")
    )
    rehash: bool = field(
        default=False,
        metadata=_about("每个文件都重读一遍，不看时间和大小", "read every file again, whatever its times and size say"),
    )
    plugin_patience: float = field(
        default=1.0,
        metadata=_about(
            "插件可用的时间是规定的几倍，0为不限",
            "how many times as long as declared a plugin may take; 0 for no limit",
        ),
    )
    log: str = field(default="warning", metadata=_about("日志详细到哪里", "how much is logged"))
    search: str = field(default="whoosh", metadata=_about("检索引擎", "the search backend"))
    search_url: str = field(
        default="http://127.0.0.1:9200",
        metadata=_about("检索集群的地址，几个用逗号分开", "where the search cluster is, several separated by commas"),
    )
    search_index: str = field(
        default="dongling", metadata=_about("集群上索引的名字，一个网站一个", "the index on the cluster, one a site")
    )
    search_login: Path | None = field(
        default=None, metadata=_about("一行“用户:密码”的文件", "a file with one line, user:password")
    )
    search_ca: Path | None = field(
        default=None, metadata=_about("集群证书的CA文件", "who vouches for the cluster's certificate")
    )
    search_shards: int = field(
        default=1,
        metadata=_about("索引分几片，几百万个单元才要", "parts of the index; several only for millions of units"),
    )
    embedder: str = field(
        default="",
        metadata=_about("语义检索用的模型，不写就只按字词搜", "the model of meaning; words alone without one"),
    )
    embedder_url: str = field(
        default="", metadata=_about("向量服务的地址，以 /v1 结尾", "where a server of vectors is, ending in /v1")
    )
    embedder_model: str = field(
        default="", metadata=_about("向量服务上的模型名", "the name of the model on that server")
    )
    embedder_key: Path | None = field(
        default=None, metadata=_about("一行密钥的文件，向量服务要就写", "a file with one line, the server's key")
    )
    site_name: str = field(default="dongling", metadata=_about("网站的名字", "the name of the site", "serve"))
    site_url: str = field(
        default="",
        metadata=_about("网站自己的网址，如 https://kc.example.cn", "the site's own address, for links", "serve"),
    )
    drafts_mb: int = field(
        default=4000,
        metadata=_about("所有草稿最多占多少MB", "megabytes that all drafts together may take", "serve"),
    )
    media_mb: int = field(
        default=2000,
        metadata=_about(
            "每所学校的图片、声音、片子最多占多少MB", "megabytes that the media of each school may take", "serve"
        ),
    )
    upload_mb: int = field(
        default=200,
        metadata=_about(
            "放进工坊的一个文件最多多少MB，200以内", "megabytes of one file put into the workshop, 200 at most", "serve"
        ),
    )
    no_query_counts: bool = field(
        default=False,
        metadata=_about("不统计搜不到的词", "don't count what is looked for and not found", "serve"),
    )
    accounts: bool = field(
        default=False,
        metadata=_about("有账号可以登录，见 docs/accounts.md", "there are accounts: docs/accounts.md", "serve"),
    )
    workshop_key: Path | None = field(
        default=None,
        metadata=_about(
            "一行钥匙的文件：没有账号时，有它的人在备课工坊里写和发布",
            "a file with one line, the key by which a site without people writes and publishes in the workshop",
            "serve",
        ),
    )
    oidc_issuer: str = field(
        default="", metadata=_about("统一身份认证（OpenID Connect）的网址", "the OpenID provider for accounts", "serve")
    )
    oidc_client_id: str = field(
        default="", metadata=_about("在统一身份认证那里登记的名字", "this site's name at the provider", "serve")
    )
    oidc_secret: Path | None = field(
        default=None, metadata=_about("一行密钥的文件，统一身份认证给的", "a file with one line, its secret", "serve")
    )
    smtp_url: str = field(
        default="",
        metadata=_about("寄信的服务器，如 smtp://用户@主机:587", "the server that takes our letters", "serve"),
    )
    smtp_password: Path | None = field(
        default=None, metadata=_about("一行密码的文件，寄信要登录就写", "a file with one line, its password", "serve")
    )
    mail_from: str = field(
        default="", metadata=_about("信从哪个邮箱寄出", "the address that letters come from", "serve")
    )
    host: str = field(default="127.0.0.1", metadata=_about("监听地址", "address to listen on", "serve"))
    port: int = field(default=8000, metadata=_about("端口，0为任选", "port; 0 takes any free one", "serve"))
    proxy: str = field(
        default="", metadata=_about("反向代理的地址，只信它转告的网址", "address of the only proxy to believe", "serve")
    )
    base_path: str = field(
        default="",
        metadata=_about("网站在网址的哪一段下面，如 /dongling", "the path that the site lies below", "serve"),
    )
    access_log: str = field(
        default="",
        metadata=_about(
            "每个请求记一行，写到这个文件，-为标准错误", "a line a request to this file; - is stderr", "serve"
        ),
    )
    metrics: str = field(
        default="local",
        metadata=_about(
            "/metrics给谁看：local本机（有账号的网站是登录了的区管理员）、all所有人、off谁也不给",
            "who may see /metrics: local, this machine (with accounts a district administrator); all; off, nobody",
            "serve",
        ),
    )
    metrics_key: Path | None = field(
        default=None,
        metadata=_about(
            "一行密钥的文件，出示它的看得到/metrics", "a file with one line, which opens /metrics", "serve"
        ),
    )
    workers: int = field(
        default=1,
        metadata=_about(
            "几个工作进程；0为不要主管进程", "how many processes answer; 0 is one without a supervisor", "serve"
        ),
    )
    hung_after: int = field(
        default=10,
        metadata=_about(
            "工作进程多少秒没有回答就换掉", "seconds without an answer after which a worker is replaced", "serve"
        ),
    )

    origins: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    """Where each setting comes from, as far as that is known: `option`, `environment` or `default`."""


@dataclass(frozen=True)
class Setting:
    """A setting as the options, the environment and the docs show it."""

    name: str
    default: Any
    help: Said
    command: str

    @property
    def option(self) -> str:
        """Return its option, such as `--plugins-off`."""
        return "--" + self.name.replace("_", "-")

    @property
    def variable(self) -> str:
        """Return its environment variable, such as `DONGLING_PLUGINS_OFF`."""
        return "DONGLING_" + self.name.upper()


SETTINGS: dict[str, Setting] = {
    f.name: Setting(f.name, f.default, f.metadata["help"], f.metadata["command"])
    for f in fields(Settings)
    if f.metadata
}


def cache_folder(settings: Settings, folders: tuple[Path, ...]) -> Path:
    """Return the folder for what is disposable, made with mode 0700.

    By default it is in the user's own cache, keyed by the real path of the content; never inside content.
    Raises DonglingError when it would lie inside content, StateUnusable when it can't be made.
    """
    own = settings.state / "cache" if settings.state else platformdirs.user_cache_path("dongling") / _key(folders)
    return _private(own, folders)


def data_folder(settings: Settings, folders: tuple[Path, ...]) -> Path:
    """Return the folder for what is precious, in the user's own data by default; else as `cache_folder`."""
    own = settings.state / "data" if settings.state else platformdirs.user_data_path("dongling") / _key(folders)
    return _private(own, folders)


def published_folder(settings: Settings, folders: tuple[Path, ...]) -> Path | None:
    """Return the content folder of what schools publish from the site, None where nobody does.

    By default it lies beside what people save. A site with a workshop makes it; where it can't be made nothing is
    published, and all else works. It is none of the folders that name the others.
    """
    data = settings.state / "data" if settings.state else platformdirs.user_data_path("dongling") / _key(folders)
    own = settings.published or data / "content"
    if settings.accounts or settings.workshop_key:
        try:
            (own / SCHOOLS).mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError:
            return own if own.is_dir() else None
    return own if (own / SCHOOLS).is_dir() else None


class StateUnusable(DonglingError):
    """A state folder can't be made or used: what lies in it is away, all else works."""


def _key(folders: tuple[Path, ...]) -> str:
    real = "\n".join(str(folder.resolve()) for folder in folders)
    return hashlib.sha256(real.encode()).hexdigest()[:16]


def _private(folder: Path, content: tuple[Path, ...]) -> Path:
    if any(folder.resolve().is_relative_to(place.resolve()) for place in content):
        raise DonglingError(
            Said(
                f"状态文件夹 {folder} 不能放在内容里，换一个 --state",
                f"the state folder {folder} can't lie inside content",
            )
        )
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if folder.stat().st_mode & 0o077:  # on a disk that can be read only, what is private already can be used
            folder.chmod(0o700)
    except OSError as error:
        raise StateUnusable(
            Said(
                f"不能使用状态文件夹 {folder}：{error.strerror}。换一个 --state",
                f"can't use the state folder {folder}: {error.strerror}",
            )
        ) from None
    return folder
