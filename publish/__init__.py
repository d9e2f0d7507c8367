"""From pages to what is handed out: compressed copies, the copy for a disk, and the list for a copy on a device."""
