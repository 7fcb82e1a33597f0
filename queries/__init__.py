"""The question library: one ``.rq`` file a question, its header, and the runner."""
