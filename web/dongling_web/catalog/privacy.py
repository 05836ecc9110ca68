"""What the site stores and why, as /about says it: each thing with its purpose, how long, who sees it, and its end.

Every cookie is here, too; a test holds this list to what a browser gets.
"""

from dataclasses import dataclass

from dongling_web.languages.words import Later, later


@dataclass(frozen=True, slots=True)
class StoredThing:
    """Something that is stored of people: what, why, how long, who sees it, and how it is taken out."""

    what: Later
    why: Later
    how_long: Later
    who: Later
    out: Later
    with_accounts: bool = False
    """Only on a site where people sign in."""


@dataclass(frozen=True, slots=True)
class CookieUse:
    """A cookie: its name, what it is for, and how long a browser keeps it."""

    name: str
    why: Later
    how_long: Later
    with_accounts: bool = False


STORED = (
    StoredThing(
        later("老师编的序列和它的历史"),
        later("换一台机器、写错了，都找得回来"),
        later("最后一次用过以后两学年，然后在回收站30天"),
        later("有链接的人；管理机器的人"),
        later("在“我的序列”里删除"),
    ),
    StoredThing(
        later("书架：登录以后编的序列在谁那里、分享给谁、从哪里抄来"),
        later("换一台机器、换一年还在，离开时交得出"),
        later("账号用着就留着，停用以后两学年；交给同事的、别人抄走的，留着从谁那里来"),
        later("本人，和本人分享给的人；管理机器的人"),
        later("在“我的书架”里删除、收回，或删除账号"),
        with_accounts=True,
    ),
    StoredThing(
        later("稿子：在工坊写的单元，放进去的图片和附件，每一版是谁存的，批注是谁写的"),
        later("接着写，看得出谁改了什么"),
        later("账号用着就留着，最近50版和更早的一半"),
        later("本人；送审以后这所学校的编辑；管理机器的人"),
        later("在“备课工坊”里删去，或删除账号；发布了的文件留着，里面没有名字"),
        with_accounts=True,
    ),
    StoredThing(
        later("带进来的教案：原文的字、认成什么、怎样定的"),
        later("对着原文接着写，一段也不丢"),
        later("和那份稿子一样久"),
        later("只有本人；管理机器的人"),
        later("和那份稿子一起删去"),
        with_accounts=True,
    ),
    StoredThing(
        later("账号：名字、角色、学校，密码只存算出来的摘要"),
        later("知道谁可以做什么"),
        later("用到本人删除为止"),
        later("本人；所在学校和区里的管理员（看不到密码）"),
        later("在“我的账号”里自己删除，或请管理员停用"),
        with_accounts=True,
    ),
    StoredThing(
        later("本人要的登录办法：第二步验证的密钥、备用码的摘要，统一身份认证里的编号，邮箱"),
        later("只知道密码的人进不来；不另记密码；忘了密码收得到信"),
        later("用到本人关掉、断开、删掉，或管理员重设为止"),
        later("本人（密钥和备用码只在开通时看到）"),
        later("在“我的账号”里关掉、断开、删掉"),
        with_accounts=True,
    ),
    StoredThing(
        later("登录：浏览器和系统的名称，开始和上次用的时间"),
        later("让本人看得到、退得掉"),
        later("12小时不用就结束；选了“记住”是30天；结束了的一天里去掉"),
        later("本人；管理员只看到上次是哪一天"),
        later("退出，或在“我的账号”里让它退出"),
        with_accounts=True,
    ),
    StoredThing(
        later("登录过的地方：网络地址的摘要，认不出地址"),
        later("有人乱猜密码时，不连累常来的人"),
        later("90天"),
        later("没有人"),
        later("到时候自己去掉"),
        with_accounts=True,
    ),
    StoredThing(
        later("登录试了几次：名字和网络地址的摘要"),
        later("乱猜密码的人要等"),
        later("两小时，过了的一天里去掉"),
        later("没有人"),
        later("到时候自己去掉"),
        with_accounts=True,
    ),
    StoredThing(
        later("还没用的链接（邀请、重设、确认邮箱）和写对了密码还差一个码的：摘要、是谁的、什么时候"),
        later("链接只开一次；码写完才算登录"),
        later("链接到用过、换了或删除账号为止，14天后就打不开；差一个码的10分钟"),
        later("管理员看得到邀请和重设的链接到哪天"),
        later("用掉，或到时候自己去掉"),
        with_accounts=True,
    ),
    StoredThing(
        later("审计：谁在什么时候对什么做了什么，没有内容"),
        later("出了事查得清"),
        later("两年"),
        later("所在学校和区里的管理员"),
        later("中途不能去掉，满两年自己去掉"),
    ),
    StoredThing(
        later("搜不到的词、次数、日期"),
        later("知道接下来该写什么"),
        later("90天"),
        later("管理网站的人"),
        later("不记是谁，到时候自己去掉"),
    ),
    StoredThing(
        later("每天的备份，里面是上面这些"),
        later("机器坏了能恢复"),
        later("30天"),
        later("管理机器的人"),
        later("到时候自己去掉"),
    ),
    StoredThing(
        later("探究本：做过的题、写下的话"),
        later("接着做"),
        later("到本人清除为止"),
        later("只在这台设备上，不送到网站"),
        later("在“我的探究本”里清除"),
    ),
)

COOKIES = (
    CookieUse("dongling_door", later("选了哪扇门"), later("一年")),
    CookieUse("dongling_lang", later("选了哪种语言"), later("一年")),
    CookieUse("dongling_pinyin", later("要不要拼音"), later("一年")),
    CookieUse("dongling_drafts", later("自己的序列的钥匙"), later("两学年")),
    CookieUse("dongling_trash", later("删除了、还能取回的序列的钥匙"), later("两学年")),
    CookieUse("dongling_wall", later("这台机器在放映，或者连着放映"), later("关了浏览器就没有")),
    CookieUse(
        "dongling_session",
        later("在这个浏览器里登录着"),
        later("关了浏览器就没有；选了“记住”是30天"),
        with_accounts=True,
    ),
    CookieUse("dongling_workshop", later("工坊钥匙对过，什么时候"), later("关了浏览器就没有，最多12小时")),
    CookieUse("dongling_half", later("密码写对了，还差一个码"), later("10分钟"), with_accounts=True),
    CookieUse("dongling_openid", later("去统一身份认证登录，还没有回来"), later("10分钟"), with_accounts=True),
)
