// Sends the file of a form in parts, so that a line that breaks costs one part
// and not the whole: shows how far it is, goes on after a cut, can be cancelled.
//
// Once all parts are there the form is sent as ever, with the number of the
// upload in place of the file, so that everything else is the form's own way.
const { GUARD, guard, pause, ask, say, whenBack } = globalThis.prima;

/** Bytes of a part: small enough for a bad line, large enough not to dawdle. */
const PART = 512 * 1024;

/** Where it is remembered which upload a file belongs to, should the page be gone meanwhile. */
const memory = {
  get: (key) => quietly(() => localStorage.getItem(key)),
  set: (key, value) => quietly(() => localStorage.setItem(key, value)),
  drop: (key) => quietly(() => localStorage.removeItem(key)),
};

/** A browser may forbid to remember anything; then a new page begins anew. */
function quietly(work) {
  try {
    return work();
  } catch {
    return null;
  }
}

function offer(form) {
  const field = form.querySelector('input[type="file"]');
  const line = form.querySelector("[data-status]");
  const words = line.dataset;
  const door = form.querySelector("[data-sign-in]");
  const box = form.querySelector("[data-progress]");
  const bar = box.querySelector("progress");
  const cancel = box.querySelector("button");
  const button = form.querySelector('button[type="submit"]');
  const address = form.dataset.upload;
  let stopping = null;
  let wake = () => {};

  const fields = (entries) => {
    const data = new FormData();
    for (const [name, value] of Object.entries({ [GUARD]: guard(), skrip: "1", ...entries })) data.append(name, value);
    return data;
  };

  /** Waits, or until somebody comes back to the page. */
  const rest = (seconds) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, seconds * 1000);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  /** Asks until there is an answer that waiting does not change. */
  async function patiently(to, entries) {
    for (let failures = 1; ; failures += 1) {
      const answer = await ask(to, entries && (() => fields(entries)), { signal: stopping.signal });
      const { state, wait } = answer;
      door.hidden = state !== "expired" && state !== "other";
      if (!["cut", "busy", "expired", "other"].includes(state)) return answer;
      say(line, words[state], true);
      await rest(wait || pause(failures));
      if (stopping.signal.aborted) return { state: "stopped" };
    }
  }

  /** The upload this file is part of, and the byte at which it goes on. */
  async function begin(file, key) {
    const known = memory.get(key);
    if (known) {
      const answer = await patiently(`${address}/${known}`, null);
      if (answer.state === "done") return { id: known, from: answer.told.dari };
      if (answer.state === "stopped") return answer;
      memory.drop(key);
    }
    const answer = await patiently(address, { nama: file.name, ukuran: file.size });
    if (answer.state !== "done") return answer;
    memory.set(key, answer.told.unggahan);
    return { id: answer.told.unggahan, from: 0 };
  }

  async function send(file) {
    const key = `${address} ${file.size} ${file.lastModified} ${file.name}`;
    const begun = await begin(file, key);
    if (!begun.id) return begun;
    const to = `${address}/${begun.id}`;
    for (let from = begun.from; from < file.size; ) {
      show(from, file.size);
      const part = file.slice(from, from + PART);
      const answer = await patiently(to, { apa: "potong", dari: from, potongan: part });
      if (answer.state === "stopped") await drop(to, key);
      // Who sent the part that is there does not matter: the server says where it goes on.
      const goesOn = answer.told?.dari;
      if (goesOn === undefined) return answer;
      say(line, words.sending);
      from = goesOn;
    }
    show(file.size, file.size);
    return { state: "done", id: begun.id, key };
  }

  async function drop(to, key) {
    memory.drop(key);
    await ask(to, () => fields({ apa: "batal" }));
  }

  function show(done, all) {
    bar.max = all;
    bar.value = done;
    bar.textContent = `${Math.floor((100 * done) / all)} %`;
  }

  function busy(isBusy) {
    box.hidden = !isBusy;
    button.setAttribute("aria-disabled", String(isBusy));
    field.disabled = isBusy;
  }

  form.addEventListener("submit", async (event) => {
    const file = field.files[0];
    if (stopping) return event.preventDefault();
    if (!file || file.size === 0) return;
    event.preventDefault();
    stopping = new AbortController();
    busy(true);
    say(line, words.sending);
    const sent = await send(file);
    if (sent.state === "done") {
      memory.drop(sent.key);
      let number = form.elements.namedItem("unggahan");
      if (!number) {
        number = Object.assign(document.createElement("input"), { type: "hidden", name: "unggahan" });
        form.append(number);
      }
      number.value = sent.id;
      return form.submit();
    }
    stopping = null;
    busy(false);
    // The button that was pressed last is gone with the box.
    if (sent.state === "stopped") field.focus();
    say(line, sent.state === "stopped" ? words.stopped : (sent.told?.said ?? words.failed), sent.state !== "stopped");
  });
  cancel.addEventListener("click", () => {
    stopping?.abort();
    wake();
  });
  whenBack(() => wake());
  addEventListener("beforeunload", (event) => {
    if (stopping && !bar.hidden && bar.value < bar.max) event.preventDefault();
  });
}

for (const form of document.querySelectorAll("form[data-upload]")) offer(form);
