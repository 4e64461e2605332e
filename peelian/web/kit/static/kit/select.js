// A box at the head of a table that ticks every box in its column: <input type="checkbox" data-all="report">.
// It is hidden in the page and shown here, because it does nothing without this script.
for (const all of document.querySelectorAll("input[data-all]")) {
  const boxes = [...all.form.elements].filter((box) => box.name === all.dataset.all);
  const told = document.createElement("p");
  told.className = "hidden";
  told.setAttribute("role", "status");
  all.form.append(told);
  all.closest("[hidden]")?.removeAttribute("hidden");
  all.addEventListener("change", () => boxes.forEach((box) => { box.checked = all.checked; }));
  all.form.addEventListener("change", () => {
    const chosen = boxes.filter((box) => box.checked).length;
    all.checked = chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
    told.textContent = `${chosen} of ${boxes.length} chosen`;
  });
}
