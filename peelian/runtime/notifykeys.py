"""The key and the template of the demo's fake of Notify. They open nothing but the fake."""

DEMO_KEY = "demo-11111111-1111-4111-8111-111111111111-22222222-2222-4222-8222-222222222222"
DEMO_TEMPLATE = "33333333-3333-4333-8333-333333333333"
