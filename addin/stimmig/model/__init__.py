"""The model: what a strategy is made of. It knows no file, no layout and no rule."""
