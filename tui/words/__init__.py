"""The annotated reading of a story, made once: its words, what is quoted, who is named."""
