"use strict";
// A form marked data-at-once is asked anew as soon as a choice changes: the same address as its button opens, and the
// answer put in place. Selects inside of data-whole are asked about only when all of them are chosen, or none is.
(() => {
  const main = document.getElementById("main"), heard = document.createElement("p");
  let last;
  heard.className = "vh";
  heard.setAttribute("role", "status");
  main.append(heard);
  const half = (box) => {
    const chosen = [...box.querySelectorAll("select")].map((one) => one.value !== "");
    return chosen.includes(true) && chosen.includes(false);
  };
  const ask = async (form) => {
    const given = [...new FormData(form)].filter(([, value]) => value !== "");
    const url = form.action + "?" + new URLSearchParams(given), mine = last = {}, at = document.activeElement?.id;
    try {
      const answer = await fetch(url);
      if (mine !== last) return;
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine !== last) return;
      main.querySelector(".wrap").replaceWith(document.adoptNode(page.querySelector("#main .wrap")));
      history.replaceState(null, "", url);
      if (at) document.getElementById(at)?.focus({ preventScroll: true });
      heard.textContent = [...main.querySelectorAll("[data-heard]")].map((one) => one.textContent).join(" ");
    } catch { location.assign(url); }
  };
  main.addEventListener("change", (event) => {
    const form = event.target.form;
    if (form && "atOnce" in form.dataset && ![...form.querySelectorAll("[data-whole]")].some(half)) ask(form);
  });
})();
