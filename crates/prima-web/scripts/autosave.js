// Saves what is typed into a form with many questions, in the background, by the
// same act as its button: after a pause, and when somebody leaves a field.
//
// It never moves the focus and never drops what was typed: where the line is cut
// or the session has ended, the page says so and goes on as soon as it can. A
// question that a colleague answered meanwhile is left to the page that shows
// both answers.

/** Pause after the last key or choice, in milliseconds. */
const PAUSE = 1500;
const { GUARD, guard, pause, ask, say, whenBack } = globalThis.prima;

function keep(form) {
  const line = form.querySelector("[data-status]");
  const words = line.dataset;
  const door = form.querySelector("[data-sign-in]");
  // A page that came back with errors holds more than what is touched from now on.
  const isWhole = form.dataset.autosave !== "wrong";
  const dirty = new Set();
  let timer = 0;
  let failures = 0;
  let under = null;
  let state = "done";
  let isLeaving = false;

  const later = (milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(save, milliseconds);
  };

  function touched(event) {
    const question = event.target.closest("fieldset.question");
    if (!question || question.querySelector(".meanwhile")) return;
    dirty.add(question);
    if (state === "done" || state === "refused") later(PAUSE);
  }

  function left(event) {
    const question = event.target.closest("fieldset.question");
    const isText = event.target.matches("textarea, input[type=text]");
    if (!question || !dirty.has(question)) return;
    if (isText || !question.contains(event.relatedTarget)) later(0);
  }

  function body(questions) {
    const names = new Set(questions.flatMap((question) => [...question.elements].map((field) => field.name)));
    const fields = new URLSearchParams([[GUARD, guard()], ["skrip", "1"]]);
    for (const [name, value] of new FormData(form)) if (names.has(name)) fields.append(name, value);
    return fields;
  }

  /** Sends what is not saved yet; one request at a time. */
  function save(options) {
    clearTimeout(timer);
    if (under) return under.then(() => (dirty.size > 0 && state === "done" ? save() : state));
    if (dirty.size === 0) return Promise.resolve(state);
    const questions = [...dirty];
    dirty.clear();
    under = ask(form.action, () => body(questions), options).then((answer) => {
      under = null;
      state = answer.state;
      const isSaved = state === "done";
      if (!isSaved) for (const question of questions) dirty.add(question);
      told(questions, answer);
      if (isSaved && dirty.size > 0) later(PAUSE);
      return state;
    });
    return under;
  }

  function told(questions, { state, told, wait }) {
    door.hidden = state !== "expired" && state !== "other";
    if (state === "done") {
      failures = 0;
      for (const question of questions) unmark(question);
      for (const [code, version] of Object.entries(told.saved)) field(`v:${code}`).value = version;
      progress(told);
      say(line, told.said);
    } else if (state === "cut" || state === "busy") {
      failures += 1;
      say(line, state === "cut" ? words.cut : words.busy, true);
      later(1000 * (wait || pause(failures)));
    } else if (state === "refused" && told.stale) {
      say(line, words.stale, true);
      showBoth();
    } else if (state === "refused" && told.wrong) {
      wrong(questions, told);
    } else if (state === "refused") {
      say(line, told.said, true);
    } else {
      say(line, words[state] ?? words.failed, true);
    }
  }

  /** Says beside each question what is wrong with its answer; the others are saved without it. */
  function wrong(questions, told) {
    const isWrong = (question) => codeOf(question) in told.wrong;
    for (const question of questions) {
      if (isWrong(question)) mark(question, told.wrong[codeOf(question)]);
    }
    const others = questions.filter((question) => !isWrong(question));
    say(line, told.said, true);
    for (const question of questions) if (isWrong(question)) dirty.delete(question);
    if (others.length > 0) later(0);
  }

  /** Sends the form as its button does, which answers with both versions; never while somebody is typing. */
  function showBoth() {
    const isTyping = document.activeElement?.matches("textarea, input[type=text]");
    if (!isTyping) return submit();
    document.activeElement.addEventListener("blur", submit, { once: true });
  }

  function submit() {
    isLeaving = true;
    form.submit();
  }

  const field = (name) => form.elements.namedItem(name);
  const codeOf = (question) => question.querySelector('input[name^="v:"]').name.slice(2);

  function mark(question, message) {
    unmark(question);
    const said = document.createElement("p");
    said.className = "field-error";
    said.id = `${question.id}-autosave`;
    said.textContent = message;
    question.querySelector("legend").after(said);
    question.classList.add("wrong");
    question.setAttribute("aria-describedby", said.id);
  }

  function unmark(question) {
    const said = question.querySelector(`#${CSS.escape(question.id)}-autosave`);
    if (!said) return;
    said.remove();
    question.classList.remove("wrong");
    question.removeAttribute("aria-describedby");
  }

  function progress(told) {
    const bar = document.querySelector(".progress-line progress");
    if (!bar) return;
    bar.value = told.done;
    bar.setAttribute("aria-label", told.progress);
    bar.nextElementSibling.textContent = told.progress;
  }

  form.addEventListener("input", touched);
  form.addEventListener("change", touched);
  form.addEventListener("focusout", left);
  form.addEventListener("submit", async (event) => {
    if (isLeaving) return;
    event.preventDefault();
    // A button that leads elsewhere, such as to the handing in, takes the form along.
    const other = event.submitter?.hasAttribute("formaction") ? event.submitter : null;
    say(line, words.saving);
    const now = await save();
    // With the line cut, a page of the browser's own would take the place of what was typed.
    if (now === "cut" || now === "busy" || now === "other") return;
    if (other) {
      isLeaving = true;
      // Not within this event: a form that is being sent cannot be sent again.
      return setTimeout(() => form.requestSubmit(other));
    }
    if (now === "done" && isWhole) return line.textContent === words.saving && say(line, words.same);
    submit();
  });
  const again = () => dirty.size > 0 && !["done", "refused", "failed"].includes(state) && save();
  whenBack(again);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && !isLeaving && save({ keepalive: true }));
  addEventListener("beforeunload", (event) => {
    if (!isLeaving && dirty.size > 0 && state !== "done") event.preventDefault();
  });
}

for (const form of document.querySelectorAll("form[data-autosave]")) keep(form);
