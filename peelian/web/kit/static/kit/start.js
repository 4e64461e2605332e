// GOV.UK Frontend's behaviours, where a page has the pattern. Every page works without them.
const found = document.querySelector("[data-module^='govuk-']");
if (found) {
  document.body.classList.add("js-enabled", "govuk-frontend-supported");
  const { createAll, CharacterCount, ErrorSummary } = await import(document.getElementById("start").dataset.govuk);
  createAll(ErrorSummary);
  createAll(CharacterCount);
}
