"""Environments of templates that speak the language of the request: one for each, which share all but the words."""

from collections import ChainMap
from typing import Any

from flask.templating import Environment as FlaskEnvironment
from jinja2 import Environment, Template, nodes

from dongling.languages import CHINESE, Tongue
from dongling_web.languages import words
from dongling_web.languages.asked import current_tongue
from dongling_web.languages.compiled_sentences import folded
from dongling_web.languages.template_cache import TemplateCache


class Speaking(Environment):
    """An environment that compiles a template for its language, and hands over to another's for another."""

    tongue = CHINESE

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.others: dict[str, Speaking] = {}
        self.globals.update(words.IN_CHINESE, tongue=CHINESE, plural_form=CHINESE.form)

    def compile(
        self, source: Any, name: str | None = None, filename: str | None = None, *args: Any, **more: Any
    ) -> Any:
        """Compile a template with its sentences in this language."""
        tree = self.parse(source, name, filename) if isinstance(source, str) else source
        assert isinstance(tree, nodes.Template)
        return super().compile(folded(tree, self.tongue), name, filename, *args, **more)

    def get_template(self, name: str | Template, *args: Any, **more: Any) -> Template:
        """Return a template in the language of the request."""
        here = self.in_language(current_tongue())
        return super(Speaking, here).get_template(name, *args, **more)

    def from_string(self, source: Any, *args: Any, **more: Any) -> Template:
        """Return a template that a plugin writes in its code, in the language of the request."""
        here = self.in_language(current_tongue())
        return super(Speaking, here).from_string(source, *args, **more)

    def in_language(self, tongue: Tongue) -> "Speaking":
        """Return this environment in a language."""
        if tongue.name == self.tongue.name and tongue.digest == self.tongue.digest:
            return self
        made = self.others.get(tongue.name + tongue.digest)
        if made is None:
            made = self.others[tongue.name + tongue.digest] = self._made_for(tongue)
        return made

    def _made_for(self, tongue: Tongue) -> "Speaking":
        kept = self.bytecode_cache
        made = self.overlay(
            bytecode_cache=kept.of(tongue.name, tongue.digest) if isinstance(kept, TemplateCache) else None
        )
        assert isinstance(made, Speaking)
        made.tongue = tongue
        shared: Any = ChainMap({**words.HELPERS, "tongue": tongue, "plural_form": tongue.form}, self.globals)
        made.globals = shared
        return made


class SpeakingSite(Speaking, FlaskEnvironment):
    """The environment of a site, with the templates of its plugins."""
