"""What can be done, as the audit names it. What stands before the dot is what kind of thing it is done to."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from dongling.problems import Said


class Did(StrEnum):
    """What was done to a thing; a name once given stays, as rows of two years hold it."""

    PERSON_ADDED = "person.added"
    PERSON_INVITED = "person.invited"
    """With a new link, as the one before was lost or too old."""
    PERSON_JOINED = "person.joined"
    """By a link: the person has a password now."""
    PERSON_DISABLED = "person.disabled"
    PERSON_ENABLED = "person.enabled"
    PERSON_RESET = "person.reset"
    PERSON_PASSWORD = "person.password"  # noqa: S105 - a name of what was done
    PERSON_SECOND_ON = "person.second_on"
    PERSON_SECOND_OFF = "person.second_off"
    """By oneself, or by who may reset."""
    PERSON_LINKED = "person.linked"
    """To an identity at another site, which vouches from then on."""
    PERSON_UNLINKED = "person.unlinked"
    PERSON_MAIL = "person.mail"
    PERSON_APPOINTED = "person.appointed"
    PERSON_DISMISSED = "person.dismissed"
    PERSON_LEFT = "person.left"
    """Took the account away, with so many drafts on its shelf."""
    SHELF_SHARED = "shelf.shared"
    """A draft by its number, and who sees it now."""
    SHELF_HANDED_OVER = "shelf.handed_over"
    """So many drafts and manuscripts of a person, to another."""
    UNIT_HANDED_IN = "unit.handed_in"
    """A manuscript, to the editors of its school."""
    UNIT_RETURNED = "unit.returned"
    UNIT_PUBLISHED = "unit.published"
    UNIT_WITHDRAWN = "unit.withdrawn"
    UNIT_MENDED = "unit.mended"
    """Slips of writing in the file of what was published."""
    UNITS_LET_GO = "units.let_go"
    """So many manuscripts that had been thrown away."""
    LINK_FIRST = "link.first"
    LINK_MAILED = "link.mailed"
    """To whoever said that a password was forgotten, at the address that its owner has confirmed."""
    SESSION_BEGAN = "session.began"
    SESSION_ENDED = "session.ended"
    SESSION_WRONG = "session.wrong"
    """Wrong names or passwords, as a count of some hour."""
    DRAFTS_LET_GO = "drafts.let_go"
    PLUGIN_INSTALLED = "plugin.installed"
    PLUGIN_REMOVED = "plugin.removed"
    PLUGIN_ENABLED = "plugin.enabled"
    PLUGIN_DISABLED = "plugin.disabled"
    STORE_BACKED_UP = "store.backed_up"
    STORE_RESTORED = "store.restored"
    SITE_STARTED = "site.started"
    AUDIT_CUT = "audit.cut"
    """Rows of more than two years ago: the thing is the number and the digest of the last of them."""
    AUDIT_MENDED = "audit.mended"
    """The head had been lost or changed; what came before this row can't be told for sure."""
    AUDIT_SEEN = "audit.seen"
    """An administrator has seen a break of the chain: the thing is its code."""

    @property
    def said(self) -> Said:
        """Return what people read of it."""
        return _SAID[self]


_SAID: Mapping[Did, Said] = MappingProxyType(
    {
        Did.PERSON_ADDED: Said("邀请了", "invited"),
        Did.PERSON_INVITED: Said("又给了邀请", "invited again"),
        Did.PERSON_JOINED: Said("设了密码", "set a password"),
        Did.PERSON_DISABLED: Said("停用了", "disabled"),
        Did.PERSON_ENABLED: Said("恢复了", "let in again"),
        Did.PERSON_RESET: Said("作废了密码", "reset the password"),
        Did.PERSON_PASSWORD: Said("换了密码", "changed the password"),
        Did.PERSON_SECOND_ON: Said("打开了第二步验证", "switched the second factor on"),
        Did.PERSON_SECOND_OFF: Said("关了第二步验证", "switched the second factor off"),
        Did.PERSON_LINKED: Said("连上了统一身份认证", "linked the account to unified sign-on"),
        Did.PERSON_UNLINKED: Said("断开了统一身份认证", "unlinked the account from unified sign-on"),
        Did.PERSON_MAIL: Said("换了邮箱", "changed the mail address"),
        Did.PERSON_APPOINTED: Said("给了角色", "gave a role"),
        Did.PERSON_DISMISSED: Said("收回了角色", "took a role"),
        Did.PERSON_LEFT: Said("删掉了自己的账号", "took the own account away"),
        Did.SHELF_SHARED: Said("改了谁看得到书架上的一份", "changed who sees a draft on a shelf"),
        Did.SHELF_HANDED_OVER: Said("把书架上的交给了同事", "handed a shelf over"),
        Did.UNIT_HANDED_IN: Said("送审了单元", "handed a unit in"),
        Did.UNIT_RETURNED: Said("把单元退回去再写", "returned a unit to be worked on"),
        Did.UNIT_PUBLISHED: Said("发布了单元", "published a unit"),
        Did.UNIT_WITHDRAWN: Said("撤回了单元", "withdrew a unit"),
        Did.UNIT_MENDED: Said("改好了文件里的笔误", "mended slips in a file"),
        Did.UNITS_LET_GO: Said("清理了扔掉很久的稿子", "let go of manuscripts that were thrown away"),
        Did.LINK_FIRST: Said("印出第一位管理员的链接", "printed the first administrator's link"),
        Did.LINK_MAILED: Said("寄出了重设密码的链接", "mailed a link to set a password anew"),
        Did.SESSION_BEGAN: Said("登录", "signed in"),
        Did.SESSION_ENDED: Said("退出了一次登录", "ended a sign-in"),
        Did.SESSION_WRONG: Said("名字或密码不对", "wrong names or passwords"),
        Did.DRAFTS_LET_GO: Said("清理了到期的草稿", "let go of drafts that were due"),
        Did.PLUGIN_INSTALLED: Said("装上了插件", "installed a plugin"),
        Did.PLUGIN_REMOVED: Said("取下了插件", "removed a plugin"),
        Did.PLUGIN_ENABLED: Said("启用了插件", "switched a plugin on"),
        Did.PLUGIN_DISABLED: Said("停用了插件", "switched a plugin off"),
        Did.STORE_BACKED_UP: Said("备份了", "made a backup"),
        Did.STORE_RESTORED: Said("从备份恢复了", "brought a backup back"),
        Did.SITE_STARTED: Said("启动了网站", "started the site"),
        Did.AUDIT_CUT: Said("去掉了满两年的记录", "let go of rows of two years ago"),
        Did.AUDIT_SEEN: Said("看过了记录断的一处", "has seen a break of the audit"),
        Did.AUDIT_MENDED: Said("记录的头丢过，从这里接着记", "the head had been lost; went on from here"),
    }
)
