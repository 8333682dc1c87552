"""The screens: they hold the state, answer the keys and hand data down to the widgets."""
