"""The model: classes, schemes, shapes and context as files, and the term constants checked against them."""
