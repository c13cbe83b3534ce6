// Passkeys: a form marked data-passkey="get" or "create" asks the browser for a credential before it is sent.
// The options come from a data block of the page (data-options) or are fetched (data-options-from).
"use strict";

(() => {
  const bytes = (text) => {
    const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(plain, (character) => character.charCodeAt(0)).buffer;
  };

  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replaceAll("+", "-")
      .replaceAll("/", "_")
      .replaceAll("=", "");

  const descriptors = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

  const forBrowser = (told) => {
    const options = { ...told, challenge: bytes(told.challenge) };
    if (told.user) options.user = { ...told.user, id: bytes(told.user.id) };
    if (told.allowCredentials) options.allowCredentials = descriptors(told.allowCredentials);
    if (told.excludeCredentials) options.excludeCredentials = descriptors(told.excludeCredentials);
    return options;
  };

  const forServer = (credential) => {
    const { response } = credential;
    const told = { clientDataJSON: text(response.clientDataJSON) };
    if (response.attestationObject) {
      told.attestationObject = text(response.attestationObject);
      told.transports = response.getTransports?.() ?? [];
    } else {
      told.authenticatorData = text(response.authenticatorData);
      told.signature = text(response.signature);
      told.userHandle = response.userHandle ? text(response.userHandle) : null;
    }
    return {
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      response: told,
      clientExtensionResults: credential.getClientExtensionResults(),
    };
  };

  const optionsOf = async (form) => {
    if (form.dataset.options) return JSON.parse(document.getElementById(form.dataset.options).textContent);
    const answer = await fetch(form.dataset.optionsFrom, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`options: ${answer.status}`);
    return answer.json();
  };

  const ask = async (form) => {
    const told = await optionsOf(form);
    const publicKey = forBrowser((told.creation_options ?? told.request_options).publicKey);
    const creating = form.dataset.passkey === "create";
    return creating ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey });
  };

  const send = async (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    const failed = form.querySelector("[data-passkey-failed]");
    failed.hidden = true;
    try {
      form.elements.credential.value = JSON.stringify(forServer(await ask(form)));
      form.submit();
    } catch {
      failed.hidden = false;
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    for (const form of document.querySelectorAll("form[data-passkey]")) {
      if (window.PublicKeyCredential) form.addEventListener("submit", send);
      else form.hidden = true;
    }
  });
})();
