/**
 * The site's one script. On a page with `<form data-recalculate>` it asks for the same page with the form's values when
 * somebody changes them, and puts the answer's `[data-result]` parts where the page's own stand. Without it the form's
 * button does the same.
 */
const form = document.querySelector("form[data-recalculate]");
const said = document.getElementById("besked");
let waiting;
let asking;

/** The number that a slider moves, or the slider of a number. */
const partnerOf = ({ dataset, id }) =>
  document.getElementById(dataset.moves ?? "") ?? form.querySelector(`[data-moves="${CSS.escape(id)}"]`);

function addressOf() {
  const url = new URL(form.action, location.href);
  url.search = new URLSearchParams(new FormData(form)).toString();
  return url;
}

/** Replaces the results; what was unfolded stays so, and what had the focus has it. */
function show(answer) {
  const open = new Set([...document.querySelectorAll("[data-result] details[open]")].map(({ id }) => id));
  const focused = document.activeElement?.id;
  for (const old of document.querySelectorAll("[data-result]")) {
    const fresh = answer.getElementById(old.id);
    if (!fresh) continue;
    for (const details of fresh.querySelectorAll("details")) if (details.id) details.open = open.has(details.id);
    old.replaceWith(document.adoptNode(fresh));
  }
  if (focused && document.activeElement?.id !== focused)
    document.getElementById(focused)?.focus({ preventScroll: true });
}

async function recalculate() {
  asking?.abort();
  asking = new AbortController();
  const url = addressOf();
  form.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(url, { signal: asking.signal, headers: { accept: "text/html" } });
    // Logged out meanwhile, or something is wrong: the page itself says what.
    if (response.redirected || !response.ok) return location.assign(url);
    const answer = new DOMParser().parseFromString(await response.text(), "text/html");
    const { address = url, said: result = "" } = answer.getElementById("svar")?.dataset ?? {};
    show(answer);
    history.replaceState(null, "", address);
    said.textContent = result;
    form.removeAttribute("aria-busy");
  } catch (error) {
    if (error.name === "AbortError") return;
    form.removeAttribute("aria-busy");
    said.textContent = form.dataset.failed;
  }
}

if (form && said) {
  for (const slider of form.querySelectorAll("[data-moves]")) {
    slider.value = partnerOf(slider).value;
    slider.hidden = false;
  }
  form.addEventListener("input", ({ target }) => {
    const partner = partnerOf(target);
    if (partner && target.value !== "") partner.value = target.value;
    clearTimeout(waiting);
    waiting = setTimeout(recalculate, 250);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    void recalculate();
  });
}
