// Blocks to copy: <section data-copy-block> with a read-only textarea, a button [data-copy], a button [data-copy-done]
// and a place to say it [data-copy-status]. The copy buttons do nothing without this script, so it shows them; the first
// block to do has the focus already. The key "c" copies the block that has the focus, and nothing anywhere else.
const blocks = [...document.querySelectorAll("[data-copy-block]")];

async function put(text) {
  if (navigator.clipboard && window.isSecureContext) {
    await navigator.clipboard.writeText(text.value);
    return true;
  }
  text.select();
  return document.execCommand("copy");
}

async function copy(block) {
  const text = block.querySelector("textarea");
  const copied = await put(text).catch(() => false);
  block.querySelector("[data-copy-status]").textContent = copied ? "Copied." : "Not copied: press Control and C.";
  if (copied) block.querySelector("[data-copy-done]")?.focus();
  else { text.focus(); text.select(); }
}

for (const block of blocks) {
  const button = block.querySelector("[data-copy]");
  button.hidden = false;
  button.addEventListener("click", () => copy(block));
  block.querySelector("textarea").addEventListener("focus", (event) => event.target.select());
  block.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "c" || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    copy(block);
  });
  if (block.querySelector("textarea").hasAttribute("autofocus")) button.focus();
}
for (const help of document.querySelectorAll("[data-copy-help]")) help.hidden = false;
