// A static host on loopback: folders have index.html, what is missing is 404.html; all below a base path.
// What it serves may be spoilt on the way, to see whether a test notices: `spoil(text, file name)` gives the new text.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { join, normalize } from "node:path";

const TYPES = {
  html: "text/html; charset=utf-8", css: "text/css", js: "text/javascript", svg: "image/svg+xml",
  png: "image/png", xml: "application/xml", txt: "text/plain", woff2: "font/woff2", json: "application/json",
};

export async function serve(folder, base = "/", spoil = null) {
  const server = createServer(async (request, response) => {
    const whole = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
    const path = whole.startsWith(base) ? whole.slice(base.length - 1) : "/outside-the-base-path";
    const file = join(folder, path.endsWith("/") ? path + "index.html" : path);
    try {
      const bytes = spoil && /\.(html|css)$/.test(file) ? spoil(await readFile(file, "utf8"), file) : await readFile(file);
      response.writeHead(200, { "content-type": TYPES[file.split(".").pop()] ?? "application/octet-stream" });
      response.end(bytes);
    } catch {
      const bytes = await readFile(join(folder, "404.html")).catch(() => "not found");
      response.writeHead(404, { "content-type": TYPES.html });
      response.end(bytes);
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
