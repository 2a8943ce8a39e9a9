"""Where things are: toponyms, what they may mean in a gazetteer, and which of it they do."""
