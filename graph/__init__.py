"""Where facts live: records, stores, provenance, rules, checks and export."""
