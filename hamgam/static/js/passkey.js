// A passkey that was not given, or a browser that knows none: say so beside the button, and leave the other ways open.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const said = document.getElementById("passkey-failed");
  if (said) {
    said.hidden = false;
    said.focus();
  }
});
