// Who stands where: on a phone by provision and in words; the table is a region with a name that the keyboard scrolls.
const parties = ["Ferry workers", "Island council", "Mainland ministry", "Port authority", "Fishers of the outer bank", "Chamber of trade"];
const id = (party) => party.toLowerCase().split(" ")[0];
const stand = (party, position) => `{party: ${id(party)}, position: ${position}, evidence: "report, para 3"}`;

export const site = {
  "content/site.yaml": "title: Positions\n",
  "content/_index.md": `---
kind: briefing
title: The port
reviewed: 2025-12-20
sources: [{id: report, title: The report, type: news}]
parties:
${parties.map((party) => `  - {id: ${id(party)}, name: ${party}, type: organisation, column: true}`).join("\n")}
provisions:
  - id: tariffs
    title: Tariffs are capped
    status: proposed
    evidence: report, para 2
    positions: [${stand(parties[0], "supports")}, ${stand(parties[1], "supports")}, ${stand(parties[2], "opposes")}]
  - id: pilots
    title: Pilots of both shores
    status: proposed
    evidence: report, para 4
    positions: [${stand(parties[3], "undecided")}]
---

The port is shared.
`,
};

// The first provision's group as it reads, and whether it can be seen before the table.
const group = (page) => page.evaluate(() => {
  const groups = document.querySelector(".by-provision");
  const first = groups.querySelector("li");
  const table = document.querySelector("table");
  return {
    isSeen: first.checkVisibility() && first.getBoundingClientRect().bottom < table.getBoundingClientRect().top,
    words: groups.checkVisibility() ? first.innerText.replaceAll(/\s+/g, " ") : "",
  };
});

export async function behave({ open, check }) {
  const phone = await open("/positions/", { viewport: { width: 390, height: 700 } });
  const { isSeen, words } = await group(phone);
  check("on a phone the positions stand by provision, above the table", isSeen);
  check("the groups say who supports and who opposes", /Supports: Ferry workers, Island council/.test(words) && /Opposes: Mainland ministry/.test(words), words);
  check("the groups say who is silent", /Not stated in our sources: Port authority/.test(words), words);
  check("the first group stands on the first screen", await phone.evaluate(() => {
    const box = document.querySelector(".by-provision li").getBoundingClientRect();
    return box.height > 0 && box.top < innerHeight;
  }));
  check("the page is as wide as the screen", await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth));

  const region = phone.locator('[role="region"]:has(> table)');
  const name = (await region.count()) ? await region.evaluate((element) => {
    const label = document.getElementById(element.getAttribute("aria-labelledby"));
    return label?.textContent.trim() ?? "";
  }) : "";
  check("the table is a region with a name", name.length > 10, name);
  for (let stop = 0; stop < 80; stop += 1) {
    await phone.keyboard.press("Tab");
    if (await phone.evaluate(() => document.activeElement.matches(":has(> table)"))) break;
  }
  check("the keyboard reaches the region", await phone.evaluate(() => document.activeElement.matches(":has(> table)")));
  for (let press = 0; press < 4; press += 1) await phone.keyboard.press("ArrowRight");
  const moved = () => phone.evaluate(() => document.querySelector("table").parentElement.scrollLeft);
  await phone.waitForFunction(() => document.querySelector("table").parentElement.scrollLeft > 40, null, { timeout: 1000 }).catch(() => {});
  check("the arrow keys scroll it", (await moved()) > 40, await moved());
  check("the provision stays in view beside its positions", await phone.evaluate(() => {
    const head = document.querySelector("tbody th").getBoundingClientRect();
    return head.left >= 0 && head.right <= innerWidth;
  }));

  const wide = await open("/positions/");
  check("on a wide screen there is the table alone", !(await group(wide)).words && (await wide.locator("table").isVisible()));
  const heads = await wide.evaluate(() => [...document.querySelectorAll("thead th")].map((head) => `${head.scope} ${head.innerText}`));
  check("every column has a head", heads.length === 7 && heads.every((head) => head.startsWith("col ")) && heads[2].includes("Island council"), heads);
}

export const faults = {
  "no groups on a phone": {
    css: ".by-provision { display: none !important }",
    breaks: [
      "on a phone the positions stand by provision, above the table", "the first group stands on the first screen",
      "the groups say who supports and who opposes", "the groups say who is silent",
    ],
  },
  "groups on every screen": { css: ".by-provision { display: block !important }", breaks: ["on a wide screen there is the table alone"] },
  "the table is no region": {
    html: (html) => html.replaceAll('role="region" tabindex="0"', ""),
    breaks: ["the table is a region with a name", "the keyboard reaches the region"],
  },
  "the table pushes the page": {
    css: ".scroll { overflow: visible !important }",
    breaks: ["the page is as wide as the screen", "the arrow keys scroll it"],
  },
  "heads scroll away": { css: "tbody th { position: static !important }", breaks: ["the provision stays in view beside its positions"] },
  "heads of nothing": { html: (html) => html.replaceAll(' scope="col"', ""), breaks: ["every column has a head"] },
};
