// Keeps what is typed in <form data-keep="name"> through a lost session, in this window only, for twelve hours,
// for the officer who typed it. Never a password, a file or a hidden field. Forgotten when the form is saved,
// and when the officer signs out.
const PREFIX = "kept:";
const TWELVE_HOURS = 12 * 60 * 60 * 1000;
const officer = document.body.dataset.officer ?? "";
const signedOut = "signedOut" in document.body.dataset;
const skipped = ["password", "file", "hidden", "submit", "button"];

function entries() {
  return Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
}

function controls(form) {
  return [...form.elements].filter((control) => control.name && !skipped.includes(control.type));
}

function typed(form) {
  return controls(form).map((control) => [control.name, control.value, control.checked ?? null]);
}

function write(form, sent) {
  const kept = { at: Date.now(), officer, sent, typed: typed(form) };
  sessionStorage.setItem(PREFIX + form.dataset.keep, JSON.stringify(kept));
}

function put(form, kept) {
  controls(form).forEach((control, place) => {
    const [name, value, checked] = kept.typed[place] ?? [];
    if (control.name !== name) return;
    if (control.type !== "checkbox" && control.type !== "radio") control.value = value;
    else if (control.value === value) control.checked = checked;
  });
  const words = document.createElement("p");
  words.className = "banner";
  words.setAttribute("role", "status");
  words.textContent = "We kept what you typed. Check it, then send it.";
  form.prepend(words);
}

// Sent, and the next page is not the sign-in page: it arrived, or it came back with its errors and its text.
for (const key of entries()) {
  const kept = JSON.parse(sessionStorage.getItem(key));
  if (signedOut && kept.sent) sessionStorage.setItem(key, JSON.stringify({ ...kept, sent: false }));
  const strangers = !signedOut && kept.officer !== officer;
  const arrived = !signedOut && kept.sent;
  if (arrived || strangers || Date.now() - kept.at > TWELVE_HOURS) sessionStorage.removeItem(key);
}

for (const form of document.querySelectorAll("form[data-keep]")) {
  const kept = sessionStorage.getItem(PREFIX + form.dataset.keep);
  if (kept && !document.querySelector(".error-summary")) put(form, JSON.parse(kept));
  form.addEventListener("input", () => write(form, false));
  form.addEventListener("submit", () => write(form, true));
}

for (const form of document.querySelectorAll("form[data-forget]")) {
  form.addEventListener("submit", () => entries().forEach((key) => sessionStorage.removeItem(key)));
}
