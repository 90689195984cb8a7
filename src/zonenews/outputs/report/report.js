"use strict";
// Switches, links between facts and words, sorting, search, copies. No text of a document is ever made markup here.
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const card = document.getElementById("card");
  const find = document.getElementById("find");
  const theme = document.getElementById("theme");

  // A switch hides the marks of its kind.
  for (const box of all("input[data-kind]")) {
    box.addEventListener("change", () => {
      const main = box.closest("main");
      const off = all("input[data-kind]", main).filter((other) => !other.checked);
      main.dataset.off = off.map((other) => other.dataset.kind).join(" ");
    });
  }

  // The card tells of the mention under the pointer or in focus, but not of kinds that are switched off.
  const told = (mark) => {
    const off = mark.closest("main").dataset.off.split(" ");
    const lines = [];
    for (let at = mark; at && at.tagName === "MARK"; at = at.parentElement) {
      if (!off.includes(at.className.slice(2))) lines.push(at.dataset.told);
    }
    return lines.reverse().join("\n\n");
  };
  const show = (event) => {
    const mark = event.target.closest && event.target.closest("mark");
    const text = mark ? told(mark.querySelector("mark:only-child") || mark) : "";
    card.textContent = text;
    card.hidden = !text;
  };
  document.addEventListener("mouseover", show);
  document.addEventListener("focusin", show);

  const clear = () => {
    for (const piece of all(".p.lit, .p.near")) piece.classList.remove("lit", "near");
    for (const chosen of all(".chosen")) chosen.classList.remove("chosen");
  };

  // Choosing a fact lights up the words of its slots, and the rest of its evidence faintly.
  const choose = (main, id) => {
    clear();
    for (const element of all(`[data-id="${id}"]`, main)) if (element.tagName !== "MARK") element.classList.add("chosen");
    const row = main.querySelector(`tr[data-id="${id}"]`);
    if (!row) return;
    const spans = row.dataset.spans.split(" ").map((part) => {
      const [slot, range] = part.split(":");
      const [start, end] = range.split("-").map(Number);
      return { slot, start, end };
    });
    let first = null;
    for (const piece of all(".p", main)) {
      const start = Number(piece.dataset.s), end = Number(piece.dataset.e);
      const inside = spans.filter((span) => span.start <= start && end <= span.end);
      if (inside.some((span) => span.slot !== "evidence")) piece.classList.add("lit");
      else if (inside.length) piece.classList.add("near");
      else continue;
      first = first || piece;
    }
    if (first) first.scrollIntoView({ block: "center", behavior: "smooth" });
  };

  // Choosing a mention marks the facts one of whose slots was read from it.
  const usedBy = (main, mark) => {
    clear();
    const pieces = all(".p", mark).concat(mark.closest(".p") || []);
    const places = pieces.map((piece) => [Number(piece.dataset.s), Number(piece.dataset.e)]);
    let first = null;
    for (const row of all("tbody tr", main)) {
      const used = row.dataset.spans.split(" ").some((part) => {
        const [slot, range] = part.split(":");
        const [start, end] = range.split("-").map(Number);
        return slot !== "evidence" && places.some(([from, to]) => start <= from && to <= end);
      });
      if (!used) continue;
      row.classList.add("chosen");
      first = first || row;
    }
    for (const piece of pieces) piece.classList.add("lit");
    if (first) first.scrollIntoView({ block: "nearest", behavior: "smooth" });
  };

  const act = (event) => {
    const main = event.target.closest && event.target.closest("main");
    if (!main) return;
    const fact = event.target.closest("tbody tr, g.bar");
    const mark = event.target.closest("mark");
    if (fact) choose(main, fact.dataset.id);
    else if (mark) usedBy(main, mark);
  };
  document.addEventListener("click", act);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clear();
    const chosen = event.target.matches && event.target.matches("tbody tr, g.bar, mark");
    if (chosen && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); act(event); }
    if (chosen && event.target.tagName === "TR" && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const next = event.key === "ArrowDown" ? event.target.nextElementSibling : event.target.previousElementSibling;
      if (next) { event.preventDefault(); next.focus(); }
    }
  });
  document.getElementById("clear").addEventListener("click", () => { clear(); find.value = ""; filter(); });

  // A column sorts by its numbers where it has any, else by its words.
  for (const button of all("th .sort")) {
    button.addEventListener("click", () => {
      const head = button.parentElement, body = head.closest("table").tBodies[0];
      const column = Array.from(head.parentElement.children).indexOf(head);
      const up = head.getAttribute("aria-sort") !== "ascending";
      for (const other of head.parentElement.children) other.setAttribute("aria-sort", "none");
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const key = (row) => row.children[column].dataset.key;
      const number = (text) => (text !== "" && Number.isFinite(Number(text)) ? Number(text) : null);
      const rows = Array.from(body.rows).sort((a, b) => {
        const one = key(a), two = key(b);
        if (one === "" || two === "") return (one === "") - (two === "");
        const x = number(one), y = number(two);
        const order = x !== null && y !== null ? x - y : one.localeCompare(two, "zh");
        return up ? order : -order;
      });
      body.append(...rows);
    });
  }

  const filter = () => {
    const word = find.value.trim().toLowerCase();
    for (const row of all("tbody tr")) row.hidden = word !== "" && !row.textContent.toLowerCase().includes(word);
  };
  find.addEventListener("input", filter);

  const copy = async (text, button) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch (error) {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    const words = button.textContent;
    button.textContent = document.querySelector("button.json").dataset.done;
    setTimeout(() => { button.textContent = words; }, 1200);
  };
  // A cell that a spreadsheet would take for a formula gets an apostrophe before it.
  const quoted = (text) => `"${(/^[=+\-@\t\r]/.test(text) && !/^[+-]?[0-9.,]+( |%|$)/.test(text) ? "'" + text : text).replaceAll('"', '""')}"`;
  const csv = (table) => Array.from(table.rows).filter((row) => !row.hidden)
    .map((row) => Array.from(row.cells).map((cell) => quoted(cell.textContent)).join(",")).join("\r\n");
  for (const button of all("button.csv")) {
    button.addEventListener("click", () => copy(csv(button.closest("h3").nextElementSibling.querySelector("table")), button));
  }
  for (const button of all("button.json")) {
    button.addEventListener("click", () => copy(button.closest("section").querySelector("script.data").textContent, button));
  }

  theme.addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    theme.textContent = dark ? theme.dataset.dark : theme.dataset.light;
  });
})();
