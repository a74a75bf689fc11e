"""Who has it? One conversation with a client, and what people do with it."""
