"""From pages to what is handed out: the PDF, compressed copies, the copy for a disk, the list for a device, hosts."""
