"""Which sentences say the same: features of a pair, their score, its evidence, and passages from links."""
