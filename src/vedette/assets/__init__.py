"""Opens what the middle needs: the model, later the gazetteer, the ontology and the registry."""
