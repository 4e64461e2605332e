// <form data-offline="address">: each answer is kept on this device the moment it is given, and sent when there is a
// connection. It carries a key of its own, so that it counts once however often it is sent, and the keys of the answers
// it replaces, so that what somebody else said meanwhile is not overwritten. Without scripts the form is sent whole.
// IndexedDB, not localStorage: an answer is on the disk once its transaction is complete, whatever dies after it.
const AGAIN_MS = 15_000;

function settled(asked) {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

// The answers of one form that have not reached us, each a row of its own: two windows do not lose each other's.
class Waiting {
  static async of(form) {
    const asked = indexedDB.open("answers", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("waiting", { keyPath: "key" }).createIndex("form", "form");
    return new Waiting(await settled(asked), form);
  }

  constructor(database, form) {
    this.database = database;
    this.form = form;
  }

  async all() {
    const rows = this.database.transaction("waiting").objectStore("waiting").index("form").getAll(this.form);
    return (await settled(rows)).sort((one, other) => one.given_at.localeCompare(other.given_at));
  }

  add(answer) {
    return this.write((rows) => rows.put({ ...answer, form: this.form }));
  }

  drop(keys) {
    return this.write((rows) => keys.forEach((key) => rows.delete(key)));
  }

  write(change) {
    return new Promise((resolve, reject) => {
      const writing = this.database.transaction("waiting", "readwrite", { durability: "strict" });
      writing.oncomplete = resolve;
      writing.onabort = () => reject(writing.error);
      change(writing.objectStore("waiting"));
    });
  }
}

function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

class Kept {
  constructor(form, store, waiting) {
    this.form = form;
    this.store = store;
    this.waiting = waiting;
    this.status = document.querySelector("[data-offline-status]");
    this.busy = false;
  }

  question(control) {
    return this.form.querySelector(`[data-question="${control}"]`);
  }

  field(control, name) {
    return this.form.elements[`${name}-${control}`];
  }

  say(words) {
    if (this.status) this.status.textContent = words;
  }

  // Put back what this device kept and has not sent, as when it was closed without a connection.
  restore() {
    for (const one of this.waiting) this.show(one);
    this.follow();
  }

  show(one) {
    const chosen = [...this.form.querySelectorAll(`[name="state-${one.control}"]`)].find((each) => each.value === one.state);
    if (chosen) chosen.checked = true;
    if (this.field(one.control, "note")) this.field(one.control, "note").value = one.note;
    if (this.field(one.control, "evidence") && one.evidence) this.field(one.control, "evidence").value = one.evidence;
    this.stands(one.control, one.key);
  }

  // What a form sent without scripts would say of a question: nothing, for it was said already.
  stands(control, saw) {
    this.field(control, "saw").value = saw;
    const state = this.form.querySelector(`[name="state-${control}"]:checked`)?.value;
    const evidence = this.field(control, "evidence")?.value || "said";
    const note = this.field(control, "note").value.trim().split(/\s+/).join(" ");
    this.field(control, "was").value = state ? [state, evidence, note].join("|") : "";
  }

  async answer(control) {
    const state = this.form.querySelector(`[name="state-${control}"]:checked`)?.value;
    if (!state) return;
    const note = this.field(control, "note").value.trim();
    const wanting = state === "not applicable" && !note;
    this.question(control).querySelector("[data-wanting]").hidden = !wanting;
    this.follow();
    if (wanting) return;
    const one = {
      key: newKey(), control, state, note,
      evidence: this.field(control, "evidence")?.value ?? "",
      saw: this.field(control, "saw").value.split(" ").filter(Boolean),
      given_at: new Date().toISOString(),
    };
    this.waiting.push(one);
    this.stands(control, one.key);
    this.question(control).querySelector("[data-differ]").hidden = true;
    try {
      await this.store.add(one);
    } catch {
      this.say("This device has no room to keep your answers. Leave this page open until they have reached us.");
    }
    this.send();
  }

  // Hide what makes no sense after a “no”; ask it again when that changes.
  follow() {
    for (const one of this.form.querySelectorAll("[data-only-if]")) {
      const above = this.form.querySelector(`[name="state-${one.dataset.onlyIf}"]:checked`)?.value;
      const parent = this.question(one.dataset.onlyIf);
      one.hidden = ["no", "not applicable"].includes(above) || Boolean(parent?.hidden);
    }
  }

  async send() {
    const sending = [...this.waiting];
    if (this.busy || !sending.length) return;
    this.busy = true;
    try {
      const answered = await fetch(this.form.dataset.offline, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": this.form.elements.csrfmiddlewaretoken.value },
        body: JSON.stringify({ answers: sending.map(({ form, ...answer }) => answer) }),
      });
      if (answered.ok) await this.arrived(sending, (await answered.json()).stands);
      else this.say(await this.refusal(answered));
    } catch {
      this.say(`No connection. ${sending.length === 1 ? "One answer is" : `${sending.length} answers are`} kept on this device until there is one.`);
    } finally {
      this.busy = false;
    }
    if (this.waiting.length > sending.length) this.send();
  }

  async refusal(answered) {
    const said = await answered.json().catch(() => ({}));
    return said.refused ?? "This page is too old to send your answers. They are kept on this device: open the page again.";
  }

  async arrived(sent, stands) {
    const keys = sent.map((one) => one.key);
    this.waiting = this.waiting.filter((one) => !keys.includes(one.key));
    await this.store.drop(keys);
    const later = new Set(this.waiting.map((one) => one.control));
    for (const [control, now] of Object.entries(stands)) {
      if (later.has(control) || !this.question(control)) continue;
      const own = this.field(control, "saw").value;
      if (own !== now.saw) this.field(control, "saw").value = now.saw;
      const differ = this.question(control).querySelector("[data-differ]");
      differ.hidden = !now.differ.length;
      differ.textContent = now.differ.length ? `${now.differ.join(". ")}. Both are kept. Which is right?` : "";
      if (now.differ.length) this.field(control, "was").value = "";
    }
    const count = Object.values(stands).filter((now) => now.differ.length).length;
    this.say(count ? `Your answers have reached us. On ${count === 1 ? "one question" : `${count} questions`} somebody said something else.` : "Your answers have reached us.");
  }
}

// A browser that keeps nothing, as some do in private: answers are held in the page alone.
const NOWHERE = { all: async () => [], add: async () => Promise.reject(), drop: async () => {} };

for (const form of document.querySelectorAll("form[data-offline]")) {
  const store = await Waiting.of(form.dataset.offline).catch(() => NOWHERE);
  const kept = new Kept(form, store, await store.all());
  kept.restore();
  form.addEventListener("change", (event) => {
    const question = event.target.closest("[data-question]");
    if (question) kept.answer(question.dataset.question);
  });
  form.addEventListener("submit", (event) => {
    if (kept.waiting.length) { event.preventDefault(); kept.send().then(() => kept.waiting.length || form.requestSubmit(event.submitter)); }
  });
  addEventListener("online", () => kept.send());
  setInterval(() => kept.send(), AGAIN_MS);
  form.dataset.offlineReady = "";
  kept.send();
}
