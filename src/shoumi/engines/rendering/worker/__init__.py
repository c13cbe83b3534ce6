"""What runs inside the fence: it may be taken over by a document and must therefore have nothing worth taking."""
