"""What can be seen of a firm from outside, and what it means. The network part is in `gateways.outside`."""
