// A click on a mark opens its rows in a dialog; without this script the mark's link leads to the row further down.
(function () {
  "use strict";
  var rows = document.getElementById("rows");
  var dialog = document.createElement("dialog");
  var heading = document.createElement("h2");
  var close = document.createElement("button");
  var body = document.createElement("div");
  var opener = null;

  function shown(ids) {
    return ids.split(" ").map(function (id) { return document.getElementById("row-" + id); }).filter(Boolean);
  }

  // The data sets that some rows cite, each once, as the foot of the page describes them.
  function datasets(found) {
    var entries = [];
    found.forEach(function (row) {
      row.querySelectorAll('a[href^="#s-"]').forEach(function (link) {
        var entry = document.getElementById(link.hash.slice(1));
        if (entry && entry.className === "dataset" && entries.indexOf(entry) < 0) { entries.push(entry); }
      });
    });
    return entries;
  }

  // A copy of a row, or of an entry of the foot, without its id.
  function copied(original) {
    var copy = document.createElement(original.tagName === "LI" ? "p" : original.tagName);
    copy.className = original.className;
    copy.append.apply(copy, Array.from(original.cloneNode(true).childNodes));
    return copy;
  }

  // The rows of a mark stand on the statement before it, or on the cell around it.
  function open(mark) {
    var told = mark.previousElementSibling;
    var holder = told && told.dataset.rows ? told : mark.closest("[data-rows]");
    var found = holder ? shown(holder.dataset.rows) : [];
    if (!found.length || !dialog.showModal) { return false; }
    body.replaceChildren.apply(body, found.concat(datasets(found)).map(copied));
    opener = mark;
    dialog.showModal();
    body.scrollTop = 0;
    return true;
  }

  heading.textContent = rows.dataset.title;
  heading.id = "dialog-title";
  close.type = "button";
  close.textContent = rows.dataset.close;
  close.addEventListener("click", function () { dialog.close(); });
  dialog.setAttribute("aria-labelledby", heading.id);
  body.className = "rows";
  body.tabIndex = 0;
  dialog.append(heading, close, body);
  dialog.addEventListener("click", function (event) {
    if (event.target === dialog || event.target.closest("a")) { dialog.close(); }
  });
  dialog.addEventListener("close", function () { if (opener) { opener.focus(); } });
  document.body.append(dialog);
  document.addEventListener("click", function (event) {
    var mark = event.target.closest("a.mark");
    if (mark && !event.ctrlKey && !event.metaKey && open(mark)) { event.preventDefault(); }
  });
  // The rows lie folded away until a link leads to one of them, or the page is printed.
  var folded = rows.querySelector("details");
  function unfold() {
    var aim = location.hash.indexOf("#row-") === 0 && document.getElementById(location.hash.slice(1));
    if (folded && aim && !folded.open) { folded.open = true; aim.scrollIntoView(); }
  }
  unfold();
  addEventListener("hashchange", unfold);
  addEventListener("beforeprint", function () { if (folded) { folded.open = true; } });
  // A box that scrolls sideways can be reached and scrolled by keyboard.
  function reachable() {
    document.querySelectorAll(".scroll").forEach(function (box) {
      if (box.scrollWidth > box.clientWidth + 1) { box.tabIndex = 0; } else { box.removeAttribute("tabindex"); }
    });
  }
  reachable();
  addEventListener("resize", reachable);
})();
