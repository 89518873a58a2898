"""Document formats: each a small package behind the protocol `workflow.model.Format`."""
