"""What the supervisor says to people, one sentence each: what happened, in which plugin, and what is done about it."""

from collections.abc import Iterable

from dongling import Said


def _where(inside: Iterable[tuple[str, str]]) -> Said:
    names = [f"{plugin}.{hook}" for plugin, hook in inside]
    if not names:
        return Said("", "")
    return Said(f"，当时在插件里：{'、'.join(names)}", f" while in plugins: {', '.join(names)}")


def lost(number: int, pid: int, how: Said, inside: Iterable[tuple[str, str]]) -> Said:
    """Say that a worker ended."""
    where = _where(inside)
    return Said(
        f"工作进程{number}（{pid}）{how.zh}{where.zh}；已另起一个",
        f"worker {number} ({pid}) {how.en}{where.en}; another is started",
    )


def changed() -> Said:
    """Say that a worker ended because it was no longer fit to serve."""
    return Said("发现自己被插件改坏，已经结束", "ended, as a plugin had changed it")


def hung(number: int, pid: int, seconds: float) -> Said:
    """Say that a worker no longer answers."""
    return Said(
        f"工作进程{number}（{pid}）{seconds:g}秒没有回答；已另起一个",
        f"worker {number} ({pid}) has not answered for {seconds:g} s; another is started",
    )


def slow_to_load(plugin: str, hook: str, seconds: float) -> Said:
    """Say that loading does not go on."""
    return Said(
        f"启动时在插件 {plugin}（{hook}）里停了{seconds:g}秒；重新启动",
        f"the start has been in plugin {plugin} ({hook}) for {seconds:g} s; it begins anew",
    )


def stopped_in(hook: str) -> Said:
    """Say for what a plugin is left out."""
    return Said(f"网站在它的 {hook} 里停住或崩溃", f"the site hung or crashed in its {hook}")


def stuck_in(plugin: str, hook: str) -> Said:
    """Say that a plugin keeps the threads of a worker."""
    return Said(
        f"多个请求停在插件 {plugin} 的 {hook} 里出不来；换一个工作进程",
        f"several requests are stuck in {hook} of plugin {plugin}; another worker takes over",
    )


def left_out(plugin: str, why: Said) -> Said:
    """Say that a plugin is not loaded, and why."""
    return Said(f"插件 {plugin} 没有装载：{why.zh}", f"plugin {plugin} is left out: {why.en}")


def taken_in(plugin: str) -> Said:
    """Say that a plugin which took long to try is loaded now."""
    return Said(f"插件 {plugin} 试好了，现在装上", f"plugin {plugin} was tried and is taken in now")


def left_out_now(plugin: str, *, surely: bool = False) -> Said:
    """Say that a plugin is left out, `surely` as it was seen to do harm."""
    did = Said("改坏了大家共用的进程", "changed the process that all share")
    if not surely:
        did = Said("一小时内两次弄停网站", "stopped the site twice within an hour")
    return Said(
        f"插件 {plugin} {did.zh}，不再装载，直到它有改动（kill -HUP 或重启后再试）",
        f"plugin {plugin} {did.en}; it is left out until it changes (and a restart)",
    )


def gives_up(tries: int) -> Said:
    """Say that the site can't be started."""
    return Said(
        f"试了{tries}次都没有启动成功；用 --log info 看原因，或加 --safe-mode",
        f"the site did not start in {tries} tries; see why by --log info, or try --safe-mode",
    )


def renewed(number: int, pid: int) -> Said:
    """Say that a worker has taken the place of another."""
    return Said(f"工作进程{number}已换新（{pid}）", f"worker {number} is a new one ({pid})")


def not_renewed(number: int, how: Said) -> Said:
    """Say that the one of before stays."""
    return Said(
        f"新的工作进程{number}{how.zh}，旧的留着继续用",
        f"the new worker {number} {how.en}; the one of before goes on",
    )
