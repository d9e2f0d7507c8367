"""What runs in a reader's browser as the flowchart, and the bundle it starts."""
