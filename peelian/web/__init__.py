"""Pages, by audience: the desk for staff, the portal for people with a link, over a shared kit."""
