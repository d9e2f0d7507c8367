"""From Markdown to pages: what MkDocs calls, and a file for each thing it does."""
