"""Framing: other words for the same thing, what is told alone or left out, wire copy, profiles of sources."""
