"use strict";
// Makes a secret for a lot in this browser and fills in its commitment; the secret itself is never sent from here.
(() => {
  const box = document.querySelector("[data-lot]"), hex = (bytes) => [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");
  if (!box || !window.crypto?.subtle) return;
  const button = box.querySelector("button"), shown = box.querySelector("output");
  box.hidden = false;
  button.addEventListener("click", async () => {
    const secret = hex(crypto.getRandomValues(new Uint8Array(32)));
    const lines = "hamgam lot commitment\n" + box.dataset.lot + "\n" + secret + "\n";
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(lines));
    const field = document.getElementById("commitment");
    field.value = hex(new Uint8Array(digest));
    field.dispatchEvent(new Event("input", { bubbles: true }));
    shown.textContent = secret;
    shown.parentElement.hidden = false;
  });
})();
