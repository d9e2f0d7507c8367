"""From the decisions and the Markdown to the site."""
