"""The register of people: pages of it for administrators, many taken in at once, links for those without a password."""
