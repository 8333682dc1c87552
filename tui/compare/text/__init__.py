"""Words of a story: how they are read, folded, compared and recognised again."""
