"""Packages of plugins: what lies in one, putting it in and taking it out, without internet."""

from dongling.packages.conformance import PackageConformance
from dongling.packages.installer import Installer
from dongling.packages.package import Package
from dongling.packages.trial import PluginTrial

__all__ = ["Installer", "Package", "PackageConformance", "PluginTrial"]
