// Keys for a form: <section data-keys tabindex="-1" autofocus> with buttons and links that bear data-key="s". A key works
// while the focus is in that section and not in a field, so that no letter acts on its own elsewhere (WCAG 2.1.4).
for (const section of document.querySelectorAll("[data-keys]")) {
  const help = section.querySelector("[data-keys-help]");
  if (help) help.hidden = false;
  section.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.target.matches("input, textarea, select")) return;
    const pressed = [...section.querySelectorAll("[data-key]")].find((each) => each.dataset.key === event.key.toLowerCase());
    if (!pressed) return;
    event.preventDefault();
    pressed.click();
  });
}
