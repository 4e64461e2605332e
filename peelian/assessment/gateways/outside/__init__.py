"""Looks from outside: the network part. It takes an authorisation, and asks nobody without one."""
