"""One file a site; its docstring is its page. A Site value in a module here is a site fic can prepare a chapter for."""
