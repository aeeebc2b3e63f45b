"use strict";
// Keeps what is typed in fields marked data-keep, in this tab, until the server has recorded it; then forgets it.
// A hidden field with data-base="<name>" says what that field's words began from, and is kept along with them.
(() => {
  const box = window.sessionStorage, mark = "kept:", sent = "kept-sent";
  const fields = (form) => [...form.elements].filter((field) => field.name && "keep" in field.dataset);
  const bases = (form) => [...form.elements].filter((field) => field.dataset.base);
  const place = (form) => mark + form.getAttribute("action") + " ";
  const key = (form) => place(form) + (form.dataset.keep || "");
  const ticks = (field) => field.type === "radio" || field.type === "checkbox";
  const of = (field) => field.name + (ticks(field) ? "=" + field.value : "");
  const save = (form) => {
    const typed = {};
    for (const field of fields(form)) {
      const value = ticks(field) ? "checked" : "value";
      if (field[value] !== field[ticks(field) ? "defaultChecked" : "defaultValue"]) typed[of(field)] = field[value];
    }
    for (const base of bases(form)) if (base.dataset.base in typed) typed[base.name] = base.value;
    if (Object.keys(typed).length) box.setItem(key(form), JSON.stringify(typed));
    else box.removeItem(key(form));
  };
  try {
    const done = box.getItem(sent);
    if (done && document.querySelector(".said"))
      for (const one of Object.keys(box)) if (one.startsWith(done)) box.removeItem(one);
    box.removeItem(sent);
    for (const form of document.forms) {
      if (!fields(form).length) continue;
      const typed = JSON.parse(box.getItem(key(form)) || "{}");
      for (const field of [...fields(form), ...bases(form)]) {
        const value = typed[of(field)];
        if (value === undefined) continue;
        field[ticks(field) ? "checked" : "value"] = value;
        field.closest("details")?.setAttribute("open", "");
      }
      form.addEventListener("input", () => save(form));
    }
    document.addEventListener("submit", (event) => {
      const form = event.target;
      if (fields(form).length) { save(form); box.setItem(sent, place(form)); }
      else if (/sign-out/.test(form.action)) box.clear();
    });
  } catch { /* no storage: nothing is kept */ }
})();
