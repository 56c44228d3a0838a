// Passkeys: asks the device for what the server wants to know, puts its answer
// into a field of an ordinary form, and sends the form.
//
// What needs this file is hidden until it has found that the browser can do it
// at this address; all else works without it. Every word is the page's: nothing
// is written here, only shown.

/** The bytes of a text in base64url. */
function bytes(text) {
  const signs = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(signs, (sign) => sign.charCodeAt(0));
}

/** Bytes as a text in base64url. */
function text(buffer) {
  const signs = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(signs).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Options as the browser takes them: with bytes where JSON has base64url. */
function options(json) {
  const { publicKey } = JSON.parse(json);
  publicKey.challenge = bytes(publicKey.challenge);
  if (publicKey.user) publicKey.user.id = bytes(publicKey.user.id);
  for (const list of ["excludeCredentials", "allowCredentials"]) {
    for (const credential of publicKey[list] ?? []) credential.id = bytes(credential.id);
  }
  return { publicKey };
}

/** What the device says, as JSON. */
function written(credential) {
  const response = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    const said = credential.response[part];
    if (said) response[part] = text(said);
  }
  const { id, type } = credential;
  return JSON.stringify({ id, rawId: text(credential.rawId), type, response, extensions: {} });
}

/** Lets a form ask the device, at once and at each press of its button. */
function attend(form) {
  let isAsking = false;
  const ask = async () => {
    if (isAsking) return;
    isAsking = true;
    for (const said of form.querySelectorAll("[data-passkey-failed]")) said.hidden = true;
    try {
      const wanted = options(form.dataset.passkeyOptions);
      const { credentials } = navigator;
      const isNew = "user" in wanted.publicKey;
      const credential = await (isNew ? credentials.create(wanted) : credentials.get(wanted));
      form.elements.jawaban.value = written(credential);
      form.submit();
    } catch (error) {
      const known = error.name === "InvalidStateError" ? "known" : "other";
      form.querySelector(`[data-passkey-failed="${known}"]`)?.removeAttribute("hidden");
      isAsking = false;
    }
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  ask();
}

const isAble = window.isSecureContext && "PublicKeyCredential" in window;
for (const part of document.querySelectorAll("[data-passkey]")) {
  if (!isAble || part.dataset.passkey !== location.origin) continue;
  part.hidden = false;
  for (const unable of document.querySelectorAll("[data-passkey-unable]")) unable.hidden = true;
  for (const form of part.querySelectorAll("form[data-passkey-options]")) attend(form);
}
