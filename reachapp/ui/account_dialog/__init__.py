"""The dialog that sets up an account in six steps, and changes it later."""
