// What the reader's own clock and last visit tell of a page. What is kept stays in this browser; nothing is sent.
(() => {
  const page = document.documentElement.dataset;
  const now = Date.now();
  const minute = 6e4;
  let seen = Infinity;
  const show = (name) => document.querySelector(`.clock.${name}`)?.removeAttribute("hidden");
  // A day has ended everywhere on Earth twelve hours after it has in Greenwich.
  if (now > Date.parse(page.review) + 36 * 60 * minute) show("aged");
  try {
    const key = `standfirst ${page.briefing}`;
    // How many updates were seen before this visit, and at the last page, and when that was.
    const [before, last, at] = (localStorage.getItem(key) ?? "").split(" ").map(Number);
    seen = !at ? +page.news : now - at > 30 * minute ? last : before;
    localStorage.setItem(key, [seen, page.news, now].join(" "));
  } catch {
    // Nothing may be kept here: then nothing is new.
  }
  if (page.news > seen) show("changed");
  addEventListener("DOMContentLoaded", () => {
    for (const entry of document.querySelectorAll("[data-at]")) if (entry.dataset.at > seen) entry.dataset.new = page.word;
    // Words put into a live region are read out; they stood here before, so nothing moves.
    for (const line of document.querySelectorAll(".clock")) line.append(...line.childNodes);
  });
})();
