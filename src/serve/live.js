// What `standfirst serve` adds to a page: shows each saved change in place, and what is wrong with the site.
// It is never published.
(() => {
  const own = document.currentScript;
  let { page, version } = own.dataset;
  let stream;
  let said = JSON.stringify({ errors: [], warnings: [] });

  const get = (address, type, then) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = type;
    request.onload = () => request.response && then(request.response);
    request.send();
  };

  // The live tree is made like the new one, and what is the same in both is left alone: scroll, focus, open details,
  // typed text.
  const key = (node) => (node.nodeType === 1 ? node.id || node.outerHTML : "");
  const attributes = (old, now) => {
    for (const { name } of [...old.attributes]) {
      if (name !== "open" && !now.hasAttribute(name)) old.removeAttribute(name);
    }
    for (const { name, value } of now.attributes) {
      if (name !== "open" && old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
  };
  const become = (old, now) => {
    if (old.isEqualNode(now)) return;
    if (old.nodeName !== now.nodeName) {
      old.replaceWith(document.importNode(now, true));
      return;
    }
    attributes(old, now);
    children(old, now);
  };
  const children = (old, now) => {
    const wanted = [...now.childNodes], ahead = new Map();
    for (const node of wanted) ahead.set(key(node), (ahead.get(key(node)) ?? 0) + 1);
    const isWanted = (node) => node.nodeType === 1 && ahead.get(key(node)) > 0;
    let at = old.firstChild;
    const drop = () => {
      const next = at.nextSibling;
      at.remove();
      at = next;
    };
    for (const want of wanted) {
      const name = key(want);
      ahead.set(name, ahead.get(name) - 1);
      if (want.nodeType !== 1) {
        if (at && at.nodeType === want.nodeType) {
          if (at.nodeValue !== want.nodeValue) at.nodeValue = want.nodeValue;
          at = at.nextSibling;
        } else {
          old.insertBefore(document.importNode(want), at);
        }
        continue;
      }
      let found = at;
      while (found && key(found) !== name) found = found.nextSibling;
      if (found) {
        while (at !== found && !isWanted(at)) drop();
      } else {
        let next = at;
        while (next && next.nodeType !== 1) next = next.nextSibling;
        if (next && next.nodeName === want.nodeName && !isWanted(next)) {
          while (at !== next) drop();
          found = next;
        }
      }
      if (!found) {
        old.insertBefore(document.importNode(want, true), at);
        continue;
      }
      if (found === at) at = at.nextSibling;
      else old.insertBefore(found, at);
      become(found, want);
    }
    while (at) drop();
  };

  // What the head has otherwise; a style sheet goes when the one in its place has come.
  const isStyle = (node) => node.rel === "stylesheet";
  const head = (now) => {
    const nodes = (tree) => [...tree.head.children].filter((node) => node.nodeName !== "SCRIPT");
    const same = (list, one) => list.find((node) => node.isEqualNode(one));
    const old = nodes(document), fresh = nodes(now);
    const gone = old.filter((node) => !same(fresh, node)), come = fresh.filter((node) => !same(old, node));
    let missing = come.filter(isStyle).length;
    const done = () => --missing > 0 || gone.forEach((node) => node.remove());
    for (const node of gone) if (!isStyle(node)) node.remove();
    for (const node of come) {
      const copy = document.importNode(node, true);
      const after = fresh.slice(fresh.indexOf(node) + 1).filter(isStyle);
      const next = isStyle(node) && after.map((sheet) => same(old, sheet)).find(Boolean);
      if (isStyle(node)) copy.onload = copy.onerror = done;
      if (next) next.before(copy);
      else document.head.append(copy);
    }
    if (!missing) done();
  };

  const scripts = (tree) => [...tree.scripts].map((script) => script.getAttribute("src")).filter((src) => src && !src.startsWith("/.standfirst/"));
  // The scripts that have run here: a page that wants another has to be loaded anew.
  let ran;

  const show = (now) => {
    const fresh = [...now.scripts].find((script) => script.dataset.page)?.dataset;
    if (fresh) version = fresh.version;
    if (fresh && fresh.page === page) return;
    ran ??= scripts(document);
    if (!fresh || scripts(now).some((src) => !ran.includes(src))) return location.reload();
    page = fresh.page;
    head(now);
    attributes(document.documentElement, now.documentElement);
    attributes(document.body, now.body);
    children(document.body, now.body);
    document.querySelector("input[type=search]")?.dispatchEvent(new Event("input", { bubbles: true }));
  };

  // What is wrong, over the page: outside of its body and of its style.
  const host = document.createElement("div"), shadow = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial; color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
    section, .badge { position: fixed; z-index: 2147483647; background: Canvas; color: CanvasText; }
    section { inset: auto 0 0; max-height: 70vh; overflow: auto; padding: 1rem; border-top: 4px solid light-dark(#b3261e, #ff8a80); box-shadow: 0 0 24px #0006; }
    .mild, .badge { border-color: light-dark(#8a5a00, #ffc766); }
    h2 { font-size: 1.05rem; margin: 0 0 .5rem; }
    pre { font: 13px/1.45 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; margin: 1rem 0 0; }
    a { color: LinkText; }
    button { font: inherit; min-height: 2rem; padding: 0 .8rem; border: 2px solid; border-radius: 4px; }
    .close { float: right; }
    .badge { right: 1rem; bottom: 1rem; }
    :focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
    .status { position: absolute; clip-path: inset(50%); }
    @media print { section, button { display: none; } }
  `);
  shadow.adoptedStyleSheets = [sheet];
  const make = (name, words, into = shadow) => {
    const node = into.appendChild(document.createElement(name));
    node.textContent = words;
    return node;
  };
  const status = make("p", "");
  status.className = "status";
  status.setAttribute("role", "status");
  const count = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;

  const list = (found, isMild) => {
    const section = make("section", "");
    const title = count(found.length, isMild ? "warning" : "error");
    section.setAttribute("aria-label", title);
    section.className = isMild ? "mild" : "errors";
    const close = make("button", "Close", section);
    close.className = "close";
    close.title = "Escape closes, too";
    make("h2", isMild ? title : `${title}: this page is as it was before`, section);
    for (const { text, editor } of found) {
      make("pre", text, section);
      if (editor) make("a", "Open in the editor", section).href = editor;
    }
    close.onclick = () => section.remove();
    return section;
  };

  const tell = (findings) => {
    const now = JSON.stringify(findings);
    if (now === said) return;
    said = now;
    const { errors, warnings } = findings;
    shadow.querySelectorAll("section, button").forEach((node) => node.remove());
    const words = errors.length ? count(errors.length, "error") : warnings.length ? count(warnings.length, "warning") : "";
    status.textContent = words || "Nothing is wrong";
    if (errors.length) list(errors, false);
    if (!warnings.length) return;
    const badge = make("button", count(warnings.length, "warning"));
    badge.className = "badge";
    badge.onclick = () => {
      const open = shadow.querySelector("section.mild");
      if (open) open.remove();
      else list(warnings, true).querySelector("button").focus();
    };
  };
  addEventListener("keydown", (event) => {
    const section = shadow.querySelector("section");
    if (event.key === "Escape" && section) section.querySelector("button").click();
  });

  const heard = ({ data }) => {
    const event = JSON.parse(data);
    get("/.standfirst/findings", "json", tell);
    if (event.go && event.version !== version) {
      const to = new URL(event.go, location.href);
      if (to.pathname !== location.pathname) return location.assign(to);
      get(location.href, "document", (now) => {
        show(now);
        document.getElementById(decodeURIComponent(to.hash.slice(1)))?.scrollIntoView({ block: "center" });
      });
    } else if (event.version !== version) {
      get(location.href, "document", show);
    }
  };
  // A hidden tab listens to nothing: a browser keeps six connections to a server, and no more.
  const listen = () => {
    stream?.close();
    if (document.hidden) return;
    stream = new EventSource("/.standfirst/events");
    stream.onmessage = heard;
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => stream?.close());
  addEventListener("pageshow", (event) => event.persisted && listen());
  document.documentElement.append(host);
  listen();
})();
