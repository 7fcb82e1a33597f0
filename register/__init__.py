"""The bundled register of agreements and the reference facts: data that people review."""
