"""`dongling user`: who may sign in. Whoever may run it on this machine may do all: the files are theirs anyway."""

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dongling import DonglingError, Said
from dongling.accounts import OPERATOR, ROLE_NAMES, Grant, Role
from dongling.cli.run import Run, option, pass_run
from dongling.problems import unknown
from dongling_web.commands.roster import show_roster, take_in_roster

if TYPE_CHECKING:
    from dongling.store import Store

_ROLES = [role.value for role in Role if role is not Role.READER]
_ONCE = Said("链接只能用一次，不要发到群里", "the link opens once; don't send it to a group")
_NO_SCHOOL = Said("这个角色要写明学校：--school", "this role needs a school: --school")
_ONE_OF = Said("写一个名字，或者用 --from 写明名单", "give a name, or a list by --from")
_ALL_SCHOOLS = Said("区管理员管所有学校，不写 --school", "a district administrator has no --school")

_folder = click.option(
    "--folder", "folders", type=click.Path(path_type=Path), multiple=True, help="内容文件夹 · content folder"
)
_school = click.option("--school", metavar="SCHOOL", default="", help="在哪所学校 · at which school")


@click.group("user")
def command() -> None:
    """谁能登录，是什么角色 · Who may sign in, and what each is."""


@command.command("add")
@click.argument("name", required=False)
@click.option("--role", type=click.Choice(_ROLES), default=Role.TEACHER.value, help="什么角色 · which role")
@_school
@click.option(
    "--from", "file", type=click.Path(path_type=Path), help="名单，.xlsx 或 CSV · a list of people, .xlsx or CSV"
)
@click.option("--yes", is_flag=True, help="名单看过了，就加 · the list is as it should be: take all in")
@option("site_url", metavar="URL")
@_folder
@pass_run
def add(run: Run, /, **given: Any) -> int:
    """加一个人，或一份名单的人，印出邀请链接 · Take in somebody, or a list of people, and print the invitations.

    NAME: 登录用的名字，如 陆老师@东林 · the name to sign in with.
    """
    name, file, folders = given["name"], given["file"], given["folders"]
    if bool(name) is bool(file):
        raise DonglingError(_ONE_OF)
    if file:
        return _add_all(run, file, given["site_url"], folders, yes=given["yes"])
    grant = _grant(run, given["role"], given["school"], folders)
    with closing(_store(run, folders, anew=True)) as store:
        _print_link(run, store.people.add(OPERATOR, name, [grant]), given["site_url"])
    return 0


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON · print JSON")
@_folder
@pass_run
def list_(run: Run, /, as_json: bool, folders: tuple[Path, ...]) -> int:
    """列出所有的人 · List everybody."""
    with closing(_store(run, folders)) as store:
        people = store.register.every(OPERATOR)
    if as_json:
        listed = [
            {
                "name": one.name,
                "roles": [{"role": grant.role.value, "school": grant.school} for grant in sorted(one.grants)],
                "disabled": one.disabled,
                "has_password": one.has_password,
            }
            for one in people
        ]
        run.echo(json.dumps(listed, ensure_ascii=False, indent=2))
        return 0
    for one in people:
        roles = ", ".join(f"{run.say(ROLE_NAMES[grant.role])} {grant.school}".strip() for grant in sorted(one.grants))
        marks = [Said("停用", "disabled")] if one.disabled else []
        marks += [] if one.has_joined else [Said("还没有密码", "no password yet")]
        run.echo("  ".join(filter(None, (one.name, roles, *map(run.say, marks)))))
    return 0


@command.command("disable")
@click.argument("name")
@click.option("--back", is_flag=True, help="再让他登录 · let them sign in again")
@_folder
@pass_run
def disable(run: Run, /, name: str, back: bool, folders: tuple[Path, ...]) -> int:
    """不让一个人再登录，他做的都留着 · Let somebody sign in no more; what they made stays.

    NAME: 登录用的名字 · the name to sign in with.
    """
    with closing(_store(run, folders)) as store:
        (store.people.enable if back else store.people.disable)(OPERATOR, name)
    done = Said(f"{name} 可以登录", f"{name} may sign in") if back else _disabled(name)
    run.echo(run.say(done))
    return 0


@command.command("reset")
@click.argument("name")
@click.option("--second-factor", is_flag=True, help="只取消第二步验证，密码不动 · only its second factor")
@option("site_url", metavar="URL")
@_folder
@pass_run
def reset(run: Run, /, name: str, second_factor: bool, site_url: str, folders: tuple[Path, ...]) -> int:
    """作废一个人的密码，印出设新密码的链接 · End a password, and print a link to set another.

    NAME: 登录用的名字 · the name to sign in with.
    """
    with closing(_store(run, folders)) as store:
        if second_factor:
            store.people.reset_second_factor(OPERATOR, name)
            run.echo(run.say(_no_second_factor(name)))
        else:
            _print_link(run, store.people.reset(OPERATOR, name), site_url)
    return 0


@command.command("role")
@click.argument("name")
@click.argument("role", type=click.Choice(_ROLES))
@_school
@click.option("--take", is_flag=True, help="收回这个角色 · take the role away")
@_folder
@pass_run
def role(run: Run, /, **given: Any) -> int:
    """给一个人一个角色，或收回 · Give somebody a role, or take it.

    NAME: 登录用的名字 · the name to sign in with. ROLE: 角色 · the role.
    """
    name, folders = given["name"], given["folders"]
    grant = _grant(run, given["role"], given["school"], folders, known=not given["take"])
    with closing(_store(run, folders)) as store:
        change: Callable[..., None] = store.people.dismiss if given["take"] else store.people.appoint
        change(OPERATOR, name, grant)
    named = ROLE_NAMES[grant.role]
    now = Said(f"{name} 现在是{grant.school}{named.zh}", f"{name} is now {named.en} {grant.school}".rstrip())
    no_more = Said(f"{name} 不再是{grant.school}{named.zh}", f"{name} is no more {named.en} {grant.school}".rstrip())
    run.echo(run.say(no_more if given["take"] else now))
    return 0


def _add_all(run: Run, file: Path, site_url: str, folders: tuple[Path, ...], *, yes: bool) -> int:
    schools = run.library(folders, search=False, check=False).catalog.schools
    with closing(_store(run, folders, anew=True)) as store:
        return take_in_roster(run, file, store, schools, site_url) if yes else show_roster(run, file, store, schools)


def _disabled(name: str) -> Said:
    return Said(
        f"{name} 不能再登录，登录过的浏览器都已退出", f"{name} may sign in no more, and is signed out everywhere"
    )


def _no_second_factor(name: str) -> Said:
    return Said(
        f"{name} 登录只用密码了，登录过的浏览器都已退出",
        f"{name} signs in by the password alone now, and is signed out everywhere",
    )


def _store(run: Run, folders: tuple[Path, ...], *, anew: bool = False) -> "Store":
    from dongling.store import Store, saved_anything

    place = run.store_place(folders)
    return Store.open(place if anew else saved_anything(place))


def _grant(run: Run, role: str, school: str, folders: tuple[Path, ...], *, known: bool = True) -> Grant:
    """Return the role at a school. Raises DonglingError when they don't go together, or there is no such school."""
    of_district = role == Role.DISTRICT_ADMIN
    if bool(school) is of_district:
        raise DonglingError(_ALL_SCHOOLS if of_district else _NO_SCHOOL)
    if school and known:
        schools = run.library(folders, search=False, check=False).catalog.schools
        if school not in schools:
            raise unknown(Said(f"没有学校“{school}”", f"there is no school “{school}”"), school, schools)
    return Grant(Role(role), school)


def _print_link(run: Run, token: str, site_url: str) -> None:
    run.echo(f"{site_url.rstrip('/')}/account/link/{token}")
    if not site_url:
        before = Said(
            "前面加上网站的网址，或用 --site-url 写明", "put the site's address before it, or name it by --site-url"
        )
        run.echo(run.say(before), err=True)
    run.echo(run.say(_ONCE), err=True)
