"""From pages to what is handed out: the PDF, compressed copies, the copy for a disk, and the list for a device."""
