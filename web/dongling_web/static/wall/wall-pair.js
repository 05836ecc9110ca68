// Waits until the phone has come, or until the wall has agreed; then the page says what is next. A link does the same.
{
  const { state } = document.querySelector("[data-wait]")?.dataset ?? {};
  const where = document.getElementById("state").href;
  const asked = setInterval(async () => {
    if (!state || document.hidden) return;
    const answer = await fetch(where).catch(() => null);
    const told = answer?.ok ? await answer.json() : {};
    if (!told[state]) return;
    clearInterval(asked);
    location.reload();
  }, 1000);
}
