// Says on the page of a piece of long work how far it is, without reading the
// page anew. It never moves the focus and never leaves the page: where the work
// has ended, the link that is there already leads to what came of it.

/** Pause between two questions, in milliseconds; longer where nothing answers. */
const PAUSE = 2000;
const LONGEST = 30000;

function watch(place) {
  const words = place.querySelector("[data-job-words]");
  const bar = place.querySelector("progress");
  const link = place.querySelector("[data-job-refresh]");
  let pause = PAUSE;

  async function look() {
    const response = await fetch(place.dataset.job, { headers: { accept: "application/json" } }).catch(() => null);
    const isTold = response?.ok && (response.headers.get("content-type") ?? "").startsWith("application/json");
    const told = isTold ? await response.json().catch(() => null) : null;
    // Whoever is signed out, or may no longer see it, finds out by the link.
    if (response && !response.ok && response.status < 500 && response.status !== 429) return;
    if (response?.redirected) return;
    pause = told ? PAUSE : Math.min(pause * 2, LONGEST);
    if (told) {
      // What is the same is not read out again.
      if (words.textContent !== told.words) words.textContent = told.words;
      if (told.percent === null) bar.removeAttribute("value");
      else bar.value = told.percent;
      if (told.ended) {
        bar.value = 100;
        link.textContent = link.dataset.ended;
        return;
      }
    }
    setTimeout(look, pause);
  }

  setTimeout(look, PAUSE);
}

for (const place of document.querySelectorAll("[data-job]")) watch(place);
