"""Quotations: what stands between marks, who said it, who carries it, and what was changed."""
