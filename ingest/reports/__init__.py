"""Reporting an error, and a firm's right of reply: what is wrong, what is right, how one knows."""
