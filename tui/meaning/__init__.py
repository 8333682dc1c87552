"""What a model that the reader named says of the meaning of sentences, as one more witness for a link."""
