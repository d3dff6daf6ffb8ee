"use strict";
// Choosing and searching in a register, from a file and without a network. Without script everything is simply there.
// An <article data-kies='[["Thema", ["Leren"]]]'> can be chosen; the table with links to such articles is its overview.
(() => {
  const maak = (naam, eigenschappen, ...kinderen) => {
    const element = Object.assign(document.createElement(naam), eigenschappen);
    element.append(...kinderen);
    return element;
  };
  const kaal = (tekst) => tekst.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  // One entry per row of an overview: what it can be chosen by, its words, and what to show or hide.
  const ingangen = (tabel) => [...tabel.tBodies[0].rows].flatMap((rij) => {
    const link = rij.querySelector('a[href^="#"]');
    const blad = link && document.getElementById(decodeURIComponent(link.hash.slice(1)))?.closest("article[data-kies]");
    return blad ? [{ rij, blad, bij: new Map(JSON.parse(blad.dataset.kies)), woorden: kaal(rij.textContent + " " + blad.textContent) }] : [];
  });

  // A heading inside the first article of a theme would vanish with it.
  const koppenLos = (items) => items.flatMap(({ blad }) => {
    const kop = blad.querySelector(":scope > h2");
    if (kop) blad.before(kop);
    return kop ? [kop] : [];
  });
  const heeftBlad = (kop) => {
    for (let na = kop.nextElementSibling; na?.matches("article"); na = na.nextElementSibling) {
      if (!na.hidden) return true;
    }
    return false;
  };

  const keuzes = (items) => {
    const uit = new Map();
    for (const { bij } of items) {
      for (const [naam, waarden] of bij) {
        const lijst = uit.get(naam) ?? new Map();
        for (const waarde of new Set(waarden)) lijst.set(waarde, (lijst.get(waarde) ?? 0) + 1);
        uit.set(naam, lijst);
      }
    }
    return uit;
  };

  const keuzelijst = (naam, waarden) => {
    const lijst = maak("select", { name: naam }, maak("option", { value: "" }, "alle"));
    for (const [waarde, aantal] of [...waarden].sort(([a], [b]) => a.localeCompare(b, "nl"))) {
      lijst.append(maak("option", { value: waarde }, `${waarde} (${aantal})`));
    }
    return lijst;
  };

  const zetOp = (tabel, nummer) => {
    const items = ingangen(tabel);
    if (items.length < 2) return;
    const koppen = koppenLos(items);
    const zoek = maak("input", { type: "search", name: "zoek", autocomplete: "off" });
    const lijsten = [...keuzes(items)].filter(([, w]) => w.size).map(([naam, w]) => [naam, keuzelijst(naam, w)]);
    const stand = maak("p", { className: "stand" });
    stand.setAttribute("role", "status");
    const alles = maak("button", { type: "reset" }, "Alles tonen");
    const vorm = maak(
      "form",
      { className: "kiezen" },
      maak("label", {}, "Zoeken ", zoek),
      ...lijsten.map(([naam, lijst]) => maak("label", {}, `${naam} `, lijst)),
      alles,
      stand,
    );
    vorm.setAttribute("role", "search");
    vorm.setAttribute("aria-label", nummer ? `Zoeken en kiezen ${nummer + 1}` : "Zoeken en kiezen");

    const past = ({ bij, woorden }) =>
      kaal(zoek.value).split(/\s+/).every((woord) => woorden.includes(woord)) &&
      lijsten.every(([naam, lijst]) => !lijst.value || bij.get(naam)?.includes(lijst.value));
    const toon = () => {
      let aantal = 0;
      for (const item of items) {
        const goed = past(item);
        item.rij.hidden = item.blad.hidden = !goed;
        if (goed) aantal += 1;
      }
      for (const kop of koppen) kop.hidden = !heeftBlad(kop);
      alles.disabled = aantal === items.length;
      stand.textContent = aantal ? `${aantal} van ${items.length} getoond` : "Niets gevonden. Kies minder of zoek een ander woord.";
    };
    vorm.addEventListener("input", toon);
    vorm.addEventListener("reset", () => setTimeout(toon));
    vorm.addEventListener("submit", (gebeurtenis) => gebeurtenis.preventDefault());
    // someone who follows a link to what is hidden wants to see it
    addEventListener("hashchange", () => {
      const doel = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (doel?.closest("article[hidden]")) {
        vorm.reset();
        setTimeout(() => doel.scrollIntoView());
      }
    });
    tabel.before(vorm);
    toon();
  };

  [...document.querySelectorAll("table")].filter((t) => t.tBodies.length && ingangen(t).length).forEach(zetOp);
})();
